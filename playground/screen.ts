// One client's screen: what the realm lays out, drawn on a canvas, with the page's controls over it.
import { bounds, drawStep, drawWorld } from "../scripts/preview/steps.mjs";
import { listOf, type Screen } from "./messages.js";
import { Overlay, type Touch } from "./overlay.js";
import { listenToKeys, type KeyActions } from "./screenKeys.js";
import { listenToPointer, type Point, type PointerActions } from "./screenPointer.js";

/** The size of a client's screen, in the game's units. */
const SCREEN = { width: 1366, height: 768 };
/** The part of the screen that is shown while there is no window: the window's future place. */
const EMPTY = { left: 209, top: 80, width: 948, height: 608 };
/** Milliseconds after which the cut goes back to what is there: a tooltip that comes and goes does not shake it. */
const CUT_DELAY = 1500;

interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What the screen asks of the realm. */
export interface ScreenActions extends PointerActions, KeyActions {
  touch: Touch;
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

/** All texts of a screen as one, for those who do not see them. */
function textOf({ steps }: Screen): string {
  return steps.flatMap(({ kind, text }) => (kind === "text" && text !== undefined ? [text] : [])).join(". ");
}

/** A client's screen, empty at first. */
export class ScreenView {
  readonly element = document.createElement("div");
  private readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d")!;
  /** What is only drawn, for those who do not see it. */
  private readonly words = document.createElement("p");
  private readonly overlay: Overlay;
  private shown: Screen = { steps: [], targets: [] };
  /** The part of the screen that is in sight. */
  private area: Area = EMPTY;
  /** The page's pixels for one of the game's units. */
  private scale = 1;
  private cutting: ReturnType<typeof setTimeout> | undefined;

  constructor(name: string, actions: ScreenActions) {
    this.overlay = new Overlay(actions.touch, `The window of ${name}`);
    this.element.className = "screen";
    this.canvas.setAttribute("aria-hidden", "true");
    this.words.className = "unseen";
    this.element.append(this.canvas, this.words, this.overlay.element);
    listenToPointer(this.element, this, actions);
    listenToKeys(this.element, actions);
  }

  show(screen: Screen): void {
    this.shown = { steps: listOf(screen.steps), targets: listOf(screen.targets) };
    const text = textOf(this.shown);
    if (this.words.textContent !== text) {
      this.words.textContent = text;
    }
    this.cut();
    this.overlay.update(this.shown.targets.filter(({ kind }) => kind !== "scroll"));
    this.redraw();
  }

  /** Draws again, after the size of the page or its fonts have changed. */
  redraw(): void {
    const { area, canvas, context, element } = this;
    const width = element.clientWidth;
    if (width === 0) {
      return;
    }
    this.scale = width / area.width;
    element.style.aspectRatio = `${area.width} / ${area.height}`;
    const points = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * points);
    canvas.height = Math.round(area.height * this.scale * points);
    context.setTransform(points * this.scale, 0, 0, points * this.scale, 0, 0);
    drawWorld(context, area.width, area.height);
    context.translate(-area.left, -area.top);
    for (const step of this.shown.steps) {
      drawStep(context, step, drawLetters);
    }
    this.overlay.element.style.transform = `scale(${this.scale}) translate(${-area.left}px, ${-area.top}px)`;
  }

  /** The place of the mouse on the client's screen; `y` from its lower edge, as the game has it. */
  placeOf({ clientX, clientY }: MouseEvent): Point {
    const box = this.element.getBoundingClientRect();
    return {
      x: this.area.left + (clientX - box.left) / this.scale,
      y: SCREEN.height - this.area.top - (clientY - box.top) / this.scale,
    };
  }

  /** The way between two places, in the page's pixels. */
  distance(from: Point, to: Point): number {
    return Math.hypot(to.x - from.x, to.y - from.y) * this.scale;
  }

  /** Whether something that scrolls is there. */
  canScrollAt({ x, y }: Point): boolean {
    const fromTop = SCREEN.height - y;
    return this.shown.targets.some(
      (target) =>
        target.kind === "scroll" &&
        x >= target.x &&
        x <= target.x + target.width &&
        fromTop >= target.y &&
        fromTop <= target.y + target.height,
    );
  }

  /** Shows more at once, and less only after a while. */
  private cut(): void {
    if (this.shown.steps.length === 0) {
      return;
    }
    const needed = bounds(this.shown.steps, SCREEN);
    this.area = union(this.area, needed);
    clearTimeout(this.cutting);
    if (this.area.width === needed.width && this.area.height === needed.height) {
      return;
    }
    this.cutting = setTimeout(() => {
      this.area = needed;
      this.redraw();
    }, CUT_DELAY);
  }
}
