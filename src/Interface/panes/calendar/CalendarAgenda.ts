/** Events as a list: those of one day, or the next ones. */

import { categoryColor } from "../../kit/Categories";
import { createCutLabel } from "../../kit/Controls";
import { createList, type List } from "../../kit/Lists";
import { doubleRowHeight } from "../../kit/Measures";
import type { CalendarEvent } from "../../../DataSyncManager/content/CalendarEvents";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { dayText, hourText, momentOf } from "../../../DataSyncManager/content/TimeText";

interface AgendaParts {
  title: FontString;
  about: FontString;
  bar: Texture;
}

/** Called by: createSide */
export function createAgenda(
  parent: Frame,
  onChosen: (this: void, event: CalendarEvent) => void,
): List<CalendarEvent> {
  return createList<CalendarEvent, AgendaParts>(parent, {
    rowHeight: doubleRowHeight(),
    make: (row) => {
      const bar = row.CreateTexture(undefined, "ARTWORK");
      bar.SetPoint("TOPLEFT", 2, -4);
      bar.SetPoint("BOTTOMLEFT", 2, 4);
      bar.SetWidth(4);
      const title = createCutLabel(row, "GameFontHighlight");
      title.SetPoint("TOPLEFT", 12, -4);
      title.SetPoint("TOPRIGHT", -4, -4);
      const about = createCutLabel(row, "GameFontDisableSmall");
      about.SetPoint("BOTTOMLEFT", 12, 4);
      about.SetPoint("BOTTOMRIGHT", -4, 4);
      return { title, about, bar };
    },
    fill: (parts, event) => {
      const [red, green, blue] = categoryColor(event.category);
      parts.bar.SetColorTexture(red, green, blue);
      parts.title.SetText(titleOf(event));
      parts.about.SetText(`${whenText(event)} · ${categoryText(event)}`);
    },
    onClick: onChosen,
  });
}

/** A birthday says whose it is. Called by: createAgenda, drawCalendarPane */
export function titleOf(event: CalendarEvent): string {
  return event.user === undefined ? plainText(event.title) : text("BIRTHDAY_OF", event.user);
}

/** Called by: createAgenda, drawCalendarPane */
export function categoryText(event: CalendarEvent): string {
  return event.user === undefined ? plainText(event.category) : text("CATEGORY_BIRTHDAY");
}

/** With the time of day if the event has one; a date that cannot be read as it was written. Called by: createAgenda, drawCalendarPane */
export function whenText(event: CalendarEvent): string {
  if (event.day === "") {
    return text("EVENTS_UNDATED", plainText(event.entry?.data.eventDate ?? ""));
  }
  const moment = momentOf(event.day);
  const day = moment === undefined ? event.day : dayText(moment.year, moment.month, moment.day);
  return event.epoch === undefined ? day : text("DATE_AND_TIME", day, hourText(event.epoch));
}
