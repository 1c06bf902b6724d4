import type { WidgetHost } from "./widgetHost";

interface Anchor {
  point: FramePoint;
  relativeTo: SimRegion | undefined;
  relativePoint: FramePoint;
  x: number;
  y: number;
}

/** Anything that is drawn: its anchors, size and visibility. */
export class SimRegion {
  anchors: Anchor[] = [];
  width = 0;
  height = 0;
  shown = true;

  constructor(
    readonly host: WidgetHost,
    readonly parent: SimRegion | undefined,
  ) {}

  /** The game takes a point with two numbers, or with a frame, its point and two numbers. */
  SetPoint(point: FramePoint, second?: unknown, third?: unknown, fourth?: number, fifth?: number): void {
    this.anchors = this.anchors.filter((anchor) => anchor.point !== point);
    if (second === undefined || typeof second === "number") {
      const [x, y] = [(second as number | undefined) ?? 0, (third as number | undefined) ?? 0];
      this.anchors.push({ point, relativeTo: this.parent, relativePoint: point, x, y });
      return;
    }
    this.anchors.push({
      point,
      relativeTo: second as SimRegion,
      relativePoint: (third as FramePoint | undefined) ?? point,
      x: fourth ?? 0,
      y: fifth ?? 0,
    });
  }
  GetPoint(index?: number): LuaMultiReturn<[FramePoint, SimRegion | undefined, FramePoint, number, number]> {
    const anchor = this.anchors[(index ?? 1) - 1];
    if (anchor === undefined) {
      return $multi(undefined!, undefined, undefined!, undefined!, undefined!);
    }
    return $multi(anchor.point, anchor.relativeTo, anchor.relativePoint, anchor.x, anchor.y);
  }
  ClearAllPoints(): void {
    this.anchors = [];
  }
  SetAllPoints(relativeTo?: SimRegion): void {
    const target = relativeTo ?? this.parent;
    this.anchors = [];
    this.SetPoint("TOPLEFT", target, "TOPLEFT", 0, 0);
    this.SetPoint("BOTTOMRIGHT", target, "BOTTOMRIGHT", 0, 0);
  }
  SetSize(width: number, height: number): void {
    this.width = width;
    this.height = height;
  }
  SetWidth(width: number): void {
    this.width = width;
  }
  SetHeight(height: number): void {
    this.height = height;
  }
  GetWidth(): number {
    return this.width;
  }
  GetHeight(): number {
    return this.height;
  }
  Show(): void {
    this.SetShown(true);
  }
  Hide(): void {
    this.SetShown(false);
  }
  SetShown(shown: boolean): void {
    this.shown = shown;
  }
  IsShown(): boolean {
    return this.shown;
  }
  /** Shown, and so is everything that it lies in. */
  IsVisible(): boolean {
    return this.shown && (this.parent === undefined || this.parent.IsVisible());
  }
}

/** A text on the screen. */
export class SimFontString extends SimRegion {
  text: string | undefined;
  justify = "CENTER";
  wordWrap = true;
  color: number[] = [1, 1, 1];

  constructor(
    host: WidgetHost,
    parent: SimRegion | undefined,
    readonly fontObject: string | undefined,
  ) {
    super(host, parent);
  }

  SetText(text: string | undefined): void {
    this.text = text === undefined ? undefined : tostring(text);
  }
  GetText(): string | undefined {
    return this.text;
  }
  SetJustifyH(justify: string): void {
    this.justify = justify;
  }
  SetTextColor(red: number, green: number, blue: number): void {
    this.color = [red, green, blue];
  }
  SetWordWrap(wrap: boolean): void {
    this.wordWrap = wrap;
  }
}

/** A picture or a plain colour. */
export class SimTexture extends SimRegion {
  color: number[] = [1, 1, 1, 1];

  SetColorTexture(red: number, green: number, blue: number, alpha?: number): void {
    this.color = [red, green, blue, alpha ?? 1];
  }
}
