/** Line heights, as the clients of some languages have larger fonts, and what depends on the size of a frame. */

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

/**
 * The player can resize the window, so `arrange` runs now and with each new size of the frame.
 * Called by: 12 functions in ArticlePane.ts, CalendarMonth.ts, CalendarPane.ts, Columns.ts, Controls.ts,
 * GroupsPane.ts, MaintenancePane.ts, ScrolledText.ts, SetupPane.ts, SyncProgress.ts
 */
export function onResize(frame: Frame, arrange: (this: void) => void): void {
  frame.HookScript("OnSizeChanged", arrange);
  arrange();
}

/** For a row with a line of text and a smaller one below it. Called by: createAgenda, createListSide */
export function doubleRowHeight(): number {
  return lineHeight("GameFontHighlight") + lineHeight("GameFontDisableSmall") + DOUBLE_PADDING;
}

/** Room above, between and below the two lines of a row. */
const DOUBLE_PADDING = 12;
