/** Runs before all files of sentences: they hand theirs over to what is made here. English comes first, then the rest. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

/** Languages whose clients read the sentences of another one. */
const SPOKEN: Record<string, string | undefined> = { enGB: "enUS", esMX: "esES", ptPT: "ptBR" };
const spoken = SPOKEN[GetLocale()] ?? GetLocale();
const kept: Record<string, string> = {};

addonNamespace.locale = kept;
addonNamespace.addStrings = (locale, strings) => {
  if (locale === "enUS" || locale === spoken) {
    for (const [key, sentence] of pairs(strings as Record<string, string>)) {
      kept[key] = sentence;
    }
    addonNamespace.language = locale;
  }
};

export {};
