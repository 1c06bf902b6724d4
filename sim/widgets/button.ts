import type { SimFontString } from "./fontString";
import { SimFrame } from "./frame";
import type { SimTexture } from "./texture";

/** A button, also one with a check mark. */
export class SimButton extends SimFrame {
  override mouse = true;
  enabled = true;
  checked = false;
  selected = false;
  locked = false;
  motionWhileDisabled = false;
  label: SimFontString | undefined;
  normalFont = "GameFontNormal";
  disabledFont: string | undefined;
  normalTexture: SimTexture | undefined;
  highlightTexture: SimTexture | undefined;
  clicks = 0;

  /** The text of the button, in the middle unless its template says otherwise. */
  fontString(): SimFontString {
    if (this.label === undefined) {
      this.label = this.CreateFontString(undefined, "ARTWORK", this.normalFont);
      this.label.SetPoint("CENTER", 0, 0);
      this.label.wordWrap = false;
    }
    return this.label;
  }
  SetText(text: string): void {
    this.fontString().SetText(text);
  }
  SetFormattedText(format: string, ...values: unknown[]): void {
    this.fontString().SetFormattedText(format, ...values);
  }
  GetText(): string | undefined {
    return this.label?.GetText();
  }
  GetFontString(): SimFontString | undefined {
    return this.label;
  }
  GetTextWidth(): number {
    return this.fontString().GetStringWidth();
  }
  GetTextHeight(): number {
    return this.fontString().GetStringHeight();
  }
  SetNormalFontObject(font: string): void {
    this.normalFont = font;
    this.fontString().SetFontObject(font);
  }
  SetHighlightFontObject(): void {}
  SetDisabledFontObject(font: string): void {
    this.disabledFont = font;
  }
  SetPushedTextOffset(): void {}
  SetNormalTexture(file: string | number): void {
    this.normalTexture ??= this.fill("ARTWORK");
    this.normalTexture.SetTexture(file);
  }
  SetNormalAtlas(atlas: string): void {
    this.SetNormalTexture(atlas);
  }
  SetPushedTexture(): void {}
  SetDisabledTexture(): void {}
  SetHighlightTexture(file: string | number): void {
    this.highlightTexture ??= this.fill("HIGHLIGHT");
    this.highlightTexture.SetTexture(file);
  }
  GetNormalTexture(): SimTexture | undefined {
    return this.normalTexture;
  }
  GetHighlightTexture(): SimTexture | undefined {
    return this.highlightTexture;
  }
  private fill(layer: string): SimTexture {
    const texture = this.CreateTexture(undefined, layer);
    texture.SetAllPoints();
    return texture;
  }
  SetEnabled(enabled: boolean): void {
    const next = enabled === true;
    if (next === this.enabled) {
      return;
    }
    this.enabled = next;
    this.label?.SetFontObject(next ? this.normalFont : (this.disabledFont ?? this.normalFont));
    this.run(next ? "OnEnable" : "OnDisable");
  }
  Enable(): void {
    this.SetEnabled(true);
  }
  Disable(): void {
    this.SetEnabled(false);
  }
  IsEnabled(): boolean {
    return this.enabled;
  }
  SetMotionScriptsWhileDisabled(on: boolean): void {
    this.motionWhileDisabled = on;
  }
  RegisterForClicks(): void {}
  LockHighlight(): void {
    this.locked = true;
  }
  UnlockHighlight(): void {
    this.locked = false;
  }
  Click(button?: string): void {
    if (!this.enabled) {
      return;
    }
    this.clicks += 1;
    this.run("OnClick", button ?? "LeftButton", false);
  }
}

/** A button with a check mark, which a click sets or clears before its script runs. */
export class SimCheckButton extends SimButton {
  SetChecked(checked: boolean): void {
    this.checked = checked === true;
  }
  GetChecked(): boolean {
    return this.checked;
  }
  override Click(button?: string): void {
    if (this.enabled) {
      this.checked = !this.checked;
    }
    super.Click(button);
  }
}
