/**
 * Finding out which rows two tables do not share, by what is different and not by what is there: a row of cells, each
 * the sum of the rows that fall into it. One side's cells less the other's are the sums of the differences alone, which
 * peel off one by one. Cells can be asked for in any number, and more of them later, until all come out: about one and a
 * half cells a difference (rateless invertible Bloom lookup table, Yang and others, 2024). Both versions of an entry fall
 * into the same cells, so an entry that changed is one difference and not two.
 */

import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";

/** A row as the cells know it. */
export interface SketchItem {
  /** The hash of the id, from 1 to below 2^31 - 1. */
  hash: number;
  /** `lastUpdated` in seconds since 1970, below 2^32. */
  time: number;
}

export interface Cell {
  /** One for each row of one half of them, less one for each other, modulo 256: how far it scatters tells how many there are. */
  balance: number;
  /** Sums over the rows' hashes and times, modulo 2^32. */
  hash: number;
  time: number;
  /** The sum over the rows' hash times time, modulo 2^31 - 1. */
  product: number;
}

/** What the two sides do not share. An entry that changed is in both lists, with the time that it has on each side. */
export interface Difference {
  onlyThere: SketchItem[];
  onlyHere: SketchItem[];
}

/** The time here for each hash of an id. */
export type TimesHere = Readonly<Record<number, number | undefined>>;

/** Bytes of a cell on the wire: balance 1, hash 4, time 4, product 4. */
export const CELL_BYTES = 13;
/** Cells that are asked for first: two full chunks, enough for some 20 differences. */
export const FIRST_CELLS = 33;
/** Cells of one sketch at most: what a peer can ask for. */
export const MAX_CELLS = 4000;

/**
 * Cells for so many differences: about one and a half each. The first estimate is off by a fifth, so fewer are asked for
 * at first; later ones are better. Each time so many times the cells at least.
 */
const CELLS_AT_FIRST = 1.3;
const CELLS_A_DIFFERENCE = 1.6;
const SPARE_CELLS = 8;
const LEAST_GROWTH = 1.4;
/** Looks at all cells: some twenty are enough where the cells are. */
const MOST_PASSES = 100;

const WORD = 4294967296;
const BALANCE_MODULUS = 256;
/** A prime: the field in which a product is divided by the time again. It is that of the hashes, too. */
const PRIME = 2147483647;
/** The generator that says into which cells a row falls: Park and Miller's, seeded by the row's hash. */
const MULTIPLIER = 48271;
const HALF = 65536;

/** A cell of zeros is one into which no row falls. Called by: cellsOf */
export function emptyCells(count: number): Cell[] {
  const cells: Cell[] = [];
  for (const index of $range(0, count - 1)) {
    cells[index] = { balance: 0, hash: 0, time: 0, product: 0 };
  }
  return cells;
}

/** In each cell that the row falls into: 1 adds it, -1 removes it. Called by: cellsOf, takeOut */
export function addToCells(cells: Cell[], { hash, time }: SketchItem, direction: number): void {
  const product = productOf(hash, time % PRIME);
  const balance = product % 2 === 0 ? direction : -direction;
  let state = hash;
  let index = 0;
  while (index < cells.length) {
    const cell = cells[index]!;
    cell.balance += balance;
    cell.hash = (cell.hash + direction * hash) % WORD;
    cell.time = (cell.time + direction * time) % WORD;
    cell.product = (cell.product + direction * product) % PRIME;
    state = (state * MULTIPLIER) % PRIME;
    // Cell i is met with the chance 1 / (1 + i / 2), so that a prefix of any length serves its number of differences.
    index += math.max(1, math.ceil((index + 1.5) * ((state / PRIME) ** -0.5 - 1)));
  }
}

/** Inside a flow: `from` is the first cell that the other side does not have yet. Called by: sendCells */
export function writeCells(cells: readonly Cell[], from: number): string {
  const parts: string[] = [];
  for (const index of $range(from, cells.length - 1)) {
    const { balance, hash, time, product } = cells[index]!;
    parts.push(string.char(balance % BALANCE_MODULUS), wordBytes(hash), wordBytes(time), wordBytes(product));
    yieldIfOverBudget();
  }
  return table.concat(parts);
}

/** Inside a flow: nothing if the bytes are not a whole number of cells. Called by: requestMoreCells */
export function readCells(bytes: string): Cell[] | undefined {
  if (bytes.length % CELL_BYTES !== 0) {
    return undefined;
  }
  const cells: Cell[] = [];
  for (const start of $range(1, bytes.length, CELL_BYTES)) {
    cells.push({
      balance: string.byte(bytes, start),
      hash: wordAt(bytes, start + 1),
      time: wordAt(bytes, start + 5),
      product: wordAt(bytes, start + 9) % PRIME,
    });
    yieldIfOverBudget();
  }
  return cells;
}

/** 4 bytes of a number below 2^32, the highest first. Called by: writeCells, writeHashes */
export function wordBytes(word: number): string {
  const high = math.floor(word / HALF);
  const low = word % HALF;
  return string.char(math.floor(high / 256), high % 256, math.floor(low / 256), low % 256);
}

/** 4 bytes from `place` on must be there. Called by: readCells, readHashes */
export function wordAt(bytes: string, place: number): number {
  const [highest, high, low, lowest] = string.byte(bytes, place, place + 3);
  return ((highest! * 256 + high!) * 256 + low!) * 256 + lowest!;
}

