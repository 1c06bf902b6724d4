/** Payloads larger than a message, on their way out: cut into chunks, sent in order, and again when one was lost. */

import { failure, type Failure } from "../../DataSyncManager/sync/Failure";
import { waitForSignal } from "../../DataSyncManager/runtime/Scheduler";
import { chunkTexts, type ControlMessage, type OutgoingPayload, transferCode } from "../messages/Messages";
import type { ChunkName, MessageTable } from "../messages/Protocol";
import { noteLost } from "../sending/CongestionControl";
import { type QueuedMessage, QUEUE_FULL, whisper } from "../sending/SendQueue";
import { type Connection, failConnection, type OutgoingTransfer, problemOf } from "./Connection";
import { isOnHold, lookAtTime, noteProgress, noteServed } from "./Progress";

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
export const MAX_IN_FLIGHT = 2;

/** Payloads of one name and table, made one after another while the last ones are on their way. */
export interface PayloadSource {
  name: ChunkName;
  tableType: MessageTable;
  /** The next payload without NUL, or nothing after the last one. Called by: sendPipelined */
  next: (this: void) => string | undefined;
}

/**
 * Inside a flow: sends a payload in chunks and waits until the other side has all of them, which it says, or answers.
 * Called by: agreeScope, answerQuestions, answerScope, askForConfirmation, requestEntries, sendCells
 */
export function sendPayload(connection: Connection, payload: OutgoingPayload): Failure | undefined {
  return awaitTransfer(connection, startTransfer(connection, payload));
}

/** Queues a payload in chunks. Called by: sendPayload, sendPipelined */
function startTransfer(connection: Connection, payload: OutgoingPayload): OutgoingTransfer {
  const number = connection.nextTransfer;
  connection.nextTransfer += 1;
  const texts = chunkTexts(payload, connection.sessionId, number);
  const outgoing: OutgoingTransfer = {
    transfer: transferCode(number),
    texts,
    total: texts.length,
    acknowledged: 0,
    missing: [],
    queued: [],
    first: [],
    askedAt: 0,
    probes: 0,
    rounds: 0,
  };
  connection.outgoing[outgoing.transfer] = outgoing;
  const first: QueuedMessage[] = [];
  for (const [index, chunkText] of ipairs(texts)) {
    const message = whisper(connection.user, chunkText, "bulk");
    outgoing.queued[index - 1] = message;
    first[index - 1] = message;
    chargeFor(connection, chunkText);
  }
  outgoing.first = first;
  return outgoing;
}

/**
 * Inside a flow: waits until the other side has a transfer whole. Whatever it says next shows that, too: it goes on only
 * when it has everything. What it says before the transfer has left shows nothing: who asks without waiting for answers
 * would fill the queue.
 * Called by: sendPayload, sendStream
 */
function awaitTransfer(connection: Connection, outgoing: OutgoingTransfer): Failure | undefined {
  while (
    outgoing.acknowledged < outgoing.total &&
    (connection.inbox.length === 0 || leftCount(outgoing) < outgoing.total)
  ) {
    const problem = attendTransfer(connection, outgoing);
    if (problem !== undefined) {
      return problem;
    }
    waitForSignal(connection, 1);
  }
  endTransfer(connection, outgoing);
  return undefined;
}

/**
 * Lets go of a transfer that the other side has whole, and counts its chunks for the log.
 * Called by: awaitBatchAnswer, awaitTransfer
 */
export function endTransfer(connection: Connection, outgoing: OutgoingTransfer): void {
  connection.outgoing[outgoing.transfer] = undefined;
  connection.stats.chunksOut += outgoing.total;
  for (const message of outgoing.queued) {
    connection.stats.throttled += message.throttled;
  }
}

/**
 * Sends again what the other side misses of a transfer, or its last chunk after a long silence. Fails if that did not
 * help.
 * Called by: awaitBatchAnswer, awaitTransfer
 */
export function attendTransfer(connection: Connection, outgoing: OutgoingTransfer): Failure | undefined {
  const last = outgoing.queued[outgoing.total - 1]!;
  const isSent = last.sentAt !== undefined;
  const problem = problemOf(connection) ?? lookAtTime(connection, isSent) ?? refusalOf(connection, last);
  if (problem !== undefined) {
    return problem;
  }
  if (outgoing.missing.length > 0) {
    sendMissing(connection, outgoing);
    outgoing.rounds += 1;
  } else if (isSilent(connection, last, outgoing.askedAt)) {
    outgoing.probes += 1;
    if (outgoing.probes <= MAX_PROBES) {
      sendAgain(connection, outgoing, outgoing.total);
    }
  }
  const isHopeless = outgoing.probes > MAX_PROBES || outgoing.rounds > MAX_ROUNDS;
  return isHopeless ? failure("REASON_NO_ACKNOWLEDGEMENT", connection.user) : undefined;
}

