/** The game's colors of the classes. */

import { type Color, GREY } from "./Colors";

const state = { colors: {} as Record<string, Color | undefined> };

/**
 * Takes a class by the name of the game's files. Returns its color, grey for none of the game's.
 * Called by: fillRow, nameColor, showMember
 */
export function classColor(classFile: string): Color {
  let color = state.colors[classFile];
  if (color === undefined) {
    const known = C_ClassColor.GetClassColor(classFile);
    color = known === undefined ? GREY : [known.r, known.g, known.b];
    state.colors[classFile] = color;
  }
  return color;
}
