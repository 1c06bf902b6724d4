/** Edits begin with the newest copy that can be had: who has not synced since login is asked whether to do that first. */

import { confirm } from "../kit/Confirm";
import { hasCaughtUp } from "../../DataSyncManager/data/CatchUp";
import { knownOnlineMembers } from "../../DataSyncManager/guild/KnownUsers";
import { text } from "../../DataSyncManager/runtime/Locale";
import { startSyncFlow } from "./SyncCommands";

const state = { isAsked: false };

/**
 * Before the player edits one entry. They are asked once a login, and only if somebody is there to sync with.
 * Called by: askToSave, createEntryButtons, createMemberSide
 */
export function beforeEdit(edit: (this: void) => void): void {
  if (state.isAsked) {
    edit();
  } else {
    beforeBulkEdit(edit);
  }
}

/**
 * The same before a change of many entries, for which they are asked each time.
 * Called by: beforeEdit, importData, importGuildRoster
 */
export function beforeBulkEdit(edit: (this: void) => void): void {
  if (hasCaughtUp() || knownOnlineMembers().length === 0) {
    edit();
    return;
  }
  state.isAsked = true;
  confirm({
    question: text("CONFIRM_OLD_COPY"),
    accept: text("ACCEPT_OLD_COPY"),
    onAccept: edit,
    instead: {
      label: text("BUTTON_SYNC_FIRST"),
      onClick: () => startSyncFlow({ mode: "all", days: 0, force: true }),
    },
  });
}
