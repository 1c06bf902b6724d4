/** Texts as columns: each has a code that says where it comes from, and only what follows from nothing else is written. */

import { breathe } from "../../DataSyncManager/Scheduler";
import { toEpoch } from "../../DataSyncManager/Timestamps";
import {
  type ColumnReader,
  type ColumnWriter,
  type Cursor,
  planes,
  readBytes,
  readPlanes,
  readVarint,
  takeColumn,
  varint,
} from "./Columns";
import { readCodes, writeCodes } from "./NumberColumns";

/** The ids of a batch, from which texts may follow; none for texts inside of lists. */
export interface IdContext {
  /** The id of each row whose texts these are. */
  ids: readonly string[];
  /** All ids of the batch, also of rows without data. */
  all: readonly string[];
  /** The place of each id, from 0. */
  places: Readonly<Record<string, number | undefined>>;
}

/** Where a text comes from. Higher codes are places in the dictionary. */
const CODE = { fallback: 0, ownId: 1, otherId: 2, literal: 3, day: 4, time: 5, stamp: 6, afterName: 7 };
const FIRST_OF_DICTIONARY = 8;
const DICTIONARY_SIZE = 256 - FIRST_OF_DICTIONARY;
/** Days and ids that two bytes hold. */
const TWO_BYTES = 65536;
const SECONDS_A_DAY = 86400;

/** What of a column does not stand in the codes. */
interface Parts {
  dictionary: string[];
  otherIds: number[];
  literals: string[];
  days: number[];
  times: number[];
}

/**
 * Takes texts, what most of them may be, and the batch's ids where the texts belong to its rows. Writes them as columns:
 * the codes, then those parts that there are.
 * Called by: writeField, writeLists, writeNames, writeRows
 */
export function writeTexts(
  writer: ColumnWriter,
  values: readonly string[],
  fallback: string | undefined,
  context: IdContext | undefined,
): void {
  const parts: Parts = { dictionary: [], otherIds: [], literals: [], days: [], times: [] };
  const places = dictionaryOf(values, parts.dictionary);
  const codes: number[] = [];
  for (const [place, value] of ipairs(values)) {
    codes[place - 1] = codeOf(value, place - 1, fallback, context, places, parts);
    breathe();
  }
  const present = [
    parts.dictionary.length > 0,
    parts.otherIds.length > 0,
    parts.literals.length > 0,
    parts.days.length > 0,
    parts.times.length > 0,
  ];
  let flags = 0;
  for (const [place, isPresent] of ipairs(present)) {
    flags += isPresent ? 2 ** (place - 1) : 0;
  }
  writer.columns.push(string.char(flags));
  writeCodes(writer, codes);
  if (present[0]) {
    writer.columns.push(varint(parts.dictionary.length) + joined(parts.dictionary));
  }
  if (present[1]) {
    writer.columns.push(planes(parts.otherIds, 2));
  }
  if (present[2]) {
    writer.columns.push(joined(parts.literals));
  }
  if (present[3]) {
    writer.columns.push(planes(parts.days, 2));
  }
  if (present[4]) {
    writer.columns.push(planes(parts.times, 4));
  }
}

/**
 * Takes a reader, how many texts, and the same fallback and ids as at writing. Returns the texts of its next columns.
 * Called by: readField, readLists, readNames, readRows
 */
export function readTexts(
  reader: ColumnReader,
  count: number,
  fallback: string | undefined,
  context: IdContext | undefined,
): string[] {
  const flags = (string.byte(takeColumn(reader), 1) as number | undefined) ?? 0;
  const codes = readCodes(reader, count);
  if (reader.isBroken) {
    return [];
  }
  const has = (place: number): boolean => math.floor(flags / 2 ** place) % 2 === 1;
  const counts = countCodes(codes);
  const dictionary = has(0) ? readDictionary(reader) : [];
  const otherIds = has(1) ? readPlanes(reader, counts[CODE.otherId] ?? 0, 2) : [];
  const literals: Cursor = { bytes: has(2) ? takeColumn(reader) : "", position: 1 };
  const days = has(3) ? readPlanes(reader, counts[CODE.day] ?? 0, 2) : [];
  const times = has(4) ? readPlanes(reader, counts[CODE.time] ?? 0, 4) : [];
  const taken = { otherId: 0, day: 0, time: 0 };
  const values: string[] = [];
  for (const place of $range(0, count - 1)) {
    const code = codes[place] ?? CODE.literal;
    const id = context?.ids[place] ?? "";
    let value: string | undefined;
    if (code >= FIRST_OF_DICTIONARY) {
      value = dictionary[code - FIRST_OF_DICTIONARY];
    } else if (code === CODE.fallback) {
      value = fallback;
    } else if (code === CODE.ownId) {
      value = id;
    } else if (code === CODE.otherId) {
      value = context?.all[otherIds[taken.otherId] ?? -1];
      taken.otherId += 1;
    } else if (code === CODE.literal) {
      value = readLiteral(literals);
    } else if (code === CODE.afterName) {
      const rest = readLiteral(literals);
      value = rest === undefined ? undefined : nameOf(id) + rest;
    } else if (code === CODE.day) {
      value = dayText(days[taken.day] ?? 0);
      taken.day += 1;
    } else if (code === CODE.time) {
      value = timeText(times[taken.time] ?? 0);
      taken.time += 1;
    } else {
      value = stampText(id);
    }
    reader.isBroken ||= value === undefined;
    values[place] = value ?? "";
    breathe();
  }
  return values;
}

