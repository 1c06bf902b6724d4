/** How likely numbers are, learned from those that came before: small symbols, and whole numbers of any size. */

import { decodeTarget, type Coder, codeUniform, encodeInterval } from "./RangeCoder";

/** The weights of the symbols from 0 to below `size`. */
export interface SymbolModel {
  size: number;
  total: number;
  /** From 1 on. */
  weights: Record<number, number>;
}

/** What is known of some kind of number: how many binary digits they have, and the first of these. */
export interface NumberModel {
  lengths: SymbolModel;
  /** By the number of digits: the digits behind the first one, as many as are worth learning. */
  tops: Record<number, SymbolModel | undefined>;
}

/** What each symbol weighs before it came, and how much more each time: Krichevsky and Trofimov's estimate. */
const FIRST_WEIGHT = 1;
const STEP = 2;
/** The weights are halved here, so that what came lately counts more. */
const MOST_WEIGHT = 16384;
/** Binary digits of the largest number, and how many of them are learned behind the first one. */
const MOST_DIGITS = 33;
const LEARNED_DIGITS = 3;

/**
 * All symbols are equally likely at first.
 * Called by: 9 functions in AdaptiveModels.ts, DigitPatterns.ts, FieldCoder.ts, MetadataCoder.ts, Packing.ts,
 * TextCoder.ts, UnknownFields.ts, ValueCoder.ts
 */
export function createSymbolModel(size: number): SymbolModel {
  const weights: Record<number, number> = {};
  for (const place of $range(1, size)) {
    weights[place] = FIRST_WEIGHT;
  }
  return { size, total: size * FIRST_WEIGHT, weights };
}

/**
 * For whole numbers of which nothing is known yet.
 * Called by: createFieldModels, createFieldValues, createMetadataModel, createPacking, createSentenceModel,
 * createTextModel
 */
export function createNumberModel(): NumberModel {
  return { lengths: createSymbolModel(MOST_DIGITS + 1), tops: {} };
}

/**
 * Each symbol becomes a bit more likely with every use.
 * Called by: 7 functions in AdaptiveModels.ts, DigitPatterns.ts, EntryPacker.ts, MetadataCoder.ts,
 * TextCoder.ts, ValueCoder.ts
 */
export function codeSymbol(coder: Coder, model: SymbolModel, symbol: number): number {
  const { size, total, weights } = model;
  let start = 0;
  let place = 1;
  if (coder.isWriting) {
    for (const before of $range(1, symbol)) {
      start += weights[before]!;
    }
    place = symbol + 1;
  } else {
    const point = decodeTarget(coder, total);
    while (place < size && start + weights[place]! <= point) {
      start += weights[place]!;
      place += 1;
    }
  }
  coder.steps += place;
  encodeInterval(coder, start, weights[place]!, total);
  weights[place] = weights[place]! + STEP;
  model.total = total + STEP;
  if (model.total > MOST_WEIGHT) {
    halve(model);
  }
  return place - 1;
}

/**
 * A symbol of two.
 * Called by: 9 functions in EntryPacker.ts, FieldCoder.ts, MetadataCoder.ts, ValueCoder.ts
 */
export function codeFlag(coder: Coder, model: SymbolModel, isSo: boolean): boolean {
  return codeSymbol(coder, model, isSo ? 1 : 0) === 1;
}

/**
 * For whole numbers from 0 to below 2^33: first how many digits, then the highest ones, which repeat most.
 * Called by: 13 functions in EntryPacker.ts, FieldCoder.ts, MetadataCoder.ts, SentenceModel.ts, TextCoder.ts,
 * ValueCoder.ts
 */
export function codeNumber(coder: Coder, model: NumberModel, value: number): number {
  let digits = 0;
  if (coder.isWriting) {
    while (2 ** digits <= value) {
      digits += 1;
    }
  }
  digits = codeSymbol(coder, model.lengths, digits);
  if (digits < 2) {
    return digits;
  }
  const learned = math.min(digits - 1, LEARNED_DIGITS);
  const rest = 2 ** (digits - 1 - learned);
  const tops = model.tops[digits] ?? createSymbolModel(2 ** learned);
  model.tops[digits] = tops;
  const behindFirst = value - 2 ** (digits - 1);
  const top = codeSymbol(coder, tops, math.floor(behindFirst / rest));
  const low = rest > 1 ? codeUniform(coder, rest, behindFirst % rest) : 0;
  return 2 ** (digits - 1) + top * rest + low;
}

/** Keeps the sums small, and lets recent symbols count more. Called by: codeSymbol */
function halve(model: SymbolModel): void {
  const { size, weights } = model;
  model.total = 0;
  for (const place of $range(1, size)) {
    weights[place] = math.ceil(weights[place]! / 2);
    model.total += weights[place];
  }
}