/**
 * Inside a flow: sends payloads one after another, the next one while the last is still on its way, so that the way
 * there and back costs once and not for each. Waits until the other side has all of them.
 * Called by: sendEntries, sendRows
 */
export function sendStream(connection: Connection, payloads: PayloadSource): Failure | undefined {
  return sendPipelined(connection, payloads, (outgoing) => awaitTransfer(connection, outgoing));
}

/**
 * Inside a flow: keeps two transfers on their way until there is no payload more. `settle` waits until the other side is
 * done with a transfer; it is called for each, in their order.
 * Called by: sendBatches, sendStream
 */
export function sendPipelined(
  connection: Connection,
  { name, tableType, next }: PayloadSource,
  settle: (this: void, outgoing: OutgoingTransfer) => Failure | undefined,
): Failure | undefined {
  const inFlight: OutgoingTransfer[] = [];
  let payload = next();
  while (payload !== undefined || inFlight.length > 0) {
    if (payload !== undefined) {
      inFlight.push(startTransfer(connection, { name, tableType, payload }));
      payload = next();
    }
    if (inFlight.length >= MAX_IN_FLIGHT || payload === undefined) {
      const problem = settle(table.remove(inFlight, 1)!);
      if (problem !== undefined) {
        return problem;
      }
    }
  }
  return undefined;
}

/**
 * Notes what the other side has of a transfer, or what it misses. What it says of chunks that do not exist, or have not
 * been sent yet, is ignored.
 * Called by: receiveInSession
 */
export function noteAcknowledgement(
  connection: Connection,
  message: ControlMessage<"ACK;CHNK"> | ControlMessage<"NAK;CHNK">,
): void {
  const outgoing = connection.outgoing[message.fields.transfer];
  if (outgoing === undefined) {
    return;
  }
  if (message.name === "ACK;CHNK") {
    const upTo = math.min(message.fields.index, leftCount(outgoing));
    if (upTo > outgoing.acknowledged) {
      noteProgress(connection, upTo - outgoing.acknowledged, 0);
      outgoing.acknowledged = upTo;
    }
    return;
  }
  outgoing.askedAt = GetTime();
  for (const index of message.fields.indices) {
    if (index >= 1 && index <= outgoing.total && outgoing.missing.length < MISSING_NAMED) {
      outgoing.missing.push(index);
    }
  }
}

/**
 * Sends again what the receiver misses, before bulk data; not what is still in the queue, or has been sent so shortly ago
 * that the receiver cannot have it yet.
 * Called by: attendTransfer
 */
function sendMissing(connection: Connection, outgoing: OutgoingTransfer): void {
  noteLost();
  for (const index of outgoing.missing) {
    const { sentAt } = outgoing.queued[index - 1]!;
    if (sentAt !== undefined && GetTime() - sentAt > ROUND_TRIP) {
      sendAgain(connection, outgoing, index);
    }
  }
  outgoing.missing = [];
}

/** Sends one chunk again, 1 for the first. Called by: attendTransfer, sendMissing */
function sendAgain(connection: Connection, outgoing: OutgoingTransfer, index: number): void {
  connection.stats.sentAgain += 1;
  connection.stats.throttled += outgoing.queued[index - 1]!.throttled;
  const chunkText = outgoing.texts[index - 1]!;
  outgoing.queued[index - 1] = whisper(connection.user, chunkText, "answer");
  chargeFor(connection, chunkText);
}

/** Counts a chunk for the other side; who has had enough gets no more. Called by: sendAgain, startTransfer */
function chargeFor(connection: Connection, chunkText: string): void {
  const problem = noteServed(connection, chunkText.length);
  if (problem !== undefined) {
    failConnection(connection, problem);
  }
}

/** How many chunks of a transfer have left, in their order. Called by: awaitTransfer, noteAcknowledgement */
function leftCount({ first }: OutgoingTransfer): number {
  let count = first.length;
  while (count > 0 && first[count - 1]!.sentAt === undefined) {
    count -= 1;
  }
  return count;
}

/** The failure of a message that the game refused for good. Called by: attendTransfer */
function refusalOf(connection: Connection, { refusal }: QueuedMessage): Failure | undefined {
  if (refusal === undefined) {
    return undefined;
  }
  return refusal === QUEUE_FULL
    ? failure("REASON_TOO_MUCH", connection.user)
    : failure("REASON_SEND_REFUSED", refusal);
}

/** Whether it is time to hear something about the last message of a transfer. Called by: attendTransfer */
function isSilent(connection: Connection, last: QueuedMessage, askedAt: number): boolean {
  if (last.sentAt === undefined || isOnHold(connection)) {
    return false;
  }
  return GetTime() - math.max(last.sentAt, connection.pulse.progressAt, askedAt) >= PROBE_SECONDS;
}
