/** Everything that comes in passes here: checked, parsed, handed to who waits for it. Nothing in it can throw. */

import { failure } from "../../DataSyncManager/sync/Failure";
import { withRealm } from "../../DataSyncManager/guild/GuildRoster";
import { takeAllowance } from "./FloodGuard";
import { text } from "../../DataSyncManager/runtime/Locale";
import { log } from "../../DataSyncManager/sync/SyncLog";
import { signal } from "../../DataSyncManager/runtime/Scheduler";
import { trustedGuildOf } from "../../DataSyncManager/guild/KnownUsers";
import { type Connection, failConnection, findConnection, requestKey } from "../connection/Connection";
import {
  type ChunkMessage,
  type ControlMessage,
  controlText,
  isChunk,
  parseMessage,
  type ParsedMessage,
} from "../messages/Messages";
import { MAX_MESSAGE, PREFIX, PROTOCOL_VERSION } from "../messages/Protocol";
import { countRejection, mayAnswer } from "../../DataSyncManager/sync/RejectionCounts";
import { enqueue } from "../sending/SendQueue";
import { collectChunk } from "../connection/IncomingTransfers";
import { noteAcknowledgement } from "../connection/OutgoingTransfers";

/** Who gets the messages that belong to no running session. */
export interface MessageHandlers {
  /** Somebody asks who is there. */
  onHello: (this: void, user: string, message: ControlMessage) => void;
  /** Somebody is there. */
  onHelloAnswer: (this: void, user: string, message: ControlMessage) => void;
  /** Somebody wants to begin a session. */
  onReadyRequest: (this: void, user: string, message: ControlMessage) => void;
}

const state = { handlers: undefined as MessageHandlers | undefined };

/**
 * Takes who gets the messages that belong to no running session, and asks the game for messages with our prefix.
 * Called by: load
 */
export function startListening(handlers: MessageHandlers): void {
  state.handlers = handlers;
  C_ChatInfo.RegisterAddonMessagePrefix(PREFIX);
}

/**
 * Takes what the game's event brings: prefix, text, channel and sender, in restricted content as secret values.
 * Ignores other addons' messages, and counts what is secret, malformed or from strangers.
 * Called by: the game, on CHAT_MSG_ADDON
 */
export function receiveAddonMessage(prefix: unknown, message: unknown, sender: unknown): void {
  if (isSecret(prefix) || isSecret(message) || isSecret(sender)) {
    countRejection("", "secret");
    return;
  }
  if (prefix !== PREFIX || typeof message !== "string" || typeof sender !== "string") {
    return;
  }
  const user = withRealm(sender);
  const parsed = message.length > MAX_MESSAGE ? "malformed" : parseMessage(message);
  const claimedGuild = typeof parsed === "string" || isChunk(parsed) ? undefined : claimedGuildIn(parsed);
  if (trustedGuildOf(user, claimedGuild) === undefined) {
    countRejection(user, "stranger");
  } else if (!isListenedTo(user, parsed)) {
    countRejection(user, "flood");
  } else if (parsed === "malformed" || parsed === "unknown") {
    countRejection(user, parsed);
    if (parsed === "unknown") {
      answerUnknown(user, message);
    }
  } else if (isChunk(parsed)) {
    receiveChunk(user, parsed);
  } else {
    receiveControl(user, parsed);
  }
}

/**
 * Takes a value from an event. Returns whether the game forbids to look at it.
 * Called by: receiveAddonMessage
 */
function isSecret(value: unknown): boolean {
  return issecretvalue?.(value) === true;
}

/**
 * Takes a trusted user and what they sent. Returns whether to listen; who floods is ignored for a while, and logged.
 * Called by: receiveAddonMessage
 */
