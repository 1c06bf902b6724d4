/**
 * Time zones of realms: how far each is ahead of UTC at any moment. The rules are today's; no zone here has changed its
 * own since 2022.
 */

import { daysSince1970 } from "../data/Timestamps";

const HOUR = 3600;
const DAY = 86400;
const WEEKDAYS = 7;
/** 1 January 1970 was a Thursday; 0 is Sunday. */
const FIRST_WEEKDAY = 4;

/** A Sunday of a month at some hour. */
interface Change {
  month: number;
  /** The day of the month on which the search for a Sunday begins; it goes on to later days. */
  from: number;
  /** Seconds after midnight: of UTC in Europe, else of the zone's standard time. */
  time: number;
}

/** From when to when clocks are an hour ahead of standard time. */
interface SummerTime {
  begins: Change;
  ends: Change;
  isInUtc?: true;
}

export interface TimeZone {
  /** Seconds ahead of UTC in winter. */
  standard: number;
  summer?: SummerTime;
}

/** From the second Sunday of March to the first of November, at 2:00 of the clock that holds until then. */
const AMERICA: SummerTime = {
  begins: { month: 3, from: 8, time: 2 * HOUR },
  ends: { month: 11, from: 1, time: HOUR },
};
/** From the last Sunday of March to the last of October, everywhere at once. */
const EUROPE: SummerTime = {
  begins: { month: 3, from: 25, time: HOUR },
  ends: { month: 10, from: 25, time: HOUR },
  isInUtc: true,
};
/** From the first Sunday of October to the first of April. */
const AUSTRALIA: SummerTime = {
  begins: { month: 10, from: 1, time: 2 * HOUR },
  ends: { month: 4, from: 1, time: 2 * HOUR },
};

export const PACIFIC: TimeZone = { standard: -8 * HOUR, summer: AMERICA };
export const MOUNTAIN: TimeZone = { standard: -7 * HOUR, summer: AMERICA };
export const CENTRAL: TimeZone = { standard: -6 * HOUR, summer: AMERICA };
export const EASTERN: TimeZone = { standard: -5 * HOUR, summer: AMERICA };
export const MEXICO: TimeZone = { standard: -6 * HOUR };
export const BRAZIL: TimeZone = { standard: -3 * HOUR };
export const MELBOURNE: TimeZone = { standard: 10 * HOUR, summer: AUSTRALIA };
export const PARIS: TimeZone = { standard: HOUR, summer: EUROPE };
export const LONDON: TimeZone = { standard: 0, summer: EUROPE };
export const MOSCOW: TimeZone = { standard: 3 * HOUR };
export const SEOUL: TimeZone = { standard: 9 * HOUR };
/** China's as well. */
export const TAIPEI: TimeZone = { standard: 8 * HOUR };

/**
 * Seconds that the zone is ahead of UTC at a moment, which is in seconds since 1970.
 * Called by: agreement, fit, isNearChange, realmOffset
 */
export function offsetAt({ standard, summer }: TimeZone, moment: number): number {
  if (summer === undefined) {
    return standard;
  }
  const year = tonumber(date("!%Y", math.max(0, moment + standard))) ?? 1970;
  const base = summer.isInUtc === true ? 0 : standard;
  const begins = momentOf(summer.begins, year) - base;
  const ends = momentOf(summer.ends, year) - base;
  const isSummer = begins < ends ? moment >= begins && moment < ends : moment >= begins || moment < ends;
  return isSummer ? standard + HOUR : standard;
}

/** Seconds since 1970 of a change in that year, as if it were in UTC. Called by: offsetAt */
function momentOf({ from, month, time }: Change, year: number): number {
  const first = daysSince1970(year, month, from);
  const weekday = (first + FIRST_WEEKDAY) % WEEKDAYS;
  return (first + ((WEEKDAYS - weekday) % WEEKDAYS)) * DAY + time;
}
