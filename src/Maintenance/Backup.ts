/** The state before a migration, kept for a while, so that a player can go back to it. */

import { isTable, type PlainTable, tableOr, textOr } from "../DataSyncManager/data/PlainTables";
import { packTable, unpackTable } from "../DataSyncManager/data/PlainText";
import { beginJournal, endJournal } from "../DataSyncManager/data/Journal";
import { emptySavedData, savedData, type SavedData } from "../DataSyncManager/data/SavedData";
import { TABLE_TYPES } from "../DataSyncManager/data/Schema";
import { sortedIds } from "../DataSyncManager/data/SortedIds";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { daysAgo, serverNow } from "../DataSyncManager/data/Timestamps";

/** Days that a backup is kept. */
const BACKUP_DAYS = 60;
/** Deeper tables are not copied: nothing that the addon ever wrote is as deep. */
const MAX_DEPTH = 12;
/** Entries that are packed in one go. */
const PACKED_TOGETHER = 64;

/** The saved variable as it was, and the `YYYYMMDDHHMMSS` at which it was. */
type Backup = NonNullable<SavedData["backup"]>;

/**
 * Inside a flow: the saved variable as it came from the file, which nobody changes, in long texts. Tables that lie two deep
 * have texts of their own, so that none becomes too long.
 * Called by: migrateWithBackup, packBackup
 */
export function backupOf(saved: PlainTable): Backup {
  const tables: Record<string, Record<string, string[]>> = {};
  const rest: PlainTable = {};
  for (const [key, part] of pairs(saved)) {
    if (!isTable(part) || typeof key !== "string") {
      rest[key] = part;
      continue;
    }
    const others: PlainTable = {};
    for (const [name, value] of pairs(part)) {
      if (isTable(value) && typeof name === "string") {
        (tables[key] ??= {})[name] = packTable(tableOr(copyOf(value, 2)));
      } else {
        others[name] = copyOf(value, 2);
      }
    }
    rest[key] = others;
  }
  return { time: serverNow(), packed: packTable(rest), tables };
}

/**
 * Inside a flow: the data in use as they are when this is called, in long texts. What is edited meanwhile is in it as it was
 * before.
 * Called by: emptiedData, makeBackup, restoredData
 */
function backupOfPresent(): Backup {
  const present = savedData();
  const rest: PlainTable = { ...present };
  delete rest.backup;
  delete rest.sharedData;
  const time = serverNow();
  const journal = beginJournal();
  // Everything else is small, and as it is in this frame.
  const packed = packTable(tableOr(copyOf(rest, 0)));
  const tables: Record<string, string[]> = {};
  for (const tableType of TABLE_TYPES) {
    const texts: string[] = [];
    let some: PlainTable = {};
    let count = 0;
    for (const id of sortedIds(tableType)) {
      const before = journal[tableType][id];
      some[id] =
        before === undefined ? present.sharedData[tableType][id] : before === false ? undefined : before;
      count += 1;
      if (count % PACKED_TOGETHER === 0) {
        addAll(texts, packTable(some));
        some = {};
      }
      yieldIfOverBudget();
    }
    addAll(texts, packTable(some));
    tables[tableType] = texts;
  }
  endJournal(journal);
  return { time, packed, tables: { sharedData: tables } };
}

/** Called by: backupOfPresent */
function addAll(texts: string[], more: readonly string[]): void {
  for (const text of more) {
    texts.push(text);
  }
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
  present.backup = backupOfPresent();
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
  emptied.backup = backupOfPresent();
  return emptied;
}

/** Inside a flow: one that lies in the file as it was goes into long texts. Called by: loadData */
export function packBackup(saved: SavedData): void {
  const { backup } = saved;
  if (isTable(backup) && isTable(backup.saved)) {
    saved.backup = { ...backupOf(backup.saved), time: textOr(backup.time) };
  }
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
  restored.backup = backupOfPresent();
  return restored;
}

/**
 * Drops what nests too deeply, so that an edited file cannot exhaust the stack.
 * Called by: backupOf, backupOfPresent, contentOf
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

/** Inside a flow: a copy of what a backup holds. Called by: effectOfRestore, restoredData */
function contentOf(backup: Backup): PlainTable {
  if (isTable(backup.saved)) {
    return tableOr(copyOf(backup.saved, 0));
  }
  const [content] = unpackTable(backup.packed);
  for (const [key, tables] of pairs(tableOr(backup.tables))) {
    const part: PlainTable = isTable(content[key]) ? content[key] : {};
    content[key] = part;
    for (const [name, texts] of pairs(tableOr(tables))) {
      const [value] = unpackTable(texts);
      part[name] = value;
      yieldIfOverBudget();
    }
  }
  return content;
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
