/** What `/gh status` says, and the names of the states that the pane for syncing shows too. */

import { syncObstacle } from "../../DataSyncHandler/sender/SyncObstacle";
import { isTableType, TABLE_TYPES } from "../../DataSyncManager/data/Schema";
import { savedData } from "../../DataSyncManager/data/SavedData";
import { entryCount } from "../../DataSyncManager/data/TableDigest";
import { text } from "../../DataSyncManager/runtime/Locale";
import { fullCount, type RejectionReason, rejections } from "../../DataSyncManager/sync/RejectionCounts";
import { sendStats } from "../../DataSyncManager/sync/SendStats";
import { runningSession } from "../../DataSyncManager/sync/Sessions";
import { presentRun, type UserState } from "../../DataSyncManager/sync/SyncRun";
import { tableName } from "../kit/TableTexts";

export const STATE_TEXTS: Readonly<Record<UserState, keyof LocaleStrings>> = {
  Waiting: "STATE_WAITING",
  "In Progress": "STATE_IN_PROGRESS",
  Completed: "STATE_COMPLETED",
  Failed: "STATE_FAILED",
  Postponed: "STATE_POSTPONED",
  Skipped: "STATE_SKIPPED",
};

/** Why messages of a member, or entries in them, were ignored. */
const IGNORED_TEXTS: Readonly<Record<RejectionReason, keyof LocaleStrings>> = {
  stranger: "IGNORED_STRANGER",
  early: "IGNORED_EARLY",
  malformed: "IGNORED_MALFORMED",
  unknown: "IGNORED_UNKNOWN",
  channel: "IGNORED_CHANNEL",
  ignored: "IGNORED_BY_PLAYER",
  secret: "IGNORED_SECRET",
  noSession: "IGNORED_NO_SESSION",
  misfit: "IGNORED_MISFIT",
  flood: "IGNORED_FLOOD",
  entry: "IGNORED_ENTRY",
};

const SESSION_TEXTS = [
  ["sender", "STATUS_SENDER"],
  ["receiver", "STATUS_RECEIVER"],
] as const;

/** Stored entries, the send queue, running sessions, the users of the sync, ignored messages. Called by: showStatus */
export function statusLines(): string[] {
  const counts = TABLE_TYPES.map((tableType) =>
    text("STATUS_TABLE", tableName(tableType), entryCount(tableType)),
  );
  const { bytes, interval, messages, refused, waiting } = sendStats();
  const lines = [
    text("STATUS_ENTRIES", table.concat(counts, ", "), savedData().quarantine.length),
    text("STATUS_QUEUE", waiting, messages, bytes, refused),
  ];
  if (interval > 0) {
    lines.push(text("STATUS_PACE", string.format("%.1f", interval)));
  }
  const obstacle = syncObstacle();
  if (obstacle !== undefined) {
    lines.push(text("STATUS_OBSTACLE", obstacle));
  }
  for (const tableType of TABLE_TYPES) {
    if (fullCount(tableType) > 0) {
      lines.push(text("STATUS_FULL", tableName(tableType), fullCount(tableType)));
    }
  }
  addSyncs(lines);
  for (const [user, reasons] of pairs(rejections())) {
    for (const [reason, count] of pairs(reasons ?? {})) {
      lines.push(text("STATUS_IGNORED", count, user, text(IGNORED_TEXTS[reason])));
    }
  }
  return lines;
}

/** Called by: statusLines */
function addSyncs(lines: string[]): void {
  for (const [role, key] of SESSION_TEXTS) {
    const session = runningSession(role);
    if (session !== undefined) {
      const { tableType, user } = session;
      const line = text(key, user);
      lines.push(isTableType(tableType) ? text("STATUS_AT_TABLE", line, tableName(tableType)) : line);
    }
  }
  for (const { problem, state, user } of presentRun()?.users ?? []) {
    const word = text(STATE_TEXTS[state]);
    lines.push(
      problem === "" ? text("STATUS_USER", user, word) : text("STATUS_USER_PROBLEM", user, word, problem),
    );
  }
}
