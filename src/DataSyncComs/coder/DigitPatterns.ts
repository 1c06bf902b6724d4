/** Texts with digits in them: what is left when each digit is a 0 is their shape, and the digits are written for themselves. */

import type { Coder } from "./RangeCoder";
import type { PpmModel } from "./PpmModel";
import { codeSymbol, createSymbolModel, type SymbolModel } from "./AdaptiveModels";
import { codeWord, createWordDictionary, type WordDictionary } from "./WordDictionary";

/** What is known of a field's shapes. */
export interface DigitPatterns {
  vocabulary: WordDictionary;
  /** For each shape, by its place, the digits at each place in it, from 1. */
  digits: Record<number, Record<number, SymbolModel | undefined> | undefined>;
}

/** Bytes of a shape; what is longer is rather words. */
export const LONGEST_PATTERN = 32;
const ZERO = 48;
const NINE = 57;
/** Shapes with models of their own; those that come later share the first one's. */
const MOST_PATTERNS = 32;

/** Knows no pattern yet. Called by: createTextModel */
export function createDigitPatterns(): DigitPatterns {
  return { vocabulary: createWordDictionary([]), digits: {} };
}

/** Only texts with a digit have a pattern. Called by: codeDigitPattern, kindOf */
export function hasDigit(text: string): boolean {
  return string.find(text, "%d")[0] !== undefined;
}

/**
 * Inside a flow: codes the pattern as a word, then the digits in it. `spelling` is for patterns that are new.
 * Called by: codeText
 */
export function codeDigitPattern(
  coder: Coder,
  shapes: DigitPatterns,
  spelling: PpmModel,
  text: string,
): string {
  const [written] = string.gsub(text, "%d", "0");
  const shape = codeWord(coder, shapes.vocabulary, spelling, written);
  coder.isBroken ||= shape.length > LONGEST_PATTERN;
  if (coder.isBroken || !hasDigit(shape)) {
    return shape;
  }
  const models = digitModels(shapes, shape);
  const letters: string[] = [];
  for (const place of $range(1, shape.length)) {
    let byte = string.byte(shape, place);
    if (byte >= ZERO && byte <= NINE) {
      const model = models[place] ?? createSymbolModel(10);
      models[place] = model;
      byte = ZERO + codeSymbol(coder, model, coder.isWriting ? string.byte(text, place) - ZERO : 0);
    }
    letters.push(string.char(byte));
  }
  return table.concat(letters);
}

/** Patterns beyond the first ones share their models, which bounds the memory. Called by: codeDigitPattern */
function digitModels(shapes: DigitPatterns, shape: string): Record<number, SymbolModel | undefined> {
  const place = math.min(shapes.vocabulary.places[shape] ?? MOST_PATTERNS, MOST_PATTERNS);
  const models = shapes.digits[place] ?? {};
  shapes.digits[place] = models;
  return models;
}
