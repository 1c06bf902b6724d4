import { firstLetters } from "./fonts";
import type { SimFontString } from "./fontString";
import { SimFrame } from "./frame";

/** How far a scrolled or wide text moves out of its box before it is cut. */
const INSET = 2;

/** A field to type into. */
export class SimEditBox extends SimFrame {
  override mouse = true;
  text = "";
  numeric = false;
  maxLetters = 0;
  maxBytes = 0;
  multiLine = false;
  enabled = true;
  highlighted: [first: number, last: number] | undefined;
  label: SimFontString | undefined;
  font = "ChatFontNormal";
  insets = [0, 0, 0, 0];

  /** The text as it is drawn: from the left, in the box's own font. */
  fontString(): SimFontString {
    if (this.label === undefined) {
      this.label = this.CreateFontString(undefined, "ARTWORK", this.font);
      this.label.justify = "LEFT";
      this.label.justifyV = this.multiLine ? "TOP" : "MIDDLE";
      this.label.wordWrap = this.multiLine;
      this.placeText();
    }
    return this.label;
  }
  private placeText(): void {
    const [left, right] = [this.insets[0]!, this.insets[1]!];
    this.label?.ClearAllPoints();
    if (this.multiLine) {
      this.label?.SetPoint("TOPLEFT", left, -this.insets[2]!);
      this.label?.SetPoint("RIGHT", -right, 0);
    } else {
      this.label?.SetPoint("LEFT", left, 0);
      this.label?.SetPoint("RIGHT", -right - INSET, 0);
    }
  }
  SetText(text: string): void {
    this.write(tostring(text), false);
  }
  /** What the player types in place of the present text. */
  type(text: string): void {
    this.write(text, true);
  }
  private write(text: string, byUser: boolean): void {
    const allowed = this.numeric ? string.gsub(text, "%D", "")[0] : text;
    const cut = this.maxLetters > 0 ? firstLetters(allowed, this.maxLetters) : allowed;
    this.text = this.maxBytes > 0 ? string.sub(cut, 1, this.maxBytes - 1) : cut;
    this.fontString().SetText(this.text);
    this.run("OnTextChanged", byUser);
  }
  GetText(): string {
    return this.text;
  }
  GetNumber(): number {
    return tonumber(this.text) ?? 0;
  }
  SetNumeric(numeric: boolean): void {
    this.numeric = numeric;
  }
  SetMaxLetters(letters: number): void {
    this.maxLetters = letters;
  }
  SetMaxBytes(bytes: number): void {
    this.maxBytes = bytes;
  }
  SetMultiLine(multiLine: boolean): void {
    this.multiLine = multiLine;
    if (this.label !== undefined) {
      this.label.wordWrap = multiLine;
      this.label.justifyV = multiLine ? "TOP" : "MIDDLE";
      this.placeText();
    }
  }
  SetFontObject(font: string): void {
    this.font = font;
    this.label?.SetFontObject(font);
  }
  SetTextInsets(left: number, right: number, top: number, bottom: number): void {
    this.insets = [left, right, top, bottom];
    this.placeText();
  }
  SetTextColor(red: number, green: number, blue: number): void {
    this.fontString().SetTextColor(red, green, blue);
  }
  SetJustifyH(justify: string): void {
    this.fontString().SetJustifyH(justify);
  }
  SetAutoFocus(): void {}
  SetEnabled(enabled: boolean): void {
    this.enabled = enabled;
  }
  IsEnabled(): boolean {
    return this.enabled;
  }
  HasFocus(): boolean {
    return this.registry.focus === this;
  }
  SetFocus(): void {
    const last = this.registry.focus;
    if (last === this) {
      return;
    }
    this.registry.focus = this;
    if (last !== undefined) {
      last.run("OnEditFocusLost");
    }
    this.run("OnEditFocusGained");
  }
  ClearFocus(): void {
    if (this.registry.focus !== this) {
      return;
    }
    this.registry.focus = undefined;
    this.run("OnEditFocusLost");
  }
  HighlightText(first?: number, last?: number): void {
    this.highlighted = [first ?? 0, last ?? this.text.length];
  }
  SetCursorPosition(): void {}
  Insert(text: string): void {
    this.write(this.text + text, false);
  }
}
