import { isEqual } from "../demo/proof";
import type { SampleEntry } from "../samples/sampleRoster";

/** Every version of every entry that some client wrote: nothing else may ever be found in a table. */

/** One version of an entry. */
export type Version = SampleEntry;

export type Tables = Record<string, Record<string, Version | undefined> | undefined>;

/**
 * The versions that are known to have been written.
 * @noSelf
 */
export interface History {
  add(entry: Version): void;
  /** Whether somebody wrote something else into the same entry in the same second, which no timestamp can tell. */
  isTie(entry: Version): boolean;
  /** Whether this is a version that some client wrote, or its marker. */
  has(entry: Version): boolean;
}

function copyOf(value: unknown): unknown {
  if (type(value) !== "table") {
    return value;
  }
  const copy: Record<string, unknown> = {};
  for (const [key, item] of pairs(value as Record<string, unknown>)) {
    copy[key] = copyOf(item);
  }
  return copy;
}

/** A tombstone whose data have been given up. */
function isMarkerOf(entry: Version, version: Version): boolean {
  return entry.deleted && version.deleted && next(entry.data)[0] === undefined;
}

/** A history without versions. */
export function createHistory(): History {
  const versions: Record<string, Version[] | undefined> = {};
  const keyOf = (entry: Version): string => `${entry.tableType} ${entry.id} ${entry.lastUpdated}`;

  function has(entry: Version): boolean {
    for (const version of versions[keyOf(entry)] ?? []) {
      if (isMarkerOf(entry, version) || isEqual(entry, version)) {
        return true;
      }
    }
    return false;
  }
  function add(entry: Version): void {
    if (has(entry)) {
      return;
    }
    const list = (versions[keyOf(entry)] ??= []);
    list.push(copyOf(entry) as Version);
  }
  function isTie(entry: Version): boolean {
    return versions[keyOf(entry)] !== undefined && !has(entry);
  }
  return { add, has, isTie };
}
