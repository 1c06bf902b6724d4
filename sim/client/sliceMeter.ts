import type { CpuMeter } from "../lua/cpuMeter";
import type { ClientStats } from "../realmTypes";

/**
 * Adds up what a client runs in one frame.
 * @noSelf
 */
export interface SliceMeter {
  /** Runs a function that does not throw as part of the present frame. */
  run(fn: (this: void) => void): void;
  /** Runs a function behind a loading screen, which is no frame. */
  runLoading(fn: (this: void) => void): void;
  /** Milliseconds since the start: the frame's moment and what it has cost so far. Never goes back. */
  profileTime(this: void): number;
}

/** Milliseconds that a look at the profiling clock takes, so that a loop which waits for it ends. */
const LOOK_COST = 0.0002;

/** Notes the longest slice in `stats`, and tells `busyUntil` how long the client is busy. */
export function createSliceMeter(
  meter: CpuMeter,
  now: (this: void) => number,
  stats: ClientStats,
  busyUntil: (this: void, time: number) => void,
): SliceMeter {
  let start = -1;
  let measured = 0;
  let latest = 0;

  /** Begins a slice if virtual time has moved on since the last one. */
  function begin(): void {
    if (now() === start) {
      return;
    }
    start = now();
    measured = 0;
    meter.start();
  }
  function run(fn: (this: void) => void): void {
    begin();
    const startedAt = os.clock();
    const costBefore = meter.cost();
    meter.run(fn);
    stats.work += meter.cost() - costBefore;
    measured += (os.clock() - startedAt) * 1000;
    stats.longestSlice = math.max(stats.longestSlice, meter.cost());
    stats.longestSliceMeasured = math.max(stats.longestSliceMeasured, measured);
    busyUntil(start + meter.cost() / 1000);
  }
  function runLoading(fn: (this: void) => void): void {
    start = now();
    meter.start();
    meter.run(fn);
    stats.loadingTime = meter.cost();
    start = -1;
  }
  function profileTime(this: void): number {
    begin();
    meter.charge(LOOK_COST);
    latest = math.max(latest, start * 1000 + meter.cost());
    return latest;
  }
  return { run, runLoading, profileTime };
}
