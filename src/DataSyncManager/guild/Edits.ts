/**
 * The one door for the player's edits, whichever way they come: the window, the public API, imports, undoing, the facts
 * that the client writes of its own player. It asks for the right that the other members' clients will ask for; what they
 * would refuse is not written, nor is anything by a clock that is off. `scripts/structure.mjs` sees to it that nobody else edits the store.
 */

import type { Entry, EntryData, TableType } from "../data/Schema";
import { isClockOff } from "../data/ServerClock";
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
 * Writes an edit; a deleted entry comes back to life. Returns nothing, or in words why it is refused.
 * Called by: collectPlayerFacts, editPublicEntry, saveArticle, saveMember, saveSetup, undoDeletion,
 * writeMember
 */
export function writeEdit(tableType: TableType, id: string, { guildName, data }: Edit): string | undefined {
  if (isClockOff()) {
    return text("REASON_CLOCK_OFF");
  }
  return mayEdit(tableType, id, guildName)
    ? editEntry(tableType, id, guildName, data)
    : text("REFUSED_RANK", id);
}

/**
 * Deletes a living entry, which stays as a tombstone. Returns false when there is none, or the player may not.
 * Called by: deletePublicEntry, deleteWithUndo, importRoster
 */
export function writeDeletion(tableType: TableType, id: string): boolean {
  const entry = readEntry(tableType, id);
  if (entry === undefined || isClockOff()) {
    return false;
  }
  return mayEdit(tableType, id, entry.guildName) && deleteEntry(tableType, id);
}

/**
 * Writes a valid entry from a text that the player has pasted, if it is newer. Its time stays as it is: the player hands
 * on what somebody else has written.
 * Called by: importLine
 */
export function writeImported(entry: Entry): WriteResult | "refused" {
  const isAllowed = !isClockOff() && mayEdit(entry.tableType, entry.id, entry.guildName);
  return isAllowed ? applyEntry(shrunk(entry)) : "refused";
}
