import { SimButton } from "./button";
import { SimEditBox } from "./editBox";
import { SimFontString } from "./fontString";
import { SimFrame } from "./frame";
import { eachVisible, textsOf } from "./look";
import type { Rect } from "./region";
import { SimScrollFrame } from "./scrollBox";

/** Finds what is wrong with the layout of a screen: texts that are cut off, and controls that overlap or stick out. */

/** Units that something may reach over without being seen to. */
const TOLERANCE = 0.6;
/** The part of a control's room that its words may fill: the game's own letters are not quite those of the realm. */
const WIDEST_PART = 0.97;

function overlap(first: Rect, second: Rect): boolean {
  const across =
    math.min(first.left + first.width, second.left + second.width) - math.max(first.left, second.left);
  const along =
    math.min(first.bottom + first.height, second.bottom + second.height) -
    math.max(first.bottom, second.bottom);
  return across > TOLERANCE && along > TOLERANCE;
}

function reachesOut(inner: Rect, outer: Rect): boolean {
  return (
    inner.left < outer.left - TOLERANCE ||
    inner.bottom < outer.bottom - TOLERANCE ||
    inner.left + inner.width > outer.left + outer.width + TOLERANCE ||
    inner.bottom + inner.height > outer.bottom + outer.height + TOLERANCE
  );
}

/** A control: something that a player clicks on or types into. */
function isControl(frame: SimFrame): boolean {
  return (
    frame instanceof SimButton || (frame instanceof SimEditBox && !(frame.parent instanceof SimScrollFrame))
  );
}

/** How a fault names a frame: by its words, or by its kind. */
function nameOf(frame: SimFrame): string {
  const words = frame instanceof SimButton ? (frame.GetText() ?? textsOf(frame)[0]) : textsOf(frame)[0];
  return `${frame.template === "" ? "frame" : frame.template} "${words ?? ""}"`;
}

/** The texts of a frame that do not fit; those that a row may cut off say so themselves. */
function textFaults(frame: SimFrame, faults: string[]): void {
  for (const region of frame.regions) {
    if (!(region instanceof SimFontString) || !region.shown || (region.text ?? "") === "") {
      continue;
    }
    const rect = region.rect();
    if (rect === undefined) {
      faults.push(`"${region.text}" lies nowhere`);
      continue;
    }
    const mayBeCut = (region as unknown as { mayBeCut?: boolean }).mayBeCut === true;
    if (region.IsTruncated() && !mayBeCut) {
      faults.push(`"${region.text}" is cut off`);
    }
    if (!(frame instanceof SimButton) || mayBeCut) {
      continue;
    }
    const room = frame.GetWidth() * WIDEST_PART;
    const isOwn = frame.GetText() === region.text && frame.template === "UIPanelButtonTemplate";
    if (isOwn && region.GetStringWidth() > room) {
      faults.push(`"${region.text}" is wider than its button`);
    }
  }
}

/** The rectangle of a text's letters: within its room, or beyond it if the room is too low for them. */
function lettersOf(label: SimFontString, rect: Rect): Rect {
  const scale = label.GetEffectiveScale();
  const width = math.min(label.GetStringWidth() * scale, rect.width);
  const height = label.GetStringHeight() * scale;
  const [across, along] = [rect.width - width, rect.height - height];
  const left = label.justify === "LEFT" ? 0 : label.justify === "RIGHT" ? across : across / 2;
  const bottom = label.justifyV === "TOP" ? along : label.justifyV === "BOTTOM" ? 0 : along / 2;
  return { left: rect.left + left, bottom: rect.bottom + bottom, width, height };
}

/** Texts and controls of one frame that overlap. */
function overlapFaults(frame: SimFrame, faults: string[]): void {
  const placed: { name: string; rect: Rect }[] = [];
  for (const region of frame.regions) {
    const rect = region.shown ? region.rect() : undefined;
    if (rect === undefined || rect.width === 0) {
      continue;
    }
    if (region instanceof SimFontString) {
      if ((region.text ?? "") !== "") {
        placed.push({ name: `"${region.text}"`, rect: lettersOf(region, rect) });
      }
    } else if (region instanceof SimFrame && isControl(region)) {
      placed.push({ name: nameOf(region), rect });
    }
  }
  for (const first of $range(0, placed.length - 1)) {
    for (const second of $range(first + 1, placed.length - 1)) {
      const [one, other] = [placed[first]!, placed[second]!];
      if (overlap(one.rect, other.rect)) {
        faults.push(`${one.name} and ${other.name} overlap`);
      }
    }
  }
}

/** What looks wrong on the screen, a sentence each. Buttons at the minimap lie on its rim by design. */
export function layoutFaults(screen: SimFrame, minimap: SimFrame): string[] {
  const faults: string[] = [];
  eachVisible(screen, (frame) => {
    const rect = frame.rect();
    if (rect === undefined) {
      if (frame.parent !== undefined && frame.regions.length > 0) {
        faults.push(`${nameOf(frame)} lies nowhere`);
      }
      return;
    }
    textFaults(frame, faults);
    overlapFaults(frame, faults);
    const outer = frame.parent?.rect();
    const isOnRim = frame.parent === minimap;
    const isWindowPart =
      frame.template === "UIPanelCloseButton" || (frame.parent as SimFrame | undefined)?.clips === true;
    if (isControl(frame) && outer !== undefined && !isWindowPart && !isOnRim && reachesOut(rect, outer)) {
      faults.push(`${nameOf(frame)} reaches out of its parent`);
    }
  });
  return faults;
}
