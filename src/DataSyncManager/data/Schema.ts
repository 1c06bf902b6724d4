/**
 * The one description of the data: table types, entries and their fields.
 * Validation, migration, the codec and the panes all read it, so a new field is added here and nowhere else.
 */

import { presentGuildName } from "./GuildNames";

/** The order in which tables are synced: setup decides what else is shared, roster is the longest. */
export const TABLE_TYPES = ["setup", "news", "guildInfo", "calendar", "roster"] as const;

export type TableType = (typeof TABLE_TYPES)[number];

/**
 * Whether a value names one of them.
 * Called by: 8 functions in IncomingSync.ts, PublicApi.ts, StatusLines.ts, TableTexts.ts, TextBlock.ts
 */
export function isTableType(value: unknown): value is TableType {
  return TABLE_TYPES.some((known) => known === value);
}

/** What one record of any table looks like in memory, on disk and on the wire. */
export interface Entry {
  id: string;
  tableType: TableType;
  /** `Guild Name-Realm` */
  guildName: string;
  /** `YYYYMMDDHHMMSS`, UTC of the server's clock */
  lastUpdated: string;
  deleted: boolean;
  /** Empty in a tombstone that has given its data up. */
  data: EntryData;
  /** Guilds that the character left, with the time from which on they see the entry as deleted. Of this client alone. */
  leftGuilds?: Record<string, string> | undefined;
}

/** A record of one table, as the schema describes it. */
export interface EntryOf<Table extends TableType> extends Entry {
  tableType: Table;
  data: TableData[Table];
}

/** Fields by their names, those among them that the schema does not know. */
export type EntryData = Record<string, unknown>;

/** The data of each table's entries. */
interface TableData {
  setup: SetupData;
  news: ArticleData;
  guildInfo: ArticleData;
  calendar: CalendarData;
  roster: RosterData;
}

/** What is known of an entry without its data. */
export interface MetadataRow {
  id: string;
  tableType: TableType;
  guildName: string;
  lastUpdated: string;
  deleted: boolean;
}

/** A row as it travels: with the hash of the entry's content, which `ContentHash.ts` keeps beside the stored ones. */
export interface HashedRow extends MetadataRow {
  /** 0 for a tombstone, else from 1 to below 2^31. */
  hash: number;
}

interface GuildLink {
  name: string;
}
export interface SetupData extends EntryData {
  guilds: GuildLink[];
  /** Users of linked guilds, `Name-Realm`, who are not in the roster table yet but may sync. */
  contacts?: string[];
  /** For each table the highest rank index (0 is the guild master) from which changes are accepted. */
  rules?: Partial<Record<TableType, number>>;
  /** News and past events older than so many days are not listed any more; nothing or 0 lists all. */
  daysShown?: number;
  /** The days that members sync who have not chosen for themselves; nothing or 0 for everything. */
  syncDays?: number;
  /** Names that the guild had before: entries with one of them are this guild's. */
  formerNames?: string[];
  /** True where members below the officers may write no roster entry but their own. */
  ownEntriesOnly?: boolean;
}
export interface ArticleData extends EntryData {
  title: string;
  content: string;
  category: string;
  date: string;
}
export interface CalendarData extends EntryData {
  title: string;
  content: string;
  category: string;
  eventDate: string;
}
export interface Profession {
  name: string;
  level: number;
}
export interface RosterData extends EntryData {
  name: string;
  class: string;
  level: number;
  rank: string;
  itemLevel: number;
  battletag: string;
  roles: string[];
  guildJoinDate: string;
  professions: Profession[];
  mainCharacter: string;
  interests: string[];
  birthdate: string;
  faction: string;
  /** The game's own id of the character, which a rename does not change. Whoever writes the entry claims it. */
  guid?: string;
}

/** `numbers` are tables of numbers by name; `records` are lists of tables whose fields are all strings or numbers, one of them `name`. */
type FieldKind = "text" | "number" | "flag" | "texts" | "numbers" | "records";

export interface Field {
  name: string;
  kind: FieldKind;
  required: boolean;
  /** Bytes of a text, or of each text in a list; the largest number; ignored for records. */
  limit: number;
  /** The field's name in the older addon's roster entries. */
  olderName?: string;
  /** What migration fills in where the older addon wrote nothing. */
  fallback?: string | number;
  /** The pattern that a text has. */
  form?: string;
  /** Texts that every guild has in this field: the packer needs not spell them. */
  words?: readonly string[];
}

/** Bytes of a short text: names with realm, dates, categories. Twice the longest name that the game allows. */
const SHORT = 128;
/** Bytes of `Guild Name-Realm`: 24 and 24 letters of 4 bytes. */
export const GUILD_NAME = 200;
/** Bytes of a character's own id: the word and two numbers. */
const GUID = 40;
/** Bytes of an article's title. */
const TITLE = 256;
/** Bytes of an article's content: what a window shows on a few pages. */
const CONTENT = 16384;
/** The most days that a guild's setup or a sync can name: ten years. */
export const MAX_DAYS = 3650;
/** The lowest rank that a guild can have, by its index. */
const LOWEST_RANK = 9;
/** Largest level, item level or profession skill that is believed. */
const BIG_NUMBER = 100000;

/** What the clients themselves write: classes by the names of the game's files, roles by the game's tokens, factions. */
export const CLASSES: readonly string[] = [
  "Warrior",
  "Paladin",
  "Hunter",
  "Rogue",
  "Priest",
  "DeathKnight",
  "Shaman",
  "Mage",
  "Warlock",
  "Monk",
  "Druid",
  "DemonHunter",
  "Evoker",
];
export const ROLES: readonly string[] = ["TANK", "HEALER", "DAMAGER"];
const FACTIONS = ["Horde", "Alliance"];

