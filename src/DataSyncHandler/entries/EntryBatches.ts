/** Entries on their way, cut into batches: as large as packs well, and as small as one frame's work may be. */

import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import type { Entry, MetadataRow, TableType } from "../../DataSyncManager/data/Schema";
import { readEntry } from "../../DataSyncManager/data/Store";
import { shrunk } from "../../DataSyncManager/data/Tombstones";
import { isField } from "../packing/UnknownFields";
import { packEntries, type Packing, packRows } from "../packing/EntryPacker";

/** How large a batch may get. */
export interface BatchSize {
  entries: number;
  /** Bytes of what is in it: texts, numbers, and the names of fields that the schema does not know. */
  bytes: number;
}

/**
 * On the wire: a quarter of a large guild, so that a sync that is interrupted has something to go on from, and no more
 * than fits into the 256 chunks of a transfer even if nothing of it can be learned: bytes by chance take a fifth more.
 */
const WIRE_SIZE: BatchSize = { entries: 250, bytes: 45000 };
/** Bytes of a number, and of what stands around a value. */
const VALUE_BYTES = 9;
/** Rows of metadata in one transfer. */
const WIRE_ROWS = 1000;

/**
 * Inside a flow: takes what was sent before, a table, rows and the place of the first one that is not sent yet. Returns
 * the payload of the next ones and the place after them.
 * Called by: sendRows
 */
export function nextRows(
  packing: Packing,
  tableType: TableType,
  rows: readonly MetadataRow[],
  from: number,
): LuaMultiReturn<[payload: string, next: number]> {
  let following = from;
  let bytes = 0;
  while (following < rows.length && following - from < WIRE_ROWS && bytes <= WIRE_SIZE.bytes) {
    bytes += rows[following]!.id.length + VALUE_BYTES;
    following += 1;
  }
  const part = rows.slice(from, following);
  return $multi(packRows(packing, tableType, part, following >= rows.length), following);
}

/**
 * Inside a flow: takes what was sent before, a table, ids, and the place of the first one that is not sent yet. Returns the next batch's payload and the
 * place after it.
 * Called by: sendEntries, sendOwed
 */
export function nextBatch(
  packing: Packing,
  tableType: TableType,
  ids: readonly string[],
  from: number,
): LuaMultiReturn<[payload: string, next: number]> {
  const [entries, following] = collectBatch(tableType, ids, from, WIRE_SIZE);
  return $multi(packEntries(packing, tableType, entries, following >= ids.length), following);
}

/**
 * Takes a table, ids, the place of the first one that is not taken yet and the size. Returns the next entries, at least
 * one, and the place after them. Entries that are gone meanwhile are left out; none ever is.
 * Called by: exportBlock, nextBatch
 */
export function collectBatch(
  tableType: TableType,
  ids: readonly string[],
  from: number,
  size: BatchSize,
): LuaMultiReturn<[entries: Entry[], next: number]> {
  const entries: Entry[] = [];
  let place = from;
  let bytes = 0;
  while (place < ids.length && entries.length < size.entries) {
    const entry = readEntry(tableType, ids[place]!);
    if (entry !== undefined) {
      bytes += entryBytes(entry, tableType);
      if (bytes > size.bytes && entries.length > 0) {
        break;
      }
      entries.push(shrunk(entry));
    }
    place += 1;
    yieldIfOverBudget();
  }
  return $multi(entries, place);
}

/** Takes an entry and its table. Returns about the bytes that it has at most on its way. Called by: collectBatch */
function entryBytes(entry: Entry, tableType: TableType): number {
  let bytes = 0;
  for (const [name, value] of pairs(entry.data)) {
    bytes += valueBytes(value) + (isField(tableType, name) ? 0 : name.length + VALUE_BYTES);
  }
  for (const [name, value] of pairs(entry as unknown as Record<string, unknown>)) {
    bytes += name === "data" ? 0 : valueBytes(value);
  }
  return bytes;
}

/** Takes a value. Returns about the bytes that it has at most, names of fields among them. Called by: entryBytes */
function valueBytes(value: unknown): number {
  if (typeof value === "string") {
    return value.length;
  }
  if (type(value) !== "table") {
    return VALUE_BYTES;
  }
  let bytes = 0;
  for (const [name, item] of pairs(value as Record<string, unknown>)) {
    bytes += valueBytes(item) + (typeof name === "string" ? name.length : 0) + 1;
  }
  return bytes;
}
