/** Times as `YYYYMMDDHHMMSS` in UTC of the server's clock, compared as text. */

const SECONDS_A_DAY = 86400;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** The time before every other: what `all` asks for. */
export const BEGINNING = "00000000000000";

/**
 * The server's time, so that clients with wrong clocks agree.
 * Called by: 19 functions in DataSyncManager/content, DataSyncManager/data, DataSyncManager/guild,
 * DataSyncManager/sync, Maintenance
 */
export function serverNow(): string {
  return fromEpoch(GetServerTime());
}

/**
 * From seconds since 1970, in UTC.
 * Called by: 13 functions in ArticleIds.ts, CompareTables.ts, JoinedEdits.ts, LoadData.ts, MetadataCoder.ts,
 * Quarantine.ts, ServerClock.ts, Timestamps.ts
 */
export function fromEpoch(seconds: number): string {
  return date("!%Y%m%d%H%M%S", seconds);
}

/**
 * Seconds since 1970 as articles write them, `YYYY-MM-DD HH:MM:SS` in UTC.
 * Called by: eventDateOf, saveArticle
 */
export function toDate(seconds: number): string {
  return date("!%Y-%m-%d %H:%M:%S", seconds);
}

/** What is made up is dated from here on, a second more with each change, and before what is known. */
const FIRST_MADE_UP = "19700101000001";
const KNOWN_SINCE = "19710101000000";
/** The last year that the C library of every system can write as a date. */
const LAST_YEAR = 2999;

/**
 * Seconds since 1970; nothing for anything but a timestamp of an existing day from 1970 to 9999.
 * Called by: 26 functions in DataSyncHandler/packing, DataSyncHandler/reconcile, DataSyncManager/content,
 * DataSyncManager/data, DataSyncManager/guild, DataSyncManager/player, Maintenance
 */
export function toEpoch(value: unknown): number | undefined {
  if (typeof value !== "string" || value.length !== 14) {
    return undefined;
  }
  const [years, months, days, hours, minutes, seconds] = string.match(
    value,
    "^(%d%d%d%d)(%d%d)(%d%d)(%d%d)(%d%d)(%d%d)$",
  );
  const year = tonumber(years);
  if (year === undefined || year < 1970 || year > LAST_YEAR) {
    return undefined;
  }
  const month = tonumber(months) ?? 0;
  const day = tonumber(days) ?? 0;
  const hour = tonumber(hours) ?? 24;
  const minute = tonumber(minutes) ?? 60;
  const second = tonumber(seconds) ?? 60;
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) {
    return undefined;
  }
  if (day < 1 || day > daysInMonth(year, month)) {
    return undefined;
  }
  return daysSince1970(year, month, day) * SECONDS_A_DAY + hour * 3600 + minute * 60 + second;
}

/**
 * The server's time, or one second after the entry's last timestamp if that is not in the past: an entry's timestamps
 * always grow.
 * Called by: timestampOfEdit, timestampOfFacts
 */
export function timestampAfter(last: string | undefined): string {
  const now = serverNow();
  if (last === undefined || now > last) {
    return now;
  }
  return fromEpoch((toEpoch(last) ?? GetServerTime()) + 1);
}

/**
 * As a timestamp, 24 hours per day.
 * Called by: 11 functions in Backup.ts, CheckedUnconfirmed.ts, KnownUsers.ts, Quarantine.ts, ReadMarks.ts,
 * Sessions.ts, Tidying.ts, Tombstones.ts, Trim.ts
 */
export function daysAgo(days: number): string {
  return fromEpoch(GetServerTime() - days * SECONDS_A_DAY);
}

/**
 * Whether an entry of this time is made up: a client wrote it on its own accord, without ever having seen one. It is dated
 * at the beginning, so that any version that somebody typed wins over it.
 * Called by: counts, movedData, takeBack, timestampOfFacts, writeMadeUpDeletion
 */
export function isMadeUp(lastUpdated: string): boolean {
  return lastUpdated < KNOWN_SINCE;
}

/**
 * The time of a change that nobody typed: facts of the game, laid over an entry's last version. What is made up stays so.
 * A known version counts as changed now only if it is the newest copy that could be had (`isNewest`); else it gets just a
 * second more than it had, so that it wins over itself and over nothing that somebody has typed since.
 * Called by: deleteEntry, editEntry
 */
export function timestampOfFacts(last: string | undefined, isNewest: boolean): string {
  if (last === undefined) {
    return FIRST_MADE_UP;
  }
  return isMadeUp(last) || !isNewest ? fromEpoch((toEpoch(last) ?? 0) + 1) : timestampAfter(last);
}

/** The month counts from 1. Called by: toEpoch */
function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    return isLeapYear(year) ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Gregorian calendar. Called by: daysInMonth, daysSince1970 */
function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/**
 * Counted without the game's `time`, which depends on the computer's time zone.
 * Called by: dayOfSheet, momentOf, toEpoch
 */
export function daysSince1970(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return (year - 1970) * 365 + leapDays + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay + day - 1;
}
