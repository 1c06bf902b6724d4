/** The guild's calendar: a month on the left, the next events or those of one day on the right. */

import { onResize } from "../../kit/Measures";
import { createArticleEditor, type ArticleEditor, editArticle } from "../articles/ArticleEditor";
import { type ArticleReader, createArticleReader, showWords } from "../articles/ArticleReader";
import { categoryText, createAgenda, titleOf, whenText } from "./CalendarAgenda";
import {
  createMonthSheet,
  daysOfSheet,
  drawMonthSheet,
  type MonthSheet,
  type MonthState,
} from "./CalendarMonth";
import { createEntryButtons, drawEntryButtons, type EntryButtons } from "../articles/EntryButtons";
import { inBackground } from "../../kit/Background";
import { createButton, createCutLabel, createLabel } from "../../kit/Controls";
import { choose, type List, elementAtKey, SCROLL_BAR_ROOM, setElements } from "../../kit/Lists";
import type { Pane, PaneView } from "../../kit/Panes";
import { shownDate } from "../../../DataSyncManager/player/Clocks";
import {
  eventsAhead,
  eventsBetween,
  type CalendarEvent,
} from "../../../DataSyncManager/content/CalendarEvents";
import { plainParagraphs, text } from "../../../DataSyncManager/runtime/Locale";
import { preferences } from "../../../DataSyncManager/player/Preferences";
import { dayText, monthName } from "../../../DataSyncManager/content/TimeText";

/** The month takes this part of the pane's width. */
const MONTH_PART = 0.62;
const TOP = 30;
const BOTTOM = 30;
const GAP = 8;
/** The part of the right side that the list takes; what is chosen in it stands below. */
const LIST_PART = 0.5;
const AHEAD = 30;
/** The years that can be shown: a sheet has days of the months before and after too. */
const FIRST_YEAR = 1971;
const LAST_YEAR = 2998;

interface CalendarParts extends MonthState {
  sheet: MonthSheet;
  title: FontString;
  heading: FontString;
  clock: FontString;
  list: List<CalendarEvent>;
  empty: FontString;
  side: Frame;
  reader: ArticleReader;
  editor: ArticleEditor;
  buttons: EntryButtons;
  ahead: CalendarEvent[];
  isEdited: boolean;
}

interface MonthEvents {
  /** Goes so many months on, or back. Called by: createMonthButtons */
  onTurn: (this: void, months: number) => void;
  /** Back to the current month and day. Called by: createMonthButtons */
  onToday: (this: void) => void;
}

interface EditingOptions {
  /**
   * The parts, which the clicks need and which are made after editor and buttons.
   * Called by: createEditing
   */
  getParts: (this: void) => CalendarParts;
  /** Requests the month and the list again. Called by: createEditing */
  build: (this: void) => void;
}

export const calendarPane: Pane = {
  key: "calendar",
  title: "PANE_CALENDAR",
  tooltip: "PANE_CALENDAR_TIP",
  topics: ["entry", "preference", "guild"],
  create: createCalendarPane,
};

/** Starts with the current month and the next events. Called by: CalendarPane.ts */
function createCalendarPane(frame: Frame): PaneView {
  const today = shownDate("%Y-%m-%d", GetServerTime());
  const build = inBackground(
    "calendar",
    () => {
      const { first, last } = daysOfSheet(parts);
      return { days: eventsBetween(first, last), ahead: eventsAhead(AHEAD) };
    },
    (made) => {
      parts.days = made.days;
      parts.ahead = made.ahead;
      parts.today = shownDate("%Y-%m-%d", GetServerTime());
      showEvents(parts);
    },
  );
  const month = CreateFrame("Frame", undefined, frame);
  month.SetPoint("TOPLEFT", 0, -TOP);
  month.SetPoint("BOTTOMLEFT", 0, BOTTOM);
  const sheet = createMonthSheet(month, (day) => {
    parts.chosen = parts.chosen === day ? "" : day;
    showEvents(parts);
  });
  const heading = createMonthButtons(frame, month, {
    onTurn: (months) => {
      turnMonth(parts, months);
      build();
    },
    onToday: () => {
      parts.chosen = "";
      const { month: thisMonth, year } = monthOf(parts.today, parts);
      parts.year = year;
      parts.month = thisMonth;
      build();
    },
  });
  const side = createSide(frame, month, (event) => {
    choose(parts.list, event);
    drawCalendarPane(parts);
  });
  const parts: CalendarParts = {
    ...monthOf(today, { year: 1970, month: 1 }),
    today,
    chosen: "",
    days: {},
    sheet,
    ...heading,
    ...side,
    ...createEditing(frame, side.side, { getParts: () => parts, build }),
    ahead: [],
    isEdited: false,
  };
  onResize(frame, () => month.SetWidth(math.max(1, frame.GetWidth() * MONTH_PART)));
  return { draw: build, onKey: (key) => pressArrow(parts, key) };
}

