/** What could not be an entry: kept, listed, and tried again at each load and when the player asks. */

import type { Mended } from "../DataSyncManager/data/MendedValues";
import { mendEntry } from "../DataSyncManager/data/Mending";
import { isTable, type PlainTable } from "../DataSyncManager/data/PlainTables";
import { type Entry, TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";
import { type QuarantinedEntry, type SavedData, savedData } from "../DataSyncManager/data/SavedData";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { applyEntry } from "../DataSyncManager/data/Store";
import { text } from "../DataSyncManager/runtime/Locale";
import { serverNow } from "../DataSyncManager/data/Timestamps";
import { validateStored } from "../DataSyncManager/data/Validation";

/** Entries in quarantine that are tried again at one load. */
const TRIED_AT_LOAD = 500;

/**
 * The oldest first. Read only.
 * Called by: exportQuarantine, listQuarantine, retryQuarantined
 */
export function quarantined(): readonly QuarantinedEntry[] {
  return savedData().quarantine;
}

/**
 * A record as the valid entry that can be made of it, or the reason why none can, in words.
 * Called by: readRow, validateAll
 */
export function entryOf(value: unknown, tableType: TableType, key: unknown, mended: Mended): Entry | string {
  if (!isTable(value)) {
    return text("INVALID_NOT_A_TABLE", type(value));
  }
  const done: Mended = {};
  const entry = mendEntry(value, tableType, key, done);
  const problem = validateStored(entry, tableType);
  if (problem !== undefined) {
    return problem;
  }
  for (const [kind, count] of pairs(done)) {
    mended[kind] = (mended[kind] ?? 0) + count;
  }
  return entry;
}

/** Keeps a value that is no entry where it harms nobody. Called by: completed, migrateWithBackup, validateAll */
export function quarantine(saved: SavedData, refused: Omit<QuarantinedEntry, "time">): void {
  saved.quarantine.push({ ...refused, time: serverNow() });
}

/**
 * Inside a flow, while data are loaded: tries again what was refused at earlier loads. `put` writes an entry where
 * nothing newer is. Of a long quarantine 500 are tried, which then go behind the others.
 * Called by: validateAll
 */
export function retryAtLoad(saved: SavedData, mended: Mended, put: (this: void, entry: Entry) => void): void {
  const rows = saved.quarantine;
  saved.quarantine = [];
  const failed: QuarantinedEntry[] = [];
  let tried = 0;
  for (const row of rows) {
    tried += 1;
    const entry = tried <= TRIED_AT_LOAD ? readRow(row, mended) : undefined;
    if (typeof entry === "object") {
      put(entry);
    } else if (entry === undefined) {
      saved.quarantine.push(row);
    } else {
      row.reason = entry;
      failed.push(row);
    }
    yieldIfOverBudget();
  }
  for (const row of failed) {
    saved.quarantine.push(row);
  }
}

/**
 * Inside a flow: validates again what is in quarantine, for a later version may know how. Puts what is valid into its
 * table, where nothing newer is. The result counts what left the quarantine.
 * Called by: retryQuarantined
 */
export function retryQuarantine(): number {
  const kept: QuarantinedEntry[] = [];
  let freed = 0;
  for (const row of savedData().quarantine) {
    const entry = readRow(row, {});
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

/**
 * The entry in a row, or why its value is no entry of its table. Damage to the row itself is not said.
 * Called by: retryAtLoad, retryQuarantine
 */
function readRow(row: QuarantinedEntry, mended: Mended): Entry | string {
  const tableType = TABLE_TYPES.find((known) => known === row.tableType);
  return tableType === undefined ? tostring(row.reason) : entryOf(row.value, tableType, row.id, mended);
}

/** Rows of the file that are rows, with every field. Called by: loadData */
export function checkedRows(given: unknown): QuarantinedEntry[] {
  const rows: QuarantinedEntry[] = [];
  if (isTable(given)) {
    for (const [, row] of pairs(given)) {
      const fields: PlainTable = isTable(row) ? row : { value: row };
      rows.push({
        tableType: tostring(fields.tableType),
        id: tostring(fields.id ?? "*"),
        reason: tostring(fields.reason ?? ""),
        time: tostring(fields.time ?? ""),
        value: fields.value,
      });
    }
  }
  return rows;
}
