/** What came from the other side is written here, one entry after another, after every check. */

import { text } from "../../DataSyncManager/runtime/Locale";
import { countEntry, type EntryCounts, noCounts } from "../../DataSyncManager/sync/EntryCounts";
import { log } from "../../DataSyncManager/sync/SyncLog";
import { countRejection } from "../../DataSyncManager/sync/RejectionCounts";
import { yieldPaced } from "../../DataSyncManager/runtime/Scheduler";
import type { Entry, TableType } from "../../DataSyncManager/data/Schema";
import { tableScope } from "../../DataSyncManager/guild/SharedGuilds";
import type { Session } from "../../DataSyncManager/sync/Sessions";
import { applyEntry, readEntry } from "../../DataSyncManager/data/Store";
import { entryCount } from "../../DataSyncManager/data/TableDigest";
import { shrunk } from "../../DataSyncManager/data/Tombstones";
import { validateEntry } from "../../DataSyncManager/data/Validation";
import { mayWrite } from "../../DataSyncManager/guild/Permissions";

/** Entries of one table that a peer can make this client keep: thirty guilds of a thousand members. */
const MAX_ENTRIES = 30000;

/** Which ids may come: those that were asked for, or any where the other side sends on its own. */
export type WantedIds = ((this: void, id: string) => boolean) | "any";

/**
 * Takes a session, a table, the step for the log, values that should be entries of it, and the ids that may come.
 * Inside a flow: validates each, refuses what was not asked for, is not in the table's scope or not allowed to the other
 * side, and writes what is newer. Logs one example of what was refused. Takes what else to do after each, too. Returns the counts.
 * Called by: applyBatch, receiveEntries
 */
export function applyEntries(
  session: Session,
  tableType: TableType,
  step: string,
  values: readonly unknown[],
  wanted: WantedIds,
  onEntry?: (this: void, value: unknown) => void,
): EntryCounts {
  const counts = noCounts();
  const guilds = tableScope(tableType, session.userGuild, session.scope);
  let example: string | undefined;
  for (const [index, value] of ipairs(values)) {
    const problem =
      validateEntry(value, tableType) ?? problemOfEntry(session, value as Entry, guilds, wanted);
    if (problem === undefined) {
      countEntry(counts, applyEntry(shrunk(value as Entry)));
    } else {
      countEntry(counts, "refused");
      example ??= problem;
    }
    onEntry?.(value);
    yieldPaced(index);
  }
  if (example !== undefined) {
    countRejection(session.user, "entry", counts.refused);
    log(session, step, text("LOG_REFUSED", counts.refused, example));
  }
  return counts;
}

/**
 * Takes a valid entry, the guilds in scope and the ids that may come. Returns why it is refused.
 * Called by: applyEntries
 */
function problemOfEntry(
  session: Session,
  entry: Entry,
  guilds: Readonly<Record<string, true>>,
  wanted: WantedIds,
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
