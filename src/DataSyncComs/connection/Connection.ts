/**
 * One session as the wire sees it: what has been heard and sent, and an inbox that the session's flow reads in order. Every
 * connection is found by its user and session id, also for a while after it has ended.
 */

import { failure, type Failure } from "../../DataSyncManager/sync/Failure";
import { signal } from "../../DataSyncManager/runtime/Scheduler";
import { type AnyControl, type ControlMessage, type SessionMessage, sessionText } from "../messages/Messages";
import type { ChunkName, ControlName, MessageName, MessageTable, SessionName } from "../messages/Protocol";
import { dropWithdrawn, type QueuedMessage, sendNow, whisper } from "../sending/SendQueue";
import { newPulse, type Pulse } from "./Progress";

/** A transfer that has arrived whole. */
export interface Delivery<Name extends ChunkName = ChunkName> {
  name: Name;
  tableType: MessageTable;
  transfer: string;
  payload: string;
}
export type AnyDelivery = { [Name in ChunkName]: Delivery<Name> }[ChunkName];

/** What a flow can find in its inbox. */
export type InboxMessage = AnyControl | AnyDelivery;
/** The messages of some names, as a union of which the name tells the parts. */
export type MessageOf<Name extends MessageName> = Name extends ControlName
  ? ControlMessage<Name>
  : Name extends ChunkName
    ? Delivery<Name>
    : never;

/** A transfer of which chunks are still missing. */
export interface IncomingTransfer {
  name: ChunkName;
  tableType: MessageTable;
  total: number;
  chunks: string[];
  received: number;
  /** Chunks up to this one have arrived without a gap. */
  contiguous: number;
  acknowledged: number;
  /** The chunks that were asked for again. */
  asked: Record<number, true | undefined>;
  /** `GetTime` of the last request for missing chunks. */
  askedAt: number;
  requests: number;
}

/** A transfer that is being sent. */
export interface OutgoingTransfer {
  transfer: string;
  texts: readonly string[];
  total: number;
  acknowledged: number;
  /** What the receiver says is missing, until it has been sent again. */
  missing: number[];
  /** For each chunk the message that carries it, the last one when it was sent again; and the first ones. */
  queued: QueuedMessage[];
  first: readonly QueuedMessage[];
  /** `GetTime` at which the receiver named missing chunks last. */
  askedAt: number;
  /** How often the last chunk, and how often missing ones, have been sent again. */
  probes: number;
  rounds: number;
}

/** What a log tells about transfers: counted since it was last asked. */
export interface TransferStats {
  chunksIn: number;
  /** Chunks of the other side that had to be asked for again, each counted once. */
  askedAgain: number;
  chunksOut: number;
  sentAgain: number;
  /** Requests that were sent once more because nothing was heard. */
  repeated: number;
  /** Chunks and requests that the game refused at first, because the throttle was exceeded. */
  throttled: number;
}

/** What a connection is opened with. */
export interface ConnectionOptions {
  user: string;
  sessionId: string;
  /** Seconds that this side waits for an other side that can send nothing. */
  patience: number;
  /** What this side acknowledges once it is whole: what it does not answer with something else anyway. */
  acknowledges: Readonly<Partial<Record<ChunkName, true>>>;
  /** Transfers that this side can be waiting for; others are refused with their first chunk. */
  takes: Readonly<Partial<Record<ChunkName, true>>>;
  /** Whether the player wants the session to end. Called by: problemOf */
  isStopRequested: (this: void) => boolean;
}

export interface Connection extends ConnectionOptions {
  inbox: InboxMessage[];
  /** The replies to requests and batches, see `Replies.ts`. */
  replies: Record<string, string | undefined>;
  incoming: Record<string, IncomingTransfer | undefined>;
  /** Transfers that arrived whole before an earlier one: they build on it. */
  early: Record<string, AnyDelivery | undefined>;
  /** The number of the transfer that is delivered next. */
  nextDelivery: number;
  /** How many chunks each finished transfer had. */
  finished: Record<string, number | undefined>;
  /** What is being sent, by the transfer's code. */
  outgoing: Record<string, OutgoingTransfer | undefined>;
  nextTransfer: number;
  stats: TransferStats;
  /** How far the session has got, and what it has cost. */
  pulse: Pulse;
  /** `GetTime` at which the end of a finished transfer was acknowledged once more. */
  acknowledgedAgainAt: number;
  /** Why nothing more is to be expected from the other side. */
  failure: Failure | undefined;
  /** `GetTime` at which it ended here. */
  closedAt: number | undefined;
}

/** Seconds that an ended connection is remembered, so that a repeated last request gets its answer again; and how many are. */
const REMEMBERED_SECONDS = 60;
const MOST_REMEMBERED_CONNECTIONS = 50;
/** Messages that wait until a flow looks at them: more than an honest side sends before it gets an answer. */
const MOST_WAITING_MESSAGES = 50;

const state: {
  connections: Record<string, Connection | undefined>;
} = {
  connections: {},
};

