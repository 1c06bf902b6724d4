/** The state before a migration, kept for a while, so that a player can go back to it. */

import { isTable, type PlainTable, tableOr, textOr } from "../DataSyncManager/data/PlainTables";
import { unpackTable } from "../DataSyncManager/data/PlainText";
import { emptySavedData, savedData, type SavedData } from "../DataSyncManager/data/SavedData";
import { TABLE_TYPES } from "../DataSyncManager/data/Schema";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { daysAgo, serverNow } from "../DataSyncManager/data/Timestamps";

/** Days that a backup is kept. */
const BACKUP_DAYS = 60;
/** Down to the tables of entries: `sharedData`, one of its tables, not the entries in it. */
const SNAPSHOT_DEPTH = 2;
/** Deeper tables are not copied: nothing that the addon ever wrote is as deep. */
const MAX_DEPTH = 12;

/** The saved variable as it was, and the `YYYYMMDDHHMMSS` at which it was. */
type Backup = NonNullable<SavedData["backup"]>;

/**
 * Inside a flow: a copy that shares no table with the saved variable.
 * Called by: emptiedData, makeBackup, migrateWithBackup, restoredData
 */
export function backupOf(saved: unknown): Backup {
  return { time: serverNow(), saved: copyOf(snapshotOf(saved, 0), 0) };
}

/**
 * The same tables to a depth in which nothing is changed in place: an entry that is edited is replaced. Made in one frame, so
 * that the backup is a state that once was, whatever is edited while it is copied.
 * Called by: backupOf
 */
function snapshotOf(value: unknown, depth: number): unknown {
  if (!isTable(value) || depth > SNAPSHOT_DEPTH) {
    return value;
  }
  const shot: PlainTable = {};
  for (const [key, item] of pairs(value)) {
    shot[key] = snapshotOf(item, depth + 1);
  }
  return shot;
}

/** As it is on disk; damage is found only when it is restored. Called by: migrateWithBackup */
export function readBackup(backup: PlainTable): Backup {
  return { ...backup, time: textOr(backup.time) };
}

/**
 * Inside a flow: makes a backup of the present state, in the place of the one that there is.
 * Called by: backUp, importRoster, writeBlock
 */
export function makeBackup(): void {
  const present = savedData();
  present.backup = backupOf(withoutBackup(present));
}

/** The data as they are now, without their backup. Called by: emptiedData, makeBackup, restoredData */
function withoutBackup(saved: SavedData): PlainTable {
  const rest: PlainTable = { ...saved };
  delete rest.backup;
  return rest;
}

/**
 * Inside a flow: an empty state with the player's settings, still to be loaded. The present state becomes its backup,
 * so that restoring undoes it.
 * Called by: resetData
 */
export function emptiedData(): unknown {
  const present = savedData();
  const emptied = emptySavedData();
  emptied.settings = present.settings;
  emptied.backup = backupOf(withoutBackup(present));
  return emptied;
}

/** Removes a backup that is too old or malformed. Called by: loadData */
export function trimBackup(saved: SavedData): void {
  const { backup } = saved;
  if (backup !== undefined && (type(backup) !== "table" || tostring(backup.time) < daysAgo(BACKUP_DAYS))) {
    delete saved.backup;
  }
}

/**
 * Inside a flow: the saved variable that restoring leads to, still to be loaded; nothing without a backup. The
 * present state becomes the backup, so that restoring twice undoes it.
 * Called by: restoreBackup
 */
export function restoredData(): unknown {
  const present = savedData();
  const { backup } = present;
  if (backup === undefined || (type(backup.saved) !== "table" && !isTable(backup.packed))) {
    return undefined;
  }
  const restored = contentOf(backup);
  restored.backup = backupOf(withoutBackup(present));
  return restored;
}

/**
 * Drops what nests too deeply, so that an edited file cannot exhaust the stack.
 * Called by: backupOf, contentOf
 */
function copyOf(value: unknown, depth: number): unknown {
  if (!isTable(value)) {
    return value;
  }
  yieldIfOverBudget();
  const copy: Record<string, unknown> = {};
  if (depth < MAX_DEPTH) {
    for (const [key, item] of pairs(value)) {
      copy[key] = copyOf(item, depth + 1);
    }
  }
  return copy;
}

/** A copy of what a backup holds. Called by: effectOfRestore, restoredData */
function contentOf(backup: Backup): PlainTable {
  const [unpacked] = unpackTable(backup.packed);
  return isTable(backup.saved) ? tableOr(copyOf(backup.saved, 0)) : unpacked;
}

/** What restoring the backup would do to the entries, in numbers. */
export interface RestoreEffect {
  /** In an older version there than here. */
  older: number;
  /** Here, and not there. */
  lost: number;
  /** There, and not here. */
  added: number;
}

/** Inside a flow: what a restore would change, so that it can be said before. Called by: askToRestore */
export function effectOfRestore(): RestoreEffect {
  const { backup, sharedData } = savedData();
  const effect: RestoreEffect = { older: 0, lost: 0, added: 0 };
  const there = tableOr(backup === undefined ? undefined : contentOf(backup).sharedData);
  for (const tableType of TABLE_TYPES) {
    const entries = tableOr(there[tableType]);
    for (const [id, entry] of pairs(sharedData[tableType])) {
      const before = entries[id];
      if (!isTable(before)) {
        effect.lost += 1;
      } else if (textOr(before.lastUpdated) < entry.lastUpdated) {
        effect.older += 1;
      }
      yieldIfOverBudget();
    }
    for (const [id] of pairs(entries)) {
      effect.added += sharedData[tableType][id] === undefined ? 1 : 0;
      yieldIfOverBudget();
    }
  }
  return effect;
}
