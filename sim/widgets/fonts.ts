/** The game's fonts: heights, colors, and how wide texts are in them. */

/** One of the game's named fonts: its height and its color. */
interface FontLook {
  height: number;
  color: [red: number, green: number, blue: number];
}

const GOLD: FontLook["color"] = [1, 0.82, 0];
const WHITE: FontLook["color"] = [1, 1, 1];
const GREY: FontLook["color"] = [0.5, 0.5, 0.5];
const RED: FontLook["color"] = [1, 0.1, 0.1];
const GREEN: FontLook["color"] = [0.1, 1, 0.1];

/** The font objects of the game's shared interface files, with the heights that they have there. */
const FONTS: Record<string, FontLook | undefined> = {
  GameFontNormal: { height: 12, color: GOLD },
  GameFontNormalSmall: { height: 10, color: GOLD },
  GameFontNormalMed2: { height: 14, color: GOLD },
  GameFontNormalMed3: { height: 14, color: GOLD },
  GameFontNormalLarge: { height: 16, color: GOLD },
  GameFontNormalHuge: { height: 20, color: GOLD },
  GameFontHighlight: { height: 12, color: WHITE },
  GameFontHighlightSmall: { height: 10, color: WHITE },
  GameFontHighlightMedium: { height: 14, color: WHITE },
  GameFontHighlightLarge: { height: 16, color: WHITE },
  GameFontDisable: { height: 12, color: GREY },
  GameFontDisableSmall: { height: 10, color: GREY },
  GameFontDisableLarge: { height: 16, color: GREY },
  GameFontRed: { height: 12, color: RED },
  GameFontGreen: { height: 12, color: GREEN },
  ChatFontNormal: { height: 14, color: WHITE },
};

/** Heights that differ from the Latin ones in clients of other languages, as the shared interface files have them. */
const OTHER_HEIGHTS: Record<string, Record<number, number> | undefined> = {
  koKR: { 10: 11, 16: 14 },
  zhCN: { 10: 15, 12: 15, 14: 15, 16: 17 },
  zhTW: { 10: 15, 12: 15, 14: 15, 16: 17 },
};
/** The width of a letter that the table does not have, as a part of the height: Chinese letters are squares. */
const SQUARE = 1;
/** Korean letters are narrower: as the font for the previews has them. */
const HANGUL = 0.92;
/** The first letters of the alphabets that are written without spaces, or break anywhere. */
const FIRST_BREAKABLE = 0x2e80;

/** A line of a text, and how wide it is. */
export interface TextLine {
  text: string;
  width: number;
}

/** The fonts of one client: what a text takes. */
export interface FontBook {
  look: (this: void, name: string | undefined) => FontLook;
  /** The width of a text on one line, in units of the screen. */
  width: (this: void, text: string, height: number) => number;
  /** The lines of a text that is wrapped at a width. */
  lines: (this: void, text: string, height: number, width: number | undefined) => TextLine[];
}

type Widths = Record<number, number | undefined>;

function loadWidths(): Widths {
  const [chunk, problem] = loadfile("build/fontWidths.lua");
  if (chunk === undefined) {
    error(problem, 0);
  }
  return chunk() as Widths;
}

const state = { widths: undefined as Widths | undefined };

/** The code of the letter that begins at a place, and the number of its bytes. */
function letterAt(text: string, place: number): LuaMultiReturn<[code: number, bytes: number]> {
  const first = string.byte(text, place);
  if (first < 0x80) {
    return $multi(first, 1);
  }
  const bytes = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  let code = first % 2 ** (7 - bytes);
  for (const index of $range(1, bytes - 1)) {
    code = code * 64 + ((string.byte(text, place + index) ?? 0x80) % 64);
  }
  return $multi(code, bytes);
}

/** Stands for a bar that is shown as such while the rest is taken out. */
const ESCAPED_BAR = string.char(1);

