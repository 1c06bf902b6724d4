/** Everything that comes in passes here: checked, parsed, handed to who waits for it. Nothing in it can throw. */

import { failure } from "../DataSyncManager/Failure";
import { withRealm } from "../DataSyncManager/Guild";
import { takeAllowance } from "../DataSyncManager/Floods";
import { text } from "../DataSyncManager/Locale";
import { log } from "../DataSyncManager/Logs";
import { signal } from "../DataSyncManager/Scheduler";
import { trustedGuildOf } from "../DataSyncManager/Users";
import { type Conversation, failConversation, findConversation, requestKey } from "./Conversation";
import {
  type ChunkMessage,
  type ControlMessage,
  controlText,
  isChunk,
  parseMessage,
  type ParsedMessage,
} from "./Messages";
import { MAX_MESSAGE, PREFIX, PROTOCOL_VERSION } from "./Protocol";
import { countRefusal, mayAnswer } from "../DataSyncManager/Refusals";
import { enqueue } from "./SendQueue";
import { collectChunk } from "./IncomingTransfers";
import { noteAcknowledgement } from "./Transfers";

/** Who gets the messages that belong to no running session. */
export interface MessageHandlers {
  /** Somebody asks who is there. */
  onHello: (this: void, user: string, message: ControlMessage) => void;
  /** Somebody is there. */
  onHelloAnswer: (this: void, user: string, message: ControlMessage) => void;
  /** Somebody wants to begin a session. */
  onReadyRequest: (this: void, user: string, message: ControlMessage) => void;
}

const v = { handlers: undefined as MessageHandlers | undefined };

/**
 * Takes who gets the messages that belong to no running session, and asks the game for messages with our prefix.
 * Called by: load
 */
export function startListening(handlers: MessageHandlers): void {
  v.handlers = handlers;
  C_ChatInfo.RegisterAddonMessagePrefix(PREFIX);
}

/**
 * Takes what the game's event brings: prefix, text, channel and sender, in restricted content as secret values.
 * Ignores other addons' messages, and counts what is secret, malformed or from strangers.
 * Called by: the game, on CHAT_MSG_ADDON
 */
export function receiveAddonMessage(prefix: unknown, message: unknown, sender: unknown): void {
  if (isSecret(prefix) || isSecret(message) || isSecret(sender)) {
    countRefusal("", "secret");
    return;
  }
  if (prefix !== PREFIX || typeof message !== "string" || typeof sender !== "string") {
    return;
  }
  const user = withRealm(sender);
  const parsed = message.length > MAX_MESSAGE ? "malformed" : parseMessage(message);
  const claimedGuild = typeof parsed === "string" || isChunk(parsed) ? undefined : claimedGuildIn(parsed);
  if (trustedGuildOf(user, claimedGuild) === undefined) {
    countRefusal(user, "stranger");
  } else if (!isListenedTo(user, parsed)) {
    countRefusal(user, "flood");
  } else if (parsed === "malformed" || parsed === "unknown") {
    countRefusal(user, parsed);
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
  const conversation = findConversation(user, chunk.sessionId);
  if (conversation === undefined || conversation.closedAt !== undefined) {
    answerNoSession(user, chunk.sessionId);
    return;
  }
  conversation.heardAt = GetTime();
  conversation.heldUntil = 0;
  if (!collectChunk(conversation, chunk)) {
    countRefusal(user, "misfit");
  }
}

/**
 * Takes a message from a trusted user. Hands it to the session that it belongs to, or to who waits for such.
 * Called by: receiveAddonMessage
 */
function receiveControl(user: string, message: ControlMessage): void {
  const sessionId = message.fields[0] ?? "";
  const conversation = findConversation(user, sessionId);
  switch (message.name) {
    case "REQ;HELO":
      v.handlers?.onHello(user, message);
      return;
    case "ACK;HELO":
      v.handlers?.onHelloAnswer(user, message);
      return;
    case "NAK;UNKN":
      countRefusal(user, "unknown");
      return;
    default:
  }
  if (conversation !== undefined) {
    receiveInSession(conversation, message);
  } else if (message.name === "REQ;REDY") {
    v.handlers?.onReadyRequest(user, message);
  } else if (message.name !== "NAK;SESS") {
    answerNoSession(user, sessionId);
  }
}

/**
 * Takes a conversation and a message in it. Answers a repeated request again; puts anything else into the inbox.
 * Called by: receiveControl
 */
function receiveInSession(conversation: Conversation, message: ControlMessage): void {
  conversation.heardAt = GetTime();
  conversation.heldUntil = message.name === "SND;HOLD" ? GetTime() + conversation.patience : 0;
  const answered = conversation.answers[requestKey(message)];
  if (answered !== undefined) {
    if (answered !== "") {
      enqueue(answered, "WHISPER", conversation.user, "answer");
    }
    return;
  }
  if (conversation.closedAt !== undefined) {
    if (message.name === "ACK;REDY") {
      // It has come after this side gave up waiting for it, and the other side waits for more.
      answerNoSession(conversation.user, conversation.sessionId);
    }
    return;
  }
  switch (message.name) {
    case "ACK;CHNK":
    case "NAK;CHNK":
      noteAcknowledgement(conversation, message);
      break;
    case "SND;HOLD":
      break;
    case "NAK;SESS":
      failConversation(conversation, failure("REASON_ENDED_THERE", conversation.user));
      break;
    default:
      conversation.inbox.push(message);
  }
  signal(conversation);
}

/**
 * Takes a user and a session's id that nobody here knows. Tells them, seldom.
 * Called by: receiveChunk, receiveControl, receiveInSession
 */
function answerNoSession(user: string, sessionId: string): void {
  countRefusal(user, "noSession");
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
