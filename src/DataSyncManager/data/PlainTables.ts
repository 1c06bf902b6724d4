/** Looking at values of which nothing is known yet: from disk, from other clients, from other addons. */

/** A Lua table with anything in it. Keys that are no strings are read as well, and must be expected. */
export type PlainTable = Record<string, unknown>;

/**
 * Called by: 66 functions in DataSyncComs/messages, DataSyncHandler/entries, DataSyncHandler/packing,
 * DataSyncManager/content, DataSyncManager/data, DataSyncManager/guild, DataSyncManager/sync, Maintenance
 */
export function isTable(value: unknown): value is PlainTable {
  return type(value) === "table";
}

/**
 * A value if it is a table, else an empty one.
 * Called by: 18 functions in Backup.ts, CheckedParts.ts, CommonGuilds.ts, LegacyShapes.ts, LoadData.ts,
 * Migration.ts, PackedParts.ts, Sizes.ts, TextBlock.ts
 */
export function tableOr(value: unknown): PlainTable {
  return isTable(value) ? value : {};
}

/** A value if it is a text, else an empty one. Called by: codeList, codeValue, effectOfRestore, readBackup */
export function textOr(value: unknown): string {
  return typeof value === "string" ? value : "";
}
