/**
 * The forms of the fields on the wire. A text from another client is a word, a code, a version, a guild's name or an id, and
 * nothing else; what does not have its form is malformed, so that nothing of it can be shown.
 */

import { splitName } from "../../DataSyncManager/data/Names";
import { GUILD_NAME } from "../../DataSyncManager/data/Schema";
import type { FieldKind, FieldKinds, FieldValue } from "./Protocol";

/** The pattern of a kind, and the most bytes that a field of it has. */
interface TextForm {
  pattern: string;
  longest: number;
}

/** The longest id that validation takes. */
const LONGEST_ID = 128;

/** The kinds that are texts by a pattern. */
const TEXTS: Readonly<Partial<Record<keyof FieldKinds, TextForm>>> = {
  session: { pattern: "^%w%w%w%w$", longest: 4 },
  transfer: { pattern: "^%w%w$", longest: 2 },
  release: { pattern: "^%d+%.%d+%.%d+%-?%w*$", longest: 20 },
  letters: { pattern: "^[%w%-]+$", longest: 16 },
  word: { pattern: "^%u[%u_]*$", longest: 40 },
  code: { pattern: "^[%w%+%-=!]+$", longest: 16 },
  guild: { pattern: "^[^%c|]+$", longest: GUILD_NAME },
  id: { pattern: "^[^%c]+$", longest: LONGEST_ID },
};
const NUMBER = "^%d%d?%d?%d?%d?%d?%d?$";
const PROTOCOL = "^%d%d?%d?%d?$";
/** Codes or numbers in one field: a code for each table, and as many indices as fit into a message. */
const MOST_LISTED = 40;

/** What an addon says whose own version the game does not know. */
const NO_RELEASE = "?";

/**
 * The value of a field's text, or nothing for one that does not have the form of its kind, and for what is left out.
 * Called by: parseControl
 */
export function readField(kind: FieldKind, text: string): FieldValue | undefined {
  // A kind is its own name, with or without the mark of what may be left out.
  const bare = string.gsub(kind, "%?$", "")[0] as keyof FieldKinds;
  switch (bare) {
    case "number":
      return tonumber(matching(text, NUMBER));
    case "protocol":
      return tonumber(matching(text, PROTOCOL));
    case "numbers":
      return readNumbers(text);
    case "codes":
      return readCodes(text);
    case "mode":
      return text === "all" || text === "days" ? text : undefined;
    case "release":
      return text === NO_RELEASE ? text : textOf("release", text);
    case "guild":
      return splitName(text)[1] === undefined ? undefined : textOf("guild", text);
    default:
      return textOf(bare, text);
  }
}

/** A text that has the form of its kind, or nothing. Called by: readCodes, readField */
function textOf(kind: keyof FieldKinds, text: string): string | undefined {
  const form = TEXTS[kind];
  return form === undefined || text.length > form.longest ? undefined : matching(text, form.pattern);
}

/** A text that fits a pattern, or nothing. Called by: readField, readNumbers, textOf */
function matching(text: string, pattern: string): string | undefined {
  return string.match(text, pattern)[0] === undefined ? undefined : text;
}

/** Codes with commas between them, or nothing. Called by: readField */
function readCodes(text: string): readonly string[] | undefined {
  const codes: string[] = [];
  for (const part of [...strsplit(",", text)]) {
    const code = textOf("code", part);
    if (code === undefined || codes.length >= MOST_LISTED) {
      return undefined;
    }
    codes.push(code);
  }
  return codes;
}

/** Whole numbers with commas between them, or nothing. Called by: readField */
function readNumbers(text: string): readonly number[] | undefined {
  const numbers: number[] = [];
  for (const digits of [...strsplit(",", text)]) {
    const value = tonumber(matching(digits, NUMBER));
    if (value === undefined || numbers.length >= MOST_LISTED) {
      return undefined;
    }
    numbers.push(value);
  }
  return numbers;
}
