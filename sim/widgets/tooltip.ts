import { SimFontString } from "./fontString";
import { SimFrame } from "./frame";

/** Room between the border and the words, between two lines, and between the two halves of a line. */
const PADDING = 10;
const LINE_GAP = 2;
const HALVES_GAP = 20;
/** Words that may be broken are, from this width on. */
const WRAP_WIDTH = 280;

interface TooltipLine {
  left: SimFontString;
  right: SimFontString | undefined;
}

/** The window that explains what the mouse is over. */
export class SimTooltip extends SimFrame {
  lines: string[] = [];
  private drawn: TooltipLine[] = [];
  private owner: SimFrame | undefined;

  SetOwner(owner: SimFrame): void {
    this.owner = owner;
    this.ClearLines();
  }
  GetOwner(): SimFrame | undefined {
    return this.owner;
  }
  ClearLines(): void {
    this.lines = [];
    this.drawn = [];
    this.regions = this.regions.filter((region) => !(region instanceof SimFontString));
  }
  SetText(text: string, red?: number, green?: number, blue?: number, _alpha?: number, wrap?: boolean): void {
    this.ClearLines();
    this.AddLine(text, red ?? 1, green ?? 0.82, blue ?? 0, wrap);
  }
  AddLine(text: string, red?: number, green?: number, blue?: number, wrap?: boolean): void {
    this.lines.push(text);
    this.drawn.push({ left: this.write(text, red, green, blue, wrap === true), right: undefined });
    this.arrange();
  }
  AddDoubleLine(left: string, right: string, ...colors: (number | undefined)[]): void {
    this.lines.push(`${left}  ${right}`);
    this.drawn.push({
      left: this.write(left, colors[0], colors[1], colors[2], false),
      right: this.write(right, colors[3], colors[4], colors[5], false),
    });
    this.arrange();
  }
  IsOwned(frame: SimFrame): boolean {
    return this.owner === frame;
  }
  NumLines(): number {
    return this.lines.length;
  }
  private write(text: string, red = 1, green = 0.82, blue = 0, wrap: boolean): SimFontString {
    const line = this.CreateFontString(
      undefined,
      "OVERLAY",
      this.drawn.length === 0 ? "GameFontNormalMed3" : "GameFontNormal",
    );
    line.SetText(text);
    line.SetTextColor(red, green, blue);
    line.SetJustifyH("LEFT");
    line.wordWrap = wrap;
    if (wrap && line.GetUnboundedStringWidth() > WRAP_WIDTH) {
      line.SetWidth(WRAP_WIDTH);
    }
    return line;
  }
  /** Lays the lines out and gives the window the size that they need, beside its owner. */
  private arrange(): void {
    let [width, height] = [0, PADDING];
    for (const { left, right } of this.drawn) {
      left.ClearAllPoints();
      left.SetPoint("TOPLEFT", this, "TOPLEFT", PADDING, -height);
      right?.ClearAllPoints();
      right?.SetPoint("TOPRIGHT", this, "TOPRIGHT", -PADDING, -height);
      const rightWidth = right === undefined ? 0 : HALVES_GAP + right.GetStringWidth();
      width = math.max(width, left.GetStringWidth() + rightWidth);
      height += left.GetStringHeight() + LINE_GAP;
    }
    this.SetSize(width + 2 * PADDING, height - LINE_GAP + PADDING);
    this.ClearAllPoints();
    if (this.owner !== undefined) {
      this.SetPoint("BOTTOMLEFT", this.owner, "TOPRIGHT", 0, 0);
    }
  }
}
