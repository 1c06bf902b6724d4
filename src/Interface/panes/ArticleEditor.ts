/** The form for an article: title, category, words; says what is wrong while the player types. */

import { GREY, RED } from "../kit/Colors";
import { createButton, createField, createLabel, createTextArea, linkTabOrder } from "../kit/Controls";
import type { ArticleTable } from "../../DataSyncManager/Articles";
import { ownGuild } from "../../DataSyncManager/Guild";
import { plainText, text } from "../../DataSyncManager/Locale";
import { type ArticleData, type EntryData, fieldLimit } from "../../DataSyncManager/Schema";
import { editEntry, readEntry } from "../../DataSyncManager/Store";
import { toDate } from "../../DataSyncManager/Timestamps";

const TITLE_TOP = 16;
const CATEGORY_TOP = 60;
const CONTENT_TOP = 104;
const LENGTH_ROOM = 26;

interface EditorEvents {
  /** The categories that the table has already. */
  categories: (this: void) => readonly string[];
  onSaved: (this: void, id: string) => void;
  onCancelled: (this: void) => void;
}

export interface ArticleEditor {
  frame: Frame;
  title: EditBox;
  category: EditBox;
  content: InputScrollFrame;
  length: FontString;
  problem: FontString;
  save: Button;
  table: ArticleTable;
  id: string;
  events: EditorEvents;
}

/** Takes the pane's frame, the frame whose place it takes, and what follows. Makes the form, hidden. Called by: createArticlePane */
export function createArticleEditor(pane: Frame, place: Frame, events: EditorEvents): ArticleEditor {
  const frame = CreateFrame("Frame", undefined, pane);
  frame.SetAllPoints(place);
  frame.Hide();
  const editor = { frame, events, table: "news", id: "" } as unknown as ArticleEditor;
  const check = (): void => drawEditor(editor);
  createLabel(frame, "GameFontNormalSmall", text("FIELD_TITLE")).SetPoint("TOPLEFT", 0, 0);
  editor.title = createField(frame, 100, check);
  editor.title.SetPoint("TOPLEFT", 6, -TITLE_TOP);
  editor.title.SetPoint("TOPRIGHT", 0, -TITLE_TOP);
  createLabel(frame, "GameFontNormalSmall", text("FIELD_CATEGORY")).SetPoint(
    "TOPLEFT",
    0,
    -CATEGORY_TOP + 16,
  );
  editor.category = createField(frame, 160, check);
  editor.category.SetPoint("TOPLEFT", 6, -CATEGORY_TOP);
  const known = createButton(
    frame,
    text("BUTTON_CATEGORIES"),
    () => offerCategories(editor, known),
    text("TOOLTIP_CATEGORIES"),
  );
  known.SetPoint("LEFT", editor.category, "RIGHT", 8, 0);
  createLabel(frame, "GameFontNormalSmall", text("FIELD_CONTENT")).SetPoint("TOPLEFT", 0, -CONTENT_TOP + 18);
  editor.content = createTextArea(frame, CONTENT_TOP + 4, LENGTH_ROOM, 6, 26);
  editor.content.EditBox.HookScript("OnTextChanged", check);
  editor.length = createLabel(frame, "GameFontDisableSmall", "");
  editor.length.SetPoint("BOTTOMRIGHT", 0, 2);
  editor.problem = createLabel(frame, "GameFontHighlightSmall", "");
  editor.problem.SetPoint("BOTTOMLEFT", 0, 2);
  editor.problem.SetTextColor(RED[0], RED[1], RED[2]);
  const cancel = createButton(frame, text("BUTTON_CANCEL"), events.onCancelled);
  cancel.SetPoint("BOTTOMRIGHT", pane, "BOTTOMRIGHT", 0, 0);
  editor.save = createButton(frame, text("BUTTON_SAVE"), () => saveArticle(editor), text("TOOLTIP_SAVE"));
  editor.save.SetPoint("RIGHT", cancel, "LEFT", -8, 0);
  linkTabOrder([editor.title, editor.category, editor.content.EditBox]);
  return editor;
}

/** Takes the form, a table and an id. Fills it with that article, or empties it for a new one. Called by: startEditing */
export function editArticle(editor: ArticleEditor, table: ArticleTable, id: string): void {
  const data = readEntry(table, id)?.data as Partial<ArticleData> | undefined;
  editor.table = table;
  editor.id = id;
  editor.title.SetText(data?.title ?? "");
  editor.category.SetText(data?.category ?? text("CATEGORY_GENERAL"));
  editor.content.EditBox.SetText(data?.content ?? "");
  editor.frame.Show();
  editor.title.SetFocus();
  drawEditor(editor);
}

/**
 * Takes the form. Shows how long the words are, and what is wrong.
 * Called by: createArticleEditor, editArticle, offerCategories
 */
function drawEditor(editor: ArticleEditor): void {
  const problem = problemOf(editor);
  const limit = fieldLimit(editor.table, "content");
  editor.length.SetText(text("LENGTH", editor.content.EditBox.GetText().length, limit));
  editor.length.SetTextColor(GREY[0], GREY[1], GREY[2]);
  editor.problem.SetText(problem ?? "");
  editor.save.SetEnabled(problem === undefined);
}

/** Takes the form. Returns what keeps it from being saved, in words. Called by: drawEditor */
function problemOf(editor: ArticleEditor): string | undefined {
  const fields: [field: string, name: keyof LocaleStrings, content: string][] = [
    ["title", "FIELD_TITLE", editor.title.GetText()],
    ["category", "FIELD_CATEGORY", editor.category.GetText()],
    ["content", "FIELD_CONTENT", editor.content.EditBox.GetText()],
  ];
  for (const [field, name, content] of fields) {
    if (string.find(content, "%S")[0] === undefined) {
      return text("PROBLEM_EMPTY", text(name));
    }
    if (content.length > fieldLimit(editor.table, field)) {
      return text("PROBLEM_TOO_LONG", text(name));
    }
  }
  return undefined;
}

/** Takes the form. Writes the article as the player's own edit. Called by: createArticleEditor */
function saveArticle(editor: ArticleEditor): void {
  const { category, content, events, id, table, title } = editor;
  const guildName = readEntry(table, id)?.guildName ?? ownGuild();
  if (guildName === undefined) {
    editor.problem.SetText(text("REASON_NO_GUILD"));
    return;
  }
  const before = readEntry(table, id)?.data;
  const data: EntryData = {
    date: toDate(GetServerTime()),
    ...before,
    title: title.GetText(),
    category: category.GetText(),
    content: content.EditBox.GetText(),
  };
  const problem = editEntry(table, id, guildName, data);
  if (problem !== undefined) {
    editor.problem.SetText(problem);
    return;
  }
  events.onSaved(id);
}

/** Takes the form and its button. Offers the categories that the table has already. Called by: createArticleEditor */
function offerCategories(editor: ArticleEditor, owner: Button): void {
  MenuUtil.CreateContextMenu(owner, (_, root) => {
    root.CreateTitle(text("FIELD_CATEGORY"));
    for (const category of editor.events.categories()) {
      root.CreateButton(plainText(category), () => {
        editor.category.SetText(category);
        drawEditor(editor);
      });
    }
  });
}
