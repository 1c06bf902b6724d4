/**
 * What an entry says, as one number: a hash over its canonical form. Change is found by `lastUpdated` alone; the hash shows
 * that two sides differ although their times agree, and settles which of the two versions stays.
 *
 * The canonical form, of which `docs/protocol.md` has examples: `b1` or `b0` for true and false; `n` and the number by
 * `%.17g`; `s`, the number of bytes, a colon and the text; for a table `{`, its keys with their values, the numbers
 * ascending and then the texts by their bytes, and `}`. An entry is the table of its fields but for its id, table and time,
 * which a digest hashes beside it.
 */

import { hashOf } from "./Hashes";
import { isTable } from "./PlainTables";
import { sha256 } from "./Sha256";
import { byTable, type Entry, guildOf, type TableType } from "./Schema";

/** The hash of every tombstone, whatever it still has: one that has given up its data and one that has not are equal. */
export const TOMBSTONE_HASH = 0;
/** Bytes of the digest of a version. */
const DIGEST_BYTES = 16;
/** What stands beside the hash wherever one stands. */
const NOT_HASHED: Readonly<Record<string | number, true | undefined>> = {
  id: true,
  tableType: true,
  lastUpdated: true,
  deleted: true,
  leftGuilds: true,
};

const state: {
  hashes: Record<TableType, Record<string, number | undefined>>;
  /** Those that the file had and nobody has computed since. */
  unverified: Record<TableType, Record<string, true | undefined>>;
} = { hashes: emptyHashes(), unverified: byTable(() => ({})) };

/** A version of an entry, as far as comparing needs it. */
export interface Version {
  lastUpdated: string;
  hash: number;
}

/**
 * The hash of an entry's content: 0 for a tombstone, else from 1 to below 2^31.
 * Called by: 10 functions in Metadata.ts, ReceivedEntries.ts, Store.ts, WholeProgress.ts
 */
export function contentHash(entry: Entry): number {
  if (entry.deleted) {
    return TOMBSTONE_HASH;
  }
  const parts: string[] = [];
  writeTable(parts, { ...entry, guildName: guildOf(entry) }, NOT_HASHED);
  return hashOf(table.concat(parts)) + 1;
}

/**
 * 16 bytes that stand for one version of an entry and no other, as hex digits: SHA-256 over id, time, deletion and
 * canonical form. Inside a flow.
 * Called by: answersTo, isRefusedVersion, questionsFor, refuseVersion, takeAnswer
 */
export function versionDigest(entry: Entry): string {
  const parts = [entry.tableType, ";", entry.id, ";", entry.lastUpdated, ";", entry.deleted ? "1" : "0"];
  if (!entry.deleted) {
    writeTable(parts, { ...entry, guildName: guildOf(entry) }, NOT_HASHED);
  }
  const [digits] = string.gsub(sha256(table.concat(parts), DIGEST_BYTES), ".", (byte: string) =>
    string.format("%02x", string.byte(byte)),
  );
  return digits;
}

/**
 * The hash of a stored entry. Nothing is stored without one, so a missing one is that of a tombstone.
 * Called by: 7 functions in EntryPages.ts, Metadata.ts, ReceivedEntries.ts, SendMetadata.ts, Store.ts,
 * TableDigest.ts
 */
export function storedHash(tableType: TableType, id: string): number {
  return state.hashes[tableType][id] ?? TOMBSTONE_HASH;
}

/**
 * Notes the hash of an entry that has been stored, and whether it was computed from it or comes from the file.
 * Called by: remapGuilds, takeRecord, verifyHash, writeEntry
 */
export function noteHash(tableType: TableType, id: string, hash: number, isVerified = true): void {
  state.hashes[tableType][id] = hash;
  state.unverified[tableType][id] = isVerified ? undefined : true;
}

/**
 * Whether a stored entry's hash comes from the file, which may be stale or forged.
 * Called by: verifyHash, verifyHashes
 */
export function isUnverified(tableType: TableType, id: string): boolean {
  return state.unverified[tableType][id] === true;
}

/** Forgets all hashes, before the metadata are built anew. Called by: rebuildMetadata */
export function clearHashes(): void {
  state.hashes = emptyHashes();
  state.unverified = byTable(() => ({}));
}

/**
 * Which of two versions stays: above 0 for the first, below 0 for the second, 0 if they are the same. The newer one; of two
 * with one time the one with the greater hash, so that both sides choose the same, and a deletion loses to an edit.
 * Called by: applyOutside, compareRows, effectOf, orderOfArrived
 */
export function compareVersions(first: Version, second: Version): number {
  if (first.lastUpdated !== second.lastUpdated) {
    return first.lastUpdated > second.lastUpdated ? 1 : -1;
  }
  return first.hash - second.hash;
}

/**
 * A table's canonical form, without the keys that are left out.
 * Called by: contentHash, versionDigest, writeValue
 */
function writeTable(
  parts: string[],
  value: Readonly<Record<string | number, unknown>>,
  leftOut: Readonly<Record<string | number, true | undefined>>,
): void {
  const keys: (string | number)[] = [];
  for (const [key] of pairs(value)) {
    if (!leftOut[key]) {
      keys.push(key);
    }
  }
  table.sort(keys, isBefore);
  parts.push("{");
  for (const key of keys) {
    writeValue(parts, key);
    writeValue(parts, value[key]);
  }
  parts.push("}");
}

/** Numbers ascending, and then texts by their bytes. Called by: writeTable */
function isBefore(this: void, first: string | number, second: string | number): boolean {
  if (typeof first === "number") {
    return typeof second !== "number" || first < second;
  }
  return typeof second !== "number" && first < second;
}

/** A value's canonical form. Called by: writeTable */
function writeValue(parts: string[], value: unknown): void {
  if (typeof value === "string") {
    parts.push(`s${value.length}:`, value);
  } else if (typeof value === "number") {
    // Minus zero is written as another text, though it is the same number.
    parts.push(string.format("n%.17g", value === 0 ? 0 : value));
  } else if (isTable(value)) {
    writeTable(parts, value, {});
  } else {
    parts.push(value === true ? "b1" : "b0");
  }
}

/** No hashes of any table. Called by: ContentHash.ts, clearHashes */
function emptyHashes(): Record<TableType, Record<string, number | undefined>> {
  return byTable(() => ({}));
}
