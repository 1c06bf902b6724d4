/**
 * Texts letter by letter, each as likely as it was behind the two letters before it; where it never came there, as behind
 * one, or anywhere (prediction by partial matching, with Howard's method D and exclusion).
 */

import { decodeTarget, type Coder, codeUniform, encodeInterval, spend } from "./RangeCoder";

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
/**
 * Letters after which a text is measured: if they took more than a digit each, the next ones are written plainly, without
 * learning anything from them, and twice as many each time. Random bytes take no more than their length, about, and a
 * context that knows every letter is not searched for each of them. A model that has learned little is not measured.
 */
const MEASURED_LETTERS = 32;
const PLAIN_LETTERS = 64;
const MOST_PLAIN_LETTERS = 4096;
const LEARNED_ENOUGH = 512;

/**
 * Knows nothing yet; both sides begin alike.
 * Called by: createMetadataModel, createSentenceModel, createTextPool, createValueModel
 */
export function createPpmModel(): PpmModel {
  return { contexts: {}, size: 0, ruledOut: {}, symbolNumber: 0 };
}

/**
 * Inside a flow: writes or reads a text, letter by letter. `before` is what both sides know to precede it, and makes
 * the first letters cheaper.
 * Called by: codeId, codeName, codeWord
 */
export function codeSpelled(coder: Coder, spelling: PpmModel, text: string, before: string): string {
  const letters: string[] = [];
  const pace: Pace = { measured: 0, digits: coder.digits, plain: 0, nextPlain: PLAIN_LETTERS };
  let second = before.length < 1 ? BEFORE : string.byte(before, -1);
  let first = before.length < 2 ? BEFORE : string.byte(before, -2);
  let place = 0;
  while (!coder.isBroken) {
    place += 1;
    const wanted = coder.isWriting && place <= text.length ? string.byte(text, place) : END;
    let letter: number;
    if (pace.plain > 0) {
      pace.plain -= 1;
      letter = codeUniform(coder, LETTERS, wanted);
      pace.digits = coder.digits;
    } else {
      letter = codeLetter(coder, spelling, first, second, wanted);
      measure(coder, spelling, pace);
    }
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
    spend(coder, 1);
  }
  return coder.isWriting ? text : table.concat(letters);
}

/** How well a text goes: letters since the last measure, the stream's digits then, and plain letters that are to come. */
interface Pace {
  measured: number;
  digits: number;
  plain: number;
  nextPlain: number;
}

/** Both sides count the same digits, so nothing has to say where plain letters begin and end. Called by: codeSpelled */
function measure(coder: Coder, spelling: PpmModel, pace: Pace): void {
  pace.measured += 1;
  if (pace.measured < MEASURED_LETTERS) {
    return;
  }
  if (coder.digits - pace.digits > MEASURED_LETTERS && spelling.symbolNumber > LEARNED_ENOUGH) {
    pace.plain = pace.nextPlain;
    pace.nextPlain = math.min(pace.nextPlain * 2, MOST_PLAIN_LETTERS);
  } else {
    pace.nextPlain = PLAIN_LETTERS;
  }
  pace.measured = 0;
  pace.digits = coder.digits;
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
    coder.steps += addLetter(spelling, contextKey(longer, first, second), letter);
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
  coder.steps += last;
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

/** Only while there is room for new contexts. Returns how many places were looked at. Called by: codeLetter */
function addLetter(spelling: PpmModel, key: number, letter: number): number {
  let context = spelling.contexts[key];
  if (context === undefined) {
    if (spelling.size >= MOST_LETTERS) {
      return 1;
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
      return place / 2;
    }
  }
  if (spelling.size < MOST_LETTERS) {
    spelling.size += 1;
    context[1] = context[1]! + 1;
    context[last + 2] = letter;
    context[last + 3] = 1;
  }
  return last / 2;
}

/** Keeps the sums small, and lets recent letters count more. Called by: addLetter */
function halve(context: Context): void {
  for (const place of $range(2, context[1]! * 2, 2)) {
    context[place + 1] = math.ceil(context[place + 1]! / 2);
  }
}
