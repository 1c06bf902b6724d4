/** What happens to the saved variable at load, before anyone reads it: migrate, validate, tidy up, build the metadata. */

import { isTable, type PlainTable, tableOr } from "../DataSyncManager/data/PlainTables";
import { backupOf, readBackup, trimBackup } from "./Backup";
import { migrate } from "./Migration";
import { tidyUp } from "./Tidying";
import { text } from "../DataSyncManager/runtime/Locale";
import { rebuildMetadata } from "../DataSyncManager/data/Metadata";
import {
  defaultSettings,
  emptySavedData,
  type QuarantinedEntry,
  type SavedData,
  SCHEMA_VERSION,
  useSavedData,
} from "../DataSyncManager/data/SavedData";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";
import { mayTidy, noteStoredTimes } from "../DataSyncManager/data/ServerClock";
import { serverNow } from "../DataSyncManager/data/Timestamps";
import { validateStored } from "../DataSyncManager/data/Validation";

/** What the player is told about their data after loading. */
export interface LoadReport {
  /** The saved variable from now on. */
  saved: unknown;
  /** False where the data are of a later version of the addon, and are left alone. */
  isUsable: boolean;
  isMigrated: boolean;
  quarantined: number;
}

/**
 * Inside a flow: takes the saved variable as the game gives it, nothing at the first login. Returns what it must be
 * from now on, which is in use when this returns. Data of a later version are left as they are, and none of them used.
 * Called by: load
 */
export function loadData(raw: unknown): LoadReport {
  const version = isTable(raw) ? tonumber(raw.schemaVersion) : SCHEMA_VERSION;
  if (version !== undefined && version > SCHEMA_VERSION) {
    useSavedData(emptySavedData());
    rebuildMetadata();
    return { saved: raw, isUsable: false, isMigrated: false, quarantined: 0 };
  }
  const isMigrated = version === undefined || version < SCHEMA_VERSION;
  const saved = isMigrated ? migrateWithBackup(tableOr(raw)) : completed(tableOr(raw));
  const before = isMigrated ? 0 : saved.quarantine.length;
  validateAll(saved);
  useSavedData(saved);
  noteStoredTimes(saved);
  if (mayTidy()) {
    tidyUp(saved);
    trimBackup(saved);
  }
  rebuildMetadata();
  return { saved, isUsable: true, isMigrated, quarantined: saved.quarantine.length - before };
}

/**
 * Takes older data. Returns them in the present schema, with the records that cannot be entries in quarantine, and a
 * backup of how they were. A backup that they have already is the player's own, and stays.
 * Called by: loadData
 */
function migrateWithBackup(older: PlainTable): SavedData {
  const refused: { tableType: TableType; id: string; value: unknown }[] = [];
  const backup = isTable(older.backup) ? readBackup(older.backup) : backupOf(older);
  const saved = migrate(older, (tableType, id, value) => {
    refused.push({ tableType, id, value });
  });
  saved.backup = backup;
  for (const { tableType, id, value } of refused) {
    quarantine(saved, { tableType, id, value, reason: text("INVALID_NOT_A_TABLE", type(value)) });
  }
  return saved;
}

/**
 * Takes data of the present version, perhaps edited by hand or cut off. Returns them with every part in its place;
 * parts of another type are put into quarantine whole.
 * Called by: loadData
 */
function completed(raw: PlainTable): SavedData {
  const saved = withAllParts(raw);
  saved.settings = { ...defaultSettings(), ...saved.settings };
  for (const tableType of TABLE_TYPES) {
    const entries: unknown = saved.sharedData[tableType];
    if (!isTable(entries)) {
      if (entries !== undefined) {
        const reason = text("INVALID_NOT_A_TABLE", tableType);
        quarantine(saved, { tableType, id: "*", value: entries, reason });
      }
      saved.sharedData[tableType] = {};
    }
  }
  saved.sharedData.metadata = emptySavedData().sharedData.metadata;
  return saved;
}

/** The same table, with an empty part for each that is missing or of another type. Called by: completed */
function withAllParts(raw: PlainTable): SavedData {
  const empty = emptySavedData();
  for (const [name, value] of pairs(empty)) {
    if (type(raw[name]) !== type(value)) {
      raw[name] = value;
    }
  }
  return hasAllParts(raw) ? raw : empty;
}

/** Whether every part of saved data is there, of the right type. Called by: withAllParts */
function hasAllParts(raw: PlainTable): raw is PlainTable & SavedData {
  for (const [name, value] of pairs(emptySavedData())) {
    if (type(raw[name]) !== type(value)) {
      return false;
    }
  }
  return true;
}

/**
 * Takes the data. Moves every entry that is not valid into quarantine, with the reason.
 * Called by: loadData
 */
function validateAll(saved: SavedData): void {
  for (const tableType of TABLE_TYPES) {
    const entries = saved.sharedData[tableType];
    const invalid: [id: string, reason: string][] = [];
    for (const [id, entry] of pairs(entries)) {
      const reason =
        validateStored(entry, tableType) ?? (entry.id === id ? undefined : text("INVALID_ID", tostring(id)));
      if (reason !== undefined) {
        invalid.push([id, reason]);
      }
      yieldIfOverBudget();
    }
    for (const [id, reason] of invalid) {
      quarantine(saved, { tableType, id: tostring(id), value: entries[id], reason });
      delete entries[id];
    }
  }
}

/**
 * Takes a value that cannot be an entry and the reason. Keeps it where it harms nobody, until the player decides.
 * Called by: completed, migrateWithBackup, validateAll
 */
function quarantine(saved: SavedData, refused: Omit<QuarantinedEntry, "time">): void {
  saved.quarantine.push({ ...refused, time: serverNow() });
}
