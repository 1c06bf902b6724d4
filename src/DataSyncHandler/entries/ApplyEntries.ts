/** What came from the other side is written here, one entry after another, after every check. */

import { text } from "../../DataSyncManager/runtime/Locale";
import { countEntry, type EntryCounts, noCounts } from "../../DataSyncManager/sync/EntryCounts";
import { countRejection } from "../../DataSyncManager/sync/RejectionCounts";
import { yieldPaced } from "../../DataSyncManager/runtime/Scheduler";
import type { Entry, TableType } from "../../DataSyncManager/data/Schema";
import { tableScope } from "../../DataSyncManager/guild/SharedGuilds";
import type { Session } from "../../DataSyncManager/sync/Sessions";
import { applyEntry, metadataOf, readEntry } from "../../DataSyncManager/data/Store";
import { entryCount } from "../../DataSyncManager/data/TableDigest";
import { shrunk } from "../../DataSyncManager/data/Tombstones";
import { noteTimeAhead } from "../../DataSyncManager/data/ServerClock";
import { futureProblem, readValidEntry, validateStored } from "../../DataSyncManager/data/Validation";
import { mayWrite } from "../../DataSyncManager/guild/Permissions";

/** Entries of one table that a peer can make this client keep: thirty guilds of a thousand members. */
const MAX_ENTRIES = 30000;

/** Which ids may come: those that were asked for, or any where the other side sends on its own. */
export type WantedIds = ((this: void, id: string) => boolean) | "any";

/** Values that should be entries of a table. */
export interface IncomingEntries {
  values: readonly unknown[];
  wanted: WantedIds;
  /** Called for each value once it has been written or refused. */
  onEntry?: (this: void, value: unknown) => void;
}

/** What became of entries from the other side. */
export interface Applied {
  counts: EntryCounts;
  /** The id of one that was written, for the log. */
  example: string | undefined;
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
  { onEntry, values, wanted }: IncomingEntries,
): Applied {
  const counts = noCounts();
  const guilds = tableScope(tableType, session.userGuild, session.scope);
  const applied: Applied = { counts, example: undefined, problem: undefined };
  for (const [index, value] of ipairs(values)) {
    const entry = readValidEntry(value, tableType);
    const problem = typeof entry === "string" ? entry : problemOfEntry(session, entry, { guilds, wanted });
    if (typeof entry !== "string" && problem === undefined) {
      const result = applyEntry(shrunk(entry));
      countEntry(counts, result);
      applied.example ??= result === "unchanged" ? undefined : entry.id;
    } else {
      countEntry(counts, "refused");
      applied.problem ??= problem;
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
  const author = entry.tableType === "roster" ? entry.id : (entry.data as { author?: unknown }).author;
  if (author === user && futureProblem(entry) !== undefined) {
    noteTimeAhead(user, entry.lastUpdated);
  }
}

/**
 * One entry for the log, with its time as it is stored here; empty without one.
 * Called by: applyBatch, noteApplied, sendEntries
 */
export function exampleOf(tableType: TableType, id: string | undefined): string {
  const row = id === undefined ? undefined : metadataOf(tableType)[id];
  return row === undefined ? "" : text("LOG_EXAMPLE", `${row.id} ${row.lastUpdated}`);
}

/**
 * Takes a valid entry, the guilds in scope and the ids that may come. Returns why it is refused.
 * Called by: applyEntries
 */
function problemOfEntry(
  session: Session,
  entry: Entry,
  { guilds, wanted }: { guilds: Readonly<Record<string, true>>; wanted: WantedIds },
): string | undefined {
  const { guildName, id, tableType } = entry;
  if (wanted !== "any" && !wanted(id)) {
    return text("REFUSED_NOT_ASKED", id);
  }
  if (!guilds[guildName]) {
    return text("REFUSED_SCOPE", id, guildName);
  }
  if (!mayWrite(session.user, session.userGuild, entry)) {
    return text("REFUSED_RANK", id);
  }
  const isNew = readEntry(tableType, id) === undefined;
  return isNew && entryCount(tableType) >= MAX_ENTRIES ? text("REFUSED_FULL", MAX_ENTRIES) : undefined;
}
