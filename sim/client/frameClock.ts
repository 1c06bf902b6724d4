import type { Timeline } from "../server/timeline";

/**
 * When a client draws its frames. Code runs only then, and frames in which nothing is due are left out.
 * @noSelf
 */
export interface FrameClock {
  /** Plans a frame at that moment, or the first one after it. */
  wakeAt(time: number): void;
  /** The client is busy until then; no frame starts earlier. */
  busyUntil(time: number): void;
  setRate(framesPerSecond: number): void;
  rate(): number;
  /** No further frame. */
  stop(): void;
}

/** Keeps a frame that lies exactly on a boundary from slipping to the next one by rounding. */
const ROUNDING = 1e-6;

/** The first frame's boundary is now; `onFrame` is called in each frame that is planned. */
export function createFrameClock(
  timeline: Timeline,
  framesPerSecond: number,
  onFrame: (this: void) => void,
): FrameClock {
  let rate = framesPerSecond;
  let origin = timeline.now();
  let lastIndex = 0;
  let busy = 0;
  let pending: number | undefined;
  /** Grows with each frame that is planned, so that a plan that was replaced is known by its number. */
  let plan = 0;

  function wakeAt(time: number): void {
    const earliest = math.max(time, busy);
    const index = math.max(math.ceil((earliest - origin) * rate - ROUNDING), lastIndex + 1);
    if (pending !== undefined && pending <= index) {
      return;
    }
    pending = index;
    plan += 1;
    const planned = plan;
    timeline.at(origin + index / rate, () => {
      if (planned !== plan) {
        return;
      }
      pending = undefined;
      if (timeline.now() < busy) {
        wakeAt(busy);
        return;
      }
      lastIndex = index;
      onFrame();
    });
  }
  function stop(): void {
    plan += 1;
    pending = undefined;
  }
  function setRate(frames: number): void {
    const hadPlan = pending !== undefined;
    stop();
    rate = frames;
    origin = timeline.now();
    lastIndex = 0;
    if (hadPlan) {
      wakeAt(origin);
    }
  }

  return {
    wakeAt,
    busyUntil: (time) => {
      busy = math.max(busy, time);
    },
    setRate,
    rate: () => rate,
    stop,
  };
}
