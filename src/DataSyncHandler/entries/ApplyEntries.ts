/** What came from the other side is written here, one entry after another, after every check. */

import { text } from "../../DataSyncManager/runtime/Locale";
import {
  countEntry,
  type EntryCounts,
  type EntryNames,
  NAMED,
  noCounts,
  noteName,
} from "../../DataSyncManager/sync/EntryCounts";
import { countRejection } from "../../DataSyncManager/sync/RejectionCounts";
import { authorOf } from "../../DataSyncManager/data/Origins";
import { yieldPaced } from "../../DataSyncManager/runtime/Scheduler";
import { type Entry, guildOf, type TableType } from "../../DataSyncManager/data/Schema";
import { type GuildSet, tableScope } from "../../DataSyncManager/guild/SharedGuilds";
import type { Session } from "../../DataSyncManager/sync/Sessions";
import { applyKnown, applyUnconfirmed } from "../../DataSyncManager/data/ReceivedEntries";
import { heldEntry, metadataOf, type WriteResult } from "../../DataSyncManager/data/Store";
import { shrunk } from "../../DataSyncManager/data/Tombstones";
import {
  hasRoomForUnconfirmed,
  MAX_UNCONFIRMED,
  isRefusedVersion,
  isUnconfirmed,
} from "../../DataSyncManager/data/Unconfirmed";
import { noteTimeAhead } from "../../DataSyncManager/data/ServerClock";
import { futureProblem, readValidEntry, validateStored } from "../../DataSyncManager/data/Validation";
import { type Right, rightTo, rightToMarked } from "../../DataSyncManager/guild/Permissions";
import { isSaidBefore, noteWire, problemOfRoom } from "./EntryRoom";

/** Which ids may come: those that were asked for, or any where the other side sends on its own. */
export type WantedIds = ((this: void, id: string) => boolean) | "any";

/** What is not written. */
const REFUSED = "refused";

/** What an entry is to us, and why it is refused, in words. */
type Judgement = [right: Right, problem: string | undefined];

/** Values that should be entries of a table. */
export interface IncomingEntries {
  values: readonly unknown[];
  wanted: WantedIds;
  /** Ids of those that the sender itself holds as unconfirmed. */
  waiting?: Readonly<Record<string, true>> | undefined;
  /** Bytes that they took on the wire. */
  wireBytes: number;
  /** Called for each value once it has been written or refused. Called by: applyEntries */
  onEntry?: (this: void, value: unknown) => void;
}

/** What became of entries from the other side. */
export interface Applied {
  counts: EntryCounts;
  /** The first few of each kind, for the log. */
  names: EntryNames;
  /** How many were written that wait for somebody who may write them. */
  unconfirmed: number;
  /** Why the first one was refused that was. */
  problem: string | undefined;
}

/**
 * Inside a flow: validates each value that should be an entry of a table, refuses what was not asked for, is not in the
 * table's scope or not allowed to the other side, and writes what is newer.
 * Called by: applyBatch, receiveEntries, writeArrived
 */
export function applyEntries(
  session: Session,
  tableType: TableType,
  { onEntry, values, waiting, wanted, wireBytes }: IncomingEntries,
): Applied {
  const counts = noCounts();
  noteWire(session.user, wireBytes);
  const guilds = tableScope(tableType, session.userGuild, session.scope);
  const applied: Applied = { counts, names: {}, unconfirmed: 0, problem: undefined };
  for (const [index, value] of ipairs(values)) {
    const entry = readValidEntry(value, tableType);
    const [right, problem]: Judgement =
      typeof entry === "string"
        ? [REFUSED, entry]
        : judge(session, entry, { guilds, wanted, isMarked: waiting?.[entry.id] === true });
    const full =
      typeof entry === "string" || problem !== undefined ? undefined : problemOfRoom(session, entry);
    if (typeof entry !== "string" && problem === undefined && full === undefined) {
      const before = metadataOf(tableType)[entry.id]?.lastUpdated;
      const result = write(session.user, shrunk(entry), right, guilds);
      countEntry(counts, result);
      noteName(applied.names, result, nameOf(entry, before));
      applied.unconfirmed += right === "unconfirmed" && result !== "unchanged" ? 1 : 0;
    } else {
      countEntry(counts, "refused");
      applied.problem ??= full === undefined || !isSaidBefore(session, full) ? (problem ?? full) : undefined;
      noteIfAhead(session.user, value, tableType);
    }
    onEntry?.(value);
    yieldPaced(index);
  }
  if (counts.refused > 0) {
    countRejection(session.user, "entry", counts.refused);
  }
  return applied;
}

/**
 * Notes a refused entry whose only fault is a time ahead of the clock, if it comes from its author's own client: that says
 * something about the clock here. From others it says nothing about who dated it.
 * Called by: applyEntries
 */
function noteIfAhead(user: string, value: unknown, tableType: TableType): void {
  if (validateStored(value, tableType) !== undefined) {
    return;
  }
  const entry = value as Entry;
  if (authorOf(entry) === user && futureProblem(entry) !== undefined) {
    noteTimeAhead(user, entry.lastUpdated);
  }
}

/**
 * An entry that came, for the log: its time, and before it that of the version that was here, which tells who won.
 * Called by: applyEntries
 */
function nameOf({ id, lastUpdated }: Entry, before: string | undefined): string {
  return before === undefined ? `${id} ${lastUpdated}` : `${id} ${before} -> ${lastUpdated}`;
}

/**
 * The first few entries for the log, with their times as they are stored here; empty without any.
 * Called by: sendEntries
 */
export function examplesOf(tableType: TableType, ids: readonly string[]): string {
  const metadata = metadataOf(tableType);
  const named: string[] = [];
  for (const place of $range(0, math.min(ids.length, NAMED) - 1)) {
    const row = metadata[ids[place]!];
    if (row !== undefined) {
      named.push(`${row.id} ${row.lastUpdated}`);
    }
  }
  return named.length === 0 ? "" : text("LOG_EXAMPLE", table.concat(named, ", "));
}

/** Writes an entry by what its sender may do. Called by: applyEntries */
function write(user: string, entry: Entry, right: Right, guilds: GuildSet): WriteResult {
  return right === "known"
    ? applyKnown(entry, guilds, authorOf(entry) === user)
    : applyUnconfirmed(entry, guilds, user);
}

/**
 * Why a valid entry is refused, in words: not asked for, out of scope, or not the sender's to write.
 * Called by: applyEntries
 */
function judge(
  { user, userGuild }: Session,
  entry: Entry,
  { guilds, isMarked, wanted }: { guilds: GuildSet; wanted: WantedIds; isMarked: boolean },
): Judgement {
  const { id, tableType } = entry;
  const guildName = guildOf(entry);
  if (wanted !== "any" && !wanted(id)) {
    return [REFUSED, text("REFUSED_NOT_ASKED", id)];
  }
  if (!guilds[guildName]) {
    return [REFUSED, text("REFUSED_SCOPE", id, guildName)];
  }
  const right = isMarked ? rightToMarked(user, userGuild, entry) : rightTo(user, userGuild, entry);
  if (right === REFUSED || (right === "unconfirmed" && isRefusedVersion(entry))) {
    return [REFUSED, text("REFUSED_RANK", user, id)];
  }
  const isOneMore = right === "unconfirmed" && !isUnconfirmed(tableType, id);
  return isOneMore && !hasRoomForUnconfirmed(tableType, heldEntry(tableType, id))
    ? [REFUSED, text("REFUSED_FULL", MAX_UNCONFIRMED)]
    : [right, undefined];
}
