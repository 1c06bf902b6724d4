/**
 * Finding out which rows two tables do not share, by what is different and not by what is there: a row of cells, each
 * the sum of the rows that fall into it. One side's cells less the other's are the sums of the differences alone, which
 * peel off one by one. Cells can be asked for in any number, and more of them later, until all come out: about one and a
 * half cells a difference (rateless invertible Bloom lookup table, Yang and others, 2024).
 */

import { breathe } from "../DataSyncManager/Scheduler";

/** A row as the cells know it. */
export interface SketchItem {
  /** The hash of the id, below 2^31. */
  hash: number;
  /** `lastUpdated` in seconds since 1970, below 2^32. */
  time: number;
}

export interface Cell {
  /** How many rows fall into it; of a difference, those there less those here. */
  count: number;
  /** Sums over the rows' hashes, times and checks. */
  hash: number;
  time: number;
  check: number;
}

/** What the two sides do not share. */
export interface Difference {
  onlyThere: SketchItem[];
  onlyHere: SketchItem[];
}

/** Bytes of a cell on the wire: count 1, hash 4, time 4, check 2. */
export const CELL_BYTES = 11;

/** Cells of one sketch at most: what a peer can ask for. */
export const MAX_CELLS = 5000;

const WORD = 4294967296;
const COUNT_MODULUS = 256;
/** The largest prime below 2^16. */
const CHECK_MODULUS = 65521;
/** The generator that says into which cells a row falls: Park and Miller's, seeded by the row. */
const MODULUS = 2147483647;
const MULTIPLIER = 48271;

/**
 * Takes a row. Returns a number that its hash and time must have together; 1 of 65,521 others has it by chance. It is
 * quadratic, because the check of a sum of rows must not be the sum of their checks.
 * Called by: addToCells, singleItem
 */
function checkOf(item: SketchItem): number {
  const first = (item.hash % CHECK_MODULUS) + math.floor(item.hash / CHECK_MODULUS);
  const second = (item.time % CHECK_MODULUS) + math.floor(item.time / CHECK_MODULUS);
  return (first * first * 3 + second * second * 7 + first * second) % CHECK_MODULUS;
}

/** Takes how many cells. Returns them empty. Called by: cellsOf */
export function emptyCells(count: number): Cell[] {
  const cells: Cell[] = [];
  for (const index of $range(0, count - 1)) {
    cells[index] = { count: 0, hash: 0, time: 0, check: 0 };
  }
  return cells;
}

/**
 * Takes cells, a row and 1 to add it or -1 to take it away. Does so in each cell that the row falls into.
 * Called by: cellsOf, decodeCells
 */
export function addToCells(cells: Cell[], item: SketchItem, direction: number): void {
  const check = checkOf(item);
  const { hash, time } = item;
  let state = ((hash + time * 7) % (MODULUS - 1)) + 1;
  let index = 0;
  while (index < cells.length) {
    const cell = cells[index]!;
    cell.count += direction;
    cell.hash = (cell.hash + direction * hash) % WORD;
    cell.time = (cell.time + direction * time) % WORD;
    cell.check = (cell.check + direction * check) % CHECK_MODULUS;
    state = (state * MULTIPLIER) % MODULUS;
    // Cell i is met with the chance 1 / (1 + i / 2), so that a prefix of any length serves its number of differences.
    index += math.max(1, math.ceil((index + 1.5) * ((state / MODULUS) ** -0.5 - 1)));
  }
}

/** Takes cells. Returns their bytes. Called by: sendMetadata */
export function writeCells(cells: readonly Cell[], from: number): string {
  const parts: string[] = [];
  for (const index of $range(from, cells.length - 1)) {
    const { count, hash, time, check } = cells[index]!;
    parts.push(
      string.char(
        count % COUNT_MODULUS,
        math.floor(hash / 16777216),
        math.floor(hash / 65536) % 256,
        math.floor(hash / 256) % 256,
        hash % 256,
        math.floor(time / 16777216),
        math.floor(time / 65536) % 256,
        math.floor(time / 256) % 256,
        time % 256,
        math.floor(check / 256),
        check % 256,
      ),
    );
    breathe();
  }
  return table.concat(parts);
}

/**
 * Takes bytes. Returns the cells that they are, or nothing where they are no whole number of cells.
 * Called by: requestMoreCells
 */
