/** The sender's and the receiver's logs: a line per step with counts, never one per entry. */

import { announceChange } from "../runtime/Changes";
import { type LogRow, savedData } from "../data/SavedData";
import { serverNow } from "../data/Timestamps";

export type Role = "sender" | "receiver";

/** Lines that each log keeps; the oldest tenth goes when it is full. */
export const MAX_LINES = 1000;

/** What a line is about. */
export interface LogSubject {
  role: Role;
  sessionId: string;
  user: string;
  tableType: string;
}

/**
 * `step` is the step's number in the design.
 * Called by: logFound, logRejection, logStep, openReceiverSession, problemOf
 */
export function log(subject: LogSubject, step: string, line: string): void {
  const lines = logOf(subject.role);
  lines.push({
    time: serverNow(),
    session: subject.sessionId,
    step,
    user: subject.user,
    table: subject.tableType,
    text: line,
  });
  trimLog(lines);
  announceChange("log");
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

/** Drops a tenth of the lines at once, so that it happens seldom. Called by: keptLines, log */
export function trimLog(lines: LogRow[]): void {
  if (lines.length <= MAX_LINES) {
    return;
  }
  const excess = lines.length - MAX_LINES + MAX_LINES / 10;
  const kept = lines.length - excess;
  for (const index of $range(0, kept - 1)) {
    lines[index] = lines[index + excess]!;
  }
  for (const index of $range(lines.length, kept + 1, -1)) {
    table.remove(lines, index);
  }
}
