/** The form for an article or an event: title, category, text. Says what is wrong while the player types. */

import { writeEdit } from "../../../DataSyncManager/guild/Edits";
import { GREY, RED } from "../../kit/Colors";
import { createButton, createField, createLabel, createTextArea, linkTabOrder } from "../../kit/Controls";
import type { ArticleTable } from "../../../DataSyncManager/content/Articles";
import { eventDateOf, eventTimeOf, isLeftOut } from "../../../DataSyncManager/content/CalendarEvents";
import { ownGuild } from "../../../DataSyncManager/guild/GuildRoster";
import { plainParagraphs, plainText, text } from "../../../DataSyncManager/runtime/Locale";
import {
  type ArticleData,
  type CalendarData,
  type EntryData,
  fieldLimit,
} from "../../../DataSyncManager/data/Schema";
import { readEntry } from "../../../DataSyncManager/data/Store";
import { toDate } from "../../../DataSyncManager/data/Timestamps";

const TITLE_TOP = 16;
const CATEGORY_TOP = 60;
const WHEN_TOP = 90;
const WHEN_HEIGHT = 46;
const CONTENT_TOP = 104;
const DAY_WIDTH = 90;
const HOUR_WIDTH = 60;
/** Below the words: what is wrong with them, then the buttons. */
const PROBLEM_ROOM = 56;
const PROBLEM_BOTTOM = 30;

interface EditorEvents {
  /** The categories that the table has already. Called by: offerCategories */
  categories: (this: void) => readonly string[];
  /** Gets the id of the saved article, which may be new. Called by: saveArticle */
  onSaved: (this: void, id: string) => void;
  /** Nothing has been saved. Called by: createArticleEditor */
  onCancelled: (this: void) => void;
}

/** The row with the day and the hour of an event; hidden for other articles. */
interface EventFields {
  frame: Frame;
  day: EditBox;
  hour: EditBox;
}

/** What is to be edited; an id that no entry has is that of a new article. */
interface EditedArticle {
  table: ArticleTable;
  id: string;
  /** `YYYY-MM-DD`, the day of a new event. */
  day?: string;
}

export interface ArticleEditor {
  frame: Frame;
  title: EditBox;
  category: EditBox;
  when: EventFields;
  content: InputScrollFrame;
  length: FontString;
  problem: FontString;
  save: Button;
  table: ArticleTable;
  id: string;
  events: EditorEvents;
}

/** Hidden at first; it covers `place` while it is shown. Called by: createArticlePane, createEditing */
export function createArticleEditor(pane: Frame, place: Frame, events: EditorEvents): ArticleEditor {
  const frame = CreateFrame("Frame", undefined, pane);
  frame.SetPoint("TOPLEFT", place, "TOPLEFT", 0, 0);
  frame.SetPoint("BOTTOMRIGHT", pane, "BOTTOMRIGHT", 0, 0);
  frame.Hide();
  /** The fields are made before the editor is complete. Called by: createArticleEditor */
  const check = (): void => drawEditor(editor);
  createLabel(frame, "GameFontNormalSmall", text("FIELD_TITLE")).SetPoint("TOPLEFT", 0, 0);
  const title = createField(frame, { width: 100, tip: ["FIELD_TITLE", "TIP_TITLE"], onTyped: check });
  title.SetPoint("TOPLEFT", 6, -TITLE_TOP);
  title.SetPoint("TOPRIGHT", 0, -TITLE_TOP);
  const category = createCategory(frame, check, (button) => offerCategories(editor, button));
  const when = createWhen(frame, check);
  const words = createLabel(frame, "GameFontNormalSmall", text("FIELD_CONTENT"));
  words.SetPoint("TOPLEFT", when.frame, "BOTTOMLEFT", 0, -4);
  const content = createTextArea(frame, { top: CONTENT_TOP, bottom: PROBLEM_ROOM, left: 6, right: 26 });
  content.SetPoint("TOPLEFT", words, "BOTTOMLEFT", 6, -8);
  content.EditBox.HookScript("OnTextChanged", check);
  const length = createLabel(frame, "GameFontDisableSmall", "");
  length.SetPoint("TOPRIGHT", when.frame, "BOTTOMRIGHT", 0, -4);
  const problem = createLabel(frame, "GameFontHighlightSmall", "");
  problem.SetPoint("BOTTOMLEFT", 0, PROBLEM_BOTTOM);
  problem.SetPoint("BOTTOMRIGHT", 0, PROBLEM_BOTTOM);
  problem.SetTextColor(RED[0], RED[1], RED[2]);
  const cancel = createButton(frame, {
    label: text("BUTTON_CANCEL"),
    onClick: events.onCancelled,
    tooltip: text("TOOLTIP_CANCEL"),
  });
  cancel.SetPoint("BOTTOMRIGHT", 0, 0);
  const save = createButton(frame, {
    label: text("BUTTON_SAVE"),
    onClick: () => saveArticle(editor),
    tooltip: text("TOOLTIP_SAVE"),
  });
  save.SetPoint("RIGHT", cancel, "LEFT", -8, 0);
  linkTabOrder([title, category, when.day, when.hour, content.EditBox]);
  const editor: ArticleEditor = {
    frame,
    title,
    category,
    when,
    content,
    length,
    problem,
    save,
    table: "news",
    id: "",
    events,
  };
  return editor;
}

