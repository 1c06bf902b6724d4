import type { SyncState } from "./report";

/** Shows the progress of a sync. */

const WIDTH = 30;
const ERASE_LINE = "\r\x1b[2K";

/**
 * What draws the progress of one sync.
 * @noSelf
 */
export interface ProgressBar {
  draw(state: SyncState | undefined, seconds: number): void;
  finish(): void;
}

/** The part of a sync that is done, 0 to 1, and in words what it does. */
function situation(state: SyncState | undefined): LuaMultiReturn<[done: number, words: string]> {
  if (state === undefined || state.isSearching || state.users.length === 0) {
    return $multi(0, "looking for members");
  }
  let done = 0;
  let words = "";
  for (const { user, state: userState } of state.users) {
    if (userState === "In Progress") {
      done += state.progress;
      words = user;
    } else if (userState !== "Waiting" && userState !== "Postponed") {
      done += 1;
    }
  }
  return $multi(done / state.users.length, words);
}

/** A terminal has one line that moves; elsewhere each fifth has a line of its own. */
export function createProgressBar(isTerminal: boolean): ProgressBar {
  let lastStep = -1;

  function draw(state: SyncState | undefined, seconds: number): void {
    const [done, words] = situation(state);
    const step = math.floor(done * (isTerminal ? 100 : 5));
    if (step === lastStep) {
      return;
    }
    lastStep = step;
    const filled = math.floor(done * WIDTH);
    const bar = string.rep("#", filled) + string.rep("-", WIDTH - filled);
    const line = string.format("  [%s] %3d %%  %5.1f s  %s", bar, done * 100, seconds, words);
    io.write(isTerminal ? ERASE_LINE + line : `${line}\n`);
    io.stdout.flush();
  }
  function finish(): void {
    if (isTerminal) {
      io.write(ERASE_LINE);
    }
  }
  return { draw, finish };
}
