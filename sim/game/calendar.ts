/** Dates and times by formulas, because `os.time` and `os.date` follow the time zone of the machine. */

/** Seconds of a day. */
export const DAY = 86400;

/** The days from 1970-01-01 to a date of the Gregorian calendar. Months beyond 12 run into later years. */
function daysSince1970(year: number, month: number, day: number): number {
  const monthsFromMarch = year * 12 + (month - 1) - 2;
  const marchYear = math.floor(monthsFromMarch / 12);
  const monthOfYear = monthsFromMarch - marchYear * 12;
  const leapDays = math.floor(marchYear / 4) - math.floor(marchYear / 100) + math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + math.floor((153 * monthOfYear + 2) / 5) + day - 1 - 719468;
}

/** What Lua's `time` takes. */
export interface DateTable {
  year: number;
  month: number;
  day: number;
  hour?: number;
  min?: number;
  sec?: number;
}

/** Seconds since 1970 of a date in UTC. */
export function secondsOf(date: DateTable): number {
  const days = daysSince1970(date.year, date.month, date.day);
  return days * DAY + (date.hour ?? 12) * 3600 + (date.min ?? 0) * 60 + (date.sec ?? 0);
}

/** Formats as Lua's `date` does, with a zone of its own: a format that starts with `!` means UTC. */
export function formatDate(format: string, seconds: number, zoneOffset: number): string {
  if (string.sub(format, 1, 1) === "!") {
    return os.date(format, seconds);
  }
  return os.date(`!${format}`, seconds + zoneOffset);
}
