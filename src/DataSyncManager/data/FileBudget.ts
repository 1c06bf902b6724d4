/**
 * How much the shared tables may hold, so that the file can be loaded again and the game has memory for the rest. Each
 * table has a bound, and all of them together have one in entries and one in bytes.
 */

import { isTable } from "./PlainTables";
import { byTable, type Entry, TABLE_TYPES, type TableType } from "./Schema";
import { entryCount } from "./TableDigest";

/** Entries of one table: thirty guilds of a thousand members. */
export const MAX_ENTRIES = 30000;
/** Entries of all tables. Three full ones would take half a minute to load. */
const MAX_ALL_ENTRIES = 60000;
/** Bytes of all entries as the file has them, about. */
const MAX_BYTES = 48000000;
/** What a field takes in the file besides its key and its text: brackets, quotes, equals sign, comma, line break. */
const FIELD_BYTES = 10;

const state = { bytes: byTable(() => 0) };

/** Forgets all sums, before they are built anew. Called by: rebuildMetadata */
export function clearBudget(): void {
  state.bytes = byTable(() => 0);
}

/**
 * Counts an entry that came, or with -1 one that went.
 * Called by: applyOutside, rebuildMetadata, writeEntry
 */
export function addToBudget(entry: Entry, direction: 1 | -1): void {
  state.bytes[entry.tableType] += direction * bytesIn(entry);
}

/**
 * Whether an entry may be written that comes from somebody else: a new one needs room in its table and in the file.
 * Called by: problemOfEntry
 */
export function hasRoom(tableType: TableType, isNew: boolean): boolean {
  const isTableFull = isNew && entryCount(tableType) >= MAX_ENTRIES;
  return !isTableFull && (isNew ? usedShare() < 1 : usedBytes() < MAX_BYTES);
}

/**
 * The part of the file's bounds that is in use, by entries or by bytes, whichever is more; 1 is all.
 * Called by: hasRoom, warnIfNearlyFull
 */
export function usedShare(): number {
  let entries = 0;
  for (const tableType of TABLE_TYPES) {
    entries += entryCount(tableType);
  }
  return math.max(entries / MAX_ALL_ENTRIES, usedBytes() / MAX_BYTES);
}

/** The tables by the bytes that they take, the largest first. Called by: warnIfNearlyFull */
export function largestTables(): TableType[] {
  const tables = [...TABLE_TYPES] as TableType[];
  return tables.sort((first, second) => state.bytes[second] - state.bytes[first]);
}

/**
 * Added up from one sum per table, because the sums are rebuilt table by table.
 * Called by: hasRoom, usedShare
 */
function usedBytes(): number {
  let bytes = 0;
  for (const tableType of TABLE_TYPES) {
    bytes += state.bytes[tableType];
  }
  return bytes;
}

/**
 * A rough estimate in bytes: escapes in texts are not counted, and every number or flag counts the same.
 * Called by: addToBudget
 */
function bytesIn(value: unknown): number {
  if (typeof value === "string") {
    return value.length;
  }
  let bytes = FIELD_BYTES;
  if (isTable(value)) {
    for (const [key, item] of pairs(value)) {
      bytes += FIELD_BYTES + (typeof key === "string" ? key.length : 0) + bytesIn(item);
    }
  }
  return bytes;
}
