/**
 * What a client's code costs, by a model and not by the clock, so that the same seed gives the same run.
 * @noSelf
 */
export interface CpuMeter {
  /** Starts a new slice at zero. */
  start(): void;
  /** Milliseconds that the slice has cost so far. */
  cost(): number;
  /** Adds what the game's own code would have taken, in milliseconds. */
  charge(milliseconds: number): void;
  /** Runs the realm's own code in the place of the game's: its instructions do not count. */
  uncounted<Result>(fn: (this: void) => Result): Result;
  /** Runs a function that does not throw, counting its instructions into the slice. */
  run(fn: (this: void) => void): void;
  /** `coroutine.create` whose coroutines are counted as well: a hook belongs to a single coroutine. */
  createCoroutine(fn: (this: void, ...args: unknown[]) => unknown): LuaThread;
  /** `coroutine.wrap` with the same. */
  wrapCoroutine(fn: (this: void, ...args: unknown[]) => unknown): (this: void, ...args: unknown[]) => unknown;
}

/** Instructions of the virtual machine between two counts. */
const COUNT_STEP = 1000;
/** Milliseconds for one step: 50 million instructions a second, an ordinary computer. */
const STEP_COST = 0.02;

function raise(this: void, message: unknown): never {
  error(message as string, 0);
}

/** Passes on what a resumed coroutine yielded or returned, or throws what it threw. */
function passOn(this: void, ok?: boolean, ...results: unknown[]): LuaMultiReturn<unknown[]> {
  if (!ok) {
    raise(...(results as [unknown]));
  }
  return $multi(...results);
}

/** A meter at zero. */
export function createCpuMeter(): CpuMeter {
  let cost = 0;
  let depth = 0;

  let paused = 0;

  function count(this: void): void {
    if (paused === 0) {
      cost += STEP_COST;
    }
  }
  function uncounted<Result>(fn: (this: void) => Result): Result {
    paused += 1;
    const [ok, result] = pcall(fn);
    paused -= 1;
    if (!ok) {
      raise(result);
    }
    return result;
  }
  function run(fn: (this: void) => void): void {
    depth += 1;
    if (depth === 1) {
      debug.sethook(count, "", COUNT_STEP);
    }
    fn();
    depth -= 1;
    if (depth === 0) {
      debug.sethook();
    }
  }
  function createCoroutine(fn: (this: void, ...args: unknown[]) => unknown): LuaThread {
    const thread = coroutine.create(fn);
    debug.sethook(thread, count, "", COUNT_STEP);
    return thread;
  }
  function wrapCoroutine(fn: (this: void, ...args: unknown[]) => unknown) {
    const thread = createCoroutine(fn);
    const resume = coroutine.resume as unknown as (
      this: void,
      thread: LuaThread,
      ...args: unknown[]
    ) => LuaMultiReturn<[boolean, ...unknown[]]>;
    return (...args: unknown[]) => passOn(...(resume(thread, ...args) as [boolean, ...unknown[]]));
  }

  return {
    start: () => {
      cost = 0;
    },
    cost: () => cost,
    charge: (milliseconds: number) => {
      cost += milliseconds;
    },
    uncounted,
    run,
    createCoroutine,
    wrapCoroutine,
  };
}
