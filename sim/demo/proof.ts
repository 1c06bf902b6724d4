import type { Client } from "../realm";
import { SAVED, TABLES } from "../samples/savedData";

/** Proves that clients are equal: compares their tables entry by entry. */

interface Compared {
  guildName: string;
  deleted: boolean;
  lastUpdated: string;
  data: object;
}
type Entries = Record<string, Compared | undefined>;

export interface Proof {
  /** Different entries in all clients together, per table. */
  entries: Record<string, number>;
  tombstones: number;
  /** What is not the same everywhere, a line each. */
  differences: string[];
}

/** Whether two values are equal, tables by their contents. */
export function isEqual(first: unknown, second: unknown): boolean {
  if (type(first) !== "table" || type(second) !== "table") {
    return first === second;
  }
  const [left, right] = [first as Record<string, unknown>, second as Record<string, unknown>];
  for (const [key, value] of pairs(left)) {
    if (!isEqual(value, right[key])) {
      return false;
    }
  }
  for (const [key] of pairs(right)) {
    if (left[key] === undefined) {
      return false;
    }
  }
  return true;
}

/**
 * Whether two clients have the same: every field, or of a tombstone whose thirty days are over in the meantime the
 * marker here and the data still there.
 */
function isSameEntry(first: Compared | undefined, second: Compared): boolean {
  if (isEqual(first, second)) {
    return true;
  }
  if (first === undefined || !first.deleted || !second.deleted) {
    return false;
  }
  const isMarker = next(first.data)[0] === undefined || next(second.data)[0] === undefined;
  return isMarker && isEqual({ ...first, data: {} }, { ...second, data: {} });
}

/** A client's entries of one table. */
function entriesOf(client: Client, tableType: string): Entries {
  const saved = client.env[SAVED] as { sharedData: Record<string, Entries> };
  return saved.sharedData[tableType]!;
}

/** Setup is shared only inside its own guild; everything else here is in the scope of all. */
function isShared(tableType: string, guildName: string, client: Client): boolean {
  return tableType !== "setup" || client.options.guild?.fullName === guildName;
}

/** The newest version of every entry of a table that any client has who shares it. */
function newestVersions(clients: readonly Client[], tableType: string): Entries {
  const newest: Entries = {};
  for (const client of clients) {
    for (const [id, entry] of pairs(entriesOf(client, tableType))) {
      const known = newest[id];
      const isNewer = known === undefined || known.lastUpdated < entry.lastUpdated;
      if (isNewer && isShared(tableType, entry.guildName, client)) {
        newest[id] = entry;
      }
    }
  }
  return newest;
}

/**
 * Compares every entry that any client has changed since a timestamp, in every client that should have it. Setup is
 * compared whatever its age.
 */
export function compareClients(clients: readonly Client[], since: string): Proof {
  const proof: Proof = { entries: {}, tombstones: 0, differences: [] };
  for (const tableType of TABLES) {
    const newest = newestVersions(clients, tableType);
    let count = 0;
    for (const [id, entry] of pairs(newest)) {
      if (tableType !== "setup" && entry.lastUpdated < since) {
        continue;
      }
      count += 1;
      proof.tombstones += entry.deleted ? 1 : 0;
      for (const client of clients) {
        const own = entriesOf(client, tableType)[id];
        if (isShared(tableType, entry.guildName, client) && !isSameEntry(own, entry)) {
          proof.differences.push(`${tableType} ${id} at ${client.fullName}`);
        }
      }
    }
    proof.entries[tableType] = count;
  }
  return proof;
}
