import { SimFontString } from "./fontString";
import type { WidgetHost } from "./host";
import { SimRegion } from "./region";
import { SimTexture } from "./texture";

/** Frames, and what all frames of a client share. */

export type Handler = (this: void, ...args: unknown[]) => unknown;

/** What all frames of one client share. */
export interface FrameRegistry {
  /** The frames that get an event, in the order in which they asked for it. */
  listeners: Record<string, SimFrame[]>;
  /** The frames with an `OnUpdate` script. */
  updating: SimFrame[];
  /** The frames with an `OnSizeChanged` script, and the sizes that they were told last. */
  sized: SimFrame[];
  /** The edit box that has the keyboard. */
  focus: SimFrame | undefined;
  /** The frame that the mouse is over. */
  hovered: SimFrame | undefined;
  /** How many frames have been made. */
  made: number;
  /** The window that the addon lets follow the mouse, or whose lower right corner does. */
  held: { frame: SimFrame; isSized: boolean } | undefined;
}

const STRATA: Record<string, number> = {
  BACKGROUND: 0,
  LOW: 1,
  MEDIUM: 2,
  HIGH: 3,
  DIALOG: 4,
  FULLSCREEN: 5,
  FULLSCREEN_DIALOG: 6,
  TOOLTIP: 7,
};

/** A frame: events, scripts, children. */
export class SimFrame extends SimRegion {
  scripts: Record<string, Handler | undefined> = {};
  hooks: Record<string, Handler[] | undefined> = {};
  regions: SimRegion[] = [];
  strata: string | undefined;
  level: number | undefined;
  /** Moves on with each `Raise`: later frames of a level lie in front. */
  raised = 0;
  movable = false;
  resizable = false;
  bounds = { minWidth: 0, minHeight: 0, maxWidth: math.huge, maxHeight: math.huge };
  clips = false;
  mouse = false;
  wheel = false;
  propagatesKeys = false;
  keyboard = false;
  toldWidth = 0;
  toldHeight = 0;
  template = "";
  /** Which of this client's frames it is, by the order in which they were made. */
  readonly serial: number;

  constructor(
    host: WidgetHost,
    parent: SimRegion | undefined,
    readonly name: string | undefined,
    readonly registry: FrameRegistry,
  ) {
    super(host, parent);
    registry.made += 1;
    this.serial = registry.made;
  }

