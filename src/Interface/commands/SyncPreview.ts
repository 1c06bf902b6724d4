/** A forced sync of everything, which reaches far: what it would do comes first, and a question. */

import { startSyncFlow } from "./SyncCommands";
import { confirm } from "../kit/Confirm";
import { countsText } from "../../DataSyncManager/sync/EntryCounts";
import { text } from "../../DataSyncManager/runtime/Locale";
import type { SyncRequest, SyncRun } from "../../DataSyncManager/sync/SyncRun";

/** Users that are named in the question; it is a window, not a list. */
const MAX_USERS = 6;

/**
 * Takes what the player asked for. Finds out what it would do, and asks before it does it.
 * Called by: createButtons
 */
export function previewSync(request: SyncRequest): void {
  startSyncFlow({ ...request, isPreview: true }, (run) => {
    if (run.outcome?.kind === "preview") {
      confirm({
        question: previewText(run),
        accept: text("BUTTON_SYNC_NOW"),
        onAccept: () => startSyncFlow(request),
      });
    }
  });
}

/**
 * Takes a trial that has ended. Returns in words what a sync would do, a line for each of the first users.
 * Called by: previewSync
 */
function previewText(run: SyncRun): string {
  const lines = [text("PREVIEW_TITLE")];
  for (const { here, there, user } of run.users.slice(0, MAX_USERS)) {
    lines.push(text("SYNC_WOULD_MOVE", user, countsText(here), countsText(there)));
  }
  if (run.users.length > MAX_USERS) {
    lines.push(text("PREVIEW_MORE", run.users.length - MAX_USERS));
  }
  return lines.join("\n");
}
