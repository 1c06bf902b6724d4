/**
 * Every sentence that a player reads, by its key, in the areas of the files beside this one. What `{1}`, `{2}` … stand
 * for can be seen in `locale/enUS/`. A new sentence is named in its area, then written in each language. `{1}` picks the
 * plural form if there are several, as many as the language has, separated by `#`: `{1} entry#{1} entries`.
 */
interface LocaleStrings
  extends
    SyncStrings,
    WindowStrings,
    ContentStrings,
    RosterStrings,
    MaintenanceStrings,
    GuildStrings,
    TipsStrings {}

/** What the files of the addon share: the table that the game passes to each of them. */
interface AddonNamespace {
  /** The sentences in the client's language, in English where that language lacks one. */
  locale?: Partial<LocaleStrings>;
  /** The language of those sentences, whose plural rule applies: English for a client whose language has no files. */
  language?: string;
  /** Only the client's language is kept, over English, so that the other languages cost no memory. */
  addStrings(this: void, locale: string, strings: Partial<LocaleStrings>): void;
}
