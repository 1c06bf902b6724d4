/** The Sync All (or named sync) of this moment, as the player sees it: users, their states, how far it is. */

import { announceChange } from "../runtime/Changes";
import { type EntryCounts, noCounts } from "./EntryCounts";
import type { Reason } from "./Failure";
import type { SyncMode } from "../data/SavedData";
import type { TableType } from "../data/Schema";

export type UserState = "Waiting" | "In Progress" | "Completed" | "Failed" | "Postponed" | "Skipped";

export interface RunUser {
  user: string;
  version: string;
  state: UserState;
  /** Why it failed or must wait, in words. */
  problem: string;
  /** What kind of problem that is. */
  reason: Reason | undefined;
  attempts: number;
  /** `GetTime` from which on they may be tried again. */
  dueAt: number;
  here: EntryCounts;
  there: EntryCounts;
  /** The same per table, with the number of entries that were equal already; nothing before the sync has ended. */
  tables: Partial<Record<TableType, TableOutcome>>;
  /** Why the first entry of theirs was refused here, in words; empty when none was. */
  refusal: string;
  /** True when a table was still different at the end. */
  isStillDifferent: boolean;
}

/** What became of one table. */
interface TableOutcome {
  here: EntryCounts;
  there: EntryCounts;
  equal: number;
}

/** What the player asked for. */
export interface SyncRequest {
  mode: SyncMode;
  days: number;
  /** Also users who were synced within 24 hours. */
  force: boolean;
  /** Only find out what a sync would do: nothing is written on either side. */
  isPreview?: boolean;
  /** One user by name; nothing for everyone who is there. */
  user?: string;
}

export interface SyncRun {
  request: SyncRequest;
  users: RunUser[];
  /** How much of the present user's sync is done, 0 to 1. */
  progress: number;
  /** When it began, in the seconds of `GetTime`. */
  startedAt: number;
  isSearching: boolean;
  isEnded: boolean;
  stopRequested: boolean;
  outcome: Outcome | undefined;
}

/** How a run ended. */
export interface Outcome {
  kind: "complete" | "failed" | "error" | "preview";
  /** What happened, in words. */
  text: string;
}

const state: {
  run: SyncRun | undefined;
} = {
  run: undefined,
};

/** The new run replaces the last one. Called by: startSyncFlow */
export function openRun(request: SyncRequest): SyncRun {
  state.run = {
    request,
    users: [],
    progress: 0,
    startedAt: GetTime(),
    isSearching: false,
    isEnded: false,
    stopRequested: false,
    outcome: undefined,
  };
  announceChange("sync");
  return state.run;
}

/**
 * The last one once it has ended; nothing before the first.
 * Called by: addSyncs, announceOutcome, drawProgress, drawSyncPane, publicSyncState, tellOthers
 */
export function presentRun(): SyncRun | undefined {
  return state.run;
}

/** False once the run has ended. Called by: drawProgress, drawSyncPane, isBusy, startSyncFlow */
export function isRunning(): boolean {
  return state.run !== undefined && !state.run.isEnded;
}

/** The run stops at its next step. False if none is under way. Called by: stopSync */
export function requestStop(): boolean {
  if (state.run === undefined || state.run.isEnded) {
    return false;
  }
  state.run.stopRequested = true;
  announceChange("sync");
  return true;
}

/**
 * False once the run has ended.
 * Called by: awaitAnswers, concludeRun, findUsers, nextUser, openSenderSession
 */
export function isStopRequested(): boolean {
  return state.run !== undefined && !state.run.isEnded && state.run.stopRequested;
}

/** `version` is that of the user's addon. Called by: findUsers */
export function addRunUser(run: SyncRun, user: string, version: string, state: UserState): void {
  run.users.push({
    user,
    version,
    state,
    problem: "",
    reason: undefined,
    attempts: 0,
    dueAt: 0,
    here: noCounts(),
    there: noCounts(),
    tables: {},
    refusal: "",
    isStillDifferent: false,
  });
  announceChange("sync");
}

/** After a failure, with the reason in words and its kind. Called by: noteUserOutcome, openSenderSession */
export function setUserState(runUser: RunUser, state: UserState, problem = "", reason?: Reason): void {
  runUser.state = state;
  runUser.problem = problem;
  runUser.reason = reason;
  announceChange("sync");
}

/**
 * Of the present user's sync, 0 to 1. It never goes back but to 0, for the next user: how much is to be moved is only known
 * by and by.
 * Called by: beginTable, completeUser, noteProgress, openSenderSession
 */
export function setProgress(progress: number): void {
  if (state.run !== undefined) {
    state.run.progress = progress === 0 ? 0 : math.max(state.run.progress, progress);
    announceChange("sync");
  }
}

/** While the run waits for answers to its hello. Called by: findUsers */
export function setSearching(run: SyncRun, isSearching: boolean): void {
  run.isSearching = isSearching;
  announceChange("sync");
}

/** `outcome` is the sentence that the player reads. Called by: concludeRun, startSyncFlow */
export function endRun(run: SyncRun, kind: Outcome["kind"], outcome: string): void {
  run.isEnded = true;
  run.isSearching = false;
  run.outcome = { kind, text: outcome };
  announceChange("sync");
}
