import { firstLetters, letterCount, type TextLine } from "./fonts";
import { SimRegion } from "./region";
import type { WidgetHost } from "./host";

/** What a text that is cut off ends with. */
const ELLIPSIS = "...";
/** A part of a unit that a text may be wider than its room without being cut: rounding. */
const SLACK = 0.01;

/** A text on the screen. */
export class SimFontString extends SimRegion {
  layer = "OVERLAY";
  subLevel = 0;
  text: string | undefined;
  justify = "CENTER";
  justifyV = "MIDDLE";
  wordWrap = true;
  maxLines = 0;
  spacing = 0;
  color: number[] | undefined;

  constructor(
    host: WidgetHost,
    parent: SimRegion | undefined,
    public fontObject: string | undefined,
  ) {
    super(host, parent);
  }

  SetText(text: string | undefined): void {
    const next = text === undefined ? undefined : tostring(text);
    if (next === this.text) {
      return;
    }
    this.moved();
    this.text = next;
  }
  SetFormattedText(format: string, ...values: unknown[]): void {
    this.SetText(string.format(format, ...(values as string[])));
  }
  GetText(): string | undefined {
    return this.text;
  }
  SetFontObject(font: string): void {
    this.moved();
    this.host.fonts.look(font);
    this.fontObject = font;
  }
  GetFontObject(): string | undefined {
    return this.fontObject;
  }
  SetJustifyH(justify: string): void {
    this.justify = justify;
  }
  SetJustifyV(justify: string): void {
    this.justifyV = justify;
  }
  SetTextColor(red: number, green: number, blue: number, alpha?: number): void {
    this.color = [red, green, blue, alpha ?? 1];
  }
  SetWordWrap(wrap: boolean): void {
    this.moved();
    this.wordWrap = wrap;
  }
  SetNonSpaceWrap(): void {}
  SetMaxLines(lines: number): void {
    this.moved();
    this.maxLines = lines;
  }
  SetSpacing(spacing: number): void {
    this.moved();
    this.spacing = spacing;
  }
  /** The height of a letter. */
  fontHeight(): number {
    return this.host.fonts.look(this.fontObject).height;
  }
  GetUnboundedStringWidth(): number {
    return this.host.uncounted(() =>
      this.widest(this.host.fonts.lines(this.text ?? "", this.fontHeight(), undefined)),
    );
  }
  GetStringWidth(): number {
    const room = this.room();
    return this.host.uncounted(() => this.widest(this.linesIn(room)));
  }
  GetStringHeight(): number {
    const room = this.room();
    return this.host.uncounted(() => this.heightOf(this.linesIn(room).length));
  }
  GetNumLines(): number {
    return this.linesIn(this.room()).length;
  }
  /** Whether words are left out, because the room is too small for them. */
  IsTruncated(): boolean {
    const all = this.host.uncounted(() => this.allLines(this.room()));
    const room = this.room();
    const isTooWide = room !== undefined && all.some(({ width }) => width > room + SLACK);
    const isTooHigh = this.maxLines > 0 && all.length > this.maxLines;
    const rect = this.rect();
    const isOverfull =
      rect !== undefined && this.heightOf(all.length) > this.GetHeight() + SLACK && this.isHeightFixed();
    return isTooWide || isTooHigh || isOverfull;
  }
  /** The lines that are shown; one that is cut off ends with dots. */
  shownLines(): TextLine[] {
    const room = this.room();
    const lines = this.linesIn(room);
    const all = this.allLines(room);
    return lines.map((line, index) => {
      const isCut = index === lines.length - 1 && all.length > lines.length;
      const isWide = room !== undefined && line.width > room + SLACK;
      return isCut || isWide ? this.cut(line.text, room ?? line.width) : line;
    });
  }

  protected override ownExtent(fixedWidth: number | undefined): [number, number] {
    const room = fixedWidth ?? (this.width > 0 ? this.width : undefined);
    const lines = this.linesIn(room);
    return [room ?? this.widest(lines), this.height > 0 ? this.height : this.heightOf(lines.length)];
  }

  private isHeightFixed(): boolean {
    const has = (side: string): boolean =>
      this.anchors.some(({ point }) => string.find(point, side, 1, true)[0] !== undefined);
    return this.height > 0 || (has("TOP") && has("BOTTOM"));
  }
  /** The width that the text may take, undefined if nothing limits it. */
  private room(): number | undefined {
    const rect = this.rect();
    if (rect === undefined) {
      return this.width > 0 ? this.width : undefined;
    }
    const across = (side: string): boolean =>
      this.anchors.some(({ point }) => string.find(point, side, 1, true)[0] !== undefined);
    return this.width > 0 || (across("LEFT") && across("RIGHT"))
      ? rect.width / this.GetEffectiveScale()
      : undefined;
  }
  private allLines(room: number | undefined): TextLine[] {
    return this.host.fonts.lines(this.text ?? "", this.fontHeight(), this.wordWrap ? room : undefined);
  }
  private linesIn(room: number | undefined): TextLine[] {
    if ((this.text ?? "") === "") {
      return [];
    }
    const all = this.allLines(room);
    return this.maxLines > 0 ? all.slice(0, this.maxLines) : all;
  }
  private widest(lines: readonly TextLine[]): number {
    return lines.reduce((width, line) => math.max(width, line.width), 0);
  }
  private heightOf(lines: number): number {
    return lines === 0 ? 0 : lines * this.fontHeight() + (lines - 1) * this.spacing;
  }
  private cut(text: string, room: number): TextLine {
    const { fonts } = this.host;
    let letters = letterCount(text);
    let kept = text;
    while (letters > 0 && fonts.width(kept + ELLIPSIS, this.fontHeight()) > room) {
      letters -= 1;
      kept = firstLetters(text, letters);
    }
    return { text: kept + ELLIPSIS, width: fonts.width(kept + ELLIPSIS, this.fontHeight()) };
  }
}
