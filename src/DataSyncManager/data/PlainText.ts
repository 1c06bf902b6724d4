/**
 * Any plain table as a few long texts, and back. Lua refuses a file with 262,144 different texts and numbers in it; a
 * table that is packed has as many as it has texts here. Not for the wire: it is quick and large.
 *
 * `s5:hello` is a text of five bytes, `n634.5;` a number, `T` and `F` are flags, and a table stands in braces, its keys
 * and values behind each other.
 */

import { isTable, type PlainTable } from "./PlainTables";
import { yieldIfOverBudget } from "../runtime/Scheduler";

/** Bytes after which a new text is begun, so that damage to one costs no more than it. */
const PART_BYTES = 24000;
/** Tables inside each other that are read. */
const MAX_DEPTH = 24;

/**
 * The table in parts, its keys in order: the same table gives the same texts. Inside a flow it breathes.
 * Called by: backupOf, backupOfPresent, packOthers, packPage
 */
export function packTable(content: PlainTable): string[] {
  const parts: string[] = [];
  let [out, bytes]: [string[], number] = [[], 0];
  for (const key of sortedKeys(content)) {
    const before = out.length;
    writeValue(key, out);
    writeValue(content[key as string], out);
    for (const index of $range(before, out.length - 1)) {
      bytes += out[index]!.length;
    }
    if (bytes > PART_BYTES) {
      parts.push(table.concat(out));
      [out, bytes] = [[], 0];
    }
    yieldIfOverBudget();
  }
  if (out.length > 0) {
    parts.push(table.concat(out));
  }
  return parts;
}

/**
 * What the parts hold, and how many of them are damaged: of such a part what came before the damage is read.
 * Called by: contentOf, readTexts
 */
export function unpackTable(parts: unknown): LuaMultiReturn<[content: PlainTable, damaged: number]> {
  const content: PlainTable = {};
  let damaged = 0;
  if (!isTable(parts)) {
    return $multi(content, parts === undefined ? 0 : 1);
  }
  for (const [, part] of pairs(parts)) {
    damaged += typeof part === "string" && readPart(part, content) ? 0 : 1;
  }
  return $multi(content, damaged);
}

/**
 * Reads up to the first damage and keeps what came before it; false means that something after it is lost.
 * Called by: unpackTable
 */
function readPart(part: string, content: PlainTable): boolean {
  const reader: Reader = { text: part, place: 1, isDamaged: false };
  while (reader.place <= part.length) {
    const key = readValue(reader, 0);
    const value = readValue(reader, 0);
    if (reader.isDamaged || key === undefined || value === undefined) {
      return false;
    }
    content[key as string] = value;
    yieldIfOverBudget();
  }
  return true;
}

/**
 * Keys of different types cannot be compared in Lua, so they are grouped by type first. The order makes equal tables
 * give equal texts.
 * Called by: packTable, writeValue
 */
function sortedKeys(content: PlainTable): unknown[] {
  const keys: unknown[] = [];
  for (const [key] of pairs(content)) {
    keys.push(key);
  }
  table.sort(keys, (first, second) => {
    if (type(first) !== type(second)) {
      return type(first) < type(second);
    }
    return typeof first === "number" ? first < (second as number) : tostring(first) < tostring(second);
  });
  return keys;
}

/**
 * Collects pieces instead of joining texts, which would copy the whole text for every value. Seventeen digits keep
 * any number exact.
 * Called by: packTable
 */
function writeValue(value: unknown, out: string[]): void {
  if (typeof value === "string") {
    out.push(`s${value.length}:`, value);
  } else if (typeof value === "number") {
    out.push(string.format("n%.17g;", value));
  } else if (isTable(value)) {
    yieldIfOverBudget();
    out.push("{");
    for (const key of sortedKeys(value)) {
      writeValue(key, out);
      writeValue(value[key as string], out);
    }
    out.push("}");
  } else {
    out.push(value === true ? "T" : "F");
  }
}

interface Reader {
  text: string;
  place: number;
  isDamaged: boolean;
}

/**
 * Nothing for the end, an unknown kind, a text that is cut off, or too many tables inside each other, and
 * marks the reader as damaged.
 * Called by: readPart, readTable
 */
function readValue(reader: Reader, depth: number): unknown {
  const { place, text } = reader;
  const kind = string.sub(text, place, place);
  if (kind === "s") {
    const [, stop, digits] = string.find(text, "^(%d+):", place + 1);
    const length = tonumber(digits);
    if (length === undefined || stop + length > text.length) {
      return damaged(reader);
    }
    reader.place = stop + length + 1;
    return string.sub(text, stop + 1, stop + length);
  }
  if (kind === "n") {
    const [, stop, digits] = string.find(text, "^([^;]+);", place + 1);
    reader.place = (stop ?? place) + 1;
    return tonumber(digits) ?? damaged(reader);
  }
  if (kind === "T" || kind === "F") {
    reader.place = place + 1;
    return kind === "T";
  }
  return kind === "{" && depth < MAX_DEPTH ? readTable(reader, depth) : damaged(reader);
}

/**
 * A pair that is cut off costs the whole table: half an entry would look like a whole one.
 * Called by: readValue
 */
function readTable(reader: Reader, depth: number): PlainTable | undefined {
  const content: PlainTable = {};
  reader.place += 1;
  while (string.sub(reader.text, reader.place, reader.place) !== "}") {
    const key = readValue(reader, depth + 1);
    const value = readValue(reader, depth + 1);
    if (reader.isDamaged || key === undefined || value === undefined) {
      reader.isDamaged = true;
      return undefined;
    }
    content[key as string] = value;
  }
  reader.place += 1;
  return content;
}

/**
 * A value that cannot be read ends the part, because nothing says where the next one begins.
 * Called by: readValue
 */
function damaged(reader: Reader): undefined {
  reader.isDamaged = true;
  return undefined;
}
