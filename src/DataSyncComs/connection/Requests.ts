/** How a flow waits in a connection: for a message, for the answer to a request, for a message to be sent. */

import { failure, type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { waitForSignal } from "../../DataSyncManager/runtime/Scheduler";
import type { ControlMessage, SessionMessage } from "../messages/Messages";
import type { ChunkName, MessageName, MessageTable, SessionName } from "../messages/Protocol";
import { noteLost } from "../sending/CongestionControl";
import type { QueuedMessage } from "../sending/SendQueue";
import {
  type Connection,
  type InboxMessage,
  type MessageOf,
  type OutgoingTransfer,
  problemOf,
  say,
} from "./Connection";
import { reviveTransfers } from "./IncomingTransfers";
import { beginTurn, endTurn, isOnHold, lookAtTime, noteDropped, noteProgress } from "./Progress";
import { attendTransfer, endTransfer, type PayloadSource, sendPipelined } from "./OutgoingTransfers";
import { isReplied } from "./Replies";

/** Seconds without a word from the other side until a request is repeated. */
const ANSWER_SECONDS = 10;
/** How often a request is sent before its failure. */
const ATTEMPTS = 3;

/** Which message a flow waits for. */
export interface Expected<Name extends MessageName> {
  names: readonly Name[];
  /** The table that it must be about; a message about the whole session is always taken. */
  about: MessageTable | "any";
  /** Time to wait, from the last progress on. */
  seconds: number;
}

/**
 * Inside a flow: sends a request and waits for one of its answers; repeats it when nothing is heard.
 * Called by: askReady, completeUser, confirmTable, requestMoreCells, requestRows, requestWhole
 */
export function ask<Request extends SessionName, Answer extends MessageName>(
  connection: Connection,
  request: SessionMessage<Request>,
  answers: readonly Answer[],
): MessageOf<Answer> | Failure {
  for (const attempt of $range(1, ATTEMPTS)) {
    connection.stats.repeated += attempt > 1 ? 1 : 0;
    const problem = awaitSent(connection, say(connection, request));
    if (problem !== undefined) {
      return problem;
    }
    const expected = { names: answers, about: request.tableType, seconds: ANSWER_SECONDS };
    const answer = awaitMessage(connection, expected);
    if (answer !== undefined) {
      return answer;
    }
    noteLost();
  }
  return failure("REASON_NO_ANSWER", connection.user);
}

/**
 * Inside a flow: waits for the next expected message and drops all others as out of order, such as a late answer
 * about the previous table. Time counts from the last progress, whatever else the other side says, and not while the game
 * blocks sending; nothing once it is up.
 * Called by: 7 functions in AgreeScope.ts, AskForConfirmation.ts, MoveEntries.ts, ReceiverOrders.ts,
 * RequestMetadata.ts, RequestWhole.ts, Requests.ts
 */
export function awaitMessage<Name extends MessageName>(
  connection: Connection,
  expected: Expected<Name>,
): MessageOf<Name> | Failure | undefined {
  let since = GetTime();
  beginTurn(connection);
  while (true) {
    const problem = problemOf(connection) ?? lookAtTime(connection, true);
    if (problem !== undefined) {
      return problem;
    }
    const next = takeMessage(connection, expected.names, expected.about);
    if (next !== undefined) {
      endTurn(connection);
      return next;
    }
    const stalled = reviveTransfers(connection);
    if (stalled !== undefined) {
      return stalled;
    }
    since = isOnHold(connection) ? GetTime() : math.max(since, connection.pulse.progressAt);
    const left = expected.seconds - (GetTime() - since);
    if (left <= 0) {
      return undefined;
    }
    waitForSignal(connection, math.min(left, 1));
  }
}

/** Inside a flow: waits until a message has left the queue, or says why it never will. Called by: ask */
function awaitSent(connection: Connection, message: QueuedMessage): Failure | undefined {
  while (message.sentAt === undefined) {
    const problem = problemOf(connection) ?? lookAtTime(connection, false);
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
  connection.stats.throttled += message.throttled;
  return undefined;
}

/**
 * Inside a flow: sends batches of entries, the next one while the last is on its way, and hands the other side's answer
 * to each to `onAnswer`, in their order.
 * Called by: sendEntries
 */
export function sendBatches(
  connection: Connection,
  batches: PayloadSource,
  onAnswer: (this: void, answer: ControlMessage<"ACK;DATA">) => void,
): Failure | undefined {
  return sendPipelined(connection, batches, (outgoing) => {
    const answer = awaitBatchAnswer(connection, outgoing);
    if (isFailure(answer)) {
      return answer;
    }
    onAnswer(answer);
    return undefined;
  });
}

/** Waits until the other side has processed a batch that is on its way. Called by: sendBatches */
function awaitBatchAnswer(
  connection: Connection,
  outgoing: OutgoingTransfer,
): ControlMessage<"ACK;DATA"> | Failure {
  while (true) {
    const answer = takeMessage(connection, ["ACK;DATA"], "any");
    if (isFailure(answer)) {
      return answer;
    }
    if (answer !== undefined && answer.fields.transfer === outgoing.transfer) {
      endTransfer(connection, outgoing);
      return answer;
    }
    if (answer === undefined) {
      const problem = attendTransfer(connection, outgoing);
      if (problem !== undefined) {
        return problem;
      }
      waitForSignal(connection, 1);
    }
  }
}

/**
 * The oldest message of one of these names about a table. Those before it are dropped, and so are requests that came twice
 * before the first was answered; a failure when too many transfers came for nothing.
 * Called by: awaitBatchAnswer, awaitMessage
 */
function takeMessage<Name extends MessageName>(
  connection: Connection,
  names: readonly Name[],
  about: MessageTable | "any",
): MessageOf<Name> | Failure | undefined {
  while (connection.inbox.length > 0) {
    const next = table.remove(connection.inbox, 1)!;
    const isAbout = about === "any" || next.tableType === about || next.tableType === "NONE";
    const isRepeated = "fields" in next && isReplied(connection, next);
    if (isNamed(next, names) && isAbout && !isRepeated) {
      noteProgress(connection, 0, 1);
      return next;
    }
    const problem = "payload" in next ? noteDropped(connection) : undefined;
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}

/** Whether a message has one of these names, and so their parts. Called by: takeMessage */
function isNamed<Name extends ChunkName | MessageName>(
  message: InboxMessage,
  names: readonly Name[],
): message is InboxMessage & MessageOf<Name> {
  const all: readonly MessageName[] = names;
  return all.includes(message.name);
}
