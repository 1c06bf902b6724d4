/** Metadata rows on their way: laid out in columns on one side, checked and taken apart on the other. */

import { decode, encode } from "../DataSyncComs/Codec";
import { breathe } from "../DataSyncManager/Scheduler";
import type { MetadataRow, TableType } from "../DataSyncManager/Schema";
import { fromEpoch, toEpoch } from "../DataSyncManager/Timestamps";

/** Columns of rows, all of one length but `deleted`, which lists the places (from 1) of the tombstones. */
interface RowColumns {
  guilds: string[];
  ids: string[];
  /** Seconds since 1970, a byte of each row's after the other: first all highest bytes, then the next ones. */
  times: string;
  /** For each row the place of its guild in `guilds`, from 1. */
  guildOf: number[];
  deleted: number[];
  isLast: boolean;
}

/** Bytes of a time. */
const PLANES = 4;
/** Rows in one transfer, so that packing it takes a millisecond or two. */
const ROWS_PER_TRANSFER = 1000;

/**
 * Takes rows and the place of the first one that is not sent yet. Returns the payload of the next ones and the place
 * after them.
 * Called by: sendRows
 */
export function nextRows(
  rows: readonly MetadataRow[],
  from: number,
): LuaMultiReturn<[payload: string, next: number]> {
  const columns: RowColumns = { guilds: [], ids: [], times: "", guildOf: [], deleted: [], isLast: false };
  const places: Record<string, number> = {};
  const seconds: number[] = [];
  const last = math.min(rows.length, from + ROWS_PER_TRANSFER);
  for (const place of $range(from, last - 1)) {
    const row = rows[place]!;
    if (places[row.guildName] === undefined) {
      columns.guilds.push(row.guildName);
      places[row.guildName] = columns.guilds.length;
    }
    columns.ids.push(row.id);
    seconds.push(toEpoch(row.lastUpdated) ?? 0);
    columns.guildOf.push(places[row.guildName]!);
    if (row.deleted) {
      columns.deleted.push(columns.ids.length);
    }
    breathe();
  }
  columns.times = bytePlanes(seconds);
  columns.isLast = last >= rows.length;
  return $multi(encode(columns), last);
}

/**
 * Takes a payload, its table and where to add the rows. Adds those that are real rows. Returns whether more will come,
 * or nothing where the payload is malformed.
 * Called by: requestRows
 */
export function readRows(payload: string, tableType: TableType, rows: MetadataRow[]): boolean | undefined {
  const columns = decode(payload) as Partial<RowColumns> | undefined;
  if (columns === undefined || !areColumns(columns)) {
    return undefined;
  }
  const isDeleted: Record<number, true | undefined> = {};
  for (const place of columns.deleted) {
    isDeleted[place] = true;
  }
  for (const [place, id] of ipairs(columns.ids)) {
    const lastUpdated = timeAt(columns.times, place, columns.ids.length);
    const guildName = columns.guilds[(columns.guildOf[place - 1] ?? 0) - 1] as unknown;
    if (typeof id === "string" && typeof guildName === "string" && lastUpdated !== undefined) {
      const deleted = isDeleted[place] === true;
      rows.push({ id, tableType, guildName, lastUpdated, deleted });
    } else {
      return undefined;
    }
    breathe();
  }
  return !columns.isLast;
}

/**
 * Takes numbers below 2^32. Returns their bytes, all highest ones first: bytes of one kind pack better together.
 * Called by: nextRows
 */
function bytePlanes(numbers: readonly number[]): string {
  const bytes: string[] = [];
  for (const place of $range(PLANES - 1, 0, -1)) {
    for (const number of numbers) {
      bytes.push(string.char(math.floor(number / 256 ** place) % 256));
    }
    breathe();
  }
  return table.concat(bytes);
}

/**
 * Takes the bytes of all rows' times, a row's place from 1 and how many there are. Returns its timestamp.
 * Called by: readRows
 */
function timeAt(times: string, place: number, count: number): string | undefined {
  let seconds = 0;
  for (const plane of $range(0, PLANES - 1)) {
    const byte = string.byte(times, plane * count + place) as number | undefined;
    if (byte === undefined) {
      return undefined;
    }
    seconds = seconds * 256 + byte;
  }
  return fromEpoch(seconds);
}

/** Takes what was sent as columns. Returns whether all are there. Called by: readRows */
function areColumns(columns: Partial<RowColumns>): columns is RowColumns {
  const { guilds, ids, times, guildOf, deleted, isLast } = columns;
  for (const column of [guilds, ids, guildOf, deleted]) {
    if (type(column) !== "table") {
      return false;
    }
  }
  return type(isLast) === "boolean" && type(times) === "string";
}
