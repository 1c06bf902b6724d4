/** What could not be an entry: kept, listed, and tried again when the player asks. */

import { type Entry, TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";
import { type QuarantinedEntry, savedData } from "../DataSyncManager/data/SavedData";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { applyEntry } from "../DataSyncManager/data/Store";
import { validateEntry } from "../DataSyncManager/data/Validation";

/**
 * Returns what is in quarantine, the oldest first, to be read only.
 * Called by: exportQuarantine, listQuarantine, retryQuarantined
 */
export function quarantined(): readonly QuarantinedEntry[] {
  return savedData().quarantine;
}

/**
 * Inside a flow: validates again what is in quarantine, for a later version may know how. Puts what is valid into its
 * table, where nothing newer is. Returns how many left the quarantine.
 * Called by: retryQuarantined
 */
export function retryQuarantine(): number {
  const kept: QuarantinedEntry[] = [];
  let freed = 0;
  for (const row of savedData().quarantine) {
    const tableType = TABLE_TYPES.find((known) => known === row.tableType);
    const problem = tableType === undefined ? row.reason : problemOf(row, tableType);
    if (problem === undefined) {
      applyEntry(row.value as Entry);
      freed += 1;
    } else {
      row.reason = problem;
      kept.push(row);
    }
    yieldIfOverBudget();
  }
  savedData().quarantine = kept;
  return freed;
}

/** Takes a row and its table. Returns why its value is no entry of it. Called by: retryQuarantine */
function problemOf(row: QuarantinedEntry, tableType: TableType): string | undefined {
  const problem = validateEntry(row.value, tableType);
  if (problem !== undefined) {
    return problem;
  }
  return (row.value as Entry).id === row.id ? undefined : row.reason;
}
