/**
 * How the saved variable is laid out on disk. Lua refuses a file with 262,144 different texts and numbers ("constant
 * table overflow"), and then everything is lost; so the parts with most of them are packed into long texts at logout.
 */

import { packTable, unpackTable } from "../DataSyncManager/data/PlainText";
import { isTable, type PlainTable, tableOr } from "../DataSyncManager/data/PlainTables";
import { savedData } from "../DataSyncManager/data/SavedData";
import { TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";

/** Different texts and numbers that the file may have besides the packed parts: three fifths of what Lua reads. */
const MAX_CONSTANTS = 150000;
/** The shared tables have names of their own among the packed parts. */
const SHARED = "sharedData.";

/** How many different texts and numbers each part adds to the file. */
type PartConstants = Record<string, number>;

/**
 * What the game is to write: the data in use, with the backup packed, and the largest parts while there are too many
 * constants. Ordinary tables stay readable, an entry at `sharedData[table][id]`. The data in use stay as they are.
 * Called by: the game, on PLAYER_LOGOUT
 */
export function laidOutForDisk(): unknown {
  const saved: PlainTable = { ...savedData() };
  const shared: PlainTable = { ...tableOr(saved.sharedData) };
  shared.metadata = { ...tableOr(shared.metadata) };
  saved.sharedData = shared;
  if (isTable(saved.backup) && isTable(saved.backup.saved)) {
    saved.backup = { time: saved.backup.time, packed: packTable(saved.backup.saved) };
  }
  const packed: Record<string, string[]> = {};
  let [constants, total] = countConstants(saved);
  while (total > MAX_CONSTANTS) {
    const largest = largestOf(constants, 1)[0];
    if (largest === undefined) {
      break;
    }
    packPart(saved, largest, packed);
    [constants, total] = countConstants(saved);
  }
  if (next(packed)[0] !== undefined) {
    saved.packed = packed;
  }
  return saved;
}

/**
 * Moves a part into the packed ones. The index of a shared table is made of its entries at load.
 * Called by: laidOutForDisk
 */
function packPart(saved: PlainTable, name: string, packed: Record<string, string[]>): void {
  const shared = tableOr(saved.sharedData);
  const tableType = TABLE_TYPES.find((known) => `${SHARED}${known}` === name);
  if (tableType === undefined) {
    packed[name] = packTable(tableOr(saved[name]));
    delete saved[name];
  } else {
    packed[name] = packTable(tableOr(shared[tableType]));
    delete shared[tableType];
    tableOr(shared.metadata)[tableType] = {};
  }
}

/**
 * Inside a flow: the saved variable with every packed part in its place again, and how many of their texts are damaged.
 * What was on disk stays as it was. A part that is there both packed and not, which nothing writes, is put together.
 * Called by: loadData
 */
export function unpackedParts(raw: PlainTable): LuaMultiReturn<[saved: PlainTable, damaged: number]> {
  if (!isTable(raw.packed)) {
    return $multi(raw, 0);
  }
  const saved: PlainTable = { ...raw };
  const shared: PlainTable = { ...tableOr(raw.sharedData) };
  saved.sharedData = shared;
  delete saved.packed;
  let damaged = 0;
  for (const [name, parts] of pairs(raw.packed)) {
    const [content, lost] = unpackTable(parts);
    damaged += lost;
    const tableType = TABLE_TYPES.find((known) => `${SHARED}${known}` === name);
    if (tableType === undefined) {
      saved[name] = { ...content, ...tableOr(saved[name]) };
    } else {
      shared[tableType] = { ...content, ...tableOr(shared[tableType]) };
    }
  }
  return $multi(saved, damaged);
}

/**
 * The parts with most constants, the largest first; those that are never packed are left out.
 * Called by: laidOutForDisk
 */
function largestOf(constants: PartConstants, count: number): string[] {
  const names: string[] = [];
  for (const [name, own] of pairs(constants)) {
    if (own > 1 && name !== "packed" && name !== "sharedData") {
      names.push(name);
    }
  }
  table.sort(names, (first, second) =>
    constants[first] === constants[second] ? first < second : constants[first]! > constants[second]!,
  );
  return names.filter((_, index) => index < count);
}

/**
 * How many different texts and numbers the file has, and how many of them each part is the first to have. In a flow it
 * breathes.
 * Called by: laidOutForDisk
 */
function countConstants(saved: PlainTable): LuaMultiReturn<[constants: PartConstants, total: number]> {
  const seen: LuaTable<AnyNotNil, true> = new LuaTable();
  const constants: PartConstants = {};
  let total = 0;
  /**
   * Each part pays for a constant only if no part before it has it, as in Lua's own table of constants for the file.
   * Called by: countConstants
   */
  const count = (name: string, value: unknown): void => {
    const own = countIn(value, seen);
    constants[name] = (constants[name] ?? 0) + own;
    total += own;
  };
  const shared = tableOr(saved.sharedData);
  const isTableType: Record<string, true | undefined> = {};
  for (const tableType of TABLE_TYPES) {
    isTableType[tableType] = true;
    count(partOfTable(tableType), shared[tableType]);
    count(partOfTable(tableType), tableOr(shared.metadata)[tableType]);
  }
  for (const [name, value] of pairs(shared)) {
    if (!isTableType[name] && name !== "metadata") {
      count("sharedData", value);
    }
  }
  for (const [name, value] of pairs(saved)) {
    if (name !== "sharedData") {
      count(name, value);
    }
  }
  return $multi(constants, total);
}

/**
 * Tables are packed one by one, so they need names that no other part of the saved data has.
 * Called by: countConstants
 */
function partOfTable(tableType: TableType): string {
  return `${SHARED}${tableType}`;
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
    yieldIfOverBudget();
    return own;
  }
  const isNew =
    (typeof value === "string" || (typeof value === "number" && value === value)) && !seen.has(value);
  if (isNew) {
    seen.set(value, true);
  }
  return isNew ? 1 : 0;
}
