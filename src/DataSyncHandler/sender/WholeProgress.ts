/** How far a table has come that is fetched whole, so that a sync that was interrupted goes on where it stopped. */

import { compareVersions, contentHash } from "../../DataSyncManager/data/ContentHash";
import { metadataOf, versionInScope } from "../../DataSyncManager/data/Store";
import { readValidEntry } from "../../DataSyncManager/data/Validation";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import type { SenderSession } from "./SenderSession";
import type { TableTask, WholeTable } from "./TableSteps";

/** What an entry that has arrived looks like before it has been validated. */
interface ArrivedRow {
  id: string;
  lastUpdated: string;
}

/**
 * After an entry of a whole table has been written, or was here already: notes how far the table has come, and which
 * entries here the receiver does not have or has in an older version. What was refused is not here, and says nothing.
 * Called by: writeArrived
 */
export function noteWholeProgress(session: SenderSession, task: TableTask, value: unknown): void {
  const { whole } = session.saved;
  const { whole: here } = task;
  if (whole === undefined || here === undefined || !isRowLike(value)) {
    return;
  }
  if (metadataOf(task.tableType)[value.id] === undefined) {
    return;
  }
  passUpTo(here, whole.toSend, value.id);
  if (orderOfArrived(task, value) > 0) {
    whole.toSend.push(value.id);
  }
  if (value.id > whole.upTo) {
    whole.upTo = value.id;
  }
}

/**
 * The ids of all entries that the receiver does not have or has in an older version, once the whole table has come; nothing
 * of it is stored any longer.
 * Called by: compare
 */
export function endWhole(session: SenderSession, { tableType, whole: here }: TableTask): readonly string[] {
  const toSend = session.saved.whole?.toSend ?? [];
  if (here !== undefined) {
    passUpTo(here, toSend, undefined);
  }
  delete session.saved.whole;
  return toSend.filter((id) => metadataOf(tableType)[id] !== undefined);
}

/**
 * Passes the ids that were here before and come up to an id, all of them without one. Those that are not that id itself
 * are missing there.
 * Called by: endWhole, noteWholeProgress
 */
function passUpTo(here: WholeTable, missingThere: string[], id: string | undefined): void {
  let next = here.hereBefore[here.place];
  while (next !== undefined && (id === undefined || next <= id)) {
    if (next !== id) {
      missingThere.push(next);
    }
    here.place += 1;
    next = here.hereBefore[here.place];
  }
}

/**
 * Values that should be entries, in the order of their ids; those without one come last. A client of ours sends them in
 * order, so they are rarely sorted, which no frame could interrupt.
 * Called by: requestWhole
 */
export function inOrderOfIds(values: readonly unknown[]): readonly unknown[] {
  let last = "";
  for (const value of values) {
    const id = idOf(value);
    if (id < last) {
      const ordered = values.slice();
      table.sort(ordered, (first, second) => idOf(first) < idOf(second));
      return ordered;
    }
    last = id;
    yieldIfOverBudget();
  }
  return values;
}

/**
 * How the version here stands to one that has arrived, as `compareVersions` says; below 0 if there is none here. Contents
 * are only looked at when the times agree. An entry that is no valid one has none, and is refused when it is written.
 * Called by: compareEntries, noteWholeProgress
 */
export function orderOfArrived(
  { guilds, tableType }: Pick<TableTask, "guilds" | "tableType">,
  value: ArrivedRow,
): number {
  const here = versionInScope(tableType, value.id, guilds);
  if (here === undefined) {
    return -1;
  }
  if (here.lastUpdated !== value.lastUpdated) {
    return here.lastUpdated > value.lastUpdated ? 1 : -1;
  }
  const entry = readValidEntry(value, tableType);
  return typeof entry === "string"
    ? -1
    : compareVersions(here, { lastUpdated: entry.lastUpdated, hash: contentHash(entry) });
}

/** The id of a value that should be an entry, or one behind all others. Called by: inOrderOfIds */
function idOf(value: unknown): string {
  return isRowLike(value) ? value.id : "\xff";
}

/**
 * Whether a value that was received as an entry can be looked at as a row.
 * Called by: compareEntries, idOf, noteWholeProgress
 */
export function isRowLike(value: unknown): value is ArrivedRow {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    "lastUpdated" in value &&
    typeof value.id === "string" &&
    typeof value.lastUpdated === "string"
  );
}
