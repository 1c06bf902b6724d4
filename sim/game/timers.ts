import { DAY } from "./calendar";

/** The game's `C_Timer`. A timer fires in the first frame after it is due. */

interface Timer {
  due: number;
  order: number;
  /** Seconds between two calls; undefined for a timer that fires once. */
  interval: number | undefined;
  callsLeft: number;
  cancelled: boolean;
  fire: (this: void) => void;
}

/** Seconds of the longest timer: the game counts 2^32 milliseconds, less what the computer has been running. */
const LONGEST_TIMER = 40 * DAY;
/** So much earlier than due, in seconds, still counts as due: rounding of frame times. */
const ROUNDING = 1e-6;

/** Stands for a ticker without an end. */
const FOR_EVER = math.huge;

function comesBefore(first: Timer, second: Timer): boolean {
  return first.due < second.due || (first.due === second.due && first.order < second.order);
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Call = (this: void, fn: (this: void, ...args: any[]) => void, ...args: unknown[]) => void;

/** The timers of one client. */
export class Timers {
  /** The game's `C_Timer`. */
  readonly api: TimerApi;
  private timers: Timer[] = [];
  private lastOrder = 0;

  /** `call` runs an addon's function, and `wakeAt` asks for a frame at a moment. */
  constructor(
    private readonly now: (this: void) => number,
    private readonly call: Call,
    private readonly wakeAt: (this: void, time: number) => void,
  ) {
    this.api = {
      After: (seconds, callback) => {
        if (typeof callback !== "function") {
          error("Usage: C_Timer.After(seconds, callback)", 2);
        }
        this.add(seconds, undefined, 1).fire = () => call(callback);
      },
      NewTicker: (seconds, callback, iterations) =>
        this.addWithHandle(seconds, callback, math.max(seconds, 0), iterations ?? FOR_EVER),
      NewTimer: (seconds, callback) => this.addWithHandle(seconds, callback, undefined, 1),
    };
  }

  /** Calls what is due, in order. What a callback starts is due in a later frame at the earliest. */
  runDue(): void {
    const limit = this.now() + ROUNDING;
    const known = this.lastOrder;
    const due = this.timers.filter((timer) => timer.due <= limit && timer.order <= known);
    if (due.length === 0) {
      return;
    }
    table.sort(due, comesBefore);
    for (const timer of due) {
      if (!timer.cancelled) {
        this.fire(timer);
      }
    }
    this.timers = this.timers.filter((timer) => !timer.cancelled);
  }

  /** When the next timer is due, undefined without one. */
  nextDue(): number | undefined {
    let next: number | undefined;
    for (const timer of this.timers) {
      if (!timer.cancelled && (next === undefined || timer.due < next)) {
        next = timer.due;
      }
    }
    return next;
  }

  private add(seconds: unknown, interval: number | undefined, calls: number): Timer {
    if (typeof seconds !== "number") {
      error("Usage: C_Timer: seconds must be a number", 3);
    }
    this.lastOrder += 1;
    if (seconds > LONGEST_TIMER) {
      error("C_Timer: duration is too large", 3);
    }
    const due = this.now() + math.max(seconds, 0);
    const timer = {
      due,
      order: this.lastOrder,
      interval,
      callsLeft: calls,
      cancelled: false,
      fire: () => {},
    };
    this.timers.push(timer);
    this.wakeAt(due);
    return timer;
  }

  private addWithHandle(
    seconds: number,
    callback: (this: void, handle: TimerHandle) => void,
    interval: number | undefined,
    calls: number,
  ): TimerHandle {
    if (typeof callback !== "function") {
      error("Usage: C_Timer: callback must be a function", 3);
    }
    const timer = this.add(seconds, interval, calls);
    const handle: TimerHandle = {
      Cancel(this: TimerHandle) {
        timer.cancelled = true;
      },
      IsCancelled(this: TimerHandle) {
        return timer.cancelled;
      },
    };
    timer.fire = () => this.call(callback, handle);
    return handle;
  }

  private fire(timer: Timer): void {
    timer.callsLeft -= 1;
    timer.fire();
    if (timer.interval === undefined || timer.callsLeft <= 0) {
      timer.cancelled = true;
      return;
    }
    timer.due = this.now() + timer.interval;
  }
}
