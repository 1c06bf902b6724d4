/**
 * Sums over the pairs of id and `lastUpdated`, by which two users find out that a table is equal on both sides.
 * One sum per table and guild is kept up to date by every write, so that a summary costs nothing when it is asked for.
 */

import type { MetadataRow, TableType } from "./Schema";

/** Two sums modulo primes below 2^31: two tables that differ agree by chance once in 4 * 10^18. */
export interface GuildSum {
  count: number;
  first: number;
  second: number;
}

const FIRST_PRIME = 2147483647;
const SECOND_PRIME = 2147483629;
/** Multipliers below 2^22, so that every product of one with a number below 2^31 is exact in a double. */
const FIRST_MULTIPLIER = 3276509;
const SECOND_MULTIPLIER = 2734301;

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-";

const v = { sums: emptySums() };

/** Forgets all sums, before the metadata are built anew. Called by: rebuildMetadata */
export function clearSummaries(): void {
  v.sums = emptySums();
}

/**
 * Takes a metadata row and 1 for one that came or -1 for one that went.
 * Called by: rebuildMetadata, writeEntry
 */
export function addToSummary(row: MetadataRow, direction: 1 | -1): void {
  const sums = v.sums[row.tableType];
  const sum = (sums[row.guildName] ??= { count: 0, first: 0, second: 0 });
  const [first, second] = hashOf(row.id, row.lastUpdated);
  sum.count += direction;
  sum.first = (sum.first + direction * first) % FIRST_PRIME;
  sum.second = (sum.second + direction * second) % SECOND_PRIME;
}

/**
 * Takes a table and the guild names in scope. Returns the sum over all of them.
 * Called by: beginTable, tableCode
 */
export function sumInScope(tableType: TableType, guilds: Readonly<Record<string, true>>): GuildSum {
  const total: GuildSum = { count: 0, first: 0, second: 0 };
  const sums = v.sums[tableType];
  for (const [guildName] of pairs(guilds)) {
    const sum = sums[guildName];
    if (sum !== undefined) {
      addSum(total, sum);
    }
  }
  return total;
}

/**
 * Takes a table. Returns how many entries it has, tombstones among them.
 * Called by: problemOfEntry, showStatus
 */
export function entryCount(tableType: TableType): number {
  let count = 0;
  for (const [, sum] of pairs(v.sums[tableType])) {
    count += sum?.count ?? 0;
  }
  return count;
}

/**
 * Takes metadata rows of one table. Returns their sum, for a selection that no kept sum covers.
 * Called by: tableCode
 */
export function sumOfRows(rows: readonly MetadataRow[]): GuildSum {
  const total: GuildSum = { count: 0, first: 0, second: 0 };
  for (const row of rows) {
    const [first, second] = hashOf(row.id, row.lastUpdated);
    addSum(total, { count: 1, first, second });
  }
  return total;
}

/** Takes a sum. Returns it as 12 letters for the wire, or `-` for an empty table. Called by: tableCode */
export function sumCode(sum: GuildSum): string {
  return sum.count === 0 ? "-" : numberCode(sum.first) + numberCode(sum.second);
}

/**
 * Takes names in a fixed order. Returns 6 letters by which two sides find out whether they mean the same names.
 * Called by: scopeCode
 */
export function namesCode(names: string[]): string {
  const [first] = hashOf(table.concat(names, ";"), "");
  return numberCode(first);
}

/** Takes a number below 2^36. Returns it as 6 digits of base 64. Called by: namesCode, sumCode */
function numberCode(value: number): string {
  const digits: string[] = [];
  let rest = value;
  for (const index of $range(0, 5)) {
    const digit = (rest % 64) + 1;
    digits[index] = string.sub(DIGITS, digit, digit);
    rest = math.floor(rest / 64);
  }
  return table.concat(digits);
}

/** Adds the second sum to the first one. Called by: sumInScope, sumOfRows */
function addSum(total: GuildSum, sum: GuildSum): void {
  total.count += sum.count;
  total.first = (total.first + sum.first) % FIRST_PRIME;
  total.second = (total.second + sum.second) % SECOND_PRIME;
}

/**
 * Takes an id and a timestamp. Returns two hashes of them, each below its prime.
 * Called by: addToSummary, namesCode, sumOfRows
 */
function hashOf(id: string, lastUpdated: string): LuaMultiReturn<[first: number, second: number]> {
  const pair = `${id};${lastUpdated}`;
  let first = 0;
  let second = 0;
  for (const index of $range(1, pair.length)) {
    const byte = string.byte(pair, index) + 1;
    first = ((first + byte) * FIRST_MULTIPLIER) % FIRST_PRIME;
    second = ((second + byte) * SECOND_MULTIPLIER) % SECOND_PRIME;
  }
  return $multi(first, second);
}

/** Returns no sum for any table. Called by: Summary.ts, clearSummaries */
function emptySums(): Record<TableType, Record<string, GuildSum | undefined>> {
  return { setup: {}, news: {}, guildInfo: {}, calendar: {}, roster: {} };
}
