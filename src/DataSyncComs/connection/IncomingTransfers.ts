/** Transfers that come in: chunks collected in any order, acknowledged, and asked for again where they are missing. */

import { failure, type Failure } from "../../DataSyncManager/sync/Failure";
import { signal } from "../../DataSyncManager/runtime/Scheduler";
import { type ChunkMessage, transferCode } from "../messages/Messages";
import type { MessageTable } from "../messages/Protocol";
import { type AnyDelivery, type Connection, type Delivery, type IncomingTransfer, say } from "./Connection";
import { isOnHold, noteProgress } from "./Progress";
import { MAX_IN_FLIGHT, MISSING_NAMED } from "./OutgoingTransfers";
import { replyAgain } from "./Replies";

/** Chunks between two acknowledgements: some seconds of sending. */
const ACKNOWLEDGE_EVERY = 32;
/** Seconds in which chunks that were asked for may come, before they are asked for again. */
const REQUEST_SECONDS = 3;
/** Seconds without any chunk after which the missing ones are asked for. */
const STALL_SECONDS = 5;
/** Requests for missing chunks without a new one coming, after which the transfer has failed. */
const MAX_REQUESTS = 6;
/** Transfers that may be open on this side: one more, whose end was lost. */
const MAX_OPEN = MAX_IN_FLIGHT + 1;
/** Transfers that are whole and wait for the flow: rows are acknowledged before anybody has looked at them. */
const MAX_WAITING = 8;
/** Seconds between two acknowledgements of transfers that were whole already. */
const AGAIN_SECONDS = 1;

/**
 * Keeps a chunk, acknowledges it and asks for missing ones as needed, and delivers the payload to the inbox once it
 * is whole. False if the chunk contradicts earlier ones of its transfer.
 * Called by: receiveChunk
 */
export function collectChunk(connection: Connection, chunk: ChunkMessage): boolean {
  const { transfer } = chunk;
  const finishedTotal = connection.finished[transfer];
  if (finishedTotal !== undefined) {
    if (GetTime() - connection.acknowledgedAgainAt >= AGAIN_SECONDS) {
      connection.acknowledgedAgainAt = GetTime();
      acknowledgeChunks(connection, chunk, finishedTotal);
      replyAgain(connection, transfer);
    }
    return finishedTotal === chunk.total;
  }
  const incoming = connection.incoming[transfer] ?? openTransfer(connection, chunk);
  if (incoming === undefined || !isPartOf(incoming, chunk)) {
    return false;
  }
  if (incoming.chunks[chunk.index - 1] === undefined) {
    incoming.chunks[chunk.index - 1] = chunk.data;
    incoming.received += 1;
    incoming.requests = 0;
    noteProgress(connection, 1, 0);
  }
  while (incoming.chunks[incoming.contiguous] !== undefined) {
    incoming.contiguous += 1;
  }
  if (incoming.received === incoming.total) {
    deliver(connection, transfer, incoming);
  } else if (incoming.contiguous - incoming.acknowledged >= ACKNOWLEDGE_EVERY) {
    incoming.acknowledged = incoming.contiguous;
    acknowledgeChunks(connection, chunk, incoming.contiguous);
  } else if (isGapToAskFor(incoming, chunk.index)) {
    requestMissing(connection, { transfer, incoming, upTo: chunk.index });
  }
  return true;
}

/**
 * Tells the other side that a transfer has come whole, if no answer will say so for a while.
 * Called by: receiveEntries, requestWhole
 */
export function acknowledge(connection: Connection, delivery: Delivery): void {
  acknowledgeChunks(connection, delivery, connection.finished[delivery.transfer] ?? 0);
}

/** Says up to which chunk a transfer has arrived without a gap. Called by: acknowledge, collectChunk, deliver */
function acknowledgeChunks(
  connection: Connection,
  { tableType, transfer }: { tableType: MessageTable; transfer: string },
  index: number,
): void {
  say(connection, { name: "ACK;CHNK", tableType, fields: { transfer, index } });
}

/**
 * Inside a flow, between two looks at the inbox: asks for the missing chunks of transfers that have stalled, and
 * fails if asking did not help.
 * Called by: awaitMessage
 */
