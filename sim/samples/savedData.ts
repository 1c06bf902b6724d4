import type { SampleEntry } from "./sampleRoster";
import { writeSavedVariables } from "../formats/savedVariables";

/** What the addon keeps on disk, for clients that have data before they log in for the first time. */

/** The name in the addon's table of contents. */
export const SAVED = "GuildHelper_SavedVariables";

/** The addon's tables, in the order in which it syncs them. */
export const TABLES = ["setup", "news", "guildInfo", "calendar", "roster"];

/** The tables of articles, in the same order. */
export const ARTICLE_TABLES = ["news", "guildInfo", "calendar"];

/** The id of a guild's setup entry: its full name without case, blanks and marks. */
export function setupId(guildName: string): string {
  return string.gsub(string.lower(guildName), "[^%w]", "")[0];
}

/** Saved data in the addon's present schema. */
export interface SavedData {
  schemaVersion: number;
  sharedData: Record<string, Record<string, unknown>>;
  userStatus: Record<string, unknown>;
  syncSessions: Record<string, unknown>;
  senderLogs: unknown[];
  receiverLogs: unknown[];
  quarantine: unknown[];
  settings: Record<string, unknown>;
}

/** Saved data with just these entries. */
export function savedTable(this: void, entries: readonly SampleEntry[]): SavedData {
  const sharedData: SavedData["sharedData"] = { metadata: {} };
  for (const tableType of TABLES) {
    sharedData[tableType] = {};
  }
  for (const entry of entries) {
    sharedData[entry.tableType]![entry.id] = entry;
  }
  return {
    schemaVersion: 2,
    sharedData,
    userStatus: {},
    syncSessions: {},
    senderLogs: [],
    receiverLogs: [],
    quarantine: [],
    settings: { isWelcomed: true },
  };
}

/** The text of the file in which the game keeps the saved data. */
export function savedFile(this: void, saved: unknown): string {
  return writeSavedVariables([SAVED], { [SAVED]: saved });
}
