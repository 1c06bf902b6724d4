/** A color for each category, the same for every member: it comes from the category's name. */

import type { Color } from "./Colors";

const PALETTE: readonly Color[] = [
  [0.86, 0.36, 0.3],
  [0.9, 0.6, 0.25],
  [0.85, 0.78, 0.3],
  [0.45, 0.75, 0.35],
  [0.3, 0.7, 0.65],
  [0.4, 0.6, 0.9],
  [0.65, 0.5, 0.9],
  [0.88, 0.5, 0.75],
];

const state = { colors: {} as Record<string, Color | undefined> };

/** Takes a category. Returns its color. Called by: createAgenda, drawCell */
export function categoryColor(category: string): Color {
  let color = state.colors[category];
  if (color === undefined) {
    let sum = 7;
    for (const place of $range(1, category.length)) {
      sum = (sum * 31 + string.byte(category, place)) % 8191;
    }
    color = PALETTE[sum % PALETTE.length]!;
    state.colors[category] = color;
  }
  return color;
}
