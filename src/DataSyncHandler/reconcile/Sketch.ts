/**
 * Finding out which rows two tables do not share, by what is different and not by what is there: a row of cells, each
 * the sum of the rows that fall into it. One side's cells less the other's are the sums of the differences alone, which
 * peel off one by one. Cells can be asked for in any number, and more of them later, until all come out: about one and a
 * half cells a difference (rateless invertible Bloom lookup table, Yang and others, 2024). Both versions of an entry fall
 * into the same cells, so an entry that changed is one difference and not two.
 */

import { productModulo } from "../../DataSyncManager/data/Hashes";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";

/** A row as the cells know it. */
export interface SketchItem {
  /** The hash of the id, from 1 to below 2^31 - 1. */
  hash: number;
  /** `lastUpdated` in seconds since 1970, below 2^32. */
  time: number;
  /** The hash of the content, below 2^31. */
  content: number;
}

export interface Cell {
  /** One for each row of one half of them, less one for each other, modulo 256: how far it scatters tells how many there are. */
  balance: number;
  /** Sums over the rows' hashes, times and contents, modulo 2^32. */
  hash: number;
  time: number;
  content: number;
  /** The sum over the rows' hash times version, modulo 2^31 - 1, see `versionOf`. */
  product: number;
}

/** What the two sides do not share. An entry that changed is in both lists, with its time and content on each side. */
export interface Difference {
  onlyThere: SketchItem[];
  onlyHere: SketchItem[];
}

/** The row here for each hash of an id. */
export type RowsHere = Readonly<Record<number, SketchItem | undefined>>;

/** Bytes of a cell on the wire: balance 1, hash 4, time 4, content 4, product 4. */
export const CELL_BYTES = 17;
/** Cells that are asked for first: two full chunks, enough for some 15 differences. */
export const FIRST_CELLS = 25;
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
/** What a content counts in a version; with a time below 2^32 the sum is exact. */
const CONTENT_WEIGHT = 1664525;
const HALF = 65536;

/** A cell of zeros is one into which no row falls. Called by: cellsOf */
export function emptyCells(count: number): Cell[] {
  const cells: Cell[] = [];
  for (const index of $range(0, count - 1)) {
    cells[index] = { balance: 0, hash: 0, time: 0, content: 0, product: 0 };
  }
  return cells;
}

/**
 * In each cell that the row falls into: 1 adds it, -1 takes it away.
 * Called by: cellsOf, takeOut
 */
export function addToCells(cells: Cell[], { content, hash, time }: SketchItem, direction: number): void {
  const product = productOf(hash, versionOf(time, content));
  const balance = product % 2 === 0 ? direction : -direction;
  let state = hash;
  let index = 0;
  while (index < cells.length) {
    const cell = cells[index]!;
    cell.balance += balance;
    cell.hash = (cell.hash + direction * hash) % WORD;
    cell.time = (cell.time + direction * time) % WORD;
    cell.content = (cell.content + direction * content) % WORD;
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
    const { balance, content, hash, product, time } = cells[index]!;
    parts.push(string.char(balance % BALANCE_MODULUS), wordBytes(hash), wordBytes(time));
    parts.push(wordBytes(content), wordBytes(product));
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
      content: wordAt(bytes, start + 9),
      product: wordAt(bytes, start + 13) % PRIME,
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
  rows: RowsHere,
): Difference | undefined {
  const cells = subtracted(there, here);
  const difference: Difference = { onlyThere: [], onlyHere: [] };
  let isMoving = true;
  for (let pass = 1; pass <= MOST_PASSES && isMoving; pass += 1) {
    isMoving = false;
    for (const cell of cells) {
      isMoving = peel(cells, cell, rows, difference) || isMoving;
      yieldIfOverBudget();
      if (difference.onlyThere.length + difference.onlyHere.length > cells.length * 2) {
        return undefined;
      }
    }
  }
  for (const { content, hash, product, time } of cells) {
    if (hash !== 0 || time !== 0 || content !== 0 || product !== 0) {
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
      content: (first.content - second.content) % WORD,
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
function peel(cells: Cell[], cell: Cell, rows: RowsHere, difference: Difference): boolean {
  if (cell.hash === 0) {
    return (cell.time !== 0 || cell.content !== 0) && peelVersions(cells, cell, rows, difference);
  }
  const there = { hash: cell.hash, time: cell.time, content: cell.content };
  if (isRow(there, cell.product)) {
    takeOut(cells, there, 1, difference.onlyThere);
    return true;
  }
  const here = { hash: -cell.hash % WORD, time: -cell.time % WORD, content: -cell.content % WORD };
  if (isRow(here, -cell.product % PRIME)) {
    takeOut(cells, here, -1, difference.onlyHere);
    return true;
  }
  return false;
}

/** Whether the sums of a cell are those of one row. Called by: peel */
function isRow({ content, hash, time }: SketchItem, product: number): boolean {
  return (
    hash > 0 && hash < PRIME && content <= PRIME && productOf(hash, versionOf(time, content)) === product
  );
}

/**
 * If this cell holds nothing but two versions of one entry, they leave all of the cells; false otherwise. The sums give
 * only differences, so the row of this client has to be known.
 * Called by: peel
 */
function peelVersions(
  cells: Cell[],
  cell: Cell,
  rows: RowsHere,
  { onlyHere, onlyThere }: Difference,
): boolean {
  // Two versions of an entry are less than 68 years apart, and hashes of contents less than 2^31.
  const later = signed(cell.time);
  const greater = signed(cell.content);
  const hash = productOf(cell.product, inverse(versionOf(later, greater)));
  const here = rows[hash];
  if (here === undefined) {
    return false;
  }
  const there = { hash, time: here.time + later, content: here.content + greater };
  const isTime = there.time >= 0 && there.time < WORD;
  if (!isTime || there.content < 0 || there.content > PRIME) {
    return false;
  }
  takeOut(cells, there, 1, onlyThere);
  takeOut(cells, here, -1, onlyHere);
  return true;
}

/** A difference modulo 2^32 as a number from -2^31 to below 2^31. Called by: peelVersions */
function signed(word: number): number {
  return word < WORD / 2 ? word : word - WORD;
}

/**
 * Time and content of a version as one number below the prime: linear, so that the difference of two versions is that of
 * these numbers.
 * Called by: addToCells, isRow, peelVersions
 */
function versionOf(time: number, content: number): number {
  return (time + productOf(content % PRIME, CONTENT_WEIGHT)) % PRIME;
}

/**
 * `direction` is 1 for a row that only the other side has, -1 for one that only this side has.
 * Called by: peel, peelVersions
 */
function takeOut(cells: Cell[], item: SketchItem, direction: number, list: SketchItem[]): void {
  addToCells(cells, item, -direction);
  list.push(item);
}

/**
 * Modulo the prime, for numbers below 2^31. In two halves, because Lua's numbers are exact only up to 2^53.
 * Called by: addToCells, isRow, peelVersions, versionOf
 */
function productOf(first: number, second: number): number {
  return productModulo(first, second, PRIME);
}

/**
 * Modulo the prime, of a number that is not 0, by the extended Euclidean algorithm.
 * Called by: peelVersions
 */
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
