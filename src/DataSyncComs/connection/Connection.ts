/** What has been heard of one session, and what is on its way: an inbox that a flow reads in order. */

import { failure, type Failure } from "../../DataSyncManager/sync/Failure";
import { signal } from "../../DataSyncManager/runtime/Scheduler";
import type { TableType } from "../../DataSyncManager/data/Schema";
import { type ControlMessage, controlText } from "../messages/Messages";
import type { MessageName } from "../messages/Protocol";
import { enqueue, isPaused, type QueuedMessage, sendNow } from "../sending/SendQueue";

/** A transfer that has come whole. */
export interface Delivery {
  name: MessageName;
  tableType: TableType | "NONE";
  transfer: string;
  payload: string;
}

/** A transfer of which chunks are still missing. */
export interface IncomingTransfer {
  name: MessageName;
  tableType: TableType | "NONE";
  total: number;
  chunks: string[];
  received: number;
  /** Chunks up to this one have come without a gap. */
  contiguous: number;
  acknowledged: number;
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
  /** For each chunk the message that carries it, the last one where it was sent again. */
  queued: QueuedMessage[];
  /** How often the last chunk, and how often missing ones, have been sent again. */
  probes: number;
  rounds: number;
}

export interface Connection {
  user: string;
  sessionId: string;
  inbox: (ControlMessage | Delivery)[];
  /** What each request was answered with, empty where the answer was a transfer: a repeated request is known by it. */
  answers: Record<string, string | undefined>;
  incoming: Record<string, IncomingTransfer | undefined>;
  /** Transfers that have come whole while an earlier one has not: they build on it. */
  early: Record<string, Delivery | undefined>;
  /** The number of the transfer that is delivered next. */
  nextDelivery: number;
  /** How many chunks each finished transfer had. */
  finished: Record<string, number | undefined>;
  /** What each processed batch was answered with, by its transfer. */
  batchAnswers: Record<string, string | undefined>;
  /** What is being sent, by the transfer's code. */
  outgoing: Record<string, OutgoingTransfer | undefined>;
  /** What this side acknowledges once it is whole: what it does not answer with something else anyway. */
  acknowledges: Readonly<Partial<Record<MessageName, true>>>;
  nextTransfer: number;
  /** `GetTime` of the last message from the other side. */
  heardAt: number;
  /** `GetTime` until which the other side has asked to be waited for, because the game lets it send nothing. */
  heldUntil: number;
  /** Seconds that this side is willing to wait then. */
  patience: number;
  /** Why there is nothing more to expect from the other side. */
  failure: Failure | undefined;
  /** Whether the player wants this connection to end. */
  isStopRequested: (this: void) => boolean;
  /** `GetTime` at which it ended here. */
  closedAt: number | undefined;
}

/** Seconds that an ended connection is remembered, so that a repeated last request gets its answer again. */
const REMEMBERED_SECONDS = 60;

const state = { connections: {} as Record<string, Connection | undefined> };

/**
 * Takes the other user, the session's id, the seconds to wait for someone who cannot send, what this side
 * acknowledges, and whether the player wants to stop it. Returns a new connection.
 * Called by: openReceiverSession, openSenderSession
 */
export function openConnection(
  user: string,
  sessionId: string,
  patience: number,
  acknowledges: Readonly<Partial<Record<MessageName, true>>>,
  isStopRequested: (this: void) => boolean,
): Connection {
  forgetEnded();
  const connection: Connection = {
    user,
    sessionId,
    inbox: [],
    answers: {},
    incoming: {},
    early: {},
    nextDelivery: 0,
    finished: {},
    batchAnswers: {},
    outgoing: {},
    acknowledges,
    nextTransfer: 0,
    heardAt: GetTime(),
    heldUntil: 0,
    patience,
    failure: undefined,
    isStopRequested,
    closedAt: undefined,
  };
  state.connections[user + sessionId] = connection;
  return connection;
}

