/** The ids and times of a batch as columns: names by what they share with the one before, articles by their times. */

import { breathe } from "../../DataSyncManager/Scheduler";
import type { Entry, TableType } from "../../DataSyncManager/Schema";
import { fromEpoch, toEpoch } from "../../DataSyncManager/Timestamps";
import {
  type ColumnReader,
  type ColumnWriter,
  type Cursor,
  planes,
  readBytes,
  readPlanes,
  takeColumn,
} from "./Columns";
import { readCodes, writeCodes } from "./NumberColumns";
import { type IdContext, joined, readLiteral, readTexts, writeTexts } from "./TextColumns";

/** How the ids of a batch are written: as they are, as `Name-Realm`, or as 14 digits of a time and 4 more. */
const KIND = { plain: 0, names: 1, stamps: 2 };
const LONGEST_NAME = 255;

/**
 * Takes a table and rows of it. Writes their ids and times; returns the ids, to which other texts may refer.
 * Called by: writeRows
 */
export function writeIds(writer: ColumnWriter, tableType: TableType, rows: readonly Entry[]): IdContext {
  const ids: string[] = [];
  const seconds: number[] = [];
  const places: Record<string, number | undefined> = {};
  for (const [place, row] of ipairs(rows)) {
    ids[place - 1] = row.id;
    seconds[place - 1] = toEpoch(row.lastUpdated) ?? 0;
    places[row.id] = place - 1;
    breathe();
  }
  const stamps = tableType === "roster" ? undefined : stampsOf(ids);
  if (stamps !== undefined) {
    writer.columns.push(string.char(KIND.stamps), planes(stamps, 4));
    writer.columns.push(
      planes(
        ids.map((id) => tonumber(string.sub(id, 15)) ?? 0),
        2,
      ),
    );
    writeAges(writer, seconds, stamps);
  } else if (tableType === "roster" && ids.every((id) => string.find(id, "^[^%-]+%-.")[0] !== undefined)) {
    writeNames(writer, ids);
    writer.columns.push(planes(seconds, 4));
  } else {
    writer.columns.push(string.char(KIND.plain), joined(ids), planes(seconds, 4));
  }
  return { ids, all: ids, places };
}

/** Takes a reader, the table and how many rows. Returns their ids and times. Called by: readRows */
export function readIds(
  reader: ColumnReader,
  _tableType: TableType,
  count: number,
): { ids: string[]; times: string[] } {
  const kind = string.byte(takeColumn(reader), 1) as number | undefined;
  let ids: string[] = [];
  let seconds: number[] = [];
  if (kind === KIND.stamps) {
    const stamps = readPlanes(reader, count, 4);
    const numbers = readPlanes(reader, count, 2);
    ids = stamps.map((stamp, place) => fromEpoch(stamp) + string.format("%04d", numbers[place] ?? 0));
    seconds = readAges(reader, stamps);
  } else if (kind === KIND.names) {
    ids = readNames(reader, count);
    seconds = readPlanes(reader, count, 4);
  } else {
    const cursor: Cursor = { bytes: takeColumn(reader), position: 1 };
    for (const _ of $range(1, count)) {
      ids.push(readLiteral(cursor) ?? "");
    }
    seconds = readPlanes(reader, count, 4);
  }
  reader.isBroken ||= ids.length !== count || seconds.length !== count;
  return { ids, times: seconds.map((second) => fromEpoch(second)) };
}

/**
 * Takes ids. Returns the seconds of their first 14 digits, where all of them are such, or nothing.
 * Called by: writeIds
 */
function stampsOf(ids: readonly string[]): number[] | undefined {
  const stamps: number[] = [];
  for (const id of ids) {
    const stamp = toEpoch(string.sub(id, 1, 14));
    const isStamp = stamp !== undefined && stamp < 4294967296 && string.find(id, "^%d+$")[0] !== undefined;
    if (!isStamp || id.length !== 18) {
      return undefined;
    }
    stamps.push(stamp);
    breathe();
  }
  return stamps;
}

/**
 * Takes times and the ids' own ones. Writes how much later each is: mostly not at all.
 * Called by: writeIds
 */
function writeAges(writer: ColumnWriter, seconds: readonly number[], stamps: readonly number[]): void {
  const ages: number[] = [];
  for (const [place, second] of ipairs(seconds)) {
    ages[place - 1] = (second - stamps[place - 1]!) % 4294967296;
  }
  writer.columns.push(planes(ages, 4));
}

/** Takes a reader and the ids' own times. Returns the times. Called by: readIds */
function readAges(reader: ColumnReader, stamps: readonly number[]): number[] {
  const ages = readPlanes(reader, stamps.length, 4);
  return ages.map((age, place) => (age + (stamps[place] ?? 0)) % 4294967296);
}

/**
 * Takes ids as `Name-Realm`, best in their order. Writes how much of each name the one before has too, and the rest.
 * Called by: writeIds
 */
function writeNames(writer: ColumnWriter, ids: readonly string[]): void {
  const shared: number[] = [];
  const lengths: number[] = [];
  const rests: string[] = [];
  const realms: string[] = [];
  let last = "";
  for (const id of ids) {
    const [name, realm] = string.match(id, "^([^%-]+)%-(.+)$");
    const length = sharedLength(last, name!);
    const rest = string.sub(name!, length + 1);
    shared.push(length);
    lengths.push(math.min(rest.length, LONGEST_NAME));
    rests.push(rest);
    realms.push(realm!);
    last = name!;
    breathe();
  }
  writer.columns.push(string.char(KIND.names));
  writeCodes(writer, shared);
  writeCodes(writer, lengths);
  writer.columns.push(table.concat(rests));
  writeTexts(writer, realms, undefined, undefined);
}

/** Takes a reader and how many ids. Returns them. Called by: readIds */
function readNames(reader: ColumnReader, count: number): string[] {
  const shared = readCodes(reader, count);
  const lengths = readCodes(reader, count);
  const cursor: Cursor = { bytes: takeColumn(reader), position: 1 };
  const realms = readTexts(reader, count, undefined, undefined);
  const ids: string[] = [];
  let last = "";
  for (const place of $range(0, reader.isBroken ? -1 : count - 1)) {
    const rest = readBytes(cursor, lengths[place]!);
    reader.isBroken ||= rest === undefined;
    last = string.sub(last, 1, shared[place]) + (rest ?? "");
    ids.push(`${last}-${realms[place]}`);
    breathe();
  }
  return ids;
}

/** Takes two names. Returns how many bytes both begin with. Called by: writeNames */
function sharedLength(first: string, second: string): number {
  const most = math.min(first.length, second.length, LONGEST_NAME);
  for (const place of $range(1, most)) {
    if (string.byte(first, place) !== string.byte(second, place)) {
      return place - 1;
    }
  }
  return most;
}
