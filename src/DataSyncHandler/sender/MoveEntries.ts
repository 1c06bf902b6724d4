/** The sender's tasks that move entries: get what is wanted here, send what is owed there. */

import type { Delivery } from "../../DataSyncComs/connection/Connection";
import { encode } from "../../DataSyncComs/messages/PayloadCodec";
import type { ControlMessage } from "../../DataSyncComs/messages/Messages";
import type { MessageName } from "../../DataSyncComs/messages/Protocol";
import { acknowledge } from "../../DataSyncComs/connection/IncomingTransfers";
import { sendPayload } from "../../DataSyncComs/connection/OutgoingTransfers";
import { awaitMessage, sendBatches } from "../../DataSyncComs/connection/Requests";
import { addCounts, type EntryCounts, countsText, noCounts } from "../../DataSyncManager/sync/EntryCounts";
import { failure, type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { text } from "../../DataSyncManager/runtime/Locale";
import { log } from "../../DataSyncManager/sync/SyncLog";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import { TABLE_TYPES } from "../../DataSyncManager/data/Schema";
import { idHash } from "../../DataSyncManager/data/TableDigest";
import { setProgress } from "../../DataSyncManager/sync/SyncRun";
import { applyEntries, type WantedIds } from "../entries/ApplyEntries";
import { nextBatch } from "../entries/EntryBatches";
import { unpackEntries } from "../packing/EntryPacker";
import { writeRowBitmap } from "../reconcile/RowBitmap";
import { writeHashes } from "../reconcile/TableSketch";
import type { SenderSession, TableWork } from "./SenderSession";

/** Seconds without a word after which further entries are given up. */
const ENTRIES_SECONDS = 30;
/** Entries that one table can bring: more than any has. */
const MOST_MOVED = 60000;

/**
 * Steps 3.2 and 3.3. Asks for the entries that are wanted; the receiver sends the deleted ones first. Each batch is
 * written, one entry after another, before the next is looked at.
 * Called by: StartSync
 */
export function requestEntries(session: SenderSession): Failure | undefined {
  const { work, connection } = session;
  const { wantedDeleted, wantedHashes, wantedLiving } = work;
  const places = wantedDeleted.concat(wantedLiving);
  const wanted = places.length + wantedHashes.length;
  if (wanted === 0) {
    return undefined;
  }
  session.step = "3.2";
  const request =
    wantedHashes.length > 0
      ? { hashes: writeHashes(wantedHashes) }
      : { bits: writeRowBitmap(work.rows.length, places) };
  const problem = sendPayload(connection, "REQ;DATA", work.tableType, encode(request));
  if (problem !== undefined) {
    return problem;
  }
  log(session, "3.2", text("LOG_REQUESTED", wanted));
  const reply = awaitMessage(connection, ["SND;DATA"], work.tableType, ENTRIES_SECONDS);
  if (reply === undefined) {
    return failure("REASON_NO_ANSWER", session.user);
  }
  return isFailure(reply)
    ? reply
    : receiveEntries(session, reply as Delivery, wanted, wantedIds(work, places), () => {});
}

/**
 * Takes the work on a table and the places of the wanted rows. Returns how to tell whether an id was asked for.
 * Called by: requestEntries
 */
function wantedIds(work: TableWork, places: readonly number[]): WantedIds {
  const ids: Record<string, true | undefined> = {};
  for (const place of places) {
    ids[work.rows[place - 1]!.id] = true;
    yieldIfOverBudget();
  }
  const hashes: Record<number, true | undefined> = {};
  for (const hash of work.wantedHashes) {
    hashes[hash] = true;
  }
  return (id) => ids[id] === true || hashes[idHash(id)] === true;
}

/**
 * Step 3.3. Takes the first batch of entries, about how many there will be, which ids may come, and what else to do with
 * each entry once it is written. Writes them, and those of the batches that follow.
 * Called by: requestEntries, requestWhole
 */
export function receiveEntries(
  session: SenderSession,
  first: Delivery,
  expected: number,
  wanted: WantedIds,
  onEntry: (this: void, value: unknown) => void,
): Failure | undefined {
  const { work, connection } = session;
  session.step = "3.3";
  work.expected = expected;
  let reply: Delivery | Failure | undefined = first;
  while (reply !== undefined && !isFailure(reply)) {
    const batch = unpackEntries(session.incoming, work.tableType, reply.payload);
    if (batch === undefined) {
      return failure("REASON_MALFORMED", session.user);
    }
    if (!batch.isLast) {
      // After the last one, this side's next message shows that it has come.
      acknowledge(connection, reply);
    }
    if (wanted === "any") {
      // All of them come in the order of their ids, so that an interrupted sync knows how far it is.
      table.sort(batch.items, isBefore);
    }
    const counts = applyEntries(session, work.tableType, "3.3", batch.items, wanted, onEntry);
    addCounts(session.here[work.tableType], counts);
    noteProgress(session, batch.items.length);
    if (work.moved > MOST_MOVED) {
      return failure("REASON_MALFORMED", session.user);
    }
    if (batch.isLast) {
      log(session, "3.3", text("LOG_APPLIED", countsText(session.here[work.tableType])));
      return undefined;
    }
    reply = awaitMessage(connection, ["SND;DATA"], work.tableType, ENTRIES_SECONDS) as
      Delivery | Failure | undefined;
  }
  return reply ?? failure("REASON_NO_ANSWER", session.user);
}

/**
 * Takes two values that should be entries. Returns whether the first one's id comes before the second one's.
 * Called by: receiveEntries
 */
function isBefore(this: void, first: unknown, second: unknown): boolean {
  return idOf(first) < idOf(second);
}

/**
 * Takes a value that should be an entry. Returns its id, or one that comes behind all others.
 * Called by: isBefore
 */
function idOf(value: unknown): string {
  const { id } = (type(value) === "table" ? value : {}) as { id?: unknown };
  return typeof id === "string" ? id : "\xff";
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
 * Takes what the chunks are called and the ids of the entries. Sends them in batches, and counts what became of them.
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
  const nextPayload = (): string | undefined => {
    if (place >= ids.length) {
      return undefined;
    }
    const [payload, following] = nextBatch(session.outgoing, tableType, ids, place);
    noteProgress(session, following - place);
    place = following;
    return payload;
  };
  const problem = sendBatches(session.connection, name, tableType, nextPayload, (answer) => {
    addCounts(counts, answeredCounts(answer));
  });
  addCounts(session.there[tableType], counts);
  if (problem === undefined) {
    log(session, "4.2", text("LOG_SENT", ids.length, countsText(counts)));
  }
  return problem;
}

/** Takes the receiver's answer to a batch. Returns the counts in it. Called by: sendOwed */
function answeredCounts(answer: ControlMessage): EntryCounts {
  const [added, replaced, deleted, unchanged, refused] = answer.fields
    .slice(2, 7)
    .map((digits) => tonumber(digits) ?? 0);
  return {
    added: added ?? 0,
    replaced: replaced ?? 0,
    deleted: deleted ?? 0,
    unchanged: unchanged ?? 0,
    refused: refused ?? 0,
  };
}

/**
 * Takes how many entries have been moved since the last call. Shows how far the table at work is, as a part of the whole.
 * Called by: receiveEntries, sendOwed
 */
function noteProgress(session: SenderSession, entries: number): void {
  const { work } = session;
  work.moved += entries;
  const total = work.expected + work.owedDeleted.length + work.owedLiving.length;
  const place = TABLE_TYPES.indexOf(work.tableType);
  setProgress((place + math.min(work.moved / math.max(total, 1), 1)) / TABLE_TYPES.length);
}
