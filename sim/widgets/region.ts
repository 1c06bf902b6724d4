import type { WidgetHost } from "./host";

interface Anchor {
  point: FramePoint;
  relativeTo: SimRegion | undefined;
  relativePoint: FramePoint;
  x: number;
  y: number;
}

/** A place on the screen, in the screen's own units; the origin is its lower left corner. */
export interface Rect {
  left: number;
  bottom: number;
  width: number;
  height: number;
}

/** What an axis is told by the anchors: the lower end, the upper end, the middle. */
interface Constraints {
  low?: number;
  high?: number;
  middle?: number;
}

/** Where a point lies along an axis: -1 the lower end, 0 the middle, 1 the upper end. */
const ACROSS: Record<FramePoint, number> = {
  TOPLEFT: -1,
  LEFT: -1,
  BOTTOMLEFT: -1,
  TOP: 0,
  CENTER: 0,
  BOTTOM: 0,
  TOPRIGHT: 1,
  RIGHT: 1,
  BOTTOMRIGHT: 1,
};
const ALONG: Record<FramePoint, number> = {
  TOPLEFT: 1,
  TOP: 1,
  TOPRIGHT: 1,
  LEFT: 0,
  CENTER: 0,
  RIGHT: 0,
  BOTTOMLEFT: -1,
  BOTTOM: -1,
  BOTTOMRIGHT: -1,
};

function constrain(constraints: Constraints, side: number, value: number): void {
  if (side < 0) {
    constraints.low ??= value;
  } else if (side > 0) {
    constraints.high ??= value;
  } else {
    constraints.middle ??= value;
  }
}

/** The extent along one axis, if the anchors determine it. */
function extentOf({ low, high, middle }: Constraints): number | undefined {
  if (low !== undefined && high !== undefined) {
    return math.max(0, high - low);
  }
  if (low !== undefined && middle !== undefined) {
    return math.max(0, 2 * (middle - low));
  }
  if (high !== undefined && middle !== undefined) {
    return math.max(0, 2 * (high - middle));
  }
  return undefined;
}

function lowOf({ low, high, middle }: Constraints, extent: number): number {
  if (low !== undefined) {
    return low;
  }
  if (high !== undefined) {
    return high - extent;
  }
  return middle! - extent / 2;
}

/** Anything that is drawn: its anchors, size, scale and visibility. */
export class SimRegion {
  anchors: Anchor[] = [];
  width = 0;
  height = 0;
  scale = 1;
  alpha = 1;
  shown = true;
  private knownVersion = -1;
  private knownRect: Rect | undefined;
  private isResolving = false;

  constructor(
    readonly host: WidgetHost,
    public parent: SimRegion | undefined,
  ) {}

  /** Says that something may have moved. */
  protected moved(): void {
    this.host.layoutVersion += 1;
  }

