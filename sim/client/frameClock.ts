import type { Occurrence, Timeline } from "../server/timeline";

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
  /** The frame that is planned: its index, and what the timeline holds of it. */
  let pending: number | undefined;
  let plan: Occurrence | undefined;

  function wakeAt(time: number): void {
    const earliest = math.max(time, busy);
    const index = math.max(math.ceil((earliest - origin) * rate - ROUNDING), lastIndex + 1);
    if (pending !== undefined && pending <= index) {
      return;
    }
    stop();
    pending = index;
    plan = timeline.at(origin + index / rate, () => {
      pending = undefined;
      if (timeline.now() < busy) {
        wakeAt(busy);
        return;
      }
      lastIndex = index;
      onFrame();
    });
  }
  /** Takes a replaced plan back, or each would stay until its moment: a frame may be planned for hours ahead. */
  function stop(): void {
    if (plan !== undefined) {
      timeline.cancel(plan);
    }
    plan = undefined;
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