/** The first letters of a text, at most `count`. */
export function firstLetters(text: string, count: number): string {
  let [place, letters] = [1, 0];
  while (place <= text.length && letters < count) {
    const [, bytes] = letterAt(text, place);
    place += bytes;
    letters += 1;
  }
  return string.sub(text, 1, place - 1);
}

/** The number of letters in a text. */
export function letterCount(text: string): number {
  let [place, letters] = [1, 0];
  while (place <= text.length) {
    const [, bytes] = letterAt(text, place);
    place += bytes;
    letters += 1;
  }
  return letters;
}

/** A text without escape sequences: colors and links are left out, and pictures become a letter. */
export function withoutEscapes(text: string): string {
  let [plain] = string.gsub(text, "||", ESCAPED_BAR);
  [plain] = string.gsub(plain, "|c%x%x%x%x%x%x%x%x", "");
  [plain] = string.gsub(plain, "|cn[%u_]+:", "");
  [plain] = string.gsub(plain, "|[rhn]", "");
  [plain] = string.gsub(plain, "|H.-|h", "");
  [plain] = string.gsub(plain, "|[TA].-|[ta]", "□");
  [plain] = string.gsub(plain, ESCAPED_BAR, "|");
  return plain;
}

function letterWidth(code: number): number {
  const widths = (state.widths ??= loadWidths());
  return widths[code] ?? (code >= 0xac00 && code <= 0xd7a3 ? HANGUL : SQUARE);
}

/** The width of a text on one line, in units of the screen. */
function widthOf(this: void, text: string, height: number): number {
  const plain = withoutEscapes(text);
  let sum = 0;
  let place = 1;
  while (place <= plain.length) {
    const [code, bytes] = letterAt(plain, place);
    sum += letterWidth(code);
    place += bytes;
  }
  return sum * height;
}

/** Breaks one paragraph, at spaces and beside letters that stand for themselves. */
function breakParagraph(text: string, height: number, room: number, into: TextLine[]): void {
  let [start, place, lastBreak, sum, sumAtBreak] = [1, 1, 0, 0, 0];
  while (place <= text.length) {
    const [code, bytes] = letterAt(text, place);
    const advance = letterWidth(code) * height;
    if (sum + advance > room && place > start && code !== 0x20) {
      const end = lastBreak > start ? lastBreak : place;
      const lineWidth = lastBreak > start ? sumAtBreak : sum;
      into.push({ text: string.sub(text, start, end - 1), width: lineWidth });
      start = end;
      while (string.sub(text, start, start) === " ") {
        start += 1;
      }
      place = start;
      [sum, lastBreak] = [0, 0];
    } else {
      if (code === 0x20) {
        [lastBreak, sumAtBreak] = [place, sum];
      }
      sum += advance;
      place += bytes;
      if (code >= FIRST_BREAKABLE) {
        [lastBreak, sumAtBreak] = [place, sum];
      }
    }
  }
  into.push({ text: string.sub(text, start), width: sum });
}

/** The lines of a text that is wrapped at a width. */
function linesOf(this: void, text: string, height: number, room: number | undefined): TextLine[] {
  const into: TextLine[] = [];
  const [plain] = string.gsub(withoutEscapes(text), "|n", "\n");
  for (const [paragraph] of string.gmatch(`${plain}\n`, "(.-)\n")) {
    if (room === undefined) {
      into.push({ text: paragraph!, width: widthOf(paragraph!, height) });
    } else {
      breakParagraph(paragraph!, height, room, into);
    }
  }
  return into;
}

/** The fonts of a client in its language. */
export function createFontBook(locale: string): FontBook {
  const heights = OTHER_HEIGHTS[locale] ?? {};

  function look(this: void, name: string | undefined): FontLook {
    const font = FONTS[name ?? "GameFontNormal"];
    if (font === undefined) {
      error(`no font object ${tostring(name)}`, 3);
    }
    return { height: heights[font.height] ?? font.height, color: font.color };
  }
  return { look, width: widthOf, lines: linesOf };
}
