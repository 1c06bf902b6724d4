import { SimSlider } from "./bars";
import { SimButton, SimCheckButton } from "./button";
import { SimEditBox } from "./editBox";
import { raisedRank, SimFrame, strataRank } from "./frame";
import { fieldLabel, labelOf } from "./look";
import { SimDropdown } from "./menus";
import { intersect } from "./paint";
import { contains, type Point } from "./pointer";
import type { Rect } from "./region";
import { SimScrollBox, SimScrollFrame } from "./scrollBox";
import type { Target } from "./screenTypes";

/** Finds things on the screen by number or place, for the page of the playground. */

interface Found {
  frame: SimFrame;
  rect: Rect;
  order: number[];
}

function kindOf(frame: SimFrame): Target["kind"] | undefined {
  if (frame instanceof SimEditBox) {
    return "field";
  }
  if (frame instanceof SimDropdown) {
    return "menu";
  }
  if (frame instanceof SimCheckButton) {
    return "check";
  }
  if (frame instanceof SimButton) {
    return frame.parent instanceof SimScrollBox ? "row" : "button";
  }
  if (frame instanceof SimScrollBox) {
    return frame.range() > 0 ? "scroll" : undefined;
  }
  if (frame instanceof SimScrollFrame) {
    return frame.GetVerticalScrollRange() > 0 ? "scroll" : undefined;
  }
  if (frame instanceof SimSlider || !frame.mouse) {
    return undefined;
  }
  return frame.handles("OnEnter") ? "hint" : "pane";
}

/** Every frame that can be seen and satisfies the predicate, with the part of it that is not cut off. */
function collect(screen: SimFrame, isWanted: (this: void, frame: SimFrame) => boolean): Found[] {
  const found: Found[] = [];
  const visit = (frame: SimFrame, clip: Rect | undefined): void => {
    const rect = frame.rect();
    if (!frame.shown || rect === undefined || frame.alpha === 0) {
      return;
    }
    const seen = intersect(clip, rect);
    if (seen.width > 0 && seen.height > 0 && isWanted(frame)) {
      const order = [strataRank(frame), raisedRank(frame), frame.GetFrameLevel(), found.length];
      found.push({ frame, rect: seen, order });
    }
    const inner = frame.clips ? seen : clip;
    for (const region of frame.regions) {
      if (region instanceof SimFrame) {
        visit(region, inner);
      }
    }
  };
  visit(screen, undefined);
  found.sort((first, second) => {
    for (const [place, value] of ipairs(first.order)) {
      const difference = value - second.order[place - 1]!;
      if (difference !== 0) {
        return difference;
      }
    }
    return 0;
  });
  return found;
}

/** The words of a control for those who do not see it: its own, the first of those on it, or those of its template. */
function wordsOf(screen: SimFrame, frame: SimFrame): string {
  if (frame instanceof SimButton) {
    return labelOf(frame) ?? frame.template;
  }
  return frame instanceof SimEditBox ? (fieldLabel(screen, frame) ?? "") : "";
}

/** What the mouse and the keyboard can reach on a screen, the things behind first. */
export function targets(screen: SimFrame): Target[] {
  return collect(screen, (frame) => kindOf(frame) !== undefined).map(({ frame, rect }) => {
    const target: Target = {
      serial: frame.serial,
      kind: kindOf(frame)!,
      label: wordsOf(screen, frame),
      isEnabled: !(frame instanceof SimButton || frame instanceof SimEditBox) || frame.IsEnabled(),
      isChecked: frame instanceof SimButton && frame.checked,
      x: rect.left,
      y: screen.height - rect.bottom - rect.height,
      width: rect.width,
      height: rect.height,
    };
    if (frame instanceof SimEditBox) {
      target.text = frame.GetText();
      target.isMultiLine = frame.multiLine;
      target.hasFocus = frame.HasFocus();
      target.size = frame.fontString().fontHeight() * frame.GetEffectiveScale();
    }
    return target;
  });
}

/** The frame of that number, if it can be seen. */
export function findTarget(screen: SimFrame, serial: number): SimFrame | undefined {
  return collect(screen, (frame) => frame.serial === serial)[0]?.frame;
}

/** The list or scrolled text that lies in front at a point, from the screen's lower left corner. */
export function scrolledAt(screen: SimFrame, point: Point): SimScrollBox | SimScrollFrame | undefined {
  const scrolled = collect(
    screen,
    (frame) => frame instanceof SimScrollBox || frame instanceof SimScrollFrame,
  ).filter(({ rect }) => contains(rect, point));
  return scrolled[scrolled.length - 1]?.frame as SimScrollBox | SimScrollFrame | undefined;
}
