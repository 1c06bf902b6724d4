/** Texts that came before, each with how likely it is to come again; a new one is spelled out and learned. */

import { decodeTarget, type Coder, encodeInterval, spend } from "./RangeCoder";
import { codeSpelled, type PpmModel } from "./PpmModel";

/** What is known so far. Place 1 stands for a new text, and the texts have those behind it. */
export interface WordDictionary {
  texts: Record<number, string>;
  places: Record<string, number | undefined>;
  count: number;
  /** A binary indexed tree of the weights (Fenwick 1994), of `capacity` places: sums and changes in a few steps. */
  tree: Record<number, number>;
  capacity: number;
  total: number;
  /** Texts that it learns at most. */
  most: number;
}

/** Steps that a look-up takes: a few sums in the tree. */
const STEPS_A_WORD = 16;
/** The place of what is new, and what it weighs before anything is known. */
const NEW = 1;
/** A text weighs 1 when it is new and 2 more each time; what is new weighs 1 for each text (Howard's method D). */
const FIRST_WEIGHT = 1;
const STEP = 2;
/** Bounds of what a peer can make this side learn: texts unless said otherwise, the bytes of one, and the sum of the weights. */
const MOST_TEXTS = 4096;
const LONGEST_LEARNED = 128;
const MOST_WEIGHT = 1048576;

/**
 * `known` are texts that are likely from the start, in the same order on both sides.
 * Called by: 8 functions in DigitPatterns.ts, FieldCoder.ts, MetadataCoder.ts, SentenceModel.ts,
 * TextCoder.ts, ValueCoder.ts
 */
export function createWordDictionary(known: readonly string[], most = MOST_TEXTS): WordDictionary {
  const vocabulary: WordDictionary = {
    texts: {},
    places: {},
    count: NEW,
    tree: { 1: 0 },
    capacity: 1,
    total: 0,
    most,
  };
  addWeight(vocabulary, NEW, FIRST_WEIGHT);
  for (const text of known) {
    learn(vocabulary, text);
  }
  return vocabulary;
}

/**
 * A text is spelled out the first time, and a number from then on.
 * Called by: 8 functions in DigitPatterns.ts, FieldCoder.ts, MetadataCoder.ts, SentenceModel.ts,
 * TextCoder.ts, ValueCoder.ts
 */
export function codeWord(coder: Coder, vocabulary: WordDictionary, spelling: PpmModel, text: string): string {
  const { total } = vocabulary;
  let place = NEW;
  let start = 0;
  if (coder.isWriting) {
    place = vocabulary.places[text] ?? NEW;
    start = sumUpTo(vocabulary, place - 1);
  } else {
    [place, start] = placeAt(vocabulary, decodeTarget(coder, total));
  }
  encodeInterval(coder, start, sumUpTo(vocabulary, place) - start, total);
  spend(coder, STEPS_A_WORD);
  if (place !== NEW) {
    addWeight(vocabulary, place, STEP);
    const known = vocabulary.texts[place]!;
    coder.left -= known.length;
    coder.isBroken ||= coder.left < 0;
    return known;
  }
  const spelled = codeSpelled(coder, spelling, text, "");
  if (!coder.isBroken) {
    learn(vocabulary, spelled);
  }
  return spelled;
}

/** Does nothing if the dictionary is full. Called by: codeKnownNumber, codeWord, createWordDictionary */
export function learn(vocabulary: WordDictionary, text: string): void {
  // A text without a weight could not be written, so nothing is learned any more once the weights have their bound.
  const isFull =
    vocabulary.count > vocabulary.most || vocabulary.total >= MOST_WEIGHT || text.length > LONGEST_LEARNED;
  if (isFull || vocabulary.places[text] !== undefined) {
    return;
  }
  vocabulary.count += 1;
  vocabulary.texts[vocabulary.count] = text;
  vocabulary.places[text] = vocabulary.count;
  while (vocabulary.count > vocabulary.capacity) {
    // The last place of a tree twice as large holds the sum of all that there is.
    for (const place of $range(vocabulary.capacity + 1, vocabulary.capacity * 2 - 1)) {
      vocabulary.tree[place] = 0;
    }
    vocabulary.capacity *= 2;
    vocabulary.tree[vocabulary.capacity] = vocabulary.total;
  }
  addWeight(vocabulary, vocabulary.count, FIRST_WEIGHT);
  addWeight(vocabulary, NEW, FIRST_WEIGHT);
}

/**
 * A Fenwick tree: each place also counts for the sums above it.
 * Called by: codeWord, createWordDictionary, learn
 */
function addWeight(vocabulary: WordDictionary, place: number, weight: number): void {
  const { capacity, tree } = vocabulary;
  if (vocabulary.total >= MOST_WEIGHT) {
    return;
  }
  let node = place;
  while (node <= capacity) {
    tree[node] = tree[node]! + weight;
    node += lowestBit(node);
  }
  vocabulary.total += weight;
}

/** Of the weights, including that of the place itself. Called by: codeWord */
function sumUpTo({ tree }: WordDictionary, place: number): number {
  let sum = 0;
  let node = place;
  while (node > 0) {
    sum += tree[node]!;
    node -= lowestBit(node);
  }
  return sum;
}

/** The place whose weight covers a point of the sum, and the sum before it. Called by: codeWord */
function placeAt(
  { capacity, tree }: WordDictionary,
  point: number,
): LuaMultiReturn<[place: number, start: number]> {
  let place = 0;
  let start = 0;
  let step = capacity;
  while (step >= 1) {
    const next = place + step;
    if (next <= capacity && start + tree[next]! <= point) {
      place = next;
      start += tree[next]!;
    }
    step /= 2;
  }
  return $multi(place + 1, start);
}

/** Of a whole number above 0; Lua 5.1 has no bit operators. Called by: addWeight, sumUpTo */
function lowestBit(value: number): number {
  let bit = 1;
  while (value % (bit * 2) === 0) {
    bit *= 2;
  }
  return bit;
}
