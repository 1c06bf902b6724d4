// One client's screen: what the realm lays out, drawn on a canvas, with the page's controls over it.
import { bounds, drawStep, drawWorld } from "../scripts/preview/steps.mjs";
import type { Target } from "../sim/widgets/screenTypes.js";
import { listOf, type Screen } from "./messages.js";
import { createOverlay, type Touch } from "./overlay.js";

/** The size of a client's screen, in the game's units. */
const SCREEN = { width: 1366, height: 768 };
/** The part of the screen that is shown while there is no window: the window's future place. */
const EMPTY = { left: 209, top: 80, width: 948, height: 608 };
/** Milliseconds after which the cut goes back to what is there: a tooltip that comes and goes does not shake it. */
const CUT_DELAY = 1500;
/** Pixels that the mouse moves before a press is a drag. */
const DRAG_START = 6;
/** Pixels of a finger's way for one step of the wheel. */
const SWIPE_STEP = 30;
const KEYS: Record<string, string> = {
  ArrowUp: "UP",
  ArrowDown: "DOWN",
  ArrowLeft: "LEFT",
  ArrowRight: "RIGHT",
  PageUp: "PAGEUP",
  PageDown: "PAGEDOWN",
  Home: "HOME",
  End: "END",
  Delete: "DELETE",
};

interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What the screen asks of the realm. */
export interface ScreenActions {
  touch: Touch;
  scroll(x: number, y: number, steps: number): void;
  drag(fromX: number, fromY: number, toX: number, toY: number): void;
  key(name: string): void;
  escape(): void;
}

export interface ScreenView {
  element: HTMLElement;
  show: (screen: Screen) => void;
  /** Draws again, after the size of the page or its fonts have changed. */
  redraw: () => void;
}

function union(first: Area, second: Area): Area {
  const left = Math.min(first.left, second.left);
  const top = Math.min(first.top, second.top);
  const right = Math.max(first.left + first.width, second.left + second.width);
  const bottom = Math.max(first.top + first.height, second.top + second.height);
  return { left, top, width: right - left, height: bottom - top };
}

function drawLetters(
  context: CanvasRenderingContext2D,
  text: string,
  left: number,
  middle: number,
  size: number,
): void {
  context.textBaseline = "alphabetic";
  context.font = `${size}px "Noto Sans", "Noto Sans KR", "Noto Sans SC", system-ui, sans-serif`;
  context.fillText(text, left, middle + size * 0.36);
}

/** An empty screen. */
export function createScreen(name: string, actions: ScreenActions): ScreenView {
  const element = document.createElement("div");
  element.className = "screen";
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  const overlay = createOverlay(actions.touch);
  overlay.element.setAttribute("role", "group");
  overlay.element.setAttribute("aria-label", `The window of ${name}`);
  // What is only drawn, for those who do not see it.
  const words = document.createElement("p");
  words.className = "unseen";
  element.append(canvas, words, overlay.element);
  const context = canvas.getContext("2d")!;
  let area: Area = EMPTY;
  let shown: Screen = { steps: [], targets: [] };
  let scale = 1;
  let pressed: { x: number; y: number; swiped: number } | undefined;
  let wasDragged = false;
  let cutting: ReturnType<typeof setTimeout> | undefined;

  function cut(): void {
    const steps = listOf(shown.steps);
    if (steps.length === 0) {
      return;
    }
    const needed = bounds(steps, SCREEN);
    area = union(area, needed);
    clearTimeout(cutting);
    if (area.width === needed.width && area.height === needed.height) {
      return;
    }
    cutting = setTimeout(() => {
      area = needed;
      redraw();
    }, CUT_DELAY);
  }
  function redraw(): void {
    const width = element.clientWidth;
    if (width === 0) {
      return;
    }
    scale = width / area.width;
    const height = area.height * scale;
    element.style.aspectRatio = `${area.width} / ${area.height}`;
    const points = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * points);
    canvas.height = Math.round(height * points);
    context.setTransform(points * scale, 0, 0, points * scale, 0, 0);
    drawWorld(context, area.width, area.height);
    context.translate(-area.left, -area.top);
    for (const step of listOf(shown.steps)) {
      drawStep(context, step, drawLetters);
    }
    overlay.element.style.transform = `scale(${scale}) translate(${-area.left}px, ${-area.top}px)`;
  }
  function show(screen: Screen): void {
    shown = { steps: listOf(screen.steps), targets: listOf(screen.targets) };
    const texts = shown.steps.flatMap(({ kind, text }) =>
      kind === "text" && text !== undefined ? [text] : [],
    );
    const said = texts.join(". ");
    if (words.textContent !== said) {
      words.textContent = said;
    }
    cut();
    overlay.update(shown.targets.filter(({ kind }) => kind !== "scroll"));
    redraw();
  }

  /** The place of the mouse on the client's screen; `y` from its lower edge, as the game has it. */
  function placeOf({ clientX, clientY }: MouseEvent): { x: number; y: number } {
    const box = element.getBoundingClientRect();
    return {
      x: area.left + (clientX - box.left) / scale,
      y: SCREEN.height - area.top - (clientY - box.top) / scale,
    };
  }
  function scrolledAt(x: number, y: number): Target | undefined {
    const fromTop = SCREEN.height - y;
    return shown.targets.findLast(
      (target) =>
        target.kind === "scroll" &&
        x >= target.x &&
        x <= target.x + target.width &&
        fromTop >= target.y &&
        fromTop <= target.y + target.height,
    );
  }

  element.addEventListener(
    "wheel",
    (event) => {
      const { x, y } = placeOf(event);
      if (scrolledAt(x, y) === undefined || event.ctrlKey) {
        return;
      }
      event.preventDefault();
      actions.scroll(x, y, Math.sign(event.deltaY));
    },
    { passive: false },
  );
  element.addEventListener("pointerdown", (event) => {
    wasDragged = false;
    pressed = { ...placeOf(event), swiped: event.clientY };
  });
  element.addEventListener("pointermove", (event) => {
    if (pressed === undefined || event.pointerType !== "touch") {
      return;
    }
    const steps = Math.trunc((pressed.swiped - event.clientY) / SWIPE_STEP);
    if (steps === 0 || scrolledAt(pressed.x, pressed.y) === undefined) {
      return;
    }
    pressed.swiped -= steps * SWIPE_STEP;
    wasDragged = true;
    actions.scroll(pressed.x, pressed.y, steps);
  });
  element.addEventListener("pointerup", (event) => {
    const from = pressed;
    pressed = undefined;
    if (from === undefined || event.pointerType === "touch" || event.button !== 0) {
      return;
    }
    const to = placeOf(event);
    if (Math.hypot(to.x - from.x, to.y - from.y) * scale < DRAG_START) {
      return;
    }
    if ((event.target as HTMLElement).matches("input, textarea")) {
      return;
    }
    wasDragged = true;
    actions.drag(from.x, from.y, to.x, to.y);
  });
  // A press that became a drag or a swipe is no click.
  element.addEventListener(
    "click",
    (event) => {
      if (wasDragged) {
        event.stopPropagation();
      }
      wasDragged = false;
    },
    { capture: true },
  );
  element.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    const target = event.target as HTMLElement;
    const isField = target.matches("input, textarea");
    if (event.key === "Escape") {
      actions.escape();
    } else if (event.key === "Enter" && target.matches("input")) {
      actions.key("ENTER");
    } else if (!isField && KEYS[event.key] !== undefined) {
      event.preventDefault();
      actions.key(KEYS[event.key]!);
    }
  });
  return { element, show, redraw };
}
