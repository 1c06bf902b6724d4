/**
 * A range coder: each symbol takes just as much room as its probability is worth, also a part of a bit. Its digits are of
 * base 255 and travel as the bytes 1 to 255, so nothing has to be escaped. One `Coder` writes or reads; whoever describes
 * data calls the same functions for both, and what is read is what they return.
 */

import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";

/** One stream that is being written or read. */
export interface Coder {
  isWriting: boolean;
  /** The width of the interval that is left, from `BOTTOM` up to `TOP`. */
  range: number;
  /** Writing: the lower end of the interval. Reading: how far the stream's value is above it. */
  low: number;
  /** Writing: the last digit that a carry can still change, and how many digits it stands for: it, and 254s behind it. */
  held: number;
  heldCount: number;
  /** Writing: the bytes so far. */
  out: string[];
  /** Reading: the bytes, the place of the next one, and how many were read behind the end. */
  bytes: string;
  position: number;
  overrun: number;
  /** A check over all symbols so far. */
  check: number;
  /** Digits that the interval has been narrowed by: about the bytes so far, and the same number on both sides. */
  digits: number;
  /** Work since the last look at the frame's budget, and the work that reading may still take; see `spend`. */
  steps: number;
  stepsLeft: number;
  /** Reading: bytes of content that may still come. */
  left: number;
  /** Reading: set once anything does not fit; what is read then means nothing. */
  isBroken: boolean;
}

/** Bytes but NUL. */
const BASE = 255;
/** Digits of the interval: with six, whatever is computed stays below the 53 bits of a number. */
const DIGITS = 6;
const TOP = BASE ** DIGITS;
const BOTTOM = BASE ** (DIGITS - 1);
/** The largest prime below 2^24: a damaged stream passes the check once in so many times. */
const CHECK_PRIME = 16777213;
/**
 * The work that one stream may make: a step is a symbol, or a place of a table that is looked at. The slowest stream that
 * validation accepts takes a third of it.
 */
const MOST_STEPS = 16000000;
/** Steps between two looks at the frame's budget: less than a tenth of a millisecond. */
const STEPS_BETWEEN_LOOKS = 128;

/** Without a limit: what this side writes is its own. Called by: encode, packEntries, packRows */
export function createWriter(): Coder {
  return createCoder(true, "", math.huge, math.huge);
}

/**
 * `limit` is how many bytes of content the stream may unpack to, because it comes from another client.
 * Called by: decode, unpackEntries, unpackRows
 */
export function createReader(bytes: string, limit: number): Coder {
  const coder = createCoder(false, bytes, limit, MOST_STEPS);
  for (const _ of $range(1, DIGITS)) {
    coder.low = coder.low * BASE + nextDigit(coder);
  }
  return coder;
}

/** `left` is how many bytes of content may still follow, `stepsLeft` how much work. Called by: createReader, createWriter */
function createCoder(isWriting: boolean, bytes: string, left: number, stepsLeft: number): Coder {
  return {
    isWriting,
    range: TOP,
    low: 0,
    held: 0,
    heldCount: 0,
    out: [],
    bytes,
    position: 0,
    overrun: 0,
    check: 0,
    digits: 0,
    steps: 0,
    stepsLeft,
    left,
    isBroken: false,
  };
}

/**
 * A symbol is the part of `whole` that begins at `start` and is `size` wide. When reading it is consumed, after
 * `decodeTarget` has found it.
 * Called by: codeInContext, codeSymbol, codeUniform, codeWord
 */
export function encodeInterval(coder: Coder, start: number, size: number, whole: number): void {
  const unit = math.floor(coder.range / whole);
  coder.range = unit * size;
  coder.check = (coder.check * 33 + start) % CHECK_PRIME;
  coder.steps += 1;
  if (coder.isWriting) {
    coder.low += unit * start;
    while (coder.range < BOTTOM) {
      shift(coder);
      coder.range *= BASE;
      coder.digits += 1;
    }
    return;
  }
  coder.low -= unit * start;
  while (coder.range < BOTTOM) {
    coder.low = coder.low * BASE + nextDigit(coder);
    coder.range *= BASE;
    coder.digits += 1;
  }
}

