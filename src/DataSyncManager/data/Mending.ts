/**
 * Makes an entry of a record that is nearly one: a bad field costs the field, never the record. What a field held stays
 * beside it as `older_…` if it could not be taken over whole. The same record becomes the same entry everywhere.
 */

import { cutText, isUtf8 } from "./Encodings";
import { isTable, type PlainTable } from "./PlainTables";
import { mendNumbers, mendRecords, mendTexts } from "./MendedLists";
import { countMended, keepBeside, type Mended, mendString, mendUnknown, numberText } from "./MendedValues";
import { type Entry, type EntryData, type Field, FIELDS, setupId, type TableType } from "./Schema";
import { serverNow, toEpoch } from "./Timestamps";
import { readWrittenDate, stampOfDate } from "./WrittenDates";

/** When a record was changed of which nothing says so: older than anything that the addon ever wrote. */
const UNDATED = "19990101000000";
/** What the older addon wrote in the place of a guild that it did not know. */
export const NO_GUILD = "NA";
/** A prime below the numbers of eight digits: the hour of the change and a sum make an id, and two hardly ever the same. */
const ID_SUMS = 99999989;

/**
 * A new entry of that table; the record is only read. `key` is where it was found, `mended` counts. What is still no
 * valid entry afterwards, for its size, is for the caller to find.
 * Called by: addSetup, entryOf, migrateCharacters, migrateTable
 */
export function mendEntry(record: PlainTable, tableType: TableType, key: unknown, mended: Mended): Entry {
  const data: EntryData = {};
  const guildName = mendGuild(record.guildName, data, mended);
  const lastUpdated = mendTime(record, data, mended);
  const entry: Entry = {
    ...ownFields(record, mended),
    id: "",
    tableType,
    guildName,
    lastUpdated,
    deleted: mendFlag(record.deleted, mended),
    data,
  };
  const source = isTable(record.data) ? record.data : {};
  if (record.data !== undefined && !isTable(record.data)) {
    keepBeside(data, "data", record.data);
    countMended(mended, "missing");
  }
  mendData(source, tableType, data, { mended, isEmpty: entry.deleted && next(source)[0] === undefined });
  entry.id = mendId(record.id ?? key, entry, mended);
  if (tableType === "roster" && data.name === "") {
    data.name = entry.id;
  }
  return entry;
}

/** The fields of the entry itself that the schema does not know. Called by: mendEntry */
function ownFields(record: PlainTable, mended: Mended): PlainTable {
  const own: PlainTable = {};
  for (const [name, value] of pairs(record)) {
    if (name !== "data") {
      own[tostring(name)] = mendUnknown(value, mended);
    }
  }
  return own;
}

/**
 * Fills `data` with the fields of the table and with those that the schema does not know.
 * Called by: mendEntry
 */
function mendData(
  source: PlainTable,
  tableType: TableType,
  data: EntryData,
  { isEmpty, mended }: { isEmpty: boolean; mended: Mended },
): void {
  const isKnown: Record<string, true | undefined> = {};
  for (const field of FIELDS[tableType]) {
    isKnown[field.name] = true;
    const value = source[field.name];
    const result = value === undefined ? undefined : mendField(field, value, data, mended);
    if (result !== undefined) {
      data[field.name] = result;
    } else if (field.required && !isEmpty) {
      data[field.name] = emptyValue(field);
      // The older addon left out most of a member's fields, and nobody misses what was never there.
      if (tableType !== "roster" || value !== undefined) {
        countMended(mended, "missing");
      }
    }
  }
  for (const [name, value] of pairs(source)) {
    if (!isKnown[name]) {
      data[tostring(name)] = mendUnknown(value, mended);
    }
  }
}

/** What a required field has in a record that says nothing. Called by: mendData */
function emptyValue({ fallback, kind }: Field): unknown {
  if (fallback !== undefined) {
    return fallback;
  }
  return kind === "number" ? 0 : kind === "text" ? "" : kind === "flag" ? false : {};
}

