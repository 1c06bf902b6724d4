/** Texts in other encodings than UTF-8: an editor or another program may have saved the file in the system's own. */

/** Windows-1252 has these in the places of Latin-1's control codes, from 0x80 on; 0xFFFD where it has nothing. */
// prettier-ignore
const WESTERN = [
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
  0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
];
/** Windows-1251 from 0x80 to 0xBF; from 0xC0 on come the Cyrillic letters in their order. */
// prettier-ignore
const CYRILLIC = [
  0x0402, 0x0403, 0x201a, 0x0453, 0x201e, 0x2026, 0x2020, 0x2021, 0x20ac, 0x2030, 0x0409, 0x2039, 0x040a, 0x040c, 0x040b, 0x040f,
  0x0452, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0xfffd, 0x2122, 0x0459, 0x203a, 0x045a, 0x045c, 0x045b, 0x045f,
  0x00a0, 0x040e, 0x045e, 0x0408, 0x00a4, 0x0490, 0x00a6, 0x00a7, 0x0401, 0x00a9, 0x0404, 0x00ab, 0x00ac, 0x00ad, 0x00ae, 0x0407,
  0x00b0, 0x00b1, 0x0406, 0x0456, 0x0491, 0x00b5, 0x00b6, 0x00b7, 0x0451, 0x2116, 0x0454, 0x00bb, 0x0458, 0x0405, 0x0455, 0x0457,
];
const FIRST_LETTER = 0x410;

/**
 * A class of bytes in a pattern. Escapes in a literal would become UTF-8 themselves.
 * Called by: Encodings.ts
 */
function bytes(from: number, to: number): string {
  return `[${string.char(from)}-${string.char(to)}]`;
}

const HIGH = bytes(0x80, 0xff);
const ASCII_RUN = `^[%z${string.char(1)}-${string.char(0x7f)}]+`;
const LETTER = bytes(0xc0, 0xff);
const NEXT = bytes(0x80, 0xbf);
/** The characters of UTF-8 above ASCII, the longest first. */
const SEQUENCES = [
  bytes(0xf0, 0xf4) + NEXT + NEXT + NEXT,
  bytes(0xe0, 0xef) + NEXT + NEXT,
  bytes(0xc2, 0xdf) + NEXT,
];

/**
 * Whether a text is UTF-8, as far as its bytes can be grouped into characters.
 * Called by: isReadable, mendGuild, mendString, toUtf8
 */
export function isUtf8(value: string): boolean {
  if (string.find(value, HIGH)[0] === undefined) {
    return true;
  }
  let left = value;
  for (const sequence of SEQUENCES) {
    [left] = string.gsub(left, sequence, " ");
  }
  return string.find(left, HIGH)[0] === undefined;
}

/**
 * The text in UTF-8, the same for the same bytes everywhere. Bytes that are none are read as Windows-1251 if
 * they stand beside each other as letters of Russian words do, else as Windows-1252. Characters of UTF-8 stay as they
 * are, so that a text of which only a part is damaged loses nothing.
 * Called by: mendString
 */
export function toUtf8(value: string): string {
  if (isUtf8(value)) {
    return value;
  }
  const [, pairsOfLetters] = string.gsub(value, `${LETTER}${LETTER}`, "%0");
  const [, letters] = string.gsub(value, LETTER, "%0");
  const isCyrillic = pairsOfLetters * 3 >= letters && pairsOfLetters > 1;
  const parts: string[] = [];
  let place = 1;
  while (place <= value.length) {
    const [plain] = string.match(value, ASCII_RUN, place);
    const sequence = plain ?? sequenceAt(value, place);
    if (sequence === undefined) {
      parts.push(characterOf(string.byte(value, place), isCyrillic));
      place += 1;
    } else {
      parts.push(sequence);
      place += sequence.length;
    }
  }
  return table.concat(parts);
}

/**
 * Uses the patterns of `isUtf8`, so that both agree on what a character is. `place` is that of a byte, from 1.
 * Called by: toUtf8
 */
function sequenceAt(value: string, place: number): string | undefined {
  for (const sequence of SEQUENCES) {
    const [found] = string.match(value, `^${sequence}`, place);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** `byte` must be 0x80 or above: ASCII is the same in all of these encodings. Called by: toUtf8 */
function characterOf(byte: number, isCyrillic: boolean): string {
  if (isCyrillic) {
    return encoded(byte >= 0xc0 ? FIRST_LETTER + byte - 0xc0 : CYRILLIC[byte - 0x80]!);
  }
  return encoded(byte >= 0xa0 ? byte : WESTERN[byte - 0x80]!);
}

/** A code point below 0x10000 in UTF-8; all those above are two or three bytes. Called by: characterOf */
function encoded(code: number): string {
  if (code < 0x800) {
    return string.char(0xc0 + math.floor(code / 64), 0x80 + (code % 64));
  }
  return string.char(0xe0 + math.floor(code / 4096), 0x80 + (math.floor(code / 64) % 64), 0x80 + (code % 64));
}

/**
 * `limit` is in bytes; the cut is between two characters of UTF-8. The rest is for callers that keep it elsewhere.
 * Called by: mendGuild, mendText, mendTexts, named
 */
export function cutText(value: string, limit: number): LuaMultiReturn<[kept: string, rest: string]> {
  let place = math.min(limit, value.length);
  while (place > 0 && place < value.length && isContinuation(string.byte(value, place + 1))) {
    place -= 1;
  }
  return $multi(string.sub(value, 1, place), string.sub(value, place + 1));
}

/** Bytes of UTF-8 that do not begin a character: no text may be cut before one. Called by: cutText */
function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0;
}
