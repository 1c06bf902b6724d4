/** What the addon keeps on disk, in the one SavedVariable. */

import { DEFAULT_PACING, type Pacing } from "../runtime/Scheduler";
import { byTable, type Entry, type MetadataRow, type TableType } from "./Schema";

/** The version of the shape below; 1 was the older addon's. */
export const SCHEMA_VERSION = 2;

export type TableProgress = "Pending" | "In Progress" | "Completed" | "Failed";
export type SyncMode = "all" | "days";

export interface UserStatus {
  guildName?: string;
  addonVersion?: string;
  status?: string;
  /** `YYYYMMDDHHMMSS` of the last completed sync with that user. */
  lastSync?: string;
  /** `YYYYMMDDHHMMSS` of the last message from that user. */
  lastSeen?: string;
  /** How many syncs with that user have failed since the last one that did not. */
  failures?: number;
}

/** What is needed to go on with a session after a reload. */
export interface SavedSession {
  role: "sender" | "receiver";
  sessionId: string;
  user: string;
  mode: SyncMode;
  days: number;
  started: string;
  updated: string;
  status: TableProgress;
  reason?: string;
  tables: Record<TableType, TableProgress>;
  /** The table of which all local actions are done (step 4.1), so that only the other side's are left. */
  localActionsDone?: TableType;
  /** How far the entries of a table have come that were all asked for. */
  whole?: WholeProgress;
}

/** Entries that are all asked for come in the order of their ids; a sync that was interrupted goes on behind the last. */
interface WholeProgress {
  tableType: TableType;
  /** The last id that has come. */
  upTo: string;
  /** Ids up to there that the other side does not have, or has in an older version. */
  toSend: string[];
}

export interface LogRow {
  /** `YYYYMMDDHHMMSS` */
  time: string;
  session: string;
  step: string;
  user: string;
  table: string;
  text: string;
  /** The same line without anything that another client has sent, where it quotes some: for a report. */
  report?: string;
}

export interface QuarantinedEntry {
  tableType: string;
  id: string;
  reason: string;
  time: string;
  /** When an export was offered, before it goes. */
  offered?: string | undefined;
  value: unknown;
}

export interface WindowPlace {
  point: FramePoint;
  relativePoint: FramePoint;
  x: number;
  y: number;
  /** Where the player has changed it. */
  width?: number;
  height?: number;
}

/** What the player has chosen for the whole account. */
export interface Preferences {
  isMinimapShown: boolean;
  /** Degrees around the minimap, counted from the right, against the clock. */
  minimapAngle: number;
  /** A line at login where there is something new. */
  announcesNews: boolean;
  remindsOfEvents: boolean;
  /** Minutes before an event. */
  reminderMinutes: number;
  /** Times of events as the realm has them, in the place of the player's own. */
  usesServerTime: boolean;
  /** How large the windows and their letters are. */
  scale: number;
  /** The player's day of birth, `MM-DD`, `YYYY-MM-DD` or empty: kept here, told to others only with consent. */
  birthdate: string;
}

/** What is remembered for one character. */
export interface CharacterPreferences {
  windows: Record<string, WindowPlace | undefined>;
  /** The pane that was open last. */
  pane?: string;
  /** Columns of lists: the shown ones in order, their widths, the one that sorts. */
  columns?: Record<string, ColumnPreferences | undefined>;
}

export interface ColumnPreferences {
  shown: string[];
  widths: Record<string, number | undefined>;
  sortedBy: string;
  isDescending: boolean;
}

/** A named list of characters, `Name-Realm`, to invite together. */
export interface InviteGroup {
  name: string;
  members: string[];
}

