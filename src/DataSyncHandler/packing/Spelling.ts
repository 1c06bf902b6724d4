/**
 * Texts letter by letter, each as likely as it was behind the two letters before it; where it never came there, as behind
 * one, or anywhere (prediction by partial matching, with Howard's method D and exclusion).
 */

import { breathe } from "../../DataSyncManager/Scheduler";
import { aim, type Coder, codeUniform, narrow } from "./RangeCoder";

/** Letters that came in one context: their weights, from 1 on, in the order in which they came first. */
interface Context {
  count: number;
  letters: Record<number, number>;
  weights: Record<number, number>;
}

/** What is known of how some kind of text is spelled. */
export interface Spelling {
  /** By the letters before: none, one or two of them. */
  contexts: Record<number, Context | undefined>;
  contextCount: number;
  /** For each letter the number of the last symbol for which it was ruled out. */
  ruledOut: Record<number, number | undefined>;
  symbolNumber: number;
}

/** Bytes, and the end of the text. */
const END = 256;
const LETTERS = 257;
/** Letters before a text. */
const BEFORE = 0;
const STEP = 2;
/** Weights are halved here. */
const MOST_WEIGHT = 2000;
/** Bounds of what a peer can make this side learn. */
const MOST_CONTEXTS = 8192;
/** Letters between two looks at the clock. */
const LETTERS_A_BREATH = 16;

/**
 * Returns a spelling that knows nothing yet.
 * Called by: createBesideModel, createHeadModel, createTextPool, createWording
 */
export function createSpelling(): Spelling {
  return { contexts: {}, contextCount: 0, ruledOut: {}, symbolNumber: 0 };
}

/**
 * Inside a flow: takes a coder, a spelling, when writing a text, and what both sides know to stand before it. Returns the
 * text.
 * Called by: codeBeside, codeId, codeName, codeWord
 */
export function codeSpelled(coder: Coder, spelling: Spelling, text: string, before: string): string {
  const letters: string[] = [];
  let second = (string.byte(before, -1) as number | undefined) ?? BEFORE;
  let first = (string.byte(before, -2) as number | undefined) ?? BEFORE;
  let place = 0;
  while (!coder.isBroken) {
    place += 1;
    const wanted = coder.isWriting ? ((string.byte(text, place) as number | undefined) ?? END) : 0;
    const letter = codeLetter(coder, spelling, first, second, wanted);
    if (letter === END) {
      break;
    }
    if (!coder.isWriting) {
      letters.push(string.char(letter));
      coder.left -= 1;
      coder.isBroken ||= coder.left < 0;
    }
    first = second;
    second = letter;
    if (place % LETTERS_A_BREATH === 0) {
      breathe();
    }
  }
  return coder.isWriting ? text : table.concat(letters);
}

/** Takes a coder, a spelling, the two letters before and when writing the letter. Returns the letter. Called by: codeSpelled */
export function codeLetter(
  coder: Coder,
  spelling: Spelling,
  first: number,
  second: number,
  wanted: number,
): number {
  spelling.symbolNumber += 1;
  let letter: number | undefined;
  let order = 3;
  while (letter === undefined && order > 0) {
    order -= 1;
    const context = spelling.contexts[contextKey(order, first, second)];
    letter = context === undefined ? undefined : codeInContext(coder, spelling, context, wanted);
  }
  letter ??= codeUniform(coder, LETTERS, wanted);
  for (const longer of $range(order, 2)) {
    addLetter(spelling, contextKey(longer, first, second), letter);
  }
  return letter;
}

/**
 * Takes how many letters a context has and the two before. Returns its key.
 * Called by: codeLetter
 */
function contextKey(order: number, first: number, second: number): number {
  if (order === 0) {
    return 0;
  }
  return order === 1 ? 1 + second : (first + 1) * LETTERS + second + 1;
}

/**
 * Takes a coder, a spelling, a context and when writing the letter. Returns the letter, or nothing where it is none of
 * those in the context; they are ruled out then.
 * Called by: codeLetter
 */
function codeInContext(
  coder: Coder,
  spelling: Spelling,
  context: Context,
  wanted: number,
): number | undefined {
  const { count, letters, weights } = context;
  const { ruledOut, symbolNumber } = spelling;
  let sum = 0;
  let different = 0;
  let start = 0;
  let found = 0;
  for (const place of $range(1, count)) {
    if (ruledOut[letters[place]!] !== symbolNumber) {
      if (coder.isWriting && letters[place] === wanted) {
        found = place;
        start = sum;
      }
      sum += weights[place]!;
      different += 1;
    }
  }
  if (different === 0) {
    return undefined;
  }
  const whole = sum + different;
  if (!coder.isWriting) {
    const point = aim(coder, whole);
    let place = 0;
    while (point < sum && found === 0) {
      place += 1;
      if (ruledOut[letters[place]!] !== symbolNumber) {
        if (start + weights[place]! > point) {
          found = place;
        } else {
          start += weights[place]!;
        }
      }
    }
  }
  if (found > 0) {
    narrow(coder, start, weights[found]!, whole);
    return letters[found];
  }
  narrow(coder, sum, different, whole);
  for (const place of $range(1, count)) {
    ruledOut[letters[place]!] = symbolNumber;
  }
  return undefined;
}

/** Takes a spelling, a context's key and the letter that came there. Learns it. Called by: codeLetter */
function addLetter(spelling: Spelling, key: number, letter: number): void {
  let context = spelling.contexts[key];
  if (context === undefined) {
    if (spelling.contextCount >= MOST_CONTEXTS) {
      return;
    }
    spelling.contextCount += 1;
    context = { count: 0, letters: {}, weights: {} };
    spelling.contexts[key] = context;
  }
  const { letters, weights } = context;
  for (const place of $range(1, context.count)) {
    if (letters[place] === letter) {
      weights[place] = weights[place]! + STEP;
      if (weights[place] > MOST_WEIGHT) {
        halve(context);
      }
      return;
    }
  }
  context.count += 1;
  letters[context.count] = letter;
  weights[context.count] = 1;
}

/** Takes a context. Halves its weights. Called by: addLetter */
function halve({ count, weights }: Context): void {
  for (const place of $range(1, count)) {
    weights[place] = math.ceil(weights[place]! / 2);
  }
}
