/** Looking at values of which nothing is known yet: from disk, from other clients, from other addons. */

/** A Lua table with anything in it. Keys that are no strings are read as well, and must be expected. */
export type PlainTable = Record<string, unknown>;

/**
 * Called by: 69 functions in DataSyncHandler/packing, DataSyncManager/content, DataSyncManager/data,
 * DataSyncManager/guild, DataSyncManager/sync, Maintenance
 */
export function isTable(value: unknown): value is PlainTable {
  return type(value) === "table";
}

/**
 * A value if it is a table, else an empty one.
 * Called by: 28 functions in DataSyncHandler/entries, DataSyncHandler/receiver, DataSyncHandler/sender,
 * DataSyncHandler/session, DataSyncManager/data, Maintenance
 */
export function tableOr(value: unknown): PlainTable {
  return isTable(value) ? value : {};
}

/**
 * A value if it is a text, else an empty one.
 * Called by: 7 functions in AnswerQuestions.ts, AskForConfirmation.ts, Backup.ts, FieldCoder.ts
 */
export function textOr(value: unknown): string {
  return typeof value === "string" ? value : "";
}
