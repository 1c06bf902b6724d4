/**
 * The player's own time and the realm's: events are kept in UTC, and shown in one of the two. Whatever is shown or typed
 * has the offset of its own date, never today's.
 */

import { preferences } from "./Preferences";
import { realmOffset } from "./RealmZone";
import { toEpoch } from "../data/Timestamps";

const DAY = 86400;

/**
 * Seconds that the shown clock is ahead of UTC at a moment: the realm's if the player has chosen it, else their computer's.
 * Called by: fromShown, isShownAt, shownDate
 */
function shownOffset(epoch: number): number {
  return preferences().usesServerTime ? realmOffset(epoch) : localOffset(epoch);
}

/** Seconds that the player's computer is ahead of UTC at a moment. Called by: shownOffset */
function localOffset(epoch: number): number {
  return (toEpoch(date("%Y%m%d%H%M%S", epoch)) ?? epoch) - epoch;
}

/**
 * The moment at which the shown clock shows what `shown` would be in UTC; both in seconds since 1970. Of a time that comes
 * twice, because clocks go back, it is the first. Nothing for a time that never comes, because clocks go forward over it,
 * and for one before 1970.
 * Called by: eventDateOf, isLeftOut
 */
export function fromShown(shown: number): number | undefined {
  // Clocks change once within two days at most, and never are a day ahead of UTC or more.
  const earlier = shown - shownOffset(math.max(0, shown - DAY));
  if (isShownAt(earlier, shown)) {
    return earlier;
  }
  const later = shown - shownOffset(shown + DAY);
  return isShownAt(later, shown) ? later : undefined;
}

/** Called by: fromShown */
function isShownAt(moment: number, shown: number): boolean {
  return moment >= 0 && moment + shownOffset(moment) === shown;
}

/**
 * The realm's day now, `YYYY-MM-DD`: what is noted as a day, for all members to read, is not one of UTC or of one
 * player's computer.
 * Called by: witnessedJoinDate
 */
export function realmToday(): string {
  return realmDay(GetServerTime());
}

/** The day of a moment, in seconds since 1970, by the realm's clock. Called by: joinsInLog, realmToday */
export function realmDay(moment: number): string {
  return date("!%Y-%m-%d", moment + realmOffset(moment));
}

/**
 * A moment, in seconds since 1970, as the shown clock has it, in a format of `date`.
 * Called by: createCalendarPane, dateText, eventOf, eventTimeOf, eventsAhead, hourText
 */
export function shownDate(format: string, epoch: number): string {
  // Some systems have no dates before 1970.
  return date(`!${format}`, math.max(0, epoch + shownOffset(epoch)));
}