/** `day` is `YYYY-MM-DD`; `other` is the fallback if it is not. Called by: createCalendarPane */
function monthOf(day: string, other: Pick<MonthState, "year" | "month">): Pick<MonthState, "year" | "month"> {
  return {
    year: tonumber(string.sub(day, 1, 4)) ?? other.year,
    month: tonumber(string.sub(day, 6, 7)) ?? other.month,
  };
}

/** `months` is negative to go back; it goes no further than dates do. Called by: createCalendarPane */
function turnMonth(parts: CalendarParts, months: number): void {
  const wanted = parts.year * 12 + parts.month - 1 + months;
  const count = math.min(math.max(wanted, FIRST_YEAR * 12), LAST_YEAR * 12 + 11);
  parts.year = math.floor(count / 12);
  parts.month = (count % 12) + 1;
}

/** Called by: createCalendarPane */
function createMonthButtons(
  frame: Frame,
  month: Frame,
  { onToday, onTurn }: MonthEvents,
): Pick<CalendarParts, "title" | "clock"> {
  const back = createButton(frame, {
    label: "‹",
    onClick: () => onTurn(-1),
    tooltip: text("TOOLTIP_MONTH_BACK"),
    minWidth: 28,
  });
  back.SetPoint("TOPLEFT", 0, 0);
  const forward = createButton(frame, {
    label: "›",
    onClick: () => onTurn(1),
    tooltip: text("TOOLTIP_MONTH_FORWARD"),
    minWidth: 28,
  });
  forward.SetPoint("LEFT", back, "RIGHT", 4, 0);
  const now = createButton(frame, {
    label: text("BUTTON_TODAY"),
    onClick: onToday,
    tooltip: text("TOOLTIP_TODAY"),
  });
  now.SetPoint("LEFT", forward, "RIGHT", 4, 0);
  const title = createLabel(frame, "GameFontNormalLarge", "");
  title.SetPoint("LEFT", now, "RIGHT", 2 * GAP, 0);
  const clock = createCutLabel(frame, "GameFontDisableSmall");
  clock.SetPoint("BOTTOMRIGHT", month, "TOPRIGHT", -4, 6);
  clock.SetPoint("LEFT", title, "RIGHT", GAP, 0);
  clock.SetJustifyH("RIGHT");
  return { title, clock };
}

/** The list, and below it the text of the selected event. Called by: createCalendarPane */
function createSide(
  frame: Frame,
  month: Frame,
  onChosen: (this: void, event: CalendarEvent) => void,
): Pick<CalendarParts, "side" | "heading" | "list" | "empty" | "reader"> {
  const side = CreateFrame("Frame", undefined, frame);
  side.SetPoint("TOPLEFT", month, "TOPRIGHT", 2 * GAP, TOP);
  side.SetPoint("BOTTOMRIGHT", 0, BOTTOM);
  const heading = createLabel(side, "GameFontNormal", "");
  heading.SetPoint("TOPLEFT", 0, -5);
  const list = createAgenda(side, onChosen);
  list.box.SetPoint("TOPLEFT", 0, -TOP);
  list.box.SetPoint("TOPRIGHT", -SCROLL_BAR_ROOM, -TOP);
  const empty = createLabel(side, "GameFontDisable", "");
  empty.SetPoint("TOPLEFT", 6, -TOP - 10);
  empty.SetPoint("TOPRIGHT", -SCROLL_BAR_ROOM - 6, -TOP - 10);
  const words = CreateFrame("Frame", undefined, side);
  words.SetPoint("TOPLEFT", list.box, "BOTTOMLEFT", 0, -GAP);
  words.SetPoint("BOTTOMRIGHT", 0, 0);
  const reader = createArticleReader(words);
  onResize(side, () => list.box.SetHeight(math.max(1, (side.GetHeight() - TOP) * LIST_PART)));
  return { side, heading, list, empty, reader };
}

