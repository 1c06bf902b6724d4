/**
 * The sentences that a player reads. The files in `locale/` lay their tables into the addon's namespace before
 * this bundle runs; a language that lacks a sentence falls back to English.
 */

const state: {
  strings: Partial<LocaleStrings>;
  language: string;
} = {
  strings: {},
  language: "enUS",
};

/**
 * Takes the addon's namespace table, whose `locale` and `language` the locale files have filled.
 * Called by: GuildHelper.ts
 */
export function useLocale(addonNamespace: AddonNamespace | undefined): void {
  state.strings = addonNamespace?.locale ?? {};
  state.language = addonNamespace?.language ?? "enUS";
}

/**
 * Takes a sentence's key and what its places `{1}`, `{2}` … stand for.
 * Returns the sentence in the client's language, or the key where the sentence is missing.
 * Called by: addCharacters, addChoice, addFlag, addGrip, addNames, addSyncs, addonText, agoText, agreeScope,
 * answerReady, answerScope, applyBatch, ask, askForText, askToDelete, askToReset, askToRestore, askToSave,
 * askToTrim, backUp, categoryText, choosePane, closingText, columnTitle, completeTable, completeText,
 * completed, concludeRun, confirmTable, continueTable, countsText, createAction, createArticleButtons,
 * createArticleEditor, createBottom, createButtons, createCategory, createConfirmWindow, createConsents,
 * createDropdown, createEntryButtons, createField, createFilterMenu, createGroupControls, createGroupList,
 * createGroupsPane, createGuide, createHeaderCell, createLabelledField, createLaunchers, createLinkControls,
 * createListSide, createLogView, createLogWindow, createLogsPane, createMainWindow, createMemberCard,
 * createMemberControls, createMemberEditor, createMemberPane, createMenus, createModes, createMonthButtons,
 * createRankMenu, createRoles, createSearch, createSetupLinks, createSetupRules, createStoredList,
 * createSyncUsers, createTab, createTable, createTextArea, createTextWindow, createTop, createWhen,
 * createWindow, dateText, dayText, describeColumnMenu, describeGroupMenu, detailText, drawArticlePane,
 * drawCalendarPane, drawCell, drawEditor, drawFilterMenu, drawGroupMembers, drawMemberPane, drawProgress,
 * drawRosterPane, drawSyncPane, drawSyncUsers, durationText, editArticle, editPublicEntry, effectLines,
 * exampleText, examplesOf, failureText, fillRow, findUsers, finishLocalActions, firstWeekday, foundText,
 * greet, hourText, importData, importGuildRoster, inviteGroup, layOutHeader, leftOverText, linesOf,
 * listQuarantine, load, logStep, migrateWithBackup, nameBindings, nameIn, nextEventText, noteAcknowledged,
 * noteAnnounced, noteApplied, noteExample, noteReady, noteTwoVersions, offerCategories, openMemberMenu,
 * openReceiverSession, openSettings, openingText, previewSync, previewText, problemOf, problemOfEntry,
 * problemOfForm, problemOfSetup, problemText, registerSettings, reject, replaceData, requestCells,
 * requestEntries, requestMetadata, requestMoreCells, requestRows, requestWhole, retryQuarantined, roleName,
 * runText, saveArticle, saveMember, saveSetup, say, sayNothing, seenText, sendCells, sendEntries, sendRows,
 * sendWhole, setTimer, showArticle, showHelp, showMember, showStatus, showTextToCopy, splitActions,
 * startSyncFlow, stopSync, titleOf, totalText, twoVersionsText, unfold, validateAll, validateCommonFields,
 * validateData, validateEntry, whenText, writeEdit, writeTooltip
 */
export function text(key: keyof LocaleStrings, ...values: (string | number)[]): string {
  const forms = state.strings[key];
  if (forms === undefined) {
    return key;
  }
  const sentence = string.find(forms, "#", 1, true)[0] === undefined ? forms : formFor(forms, values[0]);
  if (values.length === 0) {
    return sentence;
  }
  const [filled] = string.gsub(sentence, "{(%d)}", (place: string) =>
    plainText(tostring(values[(tonumber(place) ?? 1) - 1] ?? "")),
  );
  return filled;
}

/**
 * The form of a sentence for the count that decides between its forms, which are separated by `#`; the last one if the
 * language has fewer.
 * Called by: text
 */
function formFor(forms: string, count: string | number | undefined): string {
  const wanted = pluralForm(state.language, math.abs(tonumber(count) ?? 0));
  let last = forms;
  let place = 0;
  for (const [form] of string.gmatch(forms, "[^#]+")) {
    last = form!;
    if (place === wanted) {
      break;
    }
    place += 1;
  }
  return last;
}

/**
 * Which plural form a language uses for a whole number, 0 for the first: the cardinal rules of CLDR, Unicode's table of
 * plural rules, for the languages in `locale/`. CLDR's `many` of French, Spanish and Portuguese, for whole millions, is
 * left out: no count here gets there.
 * Called by: formFor
 */
function pluralForm(language: string, count: number): number {
  const [tens, units] = [count % 100, count % 10];
  switch (language) {
    case "koKR":
    case "zhCN":
      return 0;
    case "frFR":
    case "ptBR":
      return count < 2 ? 0 : 1;
    case "ruRU":
      if (units === 1 && tens !== 11) {
        return 0;
      }
      return units >= 2 && units <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
    default:
      return count === 1 ? 0 : 1;
  }
}

/**
 * Takes a text of several paragraphs. Returns it so that the game shows it as the letters that it is, with its line
 * breaks.
 * Called by: drawCalendarPane, editArticle, showArticle
 */
export function plainParagraphs(content: string): string {
  const lines: string[] = [];
  for (const [line] of string.gmatch(`${content}\n`, "(.-)\r?\n")) {
    lines.push(plainText(line!));
  }
  return table.concat(lines, "\n");
}

/**
 * Takes any text. Returns it so that the game shows it as the letters that it is: no links, textures, colors or line
 * breaks. Safe to call twice.
 * Called by: RosterColumns.ts, addonText, askToSave, categoryText, className, createFilterMenu,
 * createGroupList, createListSide, createMenus, createRankMenu, createSetupLinks, dateText,
 * describeGroupMenu, drawCell, editArticle, editMember, fillRow, knownText, lineOf, lineText, listText,
 * offerCategories, openMemberMenu, plainParagraphs, roleName, saveTyped, seenText, setTimer, showArticle,
 * showDayTooltip, showMember, stampText, text, titleOf
 */
export function plainText(content: string): string {
  const [oneLine] = string.gsub(content, "%c", " ");
  const [escaped] = string.gsub(oneLine, "|+", (bars: string) => (bars.length % 2 === 0 ? bars : `${bars}|`));
  return escaped;
}
