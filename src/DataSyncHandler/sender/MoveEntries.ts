/** Steps 3.2 to 4.2: the sender gets the entries that are newer there, and sends those that are newer here. */

import type { Delivery } from "../../DataSyncComs/connection/Connection";
import { noteBatch } from "../../DataSyncComs/connection/Progress";
import { acknowledge } from "../../DataSyncComs/connection/IncomingTransfers";
import { sendPayload } from "../../DataSyncComs/connection/OutgoingTransfers";
import { awaitMessage, sendBatches } from "../../DataSyncComs/connection/Requests";
import type { ControlMessage } from "../../DataSyncComs/messages/Messages";
import { encode } from "../../DataSyncComs/messages/PayloadCodec";
import { TABLE_TYPES } from "../../DataSyncManager/data/Schema";
import { idHash } from "../../DataSyncManager/data/TableDigest";
import { text } from "../../DataSyncManager/runtime/Locale";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import {
  addCounts,
  countsText,
  type EntryCounts,
  noCounts,
  writtenCount,
} from "../../DataSyncManager/sync/EntryCounts";
import { failure, type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { setProgress } from "../../DataSyncManager/sync/SyncRun";
import { type Applied, applyEntries, examplesOf, type WantedIds } from "../entries/ApplyEntries";
import { entryBatches } from "../entries/EntryBatches";
import { type Announcement, unpackEntries } from "../packing/EntryPacker";
import { writeRowBitmap } from "../reconcile/RowBitmap";
import { writeHashes } from "../reconcile/TableSketch";
import { logQuote, logStep, logUnconfirmed } from "../session/StepLog";
import { countOf } from "./CompareTables";
import type { SenderSession } from "./SenderSession";
import type { Actions, ArrivedEntries, TableTask, ToFetch } from "./TableSteps";
import { noteWholeProgress } from "./WholeProgress";

/** Seconds without a word after which further entries are given up. */
const ENTRIES_SECONDS = 30;

/**
 * Steps 3.2 and 3.3. Asks for the entries that are newer there; the receiver sends the deleted ones first. Each batch is
 * written, one entry after another, before the next is looked at. Of a table that comes whole the batch is here already.
 * Called by: StartSync
 */
export function requestEntries(
  session: SenderSession,
  task: TableTask,
  { local }: Actions,
): Failure | undefined {
  if (local.by === "entries") {
    writeArrived(session, task, local);
    return undefined;
  }
  if (local.by === "nothing") {
    return undefined;
  }
  session.step = "3.2";
  const { connection } = session;
  const { tableType } = task;
  const count = countOf(local);
  const payload = encode(requestOf(local));
  const problem = sendPayload(connection, { name: "REQ;DATA", tableType, payload });
  if (problem !== undefined) {
    return problem;
  }
  logStep(session, text("LOG_REQUESTED", count));
  task.expected = count;
  return receiveEntries(session, task, wantedIds(local));
}

/** The request as it travels: bits over the receiver's rows, or hashes of ids. Called by: requestEntries */
function requestOf(local: ToFetch): object {
  return local.by === "hashes"
    ? { hashes: writeHashes(local.hashes) }
    : local.by === "rows"
      ? { bits: writeRowBitmap(local.rows.length, local.places) }
      : {};
}

/** How to tell whether an id was asked for. Called by: requestEntries */
function wantedIds(local: ToFetch): WantedIds {
  const ids: Record<string, true | undefined> = {};
  const hashes: Record<number, true | undefined> = {};
  if (local.by === "rows") {
    for (const place of local.places) {
      ids[local.rows[place - 1]!.id] = true;
      yieldIfOverBudget();
    }
  } else if (local.by === "hashes") {
    for (const hash of local.hashes) {
      hashes[hash] = true;
    }
  }
  return (id) => ids[id] === true || hashes[idHash(id)] === true;
}

/**
 * Step 3.3. Writes each batch as it comes; only the entries that were asked for.
 * Called by: requestEntries
 */
function receiveEntries(session: SenderSession, task: TableTask, wanted: WantedIds): Failure | undefined {
  const { connection, user } = session;
  const { tableType } = task;
  // More than was asked for is nothing that was asked for.
  const most = task.moved + task.expected;
  const expected = { names: ["SND;DATA"], about: tableType, seconds: ENTRIES_SECONDS } as const;
  while (true) {
    const delivery: Delivery<"SND;DATA"> | Failure =
      awaitMessage(connection, expected) ?? failure("REASON_NO_ANSWER", user);
    if (isFailure(delivery)) {
      return delivery;
    }
    const batch = unpackEntries(session.incoming, tableType, delivery.payload);
    if (batch === undefined || task.moved + batch.items.length > most) {
      return failure("REASON_MALFORMED", user);
    }
    if (!batch.isLast) {
      // After the last one, this side's next message shows that it has come.
      acknowledge(connection, delivery);
    }
    noteProgress(task, batch.items.length);
    session.step = "3.3";
    const incoming = {
      values: batch.items,
      wanted,
      waiting: batch.waiting,
      wireBytes: delivery.payload.length,
    };
    const applied = applyEntries(session, tableType, incoming);
    noteApplied(session, task, applied);
    const problem = noteBatch(connection, batch.items.length, writtenCount(applied.counts) > 0);
    if (batch.isLast || problem !== undefined) {
      return problem;
    }
  }
}

/**
 * Step 3.3. Writes a batch of a whole table, and notes after each entry how far the table is.
 * Called by: requestEntries
 */
function writeArrived(session: SenderSession, task: TableTask, { arrived, toWrite }: ArrivedEntries): void {
  session.step = "3.3";
  let place = 0;
  /**
   * Catches up with the ids before `last`, some of which may have been refused.
   * Called by: onEntry, writeArrived
   */
  const noteUpTo = (last: number): void => {
    while (place < last) {
      noteWholeProgress(session, task, arrived[place]);
      place += 1;
    }
  };
  /** A value that is not in the rest of the batch moves nothing. Called by: writeArrived */
  const onEntry = (value: unknown): void => noteUpTo(arrived.indexOf(value, place) + 1);
  const applied = applyEntries(session, task.tableType, {
    values: toWrite,
    wanted: "any",
    waiting: task.whole?.waiting,
    // What they took on the wire was noted when they came.
    wireBytes: 0,
    onEntry,
  });
  noteUpTo(arrived.length);
  noteProgress(task, arrived.length);
  noteApplied(session, task, applied);
}

/** Step 3.3, its end: counts and logs what became of a batch. Called by: receiveEntries, writeArrived */
function noteApplied(
  session: SenderSession,
  { tableType }: TableTask,
  { counts, names, problem, unconfirmed }: Applied,
): void {
  addCounts(session.here[tableType], counts);
  logStep(session, text("LOG_APPLIED", countsText(counts, names)));
  logUnconfirmed(session, unconfirmed);
  if (problem !== undefined) {
    session.runUser.refusal ||= problem;
    logQuote(
      session,
      text("LOG_REFUSED", counts.refused, problem),
      text("LOG_REFUSED_COUNT", counts.refused),
    );
  }
}

/**
 * Step 4.1. The local actions are done: the session's stored status says so, and if anything is to be sent, the head of
 * the first batch tells the receiver how much.
 * Called by: StartSync
 */
export function finishLocalActions(
  session: SenderSession,
  task: TableTask,
  { isPartial, remote }: Actions,
): undefined {
  if (task.isEqual || isPartial) {
    return;
  }
  session.step = "4.1";
  session.saved.localActionsDone = task.tableType;
  task.expected += remote.deletions.length + remote.others.length;
  logStep(session, text("LOG_LOCAL_DONE", remote.deletions.length, remote.others.length));
}

/**
 * Step 4.2, first part. Sends the entries that were deleted here, in batches; the receiver confirms each with counts.
 * Called by: StartSync
 */
export function sendDeletions(
  session: SenderSession,
  task: TableTask,
  actions: Actions,
): Failure | undefined {
  const { deletions } = actions.remote;
  return sendEntries(session, task, { name: "DEL;DATA", ids: deletions, announced: announcementOf(actions) });
}

/**
 * Step 4.2, second part. Sends the entries that the receiver lacks or has in an older version, in batches; the receiver
 * confirms each with counts.
 * Called by: StartSync
 */
export function sendChanges(session: SenderSession, task: TableTask, actions: Actions): Failure | undefined {
  const { deletions, others } = actions.remote;
  const announced = deletions.length === 0 ? announcementOf(actions) : undefined;
  return sendEntries(session, task, { name: "SND;DATA", ids: others, announced });
}

/** What the first batch says. Called by: sendChanges, sendDeletions */
function announcementOf({ remote }: Actions): Announcement {
  return { deletions: remote.deletions.length, others: remote.others.length };
}

/** Sends entries in batches, and counts what became of them there. Called by: sendChanges, sendDeletions */
function sendEntries(
  session: SenderSession,
  task: TableTask,
  {
    announced,
    ids,
    name,
  }: { name: "DEL;DATA" | "SND;DATA"; ids: readonly string[]; announced: Announcement | undefined },
): Failure | undefined {
  if (ids.length === 0) {
    return undefined;
  }
  session.step = "4.2";
  const { tableType } = task;
  const counts = noCounts();
  const next = entryBatches(session.outgoing, {
    tableType,
    guilds: task.guilds,
    ids,
    announced,
    isAnswer: false,
    onTaken: (count) => noteProgress(task, count),
  });
  let isAcknowledged = announced === undefined;
  const problem = sendBatches(session.connection, { name, tableType, next }, (answer) => {
    if (!isAcknowledged) {
      isAcknowledged = true;
      noteAcknowledged(session);
    }
    addCounts(counts, answeredCounts(answer, ids.length));
  });
  addCounts(session.there[tableType], counts);
  if (problem === undefined) {
    logStep(session, text("LOG_SENT", ids.length, countsText(counts)) + examplesOf(tableType, ids));
  }
  return problem;
}

/** Step 4.1, its end: the counts of the first batch acknowledge what was announced. Called by: sendEntries */
function noteAcknowledged(session: SenderSession): void {
  session.step = "4.1";
  logStep(session, text("LOG_ACKNOWLEDGED"));
  session.step = "4.2";
}

/** What the other side says became of a batch; nothing if it is more than was sent. Called by: sendEntries */
function answeredCounts({ fields }: ControlMessage<"ACK;DATA">, most: number): EntryCounts {
  const { added = 0, replaced = 0, deleted = 0, unchanged = 0, refused = 0 } = fields;
  return added + replaced + deleted + unchanged + refused > most
    ? noCounts()
    : { added, replaced, deleted, unchanged, refused };
}

/**
 * Notes how many entries have been moved since the last call, and shows it as a part of the whole sync.
 * Called by: receiveEntries, sendEntries, writeArrived
 */
function noteProgress(task: TableTask, entries: number): void {
  task.moved += entries;
  const place: number = TABLE_TYPES.indexOf(task.tableType);
  setProgress((place + math.min(task.moved / math.max(task.expected, 1), 1)) / TABLE_TYPES.length);
}
