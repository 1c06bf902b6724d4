/** Who sends too much is not listened to for a while. */

/** Messages that a user may send at once, and each second: four times what the rate of bytes lets through. */
const BURST = 150;
const PER_SECOND = 15;
/** Requests to begin something, at once and each minute. */
const REQUEST_BURST = 12;
const REQUESTS_PER_MINUTE = 20;
/** Seconds in which who went over it is not listened to. */
const IGNORED_SECONDS = 60;
/** Users that are kept in mind; beyond them the ones that are not ignored are forgotten. */
const MAX_USERS = 200;

interface Allowance {
  messages: number;
  requests: number;
  at: number;
  ignoredUntil: number;
}

const state: {
  users: Record<string, Allowance | undefined>;
  count: number;
} = {
  users: {},
  count: 0,
};

/**
 * Whether to accept a message from a user, who is ignored for a while after too many. The second value is true only
 * for the message that was one too many, so that it is logged once.
 * Called by: problemOf
 */
export function takeAllowance(
  user: string,
  isRequest: boolean,
): LuaMultiReturn<[isListenedTo: boolean, isTooMuch: boolean]> {
  const allowance = allowanceOf(user);
  const now = GetTime();
  if (now < allowance.ignoredUntil) {
    return $multi(false, false);
  }
  const seconds = now - allowance.at;
  allowance.at = now;
  allowance.messages = math.min(BURST, allowance.messages + seconds * PER_SECOND) - 1;
  allowance.requests = math.min(REQUEST_BURST, allowance.requests + (seconds * REQUESTS_PER_MINUTE) / 60);
  if (isRequest) {
    allowance.requests -= 1;
  }
  if (allowance.messages >= 0 && allowance.requests >= 0) {
    return $multi(true, false);
  }
  allowance.ignoredUntil = now + IGNORED_SECONDS;
  return $multi(false, true);
}

/** What a user may still send now; a full allowance for someone new. Called by: takeAllowance */
function allowanceOf(user: string): Allowance {
  const known = state.users[user];
  if (known !== undefined) {
    return known;
  }
  if (state.count >= MAX_USERS) {
    forgetQuiet();
  }
  const allowance = { messages: BURST, requests: REQUEST_BURST, at: GetTime(), ignoredUntil: 0 };
  state.users[user] = allowance;
  state.count += 1;
  return allowance;
}

/** Forgets those who are not ignored at the moment. Called by: allowanceOf */
function forgetQuiet(): void {
  const kept: Record<string, Allowance | undefined> = {};
  let count = 0;
  for (const [user, allowance] of pairs(state.users)) {
    if (allowance !== undefined && GetTime() < allowance.ignoredUntil) {
      kept[user] = allowance;
      count += 1;
    }
  }
  state.users = kept;
  state.count = count;
}
