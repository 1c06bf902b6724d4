/** The colors that the panes share: those of the game's own fonts, and muted ones for backgrounds. */

/** Red, green, blue, each 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number];

export const GOLD: Color = [1, 0.82, 0];
export const WHITE: Color = [1, 1, 1];
export const GREY: Color = [0.55, 0.55, 0.55];
export const GREEN: Color = [0.35, 0.85, 0.35];
export const RED: Color = [1, 0.35, 0.3];
export const BLUE: Color = [0.45, 0.7, 1];

/** The ground of a row that is chosen, of one under the mouse, and of every other row; red, green, blue, opacity. */
export const CHOSEN_ROW = [1, 0.82, 0, 0.16] as const;
export const HOVERED_ROW = [1, 1, 1, 0.07] as const;
export const EVEN_ROW = [1, 1, 1, 0.025] as const;
/** A line between two parts of a pane. */
export const LINE = [1, 0.9, 0.7, 0.12] as const;

/** Words that warn, in amber, for a text that has other words around them. Called by: linesOf, showArticle */
export function warningText(words: string): string {
  return `|cffffb040${words}|r`;
}
