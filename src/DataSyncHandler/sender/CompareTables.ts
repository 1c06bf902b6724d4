/** The sender's tasks that find out what is different: get the receiver's rows, compare, split the results. */

import type { Delivery } from "../../DataSyncComs/Conversation";
import { ask, awaitMessage } from "../../DataSyncComs/Waiting";
import { failure, type Failure, isFailure } from "../../DataSyncManager/Failure";
import { text } from "../../DataSyncManager/Locale";
import { log } from "../../DataSyncManager/Logs";
import { pace } from "../../DataSyncManager/Scheduler";
import type { MetadataRow } from "../../DataSyncManager/Schema";
import { sinceOf } from "../../DataSyncManager/Sessions";
import { idsInScope, metadataOf } from "../../DataSyncManager/Store";
import { readRows } from "../MetadataRows";
import type { SenderSession } from "./SenderSession";

/** Seconds without a word after which the receiver's further rows are given up. */
const ROWS_SECONDS = 30;
/** Rows of one table that are looked at; a guild has at most 1000 members, and there are 50 linked ones. */
const MAX_ROWS = 50000;

/**
 * Step 2.3.1. Asks the receiver for its metadata of the table, in the session's mode and days, and collects them.
 * Called by: StartSync
 */
export function requestMetadata(session: SenderSession): Failure | undefined {
  const { work, conversation } = session;
  if (work.isEqual) {
    return undefined;
  }
  session.step = "2.3.1";
  let reply = ask(conversation, ["SND;META", "END;META"], "REQ;META", work.tableType);
  while (!isFailure(reply) && reply.name === "SND;META") {
    const isMore = readRows((reply as Delivery).payload, work.tableType, work.rows);
    if (isMore === undefined || work.rows.length > MAX_ROWS) {
      return failure("REASON_MALFORMED", session.user);
    }
    if (!isMore) {
      break;
    }
    reply =
      awaitMessage(conversation, ["SND;META"], ROWS_SECONDS) ?? failure("REASON_NO_ANSWER", session.user);
  }
  if (isFailure(reply)) {
    return reply;
  }
  const example = work.rows[0];
  log(
    session,
    "2.3.1",
    text("LOG_METADATA", work.rows.length, example === undefined ? "-" : shownRow(example)),
  );
  return undefined;
}

/**
 * Step 2.4. Compares the receiver's rows with everything here, by id and `lastUpdated` alone: what is missing or older
 * here is wanted, what is missing or older there is owed, what is equal is left alone.
 * Called by: StartSync
 */
export function compareTables(session: SenderSession): Failure | undefined {
  const { work } = session;
  if (work.isEqual) {
    return undefined;
  }
  session.step = "2.4";
  const metadata = metadataOf(work.tableType);
  const isThere: Record<string, true | undefined> = {};
  for (const [place, row] of ipairs(work.rows)) {
    isThere[row.id] = true;
    compareRow(session, place, row, metadata[row.id]);
    pace(place);
  }
  for (const [count, id] of ipairs(
    idsInScope(work.tableType, work.guilds, sinceOf(session, work.tableType)),
  )) {
    if (!isThere[id]) {
      owe(session, metadata[id]!);
    }
    pace(count);
  }
  return undefined;
}

/**
 * Step 3.1. Says what the comparison found, split into what is to do here and what is to do there.
 * Called by: StartSync
 */
export function splitActions(session: SenderSession): Failure | undefined {
  const { work } = session;
  if (!work.isEqual) {
    const { wantedDeleted, wantedLiving, owedDeleted, owedLiving } = work;
    log(
      session,
      "3.1",
      text(
        "LOG_ACTIONS",
        wantedDeleted.length,
        wantedLiving.length,
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

/** Takes a row. Returns it for the log. Called by: requestMetadata */
function shownRow(row: MetadataRow): string {
  return `${row.id} ${row.lastUpdated}${row.deleted ? " -" : ""}`;
}
