/** A forced sync of everything affects many users, so the player sees a preview and confirms it first. */

import { startSyncFlow } from "./SyncCommands";
import { confirm } from "../kit/Confirm";
import { countsText } from "../../DataSyncManager/sync/EntryCounts";
import { text } from "../../DataSyncManager/runtime/Locale";
import type { SyncRequest, SyncRun } from "../../DataSyncManager/sync/SyncRun";

/** Users that are named in the question; it is a window, not a list. */
const MAX_USERS = 6;

/** Called by: createButtons */
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

/** Called by: previewSync */
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
