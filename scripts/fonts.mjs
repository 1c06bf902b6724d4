// Writes a Lua table for the realm: how wide each letter is, from the fonts that the previews are drawn with.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";

const require = createRequire(import.meta.url);

/** The slices of the font for the alphabets that are written with letters of different widths. */
const SLICES = ["latin", "latin-ext", "cyrillic", "greek", "symbols"];

/** Units of a width: hundredths of the font's height. */
const UNITS = 100;

/** The first and the last letter of each range that is looked up one by one. */
const RANGES = [
  [0x20, 0x17f],
  [0x218, 0x21b],
  [0x391, 0x3c9],
  [0x400, 0x45f],
  [0x2010, 0x2026],
  [0x2190, 0x2193],
];

/** Nothing if the package has no such slice: not every weight has every alphabet. */
export function sliceFile(slice, weight = 400) {
  const file = `@fontsource/noto-sans/files/noto-sans-${slice}-${weight}-normal.woff2`;
  try {
    return require.resolve(file);
  } catch {
    return undefined;
  }
}

/**
 * Writes the table; a letter that no slice has is left out, and counts as a full square.
 * @param {string} file
 */
export function writeFontWidths(file) {
  // Only here: the commands load this file before they have seen to it that the packages are installed.
  const fontkit = require("fontkit");
  const fonts = SLICES.map((slice) => sliceFile(slice))
    .filter((path) => path !== undefined)
    .map((path) => fontkit.openSync(path));
  const lines = [];
  for (const [first, last] of RANGES) {
    for (let code = first; code <= last; code++) {
      const font = fonts.find((candidate) => candidate.hasGlyphForCodePoint(code));
      if (font === undefined) {
        continue;
      }
      const width = font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm;
      lines.push(`[${code}] = ${Math.round(width * UNITS) / UNITS},`);
    }
  }
  writeFileSync(file, `return {\n${lines.join("\n")}\n}\n`);
}
