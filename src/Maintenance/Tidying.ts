/** What is trimmed at load, so that nothing grows without end. Entries are never trimmed; the quarantine has rules of its own. */

import { trimLog } from "../DataSyncManager/sync/SyncLog";
import type { LogRow, SavedData } from "../DataSyncManager/data/SavedData";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { TABLE_TYPES } from "../DataSyncManager/data/Schema";
import { daysAgo } from "../DataSyncManager/data/Timestamps";
import { shrunk } from "../DataSyncManager/data/Tombstones";

/** Days after which a user who was never seen again is forgotten. */
const USER_DAYS = 180;
/** Days after which what is needed to resume a session is worth nothing any more. */
const SESSION_DAYS = 30;

/**
 * Inside a flow: old tombstones give up their data; old users, sessions and log lines are removed.
 * Called by: loadData
 */
export function tidyUp(saved: SavedData): void {
  for (const tableType of TABLE_TYPES) {
    const entries = saved.sharedData[tableType];
    for (const [id, entry] of pairs(entries)) {
      entries[id] = shrunk(entry);
      yieldIfOverBudget();
    }
  }
  forgetUsers(saved, daysAgo(USER_DAYS));
  forgetSessions(saved, daysAgo(SESSION_DAYS));
  saved.senderLogs = keptLines(saved.senderLogs);
  saved.receiverLogs = keptLines(saved.receiverLogs);
  forgetReadMarks(saved);
}

/** Of articles that no longer exist, and anything that cannot be such a mark. Called by: tidyUp */
function forgetReadMarks(saved: SavedData): void {
  const { news, guildInfo } = saved.sharedData;
  const marks = saved.settings.readMarks;
  if (type(marks) !== "table" || type(marks?.articles) !== "table" || type(marks?.since) !== "string") {
    delete saved.settings.readMarks;
    return;
  }
  for (const [id] of pairs(marks!.articles)) {
    if (news[id] === undefined && guildInfo[id] === undefined) {
      marks!.articles[id] = undefined;
    }
    yieldIfOverBudget();
  }
}

/** Those last seen or synced with before a timestamp, and malformed ones. Called by: tidyUp */
function forgetUsers(saved: SavedData, limit: string): void {
  for (const [user, status] of pairs(saved.userStatus)) {
    if (type(status) !== "table") {
      delete saved.userStatus[user];
      continue;
    }
    const lastSeen = status.lastSeen ?? status.lastSync;
    if (lastSeen !== undefined && tostring(lastSeen) < limit) {
      delete saved.userStatus[user];
    }
  }
}

/** Those that ended or last went on before a timestamp, and malformed ones. Called by: tidyUp */
function forgetSessions(saved: SavedData, limit: string): void {
  for (const [key, session] of pairs(saved.syncSessions)) {
    if (type(session) !== "table" || type(session.tables) !== "table" || tostring(session.updated) < limit) {
      delete saved.syncSessions[key];
    }
  }
}

/** Well-formed lines, at most as many as a log keeps. Called by: tidyUp */
function keptLines(lines: LogRow[]): LogRow[] {
  const kept: LogRow[] = [];
  for (const line of lines) {
    if (type(line) === "table" && type(line.text) === "string") {
      kept.push(line);
    }
  }
  trimLog(kept);
  return kept;
}
