/**
 * Sums over the pairs of id and `lastUpdated`, by which two users find out that a table is equal on both sides.
 * One sum per table and guild is kept up to date by every write, so that a summary costs nothing when it is asked for.
 */

import { yieldIfOverBudget } from "../runtime/Scheduler";
import { byTable, type MetadataRow, type TableType } from "./Schema";

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

/** Digits of a count in a code: up to 262,143. */
const COUNT_DIGITS = 3;
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-";

const state = { sums: emptySums() };

/** Before the metadata are rebuilt. Called by: rebuildMetadata */
export function clearDigests(): void {
  state.sums = emptySums();
}

/**
 * 1 for a row that came, -1 for one that went: the sum needs no second look at the table.
 * Called by: rebuildMetadata, writeEntry
 */
export function addToDigest(row: MetadataRow, direction: 1 | -1): void {
  const sums = state.sums[row.tableType];
  const sum = (sums[row.guildName] ??= { count: 0, first: 0, second: 0 });
  const [first, second] = hashOf(row.id, row.lastUpdated);
  sum.count += direction;
  sum.first = (sum.first + direction * first) % FIRST_PRIME;
  sum.second = (sum.second + direction * second) % SECOND_PRIME;
}

/** Over the guilds in scope, from the sums kept per guild. Called by: beginTable, tableCode */
export function sumInScope(tableType: TableType, guilds: Readonly<Record<string, true>>): GuildSum {
  const total: GuildSum = { count: 0, first: 0, second: 0 };
  const sums = state.sums[tableType];
  for (const [guildName] of pairs(guilds)) {
    const sum = sums[guildName];
    if (sum !== undefined) {
      addSum(total, sum);
    }
  }
  return total;
}

/** Including tombstones. Called by: askToReset, problemOfEntry, showStatus */
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
    const [first, second] = hashOf(row.id, row.lastUpdated);
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
  const [first, second] = hashOf(table.concat(names, ";"), "");
  return numberCode(first, 6) + numberCode(second, 6);
}

/** Below 2^31. Called by: sketchTable, wantedIds */
export function idHash(id: string): number {
  const [first] = hashOf(id, "");
  return first;
}

/** Base 64 with a fixed number of digits, the highest first. Called by: namesCode, sumCode */
function numberCode(value: number, count: number): string {
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
  total.first = (total.first + sum.first) % FIRST_PRIME;
  total.second = (total.second + sum.second) % SECOND_PRIME;
}

/**
 * Two hashes, each below its own prime, so that a collision in one is noticed in the other.
 * Called by: addToDigest, idHash, namesCode, sumOfRows
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

/** Before anything has been counted. Called by: TableDigest.ts, clearDigests */
function emptySums(): Record<TableType, Record<string, GuildSum | undefined>> {
  return byTable(() => ({}));
}
