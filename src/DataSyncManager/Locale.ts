/**
 * The sentences that a player reads. The files in `locale/` lay their tables into the addon's namespace before
 * this bundle runs; a language that lacks a sentence falls back to English.
 */

const v = { strings: {} as Partial<LocaleStrings> };

/**
 * Takes the addon's namespace table, whose `locale` the locale files have filled.
 * Called by: GuildHelper.ts
 */
export function useLocale(addonNamespace: object | undefined): void {
  v.strings = (addonNamespace as AddonNamespace | undefined)?.locale ?? {};
}

/**
 * Takes a sentence's key and what its places `{1}`, `{2}` … stand for.
 * Returns the sentence in the client's language, or the key where the sentence is missing.
 * Called by: agreeScope, answerReady, answerScope, applyBatch, applyEntries, askForText,
 * closeReceiverSession, closeSenderSession, completeTable, completeText, completed, concludeRun,
 * confirmTable, countsText, createLogWindow, createPane, createTextWindow, draw, editPublicEntry,
 * failureText, findUsers, importData, isListenedTo, listQuarantine, load, migrateWithBackup, mustLookAgain,
 * noteReadyAnswer, openReceiverSession, openSenderSession, problemOfEntry, problemText, receiveEntries,
 * requestCells, requestEntries, requestRows, restoreBackup, retryQuarantined, runText, say, sendEntries,
 * sendMetadata, sendOwed, sendRows, showHelp, showStatus, showTextToCopy, splitActions, startSyncFlow,
 * stopSync, userText, validateAll, validateCommonFields, validateData, validateEntry
 */
export function text(key: keyof LocaleStrings, ...values: (string | number)[]): string {
  const sentence = v.strings[key];
  if (sentence === undefined) {
    return key;
  }
  if (values.length === 0) {
    return sentence;
  }
  const [filled] = string.gsub(sentence, "{(%d)}", (place: string) =>
    plainText(tostring(values[(tonumber(place) ?? 1) - 1] ?? "")),
  );
  return filled;
}

/**
 * Takes any text. Returns it so that the game shows it as the letters that it is: no links, textures, colours or line
 * breaks. Safe to call twice.
 * Called by: lineText, text, userText
 */
export function plainText(content: string): string {
  const [oneLine] = string.gsub(content, "%c", " ");
  const [escaped] = string.gsub(oneLine, "|+", (bars: string) => (bars.length % 2 === 0 ? bars : `${bars}|`));
  return escaped;
}