/** Called by: createArticleEditor */
function createCategory(
  frame: Frame,
  check: (this: void) => void,
  onOffer: (this: void, button: Button) => void,
): EditBox {
  createLabel(frame, "GameFontNormalSmall", text("FIELD_CATEGORY")).SetPoint(
    "TOPLEFT",
    0,
    -CATEGORY_TOP + 16,
  );
  const category = createField(frame, {
    width: 160,
    tip: ["FIELD_CATEGORY", "TIP_CATEGORY"],
    onTyped: check,
  });
  category.SetPoint("TOPLEFT", 6, -CATEGORY_TOP);
  const known = createButton(frame, {
    label: text("BUTTON_CATEGORIES"),
    onClick: onOffer,
    tooltip: text("TOOLTIP_CATEGORIES"),
  });
  known.SetPoint("TOPRIGHT", 0, -CATEGORY_TOP);
  category.SetPoint("RIGHT", known, "LEFT", -8, 0);
  return category;
}

/** Called by: createArticleEditor */
function createWhen(parent: Frame, check: (this: void) => void): EventFields {
  const frame = CreateFrame("Frame", undefined, parent);
  frame.SetPoint("TOPLEFT", 0, -WHEN_TOP);
  frame.SetPoint("TOPRIGHT", 0, -WHEN_TOP);
  const dayLabel = createLabel(frame, "GameFontNormalSmall", text("FIELD_DAY"));
  dayLabel.SetPoint("TOPLEFT", 0, 0);
  const day = createField(frame, { width: DAY_WIDTH, tip: ["FIELD_DAY", "TIP_DAY"], onTyped: check });
  day.SetPoint("TOPLEFT", 6, -16);
  const hourLabel = createLabel(frame, "GameFontNormalSmall", text("FIELD_HOUR"));
  const hourLeft = math.max(DAY_WIDTH, dayLabel.GetStringWidth()) + 16;
  hourLabel.SetPoint("TOPLEFT", hourLeft, 0);
  const hour = createField(frame, { width: HOUR_WIDTH, tip: ["FIELD_HOUR", "TIP_HOUR"], onTyped: check });
  hour.SetPoint("TOPLEFT", hourLeft + 6, -16);
  return { frame, day, hour };
}

/**
 * `eventDate` is as entries store it; the fields show it in the player's chosen clock.
 * Called by: editArticle
 */
function fillWhen({ day, hour }: EventFields, eventDate: string): void {
  const shown = eventTimeOf(eventDate);
  day.SetText(shown.day);
  hour.SetText(shown.hour);
}

