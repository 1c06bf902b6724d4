/**
 * The addon's one global, `GuildHelper`: for other addons, for key bindings, and for the game's escape key.
 */

import { isUnconfirmed } from "../DataSyncManager/data/Unconfirmed";
import { newArticleId } from "../DataSyncManager/guild/ArticleIds";
import { writeDeletion, writeEdit } from "../DataSyncManager/guild/Edits";
import { startSyncFlow, stopSync } from "./commands/SyncCommands";
import { hideLastWindow, isAnyWindowShown } from "./kit/Windows";
import { toggleMainWindow } from "./MainWindow";
import { subscribe } from "./Subscriptions";
import { ownGuild } from "../DataSyncManager/guild/GuildRoster";
import { text } from "../DataSyncManager/runtime/Locale";
import {
  type Entry,
  type EntryData,
  setupId,
  TABLE_TYPES,
  isTableType,
} from "../DataSyncManager/data/Schema";
import { presentRun, type SyncRequest, type SyncRun } from "../DataSyncManager/sync/SyncRun";
import { chosenMode, MAX_SYNC_DAYS } from "../DataSyncManager/sync/SyncModes";
import { metadataOf, readEntry } from "../DataSyncManager/data/Store";

/** The global's name, which the game looks up when the escape key is pressed. */
const GLOBAL_NAME = "GuildHelper";
/** Grows when something that other addons may rely on changes or goes; what is added does not change it. */
const API_VERSION = 1;
/** Tables nested deeper than this are not copied: no valid entry is as deep. */
const MAX_DEPTH = 12;

/**
 * On the escape key the game looks up each name in `UISpecialFrames` as a global and calls its `IsShown` and `Hide`.
 * This one answers for all windows of the addon, so none of them needs a global of its own.
 * Called by: GuildHelper.ts
 */
export function publishApi(version: string): void {
  _G.GuildHelper = {
    version,
    apiVersion: API_VERSION,
    Tables: listTables,
    Ids: listIds,
    ReadEntry: readPublicEntry,
    EditEntry: editPublicEntry,
    DeleteEntry: deletePublicEntry,
    Subscribe: subscribe,
    Sync: startPublicSync,
    StopSync: stopPublicSync,
    SyncState: publicSyncState,
    Toggle: toggleMainWindow,
    /** A method, because the game passes the table. Called by: PublicApi.ts */
    IsShown(this: object): boolean {
      return isAnyWindowShown();
    },
    /** One window only, so that Escape closes them one by one. Called by: PublicApi.ts */
    Hide(this: object): void {
      hideLastWindow();
    },
  };
  UISpecialFrames.push(GLOBAL_NAME);
}

/** The names of the tables, in the order in which they are synced. Called by: publishApi */
function listTables(this: void): string[] {
  return TABLE_TYPES.slice();
}

/**
 * The ids of a table's entries, in no particular order; empty for an unknown table. Deleted entries are left out unless
 * `withDeleted` is true.
 * Called by: publishApi
 */
function listIds(this: void, tableType: string, withDeleted?: boolean): string[] {
  const ids: string[] = [];
  if (isTableType(tableType)) {
    for (const [id] of pairs(metadataOf(tableType))) {
      if (withDeleted === true || readEntry(tableType, id)?.deleted === false) {
        ids.push(id);
      }
    }
  }
  return ids;
}

/** An entry as other addons see it. */
interface PublicEntry extends Entry {
  /** True where a version waits that nobody has confirmed: the newest known one is read, or that one if there is none. */
  isUnconfirmed?: true;
}

/** A copy of the entry, or nothing. Called by: publishApi */
function readPublicEntry(this: void, tableType: string, id: string): PublicEntry | undefined {
  const entry = isTableType(tableType) ? readEntry(tableType, id) : undefined;
  if (entry === undefined) {
    return undefined;
  }
  const copy: PublicEntry = copyOf(entry, 0);
  return isUnconfirmed(entry.tableType, id) ? { ...copy, isUnconfirmed: true } : copy;
}

/**
 * Writes the whole new data as the player's own edit, for the guild that the entry already has, or else the player's.
 * Without an id a new article is created. The result is the id, or nothing and the reason: an unknown table, no guild,
 * a rank that may not edit it, or invalid data.
 * Called by: publishApi
 */
function editPublicEntry(
  this: void,
  tableType: string,
  id: string | undefined,
  data: EntryData,
): LuaMultiReturn<[id: string | undefined, problem: string | undefined]> {
  const guildName = ownGuild();
  if (guildName === undefined) {
    return $multi(undefined, text("REASON_NO_GUILD"));
  }
  if (!isTableType(tableType)) {
    return $multi(undefined, text("INVALID_TABLE_TYPE", tostring(tableType)));
  }
  const entryId = id ?? (tableType === "setup" ? setupId(guildName) : newArticleId());
  const owner = readEntry(tableType, entryId)?.guildName ?? guildName;
  const problem = writeEdit(tableType, entryId, { guildName: owner, data: copyOf(data, 0) });
  return $multi(problem === undefined ? entryId : undefined, problem);
}

/**
 * Deletes the entry if the player may; it stays as a tombstone. False if nothing was deleted.
 * Called by: publishApi
 */
function deletePublicEntry(this: void, tableType: string, id: string): boolean {
  return isTableType(tableType) && writeDeletion(tableType, id);
}

/**
 * Starts a sync unless one is running. `user` limits it to one user, `days` to recent changes, and `force` includes
 * users synced within the last day. Options that are left out are as the player has chosen.
 * Called by: publishApi
 */
function startPublicSync(this: void, options?: Partial<Pick<SyncRequest, "days" | "force" | "user">>): void {
  const chosen = chosenMode();
  const days = math.floor(tonumber(options?.days ?? (chosen.mode === "days" ? chosen.days : 0)) ?? 0);
  const request: SyncRequest = {
    mode: days > 0 ? "days" : "all",
    days: math.min(math.max(days, 0), MAX_SYNC_DAYS),
    force: options?.force === true,
  };
  if (typeof options?.user === "string") {
    request.user = options.user;
  }
  startSyncFlow(request);
}

/** Stops the running sync at its next step. Called by: publishApi */
function stopPublicSync(this: void): void {
  stopSync();
}

/** A copy of the state of the running or last sync; nothing before the first. Called by: publishApi */
function publicSyncState(this: void): SyncRun | undefined {
  return copyOf(presentRun(), 0);
}

/**
 * Other addons get copies, so that they cannot change the addon's own tables.
 * Called by: editPublicEntry, publicSyncState, readPublicEntry
 */
function copyOf<Value>(value: Value, depth: number): Value {
  if (typeof value !== "object" || value === null || depth > MAX_DEPTH) {
    return value;
  }
  const copy = { ...value };
  for (const [key, item] of pairs(copy)) {
    copy[key] = copyOf(item, depth + 1);
  }
  return copy;
}
