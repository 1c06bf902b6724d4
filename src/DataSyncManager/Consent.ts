/** What a player tells others of themselves only after they have agreed to it: battletag and day of birth. */

import { announceChange } from "./Changes";
import { ownName } from "./Guild";
import { isKnownText } from "./RosterEntries";
import { settings } from "./SavedData";
import { readEntry } from "./Store";

export type PrivateField = "battletag" | "birthdate";

/**
 * Takes what may be told. Returns whether the player has agreed to it. Where they have not decided here, it is as they
 * left it elsewhere: told where their own entry tells it, from the older addon or their other computer, else not told.
 * Called by: consentRow, editMember, saveMember, tellPrivate
 */
export function isTold(field: PrivateField): boolean {
  const decided = settings().consent?.[field];
  return decided ?? isKnownText(readEntry("roster", ownName())?.data[field]);
}

/**
 * Takes what may be told and whether it is. Stores the decision for all of the account's characters; the entry of the
 * present one follows within seconds, those of the others when they log in.
 * Called by: consentRow, createConsents
 */
export function setTold(field: PrivateField, isAgreed: boolean): void {
  const consent = (settings().consent ??= {});
  consent[field] = isAgreed;
  announceChange("preference");
}
