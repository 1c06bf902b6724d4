/**
 * The door: every addon message passes here. Prefix, trust, rate, form and channel are checked in this order, and what passes
 * goes to the session that it belongs to, or to whoever waits for such messages. An error in here costs the message that
 * caused it, and no other.
 */

import { knowsStrangers, ownName, withRealm } from "../../DataSyncManager/guild/GuildRoster";
import { type Peer, trustedPeer } from "../../DataSyncManager/guild/KnownUsers";
import { isIgnored } from "../../DataSyncManager/player/IgnoredUsers";
import { text } from "../../DataSyncManager/runtime/Locale";
import { signal } from "../../DataSyncManager/runtime/Scheduler";
import { isSecret } from "../../DataSyncManager/runtime/Secrets";
import { failure, type Reason } from "../../DataSyncManager/sync/Failure";
import { mayAnswer, type RejectionReason } from "../../DataSyncManager/sync/RejectionCounts";
import { log } from "../../DataSyncManager/sync/SyncLog";
import { type Connection, failConnection, findConnection, putIntoInbox } from "../connection/Connection";
import { collectChunk } from "../connection/IncomingTransfers";
import { noteAcknowledgement } from "../connection/OutgoingTransfers";
import { noteHold } from "../connection/Progress";
import { replyAgain } from "../connection/Replies";
import {
  type AnyControl,
  type ChunkMessage,
  type ControlMessage,
  controlText,
  isChunk,
  isHeardOn,
  parseMessage,
} from "../messages/Messages";
import { MAX_MESSAGE, PREFIX, PROTOCOL_VERSION, type SessionName } from "../messages/Protocol";
import { whisper } from "../sending/SendQueue";
import { takeAllowance } from "./FloodGuard";
import { reject } from "./Rejections";

/** Who gets the messages that belong to no running session. */
export interface MessageHandlers {
  /** Somebody asks who is online. Called by: receiveControl */
  onHello: (this: void, peer: Peer, message: ControlMessage<"REQ;HELO">) => void;
  /** Somebody says that they are online. Called by: receiveControl */
  onHelloAnswer: (this: void, peer: Peer, message: ControlMessage<"ACK;HELO">) => void;
  /** Somebody wants to begin a session. Called by: receiveOfSession */
  onReadyRequest: (this: void, peer: Peer, request: ControlMessage<"REQ;REDY">) => void;
}

/** Any message of a session. */
type SessionControl = { [Name in SessionName]: ControlMessage<Name> }[SessionName];

/** What a reason means with which the other side has ended a session; nobody reads one that is not known. */
const ENDED: Readonly<Partial<Record<string, Reason>>> = {
  REASON_HELD: "REASON_MADE_WAY",
  REASON_NO_PROGRESS: "REASON_MADE_WAY",
};
/** Errors that are told apart: each is reported once. */
const MOST_ERRORS = 20;

const state: {
  handlers: MessageHandlers | undefined;
  /** The errors that were reported. */
  errors: Record<string, true | undefined>;
  errorCount: number;
} = {
  handlers: undefined,
  errors: {},
  errorCount: 0,
};

/** Hands messages on from now on, which come once the prefix is registered. Called by: load */
export function startListening(handlers: MessageHandlers): void {
  state.handlers = handlers;
}

/**
 * Ignores other addons' messages; those of this addon that are rejected are counted and logged. In restricted content
 * the values can be secret: a secret one may only be tested for being one.
 * Called by: the game, on CHAT_MSG_ADDON
 */
export function receiveAddonMessage(
  prefix: unknown,
  message: unknown,
  channel: unknown,
  sender: unknown,
): void {
  if (isSecret(prefix) || prefix !== PREFIX) {
    return;
  }
  const isReadable = !isSecret(message) && !isSecret(channel) && !isSecret(sender);
  if (!isReadable || typeof message !== "string" || typeof sender !== "string") {
    reject("", "secret");
    return;
  }
  const [ok, problem] = pcall(receiveText, message, tostring(channel), sender);
  if (!ok) {
    reportError(tostring(problem));
  }
}

/** Gives an error in the handling of a message to the game, each one once. Called by: receiveAddonMessage */
function reportError(problem: string): void {
  if (state.errors[problem] === true || state.errorCount >= MOST_ERRORS) {
    return;
  }
  state.errors[problem] = true;
  state.errorCount += 1;
  geterrorhandler()(`GuildHelper, message: ${problem}`);
}

/**
 * Takes a message that is ours and can be looked at. The game gives a player's messages to the guild back to their own
 * client, where they are no stranger's.
 * Called by: receiveAddonMessage
 */
function receiveText(this: void, message: string, channel: string, sender: string): void {
  const user = withRealm(sender);
  if (user === ownName()) {
    return;
  }
  const parsed = message.length > MAX_MESSAGE ? "malformed" : parseMessage(message);
  const peer = trustedPeer(user, claimedGuildIn(parsed));
  const problem = peer === undefined ? unknownSender() : problemOf(user, parsed, channel);
  if (problem !== undefined) {
    reject(user, problem);
    if (problem === "unknown" && channel === "WHISPER") {
      answerUnknown(user, message);
    }
  } else if (peer !== undefined && typeof parsed !== "string") {
    if (isChunk(parsed)) {
      receiveChunk(user, parsed);
    } else {
      receiveControl(peer, parsed);
    }
  }
}

