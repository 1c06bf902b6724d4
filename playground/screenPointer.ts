// The mouse's wheel and drags, and a finger's swipes, over a client's screen.

/** Pixels that the mouse moves before a press is a drag. */
const DRAG_START = 6;
/** Pixels of a finger's way for one step of the wheel. */
const SWIPE_STEP = 30;

export interface Point {
  x: number;
  y: number;
}

/** What is asked of the realm; places are in the game's units, from the lower left corner. */
export interface PointerActions {
  scroll(x: number, y: number, steps: number): void;
  drag(fromX: number, fromY: number, toX: number, toY: number): void;
}

/** What lies under the pointer. */
export interface PointerSurface {
  placeOf(event: MouseEvent): Point;
  /** In the page's pixels. */
  distance(from: Point, to: Point): number;
  canScrollAt(place: Point): boolean;
}

interface Press {
  place: Point;
  /** The page's height up to which the way of the finger has become steps of the wheel. */
  swiped: number;
}

/** What becomes of a press: a click, a drag or a swipe. */
class PressTracker {
  private press: Press | undefined;
  private wasDragged = false;

  constructor(
    private readonly surface: PointerSurface,
    private readonly actions: PointerActions,
  ) {}

  down(event: PointerEvent): void {
    this.wasDragged = false;
    this.press = { place: this.surface.placeOf(event), swiped: event.clientY };
  }

  move(event: PointerEvent): void {
    const { press } = this;
    if (press === undefined || event.pointerType !== "touch") {
      return;
    }
    const steps = Math.trunc((press.swiped - event.clientY) / SWIPE_STEP);
    if (steps === 0 || !this.surface.canScrollAt(press.place)) {
      return;
    }
    press.swiped -= steps * SWIPE_STEP;
    this.wasDragged = true;
    this.actions.scroll(press.place.x, press.place.y, steps);
  }

  up(event: PointerEvent): void {
    const from = this.press?.place;
    this.press = undefined;
    if (from === undefined || event.pointerType === "touch" || event.button !== 0) {
      return;
    }
    const to = this.surface.placeOf(event);
    // In a field a drag selects text.
    const isInField = (event.target as HTMLElement).matches("input, textarea");
    if (isInField || this.surface.distance(from, to) < DRAG_START) {
      return;
    }
    this.wasDragged = true;
    this.actions.drag(from.x, from.y, to.x, to.y);
  }

  /** A press that became a drag or a swipe is no click. */
  click(event: MouseEvent): void {
    if (this.wasDragged) {
      event.stopPropagation();
    }
    this.wasDragged = false;
  }
}

export function listenToPointer(
  element: HTMLElement,
  surface: PointerSurface,
  actions: PointerActions,
): void {
  const tracker = new PressTracker(surface, actions);
  element.addEventListener("pointerdown", (event) => tracker.down(event));
  element.addEventListener("pointermove", (event) => tracker.move(event));
  element.addEventListener("pointerup", (event) => tracker.up(event));
  element.addEventListener("click", (event) => tracker.click(event), { capture: true });
  element.addEventListener(
    "wheel",
    (event) => {
      const place = surface.placeOf(event);
      // With Ctrl the wheel zooms the page.
      if (event.ctrlKey || !surface.canScrollAt(place)) {
        return;
      }
      event.preventDefault();
      actions.scroll(place.x, place.y, Math.sign(event.deltaY));
    },
    { passive: false },
  );
}
