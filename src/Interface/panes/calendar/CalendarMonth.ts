/** A month as a grid of days, with the first events of each. */

import { categoryColor } from "../../kit/Categories";
import { CHOSEN_ROW, GREY, HOVERED_ROW, WHITE } from "../../kit/Colors";
import { createCutLabel, createLabel } from "../../kit/Controls";
import { lineHeight, onResize } from "../../kit/Measures";
import type { CalendarEvent } from "../../../DataSyncManager/content/CalendarEvents";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { weekdayName } from "../../../DataSyncManager/content/TimeText";
import { daysSince1970 } from "../../../DataSyncManager/data/Timestamps";

const WEEKS = 6;
const WEEKDAYS = 7;
/** 1 January 1970 was a Thursday, three days after a Monday. */
const EPOCH_WEEKDAY = 3;
const HEADER_HEIGHT = 18;
const GAP = 2;
/** Events that a day names at most; where it is too low for them, fewer. */
const LINES = 3;
const LETTERS = "GameFontHighlightSmall";
const CELL = [1, 1, 1, 0.035] as const;
const TODAY = [1, 0.82, 0, 0.5] as const;

interface DayCell {
  button: Button;
  ground: Texture;
  today: Texture;
  number: FontString;
  lines: { label: FontString; bar: Texture }[];
  /** `YYYY-MM-DD` */
  day: string;
  events: readonly CalendarEvent[];
  isChosen: boolean;
}

export interface MonthSheet {
  frame: Frame;
  cells: DayCell[];
  /** How many events a day has room for. */
  lines: number;
  /** What was drawn last, to be drawn anew when the size changes. */
  state: MonthState | undefined;
}

/** What the sheet is to show. */
export interface MonthState {
  year: number;
  month: number;
  today: string;
  chosen: string;
  days: Record<string, CalendarEvent[] | undefined>;
}

/** Fills the frame. `onDay` gets the day as `YYYY-MM-DD`. Called by: createCalendarPane */
export function createMonthSheet(frame: Frame, onDay: (this: void, day: string) => void): MonthSheet {
  const names: FontString[] = [];
  for (const place of $range(0, WEEKDAYS - 1)) {
    const weekday = ((firstWeekday() - 1 + place) % WEEKDAYS) + 1;
    names.push(createLabel(frame, "GameFontNormalSmall", weekdayName(weekday)));
  }
  const cells: DayCell[] = [];
  const sheet: MonthSheet = { frame, cells, lines: LINES, state: undefined };
  for (const _ of $range(1, WEEKS * WEEKDAYS)) {
    cells.push(createCell(frame, onDay));
  }
  /**
   * The window can be resized: cells share its size, and hold as many events as fit.
   * Called by: createMonthSheet
   */
  const arrange = (): void => {
    const width = frame.GetWidth() / WEEKDAYS;
    const height = (frame.GetHeight() - HEADER_HEIGHT) / WEEKS;
    for (const [place, name] of ipairs(names)) {
      name.SetPoint("TOPLEFT", (place - 1) * width + 3, 0);
    }
    for (const [place, { button }] of ipairs(cells)) {
      const [column, row] = [(place - 1) % WEEKDAYS, math.floor((place - 1) / WEEKDAYS)];
      button.SetPoint("TOPLEFT", column * width, -HEADER_HEIGHT - row * height);
      button.SetSize(math.max(1, width - GAP), math.max(1, height - GAP));
    }
    const room = math.floor((height - GAP - linesTop()) / eventHeight());
    sheet.lines = math.min(math.max(room, 0), LINES);
    if (sheet.state !== undefined) {
      drawMonthSheet(sheet, sheet.state);
    }
  };
  onResize(frame, arrange);
  return sheet;
}

/** The height of an event's line in a day. Called by: createCell, createMonthSheet */
function eventHeight(): number {
  return lineHeight(LETTERS) + 1;
}

/** The room above a day's events, for its number. Called by: createCell, createMonthSheet */
function linesTop(): number {
  return lineHeight(LETTERS) + 5;
}

/**
 * The first day of the week in the client's language, 1 for Monday.
 * Called by: createMonthSheet, dayOfSheet
 */
function firstWeekday(): number {
  return tonumber(text("FIRST_WEEKDAY")) ?? 1;
}

/** `day` counts from 1970-01-01; 1 is Monday. Called by: dayOfSheet */
function weekdayOf(day: number): number {
  return ((day + EPOCH_WEEKDAY) % WEEKDAYS) + 1;
}

