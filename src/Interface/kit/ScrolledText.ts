/** Text of any length to read, which scrolls if it does not fit. */

import { onResize } from "./Measures";
import { createLabel } from "./Controls";

/** Room for the scroll bar; in the older clients it is wider than in the newest. */
const BAR_ROOM = 26;
const ABOVE = 8;
/** Between two lines. */
const SPACING = 3;

export interface ScrolledText {
  scroll: ScrollFrame;
  child: Frame;
  label: FontString;
}

/** Fills the parent below `above`. Called by: createArticleReader, createMemberCard */
export function createScrolledText(parent: Frame, above: Region): ScrolledText {
  const scroll = CreateFrame("ScrollFrame", undefined, parent, "ScrollFrameTemplate");
  scroll.SetPoint("TOPLEFT", above, "BOTTOMLEFT", 0, -ABOVE);
  scroll.SetPoint("BOTTOMRIGHT", -BAR_ROOM, 0);
  const child = CreateFrame("Frame", undefined, scroll);
  scroll.SetScrollChild(child);
  const label = createLabel(child, "GameFontHighlight", "");
  label.SetPoint("TOPLEFT", 0, 0);
  label.SetSpacing(SPACING);
  label.SetJustifyV("TOP");
  const scrolled = { scroll, child, label };
  onResize(scroll, () => fit(scrolled));
  return scrolled;
}

/** `content` is already plain. A new text is shown from its beginning. Called by: showMember, showWords */
export function setScrolledText(scrolled: ScrolledText, content: string): void {
  if (scrolled.label.GetText() === content) {
    return;
  }
  scrolled.label.SetText(content);
  fit(scrolled);
  scrolled.scroll.SetVerticalScroll(0);
}

/** Wraps the text at the present width. Called by: createScrolledText, setScrolledText */
function fit({ child, label, scroll }: ScrolledText): void {
  const width = math.max(1, scroll.GetWidth());
  label.SetWidth(width);
  child.SetSize(width, math.max(1, label.GetStringHeight()));
}
