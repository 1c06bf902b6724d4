/** What came in and was not listened to, counted by reason and by who sent it; entries without room by their table. */

import { byTable, type TableType } from "../data/Schema";

/** Why a message was not listened to. */
export type RejectionReason =
  | "stranger"
  | "early"
  | "malformed"
  | "unknown"
  | "channel"
  | "ignored"
  | "secret"
  | "noSession"
  | "misfit"
  | "flood"
  | "entry";

/** Users that are counted by name; the rest are counted together. */
const MAX_USERS = 50;
/** The name under which the rest are counted. */
const OTHERS = "*";
/** Seconds between two answers to messages of one user that cannot be understood. */
const ANSWER_INTERVAL = 5;
/** Users whose last answer is remembered; with one more, all are forgotten who may get another one. */
const MAX_ANSWERED = 200;

const state: {
  counts: Record<string, Partial<Record<RejectionReason, number>> | undefined>;
  users: number;
  answeredAt: Record<string, number | undefined>;
  answered: number;
  /** Entries that found no room since login. */
  full: Record<TableType, number>;
} = {
  counts: {},
  users: 0,
  answeredAt: {},
  answered: 0,
  full: byTable(() => 0),
};

/** Counts per user and reason; shown in the status. Called by: applyEntries, reject */
export function countRejection(user: string, reason: RejectionReason, count = 1): void {
  const name = state.counts[user] === undefined && state.users >= MAX_USERS ? OTHERS : user;
  let counts = state.counts[name];
  if (counts === undefined) {
    counts = {};
    state.counts[name] = counts;
    state.users += 1;
  }
  counts[reason] = (counts[reason] ?? 0) + count;
}

/** By user, then by reason. Read only. Called by: statusLines */
export function rejections(): Readonly<
  Record<string, Readonly<Partial<Record<RejectionReason, number>>> | undefined>
> {
  return state.counts;
}

/** An entry has found no room in its table. Called by: problemOfRoom */
export function countFull(tableType: TableType): void {
  state.full[tableType] += 1;
}

/** How many entries have found no room in a table since login. Called by: statusLines */
export function fullCount(tableType: TableType): number {
  return state.full[tableType];
}

/**
 * Whether to tell a user that their message was not understood: seldom, so that two clients never answer each other
 * forever.
 * Called by: answerNoSession, answerUnknown
 */
export function mayAnswer(user: string): boolean {
  const last = state.answeredAt[user];
  if (last !== undefined && GetTime() - last < ANSWER_INTERVAL) {
    return false;
  }
  if (last === undefined && state.answered >= MAX_ANSWERED) {
    forgetAnswered();
    if (state.answered >= MAX_ANSWERED) {
      return false;
    }
  }
  state.answered += last === undefined ? 1 : 0;
  state.answeredAt[user] = GetTime();
  return true;
}

/** Forgets those whose last answer is long enough ago. Called by: mayAnswer */
function forgetAnswered(): void {
  for (const [user, at] of pairs(state.answeredAt)) {
    if (at !== undefined && GetTime() - at >= ANSWER_INTERVAL) {
      state.answeredAt[user] = undefined;
      state.answered -= 1;
    }
  }
}
