/**
 * The sentences that a player reads. The files in `locale/` lay their tables into the addon's namespace before
 * this bundle runs; a language that lacks a sentence falls back to English.
 */

const state: {
  strings: Partial<LocaleStrings>;
} = {
  strings: {},
};

/** The locale files fill `locale` of the addon's namespace before this runs. Called by: GuildHelper.ts */
export function useLocale(addonNamespace: AddonNamespace | undefined): void {
  state.strings = addonNamespace?.locale ?? {};
}

/**
 * The sentence in the client's language, with the values in its places `{1}`, `{2}` …; the key itself if the sentence
 * is missing.
 * Called by: 186 functions in DataSyncComs, DataSyncHandler, DataSyncManager, GuildHelper.ts, Interface,
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
  const wanted = pluralForm(GetLocale(), math.abs(tonumber(count) ?? 0));
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

/** From 0; the rules are those of Unicode's plural tables for whole numbers. Called by: formFor */
function pluralForm(locale: string, count: number): number {
  if (locale === "ruRU") {
    const [tens, units] = [count % 100, count % 10];
    if (tens >= 11 && tens <= 14) {
      return 2;
    }
    return units === 1 ? 0 : units >= 2 && units <= 4 ? 1 : 2;
  }
  if (locale === "koKR" || locale === "zhCN" || locale === "zhTW") {
    return 0;
  }
  const isSingular = locale === "frFR" || locale === "ptBR" ? count < 2 : count === 1;
  return isSingular ? 0 : 1;
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
 * Called by: 35 functions in DataSyncManager, Interface, Maintenance
 */
export function plainText(content: string): string {
  const [oneLine] = string.gsub(content, "%c", " ");
  const [escaped] = string.gsub(oneLine, "|+", (bars: string) => (bars.length % 2 === 0 ? bars : `${bars}|`));
  return escaped;
}
