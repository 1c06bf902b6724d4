import type { CpuMeter } from "../lua/cpuMeter";
import type { ClientStats } from "../realmTypes";
import type { Timeline } from "../server/timeline";
import { createFrameClock, type FrameClock } from "./frameClock";
import { createSliceMeter, type SliceMeter } from "./sliceMeter";

/** Runs one client's frames, and meters what runs in them. */

const DEFAULT_FRAMES_PER_SECOND = 60;

/** What a frame loop needs from its client. */
export interface FrameLoopHost {
  timeline: Timeline;
  meter: CpuMeter;
  /** Where the longest frame is noted. */
  stats: ClientStats;
  framesPerSecond: number | undefined;
  /** What the interface does in every frame, after what came from outside. */
  runFrame: (this: void) => void;
  /** After a frame, outside of what it is metered for. */
  afterFrame: (this: void) => void;
}

/** A client's frames. Whatever comes from outside waits for the next one, as in the game. */
export class FrameLoop {
  readonly clock: FrameClock;
  readonly slices: SliceMeter;
  private inbox: ((this: void) => void)[] = [];

  constructor(private readonly host: FrameLoopHost) {
    const { framesPerSecond, meter, stats, timeline } = host;
    this.clock = createFrameClock(timeline, framesPerSecond ?? DEFAULT_FRAMES_PER_SECOND, () => this.run());
    this.slices = createSliceMeter(meter, timeline.now, stats, this.clock.busyUntil);
  }

  /** Lets something happen in the next frame, unless the client ends or reloads before it. */
  inNextFrame(action: (this: void) => void): void {
    this.inbox.push(action);
    this.clock.wakeAt(this.host.timeline.now());
  }

  /** Plans no further frame, and forgets what has waited for one. */
  stop(): void {
    this.clock.stop();
    this.inbox = [];
  }

  private run(): void {
    const actions = this.inbox;
    this.inbox = [];
    const { afterFrame, runFrame } = this.host;
    this.slices.run(() => {
      for (const action of actions) {
        action();
      }
      runFrame();
    });
    afterFrame();
  }
}
