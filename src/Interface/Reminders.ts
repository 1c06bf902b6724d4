/**
 * Reminders of events: a line in the chat some minutes before. One timer waits for the next moment at which something is
 * to be said, and is set anew when the calendar or the settings change; in between nothing runs.
 */

import { say } from "./Commands";
import { inBackground } from "./kit/Background";
import { onChange } from "../DataSyncManager/Changes";
import { type GuildEvent, nextTimedEvent } from "../DataSyncManager/Events";
import { plainText, text } from "../DataSyncManager/Locale";
import { preferences } from "../DataSyncManager/Preferences";
import { dateText, durationText } from "../DataSyncManager/TimeText";

const MINUTE = 60;
/** The game takes no timer of more than some weeks, and throws. */
const LONGEST_WAIT = 6 * 3600;

/** What lies ahead. */
interface Ahead {
  /** The next event from now on. */
  next: GuildEvent | undefined;
  /** The next one that has not had its reminder. */
  due: GuildEvent | undefined;
}

const v = {
  timer: undefined as TimerHandle | undefined,
  next: undefined as GuildEvent | undefined,
  /** The events that have had their reminder. */
  reminded: {} as Record<string, true | undefined>,
};

/** Plans the next reminder, now and at each change of the calendar or the settings. Called by: load */
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

/** Returns the next event in words, or nothing where none is planned. Called by: greet, writeTooltip */
export function nextEventText(): string | undefined {
  const event = v.next;
  if (event?.entry === undefined || (event.epoch ?? 0) < GetServerTime()) {
    return undefined;
  }
  return text("TIP_NEXT_EVENT", event.title, dateText(event.entry.data.eventDate as string));
}

/** Inside a flow: returns what lies ahead. Called by: startReminders */
function lookAhead(): Ahead {
  const now = GetServerTime();
  return {
    next: nextTimedEvent(now),
    due: nextTimedEvent(now, (event) => v.reminded[reminderKey(event)] === undefined),
  };
}

/**
 * Takes an event. Returns what it is remembered by: one that is moved is another one.
 * Called by: lookAhead, setTimer
 */
function reminderKey({ entry, epoch }: GuildEvent): string {
  return `${entry?.id ?? ""} ${epoch ?? 0}`;
}

/**
 * Takes what lies ahead and how to plan anew. Waits for the next reminder, and says one that is due.
 * Called by: startReminders
 */
function setTimer({ due, next }: Ahead, plan: (this: void) => void): void {
  v.next = next;
  v.timer?.Cancel();
  v.timer = undefined;
  if (due?.epoch === undefined) {
    return;
  }
  const { remindsOfEvents, reminderMinutes } = preferences();
  const wait = due.epoch - reminderMinutes * MINUTE - GetServerTime();
  if (wait > 0) {
    v.timer = C_Timer.NewTimer(math.min(wait, LONGEST_WAIT), plan);
    return;
  }
  v.reminded[reminderKey(due)] = true;
  if (remindsOfEvents) {
    say(text("REMINDER", plainText(due.title), durationText(math.max(MINUTE, due.epoch - GetServerTime()))));
  }
  plan();
}
