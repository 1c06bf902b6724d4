/** Sentences word by word: guilds say the same things again and again, so whole words cost about a byte. */

import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import type { Coder } from "./RangeCoder";
import { createPpmModel, type PpmModel } from "./PpmModel";
import { codeNumber, createNumberModel, type NumberModel } from "./AdaptiveModels";
import { codeWord, createWordDictionary, type WordDictionary } from "./WordDictionary";

/** What is known of sentences. */
export interface SentenceModel {
  counts: NumberModel;
  words: WordDictionary;
  /** What stands between two words, and before the first and behind the last one. */
  between: WordDictionary;
  around: WordDictionary;
  spelling: PpmModel;
}

/** A word: letters of any alphabet, digits, apostrophes. */
const WORD = "[%w'\x80-\xff]+";

/** Knows nothing yet; both sides begin alike. Called by: createTextPool */
export function createSentenceModel(): SentenceModel {
  return {
    counts: createNumberModel(),
    words: createWordDictionary([]),
    between: createWordDictionary([" "]),
    around: createWordDictionary([""]),
    spelling: createPpmModel(),
  };
}

/** Inside a flow: writes or reads a text word by word, which pays off for long texts. Called by: codeText */
export function codeWords(coder: Coder, wording: SentenceModel, text: string): string {
  const { around, between, counts, spelling, words } = wording;
  const parts: string[] = coder.isWriting ? partsOf(text) : [];
  const written = math.floor(parts.length / 2);
  const count = codeNumber(coder, counts, written);
  parts[0] = codeWord(coder, around, spelling, parts[0] ?? "");
  for (const index of $range(1, count)) {
    if (coder.isBroken || coder.left < 0) {
      coder.isBroken = true;
      break;
    }
    // Nothing may come for nothing, not even words without letters.
    coder.left -= 1;
    const place = index * 2;
    parts[place - 1] = codeWord(coder, words, spelling, parts[place - 1] ?? "");
    const separators = index < count ? between : around;
    parts[place] = codeWord(coder, separators, spelling, parts[place] ?? "");
  }
  return coder.isWriting ? text : table.concat(parts);
}

/**
 * Inside a flow: what precedes the first word, then in turn each word and what follows it.
 * Called by: codeWords
 */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let position = 1;
  while (true) {
    const [start, end] = string.find(text, WORD, position);
    if (start === undefined) {
      parts.push(string.sub(text, position));
      return parts;
    }
    parts.push(string.sub(text, position, start - 1), string.sub(text, start, end));
    position = end + 1;
    yieldIfOverBudget();
  }
}
