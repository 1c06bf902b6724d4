import type { SimButton } from "./button";
import { SimFrame } from "./frame";
import type { SimRegion } from "./region";

/** Units that one step of the wheel moves a scroll frame. */
const WHEEL_STEP = 40;
/** Rows that one step of the wheel moves a list. */
const WHEEL_ROWS = 3;

/** How many rows a list has, as `CreateIndexRangeDataProvider` gives it: the elements are their places, from 1 on. */
export class SimDataProvider {
  constructor(readonly size: number) {}

  GetSize(): number {
    return this.size;
  }
}

/** A frame with a part of a list to see: only the rows that can be seen have frames. */
export class SimScrollBox extends SimFrame {
  override clips = true;
  override wheel = true;
  offset = 0;
  view: SimListView | undefined;

  range(): number {
    return math.max(0, (this.view?.length() ?? 0) - this.GetHeight());
  }
  scrollTo(offset: number): void {
    this.offset = math.min(math.max(0, offset), this.range());
    this.moved();
    this.view?.draw();
  }
  turnWheel(steps: number): void {
    this.scrollTo(this.offset - steps * (this.view?.extent ?? 0) * WHEEL_ROWS);
  }
  SetDataProvider(provider: SimDataProvider, retainScrollPosition: boolean): void {
    if (!retainScrollPosition) {
      this.offset = 0;
    }
    this.view?.SetDataProvider(provider);
  }
  ScrollToBegin(): void {
    this.scrollTo(0);
  }
  ScrollToEnd(): void {
    this.scrollTo(this.range());
  }
  GetScrollPercentage(): number {
    return this.range() === 0 ? 0 : this.offset / this.range();
  }
  SetScrollPercentage(part: number): void {
    this.scrollTo(part * this.range());
  }
  HasScrollableExtent(): boolean {
    return this.range() > 0;
  }
  ScrollToElementDataIndex(index: number): void {
    const extent = this.view?.extent ?? 0;
    const top = (index - 1) * extent;
    if (top < this.offset) {
      this.scrollTo(top);
    } else if (top + extent > this.offset + this.GetHeight()) {
      this.scrollTo(top + extent - this.GetHeight());
    }
  }
  FullUpdate(): void {
    this.view?.draw();
  }
  ForEachFrame(visit: (this: void, frame: SimButton, element: number) => void): void {
    for (const row of this.view?.rows ?? []) {
      if (row.shown) {
        visit(row, (row as unknown as { elementData: number }).elementData);
      }
    }
  }
}

/** How a list shows its rows, as `CreateScrollBoxListLinearView` gives it. */
export class SimListView {
  extent = 1;
  kind = "Button";
  provider: SimDataProvider | undefined;
  box: SimScrollBox | undefined;
  rows: SimButton[] = [];
  initializer: ((this: void, frame: SimButton, element: number) => void) | undefined;

  constructor(readonly createRow: (this: void, kind: string, parent: SimFrame) => SimButton) {}

  SetElementExtent(extent: number): void {
    this.extent = extent;
  }
  SetElementInitializer(
    kind: string,
    initializer: (this: void, frame: SimButton, element: number) => void,
  ): void {
    this.kind = kind;
    this.initializer = initializer;
  }
  SetDataProvider(provider: SimDataProvider): void {
    this.provider = provider;
    this.update();
  }
  /** What all rows take. */
  length(): number {
    return (this.provider?.size ?? 0) * this.extent;
  }
  /** Stays where it was scrolled to, as far as there are rows. */
  update(): void {
    const { box } = this;
    if (box !== undefined) {
      box.scrollTo(box.offset);
    }
  }
  /** Gives each element that can be seen a row, and hides the rows that are left over. */
  draw(): void {
    const { box, initializer } = this;
    if (box === undefined || initializer === undefined) {
      return;
    }
    const first = math.floor(box.offset / this.extent);
    const room = math.max(1, math.ceil((box.GetHeight() + (box.offset % this.extent)) / this.extent));
    const count = math.max(0, math.min(room, (this.provider?.size ?? 0) - first));
    for (const index of $range(1, count)) {
      const row = (this.rows[index - 1] ??= this.createRow(this.kind, box));
      const element = first + index;
      const top = (first + index - 1) * this.extent - box.offset;
      row.ClearAllPoints();
      row.SetPoint("TOPLEFT", box, "TOPLEFT", 0, -top);
      row.SetPoint("TOPRIGHT", box, "TOPRIGHT", 0, -top);
      row.SetHeight(this.extent);
      (row as unknown as { elementData: number }).elementData = element;
      row.SetShown(true);
      box.host.call(() => initializer(row, element));
    }
    for (const index of $range(count + 1, this.rows.length)) {
      this.rows[index - 1]!.SetShown(false);
    }
  }
}

/** A frame with a part of a larger one to see. */
export class SimScrollFrame extends SimFrame {
  override clips = true;
  override wheel = true;
  offset = 0;
  child: SimRegion | undefined;

  SetScrollChild(child: SimFrame): void {
    this.child = child;
    this.place();
  }
  GetScrollChild(): SimRegion | undefined {
    return this.child;
  }
  SetVerticalScroll(offset: number): void {
    this.offset = math.max(0, offset);
    this.place();
  }
  GetVerticalScroll(): number {
    return this.offset;
  }
  GetVerticalScrollRange(): number {
    return math.max(0, (this.child?.GetHeight() ?? 0) - this.GetHeight());
  }
  turnWheel(steps: number): void {
    this.SetVerticalScroll(math.min(this.offset - steps * WHEEL_STEP, this.GetVerticalScrollRange()));
  }
  UpdateScrollChildRect(): void {}
  private place(): void {
    this.child?.ClearAllPoints();
    this.child?.SetPoint("TOPLEFT", this, "TOPLEFT", 0, this.offset);
  }
}

/** The game's `ScrollUtil`, as far as lists go. */
export const scrollUtil = {
  InitScrollBoxListWithScrollBar(this: void, box: SimScrollBox, bar: SimFrame, view: SimListView): void {
    view.box = box;
    box.view = view;
    (bar as unknown as { box: SimScrollBox }).box = box;
    box.HookScript("OnSizeChanged", () => view.update());
    view.draw();
  },
  AddManagedScrollBarVisibilityBehavior(this: void, box: SimScrollBox, bar: SimFrame): void {
    (bar as unknown as { hidesFor: SimScrollBox }).hidesFor = box;
  },
};
