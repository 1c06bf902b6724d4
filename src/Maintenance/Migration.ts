/** From whatever the older addon left on disk to the present schema. */

import { isTable, type PlainTable, tableOr, textOr } from "../DataSyncManager/data/PlainTables";
import { articleFromOlder, rosterFromOlder, setupFromOlder } from "./LegacyShapes";
import {
  emptySavedData,
  type SavedData,
  SCHEMA_VERSION,
  type UserStatus,
} from "../DataSyncManager/data/SavedData";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { type Entry, setupId, TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";

/** Where a record goes that cannot be an entry. */
type Quarantine = (this: void, tableType: TableType, id: string, value: unknown) => void;

/**
 * The saved variable as it was on disk, in the present schema and in new tables: what was on disk stays as it was until
 * the caller puts the result in its place. Fields of the saved variable that are not known come along. Entries are not
 * validated yet.
 * Called by: migrateWithBackup
 */
export function migrate(older: PlainTable, quarantine: Quarantine): SavedData {
  const saved: SavedData = { ...older, ...emptySavedData(), schemaVersion: SCHEMA_VERSION };
  delete (saved as SavedData & { UserStatus?: unknown }).UserStatus;
  const shared = tableOr(older.sharedData);
  for (const tableType of TABLE_TYPES) {
    if (tableType !== "setup") {
      migrateTable(saved, tableType, { older: tableOr(shared[tableType]), quarantine });
    }
  }
  saved.userStatus = migrateUsers(older.UserStatus ?? older.userStatus);
  migrateSetup(saved, tableOr(shared.setup), quarantine);
  return saved;
}

/** Moves each record of a table into the present one; of two with one id the newer stays. Called by: migrate */
function migrateTable(
  saved: SavedData,
  tableType: Exclude<TableType, "setup">,
  { older, quarantine }: { older: PlainTable; quarantine: Quarantine },
): void {
  for (const [key, value] of pairs(older)) {
    if (!isTable(value)) {
      quarantine(tableType, tostring(key), value);
    } else {
      const present = presentShape(value, tableType);
      const migrated =
        tableType === "roster" ? rosterFromOlder(tostring(key), value) : articleFromOlder(tableType, value);
      keepNewer(saved, present ?? migrated, quarantine);
    }
    yieldIfOverBudget();
  }
}

/** Gives each guild of the older linked group that the data know a setup entry of its own. Called by: migrate */
function migrateSetup(saved: SavedData, older: PlainTable, quarantine: Quarantine): void {
  for (const [key, value] of pairs(older)) {
    const present = isTable(value) ? presentShape(value, "setup") : undefined;
    if (present !== undefined) {
      keepNewer(saved, present, quarantine);
    } else if (!isTable(value)) {
      quarantine("setup", key, value);
    }
  }
  const group = older.linkedGuildGroups;
  if (!isTable(group)) {
    return;
  }
  for (const guildName of ownersOf(group, saved)) {
    if (saved.sharedData.setup[setupId(guildName)] === undefined) {
      keepNewer(saved, setupFromOlder(guildName, group), quarantine);
    }
  }
}

/**
 * The guilds that an older linked group lists and the data know, so that misspelled names get no entry; all that it
 * lists if the data know none.
 * Called by: migrateSetup
 */
function ownersOf(group: PlainTable, saved: SavedData): string[] {
  const isInUse: Record<string, true | undefined> = {};
  for (const tableType of TABLE_TYPES) {
    for (const [, entry] of pairs(saved.sharedData[tableType])) {
      isInUse[tostring(entry.guildName)] = true;
    }
  }
  const listed: string[] = [];
  const known: string[] = [];
  for (const [, link] of pairs(tableOr(group.guilds))) {
    const { name } = tableOr(link);
    if (typeof name === "string") {
      listed.push(name);
      if (isInUse[name]) {
        known.push(name);
      }
    }
  }
  return known.length > 0 ? known : listed;
}

/** Older versions kept users by name or as a list. Unknown fields stay. Called by: migrate */
function migrateUsers(older: unknown): Record<string, UserStatus> {
  const users: Record<string, UserStatus> = {};
  for (const [key, value] of pairs(tableOr(older))) {
    const record = tableOr(value);
    const name = type(key) === "string" ? key : (record.name ?? record.user ?? record.toon);
    if (typeof name === "string") {
      const lastSync = record.lastSync ?? record.lastsync ?? record.lastSyncDate;
      const [digits] = string.gsub(tostring(lastSync ?? ""), "%D", "");
      const status: UserStatus = { ...record };
      delete status.lastSync;
      users[name] = digits.length === 14 ? { ...status, lastSync: digits } : status;
    }
  }
  return users;
}

/**
 * Keeps an entry unless a newer one of that id is there; one without id or time goes to quarantine.
 * Called by: migrateSetup, migrateTable
 */
function keepNewer(saved: SavedData, entry: Entry, quarantine: Quarantine): void {
  if (entry.id === "" || entry.lastUpdated === "") {
    quarantine(entry.tableType, entry.id, entry);
    return;
  }
  const entries = saved.sharedData[entry.tableType];
  const other = entries[entry.id];
  if (other === undefined || other.lastUpdated < entry.lastUpdated) {
    entries[entry.id] = entry;
  }
}

/** A record that has the present shape already, as an entry; nothing else is. Called by: migrateSetup, migrateTable */
function presentShape(record: PlainTable, tableType: TableType): Entry | undefined {
  const { id, guildName, lastUpdated, deleted, data } = record;
  return isTable(data) && typeof record.tableType === "string"
    ? {
        ...record,
        id: textOr(id),
        tableType,
        guildName: textOr(guildName),
        lastUpdated: textOr(lastUpdated),
        deleted: deleted === true,
        data,
      }
    : undefined;
}
