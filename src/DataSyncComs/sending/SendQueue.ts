/** The one queue through which everything is sent: in order, at the rate of the token bucket, believing the game's answers. */

import { signal } from "../../DataSyncManager/runtime/Scheduler";
import { sendStats } from "../../DataSyncManager/sync/SendStats";
import { maySendNow, noteAccepted, noteThrottled, resetWait } from "./CongestionControl";
import { PREFIX } from "../messages/Protocol";
import { costOf, takeBytes } from "./TokenBucket";

/** `answer` goes before `bulk`; within each, and so to each receiver, the order is kept. */
export type Priority = "answer" | "bulk";

export interface QueuedMessage {
  text: string;
  channel: "WHISPER" | "GUILD";
  /** The receiver of a whisper, empty for the guild. */
  target: string;
  /** `GetTime` at which the game accepted it. */
  sentAt: number | undefined;
  /** The game's result code where it will never be sent. */
  refusal: number | undefined;
  /** True once nobody waits for it any more: then it is not sent. */
  isWithdrawn: boolean;
  /** How often the game refused it because the throttle was exceeded, and it was sent later. */
  throttled: number;
}

/** Seconds between two looks at the queue, while something is in it. */
const TICK = 0.1;
/** Messages sent in one frame at most: a burst of short ones is spread over a few. */
const MOST_A_TICK = 10;
/**
 * Messages and bytes that may wait for one user: two transfers of the largest size, and answers. And messages that may wait
 * for all of them.
 */
const MOST_FOR_USER = 700;
const MOST_BYTES_FOR_USER = 180000;
const MOST_WAITING = 5000;
/** The refusal of a message for which there was no room; the game's own result codes begin at 0. */
export const QUEUE_FULL = -1;
/** Users of whom the time of the last whisper is remembered. */
const MOST_WHISPERED = 200;
/** Seconds until a send is tried again in a lockdown of which no event tells the end. */
const LOCKDOWN_PROBE = 15;

const state: {
  answer: QueuedMessage[];
  bulk: QueuedMessage[];
  ticker: TimerHandle | undefined;
  /** `GetTime` before which nothing is sent in a lockdown. */
  waitsUntil: number;
  isLocked: boolean;
  /** True while this queue itself calls the game's send function. */
  isSending: boolean;
  /** `GetTime` of the last whisper to each user, of the last few hundred. */
  whisperedAt: Record<string, number | undefined>;
  whispered: string[];
  /** What waits for each user, the guild's channel under an empty name. */
  load: Record<string, { messages: number; bytes: number } | undefined>;
  /** Gets a user whom the game reports as offline. Called by: handleResult, onTargetOffline */
  onOffline: ((this: void, user: string) => void) | undefined;
} = {
  answer: [],
  bulk: [],
  ticker: undefined,
  waitsUntil: 0,
  isLocked: false,
  isSending: false,
  whisperedAt: {},
  whispered: [],
  load: {},
  onOffline: undefined,
};

/**
 * Queues a whisper of at most 255 bytes. The message tells whether it has been sent, and is signalled at that moment; one
 * for which there is no room is refused at once.
 * Called by: 9 functions in Connection.ts, Listener.ts, OutgoingTransfers.ts, Presence.ts,
 * ReceiverSession.ts, Replies.ts
 */
export function whisper(user: string, message: string, priority: Priority): QueuedMessage {
  return enqueue({ text: message, channel: "WHISPER", target: user }, priority);
}

/** Queues a message to the guild's channel, as `whisper` does. Called by: sayHello */
export function sayToGuild(message: string): QueuedMessage {
  return enqueue({ text: message, channel: "GUILD", target: "" }, "answer");
}

/** For a user who is offline: whispers to them would only waste the pace. Called by: forgetOffline */
export function dropMessagesTo(user: string): void {
  state.answer = messagesKept(state.answer, ({ target }) => target !== user);
  state.bulk = messagesKept(state.bulk, ({ target }) => target !== user);
}

/** Takes messages out of the queue for which nobody waits any more. Called by: closeConnection */
export function dropWithdrawn(): void {
  state.answer = messagesKept(state.answer, ({ isWithdrawn }) => !isWithdrawn);
  state.bulk = messagesKept(state.bulk, ({ isWithdrawn }) => !isWithdrawn);
}

/** The handler gets the name of a user whom the game reports as offline. Called by: GuildHelper.ts */
export function onTargetOffline(handler: (this: void, user: string) => void): void {
  state.onOffline = handler;
}

/** In seconds of `GetTime`. Called by: offlineUserIn */
export function lastWhisperTo(user: string): number | undefined {
  return state.whisperedAt[user];
}

/**
 * Whether the queue itself is sending at this moment, so that its own traffic is not counted twice.
 * Called by: countForeignTraffic
 */
export function isOwnSend(): boolean {
  return state.isSending;
}

/** While the game refuses all messages, no answer can be expected. Called by: isOnHold */
export function isPaused(): boolean {
  return state.isLocked;
}

/** Tries to send again at once, when the game says that a lockdown may be over. Called by: noteRestriction */
export function endPause(): void {
  state.isLocked = false;
  state.waitsUntil = 0;
  resetWait();
}

