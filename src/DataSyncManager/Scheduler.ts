/**
 * Flows are coroutines that this scheduler resumes, a few milliseconds in each frame.
 * Nothing runs and no timer exists while no flow has anything to do.
 */

import { settings } from "./SavedData";

/** One running flow. A flow waits for a signal, for a time, or for the next frame. */
export interface Flow {
  name: string;
  thread: LuaThread;
  /** What a call of `signal` must name to wake it. */
  waitingFor: object | undefined;
  /** `GetTime` at which it wakes by itself. */
  wakeAt: number;
  ended: boolean;
  onError: ((problem: string) => void) | undefined;
}

/** The part of the budget that is used in combat, and below so many frames a second: the player needs the rest. */
const BUSY_PART = 0.5;
const LOW_FRAME_RATE = 20;
/** The part of a frame's budget that may be used up when a call that takes long is made. */
const FRESH_PART = 0.2;

const v = {
  /** In the order in which they get their turns. */
  flows: [] as Flow[],
  current: undefined as Flow | undefined,
  /** `debugprofilestop` at the start of this frame's work. */
  frameStart: 0,
  /** Milliseconds that this frame's work may take. */
  budget: 0,
  /** `GetTime` of the frame in which flows ran last. */
  ranAt: -1,
  /** `GetTime` for which a wake-up is already asked of the game. */
  nextWake: math.huge,
};

/**
 * Takes a name for error messages and a function, which runs as a flow from the next frame on, a slice a frame.
 * An error in it ends the flow, goes to the game's error handler, and to `onError` where that is given.
 * Called by: ask, backUp, exportData, exportLogs, importData, importGuildRoster, inBackground, load,
 * readGuildRoster, replaceData, retryQuarantined, startSyncFlow
 */
export function startFlow(name: string, run: () => void, onError?: (problem: string) => void): void {
  const thread = coroutine.create(run);
  v.flows.push({ name, thread, waitingFor: undefined, wakeAt: 0, ended: false, onError });
  wakeIn(0);
}

/** Inside a flow: rests for so many seconds. Called by: awaitAnswers, makeRoomFor, nextUser, pace */
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
 * Called by: deliver, failConversation, handleResult, messagesNotTo, receiveInSession
 */
export function signal(subject: object): void {
  for (const flow of v.flows) {
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
 * Called by: bytesOf, cellsOf, codeList, codeNewest, codeSpelled, codeWords, collectBatch, compareTables,
 * copyOf, decodeCells, deletedFirst, eachEvent, effectOfSetup, entryLines, exportBlock, forgetReadMarks,
 * grouped, idsInScope, importRoster, listArticles, listRoster, logBlock, merge, migrateTable, nextTimedEvent,
 * notePlanned, pace, packEntries, packRows, partsOf, planRosterImport, readBits, readCells, readHashes,
 * readMembers, rebuildMetadata, retryQuarantine, rosterRows, sendRows, sendWantedEntries, sessionLines,
 * sketchTable, sortRows, sortTexts, subtracted, sumOfRows, tableCode, tidyUp, unpackEntries, unpackRows,
 * validateAll, walkBlock, wantedIds, writeBits, writeCells, writeHashes
 */
export function breathe(): void {
  if (v.current !== undefined && debugprofilestop() - v.frameStart >= v.budget) {
    waitUntil(undefined, 0);
  }
}

/**
 * Before a call that cannot be interrupted, inside a flow: waits for the next frame where this one is already in use.
 * Elsewhere it does nothing.
 * Called by: packValue, unpackBytes
 */
export function awaitFreshFrame(): void {
  if (v.current !== undefined && debugprofilestop() - v.frameStart >= v.budget * FRESH_PART) {
    waitUntil(undefined, 0);
  }
}

/**
 * Inside a loop over entries of a flow: keeps the pace that the settings name, and breathes.
 * Takes how many entries have been processed so far.
 * Called by: applyEntries, importLine
 */
export function pace(processed: number): void {
  const { paceEntries, paceSeconds } = settings();
  if (v.current !== undefined && paceSeconds > 0 && processed % paceEntries === 0) {
    rest(paceSeconds);
    return;
  }
  breathe();
}

/**
 * Gives the control back to the scheduler until the subject is signalled or the time comes.
 * Called by: awaitFreshFrame, breathe, rest, waitForSignal
 */
function waitUntil(subject: object | undefined, time: number): void {
  const flow = v.current;
  if (flow === undefined) {
    error("only a flow can wait");
  }
  flow.waitingFor = subject;
  flow.wakeAt = time;
  coroutine.yield();
}

/**
 * Resumes the flows whose time has come, one slice each, until the frame's budget is used up. Those that ran stand
 * behind the others afterwards, so that in a full frame each gets its turn.
 * Called by: wakeIn
 */
function runFlows(): void {
  v.nextWake = math.huge;
  v.frameStart = debugprofilestop();
  const isBusy = InCombatLockdown() || GetFramerate() < LOW_FRAME_RATE;
  v.budget = settings().frameBudget * (isBusy ? BUSY_PART : 1);
  const now = GetTime();
  v.ranAt = now;
  const waiting: Flow[] = [];
  const ran: Flow[] = [];
  const count = v.flows.length;
  for (const index of $range(0, count - 1)) {
    const flow = v.flows[index]!;
    if (flow.wakeAt > now || debugprofilestop() - v.frameStart >= v.budget) {
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
  for (const index of $range(count, v.flows.length - 1)) {
    waiting.push(v.flows[index]!);
  }
  v.flows = waiting;
  askForNextWake();
}

/** Asks for a wake-up at the time of the flow that comes first. Called by: runFlows */
function askForNextWake(): void {
  let earliest = math.huge;
  for (const flow of v.flows) {
    earliest = math.min(earliest, flow.wakeAt);
  }
  if (earliest < math.huge) {
    wakeIn(math.max(0, earliest - GetTime()));
  }
}

/** Takes a flow whose time has come. Runs one slice of it. Called by: runFlows */
function resume(flow: Flow): void {
  flow.waitingFor = undefined;
  v.current = flow;
  const [ok, problem] = coroutine.resume(flow.thread);
  v.current = undefined;
  flow.ended = coroutine.status(flow.thread) === "dead";
  if (!ok) {
    geterrorhandler()(`GuildHelper, ${flow.name}: ${tostring(problem)}`);
    flow.onError?.(tostring(problem));
  }
}

/**
 * Asks the game to run the flows in so many seconds, unless it will do so earlier anyway.
 * Called by: askForNextWake, signal, startFlow
 */
function wakeIn(seconds: number): void {
  const time = GetTime() + seconds;
  if (time >= v.nextWake) {
    return;
  }
  v.nextWake = time;
  C_Timer.After(seconds, () => {
    // An earlier wake-up that was asked for later has run the flows already, and this one comes too late.
    if (v.nextWake > time) {
      return;
    }
    if (v.ranAt === GetTime()) {
      // The flows have had their part of this frame.
      v.nextWake = math.huge;
      wakeIn(0);
    } else {
      runFlows();
    }
  });
}
