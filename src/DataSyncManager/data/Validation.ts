/** Whether a value is an entry: required fields present, right types, a real timestamp, size and depth in bounds. */

import { isTable, tableOr } from "./PlainTables";
import { text } from "../runtime/Locale";
import { type Entry, type Field, FIELDS, GUILD_NAME, setupId, TABLE_TYPES, type TableType } from "./Schema";
import { isAhead } from "./ServerClock";
import { toEpoch } from "./Timestamps";

/** Bytes of an id: a name of 12 letters of 4 bytes, a dash and a realm, with room. */
const MAX_ID = 128;
/** Nesting of tables inside `data`. */
const MAX_DEPTH = 6;
/** Strings, numbers and tables inside `data`, in all. */
const MAX_NODES = 600;
/** Bytes of all strings inside `data`: an article's content, its title and some unknown fields. */
const MAX_BYTES = 32768;

/**
 * Nothing when the value is a valid
 * entry that may be taken or written now, else the reason in words. A time ahead of the clock comes last: it is the only
 * thing wrong then, and passes.
 * Called by: editEntry, readValidEntry
 */
export function validateEntry(value: unknown, tableType?: TableType): string | undefined {
  return validateStored(value, tableType) ?? futureProblem(value as Entry);
}

/**
 * The same for an entry that is stored already, whose time is no reason to refuse it: it was accepted once, so the clock
 * is what has changed.
 * Called by: entryOf, isVersionOf, noteIfAhead, validateAll, validateEntry
 */
export function validateStored(value: unknown, tableType?: TableType): string | undefined {
  if (!isTable(value)) {
    return text("INVALID_NOT_A_TABLE", type(value));
  }
  const entry = value;
  const table = TABLE_TYPES.find((known) => known === entry.tableType);
  if (table === undefined || (tableType !== undefined && table !== tableType)) {
    return text("INVALID_TABLE_TYPE", shown(entry.tableType));
  }
  return validateCommonFields(entry, table) ?? validateData(entry, table);
}

/**
 * Why an entry must not be taken yet, in words: it would win for as long as its time lies ahead. It is asked for again with
 * the next sync, and nothing remembers that it was refused.
 * Called by: noteIfAhead, validateEntry
 */
export function futureProblem({ lastUpdated }: Entry): string | undefined {
  return isAhead(lastUpdated) ? text("INVALID_FUTURE", shown(lastUpdated)) : undefined;
}

/**
 * A value as the valid entry that it is, or why it is none, in words.
 * Called by: applyEntries, checkEntries, orderOfArrived
 */
export function readValidEntry(value: unknown, tableType?: TableType): Entry | string {
  // Every field has been checked by then, which the type checker cannot see.
  return validateEntry(value, tableType) ?? (value as Entry);
}

/** What is wrong with the fields that all entries have. Called by: validateStored */
function validateCommonFields(entry: Record<string, unknown>, table: TableType): string | undefined {
  const { id, guildName, lastUpdated, deleted } = entry;
  if (typeof id !== "string" || id === "" || id.length > MAX_ID) {
    return text("INVALID_ID", shown(id));
  }
  if (typeof guildName !== "string" || guildName === "" || guildName.length > GUILD_NAME) {
    return text("INVALID_GUILD_NAME", shown(guildName));
  }
  if (!isIdOfTable(id, table, guildName)) {
    return text("INVALID_ID", shown(id));
  }
  if (toEpoch(lastUpdated) === undefined) {
    return text("INVALID_TIMESTAMP", shown(lastUpdated));
  }
  if (typeof deleted !== "boolean") {
    return text("INVALID_DELETED", shown(deleted));
  }
  return undefined;
}

/**
 * Setup ids come from the guild's name, roster ids are characters; each table has its own form.
 * Called by: isRowNamed, validateCommonFields
 */
export function isIdOfTable(id: string, table: TableType, guildName: string): boolean {
  if (table === "roster") {
    return string.match(id, "^[^%s%-%c]+%-[^%s%c]+$")[0] !== undefined;
  }
  if (table === "setup") {
    return id === setupId(guildName);
  }
  return string.match(id, "^%d+$")[0] !== undefined && id.length === 18;
}

/**
 * Expects valid common fields; unknown fields are allowed within the bounds, because later versions add some.
 * Called by: validateStored
 */
function validateData(entry: Record<string, unknown>, table: TableType): string | undefined {
  const { data } = entry;
  if (!isTable(data)) {
    return text("INVALID_NOT_A_TABLE", "data");
  }
  const size = { nodes: 0, bytes: 0 };
  if (!isWithinBounds(data, MAX_DEPTH, size)) {
    return text("INVALID_TOO_LARGE");
  }
  if (!isUnknownFieldsWithinBounds(entry, size)) {
    return text("INVALID_TOO_LARGE");
  }
  // A tombstone may have given up its data.
  if (entry.deleted === true && next(data)[0] === undefined) {
    return undefined;
  }
  for (const field of FIELDS[table]) {
    if (!isValidField(data[field.name], field)) {
      return text("INVALID_FIELD", field.name, type(data[field.name]));
    }
  }
  return undefined;
}

