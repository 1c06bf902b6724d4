/** Line heights: the clients of some languages have larger fonts. */

const state: { heights: Record<string, number | undefined> } = { heights: {} };

/** `font` is one of the game's font objects. Called by: doubleRowHeight, eventHeight, linesTop */
export function lineHeight(font: string): number {
  let height = state.heights[font];
  if (height === undefined) {
    const label = UIParent.CreateFontString(undefined, "ARTWORK", font);
    label.SetText("Ag");
    height = math.ceil(label.GetStringHeight());
    label.Hide();
    state.heights[font] = height;
  }
  return height;
}

/** For a row with a line of text and a smaller one below it. Called by: createAgenda, createListSide */
export function doubleRowHeight(): number {
  return lineHeight("GameFontHighlight") + lineHeight("GameFontDisableSmall") + DOUBLE_PADDING;
}

/** Room above, between and below the two lines of a row. */
const DOUBLE_PADDING = 12;
