/** The shared tables: the only place that writes an entry. Metadata follow every write. */

import { announceChange } from "../runtime/Changes";
import { yieldIfOverBudget } from "../runtime/Scheduler";
import {
  compareVersions,
  contentHash,
  noteHash,
  storedHash,
  TOMBSTONE_HASH,
  type Version,
} from "./ContentHash";
import { addToBudget, hasOwnRoom, TABLE_LIMITS } from "./FileBudget";
import { hasCaughtUp } from "./CatchUp";
import { markDirty } from "./EntryPages";
import { noteFreshEdit, timestampOfEdit } from "./JoinedEdits";
import { noteBefore } from "./Journal";
import { leftAfter, leftWith, noteMover, rowInScope } from "./LeftGuilds";
import { verifyHash } from "./Metadata";
import { noteOrigin, type Origin, originOf } from "./Origins";
import { text } from "../runtime/Locale";
import { addSortedId, removeSortedIds, sortedIds } from "./SortedIds";
import { addToDigest } from "./TableDigest";
import { savedData } from "./SavedData";
import { noteOwnTime } from "./ServerClock";
import {
  type Entry,
  type EntryData,
  type EntryOf,
  guildOf,
  metadataRow,
  type MetadataRow,
  type TableType,
} from "./Schema";
import { isMadeUp, timestampOfFacts } from "./Timestamps";
import { forgetUnconfirmed, unconfirmedOf } from "./Unconfirmed";
import { validateEntry } from "./Validation";

/** What writing an entry that came from somewhere else did. */
export type WriteResult = "added" | "replaced" | "deleted" | "unchanged";

/**
 * A stored entry as it is read: of one that nobody has confirmed, the version from before it if there is one. It is the
 * store's own: read it, never write to it.
 * Called by: 39 functions in DataSyncHandler, DataSyncManager, GuildHelper.ts, Interface, Maintenance
 */
export function readEntry<Table extends TableType>(tableType: Table, id: string): EntryOf<Table> | undefined {
  // Nothing comes into a table unless it has been validated by the table's description.
  return (unconfirmedOf(tableType, id)?.known ?? heldEntry(tableType, id)) as EntryOf<Table> | undefined;
}

/**
 * The version that is known, whatever waits to be confirmed: rights go by it.
 * Called by: eachSingleBatch, formerSetup, isSetupDeleted, knownSetupOf, mayEdit, rightTo
 */
export function knownEntry<Table extends TableType>(
  tableType: Table,
  id: string,
): EntryOf<Table> | undefined {
  const noted = unconfirmedOf(tableType, id);
  return noted === undefined || noted.known !== undefined ? readEntry(tableType, id) : undefined;
}

/**
 * The newest version that is here, known or not: the one that counts in sums and travels.
 * Called by: 14 functions in ApplyEntries.ts, Confirmations.ts, EntryRoom.ts, ReceivedEntries.ts,
 * SharedGuilds.ts, Store.ts
 */
export function heldEntry(tableType: TableType, id: string): Entry | undefined {
  return savedData().sharedData[tableType][id];
}

/**
 * The store's own rows by id, read only.
 * Called by: 18 functions in DataSyncHandler/entries, DataSyncHandler/receiver, DataSyncHandler/sender,
 * DataSyncManager/data, DataSyncManager/guild, DataSyncManager/player, Interface, Maintenance
 */
export function metadataOf(tableType: TableType): Readonly<Record<string, MetadataRow>> {
  return savedData().sharedData.metadata[tableType];
}

/**
 * Inside a flow: ids in ascending order of the guilds' entries with at least this `lastUpdated`, starting after the
 * id `behind`.
 * Called by: 8 functions in CompareTables.ts, DigestCodes.ts, LogBlock.ts, RequestMetadata.ts,
 * RequestWhole.ts, SendMetadata.ts, SingleBatches.ts, TableSketch.ts
 */
export function idsInScope(
  tableType: TableType,
  guilds: Readonly<Record<string, true>>,
  since: string,
  behind = "",
): string[] {
  const ids: string[] = [];
  let count = 0;
  for (const id of sortedIds(tableType)) {
    const row = rowInScope(tableType, id, guilds);
    if (row !== undefined && counts(row, since) && id > behind) {
      ids[count] = id;
      count += 1;
    }
    yieldIfOverBudget();
  }
  return ids;
}

/**
 * Whether a row is new enough. What is made up has no time of its own, and is taken like what changed today.
 * Called by: idsInScope
 */
