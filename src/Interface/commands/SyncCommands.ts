/**
 * What the player can do by button or slash command: start, stop, restore; and the chat messages about it.
 */

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
import { syncObstacle } from "../../DataSyncHandler/sender/SyncObstacle";
import { abandonSenderSession } from "../../DataSyncHandler/sender/SenderSession";
import { findUsers } from "../../DataSyncHandler/sender/SyncUsers";
import { emptiedData, restoredData } from "../../Maintenance/Backup";
import { StartSync } from "../../WorkflowManager";

interface CommandsState {
  /** True once the saved data are ready to be used. */
  isLoaded: boolean;
  /** True once the outcome of the present run has been said. */
  isAnnounced: boolean;
  /**
   * Set by the entry point, which loads the saved variable and imports this file.
   * Called by: onReplace, replaceData
   */
  reload: ((this: void, saved: unknown) => void) | undefined;
}

const state: CommandsState = { isLoaded: false, isAnnounced: true, reload: undefined };

/**
 * In the player's own chat window; nobody else sees it.
 * Called by: 25 functions in GuildHelper.ts, Interface, Interface/commands, Interface/panes/groups,
 * Interface/panes/maintenance, Interface/panes/roster
 */
export function say(line: string): void {
  DEFAULT_CHAT_FRAME.AddMessage(`${text("CHAT_NAME")} ${line}`);
}

/** Before this, a sync would read and write data that are not loaded yet. Called by: load */
export function allowSyncs(): void {
  state.isLoaded = true;
  onChange("sync", announceOutcome);
}

/**
 * Refused while another sync runs, and before the data are loaded. `onEnd` is called inside the flow.
 * Called by: beforeBulkEdit, createButtons, handleSync, previewSync, startPublicSync
 */
export function startSyncFlow(request: SyncRequest, onEnd?: (this: void, run: SyncRun) => void): void {
  if (!state.isLoaded) {
    say(text("CHAT_NOT_LOADED"));
  } else if (isRunning()) {
    say(text("CHAT_ALREADY_RUNNING"));
  } else {
    state.isAnnounced = false;
    const run = openRun(request);
    const obstacle = syncObstacle();
    if (obstacle !== undefined) {
      endRun(run, "failed", obstacle);
      return;
    }
    startFlow(
      "sender",
      () => {
        findUsers(run);
        StartSync(run);
        onEnd?.(run);
      },
      (problem) => {
        endRun(run, "error", problem);
        abandonSenderSession(problem);
      },
    );
  }
}

/** The sync stops at its next step. Called by: createButtons, handleWords, stopPublicSync */
export function stopSync(): void {
  say(requestStop() ? text("CHAT_STOPPING") : text("CHAT_NOTHING_RUNS"));
}

/**
 * Sets how other saved data are loaded in place of the present ones; it runs inside a flow.
 * Called by: load
 */
export function onReplace(reload: (this: void, saved: unknown) => void): void {
  state.reload = reload;
}

/** The present data become the backup, so a restore can be undone. Called by: askToRestore, handleWords */
export function restoreBackup(): void {
  replaceData("RESTORE_DONE", restoredData);
}

/** The present data become the backup, so a reset can be undone. Called by: askToReset */
export function resetData(): void {
  replaceData("RESET_DONE", emptiedData);
}

/** True while a sync reads and writes the data, and before they are loaded. Called by: backUp, replaceData */
export function isBusy(): boolean {
  return !state.isLoaded || isRunning() || runningSession("receiver") !== undefined;
}

/**
 * Refused during a sync. `make` runs inside a flow; without a result there is nothing to restore.
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

/** Once for each sync. Called by: allowSyncs */
function announceOutcome(): void {
  const run = presentRun();
  if (run?.outcome !== undefined && !state.isAnnounced) {
    state.isAnnounced = true;
    DEFAULT_CHAT_FRAME.AddMessage(outcomeText(run.outcome));
  }
}
