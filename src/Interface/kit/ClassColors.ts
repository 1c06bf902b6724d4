/** The game's class colors. */

import { type Color, GREY } from "./Colors";

const state: { colors: Record<string, Color | undefined> } = { colors: {} };

/** Grey for a class that the game does not know. Called by: fillRow, nameColor, showMember */
export function classColor(classFile: string): Color {
  let color = state.colors[classFile];
  if (color === undefined) {
    const known = C_ClassColor.GetClassColor(classFile);
    color = known === undefined ? GREY : [known.r, known.g, known.b];
    state.colors[classFile] = color;
  }
  return color;
}
