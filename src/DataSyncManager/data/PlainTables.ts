/** Looking at values of which nothing is known yet: from disk, from other clients, from other addons. */

/** A Lua table with anything in it. Keys that are no strings are read as well, and must be expected. */
export type PlainTable = Record<string, unknown>;

/**
 *
 * Called by: addUnknown, bytesOf, codeUnknownFields, completed, copyOf, importLine, isDeepEqual, isFailure,
 * isListOf, isPlainRecord, isRecord, isTableOfNumbers, isWithinBounds, loadData, migrateSetup, migrateTable,
 * migrateWithBackup, presentShape, tableOr, unpackValue, validateData, validateEntry, valueBytes
 */
export function isTable(value: unknown): value is PlainTable {
  return type(value) === "table";
}

/**
 * A value if it is a table, else an empty one.
 * Called by: commonGuilds, countOf, importLine, loadData, migrate, migrateUsers, ownersOf, restoredData
 */
export function tableOr(value: unknown): PlainTable {
  return isTable(value) ? value : {};
}

/**
 * A value if it is a text, else an empty one.
 * Called by: articleFromOlder, codeList, codeValue, presentShape, readBackup, rosterFromOlder, setupFromOlder
 */
export function textOr(value: unknown): string {
  return typeof value === "string" ? value : "";
}
