/** Values of which only the texts and keys are looked at, and the counts of what was mended. */

import { isUtf8, toUtf8 } from "./Encodings";
import { isTable, type PlainTable } from "./PlainTables";
import type { EntryData } from "./Schema";

/** What was mended, by kind. */
export type Mended = Partial<Record<MendedKind, number>>;
export type MendedKind =
  "number" | "text" | "list" | "missing" | "name" | "time" | "encoding" | "setting" | "session" | "log";

/**
 * Counts what was mended.
 * Called by: 17 functions in CheckedParts.ts, Checks.ts, MendedLists.ts, MendedValues.ts, Mending.ts
 */
export function countMended(mended: Mended, kind: MendedKind): void {
  mended[kind] = (mended[kind] ?? 0) + 1;
}

/**
 * Large whole numbers are written out: `%s` would give an exponent.
 * Called by: mendId, mendText, pastStamp, stampOf, textUpTo
 */
export function numberText(value: number): string {
  return value % 1 === 0 && math.abs(value) < 1e15 ? string.format("%.0f", value) : tostring(value);
}

/**
 * Anything that the schema does not know, with keys and texts that can be packed.
 * Called by: 7 functions in MendedLists.ts, Mending.ts
 */
export function mendUnknown(value: unknown, mended: Mended, depth = 4): unknown {
  if (typeof value === "string") {
    return mendString(value, mended);
  }
  if (typeof value === "number") {
    return value === value && math.abs(value) < math.huge ? value : tostring(value);
  }
  if (!isTable(value) || depth === 0) {
    return typeof value === "boolean" ? value : tostring(value);
  }
  const copy: PlainTable = {};
  for (const [key, item] of pairs(value)) {
    const plain = typeof key === "number" || typeof key === "string" ? key : tostring(key);
    copy[plain] = mendUnknown(item, mended, depth - 1);
  }
  return copy;
}

/** A text as UTF-8. Called by: addRecords, mendGuild, mendText, mendTexts, mendUnknown, textUpTo */
export function mendString(value: string, mended: Mended): string {
  if (isUtf8(value)) {
    return value;
  }
  countMended(mended, "encoding");
  return toUtf8(value);
}

/**
 * Keeps what a field cannot hold, under a name of its own.
 * Called by: mendEntry, mendGuild, mendId, mendNumber, mendText, mendTime
 */
export function keepBeside(data: EntryData, name: string, value: unknown): void {
  data[`older_${name}`] ??= value;
}
