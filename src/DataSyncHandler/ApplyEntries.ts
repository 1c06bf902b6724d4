/** What came from the other side is written here, one entry after another, after every check. */

import { text } from "../DataSyncManager/Locale";
import { countEntry, type Counts, noCounts } from "../DataSyncManager/Counts";
import { memberOf } from "../DataSyncManager/Guild";
import { log } from "../DataSyncManager/Logs";
import { settings } from "../DataSyncManager/SavedData";
import { pace } from "../DataSyncManager/Scheduler";
import type { Entry, TableType } from "../DataSyncManager/Schema";
import { tableScope } from "../DataSyncManager/Scope";
import type { Session } from "../DataSyncManager/Sessions";
import { applyEntry } from "../DataSyncManager/Store";
import { shrunk } from "../DataSyncManager/Tombstones";
import { validateEntry } from "../DataSyncManager/Validation";

/**
 * Takes a session, a table, the step for the log and values that should be entries of it. Inside a flow: validates
 * each, refuses what is not in the table's scope or not allowed to the other side, and writes what is newer. Logs one
 * example of what was refused. Returns the counts.
 * Called by: applyBatch, requestEntries
 */
export function applyEntries(
  session: Session,
  tableType: TableType,
  step: string,
  values: readonly unknown[],
): Counts {
  const counts = noCounts();
  const guilds = tableScope(tableType, session.userGuild, session.scope);
  const mayWrite = isAllowedToWrite(session.user, tableType);
  let example: string | undefined;
  for (const [index, value] of ipairs(values)) {
    const problem = mayWrite ? problemOfEntry(value, tableType, guilds) : text("REFUSED_RANK");
    if (problem === undefined) {
      countEntry(counts, applyEntry(shrunk(value as Entry)));
    } else {
      countEntry(counts, "refused");
      example ??= problem;
    }
    pace(index);
  }
  if (example !== undefined) {
    log(session, step, text("LOG_REFUSED", counts.refused, example));
  }
  return counts;
}

/** Takes a value, its table and the guilds in scope. Returns why it is refused. Called by: applyEntries */
function problemOfEntry(
  value: unknown,
  tableType: TableType,
  guilds: Readonly<Record<string, true>>,
): string | undefined {
  const invalid = validateEntry(value, tableType);
  if (invalid !== undefined) {
    return invalid;
  }
  const { guildName, id } = value as Entry;
  return guilds[guildName] ? undefined : text("REFUSED_SCOPE", id, guildName);
}

/**
 * Takes a user and a table. Returns whether the rank that the game reports lets them write to it.
 * Called by: applyEntries
 */
function isAllowedToWrite(user: string, tableType: TableType): boolean {
  const maxRank = settings().maxRank[tableType];
  if (maxRank === undefined) {
    return true;
  }
  const member = memberOf(user);
  return member !== undefined && member.rankIndex <= maxRank;
}
