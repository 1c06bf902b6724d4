/** Entries on their way, cut into batches: as large as packs well, and as small as one frame's work may be. */

import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import type { Entry, HashedRow, TableType } from "../../DataSyncManager/data/Schema";
import { entryInScope } from "../../DataSyncManager/data/LeftGuilds";
import { shrunk } from "../../DataSyncManager/data/Tombstones";
import { entryBytes, VALUE_BYTES } from "../packing/EntrySize";
import { type Announcement, packEntries, packRows } from "../packing/EntryPacker";
import type { Packing } from "../packing/Packing";

/** How large a batch may get. */
export interface BatchSize {
  entries: number;
  /** Bytes of what is in it: texts, numbers, and the names of fields that the schema does not know. */
  bytes: number;
}

/**
 * On the wire: a quarter of a large guild, so that a sync that is interrupted has something to go on from. The packer cuts
 * off what does not fit into the 256 chunks of a transfer.
 */
const WIRE_SIZE: BatchSize = { entries: 250, bytes: 45000 };
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
    const { items, next, places, sizes } = collectBatch(tableType, {
      ids,
      from,
      size: WIRE_SIZE,
      read: (id) => entryInScope(tableType, id, guilds),
    });
    const isLast = next >= ids.length;
    const batch = { items, sizes, isLast, announced: from === 0 ? announced : undefined };
    const [payload, count] = packEntries(packing, tableType, batch);
    const following = places[count] ?? next;
    onTaken?.(following - from);
    return $multi(payload, following);
  });
}

/** Inside a flow: batches of metadata rows. Called by: sendRows */
export function rowBatches(packing: Packing, tableType: TableType, rows: readonly HashedRow[]): NextPayload {
  return payloads(rows.length, false, (from) => {
    let next = from;
    let bytes = 0;
    while (next < rows.length && next - from < WIRE_ROWS && bytes <= WIRE_SIZE.bytes) {
      const { guildName, id } = rows[next]!;
      // The same guild again costs next to nothing.
      bytes += id.length + VALUE_BYTES * 2 + (guildName === rows[next - 1]?.guildName ? 0 : guildName.length);
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

/** What is collected, from where on, and how much of it. */
interface Collecting {
  ids: readonly string[];
  from: number;
  size: BatchSize;
  /** The entry with an id as the reader may have it, or nothing. Called by: collectBatch */
  read: (this: void, id: string) => Entry | undefined;
}

/** Entries that are packed together. */
interface CollectedBatch {
  items: Entry[];
  /** Of each entry about how many bytes it takes, and the place of its id. */
  sizes: number[];
  places: number[];
  /** The place after the last one. */
  next: number;
}

/**
 * The next entries of a table, at least one if any of the ids has one.
 * Called by: eachSingleBatch, entryBatches
 */
export function collectBatch(tableType: TableType, { from, ids, read, size }: Collecting): CollectedBatch {
  const batch: CollectedBatch = { items: [], sizes: [], places: [], next: from };
  let bytes = 0;
  while (batch.next < ids.length && batch.items.length < size.entries) {
    const entry = read(ids[batch.next]!);
    if (entry !== undefined) {
      const own = entryBytes(entry, tableType);
      bytes += own;
      if (bytes > size.bytes && batch.items.length > 0) {
        break;
      }
      batch.items.push(shrunk(entry));
      batch.sizes.push(own);
      batch.places.push(batch.next);
    }
    batch.next += 1;
    yieldIfOverBudget();
  }
  return batch;
}
