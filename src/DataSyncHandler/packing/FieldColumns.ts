/** The fields of entries as columns, each by its kind in the schema. */

import type { Field, Profession } from "../../DataSyncManager/Schema";
import type { ColumnReader, ColumnWriter } from "./Columns";
import { readCodes, readNumbers, writeCodes, writeNumbers } from "./NumberColumns";
import { type IdContext, readTexts, writeTexts } from "./TextColumns";

/** Numbers that two bytes hold, and list lengths that one does. */
const TWO_BYTES = 65536;
const ONE_BYTE = 256;

/**
 * Takes a field's description and a value. Returns whether the column of its kind holds it exactly.
 * Called by: fitsColumns
 */
export function fitsField(field: Field, value: unknown): boolean {
  switch (field.kind) {
    case "text":
      return typeof value === "string";
    case "number":
      return isSmallNumber(value);
    case "texts":
      return isListOf(value, (item) => typeof item === "string");
    case "records":
      return isListOf(value, isPlainRecord);
    default:
      return false;
  }
}

/**
 * Takes a field's description and its values, row by row, all of which fit. Writes them as columns.
 * Called by: writeRows
 */
export function writeField(
  writer: ColumnWriter,
  field: Field,
  values: readonly unknown[],
  context: IdContext,
): void {
  const fallback = typeof field.fallback === "string" ? field.fallback : undefined;
  if (field.kind === "text") {
    writeTexts(writer, values as string[], fallback, context);
  } else if (field.kind === "number") {
    writeNumbers(writer, values as number[]);
  } else {
    writeLists(writer, field, values as unknown[][]);
  }
}

/**
 * Takes a reader, a field's description, how many rows and their ids. Returns the values.
 * Called by: readRows
 */
export function readField(reader: ColumnReader, field: Field, count: number, context: IdContext): unknown[] {
  const fallback = typeof field.fallback === "string" ? field.fallback : undefined;
  if (field.kind === "text") {
    return readTexts(reader, count, fallback, context);
  }
  return field.kind === "number" ? readNumbers(reader, count) : readLists(reader, field, count);
}

/**
 * Takes lists. Writes their lengths, then all items together: texts, or names and levels.
 * Called by: writeField
 */
function writeLists(writer: ColumnWriter, field: Field, lists: readonly unknown[][]): void {
  const lengths: number[] = [];
  const texts: string[] = [];
  const levels: number[] = [];
  for (const [place, list] of ipairs(lists)) {
    lengths[place - 1] = list.length;
    for (const item of list) {
      if (field.kind === "texts") {
        texts.push(item as string);
      } else {
        texts.push((item as Profession).name);
        levels.push((item as Profession).level);
      }
    }
  }
  writeCodes(writer, lengths);
  writeTexts(writer, texts, undefined, undefined);
  if (field.kind === "records") {
    writeNumbers(writer, levels);
  }
}

/** Takes a reader, a field's description and how many rows. Returns the lists. Called by: readField */
function readLists(reader: ColumnReader, field: Field, count: number): unknown[][] {
  const lengths = readCodes(reader, count);
  let total = 0;
  for (const length of lengths) {
    total += length;
  }
  const texts = readTexts(reader, total, undefined, undefined);
  const levels = field.kind === "records" ? readNumbers(reader, total) : [];
  const lists: unknown[][] = [];
  let place = 0;
  for (const length of lengths) {
    const list: unknown[] = [];
    for (const _ of $range(1, reader.isBroken ? 0 : length)) {
      list.push(field.kind === "texts" ? texts[place] : { name: texts[place], level: levels[place] });
      place += 1;
    }
    lists.push(list);
  }
  return lists;
}

/**
 * Takes a value. Returns whether it is a whole number that two bytes hold.
 * Called by: fitsField, isPlainRecord
 */
function isSmallNumber(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value < TWO_BYTES && value === math.floor(value);
}

/**
 * Takes a value and what its items must be. Returns whether it is a list of them without holes, short enough.
 * Called by: fitsField
 */
function isListOf(value: unknown, isItem: (this: void, item: unknown) => boolean): boolean {
  if (type(value) !== "table") {
    return false;
  }
  let count = 0;
  for (const [, item] of pairs(value as unknown[])) {
    count += 1;
    if (!isItem(item)) {
      return false;
    }
  }
  return count === (value as unknown[]).length && count < ONE_BYTE;
}

/**
 * Takes a value. Returns whether it is a table of a name and a small number as level, and nothing else.
 * Called by: fitsField
 */
function isPlainRecord(this: void, value: unknown): boolean {
  if (type(value) !== "table") {
    return false;
  }
  let count = 0;
  for (const [_] of pairs(value as Record<string, unknown>)) {
    count += 1;
  }
  const { name, level } = value as Partial<Profession>;
  return count === 2 && typeof name === "string" && isSmallNumber(level);
}
