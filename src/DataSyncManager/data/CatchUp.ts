/**
 * Whether this client has compared all it has with another one since the player logged in. Before, its copy of an entry may
 * be an old one: of a second computer, or of a file that was brought back.
 */

import { announceChange } from "../runtime/Changes";

const state = { hasCaughtUp: false };

/**
 * After a sync over everything that may have changed since this client was last up to date.
 * Called by: noteSynced
 */
export function noteCaughtUp(): void {
  if (!state.hasCaughtUp) {
    state.hasCaughtUp = true;
    announceChange("sync");
  }
}

/** False until the first such sync since login. Called by: beforeBulkEdit, editEntry */
export function hasCaughtUp(): boolean {
  return state.hasCaughtUp;
}
