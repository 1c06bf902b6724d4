/** From whatever the older addon left on disk to the present schema. */

import { isTable, type PlainTable, tableOr } from "../DataSyncManager/data/PlainTables";
import { articleFromOlder, groupsOf, rosterFromOlder, setupFromOlder } from "./LegacyShapes";
import { emptySavedData, type SavedData, SCHEMA_VERSION } from "../DataSyncManager/data/SavedData";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { type Entry, FIELDS, setupId, TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";
import { mendEntry, NO_GUILD, normalCharacter, stampOf } from "../DataSyncManager/data/Mending";
import type { Mended } from "../DataSyncManager/data/MendedValues";

/** What a migration does besides its result. */
export interface MigrationNotes {
  mended: Mended;
  /** Where a value goes that is no record at all. Called by: migrateSetup, migrateTable */
  quarantine: (this: void, tableType: TableType, id: string, value: unknown) => void;
}

/**
 * The saved variable as it was on disk, in the present schema and in new tables: what was on disk stays as it was until
 * the caller puts the result in its place. Parts that are not known come along. Entries are mended, not validated yet.
 * Called by: migrateWithBackup
 */
export function migrate(older: PlainTable, notes: MigrationNotes): SavedData {
  const saved: SavedData = { ...older, ...emptySavedData(), schemaVersion: SCHEMA_VERSION };
  delete (saved as SavedData & { UserStatus?: unknown }).UserStatus;
  keepPresentParts(saved, older);
  const shared = tableOr(older.sharedData);
  for (const tableType of TABLE_TYPES) {
    if (tableType !== "setup") {
      migrateTable(saved, tableType, tableOr(shared[tableType]), notes);
    }
  }
  migrateCharacters(saved, older);
  saved.userStatus = {
    ...migrateUsers(older.UserStatus ?? older.userStatus),
    ...migrateUsers(shared.UserStatus),
  };
  migrateSetup(saved, tableOr(shared.setup), notes);
  migrateGroups(saved, older.groups);
  return saved;
}

/**
 * A present file that lost its version keeps what it has; whether that holds is found out with every load.
 * Called by: migrate
 */
function keepPresentParts(saved: SavedData, older: PlainTable): void {
  for (const part of ["syncSessions", "senderLogs", "receiverLogs", "quarantine", "settings"] as const) {
    if (isTable(older[part])) {
      (saved as unknown as PlainTable)[part] = older[part];
    }
  }
}

/**
 * Moves each record of a table into the present one; of two with one id the newer stays.
 * Called by: migrate
 */
function migrateTable(
  saved: SavedData,
  tableType: Exclude<TableType, "setup">,
  older: PlainTable,
  notes: MigrationNotes,
): void {
  for (const [key, value] of pairs(older)) {
    if (isTable(value)) {
      const record =
        tableType === "roster"
          ? rosterFromOlder(tostring(key), value)
          : articleFromOlder(value, older.guildName);
      keepNewer(saved, mendEntry(record, tableType, key, notes.mended));
    } else if (key !== "lastUpdated" && key !== "guildName") {
      notes.quarantine(tableType, tostring(key), value);
    }
    yieldIfOverBudget();
  }
}

/**
 * What the account's own characters have in `characterInfo`, and what is the same for all of them in `globalInfo`: it
 * fills what their roster entries do not have, and makes an entry for those without one.
 * Called by: migrate
 */
function migrateCharacters(saved: SavedData, older: PlainTable): void {
  const common = tableOr(older.globalInfo);
  for (const [key, value] of pairs(tableOr(older.characterInfo))) {
    if (isTable(value)) {
      const { lastUpdated } = value;
      const record = rosterFromOlder(tostring(key), { ...common, ...value, lastUpdated });
      keepNewer(saved, mendEntry(record, "roster", key, {}));
    }
    yieldIfOverBudget();
  }
}

/**
 * The older addon had one setup record for all linked guilds, under a fixed id, under a guild's name, or as the table
 * itself. Each guild in it that the data know gets an entry of its own.
 * Called by: migrate
 */
function migrateSetup(saved: SavedData, older: PlainTable, notes: MigrationNotes): void {
  if (isTable(older.data)) {
    addSetup(saved, setupFromOlder(undefined, older), notes);
    return;
  }
  for (const [key, value] of pairs(older)) {
    if (key === "linkedGuildGroups") {
      for (const group of groupsOf(value)) {
        addSetup(saved, setupFromOlder(undefined, group), notes);
      }
    } else if (isTable(value)) {
      const isName = string.find(tostring(key), "^%d+$")[0] === undefined;
      addSetup(saved, setupFromOlder(isName ? key : undefined, value), notes);
    } else {
      notes.quarantine("setup", tostring(key), value);
    }
    yieldIfOverBudget();
  }
}

/** Adds a setup record to its own guild and to the others that it is for. Called by: migrateSetup */
function addSetup(saved: SavedData, record: PlainTable, { mended }: MigrationNotes): void {
  const entry = mendEntry({ ...record, id: undefined }, "setup", undefined, mended);
  const { guildName } = entry;
  if (guildName !== NO_GUILD && record.id === setupId(guildName)) {
    keepNewer(saved, entry);
    return;
  }
  for (const owner of ownersOf(entry, saved)) {
    keepNewer(saved, { ...entry, id: setupId(owner), guildName: owner, data: { ...entry.data } });
  }
}

/**
 * The guild that a setup record names as its own and those of its list that the data know, so that names written wrong
 * get no entry; all of the list if the data know none.
 * Called by: addSetup
 */
function ownersOf({ data, guildName }: Entry, saved: SavedData): string[] {
  const isInUse: Record<string, true | undefined> = {};
  for (const tableType of TABLE_TYPES) {
    for (const [, entry] of pairs(saved.sharedData[tableType])) {
      isInUse[entry.guildName] = true;
    }
  }
  const own = guildName === NO_GUILD ? [] : [guildName];
  const listed: string[] = [];
  for (const link of data.guilds as { name: string }[]) {
    if (link.name !== guildName) {
      listed.push(link.name);
    }
  }
  const known = listed.filter((name) => isInUse[name]);
  const owners = [...own, ...known];
  return owners.length > 0 ? owners : listed.length > 0 ? listed : [NO_GUILD];
}

/**
 * The older addon's users: by name, as a list, or one record about the player's own character.
 * Called by: migrate
 */
function migrateUsers(older: unknown): SavedData["userStatus"] {
  const users: SavedData["userStatus"] = {};
  const table = tableOr(older);
  const list = table.userNameRealm === undefined ? table : { [tostring(table.userNameRealm)]: table };
  for (const [key, value] of pairs(list)) {
    const record = tableOr(value);
    const name =
      type(key) === "string" ? key : (record.name ?? record.user ?? record.toon ?? record.userNameRealm);
    if (typeof name === "string") {
      const { lastSync, lastSyncDate, lastsync, ...status } = record;
      const stamp = stampOf(lastSync ?? lastsync ?? lastSyncDate);
      users[normalCharacter(name)] = stamp === undefined ? status : { ...status, lastSync: stamp };
    }
  }
  return users;
}

/**
 * The older addon's named groups of characters, which the player made: in their order, into the quick groups.
 * Called by: migrate
 */
function migrateGroups(saved: SavedData, older: unknown): void {
  const found: { name: string; members: string[]; order: number }[] = [];
  for (const [name, value] of pairs(tableOr(older))) {
    const members: string[] = [];
    for (const [key, member] of pairs(tableOr(value))) {
      const user = isTable(member) ? (member.fullName ?? member.name) : key === "order" ? undefined : member;
      if (typeof user === "string") {
        members.push(normalCharacter(user));
      }
    }
    found.push({ name: tostring(name), members, order: tonumber(tableOr(value).order) ?? 0 });
  }
  found.sort((first, second) =>
    first.order === second.order ? (first.name < second.name ? -1 : 1) : first.order - second.order,
  );
  if (found.length > 0 && saved.settings.groups === undefined) {
    saved.settings.groups = found.map(({ members, name }) => ({ name, members }));
  }
}

/**
 * Keeps the newer of two entries with one id. A member may have two records, under two spellings of a realm: what
 * nobody has said in the newer one comes from the other.
 * Called by: addSetup, migrateCharacters, migrateTable
 */
function keepNewer(saved: SavedData, entry: Entry): void {
  const entries = saved.sharedData[entry.tableType];
  const other = entries[entry.id];
  if (other === undefined) {
    entries[entry.id] = entry;
    return;
  }
  const [newer, earlier] = other.lastUpdated < entry.lastUpdated ? [entry, other] : [other, entry];
  entries[entry.id] = newer;
  if (entry.tableType !== "roster" || newer.deleted) {
    return;
  }
  if (newer.guildName === NO_GUILD) {
    newer.guildName = earlier.guildName;
  }
  for (const field of FIELDS.roster) {
    if (isUnsaid(newer.data[field.name]) && !isUnsaid(earlier.data[field.name])) {
      newer.data[field.name] = earlier.data[field.name];
    }
  }
}

/** Whether a member's field holds what is written when nobody has said anything. Called by: keepNewer */
function isUnsaid(value: unknown): boolean {
  return (
    value === undefined ||
    value === "" ||
    value === "NA" ||
    value === "Unknown" ||
    value === 0 ||
    (isTable(value) && next(value)[0] === undefined)
  );
}
