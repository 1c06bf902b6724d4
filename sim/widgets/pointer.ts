import type { FrameRegistry } from "./frame";
import { SimFrame } from "./frame";
import { SimFontString } from "./fontString";
import { eachVisible } from "./look";
import type { Rect } from "./region";

/** The mouse: what lies under it, and dragging. */

/** A place on the screen, from its lower left corner, in the units of its coordinates. */
export interface Point {
  x: number;
  y: number;
}

/** Where something is on the screen. */
export interface Place extends Point {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Steps in which the mouse goes from one place to another. */
const STEPS = 4;

export function contains(rect: Rect, { x, y }: Point): boolean {
  return x >= rect.left && x <= rect.left + rect.width && y >= rect.bottom && y <= rect.bottom + rect.height;
}

/** The smallest frame at a point that does something when the mouse is pressed on it or dragged. */
function pressedAt(screen: SimFrame, point: Point): SimFrame | undefined {
  let [found, area] = [undefined as SimFrame | undefined, math.huge];
  eachVisible(screen, (frame) => {
    const rect = frame.handles("OnMouseDown") || frame.handles("OnDragStart") ? frame.rect() : undefined;
    if (rect !== undefined && contains(rect, point) && rect.width * rect.height <= area) {
      [found, area] = [frame, rect.width * rect.height];
    }
  });
  return found;
}

/** Lets the window that the addon holds follow the mouse. */
function follow({ held }: FrameRegistry, step: Point): void {
  const rect = held?.frame.rect();
  if (held === undefined || rect === undefined) {
    return;
  }
  const { frame, isSized } = held;
  const top = rect.bottom + rect.height;
  if (isSized) {
    const { maxHeight, maxWidth, minHeight, minWidth } = frame.bounds;
    frame.SetSize(
      math.min(math.max(frame.GetWidth() + step.x, minWidth), maxWidth),
      math.min(math.max(frame.GetHeight() - step.y, minHeight), maxHeight),
    );
  }
  frame.ClearAllPoints();
  const moved = isSized ? { x: 0, y: 0 } : step;
  frame.SetPoint("TOPLEFT", frame.parent, "BOTTOMLEFT", rect.left + moved.x, top + moved.y);
}

/** Presses the left button at one point, moves the mouse to another, and lets go there. */
export function drag(screen: SimFrame, registry: FrameRegistry, mouse: Point, from: Point, to: Point): void {
  const pressed = pressedAt(screen, from);
  if (pressed === undefined) {
    error(`nothing can be dragged at ${from.x}, ${from.y}`, 3);
  }
  [mouse.x, mouse.y] = [from.x, from.y];
  pressed.run("OnMouseDown", "LeftButton");
  pressed.run("OnDragStart", "LeftButton");
  const step = { x: (to.x - from.x) / STEPS, y: (to.y - from.y) / STEPS };
  for (const _ of $range(1, STEPS)) {
    mouse.x += step.x;
    mouse.y += step.y;
    follow(registry, step);
    pressed.run("OnUpdate", 1 / 60);
  }
  pressed.run("OnMouseUp", "LeftButton");
  pressed.run("OnDragStop");
}

/** Where the smallest frame is that has these words on it, a part of it. */
export function placeOf(screen: SimFrame, label: string): Place | undefined {
  let [found, area] = [undefined as Rect | undefined, math.huge];
  eachVisible(screen, (frame) => {
    for (const region of frame.regions) {
      const isNamed = region instanceof SimFontString && region.shown && region.text === label;
      const rect = isNamed ? frame.rect() : undefined;
      if (rect !== undefined && rect.width * rect.height < area) {
        [found, area] = [rect, rect.width * rect.height];
      }
    }
  });
  return (
    found && {
      x: found.left + found.width / 2,
      y: found.bottom + found.height / 2,
      left: found.left,
      right: found.left + found.width,
      top: found.bottom + found.height,
      bottom: found.bottom,
    }
  );
}
