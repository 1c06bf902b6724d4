/** The guild's events by days, and the birthdays of its members among them. */

import { fromShown, shownDate } from "../player/Clocks";
import { yieldIfOverBudget } from "../runtime/Scheduler";
import type { EntryOf } from "../data/Schema";
import { sortedIds } from "../data/SortedIds";
import { readEntry } from "../data/Store";
import { toDate } from "../data/Timestamps";
import { momentOf } from "./TimeText";

export interface CalendarEvent {
  title: string;
  category: string;
  /** `YYYY-MM-DD` as the shown clock has it; empty if the date that was written cannot be read. */
  day: string;
  /** Seconds since 1970; nothing for a whole day. */
  epoch: number | undefined;
  /** The calendar entry; nothing for a birthday. */
  entry: EntryOf<"calendar"> | undefined;
  /** Whose birthday it is. */
  user: string | undefined;
}

/**
 * Inside a flow: the events from one day to another, both `YYYY-MM-DD` and included, those of one day together and in the
 * order of their hours.
 * Called by: createCalendarPane
 */
export function eventsBetween(first: string, last: string): Record<string, CalendarEvent[] | undefined> {
  const days: Record<string, CalendarEvent[] | undefined> = {};
  /** An event of another day is none of this list. Called by: eventsBetween */
  const add = (event: CalendarEvent): void => {
    if (event.day >= first && event.day <= last) {
      const list = (days[event.day] ??= []);
      list.push(event);
    }
  };
  eachEvent(yearOf(first), yearOf(last), add);
  for (const [, list] of pairs(days)) {
    table.sort(list, isEarlier);
  }
  return days;
}

/**
 * Inside a flow: the next `count` events from now on, the earliest first, with the birthdays of this year and the next.
 * Behind them are up to `count` whose date cannot be read, so that nobody loses an event to a typing error.
 * Called by: createCalendarPane
 */
export function eventsAhead(count: number): CalendarEvent[] {
  const now = GetServerTime();
  const today = shownDate("%Y-%m-%d", now);
  const year = yearOf(today);
  const ahead: CalendarEvent[] = [];
  const undated: CalendarEvent[] = [];
  eachEvent(year, year + 1, (event) => {
    if (event.day === "") {
      insert(undated, event, count);
    } else if (event.epoch === undefined ? event.day >= today : event.epoch >= now) {
      insert(ahead, event, count);
    }
  });
  for (const event of undated) {
    ahead.push(event);
  }
  return ahead;
}

/** `day` is `YYYY-MM-DD`. Called by: eventsAhead, eventsBetween */
function yearOf(day: string): number {
  return tonumber(string.sub(day, 1, 4)) ?? 1970;
}

/**
 * Inside a flow: the first event after a moment, in seconds since 1970, that has an hour.
 * Called by: lookAhead
 */
export function nextTimedEvent(
  after: number,
  isWanted?: (this: void, event: CalendarEvent) => boolean,
): CalendarEvent | undefined {
  let next: CalendarEvent | undefined;
  for (const id of sortedIds("calendar")) {
    const event = eventOf(readEntry("calendar", id));
    const epoch = event?.epoch;
    const isNearer = epoch !== undefined && epoch > after && (next === undefined || epoch < next.epoch!);
    if (isNearer && (isWanted === undefined || isWanted(event!))) {
      next = event;
    }
    yieldIfOverBudget();
  }
  return next;
}

/**
 * Keeps a short list in order and at most `count` long. A whole guild's birthdays are never sorted this way.
 * Called by: eventsAhead
 */
function insert(list: CalendarEvent[], event: CalendarEvent, count: number): void {
  let place = list.length;
  while (place > 0 && isEarlier(event, list[place - 1]!)) {
    place -= 1;
  }
  if (place < count) {
    table.insert(list, place + 1, event);
    list[count] = undefined!;
  }
}

/** Visits each event, and each birthday in those years. Called by: eventsAhead, eventsBetween */
function eachEvent(
  firstYear: number,
  lastYear: number,
  visit: (this: void, event: CalendarEvent) => void,
): void {
  for (const id of sortedIds("calendar")) {
    const event = eventOf(readEntry("calendar", id));
    if (event !== undefined) {
      visit(event);
    }
    yieldIfOverBudget();
  }
  for (const id of sortedIds("roster")) {
    const entry = readEntry("roster", id);
    for (const year of $range(firstYear, lastYear)) {
      const birthday = birthdayOf(entry, year);
      if (birthday !== undefined) {
        visit(birthday);
      }
    }
    yieldIfOverBudget();
  }
}