export function readCells(bytes: string): Cell[] | undefined {
  if (bytes.length % CELL_BYTES !== 0) {
    return undefined;
  }
  const cells: Cell[] = [];
  for (const start of $range(1, bytes.length, CELL_BYTES)) {
    const [count, h3, h2, h1, h0, t3, t2, t1, t0, c1, c0] = string.byte(bytes, start, start + CELL_BYTES - 1);
    cells.push({
      count: count!,
      hash: ((h3! * 256 + h2!) * 256 + h1!) * 256 + h0!,
      time: ((t3! * 256 + t2!) * 256 + t1!) * 256 + t0!,
      check: (c1! * 256 + c0!) % CHECK_MODULUS,
    });
    breathe();
  }
  return cells;
}

/**
 * Takes the other side's cells and this side's, as many of both. Returns what the two do not share, or nothing where
 * there are too few cells to tell. Inside a flow it breathes.
 * Called by: requestCells
 */
export function decodeCells(there: readonly Cell[], here: readonly Cell[]): Difference | undefined {
  const cells = subtracted(there, here);
  const difference: Difference = { onlyThere: [], onlyHere: [] };
  let isMoving = true;
  while (isMoving) {
    isMoving = false;
    for (const cell of cells) {
      const item = singleItem(cell);
      if (item !== undefined) {
        const direction = signedCount(cell.count);
        (direction > 0 ? difference.onlyThere : difference.onlyHere).push(item);
        addToCells(cells, item, -direction);
        isMoving = true;
      }
      breathe();
    }
    if (difference.onlyThere.length + difference.onlyHere.length > cells.length) {
      return undefined;
    }
  }
  for (const cell of cells) {
    if (!isEmpty(cell)) {
      return undefined;
    }
  }
  return difference;
}

/**
 * Takes the other side's cells and this side's, too few to tell the differences, and how many rows more there are there.
 * Returns about how many differences there are: how far the counts scatter says how many rows fell into the cells.
 * Called by: requestCells
 */
export function estimateDifferences(there: readonly Cell[], here: readonly Cell[], surplus: number): number {
  const cells = subtracted(there, here);
  let sum = 0;
  for (const index of $range(1, cells.length - 1)) {
    const chance = 1 / (1 + index / 2);
    const scatter = signedCount(cells[index]!.count - math.floor(surplus * chance + 0.5));
    sum += scatter ** 2 / (chance * (1 - chance));
  }
  return math.ceil(sum / math.max(1, cells.length - 1));
}

/** Takes a count modulo 256. Returns it from -128 to 127. Called by: decodeCells, estimateDifferences, singleItem */
function signedCount(count: number): number {
  return ((count + COUNT_MODULUS / 2) % COUNT_MODULUS) - COUNT_MODULUS / 2;
}

/** Takes a cell of a difference. Returns whether nothing is in it. Called by: decodeCells */
function isEmpty({ check, count, hash, time }: Cell): boolean {
  return count % COUNT_MODULUS === 0 && hash === 0 && time === 0 && check === 0;
}

/**
 * Takes both sides' cells. Returns the first less the second.
 * Called by: decodeCells, estimateDifferences
 */
function subtracted(there: readonly Cell[], here: readonly Cell[]): Cell[] {
  const cells: Cell[] = [];
  for (const index of $range(0, math.min(there.length, here.length) - 1)) {
    const [first, second] = [there[index]!, here[index]!];
    cells[index] = {
      count: first.count - second.count,
      hash: (first.hash - second.hash) % WORD,
      time: (first.time - second.time) % WORD,
      check: (first.check - second.check) % CHECK_MODULUS,
    };
    breathe();
  }
  return cells;
}

/**
 * Takes a cell of a difference. Returns the one row that is in it, or nothing where there are more or none.
 * Called by: decodeCells
 */
function singleItem(cell: Cell): SketchItem | undefined {
  const count = signedCount(cell.count);
  if (count === 1) {
    const item = { hash: cell.hash, time: cell.time };
    return checkOf(item) === cell.check ? item : undefined;
  }
  if (count === -1) {
    const item = { hash: -cell.hash % WORD, time: -cell.time % WORD };
    return checkOf(item) === -cell.check % CHECK_MODULUS ? item : undefined;
  }
  return undefined;
}
