// Writes src/DataSyncManager/data/CaseRanges.ts: which letters are another letter's capital, from the Unicode data of Node.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const LAST_CODE = 0x1ffff;
const SURROGATES = [0xd800, 0xdfff];

/**
 * The one small letter for all forms of a letter. By way of the capital, so that forms that share one meet: the two small
 * sigmas of Greek, the long s. A form that takes several letters is left out but for its first one.
 */
function smallOf(code) {
  const letter = String.fromCodePoint(code);
  const upper = letter.toUpperCase();
  return ([...upper].length === 1 ? upper : letter).toLowerCase().codePointAt(0) ?? code;
}

/** `[first, last, step, distance]`: every letter from first to last, or every second one, has its small one so far behind. */
function rangesOf() {
  const ranges = [];
  for (let code = 0; code <= LAST_CODE; code += 1) {
    const isLetter = code < SURROGATES[0] || code > SURROGATES[1];
    const distance = isLetter ? smallOf(code) - code : 0;
    if (distance !== 0) {
      const last = ranges.at(-1);
      const step = [1, 2].find((value) => fits(last, code, value, distance));
      if (last === undefined || step === undefined) {
        ranges.push([code, code, 1, distance]);
      } else {
        last[1] = code;
        last[2] = step;
      }
    }
  }
  return ranges;
}

/** Whether a letter continues a range of this step. */
function fits(range, code, step, distance) {
  return (
    range !== undefined &&
    range[3] === distance &&
    range[1] + step === code &&
    (range[0] === range[1] || range[2] === step)
  );
}

const numbers = rangesOf()
  .flat()
  .map((value) => `  ${value},`);
writeFileSync(
  join(root, "src/DataSyncManager/data/CaseRanges.ts"),
  `/**
 * Letters that are a form of another one, from the Unicode data of Node: \`node scripts/case-ranges.mjs\`. Four numbers a
 * range: its first and its last letter, 1 for each of them or 2 for every second one, and how far behind it the small
 * letter is.
 */
export const CASE_RANGES: readonly number[] = [
${numbers.join("\n")}
];
`,
);