/** What the field may hold, nothing if that cannot be told from the value. Called by: mendData */
function mendField(field: Field, value: unknown, data: EntryData, mended: Mended): unknown {
  switch (field.kind) {
    case "text":
      return mendText(field, value, data, mended);
    case "number":
      return mendNumber(field, value, data, mended);
    case "flag":
      return type(value) === "boolean" ? value : mendFlag(value, mended);
    case "texts":
      return mendTexts(value, field, mended);
    case "records":
      return mendRecords(value, field, mended);
    case "numbers":
      return mendNumbers(value, field, mended);
  }
}

/**
 * Nothing if the value is a table, or a text of another form, which is kept beside the field. Whatever exceeds the limit of bytes is kept there
 * too, not lost.
 * Called by: mendField
 */
function mendText(
  { form, limit, name, words }: Field,
  value: unknown,
  data: EntryData,
  mended: Mended,
): string | undefined {
  if (isTable(value)) {
    keepBeside(data, name, mendUnknown(value, mended));
    return undefined;
  }
  if (typeof value !== "string") {
    countMended(mended, "text");
  }
  const whole = mendString(typeof value === "number" ? numberText(value) : tostring(value), mended);
  const [kept, rest] = cutText(wordIn(words, whole), limit);
  if (rest !== "") {
    countMended(mended, "text");
    keepBeside(data, name, rest);
  }
  if (form !== undefined && string.find(kept, form)[0] === undefined) {
    countMended(mended, "text");
    keepBeside(data, name, kept);
    return undefined;
  }
  return kept;
}

/**
 * One of the words that the field knows, whatever the case of its letters and with or without blanks.
 * Called by: mendText
 */
function wordIn(words: readonly string[] | undefined, written: string): string {
  /** Words are compared without case, blanks, hyphens and underscores. Called by: wordIn */
  const plain = (word: string): string => string.gsub(string.lower(word), "[%s_-]", "")[0];
  return words?.find((word) => plain(word) === plain(written)) ?? written;
}

/** A text with digits in it counts if there is just one number. Called by: mendField */
function mendNumber(
  { limit, name }: Field,
  value: unknown,
  data: EntryData,
  mended: Mended,
): number | undefined {
  if (typeof value === "number" && value >= 0 && value <= limit) {
    return value;
  }
  countMended(mended, "number");
  const written = string.gsub(tostring(value), "(%d),(%d)", "%1.%2")[0];
  const plain = tonumber(written);
  const [found] = plain === undefined ? string.match(written, "^[^%d-]*(%d+%.?%d*)[^%d]*$") : [undefined];
  const number = plain ?? tonumber(found);
  if (plain === undefined && value !== "" && value !== "NA") {
    keepBeside(data, name, mendUnknown(value, mended));
  }
  return number !== undefined && number >= 0 && number <= limit ? number : undefined;
}

/**
 * Only `1` and the word "true" count as true, so that an unclear value never deletes an entry.
 * Called by: mendEntry, mendField
 */
function mendFlag(value: unknown, mended: Mended): boolean {
  if (value === undefined || typeof value === "boolean") {
    return value === true;
  }
  countMended(mended, "text");
  return value === 1 || string.lower(tostring(value)) === "true";
}

/** Without a guild the entry belongs to none that anybody has, and is shown nowhere. Called by: mendEntry */
function mendGuild(value: unknown, data: EntryData, mended: Mended): string {
  if (typeof value === "string" && value !== "" && isUtf8(value)) {
    const [kept, rest] = cutText(value, 200);
    return rest === "" ? kept : NO_GUILD;
  }
  countMended(mended, "name");
  if (typeof value !== "string" || value === "") {
    if (value !== undefined && value !== "") {
      keepBeside(data, "guildName", mendUnknown(value, mended));
    }
    return NO_GUILD;
  }
  return mendString(value, mended);
}

