/**
 * Sums over id, time, deletion and content of each entry together, by which two users find out that a table is equal on both
 * sides. One sum per table and guild is kept up to date by every write, so that a summary costs nothing when it is asked for.
 */

import { yieldIfOverBudget } from "../runtime/Scheduler";
import { storedHash, TOMBSTONE_HASH } from "./ContentHash";
import { HASH_PRIMES, hashesOf, hashOf } from "./Hashes";
import { noteShown } from "./JoinedEdits";
import { movers, rowInScope } from "./LeftGuilds";
import { savedData } from "./SavedData";
import { byTable, type MetadataRow, type TableType } from "./Schema";

/** Two sums modulo primes below 2^31: two tables that differ agree by chance once in 4 * 10^18. */
export interface GuildSum {
  count: number;
  first: number;
  second: number;
}

/** Digits of a count in a code: up to 262,143. */
const COUNT_DIGITS = 3;
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-";
const VALUES = digitValues();

const state = { sums: emptySums() };

/** Before the metadata are rebuilt. Called by: rebuildMetadata */
export function clearDigests(): void {
  state.sums = emptySums();
}

/**
 * 1 for a row that came, -1 for one that went: the sum needs no second look at the table.
 * Called by: rebuildMetadata, remapGuilds, removeEntry, verifyHash, writeEntry
 */
export function addToDigest(row: MetadataRow, direction: 1 | -1): void {
  const sums = state.sums[row.tableType];
  const sum = (sums[row.guildName] ??= { count: 0, first: 0, second: 0 });
  const [first, second] = rowHashes(row);
  sum.count += direction;
  sum.first = (sum.first + direction * first) % HASH_PRIMES.first;
  sum.second = (sum.second + direction * second) % HASH_PRIMES.second;
}

/** Over the guilds in scope, from the sums kept per guild. Called by: beginTable, tableCode */
export function sumInScope(tableType: TableType, guilds: Readonly<Record<string, true>>): GuildSum {
  noteShown();
  const total: GuildSum = { count: 0, first: 0, second: 0 };
  const sums = state.sums[tableType];
  for (const [guildName] of pairs(guilds)) {
    const sum = sums[guildName];
    if (sum !== undefined) {
      addSum(total, sum);
    }
  }
  if (tableType === "roster") {
    for (const [id] of pairs(movers())) {
      const row = rowInScope(tableType, id, guilds);
      if (row !== undefined && !guilds[savedData().sharedData.metadata.roster[id]!.guildName]) {
        const [first, second] = rowHashes(row);
        addSum(total, { count: 1, first, second });
      }
    }
  }
  return total;
}

/** The guilds of which a table has entries, tombstones included, in the order of their bytes. Called by: knownGuild */
export function guildsWithEntries(tableType: TableType): string[] {
  const names: string[] = [];
  for (const [guildName, sum] of pairs(state.sums[tableType])) {
    if (sum !== undefined && sum.count > 0) {
      names.push(guildName);
    }
  }
  table.sort(names);
  return names;
}

/** Including tombstones. Called by: askToReset, statusLines */
export function entryCount(tableType: TableType): number {
  let count = 0;
  for (const [, sum] of pairs(state.sums[tableType])) {
    count += sum?.count ?? 0;
  }
  return count;
}

/** Inside a flow: for a selection of a table's rows that no kept sum covers. Called by: tableCode */
export function sumOfRows(rows: readonly MetadataRow[]): GuildSum {
  const total: GuildSum = { count: 0, first: 0, second: 0 };
  for (const row of rows) {
    const [first, second] = rowHashes(row);
    addSum(total, { count: 1, first, second });
    yieldIfOverBudget();
  }
  return total;
}

/** 15 letters for the wire, the first 3 the count; `-` for an empty table. Called by: tableCode */
export function sumCode(sum: GuildSum): string {
  const count = math.min(sum.count, 64 ** COUNT_DIGITS - 1);
  return sum.count === 0
    ? "-"
    : numberCode(count, COUNT_DIGITS) + numberCode(sum.first, 6) + numberCode(sum.second, 6);
}

/** How many entries the other side's code stands for; nothing if it is malformed. Called by: remoteCount */
export function countInCode(code: string): number | undefined {
  if (code === "-") {
    return 0;
  }
  let count = 0;
  for (const index of $range(1, COUNT_DIGITS)) {
    const [digit] = string.find(DIGITS, string.sub(code, index, index), 1, true);
    if (digit === undefined) {
      return undefined;
    }
    count = count * 64 + digit - 1;
  }
  return code.length === COUNT_DIGITS + 12 ? count : undefined;
}

/**
 * 12 letters by which two sides find out whether they mean the same names, which must be in a fixed order.
 * Called by: scopeCode, totalCode
 */
export function namesCode(names: string[]): string {
  const [first, second] = hashesOf(table.concat(names, ";"));
  return numberCode(first, 6) + numberCode(second, 6);
}

/** Below 2^31. Called by: newArticleId, sketchTable, wantedIds */
export function idHash(id: string): number {
  return hashOf(id);
}

/** 6 letters that stand for a text. Called by: memberCodes, recordKey */
export function shortCode(content: string): string {
  return numberCode(hashOf(content), 6);
}

/** The number of a code of letters; nothing if one of them is none. Called by: recordOf */
export function numberInCode(code: string): number | undefined {
  let value = 0;
  for (const place of $range(1, code.length)) {
    const digit = VALUES[string.sub(code, place, place)];
    if (digit === undefined) {
      return undefined;
    }
    value = value * 64 + digit;
  }
  return value;
}

/** What each digit stands for. Called by: TableDigest.ts */
function digitValues(): Record<string, number | undefined> {
  const values: Record<string, number | undefined> = {};
  for (const place of $range(1, DIGITS.length)) {
    values[string.sub(DIGITS, place, place)] = place - 1;
  }
  return values;
}

/** Base 64 with a fixed number of digits, the highest first. Called by: namesCode, recordFor, shortCode, sumCode */
export function numberCode(value: number, count: number): string {
  const digits: string[] = [];
  let rest = value;
  for (const index of $range(count - 1, 0, -1)) {
    const digit = (rest % 64) + 1;
    digits[index] = string.sub(DIGITS, digit, digit);
    rest = math.floor(rest / 64);
  }
  return table.concat(digits);
}

/** Adds the second sum to the first one. Called by: sumInScope, sumOfRows */
function addSum(total: GuildSum, sum: GuildSum): void {
  total.count += sum.count;
  total.first = (total.first + sum.first) % HASH_PRIMES.first;
  total.second = (total.second + sum.second) % HASH_PRIMES.second;
}

/**
 * The hashes of a stored entry, all that is compared of it in one: times that are swapped between two ids show.
 * Called by: addToDigest, sumInScope, sumOfRows
 */
function rowHashes({
  deleted,
  id,
  lastUpdated,
  tableType,
}: MetadataRow): LuaMultiReturn<[first: number, second: number]> {
  const content = deleted ? TOMBSTONE_HASH : storedHash(tableType, id);
  return hashesOf(string.format("%s;%s;%d%010d", id, lastUpdated, deleted ? 1 : 0, content));
}

/** Before anything has been counted. Called by: TableDigest.ts, clearDigests */
function emptySums(): Record<TableType, Record<string, GuildSum | undefined>> {
  return byTable(() => ({}));
}
