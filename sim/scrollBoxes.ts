import type { SimButton, SimFrame } from "./frames";

/** The rows of a list, as `CreateDataProvider` gives them. */
export class SimDataProvider {
  elements: object[] = [];
  onChange: ((this: void) => void) | undefined;

  Insert(...elements: object[]): void {
    for (const element of elements) this.elements.push(element);
    this.onChange?.();
  }
  Flush(): void {
    this.elements = [];
    this.onChange?.();
  }
}

/** How a list shows its rows, as `CreateScrollBoxListLinearView` gives it. Only what fits is given a frame. */
export class SimListView {
  extent = 1;
  template = "Button";
  provider: SimDataProvider | undefined;
  box: SimFrame | undefined;
  rows: SimButton[] = [];
  initializer: ((this: void, frame: SimButton, element: object) => void) | undefined;

  constructor(readonly createRow: (this: void, template: string, parent: SimFrame) => SimButton) {}

  SetElementExtent(extent: number): void {
    this.extent = extent;
  }
  SetElementInitializer(
    template: string,
    initializer: (this: void, frame: SimButton, element: object) => void,
  ): void {
    this.template = template;
    this.initializer = initializer;
  }
  SetDataProvider(provider: SimDataProvider): void {
    this.provider = provider;
    provider.onChange = () => this.draw();
    this.draw();
  }
  /** Gives each element that fits a row, and hides the rows that are left over. */
  draw(): void {
    const { box, initializer } = this;
    if (box === undefined || initializer === undefined) return;
    const elements = this.provider?.elements ?? [];
    const room = math.max(1, math.floor(box.GetHeight() / this.extent));
    const count = math.min(room, elements.length);
    for (const index of $range(1, count)) {
      const row = (this.rows[index - 1] ??= this.createRow(this.template, box));
      row.SetShown(true);
      const element = elements[index - 1]!;
      box.host.call(() => initializer(row, element));
    }
    for (const index of $range(count + 1, this.rows.length)) this.rows[index - 1]!.SetShown(false);
  }
}

/** The game's `ScrollUtil`, as far as lists go. */
export const scrollUtil = {
  InitScrollBoxListWithScrollBar(this: void, box: SimFrame, _bar: SimFrame, view: SimListView): void {
    view.box = box;
    view.draw();
  },
};
