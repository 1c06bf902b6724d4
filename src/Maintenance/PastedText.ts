/**
 * Finds the lines of Base64 in a text that went through a chat program or a forum: wrapped or joined lines, quoting,
 * code fences, blanks that are none, invisible characters, words before and behind.
 */

import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";

/** Bytes of a line that are looked at in one piece; a text may come as one line of megabytes. */
const PIECE = 8192;
/** Tokens that are shorter and stand alone in the middle of a block may be somebody's words. */
const LONG_TOKEN = 24;

/** Characters that look like a blank or like nothing, by their bytes in UTF-8, and what stands for them. */
const INVISIBLE: readonly [characters: string, replacement: string][] = [
  [string.char(0xc2, 0xa0), " "],
  [string.char(0xc2, 0xad), ""],
  [string.char(0xe3, 0x80, 0x80), " "],
  [string.char(0xef, 0xbb, 0xbf), ""],
];
/** U+2000 to U+200F and U+2028 to U+202F are blanks of all widths, joiners and marks of direction; U+2060 to U+206F more. */
const BLANKS = `${string.char(0xe2, 0x80)}[${string.char(0x80)}-${string.char(0x8a)}${string.char(0xa8)}${string.char(0xa9)}${string.char(0xaf)}]`;
const MARKS = `${string.char(0xe2, 0x80)}[${string.char(0x8b)}-${string.char(0x8f)}${string.char(0xaa)}-${string.char(0xae)}]`;
const MORE_MARKS = `${string.char(0xe2, 0x81)}[${string.char(0xa0)}-${string.char(0xaf)}]`;

/** A line of a block, as somebody pasted it: the tokens that may be Base64, in their order. */
interface PastedLine {
  tokens: string[];
  /** True if there are words in it that cannot be Base64, so that its short tokens are probably words too. */
  isMixed: boolean;
}

/**
 * Inside a flow: the lines behind the header, or nothing if there is no header. A line with words in it, of another
 * person or program, has no tokens and is left out.
 * Called by: readBlock
 */
export function linesBehind(header: string, pasted: string): PastedLine[] | undefined {
  const pattern = `^.-${string.gsub(header, " ", "%%s+")[0]}(.*)$`;
  const lines: PastedLine[] = [];
  let isFound = false;
  let lastWords = "";
  eachPiece(pasted, (piece) => {
    const clean = visible(piece);
    let rest: string | undefined = clean;
    if (!isFound) {
      // The header itself may have been wrapped.
      const [behind] = string.match(`${lastWords} ${unquoted(clean)}`, pattern);
      isFound = behind !== undefined && string.match(behind, "^%w")[0] === undefined;
      rest = isFound ? behind : undefined;
      lastWords = string.sub(unquoted(clean), -80);
    } else {
      const [again] = string.match(unquoted(clean), pattern);
      rest = again ?? clean;
    }
    if (rest !== undefined) {
      lines.push(lineOf(rest));
    }
  });
  return isFound ? lines : undefined;
}

/**
 * Calls for each line, and for the parts of one that is very long; none of them is cut inside a character.
 * Called by: linesBehind
 */
function eachPiece(pasted: string, visit: (this: void, piece: string) => void): void {
  let place = 1;
  while (place <= pasted.length) {
    const window = string.sub(pasted, place, place + PIECE - 1);
    const [stop] = string.find(window, "[\r\n]");
    if (stop === 1) {
      place += 1;
    } else {
      const piece = stop === undefined ? wholeCharacters(window) : string.sub(window, 1, stop - 1);
      visit(piece);
      place += piece.length;
    }
    yieldIfOverBudget();
  }
}

/**
 * Cut at the last blank, so that no word is taken for two, or else before a character that is not whole.
 * Called by: eachPiece
 */
function wholeCharacters(window: string): string {
  if (window.length < PIECE) {
    return window;
  }
  const [upToBlank] = string.match(window, "^(.*%s)%S*$");
  const [upToAscii] = string.match(window, `^(.*[%z${string.char(1)}-${string.char(127)}])`);
  return upToBlank ?? upToAscii ?? window;
}

