/**
 * Texts letter by letter, each as likely as it was behind the two letters before it; where it never came there, as behind
 * one, or anywhere (prediction by partial matching, with Howard's method D and exclusion).
 */

import { yieldIfOverBudget } from "../../../DataSyncManager/runtime/Scheduler";
import { decodeTarget, type Coder, codeUniform, encodeInterval } from "./RangeCoder";

/**
 * Letters that came in one context, in the order in which they came first: at 1 how many they are, then each letter and
 * its weight. One flat list, because there are thousands of contexts of a letter or two.
 */
type Context = Record<number, number>;

/** What is known of how some kind of text is spelled. */
export interface PpmModel {
  /** By the letters before: none, one or two of them. */
  contexts: Record<number, Context | undefined>;
  /** Letters in all contexts. */
  size: number;
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
/** Letters of all contexts that a peer can make this side learn: about a megabyte. */
const MOST_LETTERS = 16384;
/** Letters between two looks at the clock. */
const LETTERS_BETWEEN_YIELDS = 16;

/**
 * Knows nothing yet; both sides begin alike.
 * Called by: createMetadataModel, createSentenceModel, createTextPool, createUnknownFieldsModel
 */
export function createPpmModel(): PpmModel {
  return { contexts: {}, size: 0, ruledOut: {}, symbolNumber: 0 };
}

/**
 * Inside a flow: writes or reads a text, letter by letter. `before` is what both sides know to precede it, and makes
 * the first letters cheaper.
 * Called by: codeId, codeName, codeUnknownFields, codeWord
 */
export function codeSpelled(coder: Coder, spelling: PpmModel, text: string, before: string): string {
  const letters: string[] = [];
  let second = before.length < 1 ? BEFORE : string.byte(before, -1);
  let first = before.length < 2 ? BEFORE : string.byte(before, -2);
  let place = 0;
  while (!coder.isBroken) {
    place += 1;
    const wanted = coder.isWriting && place <= text.length ? string.byte(text, place) : END;
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
    if (place % LETTERS_BETWEEN_YIELDS === 0) {
      yieldIfOverBudget();
    }
  }
  return coder.isWriting ? text : table.concat(letters);
}

/**
 * Tries the longest context first and falls back to shorter ones; `first` and `second` are the two letters before.
 * Called by: codeSpelled
 */
function codeLetter(coder: Coder, spelling: PpmModel, first: number, second: number, wanted: number): number {
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

/** One number for a context of 0, 1 or 2 letters. Called by: codeLetter */
function contextKey(order: number, first: number, second: number): number {
  if (order === 0) {
    return 0;
  }
  return order === 1 ? 1 + second : (first + 1) * LETTERS + second + 1;
}

/**
 * Nothing if the letter has not been seen in this context; all letters seen there are ruled out for the shorter ones
 * then.
 * Called by: codeLetter
 */
function codeInContext(
  coder: Coder,
  spelling: PpmModel,
  context: Context,
  wanted: number,
): number | undefined {
  const last = context[1]! * 2;
  const { ruledOut, symbolNumber } = spelling;
  let sum = 0;
  let different = 0;
  let start = 0;
  let found = 0;
  for (const place of $range(2, last, 2)) {
    if (ruledOut[context[place]!] !== symbolNumber) {
      if (coder.isWriting && context[place] === wanted) {
        found = place;
        start = sum;
      }
      sum += context[place + 1]!;
      different += 1;
    }
  }
  if (different === 0) {
    return undefined;
  }
  const whole = sum + different;
  if (!coder.isWriting) {
    const point = decodeTarget(coder, whole);
    let place = 0;
    while (point < sum && found === 0) {
      place += 2;
      if (ruledOut[context[place]!] !== symbolNumber) {
        if (start + context[place + 1]! > point) {
          found = place;
        } else {
          start += context[place + 1]!;
        }
      }
    }
  }
  if (found > 0) {
    encodeInterval(coder, start, context[found + 1]!, whole);
    return context[found];
  }
  encodeInterval(coder, sum, different, whole);
  for (const place of $range(2, last, 2)) {
    ruledOut[context[place]!] = symbolNumber;
  }
  return undefined;
}

/** Only while there is room for new contexts. Called by: codeLetter */
function addLetter(spelling: PpmModel, key: number, letter: number): void {
  let context = spelling.contexts[key];
  if (context === undefined) {
    if (spelling.size >= MOST_LETTERS) {
      return;
    }
    context = { 1: 0 };
    spelling.contexts[key] = context;
  }
  const last = context[1]! * 2;
  for (const place of $range(2, last, 2)) {
    if (context[place] === letter) {
      context[place + 1] = context[place + 1]! + STEP;
      if (context[place + 1]! > MOST_WEIGHT) {
        halve(context);
      }
      return;
    }
  }
  if (spelling.size < MOST_LETTERS) {
    spelling.size += 1;
    context[1] = context[1]! + 1;
    context[last + 2] = letter;
    context[last + 3] = 1;
  }
}

/** Keeps the sums small, and lets recent letters count more. Called by: addLetter */
function halve(context: Context): void {
  for (const place of $range(2, context[1]! * 2, 2)) {
    context[place + 1] = math.ceil(context[place + 1]! / 2);
  }
}
