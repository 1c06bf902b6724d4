/**
 * Whether the server's clock, as the game tells it, can be right. It decides which version of an entry wins, so a client
 * whose clock is off must not write: what it dates in the past is lost, and what it dates in the future wins for as long.
 * Nothing that is stored is removed or dated again because of it: a clock that is off comes right, often with a reload.
 */

import { yieldIfOverBudget } from "../runtime/Scheduler";
import { type SavedData, settings } from "./SavedData";
import { TABLE_TYPES } from "./Schema";
import { fromEpoch, serverNow, toEpoch } from "./Timestamps";

/** Seconds that a time may lie ahead of the clock: clocks differ a little, and edits in one second get later ones. */
const MAX_AHEAD = 600;
/** Seconds that the clock may be behind the newest time at which this client has written something itself. */
const OWN_TOLERANCE = 300;
/** Seconds by which the clock may part from the seconds that have passed, and after which a new course counts as right. */
const JUMP = 300;
const JUMP_SECONDS = 600;
/** Seconds for which a user's time ahead of the clock is remembered, and the users of whom it is. */
const AHEAD_SECONDS = 600;
const MAX_USERS = 20;
/** Users who must have brought times ahead of the clock, each from their own client: one may be wrong themselves. */
const MIN_USERS = 2;
/** Seconds between two looks while the clock is off. */
const LOOK_SECONDS = 60;
/** The computer's clock may be off by time zones, so only a larger difference in seconds says something. */
const COMPUTER_TOLERANCE = 86400;

const state: {
  /** The second newest time in the stored entries: they were accepted when the clock had reached it. */
  newestStored: string;
  /** Who has brought a time ahead of the clock: the time, and `GetTime` of it. */
  ahead: Record<string, { epoch: number; at: number } | undefined>;
  users: number;
  /** The clock less `GetTime`: it stays the same as long as both go on. */
  course: number | undefined;
  /** The course since a jump, and `GetTime` of that. */
  newCourse: number;
  jumpedAt: number | undefined;
  isOff: boolean;
  /**
   * What tells the player that the clock is off or right again; until it is there, `isOff` stays as it is.
   * Called by: isClockOff, watchClock
   */
  onChange: ((this: void, isOff: boolean) => void) | undefined;
} = {
  newestStored: "",
  ahead: {},
  users: 0,
  course: undefined,
  newCourse: 0,
  jumpedAt: undefined,
  isOff: false,
  onChange: undefined,
};

/**
 * Looks at the clock for the first time. `onChange` is called whenever it turns out to be off, and when it is right again;
 * while it is off, it is looked at each minute.
 * Called by: load
 */
export function watchClock(onChange: (this: void, isOff: boolean) => void): void {
  state.onChange = onChange;
  isClockOff();
}

/**
 * Whether the clock cannot be right: behind what this client has seen, behind what two users bring, or on a new course
 * since a few minutes. Then nothing is edited or synced.
 * Called by: 8 functions in AskReady.ts, Edits.ts, Presence.ts, ServerClock.ts, SyncObstacle.ts
 */
export function isClockOff(): boolean {
  const now = GetServerTime();
  const isOff = isBehind(now) || hasJumped(now);
  if (isOff !== state.isOff && state.onChange !== undefined) {
    state.isOff = isOff;
    state.onChange(isOff);
    if (isOff) {
      C_Timer.After(LOOK_SECONDS, lookAgain);
    }
  }
  return isOff;
}

/** Called by: isClockOff */
function lookAgain(this: void): void {
  if (isClockOff()) {
    C_Timer.After(LOOK_SECONDS, lookAgain);
  }
}

/**
 * Whether old things may be forgotten by this clock. What is forgotten does not come back, so a clock that parts from the
 * computer's by more than a day may not: one of the two is wrong.
 * Called by: loadData
 */
export function mayTidy(): boolean {
  return !isClockOff() && math.abs(time() - GetServerTime()) <= COMPUTER_TOLERANCE;
}

/**
 * Whether a timestamp lies further ahead of the clock than clocks differ.
 * Called by: futureProblem, isBehind, wasSyncedToday
 */
export function isAhead(stamp: string): boolean {
  return stamp > fromEpoch(GetServerTime() + MAX_AHEAD);
}

/** Notes that this client has written something at the present time. Called by: deleteEntry, editEntry */
export function noteOwnTime(): void {
  const now = serverNow();
  if (newestOwn() < now) {
    settings().newestOwnTime = now;
  }
}

/** The newest time at which this client has written something, empty if it never has. Called by: isBehind, noteOwnTime */
function newestOwn(): string {
  const newest: unknown = settings().newestOwnTime;
  return typeof newest === "string" && toEpoch(newest) !== undefined ? newest : "";
}

/**
 * Inside a flow: notes the second newest time of the stored entries. The newest one alone proves nothing: a file that was
 * edited by hand may hold a year to come.
 * Called by: loadData
 */
export function noteStoredTimes(saved: SavedData): void {
  let [newest, second] = ["", ""];
  for (const tableType of TABLE_TYPES) {
    for (const [, { lastUpdated }] of pairs(saved.sharedData[tableType])) {
      if (lastUpdated > newest) {
        second = newest;
        newest = lastUpdated;
      } else if (lastUpdated > second) {
        second = lastUpdated;
      }
      yieldIfOverBudget();
    }
  }
  state.newestStored = second;
}

/**
 * Notes that a user's own client has brought an entry of theirs whose time lies ahead of the clock. Beyond a few users
 * nobody more is needed.
 * Called by: noteIfAhead
 */
export function noteTimeAhead(user: string, stamp: string): void {
  const epoch = toEpoch(stamp);
  if (epoch === undefined || (state.ahead[user] === undefined && state.users >= MAX_USERS)) {
    return;
  }
  state.users += state.ahead[user] === undefined ? 1 : 0;
  state.ahead[user] = { epoch, at: GetTime() };
  isClockOff();
}

/** Called by: isClockOff */
function isBehind(now: number): boolean {
  const limit = fromEpoch(now + OWN_TOLERANCE);
  const isOff = newestOwn() > limit || isAhead(state.newestStored) || areOthersAhead(now);
  if (isOff && state.course !== undefined && math.abs(now - GetTime() - state.course) <= JUMP) {
    // This course is not the one that the clock should keep; one that it has left may be.
    state.course = undefined;
  }
  return isOff;
}

/** Called by: isBehind */
function areOthersAhead(now: number): boolean {
  let count = 0;
  for (const [user, brought] of pairs(state.ahead)) {
    if (brought === undefined || GetTime() - brought.at > AHEAD_SECONDS) {
      state.ahead[user] = undefined;
      state.users -= 1;
    } else if (brought.epoch > now + MAX_AHEAD) {
      count += 1;
    }
  }
  return count >= MIN_USERS;
}

/** Whether the clock has left its course a short while ago. Called by: isClockOff */
function hasJumped(now: number): boolean {
  const course = now - GetTime();
  state.course ??= course;
  if (math.abs(course - state.course) <= JUMP) {
    state.jumpedAt = undefined;
    return false;
  }
  if (state.jumpedAt === undefined || math.abs(course - state.newCourse) > JUMP) {
    state.jumpedAt = GetTime();
    state.newCourse = course;
  }
  if (GetTime() - state.jumpedAt < JUMP_SECONDS) {
    return true;
  }
  state.course = course;
  state.jumpedAt = undefined;
  return false;
}