/**
 * Takes a connection that is over here. What it collected is given up; its last answer is remembered for a while.
 * Called by: closeReceiverSession, closeSenderSession
 */
export function closeConnection(connection: Connection): void {
  connection.closedAt = GetTime();
  connection.inbox = [];
  connection.incoming = {};
  connection.early = {};
  connection.outgoing = {};
}

/**
 * Takes a user and a session's id. Returns their connection, also one that has ended a short while ago.
 * Called by: receiveChunk, receiveControl
 */
export function findConnection(user: string, sessionId: string): Connection | undefined {
  return state.connections[user + sessionId];
}

/** Returns the users with whom a connection is going on. Called by: forgetOfflinePartners */
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
 * Takes a user and why nothing more is to be expected from them. Ends the waiting in all connections with them.
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
 * Takes a connection and why nothing more is to be expected from the other side. Ends the waiting in it.
 * Called by: endReceiverSessionWith, failConnectionsWith, makeRoomFor, receiveInSession
 */
export function failConnection(connection: Connection, problem: Failure): void {
  connection.failure ??= problem;
  signal(connection);
}

/**
 * Asks the other sides of all running connections to wait, because the game will let nothing be sent for a while.
 * Called by: the game, on ADDON_RESTRICTION_STATE_CHANGED
 */
export function askToHold(): void {
  for (const [, connection] of pairs(state.connections)) {
    if (connection !== undefined && connection.closedAt === undefined) {
      say(connection, "SND;HOLD", "NONE");
    }
  }
  sendNow();
}

/**
 * Takes a connection. Returns whether no word of the other side can be expected: it is held up, or this side is.
 * Called by: awaitMessage, isAnswering, isSilent, makeRoomFor, reviveTransfers
 */
export function isOnHold(connection: Connection): boolean {
  return isPaused() || GetTime() < connection.heldUntil;
}

/**
 * Takes a connection, a message's name, table and fields after the session's id. Sends it before bulk data.
 * Called by: acknowledge, answer, answerBatch, ask, askToHold, closeReceiverSession, closeSenderSession,
 * collectChunk, completeUser, deliver, requestMissing
 */
export function say(
  connection: Connection,
  name: MessageName,
  tableType: TableType | "NONE",
  ...fields: (string | number)[]
): QueuedMessage {
  const message = controlText(name, tableType, connection.sessionId, ...fields);
  return enqueue(message, "WHISPER", connection.user, "answer");
}

/**
 * Takes a connection, the request that is answered, and the answer as in `say`. Sends it, and again whenever the
 * request comes again.
 * Called by: answerReady, confirmTable, confirmUser, sendMetadata
 */
export function answer(
  connection: Connection,
  request: ControlMessage,
  name: MessageName,
  tableType: TableType | "NONE",
  ...fields: (string | number)[]
): void {
  const message = say(connection, name, tableType, ...fields);
  connection.answers[requestKey(request)] = message.text;
}

/**
 * Takes a request. Returns what it is known by in its connection, where each comes just once.
 * Called by: answer, answersWithTransfer, receiveInSession, takeMessage
 */
export function requestKey(request: ControlMessage): string {
  return `${request.name};${request.tableType};${table.concat(request.fields, ";")}`;
}

/**
 * Takes a connection. Returns why it cannot go on: the other side is gone or said so, or the player wants to stop.
 * Called by: attendTransfer, awaitMessage, awaitSent
 */
export function problemOf(connection: Connection): Failure | undefined {
  if (connection.failure !== undefined) {
    return connection.failure;
  }
  return connection.isStopRequested() ? failure("REASON_STOPPED") : undefined;
}

/** Forgets the connections that ended long enough ago. Called by: openConnection */
function forgetEnded(): void {
  const limit = GetTime() - REMEMBERED_SECONDS;
  for (const [key, connection] of pairs(state.connections)) {
    if (connection?.closedAt !== undefined && connection.closedAt < limit) {
      state.connections[key] = undefined;
    }
  }
}