export interface Settings extends Pacing {
  mode: SyncMode;
  days: number;
  /** True where the player has chosen these two themselves. */
  isModeChosen?: boolean;
  /** True once the addon has said how to begin with it. */
  isWelcomed?: boolean;
  /** The latest `lastUpdated` of the articles that were announced at login. */
  announcedUpTo?: string;
  /** The last id that was made for an article: the next one comes after it, whatever the clock says. */
  newestArticleId?: string;
  /** By realm, then by seconds ahead of UTC and month (`-21600 07`): when its clock was last seen so, in seconds since 1970. */
  realmOffsets?: Record<string, Record<string, number> | undefined>;
  /** Named lists of characters to invite. */
  groups?: InviteGroup[];
  /** The highest rank index (0 is the guild master) from which an entry of that table is accepted. */
  maxRank: Partial<Record<TableType, number>>;
  /** Where windows were in earlier versions, which kept one place for all characters. */
  windows: Record<string, WindowPlace | undefined>;
  preferences?: Partial<Preferences>;
  characters?: Record<string, CharacterPreferences | undefined>;
  /** Whether the player tells others their battletag and their day of birth; nothing where they have not decided. */
  consent?: { battletag?: boolean; birthdate?: boolean };
  /** Up to when all articles count as read, and those read since, with the `lastUpdated` that they had. */
  readMarks?: { since: string; articles: Record<string, string | undefined> };
  /** The professions that the game named last, by the account's characters: others in their entries were typed. */
  gameProfessions?: Record<string, string[] | undefined>;
  /** The newest time at which this client has written an entry itself: a clock that is behind it is off. */
  newestOwnTime?: string;
  /** For each guild of the account's characters a code of each other member, 6 letters each, by which a rename shows. */
  guildLists?: Record<string, string | undefined>;
  /** The game's own ids of those guilds, where the client has them. */
  guildIds?: Record<string, string | undefined>;
  /** Former names of guilds that this client has recognized, by their present ones. */
  formerGuilds?: Record<string, string[] | undefined>;
  /** Users with whom the player never syncs. */
  ignoredUsers?: string[];
  /** The guild that each of the account's characters was last seen in, empty for one that lasted without any. */
  ownGuilds?: Record<string, string | undefined>;
}

/** What stands beside an entry that came from somebody who may not write it. */
export interface Unconfirmed {
  /** The version that is read meanwhile; nothing if there was none. */
  known?: Entry | undefined;
  /** Who handed it over first. */
  from: string;
}

type EntryTable = Record<string, Entry>;
type MetadataTable = Record<string, MetadataRow>;
type SharedTables = Record<TableType, EntryTable>;

export interface SavedData {
  schemaVersion: number;
  sharedData: SharedTables & { metadata: Record<TableType, MetadataTable> };
  userStatus: Record<string, UserStatus>;
  syncSessions: Record<string, SavedSession>;
  senderLogs: LogRow[];
  receiverLogs: LogRow[];
  quarantine: QuarantinedEntry[];
  /** By table and id: entries that wait for somebody who may write them. */
  unconfirmed?: Partial<Record<TableType, Record<string, Unconfirmed>>>;
  /** By id, time and content: when a version was refused because somebody who may write it knows another. */
  refusedVersions?: Record<string, string>;
  settings: Settings;
  /**
   * The state before the last migration, for a while: in long texts, tables that lie two deep in texts of their own by their
   * names; older ones as they were.
   */
  backup?: {
    time: string;
    saved?: unknown;
    packed?: string[];
    tables?: Record<string, Record<string, string[] | undefined> | undefined>;
  };
}

const state: { saved: SavedData; isReady: boolean } = { saved: emptySavedData(), isReady: false };

/**
 * What a player has who never had the addon.
 * Called by: 7 functions in Backup.ts, LoadData.ts, Migration.ts, SavedData.ts
 */
export function emptySavedData(): SavedData {
  return {
    schemaVersion: SCHEMA_VERSION,
    sharedData: { ...byTable<EntryTable>(() => ({})), metadata: byTable<MetadataTable>(() => ({})) },
    userStatus: {},
    syncSessions: {},
    senderLogs: [],
    receiverLogs: [],
    quarantine: [],
    settings: defaultSettings(),
  };
}

/** For a player who never changed one. Called by: checkParts, emptySavedData */
export function defaultSettings(): Settings {
  return {
    mode: "all",
    days: 7,
    ...DEFAULT_PACING,
    maxRank: {},
    windows: {},
  };
}

/**
 * The data must be migrated and validated. From now on the addon reads and writes them, and the game saves them.
 * Called by: loadData
 */
export function useSavedData(saved: SavedData): void {
  state.saved = saved;
  state.isReady = false;
}

/** Once the index of the data in use is complete as well. Called by: loadData */
export function allowEdits(): void {
  state.isReady = true;
}

/**
 * False while data are loading: what is written then would be lost, or counted wrongly.
 * Called by: editObstacle, readNames
 */
export function areEditsAllowed(): boolean {
  return state.isReady;
}

/**
 * The data in use: ask again after each yield, because a restore replaces them.
 * Called by: 52 functions in DataSyncManager/data, DataSyncManager/guild, DataSyncManager/sync,
 * Interface/commands, Interface/panes/maintenance, Maintenance
 */
export function savedData(): SavedData {
  return state.saved;
}

/**
 * The settings in use: ask again after each yield, because a restore replaces them.
 * Called by: 28 functions in DataSyncHandler/entries, DataSyncManager/data, DataSyncManager/guild,
 * DataSyncManager/player, DataSyncManager/sync, GuildHelper.ts, Interface, Interface/kit,
 * Interface/panes/roster
 */
export function settings(): Settings {
  return state.saved.settings;
}
