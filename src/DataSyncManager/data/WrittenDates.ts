/** Dates as people and other programs write them: read if there is only one way to read them. */

import { toEpoch } from "./Timestamps";

/** A date as it was written. Nothing says which clock it was taken from. */
interface WrittenDate {
  year: number;
  month: number;
  day: number;
  /** The parts of the time of day, if there is one. */
  hour?: number;
  minute?: number;
  second?: number;
}

/** Two-digit years from here on belong to the last century: nobody dated guild events before the game. */
const FIRST_SHORT_YEAR = 70;
const NOON = 12;

/**
 * Reads `2026-11-20`, `2026/11/20`, `20.11.2026`, `11/20/2026`, `01/10/25 20:30:00` (what Lua's `date()` prints: month
 * first), each with or without a time of day; also 8 or 14 digits in a row. Refuses what could be two different days,
 * such as `10/11/2026`, what has words around it, and days that do not exist.
 * Called by: momentOf, stampOf
 */
export function readWrittenDate(written: string): WrittenDate | undefined {
  const [digits] = string.match(written, "^%s*(%d+)%s*$");
  if (digits !== undefined) {
    return digits.length === 14 || digits.length === 8 ? existing(fromDigits(digits)) : undefined;
  }
  const [first, second, third, rest] = string.match(written, "^%s*(%d+)[-/.](%d+)[-/.](%d+)(.*)$");
  if (first === undefined) {
    return undefined;
  }
  const time = readTime(rest!);
  const [separator] = string.match(written, "%d+([-/.])%d+%1%d+");
  const day = separator === undefined ? undefined : readDay(separator, [first, second!, third!], time);
  return day === undefined || time === undefined ? undefined : existing({ ...day, ...time });
}

/**
 * The date as a timestamp, `YYYYMMDDHHMMSS`; without a time of day it begins at midnight.
 * Called by: existing, momentOf, stampOf
 */
export function stampOfDate({ year, month, day, hour = 0, minute = 0, second = 0 }: WrittenDate): string {
  return string.format("%04d%02d%02d%02d%02d%02d", year, month, day, hour, minute, second);
}

/**
 * Refuses dates that the calendar lacks, such as February 30, because the fields alone look fine.
 * Called by: readWrittenDate
 */
function existing(written: WrittenDate): WrittenDate | undefined {
  return toEpoch(stampOfDate(written)) === undefined ? undefined : written;
}

/**
 * Expects 8 or 14 digits, `YYYYMMDD` with or without `HHMMSS`; whether such a day exists is for the caller to check.
 * Called by: readWrittenDate
 */
function fromDigits(digits: string): WrittenDate {
  /** Places count from 1; parts that the text does not reach are 0. Called by: fromDigits */
  const part = (from: number, to: number): number => tonumber(string.sub(digits, from, to)) ?? 0;
  const day = { year: part(1, 4), month: part(5, 6), day: part(7, 8) };
  return digits.length === 8
    ? day
    : { ...day, hour: part(9, 10), minute: part(11, 12), second: part(13, 14) };
}

type Day = Pick<WrittenDate, "year" | "month" | "day">;
type Time = Pick<WrittenDate, "hour" | "minute" | "second">;

/**
 * The separator tells who writes like that: dots put the day first, slashes either the month or the day.
 * Called by: readWrittenDate
 */
function readDay(
  separator: string,
  parts: [string, string, string],
  time: Time | undefined,
): Day | undefined {
  const [first, second, third] = [tonumber(parts[0]) ?? 0, tonumber(parts[1]) ?? 0, tonumber(parts[2]) ?? 0];
  if (parts[0].length === 4) {
    return { year: first, month: second, day: third };
  }
  const isShort = parts[2].length === 2;
  if (parts[2].length !== 4 && !isShort) {
    return undefined;
  }
  const year = isShort ? third + (third < FIRST_SHORT_YEAR ? 2000 : 1900) : third;
  if (separator === ".") {
    return { year, month: second, day: first };
  }
  const isPrinted = isShort && separator === "/" && time?.second !== undefined;
  if (isPrinted || second > 12 || first === second) {
    return { year, month: first, day: second };
  }
  return first > 12 ? { year, month: second, day: first } : undefined;
}

/** Nothing for words; an empty table if there is no time of day. Called by: readWrittenDate */
function readTime(rest: string): Time | undefined {
  if (string.match(rest, "^%s*$")[0] !== undefined) {
    return {};
  }
  const [hours, minutes, seconds, half] = string.match(
    rest,
    "^[%sT,]+(%d%d?):(%d%d):?(%d?%d?)%s*([AaPp]?[Mm]?)%s*Z?%s*$",
  );
  if (hours === undefined) {
    return undefined;
  }
  const hour = tonumber(hours)!;
  const lower = string.lower(half!);
  if (lower !== "" && (hour === 0 || hour > NOON || lower.length !== 2)) {
    return undefined;
  }
  const shift = lower === "pm" && hour < NOON ? NOON : lower === "am" && hour === NOON ? -NOON : 0;
  const time = { hour: hour + shift, minute: tonumber(minutes)! };
  return seconds === "" ? time : { ...time, second: tonumber(seconds)! };
}
