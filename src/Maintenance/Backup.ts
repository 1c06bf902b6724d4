/** The state before a migration, kept for a while, so that a player can go back to it. */

import { isTable, type PlainTable, tableOr, textOr } from "../DataSyncManager/data/PlainTables";
import { unpackTable } from "../DataSyncManager/data/PlainText";
import { emptySavedData, savedData, type SavedData } from "../DataSyncManager/data/SavedData";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { daysAgo, serverNow } from "../DataSyncManager/data/Timestamps";

/** Days that a backup is kept. */
const BACKUP_DAYS = 60;
/** Deeper tables are not copied: nothing that the addon ever wrote is as deep. */
const MAX_DEPTH = 12;

/** The saved variable as it was, and the `YYYYMMDDHHMMSS` at which it was. */
type Backup = NonNullable<SavedData["backup"]>;

/**
 * Inside a flow: a copy that shares no table with the saved variable.
 * Called by: emptiedData, makeBackup, migrateWithBackup, restoredData
 */
export function backupOf(saved: unknown): Backup {
  return { time: serverNow(), saved: copyOf(saved, 0) };
}

/** As it is on disk; damage is found only when it is restored. Called by: migrateWithBackup */
export function readBackup(backup: PlainTable): Backup {
  return { ...backup, time: textOr(backup.time) };
}

/**
 * Inside a flow: makes a backup of the present state, in the place of the one that there is.
 * Called by: backUp
 */
export function makeBackup(): void {
  const present = savedData();
  delete present.backup;
  present.backup = backupOf(present);
}

/**
 * Inside a flow: an empty state with the player's settings, still to be loaded. The present state becomes its backup,
 * so that restoring undoes it.
 * Called by: resetData
 */
export function emptiedData(): unknown {
  const present = savedData();
  delete present.backup;
  const emptied = emptySavedData();
  emptied.settings = present.settings;
  emptied.backup = backupOf(present);
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
  const [unpacked] = unpackTable(backup.packed);
  const restored = isTable(backup.saved) ? tableOr(copyOf(backup.saved, 0)) : unpacked;
  delete present.backup;
  restored.backup = backupOf(present);
  return restored;
}

/**
 * Drops what nests too deeply, so that an edited file cannot exhaust the stack.
 * Called by: backupOf, restoredData
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
