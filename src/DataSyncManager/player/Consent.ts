/** What a player tells others of themselves only after they have agreed to it: battletag and day of birth. */

import { announceChange } from "../runtime/Changes";
import { settings } from "../data/SavedData";

export const PRIVATE_FIELDS = ["battletag", "birthdate"] as const;
export type PrivateField = (typeof PRIVATE_FIELDS)[number];

/**
 * Whether the player has agreed to share a field on this computer. Nothing in an entry counts as consent: others may
 * have written it.
 * Called by: consentRow, editMember, refused, saveMember, saveTyped, tellPrivate
 */
export function isTold(field: PrivateField): boolean {
  return settings().consent?.[field] === true;
}

/**
 * While the player has not decided about a field, their entry stays as it is: what they shared with the older addon
 * or on another computer is not removed without their knowledge.
 * Called by: refused, saveMember, tellPrivate
 */
export function isDecided(field: PrivateField): boolean {
  return settings().consent?.[field] !== undefined;
}

/**
 * Decides for all of the account's characters. The entry of the present one follows within seconds, those of the
 * others when they log in.
 * Called by: consentRow, saveTyped
 */
export function setTold(field: PrivateField, isAgreed: boolean): void {
  const consent = (settings().consent ??= {});
  consent[field] = isAgreed;
  announceChange("preference");
}
