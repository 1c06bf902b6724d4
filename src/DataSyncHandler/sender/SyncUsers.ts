/** The sender's tasks around the sessions: whom to sync with, in which order, and what came of it all. */

import { answersToHello, sayHello } from "../session/Presence";
import type { SenderSession } from "./SenderSession";
import { addCounts, countsText, movedAny, noCounts } from "../../DataSyncManager/sync/EntryCounts";
import { type Failure, isOwnDoing } from "../../DataSyncManager/sync/Failure";
import { text } from "../../DataSyncManager/runtime/Locale";
import { log } from "../../DataSyncManager/sync/SyncLog";
import { problemText } from "../../DataSyncManager/sync/Sessions";
import { rest } from "../../DataSyncManager/runtime/Scheduler";
import {
  addRunUser,
  endRun,
  isStopRequested,
  type RunUser,
  setSearching,
  setUserState,
  type SyncRun,
} from "../../DataSyncManager/sync/SyncRun";
import { isIgnored } from "../../DataSyncManager/player/IgnoredUsers";
import { statusOf, wasSyncedToday } from "../../DataSyncManager/guild/KnownUsers";

/** Seconds after the hello has been sent in which answers are waited for: the spread and two slow messages. */
const SEARCH_SECONDS = 3;
/** Seconds between two looks whether the player wants to stop. */
const SEARCH_TICK = 0.2;
/** Seconds until a user who was busy is tried again, and how often they are tried in all. */
const RETRY_SECONDS = 10;
const MAX_ATTEMPTS = 3;
/** Failures of one user that are told apart. */
const MOST_FAILURES = 9;

/**
 * Step 2.1. Finds out who is online, and leaves out those synced within 24 hours unless forced; a user who was named is
 * taken as they are, without asking who else is there. The run has its users from now on, none when it was stopped.
 * Called by: startSyncFlow
 */
export function findUsers(run: SyncRun): void {
  const { force, user } = run.request;
  if (user !== undefined) {
    addRunUser(run, user, statusOf(user).addonVersion ?? "", "Waiting");
    logFound(text("LOG_NAMED_USER", user));
    return;
  }
  setSearching(run, true);
  awaitAnswers();
  setSearching(run, false);
  if (isStopRequested()) {
    return;
  }
  for (const found of inTheirOrder()) {
    const isRecent = !force && wasSyncedToday(found);
    addRunUser(run, found, answersToHello()[found]?.version ?? "", isRecent ? "Skipped" : "Waiting");
  }
  logFound(foundText(run));
}

/** What the search for users has found, in words. Called by: findUsers */
function foundText(run: SyncRun): string {
  const count = run.users.length;
  if (count === 0) {
    return text("OUTCOME_NOBODY");
  }
  return run.request.force
    ? text("LOG_FOUND_USERS_FORCED", count)
    : text("LOG_FOUND_USERS", count, countState(run, "Skipped"));
}

/** Called by: findUsers */
function logFound(line: string): void {
  log({ role: "sender", sessionId: "", user: "", tableType: "NONE" }, "2.1", line);
}

/**
 * Step 2.2. Waiting users first, then those who were busy, each after their own rest. Nothing once all are done or the
 * player stopped.
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
  const postponed = firstDue(run);
  while (postponed !== undefined && GetTime() < postponed.dueAt && !isStopRequested()) {
    rest(math.min(1, postponed.dueAt - GetTime()));
  }
  return isStopRequested() ? undefined : postponed;
}

/** Of those who are to be tried again, the one whose rest ends first. Called by: nextUser */
function firstDue(run: SyncRun): RunUser | undefined {
  let first: RunUser | undefined;
  for (const runUser of run.users) {
    if (runUser.state === "Postponed" && (first === undefined || runUser.dueAt < first.dueAt)) {
      first = runUser;
    }
  }
  return first;
}

/** A busy user is tried again after the others. Called by: StartSync */
export function noteUserOutcome(session: SenderSession, problem: Failure | undefined): void {
  const { runUser } = session;
  runUser.attempts += 1;
  runUser.dueAt = GetTime() + RETRY_SECONDS;
  if (!session.isPreview) {
    noteFailures(runUser.user, problem);
  }
  if (problem === undefined) {
    setUserState(runUser, "Completed");
  } else {
    const isTriedAgain = problem.mayRetry && runUser.attempts < MAX_ATTEMPTS;
    const state = isTriedAgain ? "Postponed" : "Failed";
    setUserState(runUser, state, problemText(session, problem), problem.reason);
  }
}

