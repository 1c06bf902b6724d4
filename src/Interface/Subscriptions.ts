/** Notifies other addons of changes, a few times a second at most, however much a sync changes. */

import { onChange } from "../DataSyncManager/runtime/Changes";
import { presentRun, type SyncRun } from "../DataSyncManager/sync/SyncRun";

/** Seconds in which changes are gathered. */
const INTERVAL = 0.2;

/** What can be asked for: changes of entries, with the table; the progress of a sync, with its state. */
type PublicTopic = "entries" | "sync";
type Callback = (this: void, ...args: unknown[]) => void;

interface SubscriptionsState {
  callbacks: Record<PublicTopic, Callback[]>;
  /** The tables that have changed since the others were told last. */
  tables: Record<string, true | undefined>;
  isSyncChanged: boolean;
  isAsked: boolean;
}

const state: SubscriptionsState = {
  callbacks: { entries: [], sync: [] },
  tables: {},
  isSyncChanged: false,
  isAsked: false,
};

/**
 * Calls the function after changes of a topic: for `entries` with the name of each table that changed, for `sync` with
 * each user's state, the progress from 0 to 1, and whether the sync has ended. The result unsubscribes; it is nothing for
 * an unknown topic.
 * Called by: publishApi
 */
export function subscribe(this: void, topic: string, callback: Callback): ((this: void) => void) | undefined {
  if (!isTopic(topic) || type(callback) !== "function") {
    return undefined;
  }
  state.callbacks[topic].push(callback);
  return () => {
    state.callbacks[topic] = state.callbacks[topic].filter((other) => other !== callback);
  };
}

/** Other addons may pass any string. Called by: subscribe */
function isTopic(topic: string): topic is PublicTopic {
  return topic === "entries" || topic === "sync";
}

/** Called by: load */
export function startSubscriptions(): void {
  onChange("entry", (tableType) => {
    if (state.callbacks.entries.length > 0) {
      state.tables[tableType ?? ""] = true;
      gather();
    }
  });
  onChange("sync", () => {
    if (state.callbacks.sync.length > 0) {
      state.isSyncChanged = true;
      gather();
    }
  });
}

/** Many changes in a short time are one notification. Called by: startSubscriptions */
function gather(): void {
  if (!state.isAsked) {
    state.isAsked = true;
    C_Timer.After(INTERVAL, tellOthers);
  }
}

/** Called by: gather */
function tellOthers(): void {
  const { isSyncChanged, tables } = state;
  state.isAsked = false;
  state.tables = {};
  state.isSyncChanged = false;
  for (const [tableType] of pairs(tables)) {
    for (const callback of state.callbacks.entries) {
      callSafely(callback, tableType);
    }
  }
  const run = presentRun();
  if (isSyncChanged && run !== undefined) {
    for (const callback of state.callbacks.sync) {
      callSafely(callback, statesOf(run), run.progress, run.isEnded);
    }
  }
}

/** By user. Called by: tellOthers */
function statesOf({ users }: SyncRun): Record<string, string> {
  const states: Record<string, string> = {};
  for (const { state, user } of users) {
    states[user] = state;
  }
  return states;
}

/**
 * An error in another addon's function is reported as the game reports errors, and stops nothing here.
 * Called by: tellOthers
 */
function callSafely(callback: Callback, ...args: unknown[]): void {
  const [isDone, problem] = pcall(callback, ...args);
  if (!isDone) {
    geterrorhandler()(problem);
  }
}
