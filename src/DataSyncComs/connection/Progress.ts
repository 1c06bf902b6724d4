/**
 * The life of a session is progress, not words: chunks that are new, orders that are due, entries. What a session may cost
 * the other side is counted here: time, turns, holds, empty batches, repeated replies, bytes.
 */

import { failure, type Failure } from "../../DataSyncManager/sync/Failure";
import { isPaused } from "../sending/SendQueue";

/** What is counted of one session. All times are `GetTime`. */
export interface Pulse {
  startedAt: number;
  progressAt: number;
  /** When the clocks below were moved on last. */
  lookedAt: number;
  /** Seconds in which the game silenced one of the two sides: they do not count. */
  excused: number;
  /** Chunks and orders so far: the more of them, the longer the session may take. */
  work: number;
  /** Seconds that the other side may still take for its turns before somebody else who asks gets the slot. */
  credit: number;
  /** Whether nothing is going on but waiting for the other side. */
  isTheirTurn: boolean;
  /** When the other side asked to be waited for last, until when it is, how often and for how long altogether. */
  heldFrom: number;
  heldUntil: number;
  holds: number;
  heldSeconds: number;
  /** Batches without an entry, batches in a row of which nothing was new, transfers that nobody waited for. */
  emptyBatches: number;
  idleBatches: number;
  dropped: number;
  /** Replies that were given again. */
  repliesAgain: number;
  /** Bytes of transfers that were queued for the other side, those sent again included. */
  served: number;
}

/** A connection as far as it is counted here. */
interface Counted {
  user: string;
  /** Seconds that this side waits for an other side that can send nothing. */
  patience: number;
  pulse: Pulse;
}

/** Seconds that a session may take: to begin with, for each chunk or order, and at most. */
const FIRST_SECONDS = 300;
const SECONDS_OF_WORK = 6;
const MOST_SECONDS = 3600;
/** Seconds of turns that a user has at the beginning and at most, and what a new chunk and an order add. */
const FIRST_CREDIT = 20;
const MOST_CREDIT = 30;
const CREDIT_OF_CHUNK = 2;
const CREDIT_OF_ORDER = 3;
/** Seconds until a user who has used up a second of turns has it again in the next session. */
const RECOVERY = 30;
/** How often a side may ask to be waited for, and how many times its patience the other one waits altogether. */
const MOST_HOLDS = 5;
const HELD_PARTS = 2;
/** Batches of which nothing was new in a row: as many as a full table has. */
const MOST_IDLE_BATCHES = 120;
const MOST_EMPTY_BATCHES = 12;
/** Transfers that come although nobody waits for them: a late one can. */
const MOST_DROPPED = 3;
/** Replies that are given once more in one session: each request is repeated twice at most. */
const MOST_REPLIES_AGAIN = 40;
/**
 * Bytes of transfers for one session, and for one user, of which all is forgiven within an hour. 20,000 roster entries
 * take 400,000.
 */
const MOST_SERVED = 1500000;
const MOST_SERVED_USER = 2000000;
const FORGIVEN_A_SECOND = MOST_SERVED_USER / 3600;
/** Users of whom all this is remembered after their session; the one heard of least lately is forgotten first. */
const MOST_REMEMBERED = 200;

/** What is remembered of a user between sessions. */
interface Memory {
  credit: number;
  served: number;
  at: number;
}

const state: { users: Record<string, Memory | undefined>; count: number } = { users: {}, count: 0 };

/** At the beginning of a session with a user. Called by: openConnection */
export function newPulse(user: string): Pulse {
  const now = GetTime();
  return {
    startedAt: now,
    progressAt: now,
    lookedAt: now,
    excused: 0,
    work: 0,
    credit: memoryOf(user).credit,
    isTheirTurn: false,
    heldFrom: -1,
    heldUntil: 0,
    holds: 0,
    heldSeconds: 0,
    emptyBatches: 0,
    idleBatches: 0,
    dropped: 0,
    repliesAgain: 0,
    served: 0,
  };
}

/**
 * Notes what moves a session on: so many new chunks, and so many orders or answers that were due. Whoever gets on is no
 * longer waited for.
 * Called by: collectChunk, noteAcknowledgement, takeMessage
 */
export function noteProgress({ pulse }: Counted, chunks: number, orders: number): void {
  const now = GetTime();
  if (pulse.heldUntil > 0) {
    pulse.heldSeconds += math.min(now, pulse.heldUntil) - pulse.heldFrom;
    pulse.heldUntil = 0;
  }
  pulse.progressAt = now;
  pulse.work += chunks + orders;
  const earned = chunks * CREDIT_OF_CHUNK + orders * CREDIT_OF_ORDER;
  pulse.credit = math.min(MOST_CREDIT, math.max(pulse.credit, 0) + earned);
}

/**
 * Moves the clocks of a session on, in a flow that waits. `isTheirTurn` is false while this side has something to send.
 * Called by: attendTransfer, awaitMessage, awaitSent
 */
export function lookAtTime(connection: Counted, isTheirTurn: boolean): Failure | undefined {
  const { pulse, user } = connection;
  const now = GetTime();
  const seconds = now - pulse.lookedAt;
  pulse.lookedAt = now;
  pulse.isTheirTurn = isTheirTurn;
  if (isOnHold(connection)) {
    pulse.excused += seconds;
  } else if (isTheirTurn) {
    pulse.credit -= seconds;
  }
  const most = math.min(MOST_SECONDS, FIRST_SECONDS + pulse.work * SECONDS_OF_WORK);
  return now - pulse.startedAt - pulse.excused > most ? failure("REASON_TOO_LONG", user) : undefined;
}

