/** The sender's tasks around the sessions: whom to sync with, in which order, and what came of it all. */

import { answersToHello, sayHello } from "../session/Presence";
import type { SenderSession } from "./SenderSession";
import { addCounts, countsText, movedAny, noCounts } from "../../DataSyncManager/sync/EntryCounts";
import type { Failure } from "../../DataSyncManager/sync/Failure";
import { text } from "../../DataSyncManager/runtime/Locale";
import { log } from "../../DataSyncManager/sync/SyncLog";
import { problemText } from "../../DataSyncManager/sync/Sessions";
import { rest } from "../../DataSyncManager/runtime/Scheduler";
import {
  addRunUser,
  endRun,
  isStopRequested,
  openRun,
  type RunUser,
  setSearching,
  setUserState,
  type SyncRequest,
  type SyncRun,
} from "../../DataSyncManager/sync/SyncRun";
import { statusOf, wasSyncedToday } from "../../DataSyncManager/guild/KnownUsers";

/** Seconds after the hello has been sent in which answers are waited for: the spread and two slow messages. */
const SEARCH_SECONDS = 3;
/** Seconds until a user who was busy is tried again, and how often they are tried in all. */
const RETRY_SECONDS = 10;
const MAX_ATTEMPTS = 3;

/**
 * Step 2.1. Takes what the player asked for. Finds out who is there, and leaves out those synced within 24 hours unless
 * forced; a user who was named is taken as they are. Returns the run with its users.
 * Called by: StartSync
 */
export function findUsers(request: SyncRequest): SyncRun {
  const run = openRun(request);
  if (request.user !== undefined) {
    addRunUser(run, request.user, statusOf(request.user).addonVersion ?? "", "Waiting");
    return run;
  }
  setSearching(run, true);
  awaitAnswers();
  setSearching(run, false);
  for (const user of leastRecentFirst()) {
    const isRecent = !request.force && wasSyncedToday(user);
    addRunUser(run, user, answersToHello()[user]?.version ?? "", isRecent ? "Skipped" : "Waiting");
  }
  const subject = { role: "sender", sessionId: "", user: "", tableType: "" } as const;
  log(subject, "2.1", text("LOG_FOUND_USERS", run.users.length, countState(run, "Skipped")));
  return run;
}

/**
 * Step 2.2. Takes a run. Returns the next user: those that wait first, then those who were busy, again after a rest.
 * Returns nothing when all are done or the player stopped.
 * Called by: StartSync
 */
export function nextUser(run: SyncRun): RunUser | undefined {
  if (isStopRequested()) {
    return undefined;
  }
  const next = run.users.find((runUser) => runUser.state === "Waiting");
  if (next !== undefined) {
    return next;
  }
  const postponed = run.users.find((runUser) => runUser.state === "Postponed");
  if (postponed === undefined) {
    return undefined;
  }
  for (const _ of $range(1, RETRY_SECONDS)) {
    if (!isStopRequested()) {
      rest(1);
    }
  }
  return isStopRequested() ? undefined : postponed;
}

/**
 * Takes a session and how it ended. Sets its user's state: who was busy is tried again after the others.
 * Called by: StartSync
 */
export function noteUserOutcome(session: SenderSession, problem: Failure | undefined): void {
  const { runUser } = session;
  runUser.attempts += 1;
  if (problem === undefined) {
    setUserState(runUser, "Completed");
  } else {
    const isTriedAgain = problem.mayRetry && runUser.attempts < MAX_ATTEMPTS;
    const state = isTriedAgain ? "Postponed" : "Failed";
    setUserState(runUser, state, problemText(session, problem), problem.reason);
  }
}

/** Takes a run whose users are all done. Says in words what came of it, and ends it. Called by: StartSync */
export function concludeRun(run: SyncRun): void {
  const failed = run.users.filter((runUser) => runUser.state !== "Completed" && runUser.state !== "Skipped");
  if (isStopRequested()) {
    endRun(run, "failed", text("REASON_STOPPED"));
  } else if (run.users.length === 0) {
    endRun(run, "failed", text("OUTCOME_NOBODY"));
  } else if (failed.length > 0) {
    const first = failed[0]!;
    endRun(run, "failed", text("OUTCOME_FAILED", failed.length, run.users.length, first.user, first.problem));
  } else {
    endRun(run, run.request.isPreview === true ? "trial" : "complete", completeText(run));
  }
}

/**
 * Takes a run in which every user was completed or skipped. Returns what was moved, in words.
 * Called by: concludeRun
 */
function completeText(run: SyncRun): string {
  const completed = countState(run, "Completed");
  if (completed === 0) {
    return text("OUTCOME_ALL_RECENT", run.users.length);
  }
  const here = noCounts();
  const there = noCounts();
  for (const runUser of run.users) {
    addCounts(here, runUser.here);
    addCounts(there, runUser.there);
  }
  if (!movedAny(here) && !movedAny(there)) {
    return text("OUTCOME_EQUAL", completed);
  }
  const outcome = run.request.isPreview === true ? "OUTCOME_TRIAL" : "OUTCOME_COMPLETE";
  return text(outcome, completed, countsText(here), countsText(there));
}

/** Says hello and waits until the answers should be there. Called by: findUsers */
function awaitAnswers(): void {
  const messages = sayHello();
  while (messages.some((message) => message.sentAt === undefined && message.refusal === undefined)) {
    if (isStopRequested()) {
      return;
    }
    rest(0.2);
  }
  rest(SEARCH_SECONDS);
}

/** Returns those who answered: who was synced longest ago, or never, comes first. Called by: findUsers */
function leastRecentFirst(): string[] {
  const users: string[] = [];
  for (const [user] of pairs(answersToHello())) {
    users.push(user);
  }
  table.sort(users, (first, second) => {
    const [syncedFirst, syncedSecond] = [statusOf(first).lastSync ?? "", statusOf(second).lastSync ?? ""];
    return syncedFirst === syncedSecond ? first < second : syncedFirst < syncedSecond;
  });
  return users;
}

/** Takes a run and a state. Returns how many users are in it. Called by: completeText, findUsers */
function countState(run: SyncRun, state: RunUser["state"]): number {
  return run.users.filter((runUser) => runUser.state === state).length;
}
