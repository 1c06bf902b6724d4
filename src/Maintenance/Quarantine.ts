/** What could not be an entry: kept, listed, and tried again at each load and when the player asks. */

import type { Mended } from "../DataSyncManager/data/MendedValues";
import { mendEntry } from "../DataSyncManager/data/Mending";
import { isTable, type PlainTable } from "../DataSyncManager/data/PlainTables";
import { type Entry, TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";
import { type QuarantinedEntry, type SavedData, savedData } from "../DataSyncManager/data/SavedData";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { applyEntry, readEntry } from "../DataSyncManager/data/Store";
import { hasOwnRoom, sizeOf, TABLE_LIMITS } from "../DataSyncManager/data/FileBudget";
import { text } from "../DataSyncManager/runtime/Locale";
import { daysAgo, fromEpoch, serverNow, toEpoch } from "../DataSyncManager/data/Timestamps";
import { validateStored } from "../DataSyncManager/data/Validation";

/** Entries in quarantine that are tried again at one load. */
const TRIED_AT_LOAD = 500;
/** Days that an entry stays in quarantine, and seconds from the offer to export it until it is dropped. */
const KEPT_DAYS = 90;
const OFFERED_SECONDS = 86400;
/** Entries in quarantine, and bytes of them in the file, about; of more the oldest go. */
const MAX_ROWS = 2000;
const MAX_BYTES = 2000000;
/** What is named of those that go. */
const MAX_NAMED = 8;

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
 * nothing newer is, and says whether it did: what is older than the stored version stays readable. Of a long quarantine 500 are tried, which then go behind the others.
 * Called by: validateAll
 */
export function retryAtLoad(
  saved: SavedData,
  mended: Mended,
  put: (this: void, entry: Entry) => boolean,
): void {
  const rows = saved.quarantine;
  saved.quarantine = [];
  const failed: QuarantinedEntry[] = [];
  let tried = 0;
  for (const row of rows) {
    tried += 1;
    const entry = tried <= TRIED_AT_LOAD ? readRow(row, mended) : undefined;
    if (typeof entry === "object") {
      if (!put(entry)) {
        row.reason = text("QUARANTINE_OLDER");
        failed.push(row);
      }
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
    const problem = typeof entry === "string" ? entry : problemOfPutting(entry);
    if (problem === undefined) {
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

/** Puts an entry into its table, or says why it does not get there: no room, or older. Called by: retryQuarantine */
function problemOfPutting(entry: Entry): string | undefined {
  const stored = readEntry(entry.tableType, entry.id);
  if (!hasOwnRoom(entry, stored)) {
    return text("REFUSED_FULL", TABLE_LIMITS[entry.tableType].entries);
  }
  const isOlder = stored !== undefined && stored.lastUpdated > entry.lastUpdated;
  if (isOlder) {
    return text("QUARANTINE_OLDER");
  }
  applyEntry(entry);
  return undefined;
}

/** What a load did to old rows. */
export interface QuarantineTrim {
  /** Rows that go a day from now; an export is offered. */
  offered: number;
  /** Table and id of those that went, the first few. */
  dropped: string[];
}

/**
 * Inside a flow, at load: rows of more than 90 days, and the oldest beyond the bounds, are offered for an export, and at a
 * load a day later or more they go.
 * Called by: loadData
 */
export function trimQuarantine(saved: SavedData): QuarantineTrim {
  const trimmed: QuarantineTrim = { offered: 0, dropped: [] };
  const kept: QuarantinedEntry[] = [];
  const rows = saved.quarantine;
  // The newest first: whatever is beyond a bound is old.
  table.sort(rows, (first, second) => first.time > second.time);
  const [oldest, offeredBefore] = [daysAgo(KEPT_DAYS), fromEpoch(GetServerTime() - OFFERED_SECONDS)];
  let bytes = 0;
  for (const row of rows) {
    const [own] = sizeOf(row);
    bytes += own;
    const isDue = row.time < oldest || kept.length >= MAX_ROWS || bytes > MAX_BYTES;
    if (!isDue) {
      row.offered = undefined;
      kept.push(row);
    } else if (row.offered !== undefined && row.offered <= offeredBefore) {
      bytes -= own;
      if (trimmed.dropped.length < MAX_NAMED) {
        trimmed.dropped.push(`${row.tableType} ${row.id}`);
      }
    } else {
      row.offered ??= serverNow();
      trimmed.offered += 1;
      kept.push(row);
    }
    yieldIfOverBudget();
  }
  saved.quarantine = kept.reverse();
  return trimmed;
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
        time: toEpoch(fields.time) === undefined ? serverNow() : tostring(fields.time),
        offered: toEpoch(fields.offered) === undefined ? undefined : tostring(fields.offered),
        value: fields.value,
      });
    }
  }
  return rows;
}
