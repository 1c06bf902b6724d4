/** What the player can ask for, by button or by word: start, stop, and the lines that say how it ended. */

import { onChange } from "../DataSyncManager/Changes";
import { text } from "../DataSyncManager/Locale";
import { startFlow } from "../DataSyncManager/Scheduler";
import { runningSession } from "../DataSyncManager/Sessions";
import {
  endRun,
  isRunning,
  openRun,
  presentRun,
  requestStop,
  type SyncRequest,
} from "../DataSyncManager/SyncRun";
import { outcomeText } from "./OutcomeText";
import { StartSync } from "../WorkflowManager";

const v = {
  /** True once the saved data are ready to be used. */
  isLoaded: false,
  /** True once the outcome of the present run has been said. */
  isAnnounced: true,
  restore: undefined as ((this: void) => boolean) | undefined,
};

/**
 * Takes a line. Shows it in the player's chat window, with the addon's name.
 * Called by: ask, importData, importGuildRoster, listQuarantine, load, restoreBackup, retryQuarantined,
 * showHelp, showStatus, startSyncFlow, stopSync
 */
export function say(line: string): void {
  DEFAULT_CHAT_FRAME.AddMessage(`${text("CHAT_NAME")} ${line}`);
}

/** Lets syncs start from now on: the saved data are loaded. Called by: load */
export function allowSyncs(): void {
  v.isLoaded = true;
  onChange("sync", announceOutcome);
}

/**
 * Takes what the player asked for. Starts the sender's flow, unless one runs already or the data are not loaded yet.
 * Called by: createButtons, handleSync
 */
export function startSyncFlow(request: SyncRequest): void {
  if (!v.isLoaded) {
    say(text("CHAT_NOT_LOADED"));
  } else if (isRunning()) {
    say(text("CHAT_ALREADY_RUNNING"));
  } else {
    v.isAnnounced = false;
    openRun(request);
    startFlow(
      "sender",
      () => StartSync(request),
      (problem) => {
        endRun(presentRun() ?? openRun(request), "error", problem);
      },
    );
  }
}

/** Stops the sync that is under way, at its next step. Called by: createButtons, handleWords */
export function stopSync(): void {
  say(requestStop() ? text("CHAT_STOPPING") : text("CHAT_NOTHING_RUNS"));
}

/** Takes how to load the state that a backup restores; returns false where there is none. Called by: load */
export function onRestore(restore: (this: void) => boolean): void {
  v.restore = restore;
}

/**
 * Goes back to the state before the last migration; the present one becomes the backup.
 * Called by: handleWords
 */
export function restoreBackup(): void {
  if (!v.isLoaded || isRunning() || runningSession("receiver") !== undefined) {
    say(text("RESTORE_BUSY"));
    return;
  }
  startFlow("restore", () => {
    say(v.restore?.() === true ? text("RESTORE_DONE") : text("RESTORE_NONE"));
  });
}

/** Says in the chat how the run ended, once. Called by: allowSyncs */
function announceOutcome(): void {
  const run = presentRun();
  if (run?.outcome !== undefined && !v.isAnnounced) {
    v.isAnnounced = true;
    DEFAULT_CHAT_FRAME.AddMessage(outcomeText(run.outcome));
  }
}
