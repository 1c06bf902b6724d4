/** What the player has deleted since login, so that it can be brought back. */

import { announceChange } from "../runtime/Changes";
import type { Entry, TableType } from "../data/Schema";
import { readEntry } from "../data/Store";
import { writeDeletion, writeEdit } from "../guild/Edits";

/** Deletions that can be undone, the latest ones. */
const MAX_DELETIONS = 50;

const state: {
  deletions: Entry[];
} = {
  deletions: [],
};

/** The entry is remembered until logout. False if there was none to delete. Called by: createEntryButtons */
export function deleteWithUndo(tableType: TableType, id: string): boolean {
  const entry = readEntry(tableType, id);
  if (entry === undefined || !writeDeletion(tableType, id)) {
    return false;
  }
  state.deletions.push(entry);
  if (state.deletions.length > MAX_DELETIONS) {
    state.deletions.shift();
  }
  announceChange("preference");
  return true;
}

/** Only if it is still deleted. Called by: drawEntryButtons, undoDeletion */
export function lastDeletion(tableType: TableType): Entry | undefined {
  for (const place of $range(state.deletions.length - 1, 0, -1)) {
    const entry = state.deletions[place]!;
    if (entry.tableType === tableType && readEntry(tableType, entry.id)?.deleted === true) {
      return entry;
    }
  }
  return undefined;
}

/**
 * Brings back the last deletion as a new edit, so that it comes back for everyone. The result is why it is refused,
 * or nothing.
 * Called by: createEntryButtons
 */
export function undoDeletion(tableType: TableType): string | undefined {
  const entry = lastDeletion(tableType);
  if (entry === undefined) {
    return undefined;
  }
  state.deletions = state.deletions.filter((other) => other !== entry);
  return writeEdit(tableType, entry.id, entry);
}