/** The fields outside of `data` and their names count toward the same size as those inside. Called by: validateData */
function isUnknownFieldsWithinBounds(
  entry: Record<string, unknown>,
  size: { nodes: number; bytes: number },
): boolean {
  for (const [key, value] of pairs<Record<string | number, unknown>>(entry)) {
    if (typeof key !== "string") {
      return false;
    }
    if (key !== "data" && (!isWithinBounds(key, 0, size) || !isWithinBounds(value, MAX_DEPTH, size))) {
      return false;
    }
  }
  return true;
}

/**
 * Whether a value has the kind and the limit that the schema gives its field.
 * Called by: hasRecordsOf, validateData
 */
function isValidField(value: unknown, field: Field): boolean {
  if (value === undefined) {
    return !field.required;
  }
  switch (field.kind) {
    case "text":
      return isText(value, field.limit) && (field.form === undefined || hasForm(value, field.form));
    case "number":
      return typeof value === "number" && value >= 0 && value <= field.limit;
    case "flag":
      return typeof value === "boolean";
    case "numbers":
      return isTableOfNumbers(value, field.limit);
    case "texts":
      return isListOf(value, (item) => isText(item, field.limit));
    case "records":
      return isListOf(value, isRecord) && hasRecordsOf(field, value);
  }
}

/** Called by: isValidField */
function hasForm(value: string, form: string): boolean {
  return string.find(value, form)[0] !== undefined;
}

/** Numbers by name, each from 0 to the limit. Called by: isValidField */
function isTableOfNumbers(value: unknown, limit: number): boolean {
  if (!isTable(value)) {
    return false;
  }
  for (const [key, item] of pairs(value)) {
    if (typeof key !== "string" || typeof item !== "number" || item < 0 || item > limit) {
      return false;
    }
  }
  return true;
}

/** The limit is in bytes. Called by: isRecord, isValidField */
function isText(value: unknown, limit: number): value is string {
  return typeof value === "string" && value.length <= limit;
}

/** Refuses lists with holes. Called by: isValidField */
function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  if (!isTable(value)) {
    return false;
  }
  let count = 0;
  let last = 0;
  for (const [key, item] of pairs<Record<string | number, unknown>>(value)) {
    if (typeof key !== "number" || key < 1 || key % 1 !== 0 || !isItem(item)) {
      return false;
    }
    count += 1;
    last = math.max(last, key);
  }
  return count === last;
}

/** A `name`, and otherwise only texts and numbers. Called by: isValidField */
function isRecord(value: unknown): boolean {
  if (!isTable(value)) {
    return false;
  }
  for (const [key, item] of pairs(value)) {
    if (typeof key !== "string" || (typeof item !== "string" && typeof item !== "number")) {
      return false;
    }
  }
  return isText(value.name, GUILD_NAME);
}

/**
 * Whether a list has no more records than its field allows, and each record the parts that it asks for.
 * Called by: isValidField
 */
function hasRecordsOf({ most = math.huge, parts = [] }: Field, value: unknown): boolean {
  let count = 0;
  for (const [, record] of pairs(tableOr(value))) {
    count += 1;
    for (const part of parts) {
      if (!isTable(record) || !isValidField(record[part.name], part)) {
        return false;
      }
    }
  }
  return count <= most;
}

/**
 * `depth` is how deep the value may still nest; `size` grows with everything that is counted. A table is a list, with the
 * keys 1 to n, or has texts as keys: nothing else comes back as it was on the wire and from disk.
 * Called by: isUnknownFieldsWithinBounds, validateData
 */
function isWithinBounds(value: unknown, depth: number, size: { nodes: number; bytes: number }): boolean {
  size.nodes += 1;
  if (size.nodes > MAX_NODES) {
    return false;
  }
  if (typeof value === "string") {
    size.bytes += value.length;
    return size.bytes <= MAX_BYTES;
  }
  if (typeof value === "number") {
    return value === value && value > -math.huge && value < math.huge;
  }
  if (typeof value === "boolean") {
    return true;
  }
  if (!isTable(value) || depth === 0) {
    return false;
  }
  let names = 0;
  let places = 0;
  let lastPlace = 0;
  for (const [key, item] of pairs<Record<string | number, unknown>>(value)) {
    if (typeof key === "string") {
      names += 1;
    } else if (typeof key === "number" && key >= 1 && key % 1 === 0) {
      places += 1;
      lastPlace = math.max(lastPlace, key);
    } else {
      return false;
    }
    if (!isWithinBounds(key, 0, size) || !isWithinBounds(item, depth - 1, size)) {
      return false;
    }
  }
  return lastPlace === places && (names === 0 || places === 0);
}

/**
 * Short, and without control characters or markup, because the value may come from anyone.
 * Called by: futureProblem, validateCommonFields, validateStored
 */
function shown(value: unknown): string {
  const [printable] = string.gsub(string.sub(tostring(value), 1, 40), "[%c|]", "?");
  return printable;
}
