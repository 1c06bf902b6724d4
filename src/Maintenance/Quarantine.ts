/** What could not be an entry: kept, listed, and tried again when the player asks. */

import { type Entry, TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";
import { type QuarantinedEntry, savedData } from "../DataSyncManager/data/SavedData";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { applyEntry } from "../DataSyncManager/data/Store";
import { readValidEntry } from "../DataSyncManager/data/Validation";

/** The oldest first. Read only. Called by: exportQuarantine, listQuarantine, retryQuarantined */
export function quarantined(): readonly QuarantinedEntry[] {
  return savedData().quarantine;
}

/**
 * Inside a flow: validates the entries again, because a later version may know how, and returns valid ones to their
 * tables unless something newer is there. The result is how many left the quarantine.
 * Called by: retryQuarantined
 */
export function retryQuarantine(): number {
  const kept: QuarantinedEntry[] = [];
  let freed = 0;
  for (const row of savedData().quarantine) {
    const tableType = TABLE_TYPES.find((known) => known === row.tableType);
    const entry = tableType === undefined ? row.reason : readRow(row, tableType);
    if (typeof entry === "string") {
      row.reason = entry;
      kept.push(row);
    } else {
      applyEntry(entry);
      freed += 1;
    }
    yieldIfOverBudget();
  }
  savedData().quarantine = kept;
  return freed;
}

/** The entry in a row, or why its value is no entry of its table. Called by: retryQuarantine */
function readRow(row: QuarantinedEntry, tableType: TableType): Entry | string {
  const entry = readValidEntry(row.value, tableType);
  return typeof entry === "string" || entry.id === row.id ? entry : row.reason;
}
