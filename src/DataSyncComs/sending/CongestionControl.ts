/**
 * How long to wait between two messages, where the server lets fewer through than the bytes alone would allow. Nobody
 * knows how a server is set, so the pace is found: slower by a part when a message was refused or got lost, a little
 * faster with each one that went through, as congestion control does it.
 */

import { sendStats } from "../../DataSyncManager/sync/SendStats";

/** Seconds between messages at the first sign of a limit; below the second number there is none any more. */
const FIRST_INTERVAL = 0.5;
const NO_INTERVAL = 0.1;
/** The longest wait: a server that refuses for so long has other reasons than our rate. */
const LONGEST_WAIT = 8;
/** How much slower after a refusal or a loss, and how much faster after each message that went through. */
const SLOWER = 1.15;
const FASTER = 0.99;
/** Seconds in which the interval becomes half of what it was, besides: servers change, and few messages teach little. */
const HALF_LIFE = 60;
/** Seconds in which losses count once: they come in rows, and the answer to slower sending takes a round trip. */
const LOSS_SECONDS = 4;
/** Messages that may be sent at once after a rest; servers that count messages are known to let ten through. */
const SAVED_UP = 8;
/** The part of the newest spacing in the mean of them. */
const NEWEST_PART = 0.1;

const state = {
  /** Seconds between two messages, 0 where no limit is known. */
  interval: 0,
  /** `GetTime` from which on the next one may be sent. */
  nextAt: 0,
  /** Refusals since the last message that went through. */
  refusals: 0,
  /** `GetTime` of the last message that went through, and whether the next one was waiting already. */
  acceptedAt: 0,
  isBusy: false,
  /** The mean of the seconds between two messages of which the second one was waiting already. */
  spacing: FIRST_INTERVAL,
  /** `GetTime` of the last loss that counted. */
  lostAt: -LOSS_SECONDS,
};

/** Whether the pace allows a message now; the token bucket is asked separately. Called by: sendDue */
export function maySendNow(): boolean {
  return GetTime() >= state.nextAt;
}

/**
 * Quickens the pace after each accepted message. `isBusy` says that more messages wait: only then does the time to
 * the next one say how fast the server takes them.
 * Called by: handleResult
 */
export function noteAccepted(isBusy: boolean): void {
  const now = GetTime();
  const since = now - state.acceptedAt;
  if (state.isBusy) {
    state.spacing += (math.min(since, LONGEST_WAIT) - state.spacing) * NEWEST_PART;
  }
  state.acceptedAt = now;
  state.isBusy = isBusy;
  state.refusals = 0;
  const faster = state.interval * FASTER * 0.5 ** (since / HALF_LIFE);
  setInterval(faster < NO_INTERVAL ? 0 : faster);
  state.nextAt = math.max(state.nextAt, now - SAVED_UP * state.interval) + state.interval;
}

/** Notes that the server has refused a message because of the rate. It is tried again after a while. Called by: handleResult */
export function noteThrottled(): void {
  setInterval(math.max(FIRST_INTERVAL, state.interval * SLOWER));
  state.refusals += 1;
  state.nextAt = GetTime() + math.min(LONGEST_WAIT, state.interval * 2 ** (state.refusals - 1));
}

/**
 * Notes that messages got lost, or answers to them. Some servers say nothing when they drop what is too much.
 * Called by: ask, sendMissing
 */
export function noteLost(): void {
  const now = GetTime();
  if (now - state.lostAt < LOSS_SECONDS) {
    return;
  }
  state.lostAt = now;
  setInterval(math.max(state.spacing, state.interval) * SLOWER);
}

/** Ends the waiting: the game says that things have changed. Called by: endPause */
export function resetWait(): void {
  state.nextAt = 0;
  state.refusals = 0;
}

/**
 * Seconds between two messages; also shown in the status.
 * Called by: noteAccepted, noteLost, noteThrottled
 */
function setInterval(seconds: number): void {
  state.interval = math.min(LONGEST_WAIT, seconds);
  sendStats().interval = state.interval;
}
