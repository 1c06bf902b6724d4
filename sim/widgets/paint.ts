import { SimButton } from "./button";
import { SimStatusBar } from "./bars";
import { SimEditBox } from "./editBox";
import { withoutEscapes } from "./fonts";
import { SimFontString } from "./fontString";
import { raisedRank, SimFrame, strataRank } from "./frame";
import { type Rect, SimRegion } from "./region";
import type { SimScrollBox, SimScrollFrame } from "./scrollBox";
import type { DrawStep } from "./screenTypes";
import { SimTexture } from "./texture";

/** Turns a screen into steps that draw it. */

const LAYERS: Record<string, number> = { BACKGROUND: 0, BORDER: 1, ARTWORK: 2, OVERLAY: 3, HIGHLIGHT: 4 };

interface Drawn {
  region: SimRegion;
  /** Sorted by these, one after another. */
  order: number[];
  clip: Rect | undefined;
  alpha: number;
}

/** The part that two places share. */
export function intersect(first: Rect | undefined, second: Rect): Rect {
  if (first === undefined) {
    return second;
  }
  const left = math.max(first.left, second.left);
  const bottom = math.max(first.bottom, second.bottom);
  const right = math.min(first.left + first.width, second.left + second.width);
  const top = math.min(first.bottom + first.height, second.bottom + second.height);
  return { left, bottom, width: math.max(0, right - left), height: math.max(0, top - bottom) };
}

/** Lists everything that can be seen, with what it is cut off at. */
function collectDrawn(screen: SimFrame): Drawn[] {
  const drawn: Drawn[] = [];
  let made = 0;
  const visit = (frame: SimFrame, clip: Rect | undefined, alpha: number): void => {
    const rect = frame.rect();
    if (!frame.shown || rect === undefined || alpha === 0) {
      return;
    }
    const inner = frame.clips ? intersect(clip, rect) : clip;
    const base = [strataRank(frame), raisedRank(frame), frame.GetFrameLevel()];
    const add = (region: SimRegion, layer: string, subLevel: number): void => {
      made += 1;
      drawn.push({
        region,
        order: [...base, LAYERS[layer] ?? 2, subLevel, made],
        clip,
        alpha: alpha * region.alpha,
      });
    };
    if (frame instanceof SimStatusBar) {
      add(frame, "ARTWORK", 0);
    }
    for (const region of frame.regions) {
      if (!region.shown) {
        continue;
      }
      if (region instanceof SimFrame) {
        visit(region, inner, alpha * region.alpha);
      } else if (region instanceof SimTexture || region instanceof SimFontString) {
        const isLit = region.layer !== "HIGHLIGHT" || isHighlighted(frame);
        if (isLit) {
          add(region, region.layer, region.subLevel);
        }
      }
    }
  };
  visit(screen, undefined, 1);
  return drawn;
}

/** A button's highlight shows under the mouse, or if the addon has locked it. */
function isHighlighted(frame: SimFrame): boolean {
  return frame.registry.hovered === frame || (frame instanceof SimButton && frame.locked);
}

/** The look's variant: what a button or a check mark is at the moment. */
function stateOf(frame: SimRegion | undefined): string {
  if (frame instanceof SimButton) {
    const base = frame.enabled ? "" : "disabled";
    return frame.checked ? `${base}checked` : base;
  }
  return frame instanceof SimEditBox && frame.HasFocus() ? "focus" : "";
}

/** Adds how much of what a scroll bar belongs to can be seen, and where. */
function noteScrolling(bar: SimFrame, step: DrawStep): void {
  const { box, scrolls } = bar as SimFrame & { box?: SimScrollBox; scrolls?: SimScrollFrame };
  const range = box?.range() ?? scrolls?.GetVerticalScrollRange() ?? 0;
  const height = (box ?? scrolls)?.GetHeight() ?? 1;
  const offset = box?.offset ?? scrolls?.offset ?? 0;
  step.part = height > 0 ? height / (height + range) : 1;
  step.offset = range === 0 ? 0 : offset / range;
}

/** The steps that draw a screen, the things behind first. */
export function paint(screen: SimFrame): DrawStep[] {
  const drawn = collectDrawn(screen);
  drawn.sort((first, second) => {
    for (const index of $range(0, first.order.length - 1)) {
      const difference = first.order[index]! - second.order[index]!;
      if (difference !== 0) {
        return difference;
      }
    }
    return 0;
  });
  const steps: DrawStep[] = [];
  for (const { region, clip, alpha } of drawn) {
    const rect = region.rect();
    if (rect === undefined) {
      continue;
    }
    const place = (kind: DrawStep["kind"], at: Rect): DrawStep => ({
      kind,
      x: at.left,
      y: screen.height - at.bottom - at.height,
      width: at.width,
      height: at.height,
      alpha,
      clip: clip && { ...clip, bottom: screen.height - clip.bottom - clip.height },
    });
    if (region instanceof SimTexture) {
      const step = place(region.color === undefined ? "look" : "color", rect);
      step.color = region.color ?? region.tint;
      step.look = tostring(region.look ?? "");
      step.state = region.isUpsideDown ? "upsideDown" : stateOf(region.parent);
      if (region.look === "scrollBar" || region.look === "classicScrollBar") {
        noteScrolling(region.parent as SimFrame, step);
        const { hidesIfUnscrollable } = region.parent as SimFrame & { hidesIfUnscrollable?: boolean };
        if (hidesIfUnscrollable === true && (step.part ?? 0) >= 1) {
          continue;
        }
      }
      if (region.color !== undefined || region.look !== undefined) {
        steps.push(step);
      }
    } else if (region instanceof SimStatusBar) {
      const step = place("bar", rect);
      step.color = region.color;
      step.part = region.part();
      steps.push(step);
    } else if (region instanceof SimFontString) {
      paintText(region, rect, place, steps);
    }
  }
  return steps;
}

/** Adds a step for each line of a text, cut into runs of one color. */
function paintText(
  region: SimFontString,
  rect: Rect,
  place: (this: void, kind: DrawStep["kind"], at: Rect) => DrawStep,
  steps: DrawStep[],
): void {
  const lines = region.shownLines();
  const scale = region.GetEffectiveScale();
  const size = region.fontHeight() * scale;
  const total = lines.length * size + (lines.length - 1) * region.spacing * scale;
  const free = rect.height - total;
  const above = region.justifyV === "TOP" ? 0 : region.justifyV === "BOTTOM" ? free : free / 2;
  let top = rect.bottom + rect.height - above;
  for (const line of lines) {
    const lineFree = rect.width - line.width * scale;
    const shift = region.justify === "LEFT" ? 0 : region.justify === "RIGHT" ? lineFree : lineFree / 2;
    const step = place("text", {
      left: rect.left + shift,
      bottom: top - size,
      width: line.width * scale,
      height: size,
    });
    step.text = withoutEscapes(line.text);
    step.size = size;
    step.color = region.color ?? region.host.fonts.look(region.fontObject).color;
    steps.push(step);
    top -= size + region.spacing * scale;
  }
}