function isListenedTo(user: string, parsed: ParsedMessage | string): boolean {
  const name = typeof parsed === "string" ? "" : parsed.name;
  const [isWelcome, isTooMuch] = takeAllowance(user, name === "REQ;REDY" || name === "REQ;HELO");
  if (isTooMuch) {
    log({ role: "receiver", sessionId: "", user, tableType: "NONE" }, "1", text("LOG_FLOOD"));
  }
  return isWelcome;
}

/**
 * Takes a message. Returns the guild that its sender says to be in, where it says so.
 * Called by: receiveAddonMessage
 */
function claimedGuildIn(message: ControlMessage): string | undefined {
  if (message.name === "REQ;REDY") {
    return message.fields[7];
  }
  return message.name === "ACK;HELO" ? message.fields[3] : undefined;
}

/** Takes a chunk from a trusted user. Puts it to its transfer. Called by: receiveAddonMessage */
function receiveChunk(user: string, chunk: ChunkMessage): void {
  const connection = findConnection(user, chunk.sessionId);
  if (connection === undefined || connection.closedAt !== undefined) {
    answerNoSession(user, chunk.sessionId);
    return;
  }
  connection.heardAt = GetTime();
  connection.heldUntil = 0;
  if (!collectChunk(connection, chunk)) {
    countRejection(user, "misfit");
  }
}

/**
 * Takes a message from a trusted user. Hands it to the session that it belongs to, or to who waits for such.
 * Called by: receiveAddonMessage
 */
function receiveControl(user: string, message: ControlMessage): void {
  const sessionId = message.fields[0] ?? "";
  const connection = findConnection(user, sessionId);
  switch (message.name) {
    case "REQ;HELO":
      state.handlers?.onHello(user, message);
      return;
    case "ACK;HELO":
      state.handlers?.onHelloAnswer(user, message);
      return;
    case "NAK;UNKN":
      countRejection(user, "unknown");
      return;
    default:
  }
  if (connection !== undefined) {
    receiveInSession(connection, message);
  } else if (message.name === "REQ;REDY") {
    state.handlers?.onReadyRequest(user, message);
  } else if (message.name !== "NAK;SESS") {
    answerNoSession(user, sessionId);
  }
}

/**
 * Takes a connection and a message in it. Answers a repeated request again; puts anything else into the inbox.
 * Called by: receiveControl
 */
function receiveInSession(connection: Connection, message: ControlMessage): void {
  connection.heardAt = GetTime();
  connection.heldUntil = message.name === "SND;HOLD" ? GetTime() + connection.patience : 0;
  const answered = connection.answers[requestKey(message)];
  if (answered !== undefined) {
    if (answered !== "") {
      enqueue(answered, "WHISPER", connection.user, "answer");
    }
    return;
  }
  if (connection.closedAt !== undefined) {
    if (message.name === "ACK;REDY") {
      // It has come after this side gave up waiting for it, and the other side waits for more.
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
      break;
    case "NAK;SESS":
      failConnection(connection, failure("REASON_ENDED_THERE", connection.user));
      break;
    default:
      connection.inbox.push(message);
  }
  signal(connection);
}

/**
 * Takes a user and a session's id that nobody here knows. Tells them, seldom.
 * Called by: receiveChunk, receiveControl, receiveInSession
 */
function answerNoSession(user: string, sessionId: string): void {
  countRejection(user, "noSession");
  if (mayAnswer(user) && string.match(sessionId, "^%w%w%w%w$")[0] !== undefined) {
    enqueue(controlText("NAK;SESS", "NONE", sessionId, "UNKNOWN"), "WHISPER", user, "answer");
  }
}

/**
 * Takes a user and a text that was not understood. Tells them our version and its first words, seldom.
 * Called by: receiveAddonMessage
 */
function answerUnknown(user: string, message: string): void {
  const [name] = string.match(message, "^(%u%u%u;%u%u%u%u)");
  if (name !== undefined && name !== "NAK;UNKN" && mayAnswer(user)) {
    enqueue(controlText("NAK;UNKN", "NONE", PROTOCOL_VERSION, name), "WHISPER", user, "answer");
  }
}
