/**
 * Event reminders: a chat message some minutes before. A single timer waits for the next reminder, and is reset when
 * the calendar or the preferences change; nothing runs in between.
 */

import { say } from "./commands/SyncCommands";
import { inBackground } from "./kit/Background";
import { onChange } from "../DataSyncManager/runtime/Changes";
import { type CalendarEvent, nextTimedEvent } from "../DataSyncManager/content/CalendarEvents";
import { plainText, text } from "../DataSyncManager/runtime/Locale";
import { preferences } from "../DataSyncManager/player/Preferences";
import { dateText, durationText } from "../DataSyncManager/content/TimeText";

const MINUTE = 60;
/** The game takes no timer of more than some weeks, and throws. */
const LONGEST_WAIT = 6 * 3600;

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
  /** The events that have had their reminder, by `reminderKey`. */
  reminded: Record<string, true | undefined>;
}

const state: RemindersState = { timer: undefined, next: undefined, reminded: {} };

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

/** Announces a reminder that is due, and plans the next one. Called by: startReminders */
function setTimer({ due, next }: Ahead, plan: (this: void) => void): void {
  state.next = next;
  state.timer?.Cancel();
  state.timer = undefined;
  if (due?.epoch === undefined) {
    return;
  }
  const { remindsOfEvents, reminderMinutes } = preferences();
  const wait = due.epoch - reminderMinutes * MINUTE - GetServerTime();
  if (wait > 0) {
    state.timer = C_Timer.NewTimer(math.min(wait, LONGEST_WAIT), plan);
    return;
  }
  state.reminded[reminderKey(due)] = true;
  if (remindsOfEvents) {
    say(text("REMINDER", plainText(due.title), durationText(math.max(MINUTE, due.epoch - GetServerTime()))));
  }
  plan();
}