/** Called by: createMonthSheet */
function createCell(frame: Frame, onDay: (this: void, day: string) => void): DayCell {
  const button = CreateFrame("Button", undefined, frame);
  const ground = button.CreateTexture(undefined, "BACKGROUND");
  ground.SetAllPoints(button);
  const today = button.CreateTexture(undefined, "BORDER");
  today.SetPoint("TOPLEFT", 0, 0);
  today.SetPoint("TOPRIGHT", 0, 0);
  today.SetHeight(2);
  today.SetColorTexture(TODAY[0], TODAY[1], TODAY[2], TODAY[3]);
  const number = createLabel(button, LETTERS, "");
  number.SetPoint("TOPLEFT", 4, -4);
  const cell: DayCell = { button, ground, today, number, lines: [], day: "", events: [], isChosen: false };
  for (const place of $range(0, LINES - 1)) {
    const top = -linesTop() - place * eventHeight();
    const bar = button.CreateTexture(undefined, "ARTWORK");
    bar.SetPoint("TOPLEFT", 3, top - 1);
    bar.SetSize(3, eventHeight() - 3);
    const label = createCutLabel(button, LETTERS);
    label.SetPoint("TOPLEFT", 9, top);
    label.SetPoint("TOPRIGHT", -2, top);
    cell.lines.push({ label, bar });
  }
  button.SetScript("OnClick", () => onDay(cell.day));
  button.SetScript("OnEnter", () => {
    ground.SetColorTexture(HOVERED_ROW[0], HOVERED_ROW[1], HOVERED_ROW[2], HOVERED_ROW[3]);
    showDayTooltip(cell);
  });
  button.SetScript("OnLeave", () => {
    drawGround(cell);
    GameTooltip.Hide();
  });
  return cell;
}

/** Called by: createCell, drawCell */
function drawGround({ ground, isChosen }: DayCell): void {
  const [red, green, blue, opacity] = isChosen ? CHOSEN_ROW : CELL;
  ground.SetColorTexture(red, green, blue, opacity);
}

/** All events of the day, for which its cell may be too small. Called by: createCell */
function showDayTooltip(cell: DayCell): void {
  if (cell.events.length === 0) {
    return;
  }
  GameTooltip.SetOwner(cell.button, "ANCHOR_RIGHT");
  GameTooltip.SetText(cell.day);
  for (const event of cell.events) {
    GameTooltip.AddLine(plainText(event.title), 1, 1, 1, true);
  }
  GameTooltip.Show();
}

/** Called by: createMonthSheet, drawCalendarPane */
export function drawMonthSheet(sheet: MonthSheet, state: MonthState): void {
  sheet.state = state;
  for (const [place, cell] of ipairs(sheet.cells)) {
    drawCell(cell, { day: dayOfSheet(state, place - 1), state, lines: sheet.lines });
  }
}

/** The first and the last day of a month's sheet, `YYYY-MM-DD`: also some of the months beside it. Called by: createCalendarPane */
export function daysOfSheet(month: Pick<MonthState, "year" | "month">): { first: string; last: string } {
  return { first: dayOfSheet(month, 0), last: dayOfSheet(month, WEEKS * WEEKDAYS - 1) };
}

/** `place` counts the sheet's days from 0; returns `YYYY-MM-DD`. Called by: daysOfSheet, drawMonthSheet */
function dayOfSheet({ month, year }: Pick<MonthState, "year" | "month">, place: number): string {
  const first = daysSince1970(year, month, 1);
  const start = first - ((weekdayOf(first) - firstWeekday() + WEEKDAYS) % WEEKDAYS);
  return date("!%Y-%m-%d", (start + place) * 86400);
}

/** Days of other months are grey. Called by: drawMonthSheet */
function drawCell(
  cell: DayCell,
  { day, lines, state }: { day: string; state: MonthState; lines: number },
): void {
  const isOfMonth = tonumber(string.sub(day, 6, 7)) === state.month;
  const [red, green, blue] = isOfMonth ? WHITE : GREY;
  cell.day = day;
  cell.events = state.days[day] ?? [];
  cell.number.SetText(tostring(tonumber(string.sub(day, 9, 10)) ?? ""));
  cell.number.SetTextColor(red, green, blue);
  cell.today.SetShown(day === state.today);
  cell.isChosen = day === state.chosen;
  drawGround(cell);
  const hidden = cell.events.length - lines;
  for (const [place, { bar, label }] of ipairs(cell.lines)) {
    const event = cell.events[place - 1];
    const isMore = place === lines && hidden > 0;
    const isShown = place <= lines;
    bar.SetShown(event !== undefined && !isMore && isShown);
    label.SetShown(isShown);
    label.SetText(isMore ? text("EVENTS_MORE", hidden + 1) : plainText(event?.title ?? ""));
    if (event !== undefined) {
      const [r, g, b] = categoryColor(event.category);
      bar.SetColorTexture(r, g, b);
    }
  }
}
