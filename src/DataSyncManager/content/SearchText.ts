/** Finding words as a player means them: capitals and small letters are the same, in every alphabet. */

import { folded } from "../data/CaseFolding";
import { nameKey, realmKey } from "../data/Names";

/** A mark that realms are written with, or without. */
const NAME_MARK = "[%-']";

/**
 * Both must be folded; the text must have every word. A word with a dash or an apostrophe is also found without it, as the
 * game writes realms; the text should have names by their keys for that.
 * Called by: isFound, isPassed
 */
export function hasWords(words: readonly string[], content: string): boolean {
  return words.every(
    (word) =>
      has(content, word) ||
      (string.find(word, NAME_MARK)[0] !== undefined &&
        (has(content, nameKey(word)) || has(content, realmKey(word)))),
  );
}

/** Called by: hasWords */
function has(content: string, word: string): boolean {
  return string.find(content, word, 1, true)[0] !== undefined;
}

/** Folded, separated by spaces. Called by: listArticles, listRoster */
export function searchWords(typed: string): string[] {
  const words: string[] = [];
  for (const [word] of string.gmatch(folded(typed), "%S+")) {
    words.push(word!);
  }
  return words;
}