/**
 * Counts failures in a row that lie on the other side: such a user comes last next time. A stop or the own clock says
 * nothing about them, and neither does being busy.
 * Called by: noteUserOutcome
 */
function noteFailures(user: string, problem: Failure | undefined): void {
  const status = statusOf(user);
  if (problem === undefined) {
    delete status.failures;
  } else if (!problem.mayRetry && !isOwnDoing(problem)) {
    status.failures = math.min(MOST_FAILURES, (status.failures ?? 0) + 1);
  }
}

/** Once all users are done: sums up the results in words, and ends the run. Called by: StartSync */
export function concludeRun(run: SyncRun): void {
  const failed = run.users.filter((runUser) => runUser.state !== "Completed" && runUser.state !== "Skipped");
  if (isStopRequested()) {
    endRun(run, "failed", text("REASON_STOPPED"));
  } else if (run.users.length === 0) {
    endRun(run, "failed", text("OUTCOME_NOBODY"));
  } else if (failed.length > 0) {
    const first = failed[0]!;
    endRun(run, "failed", text("OUTCOME_FAILED", run.users.length, failed.length, first.user, first.problem));
  } else {
    endRun(run, run.request.isPreview === true ? "preview" : "complete", completeText(run));
  }
}

/** What a run moved in which every user was completed or skipped, in words. Called by: concludeRun */
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
  const leftOver = leftOverText(run);
  if (run.request.isPreview === true) {
    return text("OUTCOME_PREVIEW", completed, countsText(here), countsText(there));
  }
  return movedAny(here) || movedAny(there) || leftOver !== ""
    ? text("OUTCOME_COMPLETE", completed, countsText(here), countsText(there)) + leftOver
    : text("OUTCOME_EQUAL", completed);
}

/** What was refused on either side, and who is still different, in words. Called by: completeText */
function leftOverText(run: SyncRun): string {
  const refusal = run.users.find((runUser) => runUser.refusal !== "")?.refusal;
  const refusedThere = run.users.find(({ there }) => there.refused > 0)?.user;
  const different = run.users.find((runUser) => runUser.isStillDifferent)?.user;
  return (
    (refusal === undefined ? "" : text("OUTCOME_REFUSED_HERE", refusal)) +
    (refusedThere === undefined ? "" : text("OUTCOME_REFUSED_THERE", refusedThere)) +
    (different === undefined ? "" : text("OUTCOME_STILL_DIFFERENT", different))
  );
}

/** Says hello and waits until the answers should be there. Called by: findUsers */
function awaitAnswers(): void {
  const messages = sayHello();
  /** The time for answers begins when each hello has been sent or refused. Called by: awaitAnswers */
  const isWaiting = (): boolean =>
    messages.some((message) => message.sentAt === undefined && message.refusal === undefined);
  while (isWaiting() && !isStopRequested()) {
    rest(SEARCH_TICK);
  }
  const endsAt = GetTime() + SEARCH_SECONDS;
  while (GetTime() < endsAt && !isStopRequested()) {
    rest(SEARCH_TICK);
  }
}

/**
 * Those who answered the hello and whom the player does not ignore: first those with whom syncs did not fail, the others by
 * how often they did; among equals who was never synced comes first.
 * Called by: findUsers
 */
function inTheirOrder(): string[] {
  const users: string[] = [];
  for (const [user] of pairs(answersToHello())) {
    if (!isIgnored(user)) {
      users.push(user);
    }
  }
  table.sort(users, (first, second) => {
    const [failuresFirst, failuresSecond] = [statusOf(first).failures ?? 0, statusOf(second).failures ?? 0];
    if (failuresFirst !== failuresSecond) {
      return failuresFirst < failuresSecond;
    }
    const [syncedFirst, syncedSecond] = [statusOf(first).lastSync ?? "", statusOf(second).lastSync ?? ""];
    return syncedFirst === syncedSecond ? first < second : syncedFirst < syncedSecond;
  });
  return users;
}

/** How many of the run's users are in a state. Called by: completeText, foundText */
function countState(run: SyncRun, state: RunUser["state"]): number {
  return run.users.filter((runUser) => runUser.state === state).length;
}
