/** What a player tells others of themselves only after they have agreed to it: battletag and day of birth. */

import { announceChange } from "../runtime/Changes";
import { settings } from "../data/SavedData";

export type PrivateField = "battletag" | "birthdate";

/**
 * Takes what may be told. Returns whether the player has agreed to it here. Nothing that stands in an entry counts as
 * consent: others may have written it.
 * Called by: consentRow, editMember, saveMember, saveTyped, tellPrivate
 */
export function isTold(field: PrivateField): boolean {
  return settings().consent?.[field] === true;
}

/**
 * Takes what may be told. Returns whether the player has decided about it here. While they have not, their entry stays as
 * it is: what they told with the older addon or on another computer is not taken back behind their back.
 * Called by: saveMember, tellPrivate
 */
export function isDecided(field: PrivateField): boolean {
  return settings().consent?.[field] !== undefined;
}

/**
 * Takes what may be told and whether it is. Stores the decision for all of the account's characters; the entry of the
 * present one follows within seconds, those of the others when they log in.
 * Called by: consentRow, saveTyped
 */
export function setTold(field: PrivateField, isAgreed: boolean): void {
  const consent = (settings().consent ??= {});
  consent[field] = isAgreed;
  announceChange("preference");
}
