import { pack } from "./packArguments";

/** The string functions that the game adds to Lua's own. */

/** Escapes every character for use inside a set of a Lua pattern. */
function characterSet(characters: string): string {
  const [escaped] = string.gsub(characters, "%W", "%%%0");
  return `[${escaped}]`;
}

/** Splits at any of the separator's characters into at most `pieces` parts; the last part keeps the rest. */
export function stringParts(this: void, separator: string, text: string, pieces?: number): string[] {
  const set = characterSet(separator);
  const parts: string[] = [];
  let start = 1;
  while (pieces === undefined || parts.length < pieces - 1) {
    const [position] = string.find(text, set, start);
    if (position === undefined) {
      break;
    }
    parts.push(string.sub(text, start, position - 1));
    start = position + 1;
  }
  parts.push(string.sub(text, start));
  return parts;
}

/** `strsplit`: the same as several values. */
export function splitString(
  this: void,
  separator: string,
  text: string,
  pieces?: number,
): LuaMultiReturn<string[]> {
  return $multi(...stringParts(separator, text, pieces));
}

/** `strjoin`: joins all further arguments with the separator. */
export function joinStrings(this: void, separator: string, ...parts: string[]): string {
  return table.concat(parts, separator);
}

/** `strtrim`: removes spaces, or other characters, from both ends. */
export function trimString(this: void, text: string, characters?: string): string {
  const set = characterSet(characters ?? " \r\n\t");
  const [withoutStart] = string.gsub(text, `^${set}+`, "");
  let last = withoutStart.length;
  while (last > 0 && string.find(string.sub(withoutStart, last, last), set)[0] !== undefined) {
    last -= 1;
  }
  return string.sub(withoutStart, 1, last);
}

/** All arguments as strings, nil included. */
export function stringsOf(this: void, ...values: unknown[]): string[] {
  const packed = pack(select("#", ...values), ...values);
  const texts: string[] = [];
  for (const index of $range(1, packed.count)) {
    texts.push(tostring(packed.values[index - 1]));
  }
  return texts;
}

/** `tostringall`: the same as several values. */
export function toStrings(this: void, ...values: unknown[]): LuaMultiReturn<string[]> {
  return $multi(...stringsOf(...values));
}
