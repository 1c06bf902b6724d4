/** Capitals and small letters as the same, by Unicode's tables: Lua's own `lower` knows only ASCII. */

import { CASE_RANGES } from "./CaseRanges";

/** A letter of several bytes in UTF-8. */
const LONG_LETTER = `[${string.char(0xc2)}-${string.char(0xf4)}][${string.char(0x80)}-${string.char(0xbf)}]+`;
const NOT_ASCII = `[${string.char(0x80)}-${string.char(0xff)}]`;

const state: {
  /** The small letter of each that is none; made when the first text asks for it. */
  small: Record<string, string> | undefined;
} = { small: undefined };

/**
 * The same for all spellings of a text that differ in nothing but capitals, in every alphabet. To compare with, not to
 * show. Bytes that are no UTF-8 stay as they are.
 * Called by: 9 functions in Articles.ts, LogLines.ts, Names.ts, RosterColumns.ts, RosterRows.ts,
 * SearchText.ts
 */
export function folded(content: string): string {
  const lower = string.lower(content);
  if (string.find(lower, NOT_ASCII)[0] === undefined) {
    return lower;
  }
  state.small ??= smallLetters();
  const [result] = string.gsub(lower, LONG_LETTER, state.small);
  return result;
}

/** About 1400 letters, a millisecond's work. Called by: folded */
function smallLetters(): Record<string, string> {
  const small: Record<string, string> = {};
  for (const place of $range(0, CASE_RANGES.length - 4, 4)) {
    const distance = CASE_RANGES[place + 3]!;
    for (const code of $range(CASE_RANGES[place]!, CASE_RANGES[place + 1]!, CASE_RANGES[place + 2])) {
      small[letterOf(code)] = letterOf(code + distance);
    }
  }
  return small;
}

/** In UTF-8. Called by: smallLetters */
function letterOf(code: number): string {
  if (code < 0x80) {
    return string.char(code);
  }
  const last = 0x80 + (code % 64);
  const rest = math.floor(code / 64);
  if (rest < 32) {
    return string.char(0xc0 + rest, last);
  }
  const middle = 0x80 + (rest % 64);
  const first = math.floor(rest / 64);
  return first < 16
    ? string.char(0xe0 + first, middle, last)
    : string.char(0xf0 + math.floor(first / 64), 0x80 + (first % 64), middle, last);
}