/** Sends what the bucket allows at once, without waiting for the next look. Called by: askToHold */
export function sendNow(): void {
  sendDue();
}

/** Called by: sayToGuild, whisper */
function enqueue(
  message: Pick<QueuedMessage, "text" | "channel" | "target">,
  priority: Priority,
): QueuedMessage {
  const queued: QueuedMessage = {
    ...message,
    sentAt: undefined,
    refusal: undefined,
    isWithdrawn: false,
    throttled: 0,
  };
  const load = (state.load[message.target] ??= { messages: 0, bytes: 0 });
  const isFull =
    load.messages >= MOST_FOR_USER ||
    load.bytes + message.text.length > MOST_BYTES_FOR_USER ||
    sendStats().waiting >= MOST_WAITING;
  if (isFull) {
    queued.refusal = QUEUE_FULL;
    return queued;
  }
  state[priority].push(queued);
  noteWaiting(queued, 1);
  if (state.ticker === undefined) {
    state.ticker = C_Timer.NewTicker(TICK, sendDue);
  }
  return queued;
}

/**
 * Sends as many messages as the bucket allows. Stops the ticker when none is left.
 * Called by: enqueue, sendNow
 */
function sendDue(this: void): void {
  let sent = 0;
  while (sent < MOST_A_TICK && GetTime() >= state.waitsUntil && maySendNow() && sendNext()) {
    sent += 1;
  }
  if (state.answer.length === 0 && state.bulk.length === 0 && state.ticker !== undefined) {
    state.ticker.Cancel();
    state.ticker = undefined;
  }
}

/** False if nothing waits, the bucket is empty or the game wants a pause. Called by: sendDue */
function sendNext(): boolean {
  const list = state.answer.length > 0 ? state.answer : state.bulk;
  while (list[0]?.isWithdrawn) {
    removeFirst(list);
  }
  const message = list[0];
  if (message === undefined || !takeBytes(costOf(message.text, message.target))) {
    return false;
  }
  state.isSending = true;
  noteWhisper(message.target);
  const result =
    message.channel === "WHISPER"
      ? C_ChatInfo.SendAddonMessage(PREFIX, message.text, message.channel, message.target)
      : C_ChatInfo.SendAddonMessage(PREFIX, message.text, message.channel);
  state.isSending = false;
  return handleResult(list, message, result);
}

/**
 * Does what the game's result code asks for; true if the next message may follow at once.
 * Called by: sendNext
 */
function handleResult(list: QueuedMessage[], message: QueuedMessage, result: number): boolean {
  const codes = Enum.SendAddonMessageResult;
  if (result === codes.Success) {
    removeFirst(list);
    message.sentAt = GetTime();
    sendStats().messages += 1;
    sendStats().bytes += message.text.length;
    noteAccepted(sendStats().waiting > 0);
    state.isLocked = false;
    signal(message);
    return true;
  }
  sendStats().refused += 1;
  if (result === codes.AddonMessageThrottle || result === codes.ChannelThrottle) {
    message.throttled += 1;
    noteThrottled();
    return false;
  }
  if (result === codes.AddOnMessageLockdown) {
    state.isLocked = true;
    state.waitsUntil = GetTime() + LOCKDOWN_PROBE;
    return false;
  }
  removeFirst(list);
  message.refusal = result;
  signal(message);
  if (result === codes.TargetOffline) {
    state.onOffline?.(message.target);
  }
  return true;
}

/**
 * The removed messages are given up, so that nobody waits for them to be sent.
 * Called by: dropMessagesTo, dropWithdrawn
 */
function messagesKept(
  list: readonly QueuedMessage[],
  isKept: (this: void, message: QueuedMessage) => boolean,
): QueuedMessage[] {
  const kept: QueuedMessage[] = [];
  for (const message of list) {
    if (isKept(message)) {
      kept.push(message);
    } else {
      noteWaiting(message, -1);
      message.refusal = Enum.SendAddonMessageResult.TargetOffline;
      signal(message);
    }
  }
  return kept;
}

/** Counts a message that waits from now on (1) or no longer does (-1). Called by: enqueue, messagesKept, removeFirst */
function noteWaiting({ target, text }: QueuedMessage, change: 1 | -1): void {
  sendStats().waiting += change;
  const load = (state.load[target] ??= { messages: 0, bytes: 0 });
  load.messages += change;
  load.bytes += change * text.length;
  if (load.messages <= 0) {
    state.load[target] = undefined;
  }
}

/** Remembers when a user was whispered to, and forgets the one who was the first of too many. Called by: sendNext */
function noteWhisper(user: string): void {
  if (state.whisperedAt[user] === undefined) {
    state.whispered.push(user);
    if (state.whispered.length > MOST_WHISPERED) {
      state.whisperedAt[table.remove(state.whispered, 1)!] = undefined;
    }
  }
  state.whisperedAt[user] = GetTime();
}

/** Keeps the count of waiting messages in the status right. Called by: handleResult, sendNext */
function removeFirst(list: QueuedMessage[]): void {
  const message = table.remove(list, 1);
  if (message !== undefined) {
    noteWaiting(message, -1);
  }
}
