/**
 * What comes from another client, by what its sender may do: a version that they may write is known from then on, and one
 * that they only hand on waits until somebody who may write it has confirmed it. Nothing that waits ever takes the place of
 * a known version of the same time, and what is known beats it whatever the hashes say.
 */

import { contentHash, storedHash } from "./ContentHash";
import { type Entry, guildOf } from "./Schema";
import { applyEntry, heldEntry, removeEntry, replaceEntry, type WriteResult } from "./Store";
import { forgetUnconfirmed, noteUnconfirmed, refuseVersion, unconfirmedOf } from "./Unconfirmed";

/** The guilds that the sender looks at. */
type Guilds = Readonly<Record<string, true>>;

/** Writes a valid entry from somebody who may write it. Called by: write */
export function applyKnown(entry: Entry, guilds: Guilds, isFirstHand: boolean): WriteResult {
  const { id, tableType } = entry;
  const noted = unconfirmedOf(tableType, id);
  const held = heldEntry(tableType, id);
  if (noted === undefined || held === undefined || !guilds[guildOf(held)]) {
    return applyEntry(entry, guilds, isFirstHand);
  }
  if (entry.lastUpdated < held.lastUpdated) {
    // The newer one still waits; what is read meanwhile may be this.
    if (noted.known === undefined || noted.known.lastUpdated < entry.lastUpdated) {
      noteUnconfirmed(tableType, id, { ...noted, known: entry });
    }
    return "unchanged";
  }
  if (entry.lastUpdated > held.lastUpdated) {
    return applyEntry(entry, guilds, isFirstHand);
  }
  if (contentHash(entry) === storedHash(tableType, id) && entry.deleted === held.deleted) {
    forgetUnconfirmed(tableType, id);
    return "unchanged";
  }
  replaceEntry(entry);
  return "replaced";
}

/**
 * Writes a valid entry from somebody who only hands it on, if it is newer than what is known.
 * Called by: write
 */
export function applyUnconfirmed(entry: Entry, guilds: Guilds, from: string): WriteResult {
  const { id, tableType } = entry;
  const before = heldEntry(tableType, id);
  const noted = unconfirmedOf(tableType, id);
  const known = noted === undefined ? before : noted.known;
  if (before !== undefined && !guilds[guildOf(before)] && entry.lastUpdated < before.lastUpdated) {
    // It takes the place of nothing: it only shows that the character has left the sender's guild.
    return applyEntry(entry, guilds);
  }
  if (known !== undefined && known.lastUpdated >= entry.lastUpdated) {
    return "unchanged";
  }
  const result = applyEntry(entry, guilds);
  if (heldEntry(tableType, id) === entry) {
    noteUnconfirmed(tableType, id, { known, from: noted?.from ?? from });
  }
  return result;
}

/**
 * Drops a version that nobody has confirmed, because somebody who may write it knows another: what was known before takes
 * its place again, or nothing.
 * Called by: takeAnswer
 */
export function dropUnconfirmed(tableType: Entry["tableType"], id: string): void {
  const noted = unconfirmedOf(tableType, id);
  const held = heldEntry(tableType, id);
  if (noted === undefined || held === undefined) {
    return;
  }
  refuseVersion(held);
  if (noted.known === undefined) {
    removeEntry(tableType, id);
  } else {
    replaceEntry(noted.known);
  }
}