/** Called by: openReceiverSession, openSenderSession */
export function openConnection(options: ConnectionOptions): Connection {
  forgetEnded();
  const connection: Connection = {
    ...options,
    inbox: [],
    replies: {},
    incoming: {},
    early: {},
    nextDelivery: 0,
    finished: {},
    outgoing: {},
    nextTransfer: 0,
    stats: noStats(),
    pulse: newPulse(options.user),
    acknowledgedAgainAt: 0,
    failure: undefined,
    closedAt: undefined,
  };
  state.connections[options.user + options.sessionId] = connection;
  return connection;
}

/**
 * Ends a connection on this side. What is still to be sent of its transfers leaves the queue. What it collected is
 * dropped; its replies are remembered for a while.
 * Called by: abandonReceiverSession, abandonSenderSession, closeReceiverSession, closeSenderSession
 */
export function closeConnection(connection: Connection): void {
  connection.closedAt = GetTime();
  for (const [, transfer] of pairs(connection.outgoing)) {
    for (const message of transfer?.queued ?? []) {
      message.isWithdrawn = true;
    }
  }
  dropWithdrawn();
  connection.inbox = [];
  connection.incoming = {};
  connection.early = {};
  connection.outgoing = {};
}

/**
 * The connection of a session with a user, also one that ended a short while ago.
 * Called by: 7 functions in Listener.ts, ReceiverSession.ts, SenderSession.ts, SimultaneousStart.ts
 */
export function findConnection(user: string, sessionId: string): Connection | undefined {
  return state.connections[user + sessionId];
}

/** The users with whom a connection is open. Called by: forgetOfflinePartners */
export function openPartners(): string[] {
  const users: string[] = [];
  for (const [, connection] of pairs(state.connections)) {
    if (connection !== undefined && connection.closedAt === undefined) {
      users.push(connection.user);
    }
  }
  return users;
}

/**
 * Ends the waiting in all connections with a user, because nothing more is to be expected from them.
 * Called by: forgetOffline
 */
export function failConnectionsWith(user: string, problem: Failure): void {
  for (const [, connection] of pairs(state.connections)) {
    if (connection !== undefined && connection.user === user) {
      failConnection(connection, problem);
    }
  }
}

/**
 * Ends the waiting in a connection. The first problem is the one that counts.
 * Called by: chargeFor, endReceiverSessionWith, failConnectionsWith, makeRoomFor, receiveInSession
 */
export function failConnection(connection: Connection, problem: Failure): void {
  connection.failure ??= problem;
  signal(connection);
}

/**
 * Puts a message where the flow finds it; false if too many are waiting there already.
 * Called by: receiveInSession
 */
export function putIntoInbox(connection: Connection, message: AnyControl): boolean {
  if (connection.inbox.length >= MOST_WAITING_MESSAGES) {
    return false;
  }
  connection.inbox.push(message);
  return true;
}

/**
 * Asks the other sides of all open connections to wait, because the game will let nothing be sent for a while.
 * Called by: noteRestriction
 */
export function askToHold(): void {
  for (const [, connection] of pairs(state.connections)) {
    if (connection !== undefined && connection.closedAt === undefined) {
      say(connection, { name: "SND;HOLD", tableType: "NONE" });
    }
  }
  sendNow();
}

/**
 * Sends a message of the session, before bulk data.
 * Called by: 10 functions in Connection.ts, IncomingTransfers.ts, ReceiverSession.ts, Replies.ts,
 * Requests.ts, SenderSession.ts
 */
export function say<Name extends SessionName>(
  connection: Connection,
  message: SessionMessage<Name>,
): QueuedMessage {
  return whisper(connection.user, sessionText(connection.sessionId, message), "answer");
}

/**
 * Why a connection cannot go on: the other side is gone or said so, or the player wants to stop.
 * Called by: attendTransfer, awaitMessage, awaitSent
 */
export function problemOf(connection: Connection): Failure | undefined {
  if (connection.failure !== undefined) {
    return connection.failure;
  }
  return connection.isStopRequested() ? failure("REASON_STOPPED") : undefined;
}

/** What happened to chunks since the last call. Called by: countsOfChunks */
export function takeStats(connection: Connection): TransferStats {
  const { stats } = connection;
  connection.stats = noStats();
  return stats;
}

/** Called by: openConnection, takeStats */
function noStats(): TransferStats {
  return { chunksIn: 0, askedAgain: 0, chunksOut: 0, sentAgain: 0, repeated: 0, throttled: 0 };
}

/** Forgets the connections that ended long enough ago, and the oldest of too many. Called by: openConnection */
function forgetEnded(): void {
  const limit = GetTime() - REMEMBERED_SECONDS;
  const ended: { key: string; at: number }[] = [];
  for (const [key, connection] of pairs(state.connections)) {
    const at = connection?.closedAt;
    if (at !== undefined && at < limit) {
      state.connections[key] = undefined;
    } else if (at !== undefined) {
      ended.push({ key, at });
    }
  }
  table.sort(ended, (first, second) => first.at > second.at);
  for (const index of $range(MOST_REMEMBERED_CONNECTIONS, ended.length - 1)) {
    state.connections[ended[index]!.key] = undefined;
  }
}
