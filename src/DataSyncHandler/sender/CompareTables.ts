/** Steps 2.4 and 3.1: the sender compares, and splits what it found into actions here and there. */

import { presentGuildName } from "../../DataSyncManager/data/GuildNames";
import { rowInScope } from "../../DataSyncManager/data/LeftGuilds";
import type { HashedRow, MetadataRow } from "../../DataSyncManager/data/Schema";
import { compareVersions } from "../../DataSyncManager/data/ContentHash";
import { idsInScope, metadataOf, versionInScope } from "../../DataSyncManager/data/Store";
import { fromEpoch } from "../../DataSyncManager/data/Timestamps";
import { text } from "../../DataSyncManager/runtime/Locale";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import type { Difference, SketchItem } from "../reconcile/Sketch";
import type { TableSketch } from "../reconcile/TableSketch";
import { logStep } from "../session/StepLog";
import type { SenderSession } from "./SenderSession";
import type { Actions, Comparison, Metadata, TableTask, ToFetch } from "./TableSteps";
import { noteTwoVersions, noTwoVersions, type TwoVersions, twoVersionsText } from "./TwoVersions";
import { endWhole, isRowLike, orderOfArrived } from "./WholeProgress";

/** A comparison while it is made. */
interface Found {
  newerThere: ToFetch;
  newerHere: string[];
  equal: number;
  isPartial: boolean;
  example: string;
  versions: TwoVersions;
}

/**
 * Step 2.4. Compares what the receiver says with everything here, by id and `lastUpdated`: what is missing or older
 * here is to be fetched, what is missing or older there is to be sent, what is equal is left alone. Of two
 * versions with one time the greater hash wins, on both sides. Nothing is written.
 * Called by: StartSync
 */
export function compareTables(session: SenderSession, task: TableTask, metadata: Metadata): Comparison {
  session.step = "2.4";
  const found = compare(session, task, metadata);
  session.equal[task.tableType] += found.equal;
  if (metadata.form !== "equal") {
    logStep(session, foundText(metadata, found) + exampleText(found.example));
  }
  const versions = twoVersionsText(found.versions);
  if (versions !== undefined) {
    logStep(session, versions);
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
      return nothingFound();
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
  return {
    newerThere: { by: "nothing" },
    newerHere: [],
    equal: 0,
    isPartial: false,
    example: "",
    versions: noTwoVersions(),
  };
}

/** Compares with all rows that the receiver has. Called by: compare */
function compareRows(task: TableTask, rows: readonly HashedRow[]): Comparison {
  const found = nothingFound();
  const places: number[] = [];
  const isThere: Record<string, true | undefined> = {};
  for (const [place, row] of ipairs(rows)) {
    const local = rowInScope(task.tableType, row.id, task.guilds);
    const here = versionInScope(task.tableType, row.id, task.guilds);
    isThere[row.id] = true;
    if (task.guilds[presentGuildName(row.guildName)] === undefined) {
      continue;
    }
    const order = here === undefined ? -1 : compareVersions(here, row);
    if (local === undefined || order < 0) {
      places.push(place);
      noteExample(found, row.id, local, row.lastUpdated);
      noteVersions(found, local, row.lastUpdated, order);
    } else if (order === 0) {
      found.equal += 1;
    } else if (task.guilds[local.guildName]) {
      found.newerHere.push(row.id);
      noteExample(found, row.id, local, row.lastUpdated);
      noteVersions(found, local, row.lastUpdated, order);
    }
    yieldIfOverBudget();
  }
  for (const id of idsInScope(task.tableType, task.guilds, task.since)) {
    if (!isThere[id]) {
      found.newerHere.push(id);
      noteExample(found, id, rowInScope(task.tableType, id, task.guilds), undefined);
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
  const here: Record<number, SketchItem | undefined> = {};
  const there: Record<number, SketchItem | undefined> = {};
  for (const item of difference.onlyHere) {
    here[item.hash] = item;
  }
  for (const item of difference.onlyThere) {
    there[item.hash] = item;
    if (isLess(here[item.hash], item)) {
      hashes.push(item.hash);
    }
  }
  for (const item of difference.onlyHere) {
    const id = sketch.ids[item.hash];
    const row = id === undefined ? undefined : rowInScope(task.tableType, id, task.guilds);
    const other = there[item.hash];
    const stampThere = other === undefined ? undefined : fromEpoch(other.time);
    const isNewerHere = isLess(other, item);
    if (row !== undefined && isNewerHere) {
      found.newerHere.push(row.id);
      noteExample(found, row.id, row, stampThere);
    }
    noteVersions(found, row, stampThere, isNewerHere ? 1 : -1);
    yieldIfOverBudget();
  }
  if (hashes.length > 0) {
    found.newerThere = { by: "hashes", hashes };
  }
  found.equal = sketch.items.length - difference.onlyHere.length;
  return found;
}

/**
 * Whether a version, if there is one, loses against another as `compareVersions` says.
 * Called by: compareCells
 */
function isLess(first: SketchItem | undefined, second: SketchItem): boolean {
  if (first === undefined || first.time !== second.time) {
    return first === undefined || first.time < second.time;
  }
  return first.content < second.content;
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
    const order = isRowLike(value) ? orderOfArrived(task, value) : -1;
    if (isRowLike(value)) {
      noteVersions(found, metadata[value.id], value.lastUpdated, order);
    }
    if (order < 0) {
      toWrite.push(value);
    } else if (order === 0) {
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
  const deletions: string[] = [];
  const others: string[] = [];
  for (const id of comparison.newerHere) {
    (rowInScope(task.tableType, id, task.guilds)?.deleted === true ? deletions : others).push(id);
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

/**
 * Notes for the log an entry that both sides have, in different versions. `order` is above 0 if the one here wins.
 * Called by: compareCells, compareEntries, compareRows
 */
function noteVersions(
  found: Found,
  here: MetadataRow | undefined,
  timeThere: string | undefined,
  order: number,
): void {
  if (here === undefined || timeThere === undefined || order === 0) {
    return;
  }
  // What came of a whole table has not been validated yet; a time that is none does not go into the log.
  if (timeThere.length === here.lastUpdated.length) {
    noteTwoVersions(found.versions, { id: here.id, here: here.lastUpdated, there: timeThere, order });
  }
}

/** An example as it stands behind counts. Called by: compareTables, splitActions */
function exampleText(example: string): string {
  return example === "" ? "" : text("LOG_EXAMPLE", example);
}
