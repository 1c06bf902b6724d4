/** The shapes that the older addon wrote, and what they become. They are read once, and never written again. */

import { type PlainTable, textOr } from "../DataSyncManager/data/PlainTables";
import { type Entry, type EntryData, FIELDS, setupId, type TableType } from "../DataSyncManager/data/Schema";

/**
 * From an older entry with its `pt_` and `gb_` fields, by the character's key. Unknown fields stay in its data.
 * Called by: migrateTable
 */
export function rosterFromOlder(key: string, older: PlainTable): Entry {
  const data: EntryData = {};
  const isKnown: Record<string, true | undefined> = { lastUpdated: true, deleted: true, pt_guildName: true };
  for (const field of FIELDS.roster) {
    const olderName = field.olderName ?? field.name;
    isKnown[olderName] = true;
    data[field.name] = older[olderName] ?? field.fallback ?? {};
  }
  copyUnknown(older, isKnown, data);
  if (older.pt_name === undefined) {
    data.name = key;
  }
  return {
    id: key,
    tableType: "roster",
    guildName: textOr(older.pt_guildName),
    lastUpdated: textOr(older.lastUpdated),
    deleted: older.deleted === true,
    data,
  };
}

/**
 * Older articles may lack a `lastUpdated`; then their date counts, or the time in their id.
 * Called by: migrateTable
 */
export function articleFromOlder(tableType: TableType, older: PlainTable): Entry {
  const data: EntryData = {};
  const isKnown: Record<string, true | undefined> = {
    id: true,
    guildName: true,
    lastUpdated: true,
    deleted: true,
  };
  for (const field of FIELDS[tableType]) {
    isKnown[field.name] = true;
    data[field.name] = older[field.name] ?? field.fallback;
  }
  copyUnknown(older, isKnown, data);
  const id = tostring(older.id);
  return {
    id,
    tableType,
    guildName: textOr(older.guildName),
    lastUpdated: textOr(older.lastUpdated ?? timestampOf(older.date) ?? string.sub(id, 1, 14)),
    deleted: older.deleted === true,
    data,
  };
}

/**
 * From the older `linkedGuildGroups`, which belonged to no guild of its own, to the setup entry of a guild that it
 * lists.
 * Called by: migrateSetup
 */
export function setupFromOlder(guildName: string, older: PlainTable): Entry {
  const data: EntryData = { guilds: older.guilds ?? [] };
  copyUnknown(older, { guilds: true, lastUpdated: true, deleted: true }, data);
  return {
    id: setupId(guildName),
    tableType: "setup",
    guildName,
    lastUpdated: textOr(older.lastUpdated),
    deleted: older.deleted === true,
    data,
  };
}

/**
 * All fields but those that have already been converted.
 * Called by: articleFromOlder, rosterFromOlder, setupFromOlder
 */
function copyUnknown(
  older: PlainTable,
  isKnown: Readonly<Record<string, true | undefined>>,
  data: EntryData,
): void {
  for (const [name, value] of pairs(older)) {
    if (!isKnown[name] && data[name] === undefined) {
      data[name] = value;
    }
  }
}

/** From `2024-12-01 04:28:07`; nothing for anything else. Called by: articleFromOlder */
function timestampOf(value: unknown): string | undefined {
  if (typeof value !== "string") {
    return undefined;
  }
  const [digits] = string.gsub(value, "%D", "");
  return digits.length === 14 ? digits : undefined;
}
