/** The player's own time and the realm's: events are kept in UTC, and shown in one of the two. */

import { preferences } from "./Preferences";
import { toEpoch } from "../data/Timestamps";

/** Realms' clocks differ from UTC by whole quarters of an hour. */
const QUARTER = 900;

/**
 * Seconds that the shown clock is ahead of UTC at a moment: the realm's clock if the player has chosen it, else their
 * computer's.
 * Called by: fromShown, shownDate
 */
function shownOffset(epoch: number): number {
  return preferences().usesServerTime ? realmOffset() : localOffset(epoch);
}

/**
 * Seconds ahead of UTC, rounded to a quarter of an hour: the game gives the realm's time only in minutes.
 * Called by: shownOffset
 */
function realmOffset(): number {
  const { hour, minute, month, monthDay, year } = C_DateAndTime.GetCurrentCalendarTime();
  const stamp = string.format("%04d%02d%02d%02d%02d00", year, month, monthDay, hour, minute);
  const difference = (toEpoch(stamp) ?? GetServerTime()) - GetServerTime();
  return math.floor(difference / QUARTER + 0.5) * QUARTER;
}

/**
 * Seconds that the player's computer is ahead of UTC at a moment, daylight saving included.
 * Called by: shownOffset
 */
function localOffset(epoch: number): number {
  return (toEpoch(date("%Y%m%d%H%M%S", epoch)) ?? epoch) - epoch;
}

/**
 * From the shown clock's time, in seconds as if it were UTC. Looks up the offset twice, because it may change in
 * between.
 * Called by: eventDateOf
 */
export function fromShown(shown: number): number {
  const near = shown - shownOffset(shown);
  return shown - shownOffset(near);
}

/**
 * A moment in seconds since 1970, as the shown clock has it.
 * Called by: createCalendarPane, dateText, eventOf, eventsAhead, fillWhen, hourText
 */
export function shownDate(format: string, epoch: number): string {
  return date(`!${format}`, epoch + shownOffset(epoch));
}
