/** How a flow waits in a connection: for a message, for the answer to a request, for a message to be sent. */

import { failure, type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { waitForSignal } from "../../DataSyncManager/runtime/Scheduler";
import type { TableType } from "../../DataSyncManager/data/Schema";
import {
  type Connection,
  type Delivery,
  isOnHold,
  type OutgoingTransfer,
  problemOf,
  requestKey,
  say,
} from "./Connection";
import { reviveTransfers } from "./IncomingTransfers";
import type { ControlMessage } from "../messages/Messages";
import { noteLost } from "../sending/CongestionControl";
import type { MessageName } from "../messages/Protocol";
import type { QueuedMessage } from "../sending/SendQueue";
import { attendTransfer, sendPipelined } from "./OutgoingTransfers";

/** Seconds without a word from the other side until a request is repeated. */
const ANSWER_SECONDS = 10;
/** How often a request is sent before its failure. */
const ATTEMPTS = 3;

/**
 * Inside a flow: sends a request as in `say` and waits for one of the answers that it can have; repeats it when nothing
 * is heard. Returns the answer or the failure.
 * Called by: askReady, completeTable, completeUser, requestMoreCells, requestRows, requestWhole
 */
export function ask(
  connection: Connection,
  expected: readonly MessageName[],
  name: MessageName,
  tableType: TableType | "NONE",
  ...fields: (string | number)[]
): ControlMessage | Delivery | Failure {
  for (const _ of $range(1, ATTEMPTS)) {
    const problem = awaitSent(connection, say(connection, name, tableType, ...fields));
    if (problem !== undefined) {
      return problem;
    }
    const reply = awaitMessage(connection, expected, tableType, ANSWER_SECONDS);
    if (reply !== undefined) {
      return reply;
    }
    noteLost();
  }
  return failure("REASON_NO_ANSWER", connection.user);
}

/**
 * Inside a flow: waits for the next message of one of these names, about this table or the whole session. Others are
 * out of order and dropped: a late answer about the table before, say. Time counts from the last word of the other side
 * on, and not while the game lets nothing be sent. Returns the message, the failure, or nothing where the time is up.
 * Called by: agreeScope, ask, awaitOrder, receiveEntries, requestEntries, requestRows
 */
export function awaitMessage(
  connection: Connection,
  expected: readonly MessageName[],
  about: TableType | "NONE" | "any",
  seconds: number,
): ControlMessage | Delivery | Failure | undefined {
  let since = GetTime();
  while (true) {
    const problem = problemOf(connection);
    if (problem !== undefined) {
      return problem;
    }
    const next = takeMessage(connection, expected, about);
    if (next !== undefined) {
      return next;
    }
    const stalled = reviveTransfers(connection);
    if (stalled !== undefined) {
      return stalled;
    }
    since = isOnHold(connection) ? GetTime() : math.max(since, connection.heardAt);
    const left = seconds - (GetTime() - since);
    if (left <= 0) {
      return undefined;
    }
    waitForSignal(connection, math.min(left, 1));
  }
}

/**
 * Inside a flow: waits until a message has left the queue. Returns nothing, or why it never will.
 * Called by: ask
 */
function awaitSent(connection: Connection, message: QueuedMessage): Failure | undefined {
  while (message.sentAt === undefined) {
    const problem = problemOf(connection);
    if (problem !== undefined) {
      return problem;
    }
    if (message.refusal !== undefined) {
      return message.refusal === Enum.SendAddonMessageResult.TargetOffline
        ? failure("REASON_OFFLINE", connection.user)
        : failure("REASON_SEND_REFUSED", message.refusal);
    }
    waitForSignal(message, 1);
  }
  return undefined;
}

/**
 * Inside a flow: sends batches of entries, the next one while the last is on its way, and takes the other side's answer
 * to each in their order. Takes what the chunks are called, what makes the next payload (nothing when there is none), and
 * what to do with an answer. Returns nothing, or the failure.
 * Called by: sendOwed
 */
export function sendBatches(
  connection: Connection,
  name: MessageName,
  tableType: TableType,
  nextPayload: (this: void) => string | undefined,
  onAnswer: (this: void, answer: ControlMessage) => void,
): Failure | undefined {
  return sendPipelined(connection, name, tableType, nextPayload, (_, outgoing) => {
    const reply = awaitBatchAnswer(connection, outgoing);
    if (isFailure(reply)) {
      return reply;
    }
    onAnswer(reply);
    return undefined;
  });
}

/**
 * Takes a batch that is on its way. Waits until the other side has processed it. Returns its answer or the failure.
 * Called by: sendBatches
 */
function awaitBatchAnswer(connection: Connection, outgoing: OutgoingTransfer): ControlMessage | Failure {
  while (true) {
    const reply = takeMessage(connection, ["ACK;DATA"], "any");
    if (reply !== undefined && (reply as ControlMessage).fields[1] === outgoing.transfer) {
      connection.outgoing[outgoing.transfer] = undefined;
      return reply as ControlMessage;
    }
    if (reply === undefined) {
      const problem = attendTransfer(connection, outgoing);
      if (problem !== undefined) {
        return problem;
      }
      waitForSignal(connection, 1);
    }
  }
}

/**
 * Takes a connection, names and a table. Returns its oldest message of one of them and about it; drops those before,
 * and requests that came twice before the first was answered.
 * Called by: awaitBatchAnswer, awaitMessage
 */
function takeMessage(
  connection: Connection,
  expected: readonly MessageName[],
  about: TableType | "NONE" | "any",
): ControlMessage | Delivery | undefined {
  while (connection.inbox.length > 0) {
    const next = table.remove(connection.inbox, 1) as ControlMessage | Delivery;
    const isAbout = about === "any" || next.tableType === about || next.tableType === "NONE";
    const isRepeated = "fields" in next && connection.answers[requestKey(next)] !== undefined;
    if (expected.includes(next.name) && isAbout && !isRepeated) {
      return next;
    }
  }
  return undefined;
}
