/** Payloads larger than a message, on their way out: cut into chunks, sent in order, and again where one was lost. */

import { failure, type Failure } from "../../DataSyncManager/sync/Failure";
import { waitForSignal } from "../../DataSyncManager/runtime/Scheduler";
import type { TableType } from "../../DataSyncManager/data/Schema";
import {
  type Connection,
  type Delivery,
  type OutgoingTransfer,
  isOnHold,
  problemOf,
  requestKey,
  say,
} from "./Connection";
import { chunkTexts, type ControlMessage, transferCode } from "../messages/Messages";
import { noteLost } from "../sending/CongestionControl";
import type { MessageName } from "../messages/Protocol";
import { enqueue, type QueuedMessage } from "../sending/SendQueue";

/** Missing indices that one message names: they fit into it with five digits and a comma each. */
export const MISSING_NAMED = 35;
/** Seconds after the last chunk without an acknowledgement, before it is sent again; and how often. */
const PROBE_SECONDS = 8;
const MAX_PROBES = 4;
/** How often missing chunks of one transfer are sent again: a fifth of them lost each time leaves none by then. */
const MAX_ROUNDS = 20;
/** Seconds that a message and its answer may take. */
const ROUND_TRIP = 1;
/** Transfers that one side sends at a time, the second while the first is on its way. */
export const MAX_ON_THE_WAY = 2;

/**
 * Inside a flow: sends a payload in chunks and waits until the other side has all of them, which it says, or answers.
 * Takes what the chunks are called and the payload without NUL. Returns nothing, or the failure.
 * Called by: agreeScope, answerScope, requestEntries, sendMetadata
 */
export function sendPayload(
  connection: Connection,
  name: MessageName,
  tableType: TableType | "NONE",
  payload: string,
): Failure | undefined {
  return awaitTransfer(connection, startTransfer(connection, name, tableType, payload));
}

/**
 * Queues a payload in chunks. Takes what they are called and the payload without NUL. Returns the transfer.
 * Called by: sendPayload, sendPipelined
 */
function startTransfer(
  connection: Connection,
  name: MessageName,
  tableType: TableType | "NONE",
  payload: string,
): OutgoingTransfer {
  const number = connection.nextTransfer;
  connection.nextTransfer += 1;
  const texts = chunkTexts(name, tableType, connection.sessionId, number, payload);
  const outgoing: OutgoingTransfer = {
    transfer: transferCode(number),
    texts,
    total: texts.length,
    acknowledged: 0,
    missing: [],
    queued: [],
    probes: 0,
    rounds: 0,
  };
  connection.outgoing[outgoing.transfer] = outgoing;
  for (const [index, chunkText] of ipairs(texts)) {
    outgoing.queued[index - 1] = enqueue(chunkText, "WHISPER", connection.user, "bulk");
  }
  return outgoing;
}

/**
 * Inside a flow: waits until the other side has a transfer whole. Whatever it says next shows that, too: it goes on only
 * when it has everything. Returns nothing, or the failure.
 * Called by: sendPayload, sendStream
 */
function awaitTransfer(connection: Connection, outgoing: OutgoingTransfer): Failure | undefined {
  while (outgoing.acknowledged < outgoing.total && connection.inbox.length === 0) {
    const problem = attendTransfer(connection, outgoing);
    if (problem !== undefined) {
      return problem;
    }
    waitForSignal(connection, 1);
  }
  connection.outgoing[outgoing.transfer] = undefined;
  return undefined;
}

/**
 * Takes a transfer that the other side does not have yet. Sends again what it misses, or the last chunk where nothing was
 * heard for long. Returns the failure where that did not help.
 * Called by: awaitBatchAnswer, awaitTransfer
 */
export function attendTransfer(connection: Connection, outgoing: OutgoingTransfer): Failure | undefined {
  const last = outgoing.queued[outgoing.total - 1]!;
  const problem = problemOf(connection) ?? refusalOf(last);
  if (problem !== undefined) {
    return problem;
  }
  if (outgoing.missing.length > 0) {
    sendMissing(connection, outgoing);
    outgoing.rounds += 1;
  } else if (isSilent(connection, last)) {
    outgoing.probes += 1;
    if (outgoing.probes <= MAX_PROBES) {
      const lastText = outgoing.texts[outgoing.total - 1]!;
      outgoing.queued[outgoing.total - 1] = enqueue(lastText, "WHISPER", connection.user, "bulk");
    }
  }
  const isHopeless = outgoing.probes > MAX_PROBES || outgoing.rounds > MAX_ROUNDS;
  return isHopeless ? failure("REASON_NO_ACKNOWLEDGEMENT", connection.user) : undefined;
}

