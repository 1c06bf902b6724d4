/** What the player can ask for, by button or by word: start, stop, and the lines that say how it ended. */

import { announceChange, onChange } from "../../DataSyncManager/runtime/Changes";
import { text } from "../../DataSyncManager/runtime/Locale";
import { startFlow } from "../../DataSyncManager/runtime/Scheduler";
import { runningSession } from "../../DataSyncManager/sync/Sessions";
import {
  endRun,
  isRunning,
  openRun,
  presentRun,
  requestStop,
  type SyncRequest,
  type SyncRun,
} from "../../DataSyncManager/sync/SyncRun";
import { outcomeText } from "./OutcomeText";
import { findUsers } from "../../DataSyncHandler/sender/SyncUsers";
import { emptiedData, restoredData } from "../../Maintenance/Backup";
import { StartSync } from "../../WorkflowManager";

interface CommandsState {
  /** True once the saved data are ready to be used. */
  isLoaded: boolean;
  /** True once the outcome of the present run has been said. */
  isAnnounced: boolean;
  reload: ((this: void, saved: unknown) => void) | undefined;
}

const state: CommandsState = { isLoaded: false, isAnnounced: true, reload: undefined };

/**
 * Takes a line. Shows it in the player's chat window, with the addon's name.
 * Called by: ask, askToRestore, askToTrim, backUp, greet, importData, importGuildRoster, inviteGroup,
 * listQuarantine, load, openSettings, replaceData, retryQuarantined, setTimer, showHelp, showStatus,
 * startSyncFlow, stopSync
 */
export function say(line: string): void {
  DEFAULT_CHAT_FRAME.AddMessage(`${text("CHAT_NAME")} ${line}`);
}

/** Lets syncs start from now on: the saved data are loaded. Called by: load */
export function allowSyncs(): void {
  state.isLoaded = true;
  onChange("sync", announceOutcome);
}

/**
 * Takes what the player asked for, and what to do when it has ended. Starts the sender's flow, unless one runs already or
 * the data are not loaded yet.
 * Called by: createButtons, handleSync, previewSync, startPublicSync
 */
export function startSyncFlow(request: SyncRequest, onEnd?: (this: void, run: SyncRun) => void): void {
  if (!state.isLoaded) {
    say(text("CHAT_NOT_LOADED"));
  } else if (isRunning()) {
    say(text("CHAT_ALREADY_RUNNING"));
  } else {
    state.isAnnounced = false;
    const run = openRun(request);
    startFlow(
      "sender",
      () => {
        findUsers(run);
        StartSync(run);
        onEnd?.(run);
      },
      (problem) => endRun(run, "error", problem),
    );
  }
}

/**
 * Stops the sync that is under way, at its next step.
 * Called by: createButtons, handleWords, stopPublicSync
 */
export function stopSync(): void {
  say(requestStop() ? text("CHAT_STOPPING") : text("CHAT_NOTHING_RUNS"));
}

/** Inside a flow, later: takes how to load another state in the place of the present one. Called by: load */
export function onReplace(reload: (this: void, saved: unknown) => void): void {
  state.reload = reload;
}

/**
 * Goes back to the state in the backup; the present one becomes the backup.
 * Called by: askToRestore, handleWords
 */
export function restoreBackup(): void {
  replaceData("RESTORE_DONE", restoredData);
}

/** Empties the player's tables; the present state becomes the backup. Called by: askToReset */
export function resetData(): void {
  replaceData("RESET_DONE", emptiedData);
}

/**
 * Returns whether the data are not loaded yet, or a sync reads and writes them.
 * Called by: backUp, replaceData
 */
export function isBusy(): boolean {
  return !state.isLoaded || isRunning() || runningSession("receiver") !== undefined;
}

/**
 * Takes what is said afterwards, and how to make another state inside a flow, nothing where there is none. Puts that
 * state in the place of the present one, unless a sync is under way.
 * Called by: resetData, restoreBackup
 */
function replaceData(done: keyof LocaleStrings, make: (this: void) => unknown): void {
  if (isBusy()) {
    say(text("RESTORE_BUSY"));
    return;
  }
  startFlow("replace data", () => {
    const saved = make();
    if (saved === undefined) {
      say(text("RESTORE_NONE"));
      return;
    }
    state.reload?.(saved);
    for (const topic of ["entry", "log", "preference"] as const) {
      announceChange(topic);
    }
    say(text(done));
  });
}

/** Says in the chat how the run ended, once. Called by: allowSyncs */
function announceOutcome(): void {
  const run = presentRun();
  if (run?.outcome !== undefined && !state.isAnnounced) {
    state.isAnnounced = true;
    DEFAULT_CHAT_FRAME.AddMessage(outcomeText(run.outcome));
  }
}
