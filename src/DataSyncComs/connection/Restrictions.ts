/**
 * The game's restrictions, of which it announces every kind: combat, a boss fight, a keystone, a rated match, a map, the
 * chat. Only some stop addon messages; the others are no reason to ask partners to wait, nor is their end a reason to go on.
 */

import { endPause } from "../sending/SendQueue";
import { askToHold } from "./Connection";

/** The kinds that stop addon messages, each with the state that the game announced last. */
const state: { active: Record<number, true | undefined> } = { active: {} };

/**
 * The game warns before a restriction begins, which is the last moment to ask partners to wait. Kinds that leave addon
 * messages alone are ignored. What waits is sent once the last restriction is over and the game agrees.
 * Called by: the game, on ADDON_RESTRICTION_STATE_CHANGED
 */
export function noteRestriction(kind: unknown, restriction: unknown): void {
  if (typeof kind !== "number" || !stopsMessages(kind)) {
    return;
  }
  const states = Enum.AddOnRestrictionState;
  if (restriction === states.Activating) {
    state.active[kind] = true;
    askToHold();
  } else if (restriction === states.Active) {
    state.active[kind] = true;
  } else if (restriction === states.Inactive) {
    state.active[kind] = undefined;
    // A boss fight can end inside of a keystone, which goes on.
    if (next(state.active)[0] === undefined && C_ChatInfo.InChatMessagingLockdown?.() !== true) {
      endPause();
    }
  }
}

/**
 * Whether a kind of restriction stops addon messages: the one of the chat in clients that tell it apart, which comes along
 * with fights exactly as far as they restrict the chat; else each kind in which the game is known to refuse them.
 * Called by: noteRestriction
 */
function stopsMessages(kind: number): boolean {
  const kinds = Enum.AddOnRestrictionType;
  return kinds.Chat === undefined
    ? kind === kinds.Encounter || kind === kinds.ChallengeMode || kind === kinds.PvPMatch
    : kind === kinds.Chat;
}
