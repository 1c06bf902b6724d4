/** Sentences word by word: guilds say the same things again and again, so whole words cost about a byte. */

import { breathe } from "../../DataSyncManager/Scheduler";
import type { Coder } from "./RangeCoder";
import { createSpelling, type Spelling } from "./Spelling";
import { codeNumber, createNumberModel, type NumberModel } from "./SymbolModels";
import { codeWord, createVocabulary, type Vocabulary } from "./Vocabulary";

/** What is known of sentences. */
export interface Wording {
  counts: NumberModel;
  words: Vocabulary;
  /** What stands between two words, and before the first and behind the last one. */
  between: Vocabulary;
  around: Vocabulary;
  spelling: Spelling;
}

/** A word: letters of any alphabet, digits, apostrophes. */
const WORD = "[%w'\x80-\xff]+";

/** Returns a wording of which nothing is known. Called by: createTextPool */
export function createWording(): Wording {
  return {
    counts: createNumberModel(),
    words: createVocabulary([]),
    between: createVocabulary([" "]),
    around: createVocabulary([""]),
    spelling: createSpelling(),
  };
}

/** Inside a flow: takes a coder, a wording and when writing a text. Returns the text. Called by: codeText */
export function codeWords(coder: Coder, wording: Wording, text: string): string {
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
    breathe();
  }
  return coder.isWriting ? text : table.concat(parts);
}

/** Inside a flow: takes a text. Returns what stands before the first word, then each word and what stands behind it. Called by: codeWords */
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
    position = end! + 1;
    breathe();
  }
}
