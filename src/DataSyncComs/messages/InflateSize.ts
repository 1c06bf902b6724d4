/**
 * How large a Deflate stream is when it is unpacked, found out without unpacking it. The game's own function has no
 * limit, and a message of a few hundred bytes can stand for hundreds of megabytes: so every stream is walked through
 * here first, and given up at the limit. It follows RFC 1951; nothing is written but the size.
 */

import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";

/** Lengths and distances of RFC 1951, section 3.2.5: the smallest value of each symbol and its extra bits. */
const LENGTH_BASES = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
/** The order in which the lengths of the code length codes come, section 3.2.7. */
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LONGEST_CODE = 15;
const END_OF_BLOCK = 256;
/** Symbols between two looks at the frame's budget. */
const SYMBOLS_A_BREATH = 16;

/** Where in the stream the walk is; `isBroken` once it ran past its end or met what cannot be. */
interface Walk {
  bytes: string;
  position: number;
  bits: number;
  bitCount: number;
  size: number;
  limit: number;
  isBroken: boolean;
}

/** A Huffman code in canonical form: how many codes of each length, and the symbols in the order of their codes. */
interface Code {
  counts: number[];
  symbols: number[];
}

/**
 * Bytes that a raw Deflate stream unpacks to, or nothing if it is malformed or would exceed the limit. Yields inside
 * a flow.
 * Called by: unpackBytes
 */
export function inflatedSize(bytes: string, limit: number): number | undefined {
  const walk: Walk = { bytes, position: 1, bits: 0, bitCount: 0, size: 0, limit, isBroken: false };
  let isLast = false;
  while (!isLast && !walk.isBroken) {
    isLast = takeBits(walk, 1) === 1;
    const kind = takeBits(walk, 2);
    if (kind === 0) {
      walkStored(walk);
    } else if (kind === 1) {
      walkBlock(walk, fixedCode(), codeOf(repeated(5, 30)));
    } else if (kind === 2) {
      walkDynamic(walk);
    } else {
      walk.isBroken = true;
    }
    walk.isBroken ||= walk.size > walk.limit;
  }
  return walk.isBroken ? undefined : walk.size;
}

/**
 * At most 15 bits. 0 past the end of the stream, and the walk is broken then.
 * Called by: inflatedSize, skipCopy, takeLengths, takeSymbol, walkDynamic
 */
function takeBits(walk: Walk, count: number): number {
  while (walk.bitCount < count) {
    if (walk.position > walk.bytes.length) {
      walk.isBroken = true;
      return 0;
    }
    walk.bits += string.byte(walk.bytes, walk.position) * 2 ** walk.bitCount;
    walk.bitCount += 8;
    walk.position += 1;
  }
  const divisor = 2 ** count;
  const value = walk.bits % divisor;
  walk.bits = (walk.bits - value) / divisor;
  walk.bitCount -= count;
  return value;
}

/** A stored block begins with its length, twice. Called by: inflatedSize */
function walkStored(walk: Walk): void {
  walk.bits = 0;
  walk.bitCount = 0;
  const [low, high] = string.byte(walk.bytes, walk.position, walk.position + 1);
  const length = (low ?? 0) + (high ?? 0) * 256;
  walk.position += 4 + length;
  walk.size += length;
  walk.isBroken ||= walk.position > walk.bytes.length + 1;
}

/** Walks over a block that brings its own codes. Called by: inflatedSize */
function walkDynamic(walk: Walk): void {
  const literalCount = takeBits(walk, 5) + 257;
  const distanceCount = takeBits(walk, 5) + 1;
  const orderCount = takeBits(walk, 4) + 4;
  const orderLengths = repeated(0, 19);
  for (const index of $range(0, orderCount - 1)) {
    orderLengths[CODE_ORDER[index]!] = takeBits(walk, 3);
  }
  const lengths = takeLengths(walk, codeOf(orderLengths), literalCount + distanceCount);
  if (lengths === undefined) {
    walk.isBroken = true;
    return;
  }
  const literals: number[] = [];
  const distances: number[] = [];
  for (const index of $range(0, literalCount + distanceCount - 1)) {
    if (index < literalCount) {
      literals[index] = lengths[index]!;
    } else {
      distances[index - literalCount] = lengths[index]!;
    }
  }
  walkBlock(walk, codeOf(literals), codeOf(distances));
}

