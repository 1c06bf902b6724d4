/**
 * The one door for the player's edits, whichever way they come: the window, the public API, imports, undoing, the facts
 * that the client writes of its own player. It asks for the right that the other members' clients will ask for; what they
 * would refuse is not written. `scripts/structure.mjs` sees to it that nobody else edits the store.
 */

import { areEditsAllowed } from "../data/SavedData";
import { type Entry, type EntryData, guildOf, type TableType } from "../data/Schema";
import { applyEntry, deleteEntry, editEntry, readEntry, type WriteResult } from "../data/Store";
import { shrunk } from "../data/Tombstones";
import { text } from "../runtime/Locale";
import { mayEdit } from "./Permissions";

/** What the player writes: the whole new data, for a guild's `Guild Name-Realm`. */
export interface Edit {
  guildName: string;
  data: EntryData;
}

/**
 * Revives a deleted entry. The result is why the edit is refused, in words, or nothing.
 * Called by: 7 functions in ArticleEditor.ts, GuildSetup.ts, MemberEdits.ts, PlayerFacts.ts, PublicApi.ts,
 * RosterImport.ts, UndoDelete.ts
 */
export function writeEdit(tableType: TableType, id: string, edit: Edit): string | undefined {
  if (!areEditsAllowed()) {
    return text("CHAT_NOT_LOADED");
  }
  const guildName = guildOf({ tableType, id, guildName: edit.guildName });
  return mayEdit(tableType, id, guildName)
    ? editEntry(tableType, id, guildName, edit.data)
    : text("REFUSED_OWN_RANK", id);
}

/**
 * The entry stays as a tombstone. False if there is no living one, or the player may not delete it.
 * Called by: deletePublicEntry, deleteWithUndo, importRoster
 */
export function writeDeletion(tableType: TableType, id: string): boolean {
  const entry = readEntry(tableType, id);
  const isAllowed = areEditsAllowed() && entry !== undefined && mayEdit(tableType, id, entry.guildName);
  return isAllowed && deleteEntry(tableType, id);
}

/**
 * Writes a valid entry from a text that the player has pasted, if it is newer. Its time stays as it is: the player hands
 * on what somebody else has written.
 * Called by: importLine
 */
export function writeImported(entry: Entry): WriteResult | "refused" {
  return mayEdit(entry.tableType, entry.id, entry.guildName) ? applyEntry(shrunk(entry)) : "refused";
}