export function reviveTransfers(connection: Connection): Failure | undefined {
  for (const [transfer, incoming] of pairs(connection.incoming)) {
    if (incoming === undefined || isOnHold(connection)) {
      continue;
    }
    if (GetTime() - math.max(connection.pulse.progressAt, incoming.askedAt) >= STALL_SECONDS) {
      if (incoming.requests >= MAX_REQUESTS) {
        return failure("REASON_STALLED", string.format("%d/%d", incoming.received, incoming.total));
      }
      requestMissing(connection, { transfer, incoming, upTo: incoming.total });
    }
  }
  return undefined;
}

/**
 * Whether to ask for the chunks missing before this index: a few times per transfer, with a pause in between.
 * Called by: collectChunk
 */
function isGapToAskFor(incoming: IncomingTransfer, index: number): boolean {
  const isGap = index > incoming.contiguous + 1;
  return isGap && incoming.requests < MAX_REQUESTS && GetTime() - incoming.askedAt > REQUEST_SECONDS;
}

/**
 * Nothing for a transfer that nobody can be waiting for, and if too many are open or wait already, so that a peer cannot
 * fill the memory.
 * Called by: collectChunk
 */
function openTransfer(connection: Connection, chunk: ChunkMessage): IncomingTransfer | undefined {
  let open = 0;
  let waiting = 0;
  for (const message of connection.inbox) {
    waiting += "payload" in message ? 1 : 0;
  }
  for (const [, incoming] of pairs(connection.incoming)) {
    open += incoming === undefined ? 0 : 1;
  }
  for (const [, delivery] of pairs(connection.early)) {
    open += delivery === undefined ? 0 : 1;
  }
  if (open >= MAX_OPEN || waiting >= MAX_WAITING || connection.takes[chunk.name] !== true) {
    return undefined;
  }
  const incoming: IncomingTransfer = {
    name: chunk.name,
    tableType: chunk.tableType,
    total: chunk.total,
    chunks: [],
    received: 0,
    contiguous: 0,
    acknowledged: 0,
    asked: {},
    askedAt: 0,
    requests: 0,
  };
  connection.incoming[chunk.transfer] = incoming;
  return incoming;
}

/**
 * The first chunk of a transfer fixes what it is; a later one that says otherwise is refused.
 * Called by: collectChunk
 */
function isPartOf(incoming: IncomingTransfer, chunk: ChunkMessage): boolean {
  return (
    incoming.name === chunk.name && incoming.tableType === chunk.tableType && incoming.total === chunk.total
  );
}

/**
 * Acknowledges a whole transfer and puts its payload into the inbox, after those that were sent before it.
 * Called by: collectChunk
 */
function deliver(connection: Connection, transfer: string, incoming: IncomingTransfer): void {
  const { name, tableType } = incoming;
  const delivery: AnyDelivery = { name, tableType, transfer, payload: table.concat(incoming.chunks) };
  connection.incoming[transfer] = undefined;
  connection.finished[transfer] = incoming.total;
  connection.stats.chunksIn += incoming.total;
  if (connection.acknowledges[name]) {
    acknowledgeChunks(connection, delivery, incoming.total);
  }
  connection.early[transfer] = delivery;
  let next = connection.early[transferCode(connection.nextDelivery)];
  while (next !== undefined) {
    connection.inbox.push(next);
    connection.early[next.transfer] = undefined;
    connection.nextDelivery += 1;
    next = connection.early[transferCode(connection.nextDelivery)];
  }
  signal(connection);
}

/**
 * Asks for the first few missing chunks up to an index; the rest is asked for later, so that repeats do not flood the
 * queue.
 * Called by: collectChunk, reviveTransfers
 */
function requestMissing(
  connection: Connection,
  { transfer, incoming, upTo }: { transfer: string; incoming: IncomingTransfer; upTo: number },
): void {
  const indices: number[] = [];
  for (const index of $range(incoming.contiguous + 1, upTo)) {
    if (incoming.chunks[index - 1] === undefined && indices.length < MISSING_NAMED) {
      indices.push(index);
      connection.stats.askedAgain += incoming.asked[index] ? 0 : 1;
      incoming.asked[index] = true;
    }
  }
  incoming.askedAt = GetTime();
  incoming.requests += 1;
  say(connection, { name: "NAK;CHNK", tableType: incoming.tableType, fields: { transfer, indices } });
}
