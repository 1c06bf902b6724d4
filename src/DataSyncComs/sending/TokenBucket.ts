/**
 * How many bytes may be sent now. Bytes are counted the way the library does that most addons use, so that together
 * with them the client stays below what servers are known to bear.
 */

/** Bytes a second; the rate at which servers are known not to throttle. */
const BYTES_PER_SECOND = 800;
/** Bytes that may be saved up while nothing is sent. */
const BURST = 4000;
/** Bytes that each message costs besides its text and its target's name. */
const OVERHEAD = 40;
/** Seconds after a login or a loading screen in which the server is busy with it, and the part of the rate then. */
const SETTLING_SECONDS = 5;
const SETTLING_FACTOR = 0.1;
/** Below so many frames a second the computer has enough to do: half the rate. */
const LOW_FRAME_RATE = 20;
const LOW_FRAME_FACTOR = 0.5;

const state = {
  available: 0,
  filledAt: 0,
  /** `GetTime` until which the server is busy with the player's arrival. */
  settlesAt: 0,
};

/**
 * Begins with an empty bucket, at login and after each loading screen.
 * Called by: the game, on PLAYER_ENTERING_WORLD
 */
export function startAfterLoading(): void {
  state.available = 0;
  state.filledAt = GetTime();
  state.settlesAt = GetTime() + SETTLING_SECONDS;
}

/**
 * In bytes, with the overhead of a message; the target is empty for a channel.
 * Called by: countForeignTraffic, sendNext
 */
export function costOf(message: string, target: string): number {
  return message.length + target.length + OVERHEAD;
}

/** False if the bucket has less; then it stays as it is. Called by: sendNext */
export function takeBytes(cost: number): boolean {
  fill();
  if (state.available < cost) {
    return false;
  }
  state.available -= cost;
  return true;
}

/**
 * Another addon's traffic may take the bucket below zero, so that both together keep the rate.
 * Called by: countForeignTraffic
 */
export function chargeForeignBytes(cost: number): void {
  fill();
  state.available = math.max(state.available - cost, -BURST);
}

/** Adds what has come in since the last look. Called by: chargeForeignBytes, takeBytes */
function fill(): void {
  const now = GetTime();
  const isSettling = now < state.settlesAt;
  const factor = isSettling ? SETTLING_FACTOR : GetFramerate() < LOW_FRAME_RATE ? LOW_FRAME_FACTOR : 1;
  const limit = isSettling ? BURST * SETTLING_FACTOR : BURST;
  state.available = math.min(limit, state.available + (now - state.filledAt) * BYTES_PER_SECOND * factor);
  state.filledAt = now;
}
