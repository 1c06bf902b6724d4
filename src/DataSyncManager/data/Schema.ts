/**
 * The one description of the data: table types, entries and their fields.
 * Validation, migration, the codec and the panes all read it, so a new field is added here and nowhere else.
 */

import { type EntryData, TABLE_TYPES, type TableData, type TableType } from "./EntryData";
import { presentGuildName } from "./GuildNames";

export { TABLE_TYPES } from "./EntryData";
export type {
  ArticleData,
  CalendarData,
  EntryData,
  Profession,
  RosterData,
  SetupData,
  TableType,
} from "./EntryData";

/**
 * Whether a value names one of them.
 * Called by: 9 functions in Confirmations.ts, IncomingSync.ts, PublicApi.ts, StatusLines.ts, TableTexts.ts
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
  /** The fields of each record, where not any text or number will do. */
  parts?: readonly RecordPart[];
  /** How many records there may be. */
  most?: number;
}

/** A field of a record: a text of so many bytes, or a number up to a limit. */
interface RecordPart {
  name: string;
  kind: "text" | "number";
  required: boolean;
  limit: number;
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
export const LOWEST_RANK = 9;
/** Bytes of the id of an article or event. */
const EVENT_ID = 18;
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
/** How often an event comes again; without one it does not. `monthly` is by the weekday: every second Friday. */
const REPEATS: readonly string[] = ["weekly", "fortnightly", "monthly"];
/** Places for one role at an event: more than any raid has. */
const MOST_PLACES = 1000;
/** The last day that a number can stand for, as YYYYMMDD. */
const LAST_DAY = 99991231;
/** A member's answers to events that count at a time: those to past events are trimmed. */
const MOST_SIGNUPS = 50;
/** Bytes of the note that comes with an answer. */
const SIGNUP_NOTE = 80;
const SIGNUP_PARTS: readonly RecordPart[] = [
  { name: "name", kind: "text", required: true, limit: EVENT_ID },
  { name: "day", kind: "text", required: true, limit: SHORT },
  { name: "answer", kind: "text", required: true, limit: SHORT },
  { name: "role", kind: "text", required: false, limit: SHORT },
  { name: "character", kind: "text", required: false, limit: SHORT },
  { name: "note", kind: "text", required: false, limit: SIGNUP_NOTE },
  { name: "time", kind: "text", required: true, limit: SHORT },
];

const AUTHOR_FIELDS: readonly Field[] = [
  { name: "author", kind: "text", required: false, limit: SHORT },
  { name: "creator", kind: "text", required: false, limit: SHORT },
];
const ARTICLE_FIELDS: readonly Field[] = [
  { name: "title", kind: "text", required: true, limit: TITLE },
  { name: "content", kind: "text", required: true, limit: CONTENT },
  { name: "category", kind: "text", required: true, limit: SHORT, fallback: "General" },
  { name: "date", kind: "text", required: true, limit: SHORT },
  ...AUTHOR_FIELDS,
  { name: "isPinned", kind: "flag", required: false, limit: 0 },
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
    { name: "officerRank", kind: "number", required: false, limit: LOWEST_RANK },
    { name: "horizons", kind: "numbers", required: false, limit: LAST_DAY },
  ],
  news: ARTICLE_FIELDS,
  guildInfo: ARTICLE_FIELDS,
  calendar: [
    { name: "title", kind: "text", required: true, limit: TITLE },
    { name: "content", kind: "text", required: true, limit: CONTENT },
    { name: "category", kind: "text", required: true, limit: SHORT, fallback: "General" },
    { name: "eventDate", kind: "text", required: true, limit: SHORT },
    ...AUTHOR_FIELDS,
    { name: "endDate", kind: "text", required: false, limit: SHORT },
    { name: "repeats", kind: "text", required: false, limit: SHORT, words: REPEATS },
    { name: "repeatsUntil", kind: "text", required: false, limit: SHORT },
    { name: "places", kind: "numbers", required: false, limit: MOST_PLACES },
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
    {
      name: "signups",
      kind: "records",
      required: false,
      limit: 0,
      parts: SIGNUP_PARTS,
      most: MOST_SIGNUPS,
    },
  ],
};

/**
 * `make` is called once per table, so that tables never share a value.
 * Called by: 15 functions in DataSyncManager/data, DataSyncManager/sync, Maintenance
 */
export function byTable<Value>(make: (this: void) => Value): Record<TableType, Value> {
  return { setup: make(), news: make(), guildInfo: make(), calendar: make(), roster: make() };
}

/**
 * In bytes for a text, the largest value for a number; 0 for an unknown field.
 * Called by: drawEditor, problemOf, withAuthor
 */
export function fieldLimit(tableType: TableType, name: string): number {
  return FIELDS[tableType].find((field) => field.name === name)?.limit ?? 0;
}

/**
 * A new table, which does not change with the entry.
 * Called by: codeEntryHead, packEntries, rebuildMetadata, remapGuilds, writeEntry
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
 * Called by: 31 functions in DataSyncHandler/entries, DataSyncManager/data, DataSyncManager/guild,
 * Interface/panes/articles, Interface/panes/roster, Maintenance
 */
export function guildOf({ guildName, id, tableType }: Pick<Entry, "guildName" | "id" | "tableType">): string {
  const present = presentGuildName(guildName);
  return tableType === "setup" && setupId(present) !== id ? guildName : present;
}

/**
 * From `Guild Name-Realm`: lower case, letters and digits only. Bytes above 127 are kept, so that names in other
 * alphabets stay apart.
 * Called by: 12 functions in GuildSetup.ts, Mending.ts, Migration.ts, PublicApi.ts, Schema.ts, SetupPane.ts,
 * SharedGuilds.ts, Validation.ts
 */
export function setupId(guildName: string): string {
  const [id] = string.gsub(string.lower(guildName), "[^%w\x80-\xff]", "");
  return id;
}
