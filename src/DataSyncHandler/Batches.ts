/** Entries on their way: put together to batches on one side, taken apart and checked on the other. */

import { decode, encode } from "../DataSyncComs/Codec";
import { breathe } from "../DataSyncManager/Scheduler";
import type { Entry, TableType } from "../DataSyncManager/Schema";
import { readEntry } from "../DataSyncManager/Store";
import { shrunk } from "../DataSyncManager/Tombstones";

/** What one transfer of entries holds. */
export interface Batch {
  entries: unknown[];
  /** True for the last batch of its kind and table. */
  isLast: boolean;
}

/** Entries in one batch at most. */
const MAX_ENTRIES = 100;
/** Bytes of a batch's texts at most, so that packing it takes a millisecond or two. */
const MAX_BYTES = 24000;

/**
 * Takes a table, ids, and the place of the first one that is not sent yet. Returns the next batch's payload and the
 * place after it.
 * Called by: sendEntries, sendOwed
 */
export function nextBatch(
  tableType: TableType,
  ids: readonly string[],
  from: number,
): LuaMultiReturn<[payload: string, next: number]> {
  const [batch, following] = collectBatch(tableType, ids, from);
  return $multi(encode(batch), following);
}

/**
 * Takes a table, ids, and the place of the first one that is not taken yet. Returns the next batch and the place after
 * it. Entries that are gone meanwhile are left out; none ever is.
 * Called by: exportBlock, nextBatch
 */
export function collectBatch(
  tableType: TableType,
  ids: readonly string[],
  from: number,
): LuaMultiReturn<[batch: Batch, next: number]> {
  const entries: Entry[] = [];
  let place = from;
  let bytes = 0;
  while (place < ids.length && entries.length < MAX_ENTRIES && bytes < MAX_BYTES) {
    const entry = readEntry(tableType, ids[place]!);
    if (entry !== undefined) {
      entries.push(shrunk(entry));
      bytes += textBytes(entry);
    }
    place += 1;
    breathe();
  }
  return $multi({ entries, isLast: place >= ids.length }, place);
}

/**
 * Takes a payload. Returns the batch, its entries not checked yet, or nothing where it is malformed.
 * Called by: applyBatch, receiveEntries
 */
export function readBatch(payload: string): Batch | undefined {
  const batch = decode(payload) as Partial<Batch> | undefined;
  if (batch === undefined || type(batch.entries) !== "table" || type(batch.isLast) !== "boolean") {
    return undefined;
  }
  return batch as Batch;
}

/**
 * Takes a table. Returns the bytes of all texts in it, keys included, about what it takes when packed.
 * Called by: collectBatch
 */
function textBytes(content: object): number {
  let bytes = 0;
  for (const [key, value] of pairs(content as Record<string, unknown>)) {
    const kind = type(value);
    bytes += tostring(key).length;
    if (kind === "string") {
      bytes += (value as string).length;
    } else if (kind === "table") {
      bytes += textBytes(value as object);
    }
  }
  return bytes;
}
