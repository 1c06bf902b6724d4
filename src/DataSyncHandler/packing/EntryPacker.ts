/**
 * Packs batches of entries by the schema's description: a new field is packed without new code. What the schema does not
 * know, or what does not fit its kind, travels beside the fields as it is. Both sides learn from what was sent in the
 * session before, so a batch can only be read after those before it.
 */

import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import {
  type Entry,
  type HashedRow,
  metadataRow,
  type MetadataRow,
  type TableType,
} from "../../DataSyncManager/data/Schema";
import { isTable } from "../../DataSyncManager/data/PlainTables";
import { isUnconfirmed } from "../../DataSyncManager/data/Unconfirmed";
import { addUnknown, UNKNOWN_PART, codeUnknownFields, partOf, unknownFields } from "./UnknownFields";
import { codeFields, createFieldModels } from "./FieldCoder";
import { codeMetadata, codeNewest, contextOf, rememberRow, rememberRows } from "./MetadataCoder";
import {
  type Coder,
  codeUniform,
  createReader,
  createWriter,
  finishReading,
  finishWriting,
} from "../../DataSyncComs/coder/RangeCoder";
import { codeFlag, codeNumber, codeSymbol } from "../../DataSyncComs/coder/AdaptiveModels";
import { createPacking, headsOf, type Packing } from "./Packing";

export { createPacking } from "./Packing";

/** How much a sender is about to send of a table, in this batch and those after it. */
export interface Announcement {
  deletions: number;
  others: number;
}

/** What one transfer holds. */
export interface Batch<Item> {
  items: readonly Item[];
  /** True for the last batch of its kind and table. */
  isLast: boolean;
  /** In the first batch of what a sender sends of a table. */
  announced: Announcement | undefined;
  /** Of a batch that was read: the ids of entries that its sender itself holds as unconfirmed. */
  waiting?: Readonly<Record<string, true>>;
}

/** Entries that are to be packed. */
export interface OutgoingBatch extends Batch<Entry> {
  /** About how many bytes each of them takes if nothing of it can be learned; without them the batch is not cut. */
  sizes?: readonly number[];
}

/** What the start of a batch says, as the sum of these. */
const FIRST = 1;
const LAST = 2;
const ANNOUNCES = 4;
/** Stands for the batch when it is read. */
const EMPTY: Batch<never> = { items: [], isLast: false, announced: undefined };
/** More rows than a batch has. */
const MAX_ROWS = 2000;
/** Hashes of contents are below this. */
const HASHES = 2147483648;
/** Bytes of text that a batch may stand for: the largest batch and the longest entry. */
const MAX_TEXT = 262144;
/** What a row counts for at least in that. */
const ROW_SIZE = 16;
/** Digits of a batch, from which on none begins that might not fit into the 57,088 bytes of a transfer. */
const MOST_DIGITS = 57000;
/** What bytes of which nothing can be learned may take at most, each, with what stands around them. */
const LONGEST_FORM = 1.4;

/**
 * Inside a flow: the bytes of a batch of valid entries, without NUL, and how many entries are in it: what might not fit into
 * a transfer is left for the next batch, of which the heads are known then.
 * Called by: eachSingleBatch, entryBatches
 */
export function packEntries(
  packing: Packing,
  tableType: TableType,
  batch: OutgoingBatch,
): LuaMultiReturn<[payload: string, count: number]> {
  const { items: entries, sizes } = batch;
  const coder = createWriter();
  codeStart(coder, packing, batch);
  codeNewest(coder, headsOf(packing, tableType), entries);
  const kinds: number[] = [];
  for (const [place, entry] of ipairs(entries)) {
    const kind = partOf(entry, tableType);
    kinds[place - 1] = kind;
    codeEntryHead(coder, packing, tableType, kind, entry);
    yieldIfOverBudget();
  }
  let count = 0;
  for (const entry of entries) {
    const isTooMuch = coder.digits + (sizes?.[count] ?? 0) * LONGEST_FORM > MOST_DIGITS;
    if (count > 0 && codeFlag(coder, packing.isCut, isTooMuch)) {
      const heads = entries.map((each) => metadataRow(each));
      rememberRows(headsOf(packing, tableType), heads, count, (place) => kinds[place] === UNKNOWN_PART.whole);
      break;
    }
    codeContent(coder, packing, tableType, kinds[count]!, entry);
    codeFlag(coder, packing.isWaiting, isUnconfirmed(tableType, entry.id));
    count += 1;
    yieldIfOverBudget();
  }
  return $multi(finishWriting(coder), count);
}

/**
 * Inside a flow: for bytes from another client. Nothing if they are damaged, and then no later batch of the session
 * can be read either.
 * Called by: applyBatch, readSingleBatch, receiveEntries, requestWhole
 */
export function unpackEntries(
  packing: Packing,
  tableType: TableType,
  payload: string,
): Batch<unknown> | undefined {
  const coder = createReader(payload, MAX_TEXT);
  const [count, start] = codeStart(coder, packing, EMPTY);
  codeNewest(coder, headsOf(packing, tableType), []);
  const heads: MetadataRow[] = [];
  const kinds: number[] = [];
  for (const _ of $range(1, coder.isBroken ? 0 : count)) {
    const [kind, head] = codeEntryHead(coder, packing, tableType, 0, undefined);
    kinds.push(kind);
    heads.push(head);
    if (!isWithinBounds(coder)) {
      return undefined;
    }
    yieldIfOverBudget();
  }
  const entries: unknown[] = [];
  const waiting: Record<string, true> = {};
  let isCut = false;
  for (const [place, head] of ipairs(heads)) {
    isCut = place > 1 && codeFlag(coder, packing.isCut, false);
    if (isCut) {
      rememberRows(headsOf(packing, tableType), heads, place - 1, (at) => kinds[at] === UNKNOWN_PART.whole);
      break;
    }
    const entry: Entry = { ...head, data: {} };
    const content = codeContent(coder, packing, tableType, kinds[place - 1]!, entry);
    entries.push(content);
    if (codeFlag(coder, packing.isWaiting, false) && isTable(content) && typeof content.id === "string") {
      waiting[content.id] = true;
    }
    if (!isWithinBounds(coder)) {
      return undefined;
    }
    yieldIfOverBudget();
  }
  const isLast = start.isLast && !isCut;
  return finishReading(coder) ? { ...start, isLast, items: entries, waiting } : undefined;
}

