/**
 * Step 2.3.1 for a client that has next to nothing of a table: the entries themselves say what the receiver has. They come
 * in batches, in the order of their ids, and each batch goes through comparing, splitting and writing before the next is
 * looked at; so a sync that was interrupted goes on behind the last entry that was written.
 */

import { noteBatch } from "../../DataSyncComs/connection/Progress";
import { acknowledge } from "../../DataSyncComs/connection/IncomingTransfers";
import { ask, awaitMessage } from "../../DataSyncComs/connection/Requests";
import { idsInScope } from "../../DataSyncManager/data/Store";
import { text } from "../../DataSyncManager/runtime/Locale";
import { failure, type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { unpackEntries } from "../packing/EntryPacker";
import { logStep } from "../session/StepLog";
import type { SenderSession } from "./SenderSession";
import { noteWire } from "../entries/EntryRoom";
import { remoteCount } from "./SenderTables";
import type { Metadata, TableTask, WholeTable } from "./TableSteps";
import { inOrderOfIds } from "./WholeProgress";

/** Seconds without a word after which further batches are given up. */
const BATCH_SECONDS = 30;
/** Entries that one table can bring: more than any has. */
const MAX_MOVED = 60000;

/**
 * Asks for the table, or for its next batch. After the last one the result has no entries, so that what is newer here
 * is compared and sent.
 * Called by: requestMetadata
 */
export function requestWhole(session: SenderSession, task: TableTask): Metadata | Failure {
  const { connection, user } = session;
  const { tableType } = task;
  let answer;
  if (task.whole === undefined) {
    const progress = (session.saved.whole ??= { tableType, upTo: "", toSend: [] });
    task.whole = beginWhole(session, task, progress.upTo);
    logStep(session, text("LOG_WHOLE_ASKED", progress.upTo === "" ? "-" : progress.upTo));
    const request = { name: "REQ;WHOL", tableType, fields: { behind: progress.upTo } } as const;
    answer = ask(connection, request, ["SND;DATA", "END;META"]);
  } else if (task.whole.isComplete) {
    return { form: "whole", entries: [], isComplete: true };
  } else {
    answer =
      awaitMessage(connection, { names: ["SND;DATA"], about: tableType, seconds: BATCH_SECONDS }) ??
      failure("REASON_NO_ANSWER", user);
  }
  if (isFailure(answer)) {
    return answer;
  }
  if (answer.name === "END;META") {
    logStep(session, text("LOG_NOTHING_THERE"));
    task.whole.isComplete = true;
    return { form: "whole", entries: [], isComplete: true };
  }
  noteWire(user, answer.payload.length);
  const batch = unpackEntries(session.incoming, tableType, answer.payload);
  if (batch === undefined || task.moved + batch.items.length > MAX_MOVED) {
    return failure("REASON_MALFORMED", user);
  }
  if (!batch.isLast) {
    // After the last one, this side's next message shows that it has come.
    acknowledge(connection, answer);
  }
  const idle = noteBatch(connection, batch.items.length, batch.items.length > 0);
  if (idle !== undefined) {
    return idle;
  }
  task.whole.isComplete = batch.isLast;
  task.whole.waiting = batch.waiting;
  logStep(session, text("LOG_WHOLE_BATCH", batch.items.length));
  return { form: "whole", entries: inOrderOfIds(batch.items), isComplete: false };
}

/** Called by: requestWhole */
function beginWhole(session: SenderSession, task: TableTask, upTo: string): WholeTable {
  task.expected = remoteCount(session, task.tableType) ?? 0;
  const hereBefore = idsInScope(task.tableType, task.guilds, task.since, upTo);
  return { hereBefore, place: 0, isComplete: false };
}
