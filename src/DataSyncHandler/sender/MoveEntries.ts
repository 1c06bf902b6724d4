/** The sender's tasks that move entries: get what is wanted here, send what is owed there. */

import type { Delivery } from "../../DataSyncComs/Conversation";
import { encode } from "../../DataSyncComs/Codec";
import type { MessageName } from "../../DataSyncComs/Protocol";
import { sendPayload } from "../../DataSyncComs/Transfers";
import { awaitMessage, sendBatch } from "../../DataSyncComs/Waiting";
import { addCounts, countsText, noCounts } from "../../DataSyncManager/Counts";
import { failure, type Failure, isFailure } from "../../DataSyncManager/Failure";
import { text } from "../../DataSyncManager/Locale";
import { log } from "../../DataSyncManager/Logs";
import { TABLE_TYPES } from "../../DataSyncManager/Schema";
import { setProgress } from "../../DataSyncManager/SyncRun";
import { applyEntries } from "../ApplyEntries";
import { nextBatch, readBatch } from "../Batches";
import { writeBits } from "../Bits";
import type { SenderSession } from "./SenderSession";

/** Seconds without a word after which further entries are given up. */
const ENTRIES_SECONDS = 30;

/**
 * Steps 3.2 and 3.3. Asks for the entries that are wanted; the receiver sends the deleted ones first. Each batch is
 * written, one entry after another, before the next is looked at.
 * Called by: StartSync
 */
export function requestEntries(session: SenderSession): Failure | undefined {
  const { work, conversation } = session;
  const wanted = work.wantedDeleted.length + work.wantedLiving.length;
  if (wanted === 0) {
    return undefined;
  }
  session.step = "3.2";
  const places = [...work.wantedDeleted, ...work.wantedLiving];
  const ids: Record<string, true | undefined> = {};
  for (const place of places) {
    ids[work.rows[place - 1]!.id] = true;
  }
  const bits = writeBits(work.rows.length, places);
  const problem = sendPayload(conversation, "REQ;DATA", work.tableType, encode({ bits }));
  if (problem !== undefined) {
    return problem;
  }
  log(session, "3.2", text("LOG_REQUESTED", wanted));
  session.step = "3.3";
  while (true) {
    const reply = awaitMessage(conversation, ["SND;DATA"], ENTRIES_SECONDS);
    if (reply === undefined) {
      return failure("REASON_NO_ANSWER", session.user);
    }
    if (isFailure(reply)) {
      return reply;
    }
    const batch = readBatch((reply as Delivery).payload);
    if (batch === undefined) {
      return failure("REASON_MALFORMED", session.user);
    }
    const counts = applyEntries(session, work.tableType, "3.3", batch.entries, ids);
    addCounts(session.here[work.tableType], counts);
    noteProgress(session, batch.entries.length);
    if (batch.isLast) {
      break;
    }
  }
  log(session, "3.3", text("LOG_APPLIED", countsText(session.here[work.tableType])));
  return undefined;
}

/**
 * Step 4.2, first part. Sends the entries that were deleted here, in batches; the receiver confirms each with counts.
 * Called by: StartSync
 */
export function sendDeletions(session: SenderSession): Failure | undefined {
  return sendOwed(session, "DEL;DATA", session.work.owedDeleted);
}

/**
 * Step 4.2, second part. Sends the entries that the receiver lacks or has in an older version, in batches; the receiver
 * confirms each with counts.
 * Called by: StartSync
 */
export function sendChanges(session: SenderSession): Failure | undefined {
  return sendOwed(session, "SND;DATA", session.work.owedLiving);
}

/**
 * Takes what the chunks are called and the ids of the entries. Sends them in batches, one after another.
 * Called by: sendChanges, sendDeletions
 */
function sendOwed(session: SenderSession, name: MessageName, ids: readonly string[]): Failure | undefined {
  if (ids.length === 0) {
    return undefined;
  }
  session.step = "4.2";
  const { tableType } = session.work;
  const counts = noCounts();
  let place = 0;
  while (place < ids.length) {
    const [payload, following] = nextBatch(tableType, ids, place);
    const reply = sendBatch(session.conversation, name, tableType, payload);
    if (isFailure(reply)) {
      return reply;
    }
    noteProgress(session, following - place);
    place = following;
    const [added, replaced, deleted, unchanged, refused] = reply.fields
      .slice(2, 7)
      .map((digits) => tonumber(digits) ?? 0);
    addCounts(counts, {
      added: added ?? 0,
      replaced: replaced ?? 0,
      deleted: deleted ?? 0,
      unchanged: unchanged ?? 0,
      refused: refused ?? 0,
    });
  }
  addCounts(session.there[tableType], counts);
  log(session, "4.2", text("LOG_SENT", ids.length, countsText(counts)));
  return undefined;
}

/**
 * Takes how many entries have been moved since the last call. Shows how far the table at work is, as a part of the whole.
 * Called by: requestEntries, sendOwed
 */
function noteProgress(session: SenderSession, entries: number): void {
  const { work } = session;
  work.moved += entries;
  const { wantedDeleted, wantedLiving, owedDeleted, owedLiving } = work;
  const total = wantedDeleted.length + wantedLiving.length + owedDeleted.length + owedLiving.length;
  const place = TABLE_TYPES.indexOf(work.tableType);
  setProgress((place + math.min(work.moved / math.max(total, 1), 1)) / TABLE_TYPES.length);
}
