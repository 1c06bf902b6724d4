/** Entries on their way, cut into batches: as large as packs well, and as small as one frame's work may be. */

import { isTable } from "../../DataSyncManager/data/PlainTables";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import type { Entry, HashedRow, TableType } from "../../DataSyncManager/data/Schema";
import { entryInScope } from "../../DataSyncManager/data/LeftGuilds";
import { shrunk } from "../../DataSyncManager/data/Tombstones";
import { isField } from "../packing/UnknownFields";
import { type Announcement, packEntries, type Packing, packRows } from "../packing/EntryPacker";

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

/** Payloads of a table, made one after another. */
export type NextPayload = (this: void) => string | undefined;

/**
 * Inside a flow: batches of a table's entries. Of no ids there is one batch, an empty one, when the other side waits for
 * an answer. `onTaken` hears how many ids each batch has taken.
 * Called by: sendEntries
 */
export function entryBatches(
  packing: Packing,
  { tableType, guilds, ids, announced, isAnswer, onTaken }: OutgoingEntries,
): NextPayload {
  return payloads(ids.length, isAnswer, (from) => {
    const [items, next] = collectBatch(tableType, { guilds, ids, from, size: WIRE_SIZE });
    onTaken?.(next - from);
    const isLast = next >= ids.length;
    return $multi(
      packEntries(packing, tableType, { items, isLast, announced: from === 0 ? announced : undefined }),
      next,
    );
  });
}

/** Inside a flow: batches of metadata rows. Called by: sendRows */
export function rowBatches(packing: Packing, tableType: TableType, rows: readonly HashedRow[]): NextPayload {
  return payloads(rows.length, false, (from) => {
    let next = from;
    let bytes = 0;
    while (next < rows.length && next - from < WIRE_ROWS && bytes <= WIRE_SIZE.bytes) {
      bytes += rows[next]!.id.length + VALUE_BYTES * 2;
      next += 1;
    }
    const items = rows.slice(from, next);
    const isLast = next >= rows.length;
    return $multi(packRows(packing, tableType, { items, isLast, announced: undefined }), next);
  });
}

/** Entries that are to be sent. */
export interface OutgoingEntries {
  tableType: TableType;
  /** Those that the other side may see. */
  guilds: Readonly<Record<string, true>>;
  ids: readonly string[];
  /** Said in the first batch. */
  announced?: Announcement | undefined;
  /** The other side waits for them, and gets one batch at least. */
  isAnswer: boolean;
  /**
   * Gets how many ids, including those whose entries no longer exist, have been looked at.
   * Called by: entryBatches
   */
  onTaken?: (this: void, count: number) => void;
}

/**
 * The source of all batches: goes through `count` things with a function that packs the next of them and says how far it
 * came.
 * Called by: entryBatches, rowBatches
 */
function payloads(
  count: number,
  isAnswer: boolean,
  pack: (this: void, from: number) => LuaMultiReturn<[payload: string, next: number]>,
): NextPayload {
  let place = 0;
  let isDone = count === 0 && !isAnswer;
  return () => {
    if (isDone) {
      return undefined;
    }
    const [payload, next] = pack(place);
    place = next;
    isDone = place >= count;
    return payload;
  };
}

/**
 * The next entries of a table, at least one, and the place after them.
 * Called by: entryBatches, exportBlock
 */
export function collectBatch(
  tableType: TableType,
  { guilds, ids, from, size }: Pick<OutgoingEntries, "guilds" | "ids"> & { from: number; size: BatchSize },
): LuaMultiReturn<[entries: Entry[], next: number]> {
  const entries: Entry[] = [];
  let place = from;
  let bytes = 0;
  while (place < ids.length && entries.length < size.entries) {
    const entry = entryInScope(tableType, ids[place]!, guilds);
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

/**
 * An upper estimate of its bytes on the wire; names of known fields do not travel.
 * Called by: collectBatch
 */
function entryBytes(entry: Entry, tableType: TableType): number {
  let bytes = 0;
  for (const [name, value] of pairs(entry.data)) {
    bytes += valueBytes(value) + (isField(tableType, name) ? 0 : name.length + VALUE_BYTES);
  }
  for (const [name, value] of pairs(entry)) {
    bytes += name === "data" ? 0 : valueBytes(value);
  }
  return bytes;
}

/** An upper estimate; names of fields included. Called by: entryBytes */
function valueBytes(value: unknown): number {
  if (typeof value === "string") {
    return value.length;
  }
  if (!isTable(value)) {
    return VALUE_BYTES;
  }
  let bytes = 0;
  for (const [name, item] of pairs(value)) {
    bytes += valueBytes(item) + (typeof name === "string" ? name.length : 0) + 1;
  }
  return bytes;
}
