/** The logs as lines to read, and what they can be filtered by. */

import { plainText } from "../../../DataSyncManager/runtime/Locale";
import { folded } from "../../../DataSyncManager/data/CaseFolding";
import { logOf, type Role } from "../../../DataSyncManager/sync/SyncLog";
import type { LogRow } from "../../../DataSyncManager/data/SavedData";

/** What a log is narrowed down to; nothing in a field lets every line through. */
export interface LogFilter {
  typed: string;
  session: string | undefined;
  step: string | undefined;
  user: string | undefined;
}

/** Sessions that can be chosen, the latest ones; each with the time and the user of its first line that is kept. */
export interface LogChoices {
  sessions: { session: string; time: string; user: string }[];
  steps: string[];
  users: string[];
}

/** Names of one kind that can be chosen: a menu with more is of no use. */
const MAX_CHOICES = 40;

/** The newest `most` lines that pass the filter, oldest first. Called by: createButtons, drawLogView */
export function logLines(role: Role, filter: LogFilter, most: number): string[] {
  const wanted = folded(filter.typed);
  const lines: string[] = [];
  const rows = logOf(role);
  for (const place of $range(rows.length - 1, 0, -1)) {
    const row = rows[place]!;
    if (lines.length < most && isPassed(row, filter)) {
      const line = lineText(row);
      if (wanted === "" || string.find(folded(line), wanted, 1, true)[0] !== undefined) {
        lines.push(line);
      }
    }
  }
  return lines.reverse();
}

/** Sessions are newest first; steps and users are sorted by name. Called by: createMenus */
export function logChoices(role: Role): LogChoices {
  const choices: LogChoices = { sessions: [], steps: [], users: [] };
  const rows = logOf(role);
  const sessions: Record<string, LogChoices["sessions"][number] | undefined> = {};
  for (const place of $range(rows.length - 1, 0, -1)) {
    const { session, step, time, user } = rows[place]!;
    const known = sessions[session];
    if (known !== undefined) {
      known.time = time;
    } else if (session !== "" && choices.sessions.length < MAX_CHOICES) {
      const added = { session, time, user };
      sessions[session] = added;
      choices.sessions.push(added);
    }
    addName(choices.steps, step);
    addName(choices.users, user);
  }
  table.sort(choices.steps);
  table.sort(choices.users);
  return choices;
}

/** Called by: logChoices */
function addName(names: string[], name: string): void {
  if (name !== "" && names.length < MAX_CHOICES && !names.includes(name)) {
    names.push(name);
  }
}

/** Called by: logLines */
function isPassed(row: LogRow, { session, step, user }: LogFilter): boolean {
  return (
    (session === undefined || row.session === session) &&
    (step === undefined || row.step === step) &&
    (user === undefined || row.user === user)
  );
}

/** Time with date and zone, session, step, user, table, text. Called by: logLines */
function lineText(row: LogRow): string {
  return plainText(
    string.format(
      "%s %s [%s] %s %s: %s",
      momentText(row.time),
      row.session,
      row.step,
      row.user,
      row.table,
      row.text,
    ),
  );
}

/** `YYYY-MM-DD HH:MM:SS UTC` of a timestamp: both sides' logs of one sync have the same times. Called by: lineText */
function momentText(time: string): string {
  const [year, month, day] = [string.sub(time, 1, 4), string.sub(time, 5, 6), string.sub(time, 7, 8)];
  return `${year}-${month}-${day} ${clockText(time)} UTC`;
}

/** `HH:MM:SS` of a timestamp. Called by: LogView.ts, momentText */
export function clockText(time: string): string {
  return `${string.sub(time, 9, 10)}:${string.sub(time, 11, 12)}:${string.sub(time, 13, 14)}`;
}
