/** The game's colours of the classes. */

import { type Color, GREY } from "./Colors";

const v = { colors: {} as Record<string, Color | undefined> };

/**
 * Takes a class by the name of the game's files. Returns its colour, grey for none of the game's.
 * Called by: fillRow, nameColor, showMember
 */
export function classColor(classFile: string): Color {
  let color = v.colors[classFile];
  if (color === undefined) {
    const known = C_ClassColor.GetClassColor(classFile);
    color = known === undefined ? GREY : [known.r, known.g, known.b];
    v.colors[classFile] = color;
  }
  return color;
}
