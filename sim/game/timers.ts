interface Timer {
  due: number;
  order: number;
  /** Seconds between two calls; undefined for a timer that fires once. */
  interval: number | undefined;
  callsLeft: number;
  cancelled: boolean;
  fire: (this: void) => void;
}

/**
 * The timers of one client.
 * @noSelf
 */
export interface Timers {
  api: TimerApi;
  /** Calls what is due, in order. What a callback starts is due in a later frame at the earliest. */
  runDue(): void;
  /** When the next timer is due, undefined without one. */
  nextDue(): number | undefined;
}

/** Seconds of the longest timer: the game counts 2^32 milliseconds, less what the computer has been running. */
const LONGEST_TIMER = 40 * 86400;
/** So much earlier than due, in seconds, still counts as due: rounding of frame times. */
const ROUNDING = 1e-6;

/** Stands for a ticker without an end. */
const FOR_EVER = math.huge;

function comesBefore(first: Timer, second: Timer): boolean {
  return first.due < second.due || (first.due === second.due && first.order < second.order);
}

/** Takes the clock, how to call an addon's function, and how to ask for a frame at a moment. */
export function createTimers(
  now: (this: void) => number,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  call: (this: void, fn: (this: void, ...args: any[]) => void, ...args: unknown[]) => void,
  wakeAt: (this: void, time: number) => void,
): Timers {
  let timers: Timer[] = [];
  let lastOrder = 0;

  function add(seconds: unknown, interval: number | undefined, calls: number): Timer {
    if (typeof seconds !== "number") {
      error("Usage: C_Timer: seconds must be a number", 3);
    }
    lastOrder += 1;
    if (seconds > LONGEST_TIMER) {
      error("C_Timer: duration is too large", 3);
    }
    const due = now() + math.max(seconds, 0);
    const timer = { due, order: lastOrder, interval, callsLeft: calls, cancelled: false, fire: () => {} };
    timers.push(timer);
    wakeAt(due);
    return timer;
  }
  function addWithHandle(
    seconds: number,
    callback: (this: void, handle: TimerHandle) => void,
    interval: number | undefined,
    calls: number,
  ): TimerHandle {
    if (typeof callback !== "function") {
      error("Usage: C_Timer: callback must be a function", 3);
    }
    const timer = add(seconds, interval, calls);
    const handle: TimerHandle = {
      Cancel(this: TimerHandle) {
        timer.cancelled = true;
      },
      IsCancelled(this: TimerHandle) {
        return timer.cancelled;
      },
    };
    timer.fire = () => call(callback, handle);
    return handle;
  }
  function fire(timer: Timer): void {
    timer.callsLeft -= 1;
    timer.fire();
    if (timer.interval === undefined || timer.callsLeft <= 0) {
      timer.cancelled = true;
      return;
    }
    timer.due = now() + timer.interval;
  }
  function runDue(): void {
    const limit = now() + ROUNDING;
    const known = lastOrder;
    const due = timers.filter((timer) => timer.due <= limit && timer.order <= known);
    if (due.length === 0) {
      return;
    }
    table.sort(due, comesBefore);
    for (const timer of due) {
      if (!timer.cancelled) {
        fire(timer);
      }
    }
    timers = timers.filter((timer) => !timer.cancelled);
  }
  function nextDue(): number | undefined {
    let next: number | undefined;
    for (const timer of timers) {
      if (!timer.cancelled && (next === undefined || timer.due < next)) {
        next = timer.due;
      }
    }
    return next;
  }

  return {
    api: {
      After: (seconds, callback) => {
        if (typeof callback !== "function") {
          error("Usage: C_Timer.After(seconds, callback)", 2);
        }
        add(seconds, undefined, 1).fire = () => call(callback);
      },
      NewTicker: (seconds, callback, iterations) =>
        addWithHandle(seconds, callback, math.max(seconds, 0), iterations ?? FOR_EVER),
      NewTimer: (seconds, callback) => addWithHandle(seconds, callback, undefined, 1),
    },
    runDue,
    nextDue,
  };
}
