/** The one global of the addon, `GuildHelper`, for other addons and for the game's escape key. */

import { hideLastWindow, isAnyWindowShown } from "./kit/Windows";
import { ownGuild } from "../DataSyncManager/Guild";
import { text } from "../DataSyncManager/Locale";
import { type Entry, type EntryData, setupId, TABLE_TYPES, type TableType } from "../DataSyncManager/Schema";
import { presentRun } from "../DataSyncManager/SyncRun";
import { deleteEntry, editEntry, newArticleId, readEntry } from "../DataSyncManager/Store";

/** The global's name, which the game looks up when the escape key is pressed. */
const GLOBAL_NAME = "GuildHelper";

/**
 * Takes the addon's version. Makes the global. The game closes what `UISpecialFrames` names with the escape key, by
 * asking a global of that name whether it is shown and telling it to hide: this one answers for all our windows, none
 * of which needs a global of its own.
 * Called by: GuildHelper.ts
 */
export function publishApi(version: string): void {
  const globals = _G as unknown as { GuildHelper: object };
  globals.GuildHelper = {
    version,
    ReadEntry: readPublicEntry,
    EditEntry: editPublicEntry,
    DeleteEntry: deletePublicEntry,
    SyncState: presentRun,
    IsShown(this: object): boolean {
      return isAnyWindowShown();
    },
    Hide(this: object): void {
      hideLastWindow();
    },
  };
  UISpecialFrames.push(GLOBAL_NAME);
}

/** Takes a table and an id. Returns the entry, to be read only, or nothing. Called by: publishApi */
function readPublicEntry(this: void, tableType: string, id: string): Entry | undefined {
  return isTable(tableType) ? readEntry(tableType, id) : undefined;
}

/**
 * Takes a table, an id (nothing for a new article) and the whole new data. Writes them as the player's own edit, for the
 * player's guild or the one that the entry has. Returns the id, or nothing and the reason.
 * Called by: publishApi
 */
function editPublicEntry(
  this: void,
  tableType: string,
  id: string | undefined,
  data: EntryData,
): LuaMultiReturn<[id: string | undefined, problem: string | undefined]> {
  const guildName = ownGuild();
  if (!isTable(tableType) || guildName === undefined) {
    return $multi(undefined, guildName === undefined ? text("REASON_NO_GUILD") : text("INVALID_TABLE_TYPE"));
  }
  const entryId = id ?? (tableType === "setup" ? setupId(guildName) : newArticleId());
  const owner = readEntry(tableType, entryId)?.guildName ?? guildName;
  const problem = editEntry(tableType, entryId, owner, data);
  if (problem !== undefined) {
    return $multi(undefined, problem);
  }
  return $multi(entryId, undefined);
}

/**
 * Takes a table and an id. Deletes the entry; it stays as a tombstone. Returns whether there was one.
 * Called by: publishApi
 */
function deletePublicEntry(this: void, tableType: string, id: string): boolean {
  return isTable(tableType) && deleteEntry(tableType, id);
}

/**
 * Takes a word. Returns whether it is one of the five tables.
 * Called by: deletePublicEntry, editPublicEntry, readPublicEntry
 */
function isTable(word: string): word is TableType {
  return (TABLE_TYPES as readonly string[]).includes(word);
}
