/** What happens to the saved variable at load, before anyone reads it: migrate, validate, tidy up, build the metadata. */

import { isTable, type PlainTable, tableOr } from "../DataSyncManager/data/PlainTables";
import { backupOf, packBackup, readBackup, trimBackup } from "./Backup";
import { checkParts } from "./CheckedParts";
import { checkUnconfirmed } from "./CheckedUnconfirmed";
import { migrate } from "./Migration";
import { takeRecords, unpackedParts } from "./PackedParts";
import {
  checkedRows,
  entryOf,
  quarantine,
  type QuarantineTrim,
  retryAtLoad,
  trimQuarantine,
} from "./Quarantine";
import { tidyUp } from "./Tidying";
import { text } from "../DataSyncManager/runtime/Locale";
import { isUtf8 } from "../DataSyncManager/data/Encodings";
import { startPages } from "../DataSyncManager/data/EntryPages";
import type { Mended } from "../DataSyncManager/data/MendedValues";
import { NO_GUILD } from "../DataSyncManager/data/Mending";
import { rebuildMetadata } from "../DataSyncManager/data/Metadata";
import {
  allowEdits,
  emptySavedData,
  type SavedData,
  SCHEMA_VERSION,
  useSavedData,
} from "../DataSyncManager/data/SavedData";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { type Entry, TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";
import { mayTidy, noteStoredTimes } from "../DataSyncManager/data/ServerClock";
import { fromEpoch, toEpoch } from "../DataSyncManager/data/Timestamps";
import { validateStored } from "../DataSyncManager/data/Validation";

/** What the player is told about their data after loading. */
export interface LoadReport {
  /** The saved variable from now on. */
  saved: unknown;
  /** False where the data are of a later version of the addon, and are left alone. */
  isUsable: boolean;
  isMigrated: boolean;
  /** Entries that went into quarantine now, and those dated in the future that wait for their time. */
  quarantined: number;
  /** What went out of quarantine for its age, and what will. */
  trimmed: QuarantineTrim;
  /** What was mended, by kind. */
  mended: Mended;
  /** Parts of an older file that are kept but shown nowhere, and entries of a guild that nobody knows. */
  unseen: string[];
  withoutGuild: number;
}

/**
 * Inside a flow: `raw` is the saved variable, which may be damaged or of an older version, and is nothing at the first
 * login. The report has what must be saved from now on, which is already in use. Data of a later version stay untouched
 * and unused.
 * Called by: load
 */
export function loadData(raw: unknown): LoadReport {
  const version = isTable(raw) ? tonumber(raw.schemaVersion) : SCHEMA_VERSION;
  const report: LoadReport = {
    saved: raw,
    isUsable: version === undefined || version <= SCHEMA_VERSION,
    isMigrated: version === undefined || version < SCHEMA_VERSION,
    quarantined: 0,
    trimmed: { offered: 0, dropped: [] },
    mended: {},
    unseen: [],
    withoutGuild: 0,
  };
  if (!report.isUsable) {
    useSavedData(emptySavedData());
    rebuildMetadata(takeRecords({}));
    allowEdits();
    return report;
  }
  const { damaged, pages, saved: whole } = unpackedParts(tableOr(raw));
  const records = takeRecords(whole);
  const saved = report.isMigrated ? migrateWithBackup(whole, report.mended) : completed(whole);
  if (damaged > 0) {
    report.mended.missing = (report.mended.missing ?? 0) + damaged;
  }
  saved.quarantine = checkedRows(saved.quarantine);
  const before = report.isMigrated ? 0 : saved.quarantine.length;
  validateAll(saved, report.mended);
  report.quarantined = math.max(0, saved.quarantine.length - before);
  checkParts(saved, report.mended);
  checkUnconfirmed(saved);
  packBackup(saved);
  useSavedData(saved);
  noteStoredTimes(saved);
  if (mayTidy()) {
    tidyUp(saved);
    trimBackup(saved);
    report.trimmed = trimQuarantine(saved);
  }
  rebuildMetadata(records);
  startPages(pages);
  allowEdits();
  report.saved = saved;
  if (report.isMigrated) {
    noteUnseen(saved, report);
  }
  return report;
}

/**
 * Them in the present schema, with the records that cannot be entries in quarantine, and a
 * backup of how they were. A backup that they have already is the player's own, and stays.
 * Called by: loadData
 */
function migrateWithBackup(older: PlainTable, mended: Mended): SavedData {
  const refused: { tableType: TableType; id: string; value: unknown }[] = [];
  const backup = isTable(older.backup) ? readBackup(older.backup) : backupOf(older);
  const saved = migrate(older, {
    mended,
    quarantine: (tableType, id, value) => {
      refused.push({ tableType, id, value });
    },
  });
  saved.backup = backup;
  for (const { tableType, id, value } of refused) {
    quarantine(saved, { tableType, id, value, reason: text("INVALID_NOT_A_TABLE", type(value)) });
  }
  return saved;
}

/** Notes what of the older file lies in the new one without being shown. Called by: loadData */
function noteUnseen(saved: SavedData, report: LoadReport): void {
  // Groups and the account's own characters went into the settings and into the roster.
  const known: PlainTable = {
    ...emptySavedData(),
    backup: true,
    groups: true,
    characterInfo: true,
    globalInfo: true,
  };
  for (const [name, value] of pairs(saved as unknown as PlainTable)) {
    if (known[name] === undefined && isTable(value) && next(value)[0] !== undefined) {
      report.unseen.push(tostring(name));
    }
  }
  table.sort(report.unseen);
  for (const tableType of TABLE_TYPES) {
    for (const [, entry] of pairs(saved.sharedData[tableType])) {
      report.withoutGuild += entry.guildName === NO_GUILD ? 1 : 0;
    }
  }
}

/**
 * Them with every part in its place;
 * parts of another type are put into quarantine whole.
 * Called by: loadData
 */
function completed(raw: PlainTable): SavedData {
  const saved = withAllParts(raw);
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
 * Mends every entry that is not valid; what cannot be mended goes into quarantine, with the reason. Then what is there
 * from earlier loads is tried again.
 * Called by: loadData
 */
function validateAll(saved: SavedData, mended: Mended): void {
  /**
   * A mended entry replaces another one with its id only if it is newer: two old keys may stand for one entry. False if
   * the other one is newer.
   * Called by: validateAll
   */
  const put = (entry: Entry): boolean => {
    const entries = saved.sharedData[entry.tableType];
    const other = entries[entry.id];
    const isNewer = other === undefined || other.lastUpdated < entry.lastUpdated;
    if (isNewer) {
      entries[entry.id] = entry;
    }
    return isNewer || other.lastUpdated === entry.lastUpdated;
  };
  retryAtLoad(saved, mended, put);
  for (const tableType of TABLE_TYPES) {
    const entries = saved.sharedData[tableType];
    const invalid: unknown[] = [];
    for (const [id, entry] of pairs(entries)) {
      if (validateStored(entry, tableType) !== undefined || entry.id !== id || !isReadable(entry)) {
        invalid.push(id);
      }
      yieldIfOverBudget();
    }
    for (const key of invalid) {
      const id = key as string;
      const stored = entries[id];
      const value: unknown = stored;
      const isWhole = isTable(value) && value.id === id && validateStored(value, tableType) === undefined;
      delete entries[id];
      const entry = entryOf(value, tableType, key, mended);
      const isHelped = typeof entry !== "string" && isReadable(entry);
      if (!isHelped && stored !== undefined && isWhole) {
        // Bytes that are no text in any encoding, or would be too long as one, stay as they came.
        entries[id] = stored;
      } else if (typeof entry === "string") {
        quarantine(saved, { tableType, id: tostring(key), value, reason: entry });
      } else {
        put(isTable(value) && value.lastUpdated === entry.lastUpdated ? secondBefore(entry) : entry);
      }
      yieldIfOverBudget();
    }
  }
}

/**
 * A mended entry with the time of the one that was written would be another version of the same time, and could win over
 * what others have; a second before, it never does.
 * Called by: validateAll
 */
function secondBefore(entry: Entry): Entry {
  return { ...entry, lastUpdated: fromEpoch(math.max(1, (toEpoch(entry.lastUpdated) ?? 1) - 1)) };
}

/** Whether all texts in a value are UTF-8. Called by: validateAll */
function isReadable(value: unknown): boolean {
  if (typeof value === "string") {
    return isUtf8(value);
  }
  if (isTable(value)) {
    for (const [key, item] of pairs(value)) {
      if (!isReadable(key) || !isReadable(item)) {
        return false;
      }
    }
  }
  return true;
}
