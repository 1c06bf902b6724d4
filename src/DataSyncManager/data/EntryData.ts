/** The tables, and what the entries of each hold, as the schema describes it. */

/** The order in which tables are synced: setup decides what else is shared, roster is the longest. */
export const TABLE_TYPES = ["setup", "news", "guildInfo", "calendar", "roster"] as const;

export type TableType = (typeof TABLE_TYPES)[number];

/** Fields by their names, those among them that the schema does not know. */
export type EntryData = Record<string, unknown>;

/** The data of each table's entries. */
export interface TableData {
  setup: SetupData;
  news: ArticleData;
  guildInfo: ArticleData;
  calendar: CalendarData;
  roster: RosterData;
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
  /** The lowest rank whose members are officers, by its index; the leader chooses it. */
  officerRank?: number;
  /** For each table the day, as the number YYYYMMDD, below which its entries are given up. */
  horizons?: Partial<Record<TableType, number>>;
  /** True where members below the officers may write no roster entry but their own. */
  ownEntriesOnly?: boolean;
}
/** Who wrote an article or an event: a claim, which is shown. Only from the author's own client does the server vouch for it. */
interface Authored extends EntryData {
  /** Who wrote this version, `Name-Realm`. */
  author?: string;
  /** Who wrote the first one. */
  creator?: string;
}
export interface ArticleData extends Authored {
  title: string;
  content: string;
  category: string;
  date: string;
  isPinned?: boolean;
}
export interface CalendarData extends Authored {
  title: string;
  content: string;
  category: string;
  eventDate: string;
  /** In the form of `eventDate`. */
  endDate?: string;
  /** `weekly`, `fortnightly`, or `monthly` by the weekday. */
  repeats?: string;
  repeatsUntil?: string;
  /** For each role how many can come; the others are in reserve. */
  places?: Record<string, number>;
}
/** A member's answer to an event, on one of its days. */
interface Signup {
  /** The event's id. */
  name: string;
  /** `YYYY-MM-DD`, because an event may come again. */
  day: string;
  answer: string;
  role?: string;
  /** With whom the member comes, `Name-Realm`. */
  character?: string;
  note?: string;
  /** `YYYYMMDDHHMMSS` */
  time: string;
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
  /** Answers to events: only the character's own client changes them. */
  signups?: Signup[];
  /** The game's own id of the character, which a rename does not change. Whoever writes the entry claims it. */
  guid?: string;
}
