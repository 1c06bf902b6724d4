/**
 * The whole sync, as the sender and as the receiver go through it. Every step is a task in another file, which reports
 * back before the next one starts. The step numbers are those of `docs/protocol.md` and of the logs.
 */

import type { Delivery } from "./DataSyncComs/connection/Connection";
import type { ControlMessage } from "./DataSyncComs/messages/Messages";
import {
  awaitOrder,
  answerReady,
  closeReceiverSession,
  confirmTable,
  confirmUser,
  openReceiverSession,
} from "./DataSyncHandler/receiver/ReceiverSession";
import {
  answerScope,
  applyBatch,
  sendMetadata,
  sendWantedEntries,
} from "./DataSyncHandler/receiver/ServeTables";
import { agreeScope } from "./DataSyncHandler/sender/AgreeScope";
import { compareTables, splitActions } from "./DataSyncHandler/sender/CompareTables";
import { requestMetadata } from "./DataSyncHandler/sender/RequestMetadata";
import { requestEntries, sendChanges, sendDeletions } from "./DataSyncHandler/sender/MoveEntries";
import { concludeRun, findUsers, nextUser, noteUserOutcome } from "./DataSyncHandler/sender/SyncUsers";
import { askReady } from "./DataSyncHandler/sender/AskReady";
import { closeSenderSession, completeUser, openSenderSession } from "./DataSyncHandler/sender/SenderSession";
import { beginTable, completeTable, mustLookAgain } from "./DataSyncHandler/sender/SenderTables";
import { isFailure } from "./DataSyncManager/sync/Failure";
import { TABLE_TYPES, type TableType } from "./DataSyncManager/data/Schema";
import type { SyncRequest } from "./DataSyncManager/sync/SyncRun";

/**
 * The sender's flow: one user after another, one table after another. Takes what the player asked for. Each task
 * returns nothing when it is done, or why the session cannot go on; then the rest of that session is left out.
 * Called by: startSyncFlow
 */
export function StartSync(request: SyncRequest): void {
  const run = findUsers(request); // 2.1
  for (let runUser = nextUser(run); runUser !== undefined; runUser = nextUser(run)) {
    const session = openSenderSession(run, runUser); // 2.2
    let problem = askReady(session); // 1
    for (const tableType of TABLE_TYPES) {
      problem ??= agreeScope(session, tableType);
      problem ??= beginTable(session, tableType); // 2.3
      do {
        problem ??= requestMetadata(session); // 2.3.1
        problem ??= compareTables(session); // 2.4
        problem ??= splitActions(session); // 3.1
        if (session.isPreview) {
          break; // What would be done is known now, and that is all.
        }
        problem ??= requestEntries(session); // 3.2, 3.3
        problem ??= sendDeletions(session); // 4.2
        problem ??= sendChanges(session); // 4.2
        problem ??= completeTable(session); // 5
      } while (problem === undefined && mustLookAgain(session));
    }
    problem ??= completeUser(session); // 6
    closeSenderSession(session, problem);
    noteUserOutcome(session, problem);
  }
  concludeRun(run);
}

/**
 * The receiver's flow: ready or not, then whatever the sender wants next, until it says that all is done. Takes who
 * asks and their request.
 * Called by: load
 */
export function AnswerSync(user: string, request: ControlMessage): void {
  const session = openReceiverSession(user, request);
  if (session === undefined) {
    return;
  }
  let problem = answerReady(session); // 1
  while (problem === undefined && !session.isComplete) {
    const order = awaitOrder(session);
    if (isFailure(order)) {
      problem = order;
      break;
    }
    const tableType = order.tableType as TableType;
    switch (order.name) {
      case "SND;SCOP":
        problem = answerScope(session, order as Delivery);
        break;
      case "REQ;META":
        problem = sendMetadata(session, order as ControlMessage); // 2.3.2 to 2.3.4
        break;
      case "REQ;DATA":
        problem = sendWantedEntries(session, tableType, order as Delivery); // 3.2
        break;
      case "DEL;DATA":
      case "SND;DATA":
        problem = applyBatch(session, tableType, order as Delivery); // 4.2
        break;
      case "END;TABL":
        problem = confirmTable(session, order as ControlMessage); // 5
        break;
      default:
        problem = confirmUser(session, order as ControlMessage); // 6
    }
  }
  closeReceiverSession(session, problem);
}
