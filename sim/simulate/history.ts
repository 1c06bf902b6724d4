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
  /** An edit was joined with this version, which nobody else can have: from now on nobody may. */
  forget(entry: Version): void;
  /** Whether this is a version that some client wrote, or its marker. */
  has(entry: Version): boolean;
}

/** A deep copy. */
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

/**
 * A tombstone whose data have been given up; or a member who has gone to another guild with that version, as the guild that
 * they left sees it.
 */
function isMarkerOf(entry: Version, version: Version): boolean {
  const hasLeft = entry.tableType === "roster" && entry.guildName !== version.guildName;
  return entry.deleted && (version.deleted || hasLeft) && next(entry.data)[0] === undefined;
}

/** A history without versions. `presentName` says which name a guild has now that had the given one. */
export function createHistory(presentName: (this: void, guildName: string) => string): History {
  const versions: Record<string, Version[] | undefined> = {};
  const keyOf = (entry: Version): string => `${entry.tableType} ${entry.id} ${entry.lastUpdated}`;

  /** As it travels: under its guild's present name, and without the guilds that each client notes beside it. */
  function traveling(entry: Version): Version {
    const shared: Version & { leftGuilds?: unknown } = { ...entry };
    shared.leftGuilds = undefined;
    shared.guildName = presentName(entry.guildName);
    return shared;
  }
  function has(entry: Version): boolean {
    const shared = traveling(entry);
    for (const version of versions[keyOf(entry)] ?? []) {
      if (isMarkerOf(entry, version) || isEqual(shared, traveling(version))) {
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
  function forget(entry: Version): void {
    const shared = traveling(entry);
    const list = versions[keyOf(entry)] ?? [];
    versions[keyOf(entry)] = list.filter((version) => !isEqual(shared, traveling(version)));
  }
  return { add, has, forget };
}
