/**
 * Packs a batch of entries of one table into columns, by the schema's description: a new field is packed without new
 * code. What the schema does not know, or what does not fit its kind, travels beside the columns as it is.
 */

import { MAX_UNPACKED, escape, unescape } from "../../DataSyncComs/Codec";
import { breathe } from "../../DataSyncManager/Scheduler";
import { type Entry, type EntryData, type Field, FIELDS, type TableType } from "../../DataSyncManager/Schema";
import { readIds, writeIds } from "./IdColumns";
import { readBits, writeBits } from "../Bits";
import {
  type ColumnReader,
  type ColumnWriter,
  readContainer,
  readVarint,
  takeColumn,
  varint,
  writeContainer,
} from "./Columns";
import { readField, writeField, fitsField } from "./FieldColumns";
import { readTexts, writeTexts } from "./TextColumns";

/** What one transfer of entries holds. */
export interface Batch {
  entries: unknown[];
  /** True for the last batch of its kind and table. */
  isLast: boolean;
}

/** What of an entry is beside the columns, by its place from 1: the whole of it, or the fields that nobody knows. */
interface Beside {
  whole?: Entry;
  entry?: Record<string, unknown>;
  data?: Record<string, unknown>;
}

const KNOWN: Record<string, true | undefined> = {
  id: true,
  tableType: true,
  guildName: true,
  lastUpdated: true,
  deleted: true,
  data: true,
};
/** More rows than a batch has. */
const MAX_ROWS = 2000;

/**
 * Inside a flow: takes a table, valid entries of it and whether they are the last. Returns their bytes without NUL.
 * Called by: nextBatch
 */
export function packEntries(tableType: TableType, entries: readonly Entry[], isLast: boolean): string {
  const writer: ColumnWriter = { columns: [] };
  const beside: Record<string, Beside> = {};
  const rows: Entry[] = [];
  for (const [place, entry] of ipairs(entries)) {
    if (fitsColumns(entry, tableType)) {
      rows.push(entry);
      noteUnknown(entry, tableType, tostring(rows.length), beside);
    } else {
      beside[`w${place}`] = { whole: entry };
    }
    breathe();
  }
  writer.columns.push(varint(rows.length) + string.char(isLast ? 1 : 0));
  writer.columns.push(next(beside)[0] === undefined ? "" : C_EncodingUtil.SerializeCBOR(beside));
  if (rows.length > 0) {
    writeRows(writer, tableType, rows);
  }
  return escape(writeContainer(writer));
}

/**
 * Inside a flow: takes a table and bytes from another client. Returns the batch, or nothing where they are damaged.
 * Called by: applyBatch, receiveEntries
 */
export function unpackEntries(tableType: TableType, payload: string): Batch | undefined {
  const reader = readContainer(unescape(payload), MAX_UNPACKED);
  if (reader === undefined) {
    return undefined;
  }
  const header = { bytes: takeColumn(reader), position: 1 };
  const count = readVarint(header) ?? MAX_ROWS + 1;
  const isLast = (string.byte(header.bytes, header.position) as number | undefined) === 1;
  const beside = readBeside(takeColumn(reader));
  if (beside === undefined || count > MAX_ROWS || reader.isBroken) {
    return undefined;
  }
  const entries: unknown[] = count > 0 ? readRows(reader, tableType, count, beside) : [];
  for (const [, { whole }] of pairs(beside)) {
    if (whole !== undefined) {
      entries.push(whole);
    }
  }
  return reader.isBroken || reader.next !== reader.columns.length ? undefined : { entries, isLast };
}

/**
 * Takes a table and entries that fit. Writes their columns: ids, guilds, times, deleted, markers, then field by field.
 * Called by: packEntries
 */
function writeRows(writer: ColumnWriter, tableType: TableType, rows: readonly Entry[]): void {
  const context = writeIds(writer, tableType, rows);
  writeTexts(
    writer,
    rows.map((row) => row.guildName),
    undefined,
    undefined,
  );
  const deleted: number[] = [];
  const markers: number[] = [];
  const full: Entry[] = [];
  for (const [place, row] of ipairs(rows)) {
    if (row.deleted) {
      deleted.push(place);
    }
    if (next(row.data)[0] === undefined) {
      markers.push(place);
    } else {
      full.push(row);
    }
  }
  writer.columns.push(writeBits(rows.length, deleted), writeBits(rows.length, markers));
  const fullContext = { ids: full.map((row) => row.id), places: context.places };
  for (const field of FIELDS[tableType]) {
    writeField(
      writer,
      field,
      full.map((row) => row.data[field.name]),
      { ...fullContext, all: context.ids },
    );
  }
}