  /** Runs a script of the addon, with the frame before the arguments. */
  run(script: string, ...args: unknown[]): void {
    const handler = this.scripts[script];
    if (handler !== undefined) {
      this.host.call(handler, this, ...args);
    }
    for (const hook of this.hooks[script] ?? []) {
      this.host.call(hook, this, ...args);
    }
  }
  handles(script: string): boolean {
    return this.scripts[script] !== undefined || this.hooks[script] !== undefined;
  }
  GetName(): string | undefined {
    return this.name;
  }
  SetScript(script: string, handler: Handler | undefined): void {
    // What was hooked before goes with the script that it was hooked to, as in the game.
    this.scripts[script] = handler;
    this.hooks[script] = undefined;
    if (script === "OnUpdate") {
      this.registry.updating = this.registry.updating.filter((frame) => frame !== this);
      if (handler !== undefined) {
        this.registry.updating.push(this);
      }
    }
    if (script === "OnSizeChanged") {
      this.watchSize();
    }
    if (script === "OnEnter" || script === "OnMouseDown") {
      this.mouse = true;
    }
  }
  GetScript(script: string): Handler | undefined {
    return this.scripts[script];
  }
  HookScript(script: string, handler: Handler): void {
    if (script === "OnSizeChanged") {
      this.watchSize();
    }
    (this.hooks[script] ??= []).push(handler);
  }
  private watchSize(): void {
    if (!this.registry.sized.includes(this)) {
      this.registry.sized.push(this);
    }
  }
  RegisterEvent(event: string): boolean {
    if (this.host.registerKnownEvent?.(event) === false) {
      error(`Attempt to register unknown event "${event}"`, 2);
    }
    const listeners = (this.registry.listeners[event] ??= []);
    if (listeners.includes(this)) {
      return false;
    }
    listeners.push(this);
    return true;
  }
  UnregisterEvent(event: string): boolean {
    const listeners = this.registry.listeners[event] ?? [];
    this.registry.listeners[event] = listeners.filter((frame) => frame !== this);
    return listeners.includes(this);
  }
  CreateFontString(_name?: string, layer?: string, template?: string): SimFontString {
    const created = new SimFontString(this.host, this, template);
    created.layer = layer ?? "ARTWORK";
    this.regions.push(created);
    return created;
  }
  CreateTexture(_name?: string, layer?: string, _template?: string, subLevel?: number): SimTexture {
    const created = new SimTexture(this.host, this);
    created.SetDrawLayer(layer ?? "ARTWORK", subLevel);
    this.regions.push(created);
    return created;
  }
  override SetShown(shown: boolean): void {
    if (shown === this.shown) {
      return;
    }
    const wasVisible = this.IsVisible();
    super.SetShown(shown);
    if (wasVisible !== this.IsVisible()) {
      this.runVisibility(shown ? "OnShow" : "OnHide");
    }
  }
  /** What a parent's showing and hiding does to those in it too. */
  private runVisibility(script: "OnShow" | "OnHide"): void {
    this.run(script);
    for (const region of [...this.regions]) {
      if (region instanceof SimFrame && region.shown) {
        region.runVisibility(script);
      }
    }
  }
  SetParent(parent: SimFrame): void {
    const last = this.parent;
    if (last instanceof SimFrame) {
      last.regions = last.regions.filter((region) => region !== this);
    }
    this.parent = parent;
    parent.regions.push(this);
    this.moved();
  }
  GetChildren(): LuaMultiReturn<SimFrame[]> {
    return $multi(...this.regions.filter((region) => region instanceof SimFrame));
  }
  GetRegions(): LuaMultiReturn<SimRegion[]> {
    return $multi(...this.regions.filter((region) => !(region instanceof SimFrame)));
  }
  SetMovable(movable: boolean): void {
    this.movable = movable;
  }
  SetResizable(resizable: boolean): void {
    this.resizable = resizable;
  }
  SetResizeBounds(minWidth: number, minHeight: number, maxWidth?: number, maxHeight?: number): void {
    this.bounds = { minWidth, minHeight, maxWidth: maxWidth ?? math.huge, maxHeight: maxHeight ?? math.huge };
  }
  StartMoving(): void {
    if (!this.movable) {
      error("Frame is not movable", 2);
    }
    this.registry.held = { frame: this, isSized: false };
  }
  StartSizing(): void {
    if (!this.resizable) {
      error("Frame is not resizable", 2);
    }
    this.registry.held = { frame: this, isSized: true };
  }
  StopMovingOrSizing(): void {
    this.registry.held = undefined;
  }
  EnableMouse(enable: boolean): void {
    this.mouse = enable;
  }
  IsMouseEnabled(): boolean {
    return this.mouse;
  }
  EnableMouseWheel(enable: boolean): void {
    this.wheel = enable;
  }
  EnableKeyboard(enable: boolean): void {
    this.keyboard = enable;
  }
  SetPropagateKeyboardInput(propagate: boolean): void {
    this.propagatesKeys = propagate;
  }
  RegisterForDrag(): void {}
  SetClampedToScreen(): void {}
  SetHitRectInsets(): void {}
  SetToplevel(): void {}
  SetClipsChildren(clips: boolean): void {
    this.clips = clips;
  }
  IsMouseOver(): boolean {
    return this.registry.hovered === this;
  }
  SetFrameStrata(strata: string): void {
    this.strata = strata;
  }
  GetFrameStrata(): string {
    return this.strata ?? (this.parent instanceof SimFrame ? this.parent.GetFrameStrata() : "MEDIUM");
  }
  SetFrameLevel(level: number): void {
    this.level = level;
  }
  GetFrameLevel(): number {
    return this.level ?? (this.parent instanceof SimFrame ? this.parent.GetFrameLevel() + 1 : 0);
  }
  Raise(): void {
    this.host.layoutVersion += 1;
    this.raised = this.host.layoutVersion;
  }
}

/** When the window that a frame is in was raised last: all of it lies in front of those that were raised before. */
export function raisedRank(frame: SimFrame): number {
  return math.max(frame.raised, frame.parent instanceof SimFrame ? raisedRank(frame.parent) : 0);
}

/** How far in front the frame's stratum lies. */
export function strataRank(frame: SimFrame): number {
  return STRATA[frame.GetFrameStrata()] ?? 2;
}

/** Tells the frames that want to know it that their size has changed, until nothing changes any more. */
export function tellSizes(registry: FrameRegistry): void {
  for (const _ of $range(1, 5)) {
    let isChanged = false;
    for (const frame of [...registry.sized]) {
      const [width, height] = [frame.GetWidth(), frame.GetHeight()];
      if (width === frame.toldWidth && height === frame.toldHeight) {
        continue;
      }
      frame.toldWidth = width;
      frame.toldHeight = height;
      isChanged = true;
      frame.run("OnSizeChanged", width, height);
    }
    if (!isChanged) {
      return;
    }
  }
}
