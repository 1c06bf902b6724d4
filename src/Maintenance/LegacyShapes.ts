/** The shapes that the older addon wrote, laid out as present records. They are read once, and never written again. */

import { isTable, type PlainTable, tableOr } from "../DataSyncManager/data/PlainTables";
import { FIELDS } from "../DataSyncManager/data/Schema";
import { pastStampOf } from "../DataSyncManager/data/Mending";

/** Names that are no part of a record's data. */
const OWN_FIELDS: Record<string, true | undefined> = {
  id: true,
  tableType: true,
  guildName: true,
  lastUpdated: true,
  deleted: true,
};

/**
 * A member as the older addon had them: with `pt_` and `gb_` fields, in the entry itself or in its `data`, alone or
 * beside the present names, which count then. Fields that are not known come along.
 * Called by: migrateCharacters, migrateTable
 */
export function rosterFromOlder(key: string, older: PlainTable): PlainTable {
  const inner = tableOr(older.data);
  const data: PlainTable = {};
  const isTaken: Record<string, true | undefined> = { ...OWN_FIELDS, data: true, pt_guildName: true };
  for (const { name, olderName } of FIELDS.roster) {
    const before = olderName ?? name;
    data[name] = inner[name] ?? inner[before] ?? older[before] ?? older[name];
    for (const other of [name, before]) {
      isTaken[other] = true;
      const left = inner[other] ?? older[other];
      if (left !== undefined && left !== data[name] && other !== name) {
        data[other] = left;
      }
    }
  }
  copyUnknown(older, isTaken, data);
  copyUnknown(inner, isTaken, data);
  if (data.name === undefined) {
    data.name = key;
  }
  return {
    ...(isTable(older.data) ? unknownOf(older, { ...OWN_FIELDS, data: true, ...isTaken }) : {}),
    id: typeof older.id === "string" ? older.id : key,
    guildName: older.guildName ?? older.pt_guildName ?? inner.pt_guildName ?? inner.guildName,
    lastUpdated: older.lastUpdated ?? inner.lastUpdated,
    deleted: older.deleted ?? inner.deleted ?? false,
    data,
  };
}

/**
 * An article or event. Without `data` its date says when it was last changed, as far as nothing else does. `guildName`
 * is that of the table, which the older addon wrote beside its records once.
 * Called by: migrateTable
 */
export function articleFromOlder(older: PlainTable, guildName: unknown): PlainTable {
  if (isTable(older.data)) {
    return { ...older, guildName: older.guildName ?? guildName };
  }
  const data: PlainTable = {};
  copyUnknown(older, OWN_FIELDS, data);
  return {
    id: older.id,
    guildName: older.guildName ?? guildName,
    lastUpdated: older.lastUpdated ?? pastStampOf(older.date),
    deleted: older.deleted ?? false,
    data,
  };
}

/** A setup record, or a linked group, which had no guild of its own. Called by: migrateSetup */
export function setupFromOlder(guildName: unknown, older: PlainTable): PlainTable {
  if (isTable(older.data)) {
    return { ...older, guildName: older.guildName ?? guildName };
  }
  const data: PlainTable = {};
  copyUnknown(older, OWN_FIELDS, data);
  return { guildName, lastUpdated: older.lastUpdated, deleted: older.deleted ?? false, data };
}

/**
 * The groups of guilds in what was kept as `linkedGuildGroups`: one, a list of them, or only the guilds.
 * Called by: migrateSetup
 */
export function groupsOf(older: unknown): PlainTable[] {
  const group = tableOr(older);
  if (group.guilds !== undefined || next(group)[0] === undefined) {
    return group.guilds === undefined ? [] : [group];
  }
  const groups: PlainTable[] = [];
  const guilds: unknown[] = [];
  for (const [, item] of pairs(group)) {
    if (isTable(item) && item.guilds !== undefined) {
      groups.push(item);
    } else if (isTable(item)) {
      guilds.push(item);
    }
  }
  return groups.length > 0 ? groups : [{ guilds, lastUpdated: group.lastUpdated }];
}

/**
 * Copies all fields with other names than these into the data.
 * Called by: articleFromOlder, rosterFromOlder, setupFromOlder
 */
function copyUnknown(
  older: PlainTable,
  isKnown: Readonly<Record<string, true | undefined>>,
  data: PlainTable,
): void {
  for (const [name, value] of pairs(unknownOf(older, isKnown))) {
    data[name] ??= value;
  }
}

/**
 * What other addons or later versions have added is handed on, not dropped.
 * Called by: copyUnknown, rosterFromOlder
 */
function unknownOf(older: PlainTable, isKnown: Readonly<Record<string, true | undefined>>): PlainTable {
  const unknown: PlainTable = {};
  for (const [name, value] of pairs(older)) {
    if (!isKnown[name]) {
      unknown[name] = value;
    }
  }
  return unknown;
}
