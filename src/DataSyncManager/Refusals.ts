/** What came in and was not listened to, counted by reason and by who sent it. */

/** Why a message was not listened to. */
export type RefusalReason =
  "stranger" | "malformed" | "unknown" | "secret" | "noSession" | "misfit" | "flood" | "entry";

/** Users that are counted by name; the rest are counted together. */
const MAX_USERS = 50;
/** The name under which the rest are counted. */
const OTHERS = "*";
/** Seconds between two answers to messages of one user that cannot be understood. */
const ANSWER_INTERVAL = 5;

const v = {
  counts: {} as Record<string, Partial<Record<RefusalReason, number>> | undefined>,
  users: 0,
  answeredAt: {} as Record<string, number | undefined>,
};

/**
 * Takes a user and why what they sent was not taken, and how often. Counts it.
 * Called by: answerNoSession, applyEntries, receiveAddonMessage, receiveChunk, receiveControl
 */
export function countRefusal(user: string, reason: RefusalReason, count = 1): void {
  const name = v.counts[user] === undefined && v.users >= MAX_USERS ? OTHERS : user;
  let counts = v.counts[name];
  if (counts === undefined) {
    counts = {};
    v.counts[name] = counts;
    v.users += 1;
  }
  counts[reason] = (counts[reason] ?? 0) + count;
}

/** Returns the counts by user, and each user's by reason, to be read only. Called by: showStatus */
export function refusals(): Readonly<
  Record<string, Readonly<Partial<Record<RefusalReason, number>>> | undefined>
> {
  return v.counts;
}

/**
 * Takes a user whose message cannot be understood. Returns whether to tell them, which happens seldom, so that two
 * clients never answer each other without end.
 * Called by: answerNoSession, answerUnknown
 */
export function mayAnswer(user: string): boolean {
  const last = v.answeredAt[user];
  if (last !== undefined && GetTime() - last < ANSWER_INTERVAL) {
    return false;
  }
  v.answeredAt[user] = GetTime();
  return true;
}