/** The editor covers the right side while it is open. Called by: createCalendarPane */
function createEditing(
  frame: Frame,
  side: Frame,
  { build, getParts }: EditingOptions,
): Pick<CalendarParts, "editor" | "buttons"> {
  const editor = createArticleEditor(frame, side, {
    categories: () => [],
    onSaved: () => {
      getParts().isEdited = false;
      build();
    },
    onCancelled: () => {
      getParts().isEdited = false;
      drawCalendarPane(getParts());
    },
  });
  const buttons = createEntryButtons(frame, "calendar", {
    chosenId: () => getParts().list.chosen?.entry?.id,
    onEdit: (id) => {
      const parts = getParts();
      parts.isEdited = true;
      editArticle(editor, { table: "calendar", id, day: parts.chosen === "" ? parts.today : parts.chosen });
      drawCalendarPane(parts);
    },
    onDeleted: () => {
      choose(getParts().list, undefined);
      build();
    },
    onRestored: build,
  });
  return { editor, buttons };
}

/**
 * The events of the selected day, or the next ones. Rebuilt events are new objects, so the selection is found again by
 * its entry and its user.
 * Called by: createCalendarPane
 */
function showEvents(parts: CalendarParts): void {
  const { ahead, chosen, days, list } = parts;
  const events = chosen === "" ? ahead : (days[chosen] ?? []);
  const before = list.chosen;
  list.chosen = events.find(
    (event) => event.entry?.id === before?.entry?.id && event.user === before?.user && before !== undefined,
  );
  setElements(list, events);
  drawCalendarPane(parts);
}

/** Whether the key was used. Called by: createCalendarPane */
function pressArrow(parts: CalendarParts, key: string): boolean {
  const next = parts.isEdited ? undefined : elementAtKey(parts.list, key);
  if (next !== undefined) {
    choose(parts.list, next);
    drawCalendarPane(parts);
  }
  return next !== undefined;
}

/** Called by: createCalendarPane, createEditing, pressArrow, showEvents */
function drawCalendarPane(parts: CalendarParts): void {
  const { buttons, chosen, isEdited, list } = parts;
  parts.title.SetText(text("MONTH_AND_YEAR", monthName(parts.month, "MONTHS"), parts.year));
  parts.clock.SetText(text(preferences().usesServerTime ? "CLOCK_REALM" : "CLOCK_OWN"));
  drawMonthSheet(parts.sheet, parts);
  parts.heading.SetText(chosen === "" ? text("EVENTS_AHEAD") : dayHeading(chosen));
  parts.empty.SetText(
    list.elements.length > 0 ? "" : text(chosen === "" ? "EVENTS_NONE" : "EVENTS_NONE_THAT_DAY"),
  );
  parts.side.SetShown(!isEdited);
  parts.editor.frame.SetShown(isEdited);
  const event = list.chosen;
  if (event === undefined) {
    showWords(parts.reader, {
      title: "",
      about: list.elements.length > 0 ? text("EVENT_CHOOSE") : "",
      content: "",
    });
  } else {
    const content = event.entry?.data?.content ?? "";
    showWords(parts.reader, {
      title: titleOf(event),
      about: `${whenText(event)} · ${categoryText(event)}`,
      content: plainParagraphs(content),
    });
  }
  drawEntryButtons(buttons, { table: "calendar", chosen: event?.entry, isEdited });
}

/** `day` is `YYYY-MM-DD`. Called by: drawCalendarPane */
function dayHeading(day: string): string {
  const [year, month, dayOfMonth] = string.match(day, "^(%d+)%-(%d+)%-(%d+)$");
  return dayText(tonumber(year) ?? 0, tonumber(month) ?? 1, tonumber(dayOfMonth) ?? 1);
}