/** A turn of the other side begins: what this side did before took its own time. Called by: awaitMessage */
export function beginTurn({ pulse }: Counted): void {
  pulse.lookedAt = GetTime();
}

/** This side has something to do: whatever it takes is not the other side's time. Called by: awaitMessage */
export function endTurn({ pulse }: Counted): void {
  pulse.isTheirTurn = false;
}

/**
 * Whether somebody else who asks gets the slot: the other side is to say something, and has used up its time.
 * Called by: makeRoomFor
 */
export function isIdle({ pulse }: Counted): boolean {
  return pulse.isTheirTurn && pulse.credit <= 0;
}

/**
 * The other side asks to be waited for. It is, a few times and not for ever, and again only after it has got on.
 * Called by: receiveInSession
 */
export function noteHold({ patience, pulse }: Counted): void {
  const now = GetTime();
  if (now < pulse.heldUntil || pulse.progressAt <= pulse.heldFrom || pulse.holds >= MOST_HOLDS) {
    return;
  }
  pulse.holds += 1;
  pulse.heldFrom = now;
  pulse.heldUntil = now + math.max(0, math.min(patience, patience * HELD_PARTS - pulse.heldSeconds));
}

/**
 * Whether no word of the other side can be expected, because the game silences it or this side.
 * Called by: awaitMessage, isAnswering, isSilent, lookAtTime, makeRoomFor, reviveTransfers
 */
export function isOnHold({ pulse }: Counted): boolean {
  return isPaused() || GetTime() < pulse.heldUntil;
}

/**
 * Notes a batch that came: how many entries were in it, and whether any was new here. A failure when there have been too
 * many for nothing.
 * Called by: applyBatch, receiveEntries, requestRows, requestWhole
 */
export function noteBatch({ pulse, user }: Counted, rows: number, isUseful: boolean): Failure | undefined {
  pulse.emptyBatches += rows === 0 ? 1 : 0;
  pulse.idleBatches = isUseful ? 0 : pulse.idleBatches + 1;
  const isTooMuch = pulse.emptyBatches > MOST_EMPTY_BATCHES || pulse.idleBatches > MOST_IDLE_BATCHES;
  return isTooMuch ? failure("REASON_NO_PROGRESS", user) : undefined;
}

/** Notes a transfer that nobody waited for; a failure after a few. Called by: takeMessage */
export function noteDropped({ pulse, user }: Counted): Failure | undefined {
  pulse.dropped += 1;
  return pulse.dropped > MOST_DROPPED ? failure("REASON_OUT_OF_ORDER", user) : undefined;
}

/** Whether a reply may be given once more. Called by: replyAgain */
export function mayReplyAgain({ pulse }: Counted): boolean {
  pulse.repliesAgain += 1;
  return pulse.repliesAgain <= MOST_REPLIES_AGAIN;
}

/**
 * Notes bytes of a transfer for the other side; a failure when it has had enough for one session, or for now.
 * Called by: chargeFor
 */
export function noteServed({ pulse, user }: Counted, bytes: number): Failure | undefined {
  const memory = memoryOf(user);
  memory.served += bytes;
  pulse.served += bytes;
  const isTooMuch = pulse.served > MOST_SERVED || memory.served > MOST_SERVED_USER;
  return isTooMuch ? failure("REASON_TOO_MUCH", user) : undefined;
}

/** Whether a user has been served so much lately that they have to wait. Called by: notReadyWord */
export function hasHadEnough(user: string): boolean {
  return memoryOf(user).served > MOST_SERVED_USER;
}

/**
 * Remembers how much of their time a user has left, so that a new session does not give it back; none after one that
 * ended badly.
 * Called by: closeReceiverSession
 */
export function rememberCredit({ pulse, user }: Counted, isFailed: boolean): void {
  memoryOf(user).credit = isFailed ? 0 : math.max(0, math.min(FIRST_CREDIT, pulse.credit));
}

/** What is remembered of a user as of now. Called by: hasHadEnough, newPulse, noteServed, rememberCredit */
function memoryOf(user: string): Memory {
  const now = GetTime();
  let memory = state.users[user];
  if (memory === undefined) {
    memory = { credit: FIRST_CREDIT, served: 0, at: now };
    if (state.count >= MOST_REMEMBERED) {
      forgetOldest();
    }
    state.users[user] = memory;
    state.count += 1;
  }
  const seconds = now - memory.at;
  memory.credit = math.min(FIRST_CREDIT, memory.credit + seconds / RECOVERY);
  memory.served = math.max(0, memory.served - seconds * FORGIVEN_A_SECOND);
  memory.at = now;
  return memory;
}

/** Forgets the user who was heard of least lately. Called by: memoryOf */
function forgetOldest(): void {
  let oldest: string | undefined;
  let at = math.huge;
  for (const [user, memory] of pairs(state.users)) {
    if (memory !== undefined && memory.at < at) {
      oldest = user;
      ({ at } = memory);
    }
  }
  if (oldest !== undefined) {
    state.users[oldest] = undefined;
    state.count -= 1;
  }
}