/**
 * Takes one text, its row and what is known. Notes what must be written of it, and returns its code.
 * Called by: writeTexts
 */
function codeOf(
  value: string,
  row: number,
  fallback: string | undefined,
  context: IdContext | undefined,
  dictionary: Readonly<Record<string, number | undefined>>,
  parts: Parts,
): number {
  const id = context?.ids[row];
  if (value === fallback) {
    return CODE.fallback;
  }
  if (value === id) {
    return CODE.ownId;
  }
  if (id !== undefined && stampText(id) === value) {
    return CODE.stamp;
  }
  const place = dictionary[value];
  if (place !== undefined) {
    return FIRST_OF_DICTIONARY + place;
  }
  const other = context?.places[value];
  if (other !== undefined && other < TWO_BYTES) {
    parts.otherIds.push(other);
    return CODE.otherId;
  }
  const day = dayOf(value);
  if (day !== undefined) {
    parts.days.push(day);
    return CODE.day;
  }
  const time = timeOf(value);
  if (time !== undefined) {
    parts.times.push(time);
    return CODE.time;
  }
  const name = id === undefined ? "" : nameOf(id);
  if (name !== "" && string.sub(value, 1, name.length) === name) {
    parts.literals.push(string.sub(value, name.length + 1));
    return CODE.afterName;
  }
  parts.literals.push(value);
  return CODE.literal;
}

/**
 * Takes texts and where to list those that come more than once. Returns the place of each of these.
 * Called by: writeTexts
 */
function dictionaryOf(values: readonly string[], list: string[]): Record<string, number | undefined> {
  const counts: Record<string, number | undefined> = {};
  const places: Record<string, number | undefined> = {};
  for (const value of values) {
    const count = (counts[value] ?? 0) + 1;
    counts[value] = count;
    if (count === 2 && list.length < DICTIONARY_SIZE && dayOf(value) === undefined) {
      places[value] = list.length;
      list.push(value);
    }
    breathe();
  }
  return places;
}

/** Takes texts. Returns them one after another, each behind its length. Called by: writeIds, writeTexts */
export function joined(texts: readonly string[]): string {
  const out: string[] = [];
  for (const text of texts) {
    out.push(varint(text.length), text);
  }
  return table.concat(out);
}

/**
 * Takes a place in a column of texts behind their lengths. Returns the next text.
 * Called by: readDictionary, readIds, readTexts
 */
export function readLiteral(cursor: Cursor): string | undefined {
  const length = readVarint(cursor);
  return length === undefined ? undefined : readBytes(cursor, length);
}

/**
 * Takes a reader. Returns the texts of its next column, which says first how many they are.
 * Called by: readTexts
 */
function readDictionary(reader: ColumnReader): string[] {
  const cursor: Cursor = { bytes: takeColumn(reader), position: 1 };
  const texts: string[] = [];
  const count = readVarint(cursor) ?? 0;
  for (const _ of $range(1, math.min(count, DICTIONARY_SIZE))) {
    const text = readLiteral(cursor);
    reader.isBroken ||= text === undefined;
    texts.push(text ?? "");
  }
  return texts;
}

/** Takes codes. Returns how often each comes. Called by: readTexts */
function countCodes(codes: readonly number[]): Record<number, number | undefined> {
  const counts: Record<number, number | undefined> = {};
  for (const code of codes) {
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** Takes an id as `Name-Realm`. Returns the name, empty for another id. Called by: codeOf, readTexts */
function nameOf(id: string): string {
  return string.match(id, "^([^%-]+)%-")[0] ?? "";
}

/**
 * Takes a text. Returns its days since 1970 where it is a date as `2024-12-01` that comes back the same.
 * Called by: codeOf, dictionaryOf
 */
function dayOf(value: string): number | undefined {
  if (value.length !== 10 || string.find(value, "^%d%d%d%d%-%d%d%-%d%d$")[0] === undefined) {
    return undefined;
  }
  const seconds = toEpoch(`${string.gsub(value, "-", "")[0]}000000`);
  const day = seconds === undefined ? TWO_BYTES : seconds / SECONDS_A_DAY;
  return day < TWO_BYTES && dayText(day) === value ? day : undefined;
}

/**
 * Takes a text. Returns its seconds since 1970 where it is a time as `2024-12-01 04:28:07` that comes back the same.
 * Called by: codeOf
 */
function timeOf(value: string): number | undefined {
  if (value.length !== 19 || string.find(value, "^%d%d%d%d%-%d%d%-%d%d %d%d:%d%d:%d%d$")[0] === undefined) {
    return undefined;
  }
  const seconds = toEpoch(string.gsub(value, "%D", "")[0]);
  return seconds !== undefined && seconds < 4294967296 && timeText(seconds) === value ? seconds : undefined;
}

/** Takes days since 1970. Returns the date. Called by: dayOf, readTexts */
function dayText(day: number): string {
  return date("!%Y-%m-%d", day * SECONDS_A_DAY);
}

/** Takes seconds since 1970. Returns the time. Called by: readTexts, timeOf */
function timeText(seconds: number): string {
  return date("!%Y-%m-%d %H:%M:%S", seconds);
}

/**
 * Takes an id that begins with 14 digits. Returns the time that they say, as a text, or nothing for another id.
 * Called by: codeOf, readTexts
 */
function stampText(id: string): string | undefined {
  if (id.length !== 18) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = string.match(
    id,
    "^(%d%d%d%d)(%d%d)(%d%d)(%d%d)(%d%d)(%d%d)%d+$",
  );
  return year === undefined ? undefined : `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}
