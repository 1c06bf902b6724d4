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

/** The locale files fill `locale` of the addon's namespace before this runs. Called by: GuildHelper.ts */
export function useLocale(addonNamespace: AddonNamespace | undefined): void {
  state.strings = addonNamespace?.locale ?? {};
  state.language = addonNamespace?.language ?? "enUS";
}

/**
 * The sentence in the client's language, with the values in its places `{1}`, `{2}` …; the key itself if the sentence
 * is missing.
 * Called by: 221 functions in DataSyncComs, DataSyncHandler, DataSyncManager, GuildHelper.ts, Interface,
 * Maintenance
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
 * A sentence's forms are separated by `#`; the last one is used if the language has fewer than its rules ask for.
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

/** As `plainText`, but line breaks stay. Called by: drawCalendarPane, editArticle, showArticle */
export function plainParagraphs(content: string): string {
  const lines: string[] = [];
  for (const [line] of string.gmatch(`${content}\n`, "(.-)\r?\n")) {
    lines.push(plainText(line!));
  }
  return table.concat(lines, "\n");
}

/**
 * Makes others' text harmless: no links, textures, colors or line breaks. Safe to call twice.
 * Called by: 44 functions in DataSyncHandler, DataSyncManager, GuildHelper.ts, Interface, Maintenance
 */
export function plainText(content: string): string {
  const [oneLine] = string.gsub(content, "%c", " ");
  const [escaped] = string.gsub(oneLine, "|+", (bars: string) => (bars.length % 2 === 0 ? bars : `${bars}|`));
  return escaped;
}
