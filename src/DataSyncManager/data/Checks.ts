/** What a value from the file may be, put together of small checks. Each returns the value, mended, or nothing. */

import { mendString, type Mended, countMended, numberText, type MendedKind } from "./MendedValues";
import { isTable, type PlainTable } from "./PlainTables";
import { serverNow, toEpoch } from "./Timestamps";

export type Check = (this: void, value: unknown, mended: Mended) => unknown;

/**
 * A number in a range; a text that is one counts. Not a number (NaN) is in none.
 * Called by: CheckedParts.ts
 */
export function numberFrom(least: number, most: number, isWhole = false): Check {
  return (value) => {
    const number = typeof value === "string" ? tonumber(value) : value;
    if (typeof number !== "number" || !(number >= least && number <= most)) {
      return undefined;
    }
    return isWhole ? math.floor(number) : number;
  };
}

/** A text of at most so many bytes, in UTF-8. Called by: CheckedParts.ts */
export function textUpTo(limit: number): Check {
  return (value, mended) => {
    const text = typeof value === "number" ? numberText(value) : value;
    return typeof text === "string" && text.length <= limit ? mendString(text, mended) : undefined;
  };
}

/** True or false. Called by: CheckedParts.ts */
export const flag: Check = (value) => (typeof value === "boolean" ? value : undefined);

/**
 * A timestamp that has passed; one that a clock ahead of the server's wrote would hold for as long.
 * Called by: CheckedParts.ts
 */
export const pastStamp: Check = (value) => {
  const text = typeof value === "number" ? numberText(value) : value;
  return typeof text === "string" && toEpoch(text) !== undefined && text <= serverNow() ? text : undefined;
};

/** One of these texts. Called by: CheckedParts.ts */
export function oneOf(words: readonly string[]): Check {
  return (value) => (typeof value === "string" && words.includes(value) ? value : undefined);
}

/** A list without holes of what passes; the rest is left out. Called by: CheckedParts.ts, checkedLines */
export function listOf(check: Check, most: number): Check {
  return (value, mended) => {
    if (!isTable(value)) {
      return undefined;
    }
    const keys: number[] = [];
    for (const [key] of pairs<Record<string | number, unknown>>(value)) {
      const place = tonumber(key);
      if (place !== undefined && typeof key === "number") {
        keys.push(place);
      }
    }
    table.sort(keys);
    const list: unknown[] = [];
    for (const key of keys) {
      const item = check((value as unknown as Record<number, unknown>)[key], mended);
      if (item !== undefined && list.length < most) {
        list.push(item);
      }
    }
    return list;
  };
}

/** A table by texts of what passes; the rest is left out. Called by: CheckedParts.ts */
export function mapOf(check: Check): Check {
  return (value, mended) => {
    if (!isTable(value)) {
      return undefined;
    }
    const map: PlainTable = {};
    for (const [key, item] of pairs<Record<string | number, unknown>>(value)) {
      const checked = check(item, mended);
      if (checked !== undefined) {
        map[tostring(key)] = checked;
      }
    }
    return map;
  };
}

/**
 * A table with these fields: those that do not pass are left out, those not named stay.
 * Called by: CheckedParts.ts
 */
export function recordOf(fields: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (value, mended) =>
    isTable(value) ? checkedFields(value, fields, { mended, required, kind: undefined }) : undefined;
}

/**
 * The same for a part of the file, counting what did not pass. Nothing if a required field is missing.
 * Called by: checkParts, checkedLines, recordOf
 */
export function checkedFields(
  value: PlainTable,
  fields: Readonly<Record<string, Check>>,
  {
    kind,
    mended,
    required = [],
  }: { kind: MendedKind | undefined; mended: Mended; required?: readonly string[] },
): PlainTable | undefined {
  const checked: PlainTable = {};
  for (const [name, item] of pairs(value)) {
    const check = fields[name];
    const passed = check === undefined ? item : check(item, mended);
    checked[tostring(name)] = passed;
    if (passed === undefined && kind !== undefined) {
      countMended(mended, kind);
    }
  }
  for (const name of required) {
    if (checked[name] === undefined) {
      return undefined;
    }
  }
  return checked;
}
