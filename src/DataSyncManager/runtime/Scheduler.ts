/**
 * Flows are coroutines that this scheduler resumes, a few milliseconds in each frame.
 * Nothing runs and no timer exists while no flow has anything to do.
 */

/** How much of a frame flows may use, and how long loops over entries rest. */
export interface Pacing {
  /** Milliseconds that the addon may use of one frame. */
  frameBudget: number;
  /** A long loop rests for `paceSeconds` after every `paceEntries` entries. */
  paceEntries: number;
  paceSeconds: number;
}

/** What applies until the player's settings are loaded, and what new settings begin with. */
export const DEFAULT_PACING: Pacing = { frameBudget: 2, paceEntries: 50, paceSeconds: 0.1 };

/** One running flow. A flow waits for a signal, for a time, or for the next frame. */
interface Flow {
  name: string;
  thread: LuaThread;
  /** What a call of `signal` must name to wake it. */
  waitingFor: object | undefined;
  /** `GetTime` at which it wakes by itself. */
  wakeAt: number;
  ended: boolean;
  /** Gets the error's text once the flow has ended. Called by: resume */
  onError: ((this: void, problem: string) => void) | undefined;
}

/** The part of the budget that is used in combat, and below so many frames a second: the player needs the rest. */
const BUSY_PART = 0.5;
const LOW_FRAME_RATE = 20;

const state: {
  /**
   * Read anew each frame, because settings change and saved data are replaced.
   * Called by: runFlows, usePacing, yieldPaced
   */
  pacing: (this: void) => Pacing;
  /** In the order in which they get their turns. */
  flows: Flow[];
  current: Flow | undefined;
  /** `debugprofilestop` at the start of this frame's work. */
  frameStart: number;
  /** Milliseconds that this frame's work may take. */
  budget: number;
  /** `GetTime` of the frame in which flows ran last. */
  ranAt: number;
  /** `GetTime` for which a wake-up is already asked of the game. */
  nextWake: number;
} = {
  pacing: (): Pacing => DEFAULT_PACING,
  flows: [],
  current: undefined,
  frameStart: 0,
  budget: 0,
  ranAt: -1,
  nextWake: math.huge,
};

/**
 * Lets the scheduler follow the player's settings, which it reads in each frame.
 * Called by: GuildHelper.ts
 */
export function usePacing(pacing: (this: void) => Pacing): void {
  state.pacing = pacing;
}

/**
 * Runs a function as a flow from the next frame on, one slice per frame. An error ends the flow, goes to the game's
 * error handler, and to `onError`; the name appears in error messages.
 * Called by: 18 functions in Background.ts, DataCommands.ts, GuildHelper.ts, GuildRoster.ts, ImportRoster.ts,
 * MaintenancePane.ts, PackedParts.ts, SyncCommands.ts
 */
export function startFlow(
  name: string,
  run: () => void,
  onError?: (this: void, problem: string) => void,
): void {
  const thread = coroutine.create(run);
  state.flows.push({ name, thread, waitingFor: undefined, wakeAt: 0, ended: false, onError });
  wakeIn(0);
}

/** Inside a flow: rests for so many seconds. Called by: awaitAnswers, makeRoomFor, nextUser, yieldPaced */
export function rest(seconds: number): void {
  waitUntil(undefined, GetTime() + seconds);
}

/**
 * Inside a flow: waits until `signal` names the same object, or so many seconds have passed.
 * Called by: awaitBatchAnswer, awaitMessage, awaitSent, awaitTransfer
 */
export function waitForSignal(subject: object, seconds: number): void {
  waitUntil(subject, GetTime() + seconds);
}

/**
 * Wakes the flows that wait for this object, in the next frame.
 * Called by: deliver, failConnection, handleResult, messagesKept, receiveInSession
 */
export function signal(subject: object): void {
  for (const flow of state.flows) {
    if (flow.waitingFor === subject) {
      flow.waitingFor = undefined;
      flow.wakeAt = 0;
      wakeIn(0);
    }
  }
}

/**
 * Inside a long loop of a flow: lets the frame go on when the budget of this frame is used up. Elsewhere it does
 * nothing, so that a task can be called from both.
 * Called by: 94 functions in DataSyncComs, DataSyncHandler, DataSyncManager, Interface, Maintenance
 */
