/** The sender's tasks that find out what is to be done: compare, and split the results. */

import type { Failure } from "../../DataSyncManager/sync/Failure";
import { text } from "../../DataSyncManager/runtime/Locale";
import { log } from "../../DataSyncManager/sync/SyncLog";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import type { MetadataRow } from "../../DataSyncManager/data/Schema";
import { sinceOf } from "../../DataSyncManager/sync/Sessions";
import { idsInScope, metadataOf } from "../../DataSyncManager/data/Store";
import type { SenderSession } from "./SenderSession";

/**
 * Step 2.4. Compares the receiver's rows with everything here, by id and `lastUpdated` alone: what is missing or older
 * here is wanted, what is missing or older there is owed, what is equal is left alone. A sketch has said so already.
 * Called by: StartSync
 */
export function compareTables(session: SenderSession): Failure | undefined {
  const { work } = session;
  if (work.isEqual || work.form === "cells") {
    return undefined;
  }
  session.step = "2.4";
  session.equal[work.tableType] = 0;
  const metadata = metadataOf(work.tableType);
  const isThere: Record<string, true | undefined> = {};
  for (const [place, row] of ipairs(work.rows)) {
    isThere[row.id] = true;
    compareRow(session, place, row, metadata[row.id]);
    yieldIfOverBudget();
  }
  for (const id of idsInScope(work.tableType, work.guilds, sinceOf(session, work.tableType))) {
    if (!isThere[id] && id > work.startsBehind) {
      owe(session, metadata[id]!);
    }
    yieldIfOverBudget();
  }
  return undefined;
}

/**
 * Step 3.1. Says what the comparison found, split into what is to do here and what is to do there.
 * Called by: StartSync
 */
export function splitActions(session: SenderSession): Failure | undefined {
  const { work } = session;
  if (session.isPreview) {
    notePreview(session);
  }
  if (!work.isEqual) {
    const { wantedDeleted, wantedLiving, wantedHashes, owedDeleted, owedLiving } = work;
    log(
      session,
      "3.1",
      text(
        "LOG_ACTIONS",
        wantedDeleted.length,
        wantedLiving.length + wantedHashes.length,
        owedDeleted.length,
        owedLiving.length,
        session.equal[work.tableType],
        exampleOf(session),
      ),
    );
  }
  return undefined;
}

/**
 * Takes a session that is only a trial. Notes what would be written here and there as if it had been.
 * Called by: splitActions
 */
function notePreview(session: SenderSession): void {
  const { owedDeleted, owedLiving, rows, tableType, wantedDeleted, wantedLiving } = session.work;
  const [here, there] = [session.here[tableType], session.there[tableType]];
  here.deleted = wantedDeleted.length;
  there.deleted = owedDeleted.length;
  for (const place of wantedLiving) {
    const isNew = metadataOf(tableType)[rows[place - 1]!.id] === undefined;
    here[isNew ? "added" : "replaced"] += 1;
    yieldIfOverBudget();
  }
  const isThere: Record<string, true | undefined> = {};
  for (const { id } of rows) {
    isThere[id] = true;
    yieldIfOverBudget();
  }
  for (const id of owedLiving) {
    there[isThere[id] ? "replaced" : "added"] += 1;
    yieldIfOverBudget();
  }
}

/**
 * Takes a row of the receiver, its place, and the row here, if there is one. Notes what is to be done about them.
 * Called by: compareTables
 */
function compareRow(
  session: SenderSession,
  place: number,
  row: MetadataRow,
  local: MetadataRow | undefined,
): void {
  const { work } = session;
  if (!work.guilds[row.guildName]) {
    return;
  }
  if (local === undefined || local.lastUpdated < row.lastUpdated) {
    if (work.form === "whole") {
      // It was here already, and was refused.
      return;
    }
    const wanted = row.deleted ? work.wantedDeleted : work.wantedLiving;
    wanted.push(place);
  } else if (local.lastUpdated === row.lastUpdated) {
    session.equal[work.tableType] += 1;
  } else if (work.guilds[local.guildName]) {
    owe(session, local);
  }
}

/**
 * Takes a row here that is missing or older there. Notes that its entry is owed.
 * Called by: compareRow, compareTables
 */
function owe(session: SenderSession, row: MetadataRow): void {
  const owed = row.deleted ? session.work.owedDeleted : session.work.owedLiving;
  owed.push(row.id);
}

/** Takes a session. Returns one id that is to be moved, for the log. Called by: splitActions */
function exampleOf(session: SenderSession): string {
  const { rows, wantedDeleted, wantedLiving, owedDeleted, owedLiving } = session.work;
  const place = wantedLiving[0] ?? wantedDeleted[0];
  return (place === undefined ? undefined : rows[place - 1]?.id) ?? owedLiving[0] ?? owedDeleted[0] ?? "-";
}
