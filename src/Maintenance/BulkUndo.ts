/** What the last import since login has written, so that it can be taken back whole. */

import { writeDeletion, writeEdit, writeMadeUpDeletion } from "../DataSyncManager/guild/Edits";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import type { Entry, TableType } from "../DataSyncManager/data/Schema";
import { readEntry } from "../DataSyncManager/data/Store";
import { isMadeUp } from "../DataSyncManager/data/Timestamps";

/** One entry that an import has written. */
interface Written {
  tableType: TableType;
  id: string;
  /** The version before; nothing if there was none. */
  before: Entry | undefined;
  /** The time of what the import wrote. */
  lastUpdated: string;
}

/** What became of an import that was taken back. */
export interface Undone {
  undone: number;
  /** Changed since by somebody, or refused. */
  kept: number;
}

const state: { written: Written[] } = { written: [] };

/** Forgets the import before: one can be taken back, the last one. Called by: importRoster, writeBlock */
export function beginBulkEdit(): void {
  state.written = [];
}

/**
 * Does one write of an import, and remembers it if it changed something. `write` says whether it did.
 * Called by: remembered, writeBlock
 */
export function rememberWrite(tableType: TableType, id: string, write: (this: void) => boolean): boolean {
  const before = readEntry(tableType, id);
  const isWritten = write();
  const after = readEntry(tableType, id);
  if (isWritten && after !== undefined) {
    state.written.push({ tableType, id, before, lastUpdated: after.lastUpdated });
  }
  return isWritten;
}

/**
 * Inside a flow: takes the last import back, as edits that travel like any other. Nothing without one.
 * Called by: undoImport
 */
export function undoBulkEdit(): Undone | undefined {
  const { written } = state;
  if (written.length === 0) {
    return undefined;
  }
  state.written = [];
  const result: Undone = { undone: 0, kept: 0 };
  for (const one of written) {
    result[takeBack(one) ? "undone" : "kept"] += 1;
    yieldIfOverBudget();
  }
  return result;
}

/**
 * False if somebody has changed the entry since, or the player may not write it any more.
 * Called by: undoBulkEdit
 */
function takeBack({ before, id, lastUpdated, tableType }: Written): boolean {
  const current = readEntry(tableType, id);
  if (current === undefined || current.lastUpdated !== lastUpdated) {
    return false;
  }
  if (before !== undefined && !before.deleted) {
    return writeEdit(tableType, id, before) === undefined;
  }
  // What was made up goes as it came: a deletion of today would win over what others know of that member.
  return isMadeUp(lastUpdated) ? writeMadeUpDeletion(id) : writeDeletion(tableType, id);
}
