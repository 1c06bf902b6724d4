/** Finding words as a player means them: capitals and small letters are the same, in the alphabets of the clients. */

/** Where capital letters of two bytes stand, and how far behind them the small ones do: Latin, Greek, Cyrillic. */
const CAPITALS: readonly [first: number, last: number, distance: number][] = [
  [0xc0, 0xde, 32],
  [0x391, 0x3a9, 32],
  [0x410, 0x42f, 32],
  [0x400, 0x40f, 80],
];
/** From here to there, every second letter is a capital, and its small one stands behind it: Latin with accents. */
const PAIRED_FIRST = 0x100;
const PAIRED_LAST = 0x177;

/** Letters of two bytes: a first byte from 0xC2 to 0xDF, and one that goes on. */
const TWO_BYTES = `[${string.char(0xc2)}-${string.char(0xdf)}][${string.char(0x80)}-${string.char(0xbf)}]`;

const state: {
  small: Record<string, string | undefined>;
} = {
  small: {},
};

/**
 * Lower case, for letters of one or two bytes in UTF-8: Lua's own `lower` knows only ASCII.
 * Called by: 6 functions in Articles.ts, RosterColumns.ts, RosterRows.ts, SearchText.ts
 */
export function folded(content: string): string {
  const lower = string.lower(content);
  if (string.find(lower, TWO_BYTES)[0] === undefined) {
    return lower;
  }
  const [result] = string.gsub(lower, TWO_BYTES, smallLetter);
  return result;
}

/** For a letter of two bytes; anything else stays as it is. Called by: folded */
function smallLetter(this: void, letter: string): string {
  let small = state.small[letter];
  if (small === undefined) {
    const code = (string.byte(letter, 1) % 32) * 64 + (string.byte(letter, 2) % 64);
    small = letterOf(smallCode(code));
    state.small[letter] = small;
  }
  return small;
}

/** The Unicode blocks that have capitals in two bytes: Latin, Greek and Cyrillic. Called by: smallLetter */
function smallCode(code: number): number {
  for (const [first, last, distance] of CAPITALS) {
    if (code >= first && code <= last && code !== 0xd7) {
      return code + distance;
    }
  }
  return code >= PAIRED_FIRST && code <= PAIRED_LAST && code % 2 === 0 ? code + 1 : code;
}

/** For codes from 0x80 to 0x7FF, which have two bytes. Called by: smallLetter */
function letterOf(code: number): string {
  return string.char(0xc0 + math.floor(code / 64), 0x80 + (code % 64));
}

/** Both must be folded; the text must have every word. Called by: isFound, isPassed */
export function hasWords(words: readonly string[], content: string): boolean {
  for (const word of words) {
    if (string.find(content, word, 1, true)[0] === undefined) {
      return false;
    }
  }
  return true;
}

/** Folded, separated by spaces. Called by: listArticles, listRoster */
export function searchWords(typed: string): string[] {
  const words: string[] = [];
  for (const [word] of string.gmatch(folded(typed), "%S+")) {
    words.push(word!);
  }
  return words;
}
