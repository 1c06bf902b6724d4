/** The player's own time and the realm's: events are kept in UTC, and shown in one of the two. */

import { preferences } from "./Preferences";
import { toEpoch } from "../data/Timestamps";

/** Realms' clocks differ from UTC by whole quarters of an hour. */
const QUARTER = 900;

/**
 * Takes seconds since 1970. Returns how far the shown clock is ahead of UTC then, in seconds: the realm's where the
 * player has chosen it, else their computer's.
 * Called by: fromShown, shownDate
 */
function shownOffset(epoch: number): number {
  return preferences().usesServerTime ? realmOffset() : localOffset(epoch);
}

/** Returns how far the realm's clock is ahead of UTC, in seconds. Called by: shownOffset */
function realmOffset(): number {
  const { hour, minute, month, monthDay, year } = C_DateAndTime.GetCurrentCalendarTime();
  const stamp = string.format("%04d%02d%02d%02d%02d00", year, month, monthDay, hour, minute);
  const difference = (toEpoch(stamp) ?? GetServerTime()) - GetServerTime();
  return math.floor(difference / QUARTER + 0.5) * QUARTER;
}

/** Takes seconds since 1970. Returns how far the player's computer is ahead of UTC then, in seconds. Called by: shownOffset */
function localOffset(epoch: number): number {
  return (toEpoch(date("%Y%m%d%H%M%S", epoch)) ?? epoch) - epoch;
}

/**
 * Takes a moment as the shown clock has it, as if it were UTC, in seconds since 1970. Returns the real moment.
 * Called by: eventDateOf
 */
export function fromShown(shown: number): number {
  const near = shown - shownOffset(shown);
  return shown - shownOffset(near);
}

/**
 * Takes a format and seconds since 1970. Returns the moment as the shown clock has it.
 * Called by: createCalendarPane, dateText, eventOf, eventsAhead, fillWhen, hourText
 */
export function shownDate(format: string, epoch: number): string {
  return date(`!${format}`, epoch + shownOffset(epoch));
}