/** Inside a flow: the same as `packEntries` for rows of metadata. Called by: rowBatches */
export function packRows(packing: Packing, tableType: TableType, batch: Batch<HashedRow>): string {
  const rows = batch.items;
  const coder = createWriter();
  codeStart(coder, packing, batch);
  const model = headsOf(packing, tableType);
  codeNewest(coder, model, rows);
  for (const row of rows) {
    codeMetadata(coder, model, row);
    codeUniform(coder, HASHES, row.hash);
    rememberRow(model, row);
    yieldIfOverBudget();
  }
  return finishWriting(coder);
}

/** Inside a flow: the same as `unpackEntries` for rows of metadata. Called by: requestRows */
export function unpackRows(
  packing: Packing,
  tableType: TableType,
  payload: string,
): Batch<HashedRow> | undefined {
  const coder = createReader(payload, MAX_TEXT);
  const [count, start] = codeStart(coder, packing, EMPTY);
  const model = headsOf(packing, tableType);
  codeNewest(coder, model, []);
  const rows: HashedRow[] = [];
  for (const _ of $range(1, coder.isBroken ? 0 : count)) {
    const row = codeMetadata(coder, model, undefined);
    // What is remembered becomes the head of an entry, and that has no hash.
    rememberRow(model, row);
    rows.push({ ...row, hash: codeUniform(coder, HASHES, 0) });
    if (!isWithinBounds(coder)) {
      return undefined;
    }
    yieldIfOverBudget();
  }
  return finishReading(coder) ? { ...start, items: rows } : undefined;
}

/**
 * What precedes the rows. The first batch of a session says so, and what was learned before no longer counts.
 * Called by: packEntries, packRows, unpackEntries, unpackRows
 */
function codeStart(
  coder: Coder,
  packing: Packing,
  { announced, isLast, items }: Batch<unknown>,
): LuaMultiReturn<[count: number, start: Omit<Batch<unknown>, "items">]> {
  const isFirst = !packing.isBegun;
  const flags = (isFirst ? FIRST : 0) + (isLast ? LAST : 0) + (announced !== undefined ? ANNOUNCES : 0);
  const read = codeUniform(coder, ANNOUNCES * 2, flags);
  if (read % LAST === FIRST) {
    Object.assign(packing, createPacking());
  }
  coder.isBroken ||= read % LAST !== FIRST && !packing.isBegun;
  packing.isBegun = true;
  const count = codeUniform(coder, MAX_ROWS, items.length);
  const start: Omit<Batch<unknown>, "items"> = {
    isLast: read % ANNOUNCES >= LAST,
    announced: read >= ANNOUNCES ? codeAnnouncement(coder, packing, announced) : undefined,
  };
  return $multi(count, start);
}

/** Called by: codeStart */
function codeAnnouncement(
  coder: Coder,
  { announced: model }: Packing,
  announced: Announcement | undefined,
): Announcement {
  return {
    deletions: codeNumber(coder, model, announced?.deletions ?? 0),
    others: codeNumber(coder, model, announced?.others ?? 0),
  };
}

/**
 * Counts a row that was read, because a row may cost next to no bytes on the wire.
 * Called by: unpackEntries, unpackRows
 */
function isWithinBounds(coder: Coder): boolean {
  coder.left -= ROW_SIZE;
  coder.isBroken ||= coder.left < 0;
  return !coder.isBroken;
}

/**
 * `kind` says how the entry is written. The head of an entry that travels whole is empty.
 * Called by: packEntries, unpackEntries
 */
function codeEntryHead(
  coder: Coder,
  packing: Packing,
  tableType: TableType,
  kind: number,
  entry: Entry | undefined,
): LuaMultiReturn<[kind: number, head: MetadataRow]> {
  const read = codeSymbol(coder, packing.beside.part, kind);
  if (read === UNKNOWN_PART.whole) {
    return $multi(read, { id: "", tableType, guildName: "", lastUpdated: "", deleted: false });
  }
  const head = entry === undefined ? undefined : metadataRow(entry);
  return $multi(read, codeMetadata(coder, headsOf(packing, tableType), head));
}

/** When reading, `entry` has only its head. Called by: packEntries, unpackEntries */
function codeContent(
  coder: Coder,
  packing: Packing,
  tableType: TableType,
  kind: number,
  entry: Entry,
): unknown {
  const { beside, isEmpty, pool } = packing;
  if (kind === UNKNOWN_PART.whole) {
    return codeUnknownFields(coder, beside, entry);
  }
  const unknown =
    kind === UNKNOWN_PART.unknown
      ? codeUnknownFields(coder, beside, unknownFields(entry, tableType))
      : undefined;
  if (!codeFlag(coder, isEmpty, coder.isWriting && next(entry.data)[0] === undefined)) {
    packing.fields[tableType] ??= createFieldModels(tableType);
    const context = contextOf(headsOf(packing, tableType), entry);
    codeFields(coder, packing.fields[tableType], pool, context, entry.data);
  }
  if (!coder.isWriting && unknown !== undefined) {
    addUnknown(entry, tableType, unknown);
  }
  return entry;
}
