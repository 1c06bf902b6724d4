/**
 * The one door for the player's edits, whichever way they come: the window, the public API, imports, undoing, the facts
 * that the client writes of its own player. It asks for the right that the other members' clients will ask for; what they
 * would refuse is not written, nor is anything by a clock that is off. `scripts/structure.mjs` sees to it that nobody else
 * edits the store.
 */

import { hasRunAhead } from "../data/JoinedEdits";
import { areEditsAllowed } from "../data/SavedData";
import { type Entry, type EntryData, fieldLimit, guildOf, type TableType } from "../data/Schema";
import { isClockOff } from "../data/ServerClock";
import { applyEntry, deleteEntry, editEntry, effectOf, readEntry, type WriteResult } from "../data/Store";
import { shrunk } from "../data/Tombstones";
import { isMadeUp } from "../data/Timestamps";
import { text } from "../runtime/Locale";
import { ownName } from "./OwnGuild";
import { mayEdit, mayHandOn } from "./Permissions";

/** What the player writes: the whole new data, for a guild's `Guild Name-Realm`. */
export interface Edit {
  guildName: string;
  data: EntryData;
}

/**
 * Revives a deleted entry. The result is why the edit is refused, in words, or nothing.
 * Called by: editPublicEntry, saveArticle, saveMember, saveSetup, takeBack, undoDeletion
 */
export function writeEdit(tableType: TableType, id: string, edit: Edit): string | undefined {
  return change(tableType, id, edit, true);
}

/**
 * Writes a member's facts as the game tells them, of which nobody typed any. An entry that this client has never seen is
 * made up with that, and an old copy wins over nothing that somebody has typed since.
 * Called by: collectPlayerFacts, readLog, writeMember
 */
export function writeFacts(user: string, edit: Edit): string | undefined {
  return change("roster", user, edit, false);
}

/**
 * Writes what follows from other entries into a member's: as old as the entry was, so that whatever its own player or
 * somebody else has typed since wins over it, however lately this client has synced. The result as of `writeFacts`.
 * Called by: followMains, readLog
 */
export function writeFollowing(user: string, edit: Edit): string | undefined {
  return change("roster", user, edit, false, readEntry("roster", user)?.lastUpdated);
}

/**
 * Writes what another entry of the same character says into the present one, and deletes the other. As nobody types then,
 * both are as old as what they were made of, so that whatever somebody has typed since wins over them. Where the player may
 * not delete the other one, that is left to somebody who may. False if nothing was written.
 * Called by: move
 */
export function writeMove(from: string, user: string, edit: Edit, isChanged: boolean): boolean {
  const entry = readEntry("roster", from);
  if (entry === undefined || entry.deleted || editObstacle() !== undefined) {
    return false;
  }
  const { data, guildName } = edit;
  if (isChanged) {
    const change = { guildName, data, isTyped: false, after: entry.lastUpdated };
    if (!mayEdit("roster", user, guildName) || editEntry("roster", user, change) !== undefined) {
      return false;
    }
  }
  const isDeleted = mayEdit("roster", from, guildOf(entry)) && deleteEntry("roster", from, false);
  return isChanged || isDeleted;
}

/**
 * A change, if nothing stands in its way; `after` as in `Change`.
 * Called by: writeEdit, writeFacts, writeFollowing
 */
function change(
  tableType: TableType,
  id: string,
  edit: Edit,
  isTyped: boolean,
  after?: string,
): string | undefined {
  const obstacle = editObstacle();
  if (obstacle !== undefined) {
    return obstacle;
  }
  if (hasRunAhead(readEntry(tableType, id)?.lastUpdated)) {
    return text("REFUSED_TIMES_AHEAD", id);
  }
  const data = isTyped ? withAuthor(tableType, id, edit.data) : edit.data;
  const guildName = guildOf({ tableType, id, guildName: edit.guildName });
  return mayEdit(tableType, id, guildName)
    ? editEntry(tableType, id, { guildName, data, isTyped, after })
    : text("REFUSED_OWN_RANK", id);
}

/** Articles and events say who wrote this version, and who the first one. Called by: change */
function withAuthor(tableType: TableType, id: string, data: EntryData): EntryData {
  if (fieldLimit(tableType, "author") === 0) {
    return data;
  }
  const current = readEntry(tableType, id);
  const creator = current === undefined ? ownName() : (data.creator ?? current.data.author);
  return { ...data, author: ownName(), creator };
}

/**
 * The entry stays as a tombstone. False if there is no living one, or the player may not delete it.
 * Called by: deletePublicEntry, deleteWithUndo, importRoster, takeBack
 */
export function writeDeletion(tableType: TableType, id: string): boolean {
  const entry = readEntry(tableType, id);
  if (entry === undefined || editObstacle() !== undefined || hasRunAhead(entry.lastUpdated)) {
    return false;
  }
  return mayEdit(tableType, id, entry.guildName) && deleteEntry(tableType, id, true);
}

/**
 * Deletes a made-up member's entry again, as if it had never been: the deletion is made up as well.
 * Called by: takeBack
 */
export function writeMadeUpDeletion(user: string): boolean {
  const entry = readEntry("roster", user);
  if (entry === undefined || !isMadeUp(entry.lastUpdated) || editObstacle() !== undefined) {
    return false;
  }
  return mayEdit("roster", user, entry.guildName) && deleteEntry("roster", user, false);
}

/**
 * Why nothing can be edited at present, in words.
 * Called by: change, effectOfImport, writeDeletion, writeMadeUpDeletion, writeMove
 */
function editObstacle(): string | undefined {
  if (!areEditsAllowed()) {
    return text("CHAT_NOT_LOADED");
  }
  return isClockOff() ? text("REASON_CLOCK_OFF") : undefined;
}

/**
 * Writes a valid entry from a text that the player has pasted, if it is newer. Its time stays as it is: the player hands
 * on what somebody else has written.
 * Called by: writeBlock
 */
export function writeImported(entry: Entry): WriteResult | "refused" {
  return effectOfImport(entry) === "refused" ? "refused" : applyEntry(shrunk(entry));
}

/** What `writeImported` would do; nothing is written. Called by: checkEntries, writeImported */
export function effectOfImport(entry: Entry): WriteResult | "refused" {
  if (editObstacle() !== undefined || !mayHandOn(entry)) {
    return "refused";
  }
  const [result] = effectOf(shrunk(entry));
  return result;
}
