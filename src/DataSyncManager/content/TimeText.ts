/** Times and dates as a player reads them, in the form of their language. */

import { shownDate } from "../player/Clocks";
import { plainText, text } from "../runtime/Locale";
import { serverNow, toEpoch } from "../data/Timestamps";
import { readWrittenDate, stampOfDate } from "../data/WrittenDates";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

/**
 * Seconds in the largest unit that fits.
 * Called by: agoText, registerSettings, seenText, setTimer, totalText
 */
export function durationText(seconds: number): string {
  if (seconds < MINUTE) {
    return text("DURATION_SECONDS", math.max(1, math.floor(seconds + 0.5)));
  }
  if (seconds < HOUR) {
    return text("DURATION_MINUTES", math.floor(seconds / MINUTE + 0.5));
  }
  if (seconds < DAY) {
    return text("DURATION_HOURS", math.floor(seconds / HOUR + 0.5));
  }
  return text("DURATION_DAYS", math.floor(seconds / DAY + 0.5));
}

/** `never` without a timestamp. Called by: endedText, fillRow, linesOf, seenText, writeTooltip */
export function agoText(timestamp: string | undefined): string {
  const then = toEpoch(timestamp);
  if (then === undefined) {
    return text("TIME_NEVER");
  }
  const passed = (toEpoch(serverNow()) ?? then) - then;
  return passed < MINUTE ? text("TIME_JUST_NOW") : text("TIME_AGO", durationText(passed));
}

/** A moment as an article or event has it: a day, and where the hour is known also the seconds since 1970. */
export interface Moment {
  year: number;
  month: number;
  day: number;
  /** Seconds since 1970, UTC; nothing where only a day is given. */
  epoch: number | undefined;
}

/**
 * Understands an article's `YYYY-MM-DD HH:MM:SS` in UTC, a day with anything behind it, and dates as people write them.
 * Nothing for other text, and for a date such as 3/4/2026 that could be two days.
 * Called by: 8 functions in CalendarAgenda.ts, CalendarEvents.ts, RosterEntries.ts, TimeText.ts
 */
export function momentOf(value: string): Moment | undefined {
  const [day] = string.match(value, "^%d%d%d%d%-%d%d%-%d%d");
  const written = readWrittenDate(value) ?? (day === undefined ? undefined : readWrittenDate(day));
  if (written === undefined) {
    return undefined;
  }
  const epoch = written.hour === undefined ? undefined : toEpoch(stampOfDate(written));
  return { year: written.year, month: written.month, day: written.day, epoch };
}

/**
 * An article's or event's date in the shown clock's time, with the hour if it has one; anything but a date is shown
 * as it is.
 * Called by: fillRow, nextEventText, showArticle, stampText
 */
export function dateText(value: string): string {
  const moment = momentOf(value);
  if (moment === undefined) {
    return plainText(value);
  }
  if (moment.epoch === undefined) {
    return dayText(moment.year, moment.month, moment.day);
  }
  const day = shownDate("%Y-%m-%d", moment.epoch);
  const [year, month, dayOfMonth] = string.match(day, "^(%d+)%-(%d+)%-(%d+)$");
  const shownDay = dayText(tonumber(year) ?? 0, tonumber(month) ?? 1, tonumber(dayOfMonth) ?? 1);
  return text("DATE_AND_TIME", shownDay, hourText(moment.epoch));
}

/** A timestamp in the shown clock's time. Called by: askToRestore */
export function stampText(timestamp: string): string {
  const epoch = toEpoch(timestamp);
  return epoch === undefined ? plainText(timestamp) : dateText(date("!%Y-%m-%d %H:%M:%S", epoch));
}

/** Seconds since 1970 as an hour of the shown clock. Called by: dateText, whenText */
export function hourText(epoch: number): string {
  return shownDate(text("TIME_FORMAT"), epoch);
}

/** In the order that the client's language uses. Called by: dateText, dayHeading, whenText */
export function dayText(year: number, month: number, day: number): string {
  return text("DATE", day, monthName(month, "MONTHS_SHORT"), year, month);
}

/** Months count from 1. Called by: dayText, drawCalendarPane */
export function monthName(month: number, names: "MONTHS" | "MONTHS_SHORT"): string {
  return nameIn(names, month);
}

/** Short; 1 is Monday. Called by: createMonthSheet */
export function weekdayName(weekday: number): string {
  return nameIn("WEEKDAYS_SHORT", weekday);
}

/** All names are in one sentence, so that translators see them together. Called by: monthName, weekdayName */
function nameIn(list: "MONTHS" | "MONTHS_SHORT" | "WEEKDAYS_SHORT", place: number): string {
  let count = 0;
  for (const [name] of string.gmatch(text(list), "%S+")) {
    count += 1;
    if (count === place) {
      return name!;
    }
  }
  return tostring(place);
}