const ARTICLE_FIELDS: readonly Field[] = [
  { name: "title", kind: "text", required: true, limit: TITLE },
  { name: "content", kind: "text", required: true, limit: CONTENT },
  { name: "category", kind: "text", required: true, limit: SHORT, fallback: "General" },
  { name: "date", kind: "text", required: true, limit: SHORT },
];

export const FIELDS: Readonly<Record<TableType, readonly Field[]>> = {
  setup: [
    { name: "guilds", kind: "records", required: true, limit: 0 },
    { name: "contacts", kind: "texts", required: false, limit: SHORT },
    { name: "rules", kind: "numbers", required: false, limit: LOWEST_RANK },
    { name: "daysShown", kind: "number", required: false, limit: MAX_DAYS },
    { name: "syncDays", kind: "number", required: false, limit: MAX_DAYS },
    { name: "ownEntriesOnly", kind: "flag", required: false, limit: 0 },
    { name: "formerNames", kind: "texts", required: false, limit: GUILD_NAME },
  ],
  news: ARTICLE_FIELDS,
  guildInfo: ARTICLE_FIELDS,
  calendar: [
    { name: "title", kind: "text", required: true, limit: TITLE },
    { name: "content", kind: "text", required: true, limit: CONTENT },
    { name: "category", kind: "text", required: true, limit: SHORT, fallback: "General" },
    { name: "eventDate", kind: "text", required: true, limit: SHORT },
  ],
  roster: [
    { name: "name", kind: "text", required: true, limit: SHORT, olderName: "pt_name" },
    {
      name: "class",
      kind: "text",
      required: true,
      limit: SHORT,
      olderName: "pt_class",
      fallback: "Unknown",
      words: CLASSES,
    },
    { name: "level", kind: "number", required: true, limit: BIG_NUMBER, olderName: "pt_level", fallback: 0 },
    { name: "rank", kind: "text", required: true, limit: SHORT, olderName: "pt_rank", fallback: "Unknown" },
    {
      name: "itemLevel",
      kind: "number",
      required: true,
      limit: BIG_NUMBER,
      olderName: "pt_itemLevel",
      fallback: 0,
    },
    {
      name: "battletag",
      kind: "text",
      required: true,
      limit: SHORT,
      olderName: "gb_battletag",
      fallback: "NA",
    },
    { name: "roles", kind: "texts", required: true, limit: SHORT, olderName: "pt_roles", words: ROLES },
    {
      name: "guildJoinDate",
      kind: "text",
      required: true,
      limit: SHORT,
      olderName: "pt_guildJoinDate",
      fallback: "NA",
    },
    { name: "professions", kind: "records", required: true, limit: 0, olderName: "pt_professions" },
    {
      name: "mainCharacter",
      kind: "text",
      required: true,
      limit: SHORT,
      olderName: "gb_mainCharacter",
      fallback: "NA",
    },
    { name: "interests", kind: "texts", required: true, limit: SHORT, olderName: "pt_interests" },
    {
      name: "birthdate",
      kind: "text",
      required: true,
      limit: SHORT,
      olderName: "gb_birthdate",
      fallback: "NA",
    },
    {
      name: "faction",
      kind: "text",
      required: true,
      limit: SHORT,
      olderName: "pt_faction",
      fallback: "Unknown",
      words: FACTIONS,
    },
    { name: "guid", kind: "text", required: false, limit: GUID, form: "^Player%-%d+%-%x+$" },
  ],
};

/**
 * `make` is called once per table, so that tables never share a value.
 * Called by: 8 functions in ContentHash.ts, FileBudget.ts, SavedData.ts, Sessions.ts, SortedIds.ts,
 * TableDigest.ts
 */
export function byTable<Value>(make: (this: void) => Value): Record<TableType, Value> {
  return { setup: make(), news: make(), guildInfo: make(), calendar: make(), roster: make() };
}

/**
 * In bytes for a text, the largest value for a number; 0 for an unknown field.
 * Called by: drawEditor, problemOf
 */
export function fieldLimit(tableType: TableType, name: string): number {
  return FIELDS[tableType].find((field) => field.name === name)?.limit ?? 0;
}

/**
 * A new table, which does not change with the entry.
 * Called by: codeEntryHead, rebuildMetadata, remapGuilds, writeEntry
 */
export function metadataRow(entry: Entry): MetadataRow {
  return {
    id: entry.id,
    tableType: entry.tableType,
    guildName: guildOf(entry),
    lastUpdated: entry.lastUpdated,
    deleted: entry.deleted,
  };
}

/**
 * The guild that an entry belongs to, by its present name. A setup's id is made from its guild's name: one from before a
 * rename keeps both, and counts for the guild until there is one by the present name.
 * Called by: 18 functions in DataSyncHandler/entries, DataSyncManager/data, DataSyncManager/guild,
 * Interface/panes/articles, Interface/panes/roster, Maintenance
 */
export function guildOf({ guildName, id, tableType }: Pick<Entry, "guildName" | "id" | "tableType">): string {
  const present = presentGuildName(guildName);
  return tableType === "setup" && setupId(present) !== id ? guildName : present;
}

/**
 * From `Guild Name-Realm`: lower case, letters and digits only. Bytes above 127 are kept, so that names in other
 * alphabets stay apart.
 * Called by: 9 functions in GuildSetup.ts, Mending.ts, Migration.ts, PublicApi.ts, Schema.ts,
 * SharedGuilds.ts, Validation.ts
 */
export function setupId(guildName: string): string {
  const [id] = string.gsub(string.lower(guildName), "[^%w\x80-\xff]", "");
  return id;
}
