/** What has been heard of one session, and what is on its way: an inbox that a flow reads in order. */

import { failure, type Failure } from "../DataSyncManager/Failure";
import { signal } from "../DataSyncManager/Scheduler";
import type { TableType } from "../DataSyncManager/Schema";
import { type ControlMessage, controlText } from "./Messages";
import type { MessageName } from "./Protocol";
import { enqueue, isPaused, type QueuedMessage, sendNow } from "./SendQueue";

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

export interface Conversation {
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
  /** Whether the player wants this conversation to end. */
  isStopRequested: (this: void) => boolean;
  /** `GetTime` at which it ended here. */
  closedAt: number | undefined;
}

/** Seconds that an ended conversation is remembered, so that a repeated last request gets its answer again. */
const REMEMBERED_SECONDS = 60;

const v = { conversations: {} as Record<string, Conversation | undefined> };

/**
 * Takes the other user, the session's id, the seconds to wait for someone who cannot send, what this side
 * acknowledges, and whether the player wants to stop it. Returns a new conversation.
 * Called by: openReceiverSession, openSenderSession
 */
export function openConversation(
  user: string,
  sessionId: string,
  patience: number,
  acknowledges: Readonly<Partial<Record<MessageName, true>>>,
  isStopRequested: (this: void) => boolean,
): Conversation {
  forgetEnded();
  const conversation: Conversation = {
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
  v.conversations[user + sessionId] = conversation;
  return conversation;
}

/**
 * Takes a conversation that is over here. What it collected is given up; its last answer is remembered for a while.
 * Called by: closeReceiverSession, closeSenderSession
 */
export function closeConversation(conversation: Conversation): void {
  conversation.closedAt = GetTime();
  conversation.inbox = [];
  conversation.incoming = {};
  conversation.early = {};
  conversation.outgoing = {};
}

/**
 * Takes a user and a session's id. Returns their conversation, also one that has ended a short while ago.
 * Called by: receiveChunk, receiveControl
 */
export function findConversation(user: string, sessionId: string): Conversation | undefined {
  return v.conversations[user + sessionId];
}

/** Returns the users with whom a conversation is going on. Called by: forgetOfflinePartners */
export function openPartners(): string[] {
  const users: string[] = [];
  for (const [, conversation] of pairs(v.conversations)) {
    if (conversation !== undefined && conversation.closedAt === undefined) {
      users.push(conversation.user);
    }
  }
  return users;
}

/**
 * Takes a user and why nothing more is to be expected from them. Ends the waiting in all conversations with them.
 * Called by: forgetOffline
 */
export function failConversationsWith(user: string, problem: Failure): void {
  for (const [, conversation] of pairs(v.conversations)) {
    if (conversation !== undefined && conversation.user === user) {
      failConversation(conversation, problem);
    }
  }
}

/**
 * Takes a conversation and why nothing more is to be expected from the other side. Ends the waiting in it.
 * Called by: endReceiverSessionWith, failConversationsWith, makeRoomFor, receiveInSession
 */
export function failConversation(conversation: Conversation, problem: Failure): void {
  conversation.failure ??= problem;
  signal(conversation);
}

/**
 * Asks the other sides of all running conversations to wait, because the game will let nothing be sent for a while.
 * Called by: the game, on ADDON_RESTRICTION_STATE_CHANGED
 */
export function askToHold(): void {
  for (const [, conversation] of pairs(v.conversations)) {
    if (conversation !== undefined && conversation.closedAt === undefined) {
      say(conversation, "SND;HOLD", "NONE");
    }
  }
  sendNow();
}

/**
 * Takes a conversation. Returns whether no word of the other side can be expected: it is held up, or this side is.
 * Called by: awaitMessage, isAnswering, isSilent, makeRoomFor, reviveTransfers
 */
export function isOnHold(conversation: Conversation): boolean {
  return isPaused() || GetTime() < conversation.heldUntil;
}

/**
 * Takes a conversation, a message's name, table and fields after the session's id. Sends it before bulk data.
 * Called by: acknowledge, answer, answerBatch, ask, askToHold, closeReceiverSession, closeSenderSession,
 * collectChunk, completeUser, deliver, requestMissing
 */
export function say(
  conversation: Conversation,
  name: MessageName,
  tableType: TableType | "NONE",
  ...fields: (string | number)[]
): QueuedMessage {
  const message = controlText(name, tableType, conversation.sessionId, ...fields);
  return enqueue(message, "WHISPER", conversation.user, "answer");
}

/**
 * Takes a conversation, the request that is answered, and the answer as in `say`. Sends it, and again whenever the
 * request comes again.
 * Called by: answerReady, confirmTable, confirmUser, sendMetadata
 */
export function answer(
  conversation: Conversation,
  request: ControlMessage,
  name: MessageName,
  tableType: TableType | "NONE",
  ...fields: (string | number)[]
): void {
  const message = say(conversation, name, tableType, ...fields);
  conversation.answers[requestKey(request)] = message.text;
}

/**
 * Takes a request. Returns what it is known by in its conversation, where each comes just once.
 * Called by: answer, answersWithTransfer, receiveInSession, takeMessage
 */
export function requestKey(request: ControlMessage): string {
  return `${request.name};${request.tableType};${table.concat(request.fields, ";")}`;
}

/**
 * Takes a conversation. Returns why it cannot go on: the other side is gone or said so, or the player wants to stop.
 * Called by: attendTransfer, awaitMessage, awaitSent
 */
export function problemOf(conversation: Conversation): Failure | undefined {
  if (conversation.failure !== undefined) {
    return conversation.failure;
  }
  return conversation.isStopRequested() ? failure("REASON_STOPPED") : undefined;
}

/** Forgets the conversations that ended long enough ago. Called by: openConversation */
function forgetEnded(): void {
  const limit = GetTime() - REMEMBERED_SECONDS;
  for (const [key, conversation] of pairs(v.conversations)) {
    if (conversation?.closedAt !== undefined && conversation.closedAt < limit) {
      v.conversations[key] = undefined;
    }
  }
}