/**
 * Forums put such characters into long lines to wrap them, so without this a token would be cut or seem foreign.
 * Called by: linesBehind
 */
function visible(piece: string): string {
  let clean = piece;
  for (const [characters, replacement] of INVISIBLE) {
    [clean] = string.gsub(clean, characters, replacement);
  }
  [clean] = string.gsub(clean, BLANKS, " ");
  [clean] = string.gsub(clean, MARKS, "");
  [clean] = string.gsub(clean, MORE_MARKS, "");
  return clean;
}

/**
 * Without the marks that programs put before or behind a line: quoting, fences, quotation marks, list signs.
 * Called by: lineOf, linesBehind
 */
function unquoted(line: string): string {
  const [inner] = string.match(line, "^[^%w+/=]*(.-)[^%w+/=]*$");
  return inner ?? "";
}

/**
 * In a line with words the short tokens are probably words too, so it has none unless one is long enough to be
 * Base64.
 * Called by: linesBehind
 */
function lineOf(line: string): PastedLine {
  const found: PastedLine = { tokens: [], isMixed: false };
  let hasLong = false;
  for (const [written] of string.gmatch(line, "%S+")) {
    const token = unquoted(written!);
    if (string.find(token, "[^%w+/=]")[0] !== undefined) {
      found.isMixed = true;
    } else if (token !== "") {
      found.tokens.push(token);
      hasLong ||= token.length >= LONG_TOKEN;
    }
  }
  return found.isMixed && !hasLong ? { tokens: [], isMixed: true } : found;
}

/**
 * Puts together the texts that end with `=`, as each batch of an export does, from the tokens of lines. `isWhole` says
 * whether a text can be read; if not, it is tried without the short tokens in its middle. What cannot be read is
 * handed on as it is, and what is left over at the end if it is long enough to be more than words.
 * Called by: readBlock
 */
export function joinedTexts(
  lines: readonly PastedLine[],
  isWhole: (this: void, text: string) => boolean,
): string[] {
  const texts: string[] = [];
  let tokens: Token[] = [];
  for (const line of lines) {
    // Exports of earlier versions have a text in each line, which need not end with `=`.
    const joined = table.concat(line.tokens);
    if (tokens.length === 0 && joined.length >= LONG_TOKEN && !endsText(joined) && isWhole(joined)) {
      texts.push(joined);
    } else {
      for (const text of line.tokens) {
        tokens.push({ text, isDoubtful: line.isMixed });
        if (endsText(text)) {
          texts.push(bestOf(tokens, isWhole));
          tokens = [];
        }
      }
    }
    yieldIfOverBudget();
  }
  if (tokens.some(({ text }) => text.length >= LONG_TOKEN)) {
    texts.push(joinedIf(tokens, () => true));
  }
  return texts;
}

interface Token {
  text: string;
  isDoubtful: boolean;
}

/** Without a separator: Base64 goes on over the ends of lines. Called by: bestOf, joinedTexts */
function joinedIf(tokens: readonly Token[], isKept: (this: void, token: Token) => boolean): string {
  const texts: string[] = [];
  for (const token of tokens) {
    if (isKept(token)) {
      texts.push(token.text);
    }
  }
  return table.concat(texts);
}

/** Exports pad every batch to end with `=`, so it marks where the next one begins. Called by: joinedTexts */
function endsText(token: string): boolean {
  return string.sub(token, -1) === "=";
}

/**
 * All of it if it can be read, else without its doubtful short tokens, else without any short one but the last.
 * Called by: joinedTexts
 */
function bestOf(tokens: readonly Token[], isWhole: (this: void, text: string) => boolean): string {
  const last = tokens[tokens.length - 1];
  const whole = joinedIf(tokens, () => true);
  const sure = joinedIf(
    tokens,
    (token) => !token.isDoubtful || token.text.length >= LONG_TOKEN || token === last,
  );
  const long = joinedIf(tokens, (token) => token.text.length >= LONG_TOKEN || token === last);
  return [whole, sure, long].find((text) => isWhole(text)) ?? whole;
}