/**
 * The event, without a day if its date cannot be read, or nothing if it is deleted.
 * Called by: eachEvent, nextTimedEvent
 */
function eventOf(entry: EntryOf<"calendar"> | undefined): CalendarEvent | undefined {
  if (entry === undefined || entry.deleted) {
    return undefined;
  }
  const { category, eventDate, title } = entry.data;
  const moment = momentOf(eventDate);
  if (moment === undefined) {
    return { title, category, day: "", epoch: undefined, entry, user: undefined };
  }
  const day =
    moment.epoch === undefined
      ? string.format("%04d-%02d-%02d", moment.year, moment.month, moment.day)
      : shownDate("%Y-%m-%d", moment.epoch);
  return { title, category, day, epoch: moment.epoch, entry, user: undefined };
}

/**
 * The member's birthday in a year, if they share it. Who was born on 29 February has it on the 28th in other years.
 * Called by: eachEvent
 */
function birthdayOf(entry: EntryOf<"roster"> | undefined, year: number): CalendarEvent | undefined {
  if (entry === undefined || entry.deleted) {
    return undefined;
  }
  const { birthdate, name } = entry.data;
  const [month, day] = string.match(birthdate, "(%d%d)%-(%d%d)$");
  const isDate = month !== undefined && day !== undefined;
  if (!isDate || momentOf(`2000-${month}-${day}`) === undefined) {
    return undefined;
  }
  const thatDay = `${string.format("%04d", year)}-${month}-${day}`;
  return {
    title: name,
    category: "Birthday",
    day: momentOf(thatDay) === undefined ? `${string.sub(thatDay, 1, 8)}28` : thatDay,
    epoch: undefined,
    entry: undefined,
    user: name,
  };
}

/**
 * Whether the first is earlier; what takes the whole day comes before what has an hour.
 * Called by: eventsBetween, insert
 */
function isEarlier(this: void, first: CalendarEvent, second: CalendarEvent): boolean {
  if (first.day !== second.day) {
    return first.day < second.day;
  }
  if (first.epoch !== second.epoch) {
    return (first.epoch ?? 0) < (second.epoch ?? 0);
  }
  return first.title < second.title;
}

/** A day and a time of day as a player types or reads them: `YYYY-MM-DD`, and `HH:MM` or nothing. */
export interface EventTime {
  day: string;
  hour: string;
}

/** The fields of an event's date, in the time of the shown clock; what is no date is its day. Called by: eventDateOf, fillWhen */
export function eventTimeOf(eventDate: string): EventTime {
  const epoch = momentOf(eventDate)?.epoch;
  return epoch === undefined
    ? { day: eventDate, hour: "" }
    : { day: shownDate("%Y-%m-%d", epoch), hour: shownDate("%H:%M", epoch) };
}

/**
 * The event's date as entries keep it, from a day and an hour as the shown clock has them. Nothing if they are no date, or
 * a time that the clocks leave out that day. `before` is the date that the event has: what a player has not changed stays
 * as it is, its seconds included, and the second of two equal hours when clocks go back.
 * Called by: typedDate
 */
export function eventDateOf(day: string, hour: string, before?: string): string | undefined {
  const kept = before === undefined || momentOf(before) === undefined ? undefined : eventTimeOf(before);
  if (kept?.day === day && kept.hour === hour) {
    return before;
  }
  const shown = shownEpoch(day, hour);
  if (shown === undefined || hour === "") {
    return shown === undefined ? undefined : day;
  }
  const epoch = fromShown(shown);
  const eventDate = epoch === undefined ? undefined : toDate(epoch);
  return eventDate !== undefined && momentOf(eventDate) !== undefined ? eventDate : undefined;
}

/** Whether that is a time of day which the clocks leave out on that day. Called by: problemOf */
export function isLeftOut(day: string, hour: string): boolean {
  const shown = shownEpoch(day, hour);
  return shown !== undefined && hour !== "" && fromShown(shown) === undefined;
}

/** Seconds since 1970 as if the day and hour were in UTC; nothing if they are no date. Called by: eventDateOf, isLeftOut */
function shownEpoch(day: string, hour: string): number | undefined {
  const [hours, minutes] = string.match(hour === "" ? "00:00" : hour, "^(%d%d?):(%d%d)$");
  if (hours === undefined || string.match(day, "^%d%d%d%d%-%d%d%-%d%d$")[0] === undefined) {
    return undefined;
  }
  return momentOf(`${day} ${string.format("%02d", tonumber(hours) ?? 99)}:${minutes ?? "99"}:00`)?.epoch;
}