/**
 * Inside a flow: the rows that only one side has, or nothing if there are too few cells to tell. Both sides must have
 * as many cells.
 * Called by: requestCells
 */
export function decodeCells(
  there: readonly Cell[],
  here: readonly Cell[],
  times: TimesHere,
): Difference | undefined {
  const cells = subtracted(there, here);
  const difference: Difference = { onlyThere: [], onlyHere: [] };
  let isMoving = true;
  for (let pass = 1; pass <= MOST_PASSES && isMoving; pass += 1) {
    isMoving = false;
    for (const cell of cells) {
      isMoving = peel(cells, cell, times, difference) || isMoving;
      yieldIfOverBudget();
      if (difference.onlyThere.length + difference.onlyHere.length > cells.length * 2) {
        return undefined;
      }
    }
  }
  for (const { hash, time, product } of cells) {
    if (hash !== 0 || time !== 0 || product !== 0) {
      return undefined;
    }
  }
  return difference;
}

/**
 * Roughly, if there are too few cells to decode: how far the balances scatter says how many rows fell into the cells.
 * `surplus` is how many more rows the other side has.
 * Called by: requestCells
 */
export function estimateDifferences(there: readonly Cell[], here: readonly Cell[], surplus: number): number {
  const cells = subtracted(there, here);
  let sum = 0;
  for (const [index, { balance }] of ipairs(cells)) {
    const signed = ((balance + BALANCE_MODULUS / 2) % BALANCE_MODULUS) - BALANCE_MODULUS / 2;
    sum += signed ** 2 * (1 + (index - 1) / 2);
  }
  const rows = sum / math.max(1, cells.length);
  const onOneSide = math.min(math.abs(surplus), rows);
  // What is not explained by the surplus are two versions of one entry each.
  return math.ceil(onOneSide + (rows - onOneSide) / 2);
}

/** How many cells to try next, given how many were too few. Called by: requestCells */
export function moreCells(cells: number, differences: number): number {
  const each = cells === FIRST_CELLS ? CELLS_AT_FIRST : CELLS_A_DIFFERENCE;
  return math.max(math.ceil(differences * each) + SPARE_CELLS, math.ceil(cells * LEAST_GROWTH));
}

/** Rows that both sides have cancel out. Called by: decodeCells, estimateDifferences */
function subtracted(there: readonly Cell[], here: readonly Cell[]): Cell[] {
  const cells: Cell[] = [];
  for (const index of $range(0, math.min(there.length, here.length) - 1)) {
    const [first, second] = [there[index]!, here[index]!];
    cells[index] = {
      balance: first.balance - second.balance,
      hash: (first.hash - second.hash) % WORD,
      time: (first.time - second.time) % WORD,
      product: (first.product - second.product) % PRIME,
    };
    yieldIfOverBudget();
  }
  return cells;
}

/**
 * If a cell holds a single row, or two versions of one entry, notes it and removes it from all cells. False if it
 * holds more, or nothing.
 * Called by: decodeCells
 */
function peel(cells: Cell[], cell: Cell, times: TimesHere, { onlyHere, onlyThere }: Difference): boolean {
  const { hash, product, time } = cell;
  if (hash === 0 && time !== 0) {
    // Two versions of an entry are less than 68 years apart.
    const later = time < WORD / 2 ? time : time - WORD;
    const id = productOf(product, inverse(later % PRIME));
    const timeHere = times[id];
    const timeThere = (timeHere ?? -WORD) + later;
    if (timeHere === undefined || timeThere < 0 || timeThere >= WORD) {
      return false;
    }
    takeOut(cells, { hash: id, time: timeThere }, 1, onlyThere);
    takeOut(cells, { hash: id, time: timeHere }, -1, onlyHere);
    return true;
  }
  if (hash > 0 && hash < PRIME && productOf(hash, time % PRIME) === product) {
    takeOut(cells, { hash, time }, 1, onlyThere);
    return true;
  }
  const item = { hash: -hash % WORD, time: -time % WORD };
  const isHere = item.hash > 0 && item.hash < PRIME;
  if (isHere && productOf(item.hash, item.time % PRIME) === -product % PRIME) {
    takeOut(cells, item, -1, onlyHere);
    return true;
  }
  return false;
}

/**
 * `direction` is 1 for a row that only the other side has, -1 for one that only this side has.
 * Called by: peel
 */
function takeOut(cells: Cell[], item: SketchItem, direction: number, list: SketchItem[]): void {
  addToCells(cells, item, -direction);
  list.push(item);
}

/**
 * Modulo the prime, for numbers below 2^31. In two halves, because Lua's numbers are exact only up to 2^53.
 * Called by: addToCells, peel
 */
function productOf(first: number, second: number): number {
  const high = math.floor(second / HALF);
  return (((((first * high) % PRIME) * HALF) % PRIME) + first * (second % HALF)) % PRIME;
}

/** Modulo the prime, of a number that is not 0, by the extended Euclidean algorithm. Called by: peel */
function inverse(value: number): number {
  let [rest, next] = [PRIME, value];
  let [last, factor] = [0, 1];
  while (next > 1) {
    const times = math.floor(rest / next);
    [rest, next] = [next, rest - times * next];
    [last, factor] = [factor, last - times * factor];
  }
  return factor % PRIME;
}
