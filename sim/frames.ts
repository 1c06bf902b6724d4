import { SimFontString, SimRegion, SimTexture } from "./regions";
import type { WidgetHost } from "./widgetHost";

type Handler = (this: void, ...args: unknown[]) => void;

/** What all frames of one client share. */
export interface FrameRegistry {
  /** The frames that get an event, in the order in which they asked for it. */
  listeners: Record<string, SimFrame[]>;
  /** The frames with an `OnUpdate` script. */
  updating: SimFrame[];
}

/** A frame: events, scripts, children. */
export class SimFrame extends SimRegion {
  scripts: Record<string, Handler | undefined> = {};
  regions: SimRegion[] = [];
  strata = "MEDIUM";
  movable = false;

  constructor(
    host: WidgetHost,
    parent: SimRegion | undefined,
    readonly name: string | undefined,
    readonly registry: FrameRegistry,
  ) {
    super(host, parent);
  }

  /** Runs a script of the addon, with the frame before the arguments. */
  run(script: string, ...args: unknown[]): void {
    const handler = this.scripts[script];
    if (handler !== undefined) this.host.call(handler, this, ...args);
  }
  GetName(): string | undefined {
    return this.name;
  }
  SetScript(script: string, handler: Handler | undefined): void {
    this.scripts[script] = handler;
    if (script !== "OnUpdate") return;
    this.registry.updating = this.registry.updating.filter((frame) => frame !== this);
    if (handler !== undefined) this.registry.updating.push(this);
  }
  GetScript(script: string): Handler | undefined {
    return this.scripts[script];
  }
  RegisterEvent(event: string): boolean {
    if (this.host.registerKnownEvent?.(event) === false)
      error(`Attempt to register unknown event "${event}"`, 2);
    const listeners = (this.registry.listeners[event] ??= []);
    if (listeners.includes(this)) return false;
    listeners.push(this);
    return true;
  }
  UnregisterEvent(event: string): boolean {
    const listeners = this.registry.listeners[event] ?? [];
    this.registry.listeners[event] = listeners.filter((frame) => frame !== this);
    return listeners.includes(this);
  }
  CreateFontString(_name?: string, _layer?: string, template?: string): SimFontString {
    const created = new SimFontString(this.host, this, template);
    this.regions.push(created);
    return created;
  }
  CreateTexture(): SimTexture {
    const created = new SimTexture(this.host, this);
    this.regions.push(created);
    return created;
  }
  override SetShown(shown: boolean): void {
    if (shown === this.shown) return;
    super.SetShown(shown);
    this.run(shown ? "OnShow" : "OnHide");
  }
  SetMovable(movable: boolean): void {
    this.movable = movable;
  }
  StartMoving(): void {
    if (!this.movable) error("Frame is not movable", 2);
  }
  StopMovingOrSizing(): void {}
  EnableMouse(): void {}
  RegisterForDrag(): void {}
  SetClampedToScreen(): void {}
  SetFrameStrata(strata: string): void {
    this.strata = strata;
  }
  Raise(): void {}
}

/** A button, also one with a check mark. */
export class SimButton extends SimFrame {
  text: string | undefined;
  enabled = true;
  checked = false;

  SetText(text: string): void {
    this.text = tostring(text);
  }
  GetText(): string | undefined {
    return this.text;
  }
  SetEnabled(enabled: boolean): void {
    this.enabled = enabled;
  }
  IsEnabled(): boolean {
    return this.enabled;
  }
  Click(button?: string): void {
    if (this.enabled) this.run("OnClick", button ?? "LeftButton", false);
  }
}

/** A button with a check mark, which a click sets or clears before its script runs. */
export class SimCheckButton extends SimButton {
  SetChecked(checked: boolean): void {
    this.checked = checked;
  }
  GetChecked(): boolean {
    return this.checked;
  }
  override Click(button?: string): void {
    if (this.enabled) this.checked = !this.checked;
    super.Click(button);
  }
}

/** A field to type into. */
export class SimEditBox extends SimFrame {
  text = "";
  numeric = false;
  maxLetters = 0;
  highlighted: [first: number, last: number] | undefined;
  hasFocus = false;

  SetText(text: string): void {
    this.setText(tostring(text), false);
  }
  /** What the player types in place of the present text. */
  type(text: string): void {
    this.setText(text, true);
  }
  private setText(text: string, byUser: boolean): void {
    const allowed = this.numeric ? string.gsub(text, "%D", "")[0] : text;
    this.text = this.maxLetters > 0 ? string.sub(allowed, 1, this.maxLetters) : allowed;
    this.run("OnTextChanged", byUser);
  }
  GetText(): string {
    return this.text;
  }
  SetNumeric(numeric: boolean): void {
    this.numeric = numeric;
  }
  SetMaxLetters(letters: number): void {
    this.maxLetters = letters;
  }
  SetAutoFocus(): void {}
  SetFocus(): void {
    this.hasFocus = true;
  }
  ClearFocus(): void {
    this.hasFocus = false;
  }
  HighlightText(first?: number, last?: number): void {
    this.highlighted = [first ?? 0, last ?? this.text.length];
  }
  SetCursorPosition(): void {}
}

/** A bar that is filled from the left. */
export class SimStatusBar extends SimFrame {
  minimum = 0;
  maximum = 1;
  value = 0;

  SetMinMaxValues(minimum: number, maximum: number): void {
    this.minimum = minimum;
    this.maximum = maximum;
  }
  SetValue(value: number): void {
    this.value = math.min(math.max(value, this.minimum), this.maximum);
  }
  GetValue(): number {
    return this.value;
  }
  SetStatusBarTexture(): boolean {
    return true;
  }
  SetStatusBarColor(): void {}
}

/** A frame with a part of a larger one to see. */
export class SimScrollFrame extends SimFrame {
  offset = 0;

  SetVerticalScroll(offset: number): void {
    this.offset = offset;
  }
  GetVerticalScrollRange(): number {
    return 0;
  }
}

/** The window that explains what the mouse is over. */
export class SimTooltip extends SimFrame {
  lines: string[] = [];

  SetOwner(): void {
    this.lines = [];
  }
  SetText(text: string): void {
    this.lines = [text];
  }
  AddLine(text: string): void {
    this.lines.push(text);
  }
}
