/** Entries on their way, cut into batches: as large as packs well, and as small as one frame's work may be. */

import { breathe } from "../DataSyncManager/Scheduler";
import type { Entry, MetadataRow, TableType } from "../DataSyncManager/Schema";
import { readEntry } from "../DataSyncManager/Store";
import { shrunk } from "../DataSyncManager/Tombstones";
import { packEntries, type Packing, packRows } from "./packing/EntryPacker";

/** How large a batch may get. */
export interface BatchSize {
  entries: number;
  /** Bytes of the texts in it. */
  bytes: number;
}

/** On the wire: a quarter of a large guild, so that a sync that is interrupted has something to go on from. */
const WIRE_SIZE: BatchSize = { entries: 250, bytes: 48000 };
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
  const following = math.min(rows.length, from + WIRE_ROWS);
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
      bytes += textBytes(entry);
      if (bytes > size.bytes && entries.length > 0) {
        break;
      }
      entries.push(shrunk(entry));
    }
    place += 1;
    breathe();
  }
  return $multi(entries, place);
}

/** Takes a table. Returns the bytes of all texts in it, keys left out. Called by: collectBatch */
function textBytes(content: object): number {
  let bytes = 0;
  for (const [, value] of pairs(content as Record<string, unknown>)) {
    const kind = type(value);
    if (kind === "string") {
      bytes += (value as string).length;
    } else if (kind === "table") {
      bytes += textBytes(value as object);
    }
  }
  return bytes;
}
