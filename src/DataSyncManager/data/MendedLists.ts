/** Lists in entries that were written another way: as one text, as a set, with holes, with names instead of records. */

import { cutText } from "./Encodings";
import { isTable, type PlainTable } from "./PlainTables";
import { countMended, type Mended, mendString, mendUnknown } from "./MendedValues";
import type { Field } from "./Schema";

/** Tables inside each other that are looked through for records; the older addon put a whole group into a list once. */
const MAX_NESTING = 3;
/** Bytes of a name in a record. */
const MAX_NAME = 200;

/**
 * A list of texts. `{ Tank = true }` names what it holds by its keys, as does a text with commas by its parts.
 * Called by: mendField
 */
export function mendTexts(value: unknown, { limit, words }: Field, mended: Mended): string[] | undefined {
  const items = itemsOf(value, mended);
  if (items === undefined) {
    return undefined;
  }
  const texts: string[] = [];
  for (const item of items) {
    const named = isTable(item) ? item.name : item;
    if (named !== undefined && !isTable(named)) {
      const [kept] = cutText(mendString(tostring(named), mended), limit);
      texts.push(words === undefined ? kept : (roleOf(kept) ?? kept));
    } else {
      countMended(mended, "list");
    }
  }
  return texts;
}

/** The game's tokens for what the older addon called roles. */
const ROLE_WORDS: Record<string, string | undefined> = {
  tank: "TANK",
  healer: "HEALER",
  dps: "DAMAGER",
  damager: "DAMAGER",
  damage: "DAMAGER",
};

/**
 * Nothing for a word that the older addon never used; the caller keeps it as it was written.
 * Called by: mendTexts
 */
function roleOf(written: string): string | undefined {
  return ROLE_WORDS[string.lower(written)];
}

/**
 * A list of records with a name. A plain text is the name of one, and a number by a name is its level.
 * Called by: mendField
 */
export function mendRecords(value: unknown, field: Field, mended: Mended): PlainTable[] | undefined {
  const records: PlainTable[] = [];
  return addRecords(records, value, { field, mended }, MAX_NESTING)
    ? withParts(records, field, mended)
    : undefined;
}

/** Only the records that have what their field asks for, and the last of them where there are too many. Called by: mendRecords */
function withParts(
  records: readonly PlainTable[],
  { most = math.huge, parts = [] }: Field,
  mended: Mended,
): PlainTable[] {
  const kept = records.filter((record) =>
    parts.every(({ kind, limit, name, required }) => {
      const part = record[name];
      return part === undefined
        ? !required
        : kind === "text"
          ? typeof part === "string" && part.length <= limit
          : typeof part === "number" && part >= 0 && part <= limit;
    }),
  );
  if (kept.length < records.length || kept.length > most) {
    countMended(mended, "list");
  }
  return kept.slice(math.max(0, kept.length - most));
}

/**
 * False if the value stands for no list at all. `depth` limits how far lists inside lists are followed; what is
 * deeper is dropped.
 * Called by: mendRecords
 */
function addRecords(
  records: PlainTable[],
  value: unknown,
  context: { field: Field; mended: Mended },
  depth: number,
): boolean {
  const { field, mended } = context;
  const isSingle = isTable(value) && value.name !== undefined && !isTable(value.name);
  const items = isSingle ? [value] : itemsOf(value, mended);
  if (items === undefined) {
    return false;
  }
  for (const item of items) {
    if (!isTable(item)) {
      countMended(mended, "list");
      records.push(named(mendString(tostring(item), mended), {}, field));
    } else if (item.name !== undefined && !isTable(item.name)) {
      records.push(named(mendString(tostring(item.name), mended), item, field, mended));
    } else {
      countMended(mended, "list");
      if (depth > 0) {
        addRecords(records, item, context, depth - 1);
      }
    }
  }
  return true;
}

/** A record of that name with those of the fields that a record may have. Called by: addRecords */
function named(name: string, fields: PlainTable, field: Field, mended: Mended = {}): PlainTable {
  const record: PlainTable = {};
  for (const [key, value] of pairs(fields)) {
    if (typeof key === "string" && (typeof value === "string" || typeof value === "number")) {
      record[key] = mendUnknown(value, mended);
    } else if (value !== undefined) {
      countMended(mended, "list");
    }
  }
  if (field.name === "professions") {
    record.level = tonumber(record.level) ?? 0;
  }
  const [kept] = cutText(name, MAX_NAME);
  record.name = kept;
  return record;
}

/** A table of numbers by name; what is none, or out of range, is left out. Called by: mendField */
export function mendNumbers(
  value: unknown,
  { limit }: Field,
  mended: Mended,
): Record<string, number> | undefined {
  if (!isTable(value)) {
    return undefined;
  }
  const numbers: Record<string, number> = {};
  for (const [key, item] of pairs(value)) {
    const number = tonumber(item);
    const isKept = typeof key === "string" && number !== undefined && number >= 0 && number <= limit;
    if (isKept) {
      numbers[key] = number;
    }
    if (!isKept || typeof item !== "number") {
      countMended(mended, "number");
    }
  }
  return numbers;
}

/**
 * The items of whatever stands for a list, in the order of its keys; nothing if it stands for none.
 * Called by: addRecords, mendTexts
 */
function itemsOf(value: unknown, mended: Mended): unknown[] | undefined {
  if (typeof value === "string") {
    countMended(mended, "list");
    return value === "NA" ? [] : partsOf(value);
  }
  if (!isTable(value)) {
    return undefined;
  }
  const keys: (string | number)[] = [];
  for (const [key] of pairs<Record<string | number, unknown>>(value)) {
    keys.push(key);
  }
  table.sort(keys, (first, second) =>
    type(first) === type(second) ? first < second : type(first) === "number",
  );
  const items: unknown[] = [];
  for (const [place, key] of ipairs(keys)) {
    const item = (value as Record<string | number, unknown>)[key];
    if (key !== place) {
      countMended(mended, "list");
    }
    const isNamed = typeof key === "string" && !isTable(item);
    if (!isNamed) {
      items.push(
        isTable(item) && typeof key === "string" && item.name === undefined ? { ...item, name: key } : item,
      );
    } else if (item !== false) {
      items.push(typeof item === "number" ? { name: key, level: item } : key);
    }
  }
  return items;
}

/**
 * Semicolons too, because players used both. Empty parts are dropped: a trailing comma names nobody.
 * Called by: itemsOf
 */
function partsOf(written: string): string[] {
  const parts: string[] = [];
  for (const [part] of string.gmatch(written, "[^,;]+")) {
    const [trimmed] = string.match(part!, "^%s*(.-)%s*$");
    if (trimmed !== "") {
      parts.push(trimmed!);
    }
  }
  return parts;
}
