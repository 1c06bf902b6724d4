/** From whatever the older addon left on disk to the present schema. */

import { articleFromOlder, rosterFromOlder, setupFromOlder } from "./LegacyShapes";
import {
  emptySavedData,
  type SavedData,
  SCHEMA_VERSION,
  type UserStatus,
} from "../DataSyncManager/data/SavedData";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { type Entry, setupId, TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";

type Unknown = Record<string, unknown>;

/**
 * Takes the saved variable as it was on disk and where to put what cannot be an entry. Returns it in the present
 * schema, in new tables: what was on disk stays as it was until the caller puts the result in its place. Fields of the
 * saved variable that are not known come along. Entries are not validated yet.
 * Called by: migrateWithBackup
 */
export function migrate(
  older: Unknown,
  quarantine: (tableType: TableType, id: string, value: unknown) => void,
): SavedData {
  const saved = emptySavedData();
  const kept = saved as unknown as Unknown;
  for (const [name, value] of pairs(older)) {
    if (kept[name] === undefined) {
      kept[name] = value;
    }
  }
  kept.UserStatus = undefined;
  kept.schemaVersion = SCHEMA_VERSION;
  const shared = tableOr(older.sharedData);
  for (const tableType of TABLE_TYPES) {
    if (tableType !== "setup") {
      migrateTable(saved, tableType, tableOr(shared[tableType]), quarantine);
    }
  }
  saved.userStatus = migrateUsers(older.UserStatus ?? older.userStatus);
  migrateSetup(saved, tableOr(shared.setup), quarantine);
  return saved;
}

/**
 * Takes a table as it was. Moves each of its records into the present one; of two with one id the newer stays.
 * Called by: migrate
 */
function migrateTable(
  saved: SavedData,
  tableType: TableType,
  older: Unknown,
  quarantine: (tableType: TableType, id: string, value: unknown) => void,
): void {
  for (const [key, value] of pairs(older)) {
    const record = value as Unknown;
    if (type(value) !== "table") {
      quarantine(tableType, tostring(key), value);
    } else if (isPresentShape(record)) {
      keepNewer(saved, tableType, record as unknown as Entry, quarantine);
    } else if (tableType === "roster") {
      keepNewer(saved, tableType, rosterFromOlder(tostring(key), record), quarantine);
    } else {
      keepNewer(saved, tableType, articleFromOlder(tableType, record), quarantine);
    }
    yieldIfOverBudget();
  }
}

/**
 * Takes the older setup. Gives each guild of the linked group that the data know a setup entry of its own.
 * Called by: migrate
 */
function migrateSetup(
  saved: SavedData,
  older: Unknown,
  quarantine: (tableType: TableType, id: string, value: unknown) => void,
): void {
  for (const [key, value] of pairs(older)) {
    if (type(value) !== "table") {
      quarantine("setup", key, value);
    } else if (isPresentShape(value)) {
      keepNewer(saved, "setup", value as unknown as Entry, quarantine);
    }
  }
  if (type(older.linkedGuildGroups) !== "table") {
    return;
  }
  const group = older.linkedGuildGroups as Unknown;
  for (const guildName of ownersOf(group, saved)) {
    if (saved.sharedData.setup[setupId(guildName)] === undefined) {
      keepNewer(saved, "setup", setupFromOlder(guildName, group), quarantine);
    }
  }
}

/**
 * Takes the older linked group. Returns the guilds that it lists and the data know, so that names written wrong get
 * no entry; all that it lists where the data know none.
 * Called by: migrateSetup
 */
function ownersOf(group: Unknown, saved: SavedData): string[] {
  const isInUse: Record<string, true | undefined> = {};
  for (const tableType of TABLE_TYPES) {
    for (const [, entry] of pairs(saved.sharedData[tableType])) {
      isInUse[tostring(entry.guildName)] = true;
    }
  }
  const listed: string[] = [];
  const known: string[] = [];
  for (const link of tableOr(group.guilds) as unknown as Unknown[]) {
    const name = type(link) === "table" ? link.name : undefined;
    if (typeof name === "string") {
      listed.push(name);
      if (isInUse[name]) {
        known.push(name);
      }
    }
  }
  return known.length > 0 ? known : listed;
}

/**
 * Takes the older addon's users, by name or as a list. Returns them by name, with all their fields.
 * Called by: migrate
 */
function migrateUsers(older: unknown): Record<string, UserStatus> {
  const users: Record<string, UserStatus> = {};
  for (const [key, value] of pairs(tableOr(older))) {
    const record = tableOr(value);
    const name = type(key) === "string" ? key : (record.name ?? record.user ?? record.toon);
    if (typeof name === "string") {
      const status: Unknown = { ...record };
      status.lastSync ??= record.lastsync ?? record.lastSyncDate;
      const [digits] = string.gsub(tostring(status.lastSync ?? ""), "%D", "");
      status.lastSync = digits.length === 14 ? digits : undefined;
      users[name] = status;
    }
  }
  return users;
}

/**
 * Takes an entry for a table. Keeps it unless a newer one of that id is there; what has no place goes to quarantine.
 * Called by: migrateSetup, migrateTable
 */
function keepNewer(
  saved: SavedData,
  tableType: TableType,
  entry: Entry,
  quarantine: (tableType: TableType, id: string, value: unknown) => void,
): void {
  if (typeof entry.id !== "string" || typeof entry.lastUpdated !== "string") {
    quarantine(tableType, tostring(entry.id), entry);
    return;
  }
  const entries = saved.sharedData[tableType];
  const other = entries[entry.id];
  if (other === undefined || other.lastUpdated < entry.lastUpdated) {
    entries[entry.id] = entry;
  }
}

/** Takes a record. Returns whether it has the present shape already. Called by: migrateSetup, migrateTable */
function isPresentShape(record: Unknown): boolean {
  return type(record.data) === "table" && type(record.tableType) === "string";
}

/**
 * Takes any value. Returns it where it is a table, else an empty one.
 * Called by: migrate, migrateUsers, ownersOf
 */
function tableOr(value: unknown): Unknown {
  return type(value) === "table" ? (value as Unknown) : {};
}
