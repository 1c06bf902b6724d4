/**
 * Event reminders: a chat message some minutes before. A single timer waits for the next reminder, and is reset when
 * the calendar or the preferences change. In between only the clock is looked at now and then, because it may jump: a
 * computer that slept, a server that was set right.
 */

import { say } from "./commands/SyncCommands";
import { inBackground } from "./kit/Background";
import { onChange } from "../DataSyncManager/runtime/Changes";
import { type CalendarEvent, nextTimedEvent } from "../DataSyncManager/content/CalendarEvents";
import { plainText, text } from "../DataSyncManager/runtime/Locale";
import { preferences } from "../DataSyncManager/player/Preferences";
import { dateText, durationText } from "../DataSyncManager/content/TimeText";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Seconds after which the clock is looked at again at the latest; the game takes no timer of more than some weeks. */
const LONGEST_WAIT = 6 * HOUR;

/** What lies ahead. */
interface Ahead {
  /** The next event from now on. */
  next: CalendarEvent | undefined;
  /** The next one that has not had its reminder. */
  due: CalendarEvent | undefined;
}

interface RemindersState {
  timer: TimerHandle | undefined;
  next: CalendarEvent | undefined;
  /** The server's clock when what lies ahead was looked for, or looked at last; in seconds since 1970. */
  lookedAt: number;
  /** The events that have had their reminder, by `reminderKey`. */
  reminded: Record<string, true | undefined>;
}

const state: RemindersState = { timer: undefined, next: undefined, lookedAt: 0, reminded: {} };

/** Called by: load */
export function startReminders(): void {
  const plan = inBackground("reminders", lookAhead, (ahead) => setTimer(ahead, plan));
  onChange("entry", (tableType) => {
    if (tableType === undefined || tableType === "calendar") {
      plan();
    }
  });
  onChange("preference", plan);
  plan();
}

/** Nothing if no event is ahead. Called by: greet, writeTooltip */
export function nextEventText(): string | undefined {
  const event = state.next;
  if (event?.entry === undefined || (event.epoch ?? 0) < GetServerTime()) {
    return undefined;
  }
  return text("TIP_NEXT_EVENT", event.title, dateText(event.entry.data.eventDate));
}

/** Inside a flow. Called by: startReminders */
function lookAhead(): Ahead {
  const now = GetServerTime();
  return {
    next: nextTimedEvent(now),
    due: nextTimedEvent(now, (event) => state.reminded[reminderKey(event)] === undefined),
  };
}

/** Includes the time, so that an event that is moved is announced again. Called by: lookAhead, setTimer */
function reminderKey({ entry, epoch }: CalendarEvent): string {
  return `${entry?.id ?? ""} ${epoch ?? 0}`;
}

/**
 * Announces a reminder that is due, and plans the next one. An event that has begun is not announced any more. When the
 * clock has gone back, events that were over may lie ahead again: so they are looked for.
 * Called by: lookLater, startReminders
 */
function setTimer(ahead: Ahead, plan: (this: void) => void): void {
  const { due, next } = ahead;
  const now = GetServerTime();
  state.next = next;
  state.lookedAt = now;
  state.timer?.Cancel();
  state.timer = undefined;
  const { remindsOfEvents, reminderMinutes } = preferences();
  const wait = due?.epoch === undefined ? 2 * LONGEST_WAIT : due.epoch - reminderMinutes * MINUTE - now;
  if (due?.epoch === undefined || wait > 0) {
    state.timer = C_Timer.NewTimer(nextLook(wait), () => lookLater(ahead, plan));
    return;
  }
  if (due.epoch > now) {
    state.reminded[reminderKey(due)] = true;
    if (remindsOfEvents) {
      say(text("REMINDER", plainText(due.title), durationText(math.max(MINUTE, due.epoch - now))));
    }
  }
  plan();
}

/**
 * Seconds until the clock is looked at again, if a reminder is due in so many: every minute in the last hour, so that a
 * reminder is late by no more than that when the clock jumps ahead; rarely before.
 * Called by: setTimer
 */
function nextLook(wait: number): number {
  return wait <= HOUR ? math.min(wait, MINUTE) : math.min(wait / 2, LONGEST_WAIT);
}

/** Called by: setTimer */
function lookLater(ahead: Ahead, plan: (this: void) => void): void {
  if (GetServerTime() < state.lookedAt) {
    plan();
  } else {
    setTimer(ahead, plan);
  }
}