/**
 * The code lengths of a dynamic block are themselves written in a code, with symbols for runs.
 * Called by: walkDynamic
 */
function takeLengths(walk: Walk, code: Code, count: number): number[] | undefined {
  const lengths: number[] = [];
  let filled = 0;
  while (filled < count && !walk.isBroken) {
    const symbol = takeSymbol(walk, code);
    let length = symbol;
    let times = 1;
    if (symbol === 16) {
      length = lengths[filled - 1] ?? 0;
      times = 3 + takeBits(walk, 2);
    } else if (symbol === 17 || symbol === 18) {
      length = 0;
      times = symbol === 17 ? 3 + takeBits(walk, 3) : 11 + takeBits(walk, 7);
    }
    for (const _ of $range(1, times)) {
      lengths[filled] = length;
      filled += 1;
    }
  }
  return filled === count ? lengths : undefined;
}

/**
 * Walks over the symbols of a block up to its end: a letter is one byte, a copy as many as it says.
 * Called by: inflatedSize, walkDynamic
 */
function walkBlock(walk: Walk, literals: Code, distances: Code): void {
  let symbols = 0;
  while (!walk.isBroken && walk.size <= walk.limit) {
    const symbol = takeSymbol(walk, literals);
    if (symbol < END_OF_BLOCK) {
      walk.size += 1;
    } else if (symbol === END_OF_BLOCK) {
      return;
    } else {
      const base = LENGTH_BASES[symbol - 257];
      const distance = base === undefined ? undefined : skipCopy(walk, symbol, base, distances);
      walk.isBroken ||= distance === undefined;
    }
    symbols += 1;
    if (symbols % SYMBOLS_A_BREATH === 0) {
      yieldIfOverBudget();
    }
  }
}

/**
 * Counts the bytes of a copy, given the symbol of its length and the shortest length of that symbol. Nothing for a
 * distance that does not exist.
 * Called by: walkBlock
 */
function skipCopy(walk: Walk, symbol: number, base: number, distances: Code): number | undefined {
  walk.size += base + takeBits(walk, LENGTH_BITS[symbol - 257]!);
  const distanceBits = DISTANCE_BITS[takeSymbol(walk, distances)];
  return distanceBits === undefined ? undefined : takeBits(walk, distanceBits);
}

/**
 * Reads bit by bit, which needs no tables; -1 if the walk is broken.
 * Called by: skipCopy, takeLengths, walkBlock
 */
function takeSymbol(walk: Walk, code: Code): number {
  let value = 0;
  let first = 0;
  let index = 0;
  for (const length of $range(1, LONGEST_CODE)) {
    value += takeBits(walk, 1);
    const count = code.counts[length] ?? 0;
    if (value - first < count) {
      return code.symbols[index + value - first]!;
    }
    index += count;
    first = (first + count) * 2;
    value *= 2;
  }
  walk.isBroken = true;
  return -1;
}

/**
 * A canonical Huffman code from the length of each symbol's code, 0 for unused symbols.
 * Called by: fixedCode, inflatedSize, walkDynamic
 */
function codeOf(lengths: readonly number[]): Code {
  const counts = repeated(0, LONGEST_CODE + 1);
  for (const length of lengths) {
    counts[length] = counts[length]! + 1;
  }
  counts[0] = 0;
  const places = repeated(0, LONGEST_CODE + 1);
  for (const length of $range(1, LONGEST_CODE)) {
    places[length] = places[length - 1]! + counts[length - 1]!;
  }
  const symbols: number[] = [];
  for (const [position, length] of ipairs(lengths)) {
    if (length > 0) {
      symbols[places[length]!] = position - 1;
      places[length] = places[length]! + 1;
    }
  }
  return { counts, symbols };
}

/** The code of blocks that bring none, section 3.2.6. Called by: inflatedSize */
function fixedCode(): Code {
  const lengths: number[] = [];
  for (const symbol of $range(0, 287)) {
    lengths[symbol] = symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
  }
  return codeOf(lengths);
}

/** A list that begins at index 0. Called by: codeOf, inflatedSize, walkDynamic */
function repeated(value: number, count: number): number[] {
  const list: number[] = [];
  for (const index of $range(0, count - 1)) {
    list[index] = value;
  }
  return list;
}
