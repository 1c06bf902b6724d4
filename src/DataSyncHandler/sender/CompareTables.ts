/** Steps 2.4 and 3.1: the sender compares, and splits what it found into actions here and there. */

import type { MetadataRow } from "../../DataSyncManager/data/Schema";
import { idsInScope, metadataOf } from "../../DataSyncManager/data/Store";
import { text } from "../../DataSyncManager/runtime/Locale";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import type { Difference } from "../reconcile/Sketch";
import type { TableSketch } from "../reconcile/TableSketch";
import { logStep } from "../session/StepLog";
import type { SenderSession } from "./SenderSession";
import type { Actions, Comparison, Metadata, TableTask, ToFetch } from "./TableSteps";
import { endWhole, isRowLike } from "./WholeProgress";

/** A comparison while it is made. */
interface Found {
  newerThere: ToFetch;
  newerHere: string[];
  equal: number;
  isPartial: boolean;
  example: string;
}

/**
 * Step 2.4. Compares what the receiver says with everything here, by id and `lastUpdated` alone: what is missing or older
 * here is to be fetched, what is missing or older there is to be sent, what is equal is left alone. Nothing is written.
 * Called by: StartSync
 */
export function compareTables(session: SenderSession, task: TableTask, metadata: Metadata): Comparison {
  session.step = "2.4";
  const found = compare(session, task, metadata);
  session.equal[task.tableType] += found.equal;
  if (metadata.form !== "equal") {
    logStep(session, foundText(metadata, found) + exampleText(found.example));
  }
  return found;
}

/**
 * What a comparison has found, in words. Of a table that comes whole, what is newer here is only known at the end.
 * Called by: compareTables
 */
function foundText(metadata: Metadata, { equal, newerHere, newerThere }: Comparison): string {
  if (metadata.form !== "whole") {
    return text("LOG_COMPARED", newerHere.length, countOf(newerThere), equal);
  }
  return metadata.isComplete
    ? text("LOG_COMPARED_HERE", newerHere.length)
    : text("LOG_COMPARED_THERE", countOf(newerThere), equal);
}

/** The comparison of each form of metadata. Called by: compareTables */
function compare(session: SenderSession, task: TableTask, metadata: Metadata): Comparison {
  switch (metadata.form) {
    case "equal":
      return { newerThere: { by: "nothing" }, newerHere: [], equal: 0, isPartial: false, example: "" };
    case "nothing":
      return compareRows(task, []);
    case "rows":
      return compareRows(task, metadata.rows);
    case "cells":
      return compareCells(task, metadata.sketch, metadata.difference);
    case "whole":
      return metadata.isComplete
        ? { ...nothingFound(), newerHere: endWhole(session, task) }
        : compareEntries(task, metadata.entries);
  }
}

/** Called by: compare, compareCells, compareEntries, compareRows */
function nothingFound(): Found {
  return { newerThere: { by: "nothing" }, newerHere: [], equal: 0, isPartial: false, example: "" };
}

/** Compares with all rows that the receiver has. Called by: compare */
function compareRows(task: TableTask, rows: readonly MetadataRow[]): Comparison {
  const found = nothingFound();
  const places: number[] = [];
  const metadata = metadataOf(task.tableType);
  const isThere: Record<string, true | undefined> = {};
  for (const [place, row] of ipairs(rows)) {
    const local = metadata[row.id];
    isThere[row.id] = true;
    if (task.guilds[row.guildName] === undefined) {
      continue;
    }
    if (local === undefined || local.lastUpdated < row.lastUpdated) {
      places.push(place);
      noteExample(found, row.id, local, row.lastUpdated);
    } else if (local.lastUpdated === row.lastUpdated) {
      found.equal += 1;
    } else if (task.guilds[local.guildName]) {
      found.newerHere.push(row.id);
      noteExample(found, row.id, local, row.lastUpdated);
    }
    yieldIfOverBudget();
  }
  for (const id of idsInScope(task.tableType, task.guilds, task.since)) {
    if (!isThere[id]) {
      found.newerHere.push(id);
      noteExample(found, id, metadata[id], undefined);
    }
    yieldIfOverBudget();
  }
  if (places.length > 0) {
    found.newerThere = { by: "rows", rows, places };
  }
  return found;
}

/** Compares by the differences that came out of a sketch. Called by: compare */
function compareCells(task: TableTask, sketch: TableSketch, difference: Difference): Comparison {
  const found = nothingFound();
  const hashes: number[] = [];
  const metadata = metadataOf(task.tableType);
  const timeHere: Record<number, number | undefined> = {};
  const timeThere: Record<number, number | undefined> = {};
  for (const { hash, time } of difference.onlyHere) {
    timeHere[hash] = time;
  }
  for (const { hash, time } of difference.onlyThere) {
    timeThere[hash] = time;
    if ((timeHere[hash] ?? -1) < time) {
      hashes.push(hash);
    }
  }
  for (const { hash, time } of difference.onlyHere) {
    const id = sketch.ids[hash];
    const row = id === undefined ? undefined : metadata[id];
    if (row !== undefined && (timeThere[hash] ?? -1) < time) {
      found.newerHere.push(row.id);
      noteExample(found, row.id, row, undefined);
    }
    yieldIfOverBudget();
  }
  if (hashes.length > 0) {
    found.newerThere = { by: "hashes", hashes };
  }
  found.equal = sketch.items.length - difference.onlyHere.length;
  return found;
}