/** By `lastUpdated`, else by the article's date, else by the time in its id. Called by: mendEntry */
function mendTime({ data, date, id, lastUpdated }: PlainTable, kept: EntryData, mended: Mended): string {
  if (toEpoch(lastUpdated) !== undefined) {
    return tostring(lastUpdated);
  }
  countMended(mended, "time");
  if (lastUpdated !== undefined && stampOf(lastUpdated) === undefined) {
    keepBeside(kept, "lastUpdated", mendUnknown(lastUpdated, mended));
  }
  const known = stampOf(lastUpdated);
  if (known !== undefined) {
    return known;
  }
  const [inId] = string.match(tostring(id), "^%d%d%d%d%d%d%d%d%d%d%d%d%d%d");
  return (
    pastStampOf(date) ?? pastStampOf(isTable(data) ? data.date : undefined) ?? pastStampOf(inId) ?? UNDATED
  );
}

/**
 * The date of something planned says nothing of when it was written.
 * Called by: articleFromOlder, mendTime
 */
export function pastStampOf(value: unknown): string | undefined {
  const stamp = stampOf(value);
  return stamp !== undefined && stamp <= serverNow() ? stamp : undefined;
}

/**
 * A moment in any form that says which one, as a timestamp, also one in the future.
 * Called by: mendTime, migrateUsers, pastStampOf
 */
export function stampOf(value: unknown): string | undefined {
  const written = typeof value === "number" ? numberText(value) : value;
  const read = typeof written === "string" ? readWrittenDate(written) : undefined;
  return read === undefined ? undefined : stampOfDate(read);
}

/**
 * The id as the table has them. Of an article with another one it is made of its time and a sum of what it was called,
 * so that it is the same on every computer that has the record.
 * Called by: mendEntry
 */
function mendId(value: unknown, entry: Entry, mended: Mended): string {
  const written = typeof value === "number" ? numberText(value) : tostring(value ?? "");
  const id = idOfTable(written, entry);
  if (id !== value) {
    if (entry.tableType !== "setup") {
      countMended(mended, "name");
    }
    if (entry.tableType !== "setup" && entry.tableType !== "roster" && written !== "") {
      keepBeside(entry.data, "id", written);
    }
  }
  return id;
}

/**
 * The id follows from the content alone, so that two members who mend the same record get one entry, not two.
 * Called by: mendId
 */
function idOfTable(written: string, { data, guildName, lastUpdated, tableType }: Entry): string {
  if (tableType === "setup") {
    return setupId(guildName);
  }
  if (tableType === "roster") {
    return normalCharacter(written, data, guildName);
  }
  if (written.length === 18 && string.find(written, "%D")[0] === undefined) {
    return written;
  }
  let sum = 7;
  for (const place of $range(1, written.length)) {
    sum = (sum * 8191 + string.byte(written, place)) % ID_SUMS;
  }
  return `${string.sub(lastUpdated, 1, 10)}${string.format("%08d", sum)}`;
}

/**
 * `Name-Realm` with the realm as the game writes it in names, without blanks and dashes.
 * Called by: idOfTable, migrateGroups, migrateUsers
 */
export function normalCharacter(written: string, data: EntryData = {}, guildName = ""): string {
  const [name, realm] = string.match(written, "^%s*([^%-]*)%-?(.*)$");
  const [guildRealm] = string.match(guildName, "%-([^%-]+)$");
  const own = realm !== "" ? realm : (data.realm ?? data.pt_realm ?? guildRealm ?? "Unknown");
  /**
   * The only hyphen in a stored name is before the realm; blanks and control characters are none of it.
   * Called by: normalCharacter
   */
  const bare = (part: string): string => string.gsub(part, "[%s%-%c]", "")[0];
  const person = bare(name ?? "");
  return `${person === "" ? "Unknown" : person}-${bare(tostring(own))}`;
}
