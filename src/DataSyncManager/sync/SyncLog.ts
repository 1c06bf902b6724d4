/** The sender's and the receiver's logs: a line per step with counts, never one per entry. */

import { announceChange } from "../runtime/Changes";
import { text } from "../runtime/Locale";
import { type LogRow, savedData } from "../data/SavedData";
import { serverNow } from "../data/Timestamps";

export type Role = "sender" | "receiver";

/** Lines that each log keeps; the oldest tenth goes when it is full. */
export const MAX_LINES = 1000;
/** Of them, those that belong to no session: messages that were ignored, searches. */
const MAX_LOOSE_LINES = 100;
/** Bytes of a line: more than five names of each kind take. */
const MAX_LINE = 3000;

/** What a line is about. */
export interface LogSubject {
  role: Role;
  sessionId: string;
  user: string;
  tableType: string;
}

/**
 * `step` is the step's number in the design; `report` stands for the line in a report, where it quotes another client.
 * Called by: 8 functions in Listener.ts, ReceiverSession.ts, Rejections.ts, StepLog.ts, SyncLog.ts,
 * SyncUsers.ts
 */
export function log(subject: LogSubject, step: string, line: string, report?: string): void {
  const lines = logOf(subject.role);
  lines.push({
    time: serverNow(),
    session: subject.sessionId,
    step,
    user: subject.user,
    table: subject.tableType,
    text: cutText(line),
    ...(report === undefined ? {} : { report: cutText(report) }),
  });
  trimLog(lines);
  announceChange("log");
}

/** Logs that an error in the addon has ended a flow; in a report without the error, which may quote anything. Called by: abandonReceiverSession, abandonSenderSession */
export function logError(subject: LogSubject, step: string, problem: string): void {
  const [known, quoted] = [text("REASON_ERROR"), text("LOG_ERROR", problem)];
  log(subject, step, text("LOG_SESSION_FAILED", quoted), text("LOG_SESSION_FAILED", known));
}

/** The oldest line first. Called by: log, logBlock, logChoices, logLines */
export function logOf(role: Role): LogRow[] {
  return role === "sender" ? savedData().senderLogs : savedData().receiverLogs;
}

/** Announces the change, so that an open log is drawn empty. Called by: createButtons, trim */
export function clearLog(role: Role): void {
  if (role === "sender") {
    savedData().senderLogs = [];
  } else {
    savedData().receiverLogs = [];
  }
  announceChange("log");
}

/**
 * Drops a tenth of the lines at once, so that it happens seldom. Each user has the same share, of which what they do not
 * use goes to the others; what belongs to no session shares one, which is small. So nobody washes the lines of others out.
 * Called by: keptLines, log
 */
export function trimLog(lines: LogRow[]): void {
  if (lines.length <= MAX_LINES) {
    return;
  }
  const counts: Record<string, number> = {};
  for (const row of lines) {
    const owner = ownerOf(row);
    counts[owner] = (counts[owner] ?? 0) + 1;
  }
  const share = shareOf(counts, MAX_LINES - MAX_LINES / 10);
  let kept = 0;
  for (const row of [...lines]) {
    const owner = ownerOf(row);
    const most = mostOf(owner, share);
    const before = counts[owner]!;
    counts[owner] = before - 1;
    if (before <= most) {
      lines[kept] = row;
      kept += 1;
    }
  }
  for (const index of $range(lines.length, kept + 1, -1)) {
    table.remove(lines, index);
  }
}

/** Whose share a line counts for: empty for one of no session. Called by: trimLog */
function ownerOf(row: LogRow): string {
  return row.session === "" ? "" : row.user;
}

/** The most lines of an owner, given the share of each. Called by: shareOf, trimLog */
function mostOf(owner: string, share: number): number {
  return owner === "" ? math.min(share, MAX_LOOSE_LINES) : share;
}

/** The largest share of which all together fit into `room`. Called by: trimLog */
function shareOf(counts: Readonly<Record<string, number>>, room: number): number {
  let [low, high] = [0, room];
  while (low < high) {
    const share = math.ceil((low + high) / 2);
    let sum = 0;
    for (const [owner, count] of pairs(counts)) {
      sum += math.min(count, mostOf(owner, share));
    }
    if (sum <= room) {
      low = share;
    } else {
      high = share - 1;
    }
  }
  return low;
}

/** A line of at most a few hundred letters, not cut inside of one. Called by: log */
function cutText(line: string): string {
  if (line.length <= MAX_LINE) {
    return line;
  }
  let last = MAX_LINE;
  // The bytes behind the first one of a letter in UTF-8.
  while (last > 0 && string.byte(line, last + 1) >= 0x80 && string.byte(line, last + 1) < 0xc0) {
    last -= 1;
  }
  return `${string.sub(line, 1, last)}…`;
}