/**
 * Counts work besides the symbols, which `encodeInterval` counts, and lets the frame go on when its budget is used up. A
 * stream that makes too much work is broken: a few bytes can stand for very many symbols, and a symbol for a long search.
 * Called by: codeOne, codeSpelled, codeWord
 */
export function spend(coder: Coder, steps: number): void {
  coder.steps += steps;
  if (coder.steps >= STEPS_BETWEEN_LOOKS) {
    coder.stepsLeft -= coder.steps;
    coder.steps = 0;
    coder.isBroken ||= coder.stepsLeft < 0;
    yieldIfOverBudget();
  }
}

/**
 * When reading: the point in `whole` that the next symbol contains.
 * Called by: codeInContext, codeSymbol, codeUniform, codeWord
 */
export function decodeTarget(coder: Coder, whole: number): number {
  const point = math.floor(coder.low / math.floor(coder.range / whole));
  if (point >= 0 && point < whole) {
    return point;
  }
  coder.isBroken = true;
  return 0;
}

/**
 * For up to 2^32 equally likely values, from 0.
 * Called by: 12 functions in AdaptiveModels.ts, EntryPacker.ts, MetadataCoder.ts, PpmModel.ts, RangeCoder.ts,
 * TextCoder.ts, ValueCoder.ts
 */
export function codeUniform(coder: Coder, whole: number, value: number): number {
  const point = coder.isWriting ? value : decodeTarget(coder, whole);
  encodeInterval(coder, point, 1, whole);
  return point;
}

/**
 * Ends the stream with a check. None of its bytes is NUL, which addon messages cannot carry.
 * Called by: encode, packEntries, packRows
 */
export function finishWriting(coder: Coder): string {
  codeUniform(coder, CHECK_PRIME, coder.check);
  let kept = 0;
  let unit = TOP;
  let value: number;
  do {
    kept += 1;
    unit /= BASE;
    value = math.ceil(coder.low / unit) * unit;
  } while (value >= coder.low + coder.range);
  coder.low = value;
  for (const _ of $range(0, kept)) {
    shift(coder);
  }
  return table.concat(coder.out);
}

/**
 * Whether the stream was whole: it ends here, and its check is right.
 * Called by: decode, unpackEntries, unpackRows
 */
export function finishReading(coder: Coder): boolean {
  const { check } = coder;
  return (
    codeUniform(coder, CHECK_PRIME, 0) === check && !coder.isBroken && coder.position >= coder.bytes.length
  );
}

/**
 * Moves the highest digit out, with the carry that may still change the digits before it.
 * Called by: encodeInterval, finishWriting
 */
function shift(coder: Coder): void {
  const { low, out } = coder;
  if (low >= TOP || low < (BASE - 1) * BOTTOM || coder.heldCount === 0) {
    const carry = low >= TOP ? 1 : 0;
    if (coder.heldCount > 0) {
      out.push(string.char(coder.held + carry + 1));
    }
    for (const _ of $range(2, coder.heldCount)) {
      out.push(string.char(((BASE - 1 + carry) % BASE) + 1));
    }
    coder.held = math.floor(low / BOTTOM) % BASE;
    coder.heldCount = 0;
  }
  coder.heldCount += 1;
  coder.low = (low % BOTTOM) * BASE;
}

/** 0 past the end, as if the stream went on. Called by: createReader, encodeInterval */
function nextDigit(coder: Coder): number {
  coder.position += 1;
  if (coder.position > coder.bytes.length) {
    coder.overrun += 1;
    coder.isBroken ||= coder.overrun > DIGITS;
    return 0;
  }
  const byte = string.byte(coder.bytes, coder.position);
  coder.isBroken ||= byte === 0;
  return byte - 1;
}
