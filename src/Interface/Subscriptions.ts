/** Other addons that want to know of changes. They are told a few times a second at most, however much a sync brings. */

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
 * Takes a topic, `entries` or `sync`, and a function. Calls it after changes: for `entries` with the name of each table
 * that changed, for `sync` with the users' states and how far it is, 0 to 1. Returns a function that ends it, or nothing
 * for a topic that does not exist.
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

/** Other addons may pass anything. Called by: subscribe */
function isTopic(topic: string): topic is PublicTopic {
  return topic === "entries" || topic === "sync";
}

/** Listens to what other addons may want to know. Called by: load */
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

/** Tells the others soon, once for many changes. Called by: startSubscriptions */
function gather(): void {
  if (!state.isAsked) {
    state.isAsked = true;
    C_Timer.After(INTERVAL, tellOthers);
  }
}

/** Tells other addons what has changed since they were told last. Called by: gather */
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

/** Takes a run. Returns each user's state. Called by: tellOthers */
function statesOf({ users }: SyncRun): Record<string, string> {
  const states: Record<string, string> = {};
  for (const { state, user } of users) {
    states[user] = state;
  }
  return states;
}

/**
 * Takes another addon's function and what it is told. Calls it; its errors are reported as the game reports errors.
 * Called by: tellOthers
 */
function callSafely(callback: Callback, ...args: unknown[]): void {
  const [isDone, problem] = pcall(callback, ...args);
  if (!isDone) {
    geterrorhandler()(problem);
  }
}