/**
 * Inside a flow: sends payloads one after another, the next one while the last is still on its way, so that the way
 * there and back costs once and not for each. Takes what makes the next payload, nothing when there is none. Returns
 * nothing once the other side has all of them, or the failure.
 * Called by: sendEntries, sendRows
 */
export function sendStream(
  connection: Connection,
  name: MessageName,
  tableType: TableType,
  nextPayload: (this: void) => string | undefined,
): Failure | undefined {
  return sendPipelined(connection, name, tableType, nextPayload, awaitTransfer);
}

/**
 * Inside a flow: keeps two transfers on their way until there is no payload more. Takes what makes the next payload, and
 * what waits until the other side is done with a transfer, in their order. Returns nothing, or the failure.
 * Called by: sendBatches, sendStream
 */
export function sendPipelined(
  connection: Connection,
  name: MessageName,
  tableType: TableType,
  nextPayload: (this: void) => string | undefined,
  settle: (this: void, connection: Connection, outgoing: OutgoingTransfer) => Failure | undefined,
): Failure | undefined {
  const open: OutgoingTransfer[] = [];
  let payload = nextPayload();
  while (payload !== undefined || open.length > 0) {
    if (payload !== undefined) {
      open.push(startTransfer(connection, name, tableType, payload));
      payload = nextPayload();
    }
    if (open.length >= MAX_ON_THE_WAY || payload === undefined) {
      const problem = settle(connection, table.remove(open, 1)!);
      if (problem !== undefined) {
        return problem;
      }
    }
  }
  return undefined;
}

/**
 * Takes a message about a transfer that is being sent. Notes what the other side has and what it misses.
 * Called by: receiveInSession
 */
export function noteAcknowledgement(connection: Connection, message: ControlMessage): void {
  const outgoing = connection.outgoing[message.fields[1] ?? ""];
  if (outgoing === undefined) {
    return;
  }
  if (message.name === "ACK;CHNK") {
    const index = tonumber(message.fields[2]) ?? 0;
    outgoing.acknowledged = math.min(outgoing.total, math.max(outgoing.acknowledged, index));
    return;
  }
  for (const [digits] of string.gmatch(message.fields[2] ?? "", "%d+")) {
    const index = tonumber(digits) ?? 0;
    if (index >= 1 && index <= outgoing.total && outgoing.missing.length < MISSING_NAMED) {
      outgoing.missing.push(index);
    }
  }
}

/**
 * Takes a transfer. Sends again what the receiver misses, before bulk data; not what is still in the queue, or has been
 * sent so shortly ago that the receiver cannot have it yet.
 * Called by: attendTransfer
 */
function sendMissing(connection: Connection, outgoing: OutgoingTransfer): void {
  noteLost();
  for (const index of outgoing.missing) {
    const { sentAt } = outgoing.queued[index - 1]!;
    if (sentAt !== undefined && GetTime() - sentAt > ROUND_TRIP) {
      outgoing.queued[index - 1] = enqueue(outgoing.texts[index - 1]!, "WHISPER", connection.user, "answer");
    }
  }
  outgoing.missing = [];
}

/**
 * Takes a queued message. Returns the failure where the game refused it for good.
 * Called by: attendTransfer
 */
function refusalOf(message: QueuedMessage): Failure | undefined {
  return message.refusal === undefined ? undefined : failure("REASON_SEND_REFUSED", message.refusal);
}

/**
 * Takes a connection and the last message sent in it. Returns whether it is time to hear something.
 * Called by: attendTransfer
 */
function isSilent(connection: Connection, last: QueuedMessage): boolean {
  if (last.sentAt === undefined || isOnHold(connection)) {
    return false;
  }
  return GetTime() - math.max(last.sentAt, connection.heardAt) >= PROBE_SECONDS;
}

/**
 * Takes a batch that has been processed and the counts of it. Tells the other side, and again when it asks again.
 * Called by: applyBatch
 */
export function answerBatch(connection: Connection, batch: Delivery, counts: readonly number[]): void {
  const message = say(connection, "ACK;DATA", batch.tableType, batch.transfer, ...counts);
  connection.batchAnswers[batch.transfer] = message.text;
}

/**
 * Takes a request that is answered with a transfer. From now on a repeated request is known, and left to the transfer.
 * Called by: sendMetadata
 */
export function answersWithTransfer(connection: Connection, request: ControlMessage): void {
  connection.answers[requestKey(request)] = "";
}
