import type { SampleEntry } from "./sampleRoster";
import { packedTable } from "../formats/packedTables";
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

/** Entries of one table that the addon would leave readable in its file: far below what Lua can read. */
const READABLE_ENTRIES = 20000;

/** The saved data as the addon lays them out at logout: with large tables packed. */
function laidOut(saved: SavedData): unknown {
  const packed: Record<string, string[]> = {};
  const sharedData = { ...saved.sharedData };
  for (const tableType of TABLES) {
    let count = 0;
    if (type(sharedData[tableType]) === "table") {
      for (const [,] of pairs(sharedData[tableType]!)) {
        count += 1;
      }
    }
    if (count > READABLE_ENTRIES) {
      packed[`sharedData.${tableType}`] = packedTable(sharedData[tableType]!);
      delete sharedData[tableType];
      sharedData.metadata = {};
    }
  }
  return next(packed)[0] === undefined ? saved : { ...saved, sharedData, packed };
}

/** The text of the file in which the game keeps the saved data. */
export function savedFile(this: void, saved: unknown): string {
  const parts = saved as Partial<SavedData> | undefined;
  const isPresent =
    type(saved) === "table" && parts?.schemaVersion === 2 && type(parts.sharedData) === "table";
  return writeSavedVariables([SAVED], { [SAVED]: isPresent ? laidOut(saved as SavedData) : saved });
}
