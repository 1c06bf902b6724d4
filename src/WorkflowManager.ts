/**
 * The whole sync, as the sender and as the receiver go through it. Every step is a task in another file, which reports
 * back before the next one starts, and hands on what it found as a value. The step numbers are those of
 * `docs/protocol.md` and of the logs.
 */

import { awaitOrder } from "./DataSyncHandler/receiver/ReceiverOrders";
import {
  answerReady,
  closeReceiverSession,
  confirmUser,
  openReceiverSession,
  type ReadyRequest,
} from "./DataSyncHandler/receiver/ReceiverSession";
import { sendCells, sendRows, sendWhole } from "./DataSyncHandler/receiver/SendMetadata";
import {
  answerScope,
  applyBatch,
  confirmTable,
  sendWantedEntries,
} from "./DataSyncHandler/receiver/ServeEntries";
import { answerQuestions, takeConfirmations } from "./DataSyncHandler/receiver/AnswerQuestions";
import { agreeScope } from "./DataSyncHandler/sender/AgreeScope";
import { askForConfirmation } from "./DataSyncHandler/sender/AskForConfirmation";
import { askReady } from "./DataSyncHandler/sender/AskReady";
import { compareTables, splitActions } from "./DataSyncHandler/sender/CompareTables";
import {
  finishLocalActions,
  requestEntries,
  sendChanges,
  sendDeletions,
} from "./DataSyncHandler/sender/MoveEntries";
import { requestMetadata } from "./DataSyncHandler/sender/RequestMetadata";
import { closeSenderSession, completeUser, openSenderSession } from "./DataSyncHandler/sender/SenderSession";
import { beginTable, completeTable, continueTable } from "./DataSyncHandler/sender/SenderTables";
import { concludeRun, nextUser, noteUserOutcome } from "./DataSyncHandler/sender/SyncUsers";
import type { TableTask } from "./DataSyncHandler/sender/TableSteps";
import { TABLE_TYPES } from "./DataSyncManager/data/Schema";
import type { Peer } from "./DataSyncManager/guild/KnownUsers";
import { type Failure, isFailure } from "./DataSyncManager/sync/Failure";
import type { SyncRun } from "./DataSyncManager/sync/SyncRun";

/**
 * The sender's flow, with the users that were found (step 2.1): one user after another, one table after another. A task
 * returns what it found, nothing, or why the session cannot go on; then the rest of that session is left out.
 * Called by: startSyncFlow
 */
export function StartSync(run: SyncRun): void {
  for (let runUser = nextUser(run); runUser !== undefined; runUser = nextUser(run)) {
    const session = openSenderSession(run, runUser); // 2.2
    let problem = askReady(session); // 1
    for (const tableType of TABLE_TYPES) {
      let task: TableTask | undefined = problem === undefined ? beginTable(session, tableType) : undefined; // 2.3
      while (task !== undefined && problem === undefined) {
        const metadata = requestMetadata(session, task); // 2.3.1
        if (isFailure(metadata)) {
          problem = metadata;
          break;
        }
        const comparison = compareTables(session, task, metadata); // 2.4
        const actions = splitActions(session, task, comparison); // 3.1
        if (session.isPreview) {
          break; // What would be done is known now, and that is all.
        }
        problem = requestEntries(session, task, actions); // 3.2, 3.3
        problem ??= finishLocalActions(session, task, actions); // 4.1
        problem ??= sendDeletions(session, task, actions); // 4.2
        problem ??= sendChanges(session, task, actions); // 4.2
        problem ??= completeTable(session, task, actions); // 5
        task = continueTable(session, task, actions);
      }
      if (tableType === "setup") {
        problem ??= agreeScope(session);
      }
    }
    problem ??= askForConfirmation(session); // 5
    problem ??= completeUser(session); // 6
    closeSenderSession(session, problem);
    noteUserOutcome(session, problem);
  }
  concludeRun(run);
}

/**
 * The receiver's flow: ready or not, then whatever the sender wants next, until it says that all is done.
 * Called by: load
 */
export function AnswerSync(peer: Peer, request: ReadyRequest): void {
  const session = openReceiverSession(peer, request);
  if (session === undefined) {
    return;
  }
  let problem: Failure | undefined = answerReady(session); // 1
  while (problem === undefined && !session.isComplete) {
    const order = awaitOrder(session);
    if (isFailure(order)) {
      problem = order;
      break;
    }
    switch (order.name) {
      case "SND;SCOP":
        problem = answerScope(session, order); // 2.3
        break;
      case "REQ;META":
        problem = sendRows(session, order); // 2.3.2 to 2.3.4
        break;
      case "REQ;CELL":
        problem = sendCells(session, order); // 2.3.2 to 2.3.4
        break;
      case "REQ;WHOL":
        problem = sendWhole(session, order); // 2.3.2, 3.2
        break;
      case "REQ;DATA":
        problem = sendWantedEntries(session, order); // 3.2
        break;
      case "DEL;DATA":
      case "SND;DATA":
        problem = applyBatch(session, order); // 4.1, 4.2
        break;
      case "END;TABL":
        problem = confirmTable(session, order); // 5
        break;
      case "REQ;CONF":
        problem = answerQuestions(session, order); // 5
        break;
      case "SND;CONF":
        problem = takeConfirmations(session, order); // 5
        break;
      case "END;SESS":
        problem = confirmUser(session, order); // 6
        break;
    }
  }
  closeReceiverSession(session, problem);
}
