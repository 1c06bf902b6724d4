/** How far a table has come that is fetched whole, so that a sync that was interrupted goes on where it stopped. */

import { metadataOf } from "../../DataSyncManager/data/Store";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import type { SenderSession } from "./SenderSession";
import type { TableTask, WholeTable } from "./TableSteps";

/**
 * After an entry of a whole table has been written, or was here already: notes how far the table has come, and which
 * entries here the receiver does not have or has in an older version. What was refused is not here, and says nothing.
 * Called by: writeArrived
 */
export function noteWholeProgress(session: SenderSession, task: TableTask, value: unknown): void {
  const { whole } = session.saved;
  const { whole: here } = task;
  const row = isRowLike(value) ? metadataOf(task.tableType)[value.id] : undefined;
  if (whole === undefined || here === undefined || row === undefined || !isRowLike(value)) {
    return;
  }
  passUpTo(here, whole.toSend, value.id);
  if (row.lastUpdated > value.lastUpdated) {
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
 * Of a value that should be an entry; otherwise an id that sorts after all others.
 * Called by: inOrderOfIds
 */
function idOf(value: unknown): string {
  return isRowLike(value) ? value.id : "\xff";
}

/**
 * Whether a value that was received as an entry can be looked at as a row.
 * Called by: compareEntries, idOf, noteWholeProgress
 */
export function isRowLike(value: unknown): value is { id: string; lastUpdated: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    "lastUpdated" in value &&
    typeof value.id === "string" &&
    typeof value.lastUpdated === "string"
  );
}
