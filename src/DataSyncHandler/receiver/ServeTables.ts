/** The receiver's tasks inside a table: tell its metadata, send what is wanted, write what comes. */

import { decode, encode } from "../../DataSyncComs/Codec";
import { answer, type Delivery } from "../../DataSyncComs/Conversation";
import { answerBatch, answersWithTransfer, sendPayload } from "../../DataSyncComs/Transfers";
import { addCounts, countsText } from "../../DataSyncManager/Counts";
import { failure, type Failure } from "../../DataSyncManager/Failure";
import { text } from "../../DataSyncManager/Locale";
import { log } from "../../DataSyncManager/Logs";
import { pace } from "../../DataSyncManager/Scheduler";
import type { MetadataRow, TableType } from "../../DataSyncManager/Schema";
import { sortedGuilds, tableScope } from "../../DataSyncManager/Scope";
import { sinceOf } from "../../DataSyncManager/Sessions";
import { idsInScope, metadataOf } from "../../DataSyncManager/Store";
import { applyEntries } from "../ApplyEntries";
import { nextBatch, readBatch } from "../Batches";
import { readBits } from "../Bits";
import { nextRows } from "../MetadataRows";
import { commonGuilds } from "../sender/AgreeScope";
import type { ReceiverSession } from "./ReceiverSession";

/**
 * Takes the guilds that the sender would exchange. Answers with those that both would; they are the scope from now on.
 * Called by: AnswerSync
 */
export function answerScope(session: ReceiverSession, order: Delivery): Failure | undefined {
  session.scope = commonGuilds(session.scope, order.payload);
  const names = sortedGuilds(session.scope);
  log(session, "2.3", text("LOG_SCOPE", table.concat(names, ", ")));
  return sendPayload(session.conversation, "SND;SCOP", "NONE", encode(names));
}

/**
 * Steps 2.3.2 to 2.3.4. Takes the table that the sender asks about. Builds its metadata in the session's scope, mode and
 * days, packs, chunks and sends them, or says that there is nothing.
 * Called by: AnswerSync
 */
export function sendMetadata(session: ReceiverSession, tableType: TableType): Failure | undefined {
  const { conversation } = session;
  session.rows = collectRows(session, tableType);
  if (session.rows.length === 0) {
    answer(conversation, "REQ;META", "END;META", tableType);
    log(session, "2.3.2", text("LOG_NO_METADATA"));
    return undefined;
  }
  answersWithTransfer(conversation, "REQ;META", tableType);
  let place = 0;
  while (place < session.rows.length) {
    const [payload, following] = nextRows(session.rows, place);
    const problem = sendPayload(conversation, "SND;META", tableType, payload);
    if (problem !== undefined) {
      return problem;
    }
    place = following;
  }
  log(session, "2.3.4", text("LOG_METADATA_SENT", session.rows.length));
  return undefined;
}

/**
 * Step 3.2. Takes which of the rows the sender wants. Sends their entries in batches, the deleted ones first.
 * Called by: AnswerSync
 */
export function sendWantedEntries(
  session: ReceiverSession,
  tableType: TableType,
  order: Delivery,
): Failure | undefined {
  const request = decode(order.payload) as { bits?: unknown } | undefined;
  if (request === undefined || typeof request.bits !== "string") {
    return failure("REASON_MALFORMED", session.user);
  }
  const ids = wantedIds(session.rows, readBits(request.bits, session.rows.length));
  let place = 0;
  do {
    const [payload, following] = nextBatch(tableType, ids, place);
    const problem = sendPayload(session.conversation, "SND;DATA", tableType, payload);
    if (problem !== undefined) {
      return problem;
    }
    place = following;
  } while (place < ids.length);
  log(session, "3.2", text("LOG_ENTRIES_SENT", ids.length, ids[0] ?? "-"));
  return undefined;
}

/**
 * Step 4.2. Takes a batch of deleted, added or newer entries. Writes them, one after another, and acknowledges with
 * counts.
 * Called by: AnswerSync
 */
export function applyBatch(
  session: ReceiverSession,
  tableType: TableType,
  order: Delivery,
): Failure | undefined {
  const batch = readBatch(order.payload);
  if (batch === undefined) {
    return failure("REASON_MALFORMED", session.user);
  }
  const counts = applyEntries(session, tableType, "4.2", batch.entries, "any");
  addCounts(session.here[tableType], counts);
  const { added, replaced, deleted, unchanged, refused } = counts;
  answerBatch(session.conversation, order, [added, replaced, deleted, unchanged, refused]);
  log(session, "4.2", text("LOG_APPLIED", countsText(counts)));
  return undefined;
}

/**
 * Takes a table. Returns its rows in the session's scope and days, in the order of their ids.
 * Called by: sendMetadata
 */
function collectRows(session: ReceiverSession, tableType: TableType): MetadataRow[] {
  const metadata = metadataOf(tableType);
  const guilds = tableScope(tableType, session.userGuild, session.scope);
  const rows: MetadataRow[] = [];
  for (const [count, id] of ipairs(idsInScope(tableType, guilds, sinceOf(session, tableType)))) {
    rows[count - 1] = metadata[id]!;
    pace(count);
  }
  return rows;
}

/**
 * Takes rows and the places of the wanted ones. Returns their ids, those of deleted entries first.
 * Called by: sendWantedEntries
 */
function wantedIds(rows: readonly MetadataRow[], places: readonly number[]): string[] {
  const deleted: string[] = [];
  const living: string[] = [];
  for (const place of places) {
    const row = rows[place - 1]!;
    if (row.deleted) {
      deleted.push(row.id);
    } else {
      living.push(row.id);
    }
  }
  for (const id of living) {
    deleted.push(id);
  }
  return deleted;
}
