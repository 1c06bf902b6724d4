/**
 * Packs batches of entries by the schema's description: a new field is packed without new code. What the schema does not
 * know, or what does not fit its kind, travels beside the fields as it is. Both sides learn from what was sent in the
 * session before, so a batch can only be read after those before it.
 */

import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import { type Entry, metadataRow, type MetadataRow, type TableType } from "../../DataSyncManager/data/Schema";
import {
  addUnknown,
  UNKNOWN_PART,
  type UnknownFieldsModel,
  codeUnknownFields,
  createUnknownFieldsModel,
  partOf,
  unknownFields,
} from "./UnknownFields";
import { codeFields, createFieldModels, type FieldModel } from "./FieldCoder";
import {
  codeMetadata,
  codeNewest,
  contextOf,
  createMetadataModel,
  type MetadataModel,
  rememberRow,
} from "./MetadataCoder";
import {
  type Coder,
  codeUniform,
  createReader,
  createWriter,
  finishReading,
  finishWriting,
} from "./coder/RangeCoder";
import { codeFlag, codeSymbol, createSymbolModel, type SymbolModel } from "./coder/AdaptiveModels";
import { createTextPool, type TextPool } from "./TextCoder";

/** What one transfer holds. */
export interface Batch<Item> {
  items: Item[];
  /** True for the last batch of its kind and table. */
  isLast: boolean;
}

/** What one side has sent to the other one in a session, as far as later batches build on it. */
export interface Packing {
  /** False before the first batch. */
  isBegun: boolean;
  pool: TextPool;
  beside: UnknownFieldsModel;
  isEmpty: SymbolModel;
  heads: Partial<Record<TableType, MetadataModel>>;
  fields: Partial<Record<TableType, FieldModel[]>>;
}

/** More rows than a batch has. */
const MAX_ROWS = 2000;
/** Bytes of text that a batch may stand for: the largest batch and the longest entry. */
const MAX_TEXT = 262144;
/** What a row counts for at least in that. */
const ROW_SIZE = 16;

/**
 * Returns what is known at the beginning of a session.
 * Called by: codeStart, openReceiverSession, openSenderSession
 */
export function createPacking(): Packing {
  return {
    isBegun: false,
    pool: createTextPool(),
    beside: createUnknownFieldsModel(),
    isEmpty: createSymbolModel(2),
    heads: {},
    fields: {},
  };
}

/**
 * Inside a flow: takes what was sent before, a table, valid entries of it and whether they are the last. Returns their
 * bytes without NUL.
 * Called by: nextBatch
 */
export function packEntries(
  packing: Packing,
  tableType: TableType,
  entries: readonly Entry[],
  isLast: boolean,
): string {
  const coder = createWriter();
  codeStart(coder, packing, entries.length, isLast);
  codeNewest(coder, headsOf(packing, tableType), entries);
  const kinds: number[] = [];
  for (const [place, entry] of ipairs(entries)) {
    const kind = partOf(entry, tableType);
    kinds[place - 1] = kind;
    codeEntryHead(coder, packing, tableType, kind, entry);
    yieldIfOverBudget();
  }
  for (const [place, entry] of ipairs(entries)) {
    codeContent(coder, packing, tableType, kinds[place - 1]!, entry);
    yieldIfOverBudget();
  }
  return finishWriting(coder);
}

/**
 * Inside a flow: takes what came before, a table and bytes from another client. Returns the batch, or nothing where they
 * are damaged; then no later batch of the session can be read.
 * Called by: applyBatch, receiveEntries
 */
