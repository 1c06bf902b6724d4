import { SimButton } from "./button";
import { SimEditBox } from "./editBox";
import { SimFontString } from "./fontString";
import { SimFrame, strataRank } from "./frame";
import type { Rect } from "./region";
import { SimScrollBox, SimScrollFrame } from "./scrollBox";

/** Finds things on the screen by the words that a player sees. */

/** Calls a function for every frame that a player can see, the outer ones first. */
export function eachVisible(frame: SimFrame, visit: (this: void, frame: SimFrame) => void): void {
  if (!frame.IsShown()) {
    return;
  }
  visit(frame);
  for (const region of [...frame.regions]) {
    if (region instanceof SimFrame) {
      eachVisible(region, visit);
    }
  }
}

/** The texts of a frame itself, without those of the frames in it. */
export function textsOf(frame: SimFrame): string[] {
  const texts: string[] = [];
  for (const region of frame.regions) {
    if (region instanceof SimFontString && region.shown && (region.text ?? "") !== "") {
      texts.push(region.text!);
    }
  }
  return texts;
}

/** Whether a point of the frame lies within everything that cuts it off. */
function isInSight(frame: SimFrame): boolean {
  const rect = frame.rect();
  if (rect === undefined) {
    return false;
  }
  const middle = { x: rect.left + rect.width / 2, y: rect.bottom + rect.height / 2 };
  let outer = frame.parent;
  while (outer !== undefined) {
    const around = outer.rect();
    if (outer instanceof SimFrame && outer.clips && around !== undefined) {
      const inside =
        middle.x >= around.left &&
        middle.x <= around.left + around.width &&
        middle.y >= around.bottom &&
        middle.y <= around.bottom + around.height;
      if (!inside) {
        return false;
      }
    }
    outer = outer.parent;
  }
  return true;
}

/** All texts that a player can see in the addon's windows. */
export function visibleTexts(screen: SimFrame): string[] {
  const texts: string[] = [];
  eachVisible(screen, (frame) => {
    for (const text of textsOf(frame)) {
      texts.push(text);
    }
  });
  return texts;
}

/** The words by which a player knows a button: on it, or beside it. */
export function labelOf(button: SimButton): string | undefined {
  return (button as unknown as { labelText?: string }).labelText ?? button.GetText() ?? textsOf(button)[0];
}

/** The one of two that lies further in front; the first if neither does. */
function inFront(first: SimButton | undefined, second: SimButton): SimButton {
  return first === undefined || strataRank(second) > strataRank(first) ? second : first;
}

/**
 * The button that a player can see with these words on or beside it, or on a row with them; if there are several, that of
 * the window in front.
 */
export function findButton(screen: SimFrame, label: string): SimButton | undefined {
  let found: SimButton | undefined;
  let row: SimButton | undefined;
  eachVisible(screen, (frame) => {
    if (!(frame instanceof SimButton) || !isInSight(frame)) {
      return;
    }
    if (labelOf(frame) === label) {
      found = inFront(found, frame);
    } else if (textsOf(frame).includes(label)) {
      row = inFront(row, frame);
    }
  });
  return found ?? row;
}

/** The edit boxes that a player can see, in the order in which they were made. */
export function editBoxes(screen: SimFrame): SimEditBox[] {
  const found: SimEditBox[] = [];
  eachVisible(screen, (frame) => {
    if (frame instanceof SimEditBox) {
      found.push(frame);
    }
  });
  return found;
}

/** Units that a field may begin beside the words above it. */
const ASIDE = 30;

/** How far a field is below the words, or after them on one line; undefined if it is neither. */
function distance(words: Rect, field: Rect): number | undefined {
  const below = words.bottom - (field.bottom + field.height);
  if (below > -2 && math.abs(field.left - words.left) < ASIDE) {
    return below;
  }
  const behind = field.left - (words.left + words.width);
  const middle = words.bottom + words.height / 2;
  return behind > -2 && middle > field.bottom && middle < field.bottom + field.height ? behind : undefined;
}

/** The words above or before an edit box, or in it while it is empty. */
export function fieldLabel(screen: SimFrame, box: SimEditBox): string | undefined {
  const { Instructions } = box as SimEditBox & { Instructions?: SimFontString };
  if ((Instructions?.text ?? "") !== "") {
    return Instructions!.text;
  }
  const place = (box.parent instanceof SimScrollFrame ? box.parent : box).rect();
  let [nearest, least] = [undefined as string | undefined, math.huge];
  eachVisible(screen, (frame) => {
    for (const region of frame.regions) {
      if (!(region instanceof SimFontString) || frame instanceof SimEditBox || (region.text ?? "") === "") {
        continue;
      }
      const words = region.shown ? region.rect() : undefined;
      const far = words && place && distance(words, place);
      if (far !== undefined && far < least) {
        [nearest, least] = [region.text, far];
      }
    }
  });
  return nearest;
}

/** The edit box with these words above or before it, or in it while it is empty. */
export function findField(screen: SimFrame, label: string): SimEditBox | undefined {
  const boxes = editBoxes(screen);
  const named = boxes.find((box) => {
    const instructions = (box as unknown as { Instructions?: SimFontString }).Instructions;
    return instructions?.text === label;
  });
  if (named !== undefined) {
    return named;
  }
  let [nearest, least] = [undefined as SimEditBox | undefined, math.huge];
  eachVisible(screen, (frame) => {
    for (const region of frame.regions) {
      const words = region instanceof SimFontString && region.text === label ? region.rect() : undefined;
      if (words === undefined) {
        continue;
      }
      for (const box of boxes) {
        const place = (box.parent instanceof SimScrollFrame ? box.parent : box).rect();
        const far = place && distance(words, place);
        if (far !== undefined && far < least) {
          [nearest, least] = [box, far];
        }
      }
    }
  });
  return nearest;
}

/** The first list or scrolled text that a player can see, or the first with these words in it. */
export function findScrolled(screen: SimFrame, text?: string): SimScrollBox | SimScrollFrame | undefined {
  let found: SimScrollBox | SimScrollFrame | undefined;
  eachVisible(screen, (frame) => {
    if (!(frame instanceof SimScrollBox || frame instanceof SimScrollFrame)) {
      return;
    }
    if (text === undefined || visibleTexts(frame).includes(text)) {
      found ??= frame;
    }
  });
  return found;
}