export function yieldIfOverBudget(): void {
  if (state.current !== undefined && debugprofilestop() - state.frameStart >= state.budget) {
    waitUntil(undefined, 0);
  }
}

/**
 * Inside a flow's loop: rests as the pacing in the settings says, given how many entries are done so far, and else
 * yields once the frame's budget is used up.
 * Called by: applyEntries, verifyHashes, writeBlock
 */
export function yieldPaced(processed: number): void {
  const { paceEntries, paceSeconds } = state.pacing();
  if (state.current !== undefined && paceSeconds > 0 && processed % paceEntries === 0) {
    rest(paceSeconds);
    return;
  }
  yieldIfOverBudget();
}

/**
 * Gives the control back to the scheduler until the subject is signalled or the time comes.
 * Called by: rest, waitForSignal, yieldIfOverBudget
 */
function waitUntil(subject: object | undefined, time: number): void {
  const flow = state.current;
  if (flow === undefined) {
    error("only a flow can wait");
  }
  flow.waitingFor = subject;
  flow.wakeAt = time;
  coroutine.yield();
}

/**
 * Resumes the flows that are due, one slice each, until the frame's budget is used up. Those that ran go to the end
 * of the list, so that in a full frame each gets its turn.
 * Called by: wakeIn
 */
function runFlows(): void {
  state.nextWake = math.huge;
  state.frameStart = debugprofilestop();
  const isBusy = InCombatLockdown() || GetFramerate() < LOW_FRAME_RATE;
  state.budget = state.pacing().frameBudget * (isBusy ? BUSY_PART : 1);
  const now = GetTime();
  state.ranAt = now;
  const waiting: Flow[] = [];
  const ran: Flow[] = [];
  const count = state.flows.length;
  for (const index of $range(0, count - 1)) {
    const flow = state.flows[index]!;
    if (flow.wakeAt > now || debugprofilestop() - state.frameStart >= state.budget) {
      waiting.push(flow);
    } else {
      resume(flow);
      ran.push(flow);
    }
  }
  for (const flow of ran) {
    if (!flow.ended) {
      waiting.push(flow);
    }
  }
  for (const index of $range(count, state.flows.length - 1)) {
    waiting.push(state.flows[index]!);
  }
  state.flows = waiting;
  askForNextWake();
}

/** Asks for a wake-up at the time of the flow that comes first. Called by: runFlows */
function askForNextWake(): void {
  let earliest = math.huge;
  for (const flow of state.flows) {
    earliest = math.min(earliest, flow.wakeAt);
  }
  if (earliest < math.huge) {
    wakeIn(math.max(0, earliest - GetTime()));
  }
}

/** Runs one slice of a flow that is due. Called by: runFlows */
function resume(flow: Flow): void {
  flow.waitingFor = undefined;
  state.current = flow;
  const [ok, problem] = coroutine.resume(flow.thread);
  state.current = undefined;
  flow.ended = coroutine.status(flow.thread) === "dead";
  if (!ok) {
    geterrorhandler()(`GuildHelper, ${flow.name}: ${tostring(problem)}`);
    if (flow.onError !== undefined) {
      // An error in here must not stop the other flows.
      const [isHandled, worse] = pcall(flow.onError, tostring(problem));
      if (!isHandled) {
        geterrorhandler()(`GuildHelper, ${flow.name}: ${tostring(worse)}`);
      }
    }
  }
}

/**
 * Asks the game to run the flows in so many seconds, unless it will do so earlier anyway.
 * Called by: askForNextWake, signal, startFlow
 */
function wakeIn(seconds: number): void {
  const time = GetTime() + seconds;
  if (time >= state.nextWake) {
    return;
  }
  state.nextWake = time;
  C_Timer.After(seconds, () => {
    // An earlier wake-up that was asked for later has run the flows already, and this one comes too late.
    if (state.nextWake > time) {
      return;
    }
    if (state.ranAt === GetTime()) {
      // The flows have had their part of this frame.
      state.nextWake = math.huge;
      wakeIn(0);
    } else {
      runFlows();
    }
  });
}
