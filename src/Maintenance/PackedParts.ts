/**
 * How the saved variable is laid out on disk. Lua refuses a file with 262,144 different texts and numbers ("constant
 * table overflow"), and then everything is lost. So the shared tables go there as `EntryPages.ts` keeps them, each with at
 * most 30,000 outside of long texts; and of the other parts the largest are packed, which their own bounds keep from being
 * needed.
 */

import {
  clearPages,
  packPages,
  type ReadPage,
  readRecordText,
  type RecordMap,
  tableOnDisk,
} from "../DataSyncManager/data/EntryPages";
import { packTable, unpackTable } from "../DataSyncManager/data/PlainText";
import { isTable, type PlainTable, tableOr } from "../DataSyncManager/data/PlainTables";
import { savedData } from "../DataSyncManager/data/SavedData";
import { byTable, TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";
import { onChange } from "../DataSyncManager/runtime/Changes";
import { startFlow, yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";

/** Different texts and numbers of all parts but the shared tables that go to disk as they are. */
const OTHER_CONSTANTS = 90000;
/** Parts of the shared data have names of their own among the packed parts. */
const SHARED = "sharedData.";
/** The version of the code that hashes entries: records of another are not read. */
const RECORDS_VERSION = 1;
/** Seconds after a change until pages are packed again: changes come in numbers. */
const PACK_SECONDS = 5;

/** How many different texts and numbers each part adds to the file. */
type PartConstants = Record<string, number>;

/** What was read of the file besides the saved variable itself. */
export interface ReadParts {
  saved: PlainTable;
  /** Texts that are damaged. */
  damaged: number;
  pages: Partial<Record<TableType, ReadPage[]>>;
}

const state = { isPackingAsked: false };

/** From now on what has changed is packed again a little later. Called by: load */
export function keepPacked(): void {
  onChange("entry", packSoon);
}

/** Called by: keepPacked */
function packSoon(this: void): void {
  if (!state.isPackingAsked) {
    state.isPackingAsked = true;
    C_Timer.After(PACK_SECONDS, () => {
      state.isPackingAsked = false;
      startFlow("pack", packPages);
    });
  }
}

/**
 * What the game is to write: the data in use, with tables of many constants in long texts. Ordinary tables stay readable, an
 * entry at `sharedData[table][id]`. The data in use stay as they are. It cannot yield, and costs what has changed lately.
 * Called by: the game, on PLAYER_LOGOUT
 */
export function laidOutForDisk(): unknown {
  const saved: PlainTable = { ...savedData() };
  const shared: PlainTable = { ...tableOr(saved.sharedData) };
  const metadata: PlainTable = { ...tableOr(shared.metadata) };
  shared.metadata = metadata;
  saved.sharedData = shared;
  const packed: Record<string, string[]> = {};
  const records: PlainTable = { version: RECORDS_VERSION };
  for (const tableType of TABLE_TYPES) {
    const onDisk = tableOnDisk(tableType);
    shared[tableType] = onDisk.plain;
    records[tableType] = onDisk.records;
    if (onDisk.texts !== undefined) {
      packed[SHARED + tableType] = onDisk.texts;
      metadata[tableType] = {};
    }
  }
  saved.entryRecords = records;
  packOthers(saved, packed);
  saved.packed = next(packed)[0] === undefined ? undefined : packed;
  return saved;
}

/** Packs the largest of the other parts while they have too many constants. Called by: laidOutForDisk */
function packOthers(saved: PlainTable, packed: Record<string, string[]>): void {
  let [constants, total] = countConstants(saved);
  while (total > OTHER_CONSTANTS) {
    const name = largestOf(constants);
    if (name === undefined) {
      return;
    }
    const [holder, key] = placeOf(name, saved);
    packed[name] = packTable(tableOr(holder[key]));
    delete holder[key];
    [constants, total] = countConstants(saved);
  }
}

/** Where the part of that name belongs, among the packed ones. Called by: packOthers, unpackedParts */
function placeOf(name: string, saved: PlainTable): LuaMultiReturn<[holder: PlainTable, key: string]> {
  if (string.sub(name, 1, SHARED.length) === SHARED) {
    return $multi(tableOr(saved.sharedData), string.sub(name, SHARED.length + 1));
  }
  return $multi(saved, name);
}

/**
 * Inside a flow: the saved variable with every packed part in its place again. What was on disk stays as it was. Of a part
 * that is there both packed and not, what is not packed is newer.
 * Called by: loadData
 */
export function unpackedParts(raw: PlainTable): ReadParts {
  const read: ReadParts = { saved: raw, damaged: 0, pages: {} };
  if (!isTable(raw.packed)) {
    return read;
  }
  const saved: PlainTable = { ...raw };
  const shared: PlainTable = { ...tableOr(raw.sharedData) };
  saved.sharedData = shared;
  delete saved.packed;
  read.saved = saved;
  for (const [name, texts] of pairs(raw.packed)) {
    const tableType = TABLE_TYPES.find((known) => SHARED + known === name);
    const [holder, key] = placeOf(tostring(name), saved);
    const content = readTexts(texts, read, tableType);
    for (const [id, value] of pairs(tableOr(holder[key]))) {
      content[id] = value;
      yieldIfOverBudget();
    }
    holder[key] = content;
  }
  return read;
}

/** Inside a flow: what the texts of a part hold; those of a shared table are its pages. Called by: unpackedParts */
function readTexts(texts: unknown, read: ReadParts, tableType: TableType | undefined): PlainTable {
  const content: PlainTable = {};
  if (!isTable(texts)) {
    read.damaged += 1;
    return content;
  }
  const pages: ReadPage[] = [];
  for (const [, text] of pairs(texts)) {
    const [page, lost] = unpackTable({ text });
    read.damaged += lost;
    for (const [id, value] of pairs(page)) {
      content[id] = value;
    }
    if (lost === 0 && typeof text === "string") {
      pages.push({ text, content: page });
    }
    yieldIfOverBudget();
  }
  if (tableType !== undefined) {
    read.pages[tableType] = pages;
  }
  return content;
}

/**
 * Inside a flow: takes the records of entries out of the saved variable, and forgets those in use. None where another
 * version of the code has written them.
 * Called by: loadData
 */
export function takeRecords(saved: PlainTable): Record<TableType, RecordMap> {
  clearPages();
  const records = byTable<RecordMap>(() => ({}));
  const given = tableOr(saved.entryRecords);
  delete saved.entryRecords;
  if (given.version === RECORDS_VERSION) {
    for (const tableType of TABLE_TYPES) {
      records[tableType] = readRecordText(given[tableType]);
    }
  }
  return records;
}

/** The part with most constants; nothing if none can be packed. Called by: packOthers */
function largestOf(constants: PartConstants): string | undefined {
  let largest: string | undefined;
  for (const [name, own] of pairs(constants)) {
    const isLarger = largest === undefined || own > constants[largest]!;
    if (own > 1 && (isLarger || (own === constants[largest!] && name < largest!))) {
      largest = name;
    }
  }
  return largest;
}

/**
 * How many different texts and numbers the file has besides its tables of entries, and how many of them each part is the
 * first to have: each part pays for a constant only if no part before it has it, as in Lua's own table of constants.
 * Called by: packOthers
 */
function countConstants(saved: PlainTable): LuaMultiReturn<[constants: PartConstants, total: number]> {
  const seen: LuaTable<AnyNotNil, true> = new LuaTable();
  const constants: PartConstants = {};
  let total = 0;
  /** Called by: countConstants */
  const count = (name: string, value: unknown): void => {
    constants[name] = countIn(value, seen);
    total += constants[name];
  };
  for (const [name, value] of pairs(tableOr(saved.sharedData))) {
    if (!TABLE_TYPES.some((known) => known === name) && name !== "metadata") {
      count(SHARED + tostring(name), value);
    }
  }
  for (const [name, value] of pairs(saved)) {
    if (name !== "sharedData" && isTable(value)) {
      count(tostring(name), value);
    }
  }
  return $multi(constants, total);
}

/**
 * Lua stores each different text and number of a file once, so what is in `seen` costs nothing. NaN is left out: it
 * cannot be a key.
 * Called by: countConstants
 */
function countIn(value: unknown, seen: LuaTable<AnyNotNil, true>): number {
  if (isTable(value)) {
    let own = 0;
    for (const [key, item] of pairs(value)) {
      own += countIn(key, seen) + countIn(item, seen);
    }
    return own;
  }
  const isNew =
    (typeof value === "string" || (typeof value === "number" && value === value)) && !seen.has(value);
  if (isNew) {
    seen.set(value, true);
  }
  return isNew ? 1 : 0;
}