function counts({ lastUpdated }: MetadataRow, since: string): boolean {
  return lastUpdated >= since || isMadeUp(lastUpdated);
}

/**
 * For a valid entry from another client or a migration, which belongs to the store from now on. Written only if it is
 * newer than what is stored. With `guilds`, it comes from somebody who looks at those only; `isFirstHand` if its author's
 * own client sent it.
 * Called by: applyKnown, applyUnconfirmed, problemOfPutting, writeImported
 */
export function applyEntry(
  entry: Entry,
  guilds?: Readonly<Record<string, true>>,
  isFirstHand = false,
): WriteResult {
  const stored = heldEntry(entry.tableType, entry.id);
  const isMarker =
    entry.deleted && (stored === undefined || originOf(entry.tableType, entry.id) === "marker");
  const origin = isMarker ? "marker" : isFirstHand ? "firstHand" : "relayed";
  if (guilds !== undefined && stored !== undefined && !guilds[guildOf(stored)]) {
    return applyOutside(stored, entry, { guilds, origin });
  }
  const [result, hash] = effectOf(entry);
  if (result !== "unchanged") {
    writeEntry(entry, hash, origin);
  }
  return result;
}

/**
 * An entry of a guild for a character that is stored as one of another, which the sender does not see. If that is newer,
 * the character has left the sender's guild: that is noted, and the stored entry stays.
 * Called by: applyEntry
 */
function applyOutside(
  stored: Entry,
  entry: Entry,
  { guilds, origin }: { guilds: Readonly<Record<string, true>>; origin: Origin },
): WriteResult {
  const { id, lastUpdated, tableType } = entry;
  const hash = contentHash(entry);
  const seen = versionInScope(tableType, id, guilds);
  if (seen !== undefined && compareVersions(seen, { lastUpdated, hash }) >= 0) {
    return "unchanged";
  }
  if (!entry.deleted && lastUpdated >= stored.lastUpdated) {
    writeEntry(entry, hash, origin);
    return "replaced";
  }
  if (tableType !== "roster") {
    return "unchanged";
  }
  const since = entry.deleted ? lastUpdated : stored.lastUpdated;
  put({ ...stored, leftGuilds: leftWith(stored, guildOf(entry), since) }, originOf(tableType, id));
  return entry.deleted ? "deleted" : "unchanged";
}

/**
 * What writing a valid entry would do, and its hash; nothing is written.
 * Called by: applyEntry, effectOfImport
 */
export function effectOf(entry: Entry): LuaMultiReturn<[result: WriteResult, hash: number]> {
  const current = storedVersion(entry.tableType, entry.id, entry.lastUpdated);
  if (current !== undefined && current.lastUpdated > entry.lastUpdated) {
    return $multi("unchanged", 0);
  }
  const hash = contentHash(entry);
  if (current !== undefined && compareVersions(current, { lastUpdated: entry.lastUpdated, hash }) >= 0) {
    return $multi("unchanged", hash);
  }
  const result = entry.deleted ? "deleted" : current === undefined ? "added" : "replaced";
  return $multi(result, hash);
}

/** A change of an entry that is made here. */
export interface Change {
  /** `Guild Name-Realm`. */
  guildName: string;
  /** The whole new data. */
  data: EntryData;
  /** Whether a person typed it, or the client found it out by itself. */
  isTyped: boolean;
  /** Of an entry whose data the client takes over by itself: the change is a second later, and never counts as made now. */
  after?: string | undefined;
}

/**
 * Writes a change. It revives a deleted entry, and gives it a `lastUpdated` greater than that of any version that somebody
 * else can have. The result is why the entry is refused, or nothing.
 * Called by: change, writeMove
 */
export function editEntry(
  tableType: TableType,
  id: string,
  { after, data, guildName, isTyped }: Change,
): string | undefined {
  const current = readEntry(tableType, id);
  const held = heldEntry(tableType, id)?.lastUpdated;
  const last = after === undefined || (held ?? "") > after ? held : after;
  const edited: Entry = {
    ...current,
    id,
    tableType,
    guildName,
    lastUpdated: isTyped
      ? timestampOfEdit(tableType, id, last)
      : timestampOfFacts(last, after === undefined && hasCaughtUp()),
    deleted: false,
    data,
  };
  let problem = validateEntry(edited, tableType);
  if (problem === undefined && !hasOwnRoom(edited, current)) {
    problem = text("REFUSED_FULL", TABLE_LIMITS[tableType].entries);
  }
  if (problem === undefined) {
    writeEntry(edited, contentHash(edited), "own");
    noteOwnTime();
    if (isTyped) {
      noteFreshEdit(tableType, id, edited.lastUpdated);
    }
  }
  return problem;
}

