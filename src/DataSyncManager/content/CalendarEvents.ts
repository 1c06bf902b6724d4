/** The guild's events by days, and the birthdays of its members among them. */

import { fromShown, shownDate } from "../player/Clocks";
import { yieldIfOverBudget } from "../runtime/Scheduler";
import type { EntryOf } from "../data/Schema";
import { sortedIds } from "../data/SortedIds";
import { readEntry } from "../data/Store";
import { momentOf } from "./TimeText";

export interface CalendarEvent {
  title: string;
  category: string;
  /** `YYYY-MM-DD` as the shown clock has it. */
  day: string;
  /** Seconds since 1970; nothing for a whole day. */
  epoch: number | undefined;
  /** The calendar entry; nothing for a birthday. */
  entry: EntryOf<"calendar"> | undefined;
  /** Whose birthday it is. */
  user: string | undefined;
}

/** Inside a flow: by day, each day's events in the order of their hours. Called by: createCalendarPane */
export function eventsOfMonth(year: number, month: number): Record<string, CalendarEvent[] | undefined> {
  const days: Record<string, CalendarEvent[] | undefined> = {};
  const prefix = string.format("%04d-%02d", year, month);
  eachEvent(year, (event) => {
    if (string.sub(event.day, 1, 7) === prefix) {
      const list = (days[event.day] ??= []);
      list.push(event);
    }
  });
  for (const [, list] of pairs(days)) {
    table.sort(list, isEarlier);
  }
  return days;
}

/**
 * Inside a flow: the next events, the earliest first, including birthdays of this year and the next.
 * Called by: createCalendarPane
 */
export function eventsAhead(count: number): CalendarEvent[] {
  const now = GetServerTime();
  const today = shownDate("%Y-%m-%d", now);
  const year = tonumber(string.sub(today, 1, 4)) ?? 1970;
  const ahead: CalendarEvent[] = [];
  eachEvent(year, (event) => {
    if (event.epoch === undefined ? event.day >= today : event.epoch >= now) {
      insert(ahead, event, count);
    } else if (event.user !== undefined) {
      insert(ahead, { ...event, day: `${year + 1}${string.sub(event.day, 5)}` }, count);
    }
  });
  return ahead;
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

/** Events of every year, and the birthdays of one. Called by: eventsAhead, eventsOfMonth */
function eachEvent(year: number, visit: (this: void, event: CalendarEvent) => void): void {
  for (const id of sortedIds("calendar")) {
    const event = eventOf(readEntry("calendar", id));
    if (event !== undefined) {
      visit(event);
    }
    yieldIfOverBudget();
  }
  for (const id of sortedIds("roster")) {
    const birthday = birthdayOf(readEntry("roster", id), year);
    if (birthday !== undefined) {
      visit(birthday);
    }
    yieldIfOverBudget();
  }
}

/** Nothing if the entry is deleted or its date is not valid. Called by: eachEvent, nextTimedEvent */
function eventOf(entry: EntryOf<"calendar"> | undefined): CalendarEvent | undefined {
  if (entry === undefined || entry.deleted) {
    return undefined;
  }
  const { category, eventDate, title } = entry.data;
  const moment = momentOf(eventDate);
  if (moment === undefined) {
    return undefined;
  }
  const day =
    moment.epoch === undefined
      ? string.format("%04d-%02d-%02d", moment.year, moment.month, moment.day)
      : shownDate("%Y-%m-%d", moment.epoch);
  return { title, category, day, epoch: moment.epoch, entry, user: undefined };
}

/** Nothing if the member does not share it. The year of birth does not matter. Called by: eachEvent */
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
  return {
    title: name,
    category: "Birthday",
    day: `${string.format("%04d", year)}-${month}-${day}`,
    epoch: undefined,
    entry: undefined,
    user: name,
  };
}

/** All-day events come before those with an hour. Called by: eventsOfMonth, insert */
function isEarlier(this: void, first: CalendarEvent, second: CalendarEvent): boolean {
  if (first.day !== second.day) {
    return first.day < second.day;
  }
  if (first.epoch !== second.epoch) {
    return (first.epoch ?? 0) < (second.epoch ?? 0);
  }
  return first.title < second.title;
}

/**
 * From a day, `YYYY-MM-DD`, and an hour, `HH:MM` or empty, of the shown clock. Nothing if they are not a date.
 * Called by: typedDate
 */
export function eventDateOf(day: string, hour: string): string | undefined {
  if (string.match(day, "^%d%d%d%d%-%d%d%-%d%d$")[0] === undefined || momentOf(day) === undefined) {
    return undefined;
  }
  if (hour === "") {
    return day;
  }
  const [hours, minutes] = string.match(hour, "^(%d%d?):(%d%d)$");
  const shown = momentOf(
    `${day} ${string.format("%02d", tonumber(hours) ?? 99)}:${minutes ?? "99"}:00`,
  )?.epoch;
  return shown === undefined ? undefined : date("!%Y-%m-%d %H:%M:%S", fromShown(shown));
}
