/** What the file says of unconfirmed entries, checked: nothing in it makes an entry known that was not. */

import { isTable, tableOr } from "../DataSyncManager/data/PlainTables";
import type { SavedData, Unconfirmed } from "../DataSyncManager/data/SavedData";
import { type Entry, TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";
import { daysAgo, toEpoch } from "../DataSyncManager/data/Timestamps";
import { validateStored } from "../DataSyncManager/data/Validation";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";

/** Days for which a version that was refused is not taken again. */
const REFUSAL_DAYS = 30;

/**
 * Inside a flow, after the entries have been checked: what stands beside entries that are no longer there is dropped, and a
 * known version that is none leaves nothing known.
 * Called by: loadData
 */
export function checkUnconfirmed(saved: SavedData): void {
  const given = tableOr(saved.unconfirmed);
  const checked: Partial<Record<TableType, Record<string, Unconfirmed>>> = {};
  for (const tableType of TABLE_TYPES) {
    const ofTable: Record<string, Unconfirmed> = {};
    for (const [id, noted] of pairs(tableOr(given[tableType]))) {
      if (typeof id === "string" && saved.sharedData[tableType][id] !== undefined) {
        const { from, known } = tableOr(noted);
        ofTable[id] = {
          from: typeof from === "string" ? from : "",
          known: isVersionOf(known, tableType, id) ? known : undefined,
        };
      }
      yieldIfOverBudget();
    }
    checked[tableType] = ofTable;
  }
  saved.unconfirmed = checked;
  const refused: Record<string, string> = {};
  for (const [digest, time] of pairs(tableOr(saved.refusedVersions))) {
    if (
      typeof digest === "string" &&
      typeof time === "string" &&
      toEpoch(time) !== undefined &&
      time > daysAgo(REFUSAL_DAYS)
    ) {
      refused[digest] = time;
    }
  }
  saved.refusedVersions = refused;
}

/** Whether a value is a valid version of an entry. Called by: checkUnconfirmed */
function isVersionOf(value: unknown, tableType: TableType, id: string): value is Entry {
  return isTable(value) && value.id === id && validateStored(value, tableType) === undefined;
}
