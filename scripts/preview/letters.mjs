// Draws text with the fonts of the npm packages: each comes in slices, a file for each part of the alphabet.
import { GlobalFonts } from "@napi-rs/canvas";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** The packages, in the order in which a letter is looked for; the first has the letters of Europe. */
const STYLESHEETS = [
  "@fontsource/noto-sans/400.css",
  "@fontsource-variable/noto-sans-kr/index.css",
  "@fontsource-variable/noto-sans-sc/index.css",
];

const FACE = /@font-face\s*\{[^}]*?url\(([^)]+\.woff2)\)[^}]*?unicode-range:\s*([^;}]+)/gs;

/** The first and last letter of each part of a `unicode-range`, as numbers; the same one twice for a single letter. */
function parseRanges(text) {
  return text.split(",").map((part) => {
    const [first, last] = part.trim().replace(/^U\+/i, "").split("-");
    return [parseInt(first, 16), parseInt(last ?? first, 16)];
  });
}

const slices = STYLESHEETS.flatMap((sheet) => {
  const file = require.resolve(sheet);
  return [...readFileSync(file, "utf8").matchAll(FACE)].map(([, path, ranges], index) => ({
    family: `${sheet.replace(/\W/g, "")}${index}`,
    file: join(dirname(file), path.replace(/['"]/g, "")),
    ranges: parseRanges(ranges),
    isLoaded: false,
  }));
});

const known = new Map();

/** Fonts come in slices of letters; one is loaded when its first letter is drawn. Unknown letters are the first slice's. */
function sliceOf(code) {
  let slice = known.get(code);
  if (slice !== undefined) {
    return slice;
  }
  slice =
    slices.find(({ ranges }) => ranges.some(([first, last]) => code >= first && code <= last)) ?? slices[0];
  if (!slice.isLoaded) {
    GlobalFonts.registerFromPath(slice.file, slice.family);
    slice.isLoaded = true;
  }
  known.set(code, slice);
  return slice;
}

/** Draws a line of text with its left end and its middle line there; each letter with the font that has it. */
export function drawLetters(context, text, left, middle, size) {
  context.textBaseline = "alphabetic";
  const baseline = middle + size * 0.36;
  let x = left;
  let run = "";
  let family = "";
  const flush = () => {
    if (run === "") {
      return;
    }
    context.font = `${size}px ${family}`;
    context.fillText(run, x, baseline);
    x += context.measureText(run).width;
    run = "";
  };
  for (const letter of text) {
    const next = sliceOf(letter.codePointAt(0)).family;
    if (next !== family) {
      flush();
    }
    family = next;
    run += letter;
  }
  flush();
}