/** Called by: createEditing, startEditing */
export function editArticle(editor: ArticleEditor, { day = "", id, table }: EditedArticle): void {
  const data = readEntry(table, id)?.data as Partial<ArticleData & CalendarData> | undefined;
  const isEvent = table === "calendar";
  editor.when.frame.SetShown(isEvent);
  editor.when.frame.SetHeight(isEvent ? WHEN_HEIGHT : 1);
  fillWhen(editor.when, isEvent ? (data?.eventDate ?? day) : "");
  editor.table = table;
  editor.id = id;
  // A field shows the game's codes as what they stand for: another player's words are shown as the letters that they are.
  editor.title.SetText(plainText(data?.title ?? ""));
  editor.category.SetText(plainText(data?.category ?? text("CATEGORY_GENERAL")));
  editor.content.EditBox.SetText(plainParagraphs(data?.content ?? ""));
  editor.frame.Show();
  editor.title.SetFocus();
  drawEditor(editor);
}

/** The length of the text, and what is wrong. Called by: createArticleEditor, editArticle, offerCategories */
function drawEditor(editor: ArticleEditor): void {
  const problem = problemOf(editor);
  const limit = fieldLimit(editor.table, "content");
  editor.length.SetText(text("LENGTH", editor.content.EditBox.GetText().length, limit));
  editor.length.SetTextColor(GREY[0], GREY[1], GREY[2]);
  editor.problem.SetText(problem ?? "");
  editor.save.SetEnabled(problem === undefined);
}

/** Why the form cannot be saved, in words; nothing if it can. Called by: drawEditor */
function problemOf(editor: ArticleEditor): string | undefined {
  const fields: [field: string, name: keyof LocaleStrings, content: string][] = [
    ["title", "FIELD_TITLE", editor.title.GetText()],
    ["category", "FIELD_CATEGORY", editor.category.GetText()],
    ["content", "FIELD_CONTENT", editor.content.EditBox.GetText()],
  ];
  for (const [field, name, content] of fields) {
    const mayBeEmpty = field === "content" && editor.table === "calendar";
    if (!mayBeEmpty && string.find(content, "%S")[0] === undefined) {
      return text("PROBLEM_EMPTY", text(name));
    }
    if (content.length > fieldLimit(editor.table, field)) {
      return text("PROBLEM_TOO_LONG", text(name));
    }
  }
  if (editor.table !== "calendar" || typedDate(editor) !== undefined) {
    return undefined;
  }
  const { day, hour } = editor.when;
  return text(isLeftOut(day.GetText(), hour.GetText()) ? "PROBLEM_HOUR_LEFT_OUT" : "PROBLEM_DATE");
}

/** As entries store it; nothing if what is typed is not a date. Called by: problemOf, saveArticle */
function typedDate({ id, when }: ArticleEditor): string | undefined {
  return eventDateOf(when.day.GetText(), when.hour.GetText(), readEntry("calendar", id)?.data.eventDate);
}

/** A refusal is shown in the form. Called by: createArticleEditor */
function saveArticle(editor: ArticleEditor): void {
  const { category, content, events, id, table, title } = editor;
  const guildName = readEntry(table, id)?.guildName ?? ownGuild();
  if (guildName === undefined) {
    editor.problem.SetText(text("REASON_NO_GUILD"));
    return;
  }
  const before = readEntry(table, id)?.data;
  const dated: EntryData =
    table === "calendar"
      ? { ...before, eventDate: typedDate(editor) }
      : { date: toDate(GetServerTime()), ...before };
  const data: EntryData = {
    ...dated,
    title: title.GetText(),
    category: category.GetText(),
    content: content.EditBox.GetText(),
  };
  const problem = writeEdit(table, id, { guildName, data });
  if (problem !== undefined) {
    editor.problem.SetText(problem);
    return;
  }
  events.onSaved(id);
}

/** The categories that the table already has. Called by: createArticleEditor */
function offerCategories(editor: ArticleEditor, owner: Button): void {
  MenuUtil.CreateContextMenu(owner, (_, root) => {
    root.CreateTitle(text("FIELD_CATEGORY"));
    for (const category of editor.events.categories()) {
      root.CreateButton(plainText(category), () => {
        editor.category.SetText(plainText(category));
        drawEditor(editor);
      });
    }
  });
}
