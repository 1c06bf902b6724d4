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
 * Inside a flow: takes a month. Returns its events, those of one day together and in the order of their hours.
 * Called by: createCalendarPane
 */
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
 * Inside a flow: takes how many are wanted. Returns the next events from now on, the earliest first, birthdays of this
 * year and the next among them, and behind them as many whose date cannot be read.
 * Called by: createCalendarPane
 */
export function eventsAhead(count: number): CalendarEvent[] {
  const now = GetServerTime();
  const today = shownDate("%Y-%m-%d", now);
  const year = tonumber(string.sub(today, 1, 4)) ?? 1970;
  const ahead: CalendarEvent[] = [];
  const undated: CalendarEvent[] = [];
  eachEvent(year, (event) => {
    if (event.day === "") {
      insert(undated, event, count);
    } else if (event.epoch === undefined ? event.day >= today : event.epoch >= now) {
      insert(ahead, event, count);
    } else if (event.user !== undefined) {
      insert(ahead, { ...event, day: `${year + 1}${string.sub(event.day, 5)}` }, count);
    }
  });
  for (const event of undated) {
    ahead.push(event);
  }
  return ahead;
}

/**
 * Inside a flow: takes a moment, in seconds since 1970. Returns the first event after it that has an hour, or nothing.
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
 * Takes a short list in order, an event and how many the list may have. Puts the event where it belongs; the last one
 * goes where there are too many. A whole guild's birthdays are never sorted that way.
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

/** Takes a year and what to do. Does it for each event, and for each birthday in that year. Called by: eventsAhead, eventsOfMonth */
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

/**
 * Takes a calendar entry. Returns the event, without a day if its date cannot be read, or nothing if it is deleted.
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

/** Takes a roster entry and a year. Returns the member's birthday in it, where they have told it. Called by: eachEvent */
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

/**
 * Takes two events. Returns whether the first is earlier; what takes the whole day comes before what has an hour.
 * Called by: eventsOfMonth, insert
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

/**
 * Takes a day, `YYYY-MM-DD`, and an hour, `HH:MM` or nothing, as the shown clock has them. Returns the event's date as
 * entries keep it, or nothing where they are no date.
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