/**
 * Compares with a batch of a whole table. What is no entry at all is handed on, to be refused and counted. Which entries
 * are newer here is only known at the end.
 * Called by: compare
 */
function compareEntries(task: TableTask, arrived: readonly unknown[]): Comparison {
  const found = nothingFound();
  const toWrite: unknown[] = [];
  const metadata = metadataOf(task.tableType);
  for (const value of arrived) {
    const local = isRowLike(value) ? metadata[value.id] : undefined;
    if (!isRowLike(value) || local === undefined || local.lastUpdated < value.lastUpdated) {
      toWrite.push(value);
    } else if (local.lastUpdated === value.lastUpdated) {
      found.equal += 1;
    }
    yieldIfOverBudget();
  }
  return { ...found, newerThere: { by: "entries", arrived, toWrite }, isPartial: true };
}

/**
 * Step 3.1. Splits what was found into what is to be done here and there, deletions apart from the others. In a preview
 * that is counted as if it had been done.
 * Called by: StartSync
 */
export function splitActions(session: SenderSession, task: TableTask, comparison: Comparison): Actions {
  session.step = "3.1";
  const metadata = metadataOf(task.tableType);
  const deletions: string[] = [];
  const others: string[] = [];
  for (const id of comparison.newerHere) {
    (metadata[id]?.deleted ? deletions : others).push(id);
    yieldIfOverBudget();
  }
  const [local, deletedThere] = deletionsFirst(comparison.newerThere);
  const actions: Actions = { local, remote: { deletions, others }, isPartial: comparison.isPartial };
  if (session.isPreview) {
    notePreview(session, task, actions);
  }
  if (!task.isEqual) {
    const toGet = countOf(local) - deletedThere;
    const counts = text("LOG_ACTIONS", deletedThere, toGet, deletions.length, others.length);
    logStep(session, counts + exampleText(comparison.example));
  }
  return actions;
}

/**
 * What is to be fetched with the deleted entries first, as far as the rows say which they are, and how many those are.
 * Called by: splitActions
 */
function deletionsFirst(newerThere: ToFetch): LuaMultiReturn<[local: ToFetch, deleted: number]> {
  if (newerThere.by !== "rows") {
    return $multi(newerThere, 0);
  }
  const { places, rows } = newerThere;
  const ordered: number[] = [];
  const others: number[] = [];
  for (const place of places) {
    (rows[place - 1]!.deleted ? ordered : others).push(place);
    yieldIfOverBudget();
  }
  const deleted = ordered.length;
  for (const place of others) {
    ordered.push(place);
    yieldIfOverBudget();
  }
  return $multi({ by: "rows", rows, places: ordered }, deleted);
}

/** How many entries are to be fetched. Called by: foundText, requestEntries, splitActions */
export function countOf(toFetch: ToFetch): number {
  switch (toFetch.by) {
    case "nothing":
      return 0;
    case "rows":
      return toFetch.places.length;
    case "hashes":
      return toFetch.hashes.length;
    case "entries":
      return toFetch.toWrite.length;
  }
}

/** Notes what a preview would write here and there. Called by: splitActions */
function notePreview(session: SenderSession, { tableType }: TableTask, { local, remote }: Actions): void {
  const [here, there] = [session.here[tableType], session.there[tableType]];
  const metadata = metadataOf(tableType);
  const isThere: Record<string, true | undefined> = {};
  if (local.by === "rows") {
    for (const { id } of local.rows) {
      isThere[id] = true;
      yieldIfOverBudget();
    }
    for (const place of local.places) {
      const { deleted, id } = local.rows[place - 1]!;
      here[deleted ? "deleted" : metadata[id] === undefined ? "added" : "replaced"] += 1;
      yieldIfOverBudget();
    }
  }
  there.deleted += remote.deletions.length;
  for (const id of remote.others) {
    there[isThere[id] ? "replaced" : "added"] += 1;
    yieldIfOverBudget();
  }
}

/** Keeps the first difference as the example for the log. Called by: compareCells, compareRows */
function noteExample(
  found: Found,
  id: string,
  here: MetadataRow | undefined,
  timeThere: string | undefined,
): void {
  if (found.example === "") {
    found.example = text("LOG_EXAMPLE_TIMES", id, here?.lastUpdated ?? "-", timeThere ?? "-");
  }
}

/** An example, to be appended to counts. Called by: compareTables, splitActions */
function exampleText(example: string): string {
  return example === "" ? "" : text("LOG_EXAMPLE", example);
}