/**
 * Takes a reader, the table, how many rows and what is beside them. Returns the entries.
 * Called by: unpackEntries
 */
function readRows(
  reader: ColumnReader,
  tableType: TableType,
  count: number,
  beside: Readonly<Record<string, Beside | undefined>>,
): Entry[] {
  const { ids, times } = readIds(reader, tableType, count);
  const guilds = readTexts(reader, count, undefined, undefined);
  const isDeleted = placesOf(takeColumn(reader), count);
  const isMarker = placesOf(takeColumn(reader), count);
  const rows: Entry[] = [];
  const full: Entry[] = [];
  for (const place of $range(1, reader.isBroken ? 0 : count)) {
    const extra = beside[tostring(place)];
    const row: Entry = {
      ...(extra?.entry as Entry | undefined),
      id: ids[place - 1]!,
      tableType,
      guildName: guilds[place - 1]!,
      lastUpdated: times[place - 1]!,
      deleted: isDeleted[place] === true,
      data: { ...extra?.data },
    };
    rows.push(row);
    if (!isMarker[place]) {
      full.push(row);
    }
    breathe();
  }
  for (const field of FIELDS[tableType]) {
    if (!reader.isBroken) {
      const context = { ids: full.map((row) => row.id), places: {}, all: ids };
      const values = readField(reader, field, full.length, context);
      for (const [place, row] of ipairs(full)) {
        row.data[field.name] = values[place - 1];
      }
    }
  }
  return rows;
}

/** Takes bits. Returns the places that they mean, each `true`. Called by: readRows */
function placesOf(bits: string, count: number): Record<number, true | undefined> {
  const places: Record<number, true | undefined> = {};
  for (const place of readBits(bits, count)) {
    places[place] = true;
  }
  return places;
}

/**
 * Takes an entry and its table. Returns whether its known fields are what the columns hold.
 * Called by: packEntries
 */
function fitsColumns(entry: Entry, tableType: TableType): boolean {
  if (next(entry.data)[0] === undefined) {
    return true;
  }
  for (const field of FIELDS[tableType]) {
    if (!fitsField(field, entry.data[field.name])) {
      return false;
    }
  }
  return true;
}

/**
 * Takes an entry, its table, its place and what is beside the columns. Notes the fields that the schema does not know.
 * Called by: packEntries
 */
function noteUnknown(
  entry: Entry,
  tableType: TableType,
  place: string,
  beside: Record<string, Beside>,
): void {
  const isField: Record<string, true | undefined> = {};
  for (const field of FIELDS[tableType] as readonly Field[]) {
    isField[field.name] = true;
  }
  const unknownEntry = unknownFields(entry as unknown as EntryData, KNOWN);
  const unknownData = unknownFields(entry.data, isField);
  if (unknownEntry !== undefined || unknownData !== undefined) {
    beside[place] = {
      ...(unknownEntry === undefined ? {} : { entry: unknownEntry }),
      ...(unknownData === undefined ? {} : { data: unknownData }),
    };
  }
}

/**
 * Takes a table and the names that are known. Returns the other fields, or nothing where there are none.
 * Called by: noteUnknown
 */
function unknownFields(
  content: EntryData,
  isKnown: Readonly<Record<string, true | undefined>>,
): Record<string, unknown> | undefined {
  let unknown: Record<string, unknown> | undefined;
  for (const [name, value] of pairs(content)) {
    if (!isKnown[name]) {
      unknown ??= {};
      unknown[name] = value;
    }
  }
  return unknown;
}

/**
 * Takes a column's bytes. Returns what is beside the columns, or nothing where that is malformed.
 * Called by: unpackEntries
 */
function readBeside(bytes: string): Record<string, Beside> | undefined {
  if (bytes === "") {
    return {};
  }
  const [ok, value] = pcall(C_EncodingUtil.DeserializeCBOR, bytes);
  if (!ok || type(value) !== "table") {
    return undefined;
  }
  for (const [key, item] of pairs(value as Record<string, unknown>)) {
    if (typeof key !== "string" || type(item) !== "table" || !areTables(item as Beside)) {
      return undefined;
    }
  }
  return value as Record<string, Beside>;
}

/** Takes what is beside one entry. Returns whether its parts are tables. Called by: readBeside */
function areTables({ entry, data }: Beside): boolean {
  return (entry === undefined || type(entry) === "table") && (data === undefined || type(data) === "table");
}