  /** The game takes a point with two numbers, or with a frame, its point and two numbers. */
  SetPoint(point: FramePoint, second?: unknown, third?: unknown, fourth?: number, fifth?: number): void {
    if (ACROSS[point] === undefined) {
      error(`SetPoint: unknown point ${tostring(point)}`, 2);
    }
    if (second === this) {
      error("SetPoint: a region cannot be anchored to itself", 2);
    }
    this.moved();
    this.anchors = this.anchors.filter((anchor) => anchor.point !== point);
    if (second === undefined || typeof second === "number") {
      const [x, y] = [second ?? 0, (third as number | undefined) ?? 0];
      this.anchors.push({ point, relativeTo: this.parent, relativePoint: point, x, y });
      return;
    }
    const bare = typeof third === "number";
    this.anchors.push({
      point,
      relativeTo: second as SimRegion,
      relativePoint: bare ? point : ((third as FramePoint | undefined) ?? point),
      x: (bare ? third : fourth) ?? 0,
      y: (bare ? fourth : fifth) ?? 0,
    });
  }
  GetPoint(index?: number): LuaMultiReturn<[FramePoint, SimRegion | undefined, FramePoint, number, number]> {
    const anchor = this.anchors[(index ?? 1) - 1];
    if (anchor === undefined) {
      return $multi(undefined!, undefined, undefined!, undefined!, undefined!);
    }
    return $multi(anchor.point, anchor.relativeTo, anchor.relativePoint, anchor.x, anchor.y);
  }
  GetNumPoints(): number {
    return this.anchors.length;
  }
  ClearAllPoints(): void {
    this.moved();
    this.anchors = [];
  }
  SetAllPoints(relativeTo?: SimRegion): void {
    const target = relativeTo ?? this.parent;
    this.anchors = [];
    this.SetPoint("TOPLEFT", target, "TOPLEFT", 0, 0);
    this.SetPoint("BOTTOMRIGHT", target, "BOTTOMRIGHT", 0, 0);
  }
  SetSize(width: number, height: number): void {
    this.moved();
    this.width = width;
    this.height = height;
  }
  SetWidth(width: number): void {
    this.SetSize(width, this.height);
  }
  SetHeight(height: number): void {
    this.SetSize(this.width, height);
  }
  GetWidth(): number {
    return (this.rect()?.width ?? this.width * this.GetEffectiveScale()) / this.GetEffectiveScale();
  }
  GetHeight(): number {
    return (this.rect()?.height ?? this.height * this.GetEffectiveScale()) / this.GetEffectiveScale();
  }
  GetSize(): LuaMultiReturn<[number, number]> {
    return $multi(this.GetWidth(), this.GetHeight());
  }
  GetLeft(): number | undefined {
    const rect = this.rect();
    return rect && rect.left / this.GetEffectiveScale();
  }
  GetRight(): number | undefined {
    const rect = this.rect();
    return rect && (rect.left + rect.width) / this.GetEffectiveScale();
  }
  GetBottom(): number | undefined {
    const rect = this.rect();
    return rect && rect.bottom / this.GetEffectiveScale();
  }
  GetTop(): number | undefined {
    const rect = this.rect();
    return rect && (rect.bottom + rect.height) / this.GetEffectiveScale();
  }
  GetCenter(): LuaMultiReturn<[number, number]> {
    const rect = this.rect();
    const scale = this.GetEffectiveScale();
    if (rect === undefined) {
      return $multi(undefined!, undefined!);
    }
    return $multi((rect.left + rect.width / 2) / scale, (rect.bottom + rect.height / 2) / scale);
  }
  SetScale(scale: number): void {
    this.moved();
    this.scale = scale;
  }
  GetScale(): number {
    return this.scale;
  }
  GetEffectiveScale(): number {
    return this.scale * (this.parent?.GetEffectiveScale() ?? 1);
  }
  SetAlpha(alpha: number): void {
    this.alpha = alpha;
  }
  GetAlpha(): number {
    return this.alpha;
  }
  GetParent(): SimRegion | undefined {
    return this.parent;
  }
  Show(): void {
    this.SetShown(true);
  }
  Hide(): void {
    this.SetShown(false);
  }
  SetShown(shown: boolean): void {
    this.shown = shown === true;
  }
  IsShown(): boolean {
    return this.shown;
  }
  /** Shown, and so is everything that it lies in. */
  IsVisible(): boolean {
    return this.shown && (this.parent === undefined || this.parent.IsVisible());
  }

  /** What the region would take without anchors that settle it, in its own units; a text is as large as its words. */
  protected ownExtent(_fixedWidth: number | undefined): [width: number, height: number] {
    return [this.width, this.height];
  }

  /** Where the region lies; nothing while its anchors do not say. */
  rect(): Rect | undefined {
    if (this.knownVersion === this.host.layoutVersion) {
      return this.knownRect;
    }
    if (this.isResolving) {
      error("a region is anchored to one that depends on it", 2);
    }
    this.isResolving = true;
    const resolved = this.host.uncounted(() => this.resolve());
    this.isResolving = false;
    this.knownRect = resolved;
    this.knownVersion = this.host.layoutVersion;
    return resolved;
  }

  private resolve(): Rect | undefined {
    const scale = this.GetEffectiveScale();
    if (this.parent === undefined && this.anchors.length === 0) {
      return { left: 0, bottom: 0, width: this.width * scale, height: this.height * scale };
    }
    const [across, along]: [Constraints, Constraints] = [{}, {}];
    for (const { point, relativeTo, relativePoint, x, y } of this.anchors) {
      const target = relativeTo?.rect();
      if (target === undefined) {
        return undefined;
      }
      const targetX = target.left + (target.width * (ACROSS[relativePoint] + 1)) / 2;
      const targetY = target.bottom + (target.height * (ALONG[relativePoint] + 1)) / 2;
      constrain(across, ACROSS[point], targetX + x * scale);
      constrain(along, ALONG[point], targetY + y * scale);
    }
    if (this.anchors.length === 0) {
      return undefined;
    }
    const fixedWidth = extentOf(across);
    const [ownWidth, ownHeight] = this.ownExtent(fixedWidth && fixedWidth / scale);
    const width = fixedWidth ?? ownWidth * scale;
    const height = extentOf(along) ?? ownHeight * scale;
    return { left: lowOf(across, width), bottom: lowOf(along, height), width, height };
  }
}