/**
 * The entry stays as a tombstone, dated as a person's change, or a second later than it was. False if no such entry lives.
 * Called by: writeDeletion, writeMadeUpDeletion, writeMove
 */
export function deleteEntry(tableType: TableType, id: string, isTyped: boolean): boolean {
  const current = readEntry(tableType, id);
  if (current === undefined || current.deleted) {
    return false;
  }
  const last = heldEntry(tableType, id)?.lastUpdated;
  const lastUpdated = isTyped ? timestampOfEdit(tableType, id, last) : timestampOfFacts(last, false);
  const tombstone = { ...current, deleted: true, lastUpdated };
  writeEntry(tombstone, contentHash(tombstone), "own");
  noteOwnTime();
  if (isTyped) {
    noteFreshEdit(tableType, id, lastUpdated);
  }
  return true;
}

/**
 * The same for somebody who looks at these guilds only.
 * Called by: applyOutside, compareRows, orderOfArrived, sketchTable
 */
export function versionInScope(
  tableType: TableType,
  id: string,
  guilds: Readonly<Record<string, true>>,
): Version | undefined {
  const row = rowInScope(tableType, id, guilds);
  return row === undefined
    ? undefined
    : { lastUpdated: row.lastUpdated, hash: row.deleted ? TOMBSTONE_HASH : storedHash(tableType, id) };
}

/**
 * What comparing with a version of that time needs of a stored entry. A hash from the file settles no tie before it has been
 * computed.
 * Called by: effectOf
 */
function storedVersion(tableType: TableType, id: string, lastUpdated: string): Version | undefined {
  const row = metadataOf(tableType)[id];
  if (row?.lastUpdated === lastUpdated) {
    verifyHash(tableType, id);
  }
  return row === undefined ? undefined : { lastUpdated: row.lastUpdated, hash: storedHash(tableType, id) };
}

/**
 * Keeps entry, metadata, ids and digest in step, and announces the change. The entry must be valid.
 * Called by: applyEntry, applyOutside, deleteEntry, editEntry, replaceEntry
 */
function writeEntry(entry: Entry, hash: number, origin: Origin): void {
  const { sharedData } = savedData();
  const rows = sharedData.metadata[entry.tableType];
  const last = rows[entry.id];
  const row = metadataRow(entry);
  entry.leftGuilds = leftAfter(sharedData[entry.tableType][entry.id], entry);
  put(entry, origin);
  rows[entry.id] = row;
  if (last === undefined) {
    addSortedId(entry.tableType, entry.id);
  } else {
    addToDigest(last, -1);
  }
  noteHash(entry.tableType, entry.id, hash);
  forgetUnconfirmed(entry.tableType, entry.id);
  addToDigest(row, 1);
  announceChange("entry", entry.tableType);
}

/** Puts an entry into its table, with what is counted and kept of it. Called by: applyOutside, writeEntry */
function put(entry: Entry, origin: Origin): void {
  const { id, tableType } = entry;
  const { sharedData } = savedData();
  const before = sharedData[tableType][id];
  noteBefore(tableType, id, before);
  if (before !== undefined) {
    addToBudget(before, sharedData.metadata[tableType][id]?.guildName ?? guildOf(before), -1);
  }
  noteOrigin(tableType, id, origin);
  addToBudget(entry, guildOf(entry), 1);
  noteMover(entry);
  sharedData[tableType][id] = entry;
  markDirty(tableType, id);
}

/**
 * Writes a valid entry in the place of another, whatever their times: only where it is settled which of them counts.
 * Called by: applyKnown, dropUnconfirmed
 */
export function replaceEntry(entry: Entry): void {
  writeEntry(entry, contentHash(entry), "relayed");
}

/**
 * Takes an entry out of its table, as if it had never been: only where no other client brings it back.
 * Called by: dropUnconfirmed
 */
export function removeEntry(tableType: TableType, id: string): void {
  const { sharedData } = savedData();
  const entry = sharedData[tableType][id];
  const row = sharedData.metadata[tableType][id];
  if (entry === undefined || row === undefined) {
    return;
  }
  noteBefore(tableType, id, entry);
  addToBudget(entry, row.guildName, -1);
  addToDigest(row, -1);
  delete sharedData[tableType][id];
  delete sharedData.metadata[tableType][id];
  removeSortedIds(tableType, { [id]: true });
  forgetUnconfirmed(tableType, id);
  markDirty(tableType, id);
  announceChange("entry", tableType);
}