export function unpackEntries(
  packing: Packing,
  tableType: TableType,
  payload: string,
): Batch<unknown> | undefined {
  const coder = createReader(payload, MAX_TEXT);
  const [count, isLast] = codeStart(coder, packing, 0, false);
  codeNewest(coder, headsOf(packing, tableType), []);
  const heads: MetadataRow[] = [];
  const kinds: number[] = [];
  for (const _ of $range(1, rowsToRead(coder, count))) {
    const [kind, head] = codeEntryHead(coder, packing, tableType, 0, undefined);
    kinds.push(kind);
    heads.push(head);
    if (!isWithinBounds(coder)) {
      return undefined;
    }
    yieldIfOverBudget();
  }
  const entries: unknown[] = [];
  for (const [place, head] of ipairs(heads)) {
    const entry: Entry = { ...head, data: {} };
    entries.push(codeContent(coder, packing, tableType, kinds[place - 1]!, entry));
    if (!isWithinBounds(coder)) {
      return undefined;
    }
    yieldIfOverBudget();
  }
  return finishReading(coder) ? { items: entries, isLast } : undefined;
}

/** Inside a flow: the same as `packEntries` for rows of metadata. Called by: nextRows */
export function packRows(
  packing: Packing,
  tableType: TableType,
  rows: readonly MetadataRow[],
  isLast: boolean,
): string {
  const coder = createWriter();
  codeStart(coder, packing, rows.length, isLast);
  const model = headsOf(packing, tableType);
  codeNewest(coder, model, rows);
  for (const row of rows) {
    codeMetadata(coder, model, row);
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
): Batch<MetadataRow> | undefined {
  const coder = createReader(payload, MAX_TEXT);
  const [count, isLast] = codeStart(coder, packing, 0, false);
  const model = headsOf(packing, tableType);
  codeNewest(coder, model, []);
  const rows: MetadataRow[] = [];
  for (const _ of $range(1, rowsToRead(coder, count))) {
    const row = codeMetadata(coder, model, undefined);
    rememberRow(model, row);
    rows.push(row);
    if (!isWithinBounds(coder)) {
      return undefined;
    }
    yieldIfOverBudget();
  }
  return finishReading(coder) ? { items: rows, isLast } : undefined;
}

/**
 * Takes a coder, what came before, and when writing the number of rows and whether they are the last. Returns these. The
 * first batch of a session says so: what was learned before it counts no more.
 * Called by: packEntries, packRows, unpackEntries, unpackRows
 */
function codeStart(
  coder: Coder,
  packing: Packing,
  count: number,
  isLast: boolean,
): LuaMultiReturn<[count: number, isLast: boolean]> {
  const start = codeUniform(coder, 4, (packing.isBegun ? 0 : 1) + (isLast ? 2 : 0));
  if (start % 2 === 1) {
    Object.assign(packing, createPacking());
  }
  coder.isBroken ||= start % 2 === 0 && !packing.isBegun;
  packing.isBegun = true;
  return $multi(codeUniform(coder, MAX_ROWS, count), start >= 2);
}

/** Takes a coder that reads and a count. Returns the rows to read: none of a broken stream. Called by: unpackEntries, unpackRows */
function rowsToRead(coder: Coder, count: number): number {
  return coder.isBroken ? 0 : count;
}

/** Takes a coder that has read a row. Counts it. Returns whether more may follow. Called by: unpackEntries, unpackRows */
function isWithinBounds(coder: Coder): boolean {
  coder.left -= ROW_SIZE;
  coder.isBroken ||= coder.left < 0;
  return !coder.isBroken;
}

/**
 * Takes what came before and a table. Returns what is known of its heads.
 * Called by: codeContent, codeEntryHead, packEntries, packRows, unpackEntries, unpackRows
 */
function headsOf(packing: Packing, tableType: TableType): MetadataModel {
  packing.heads[tableType] ??= createMetadataModel(tableType);
  return packing.heads[tableType];
}

/**
 * Takes a coder, what came before, a table and when writing how the entry is written and the entry. Returns both. The
 * head of an entry that travels whole is empty.
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

/**
 * Takes a coder, what came before, a table, how the entry is written, and the entry, when reading just its head. Returns
 * the entry.
 * Called by: packEntries, unpackEntries
 */
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