/**
 * Why somebody is not trusted: until the guild's list is there, nobody can be called a stranger.
 * Called by: receiveText
 */
function unknownSender(): RejectionReason {
  return knowsStrangers() ? "stranger" : "early";
}

/**
 * Why a trusted user is not listened to; whoever floods is ignored for a while, and that is logged once.
 * Called by: receiveText
 */
function problemOf(
  user: string,
  parsed: AnyControl | ChunkMessage | "unknown" | "malformed",
  channel: string,
): RejectionReason | undefined {
  const name = typeof parsed === "string" ? "" : parsed.name;
  const [isWelcome, isTooMuch] = takeAllowance(user, name === "REQ;REDY" || name === "REQ;HELO");
  if (isTooMuch) {
    log({ role: "receiver", sessionId: "", user, tableType: "NONE" }, "1", text("LOG_FLOOD"));
  }
  if (!isWelcome) {
    return "flood";
  }
  if (isIgnored(user) && name !== "REQ;REDY") {
    return "ignored";
  }
  if (typeof parsed === "string") {
    return parsed;
  }
  return isHeardOn(parsed.name, channel) ? undefined : "channel";
}

/** The guild that the sender of a message claims, in messages that say it. Called by: receiveText */
function claimedGuildIn(parsed: AnyControl | ChunkMessage | string): string | undefined {
  if (typeof parsed === "string" || isChunk(parsed)) {
    return undefined;
  }
  return parsed.name === "REQ;REDY" || parsed.name === "ACK;HELO" ? parsed.fields.guild : undefined;
}

/** Puts a trusted user's chunk to its transfer. Called by: receiveText */
function receiveChunk(user: string, chunk: ChunkMessage): void {
  const connection = findConnection(user, chunk.sessionId);
  if (connection === undefined || connection.closedAt !== undefined) {
    answerNoSession(user, chunk.sessionId);
    return;
  }
  if (!collectChunk(connection, chunk)) {
    reject(user, "misfit");
  }
}

/**
 * Hands a trusted user's message to the session that it belongs to, or to whoever waits for such messages.
 * Called by: receiveText
 */
function receiveControl(peer: Peer, message: AnyControl): void {
  switch (message.name) {
    case "REQ;HELO":
      state.handlers?.onHello(peer, message);
      return;
    case "ACK;HELO":
      state.handlers?.onHelloAnswer(peer, message);
      return;
    case "NAK;UNKN":
      reject(peer.user, "unknown");
      return;
    default:
      receiveOfSession(peer, message);
  }
}

/** The same for messages that name a session. Called by: receiveControl */
function receiveOfSession(peer: Peer, message: SessionControl): void {
  const { sessionId } = message.fields;
  const connection = findConnection(peer.user, sessionId);
  if (connection !== undefined) {
    receiveInSession(connection, message);
  } else if (message.name === "REQ;REDY") {
    state.handlers?.onReadyRequest(peer, message);
  } else if (message.name !== "NAK;SESS") {
    answerNoSession(peer.user, sessionId);
  }
}

/**
 * Replies again to a repeated request, and puts anything else into the session's inbox.
 * Called by: receiveOfSession
 */
function receiveInSession(connection: Connection, message: SessionControl): void {
  if (replyAgain(connection, message.text)) {
    return;
  }
  if (connection.closedAt !== undefined) {
    if (message.name === "ACK;REDY") {
      // It arrived after this side gave up waiting for it, and the other side waits for more.
      answerNoSession(connection.user, connection.sessionId);
    }
    return;
  }
  switch (message.name) {
    case "ACK;CHNK":
    case "NAK;CHNK":
      noteAcknowledgement(connection, message);
      break;
    case "SND;HOLD":
      noteHold(connection);
      break;
    case "NAK;SESS":
      failConnection(
        connection,
        failure(ENDED[message.fields.reason] ?? "REASON_ENDED_THERE", connection.user),
      );
      break;
    default:
      if (!putIntoInbox(connection, message)) {
        reject(connection.user, "misfit");
      }
  }
  signal(connection);
}

/**
 * Tells a user, at most every few seconds, that nobody here knows a session.
 * Called by: receiveChunk, receiveInSession, receiveOfSession
 */
function answerNoSession(user: string, sessionId: string): void {
  reject(user, "noSession");
  if (mayAnswer(user)) {
    const fields = { sessionId, reason: "UNKNOWN" };
    whisper(user, controlText({ name: "NAK;SESS", tableType: "NONE", fields }), "answer");
  }
}

/**
 * Tells a user our version, and the first words of a text that was not understood, at most every few seconds.
 * Called by: receiveText
 */
function answerUnknown(user: string, message: string): void {
  const [command, kind] = string.match(message, "^(%u%u%u);(%u%u%u%u)");
  if (command === undefined || kind === undefined || !mayAnswer(user)) {
    return;
  }
  const fields = { version: PROTOCOL_VERSION, command, kind };
  whisper(user, controlText({ name: "NAK;UNKN", tableType: "NONE", fields }), "answer");
}
