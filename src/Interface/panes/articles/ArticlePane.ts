/** News and guild information: a list on the left, the selected article on the right, to read or to edit. */

import { createArticleEditor, type ArticleEditor, editArticle } from "./ArticleEditor";
import { type ArticleReader, createArticleReader, showArticle } from "./ArticleReader";
import { createEntryButtons, drawEntryButtons, type EntryButtons } from "./EntryButtons";
import { BLUE, GREY, WHITE } from "../../kit/Colors";
import { inBackground } from "../../kit/Background";
import { createButton, createCutLabel, createDropdown, createLabel, createSearch } from "../../kit/Controls";
import { choose, createList, type List, elementAtKey, SCROLL_BAR_ROOM, setElements } from "../../kit/Lists";
import { doubleRowHeight, onResize } from "../../kit/Measures";
import type { Pane, PaneView } from "../../kit/Panes";
import {
  type Article,
  type ArticleFilter,
  type ArticleTable,
  dateOf,
  listArticles,
} from "../../../DataSyncManager/content/Articles";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { isUnread, markAllRead, markRead, unreadCount } from "../../../DataSyncManager/player/ReadMarks";
import { readEntry } from "../../../DataSyncManager/data/Store";
import { dateText } from "../../../DataSyncManager/content/TimeText";

/** The list takes this part of the pane's width. */
const LIST_PART = 0.4;
const TOP = 30;
const BOTTOM = 30;
const GAP = 8;

interface ArticleParts {
  table: ArticleTable;
  list: List<Article>;
  empty: FontString;
  category: DropdownButton;
  filter: ArticleFilter;
  reader: ArticleReader;
  editor: ArticleEditor;
  readerFrame: Frame;
  buttons: EntryButtons;
  readAll: Button;
  /** The article that is edited; nothing while one is read. */
  edited: string | undefined;
}

/** The left side of the pane. */
interface ListSide {
  frame: Frame;
  list: List<Article>;
  empty: FontString;
  category: DropdownButton;
}

interface ListSideOptions {
  /** Changed in place by search field and menu. */
  filter: ArticleFilter;
  /** Those of the articles that were last listed. Called by: createCategoryFilter, createListSide */
  categories: (this: void) => readonly string[];
  /** The filter has already changed. Called by: createCategoryFilter, createListSide */
  onFiltered: (this: void) => void;
  /** For an article that the player clicks. Called by: createListSide */
  onChosen: (this: void, entry: Article) => void;
}

interface ArticleButtonsOptions {
  /**
   * The parts, which the clicks need and which are made after the buttons.
   * Called by: createArticleButtons
   */
  getParts: (this: void) => ArticleParts;
  /** Requests a new list. Called by: createArticleButtons */
  build: (this: void) => void;
}

export const newsPane: Pane = articlePane("news", "PANE_NEWS", "PANE_NEWS_TIP");
export const guildInfoPane: Pane = articlePane("guildInfo", "PANE_GUILD_INFO", "PANE_GUILD_INFO_TIP");

/** Called by: ArticlePane.ts */
function articlePane(
  tableType: ArticleTable,
  title: keyof LocaleStrings,
  tooltip: keyof LocaleStrings,
): Pane {
  return {
    key: tableType,
    title,
    tooltip,
    topics: ["entry", "preference", "guild"],
    create: (frame) => createArticlePane(frame, tableType),
    badge: () => {
      const unread = unreadCount(tableType);
      return unread === 0 ? undefined : tostring(unread);
    },
  };
}

/** Called by: articlePane */
function createArticlePane(frame: Frame, tableType: ArticleTable): PaneView {
  const filter: ArticleFilter = { typed: "", category: undefined };
  let categories: string[] = [];
  const build = inBackground(
    `list of ${tableType}`,
    () => listArticles(tableType, filter),
    (made) => {
      categories = made.categories;
      setElements(parts.list, made.articles);
      drawArticlePane(parts);
    },
  );
  const listSide = createListSide(frame, {
    filter,
    categories: () => categories,
    onFiltered: build,
    onChosen: (entry) => {
      // What is being written is not thrown away by a click beside it.
      if (parts.edited === undefined) {
        readArticle(parts, entry);
      }
    },
  });
  const readerFrame = CreateFrame("Frame", undefined, frame);
  readerFrame.SetPoint("TOPLEFT", listSide.frame, "TOPRIGHT", 2 * GAP, 0);
  readerFrame.SetPoint("BOTTOMRIGHT", 0, BOTTOM);
  const parts: ArticleParts = {
    table: tableType,
    list: listSide.list,
    empty: listSide.empty,
    category: listSide.category,
    filter,
    reader: createArticleReader(readerFrame),
    editor: createArticleEditor(frame, readerFrame, {
      categories: () => categories,
      onSaved: (id) => finishEditing(parts, id, build),
      onCancelled: () => {
        parts.edited = undefined;
        drawArticlePane(parts);
      },
    }),
    readerFrame,
    ...createArticleButtons(frame, tableType, { getParts: () => parts, build }),
    edited: undefined,
  };
  return { draw: build, onKey: (key) => pressArrow(parts, key) };
}

/** The player wrote the article, so it counts as read. Called by: createArticlePane */
function finishEditing(parts: ArticleParts, id: string, build: (this: void) => void): void {
  parts.edited = undefined;
  const entry = readEntry(parts.table, id);
  if (entry !== undefined) {
    markRead(entry);
  }
  choose(parts.list, entry);
  build();
}

/** Called by: createArticlePane */
function createListSide(
  frame: Frame,
  { categories, filter, onChosen, onFiltered }: ListSideOptions,
): ListSide {
  const side = CreateFrame("Frame", undefined, frame);
  side.SetPoint("TOPLEFT", 0, 0);
  side.SetPoint("BOTTOMLEFT", 0, BOTTOM);
  const search = createSearch(side, {
    width: 100,
    hint: text("SEARCH"),
    onChanged: (typed) => {
      if (filter.typed !== typed) {
        filter.typed = typed;
        onFiltered();
      }
    },
  });
  const category = createCategoryFilter(side, { categories, filter, onFiltered });
  search.SetPoint("TOPLEFT", 6, 0);
  category.SetPoint("TOPRIGHT", 0, 0);
  const list = createList<Article, ReturnType<typeof makeRow>>(side, {
    rowHeight: doubleRowHeight(),
    make: makeRow,
    fill: fillRow,
    onClick: onChosen,
  });
  list.box.SetPoint("TOPLEFT", 0, -TOP);
  list.box.SetPoint("BOTTOMRIGHT", -SCROLL_BAR_ROOM, 0);
  const empty = createLabel(side, "GameFontDisable", "");
  empty.SetPoint("TOPLEFT", 12, -TOP - 14);
  empty.SetPoint("TOPRIGHT", -24, -TOP - 14);
  /** The window can be resized, and the filters share the width of the list. Called by: createListSide */
  const arrange = (): void => {
    side.SetWidth(frame.GetWidth() * LIST_PART);
    const searchWidth = frame.GetWidth() * LIST_PART * 0.5;
    search.SetWidth(searchWidth - GAP);
    category.SetWidth(frame.GetWidth() * LIST_PART - searchWidth - GAP);
  };
  onResize(frame, arrange);
  return { frame: side, list, empty, category };
}

/** A menu of the categories that there are. Called by: createListSide */
function createCategoryFilter(
  side: Frame,
  { categories, filter, onFiltered }: Pick<ListSideOptions, "categories" | "filter" | "onFiltered">,
): DropdownButton {
  return createDropdown(side, {
    width: 120,
    tip: ["FIELD_CATEGORY", "TIP_CATEGORY_FILTER"],
    generator: (_, root) => {
      /** No category stands for all of them. Called by: createCategoryFilter */
      const choice = (label: string, chosen: string | undefined): void => {
        root.CreateRadio(
          label,
          () => filter.category === chosen,
          () => {
            filter.category = chosen;
            onFiltered();
          },
        );
      };
      choice(text("CATEGORY_ALL"), undefined);
      for (const name of categories()) {
        choice(plainText(name), name);
      }
    },
  });
}

/** Called by: createListSide, fillRow */
function makeRow(row: Button): { title: FontString; about: FontString; mark: FontString } {
  const title = createCutLabel(row, "GameFontHighlight");
  title.SetPoint("TOPLEFT", 18, -4);
  title.SetPoint("TOPRIGHT", -6, -4);
  const about = createCutLabel(row, "GameFontDisableSmall");
  about.SetPoint("BOTTOMLEFT", 18, 5);
  about.SetPoint("BOTTOMRIGHT", -6, 5);
  const mark = createLabel(row, "GameFontNormalLarge", "");
  mark.SetPoint("TOPLEFT", 5, -3);
  mark.SetTextColor(BLUE[0], BLUE[1], BLUE[2]);
  return { title, about, mark };
}

/** An unread article has a mark and a bright title. Called by: createListSide */
function fillRow(parts: ReturnType<typeof makeRow>, entry: Article): void {
  const { category, title } = entry.data;
  const unread = isUnread(entry);
  const [red, green, blue] = unread ? WHITE : GREY;
  parts.title.SetText(plainText(title));
  parts.title.SetTextColor(red + 0.2, green + 0.2, blue + 0.2);
  parts.about.SetText(`${plainText(category)} · ${dateText(dateOf(entry))}`);
  parts.mark.SetText(unread ? "•" : "");
}

/** Called by: createArticlePane */
function createArticleButtons(
  frame: Frame,
  tableType: ArticleTable,
  { build, getParts }: ArticleButtonsOptions,
): Pick<ArticleParts, "buttons" | "readAll"> {
  const buttons = createEntryButtons(frame, tableType, {
    chosenId: () => getParts().list.chosen?.id,
    onEdit: (id) => startEditing(getParts(), id),
    onDeleted: () => {
      choose(getParts().list, undefined);
      build();
    },
    onRestored: build,
  });
  /** All articles of the table, shown or filtered out. Called by: createArticleButtons */
  const readThem = (): void => markAllRead(tableType);
  const readAll = createButton(frame, {
    label: text("BUTTON_READ_ALL"),
    onClick: readThem,
    tooltip: text("TOOLTIP_READ_ALL"),
  });
  readAll.SetPoint("LEFT", buttons.create, "RIGHT", GAP, 0);
  return { buttons, readAll };
}

/** Called by: createArticlePane, pressArrow */
function readArticle(parts: ArticleParts, entry: Article): void {
  parts.edited = undefined;
  choose(parts.list, entry);
  markRead(entry);
  drawArticlePane(parts);
}

/** The id of a new article belongs to no entry yet. Called by: createArticleButtons */
function startEditing(parts: ArticleParts, id: string): void {
  parts.edited = id;
  editArticle(parts.editor, { table: parts.table, id });
  drawArticlePane(parts);
}

/** Whether the key was used. Called by: createArticlePane */
function pressArrow(parts: ArticleParts, key: string): boolean {
  const next = parts.edited !== undefined ? undefined : elementAtKey(parts.list, key);
  if (next !== undefined) {
    readArticle(parts, next);
  }
  return next !== undefined;
}

/** Called by: createArticlePane, readArticle, startEditing */
function drawArticlePane(parts: ArticleParts): void {
  const { buttons, edited, list, table } = parts;
  // A sync may have replaced or deleted the chosen article.
  const present = list.chosen === undefined ? undefined : readEntry(table, list.chosen.id);
  if (present !== list.chosen) {
    choose(list, present === undefined || present.deleted ? undefined : present);
  }
  const isFiltered = parts.filter.typed !== "" || parts.filter.category !== undefined;
  parts.empty.SetText(list.elements.length > 0 ? "" : text(isFiltered ? "LIST_NOTHING_FOUND" : "LIST_EMPTY"));
  parts.category.GenerateMenu();
  parts.readerFrame.SetShown(edited === undefined);
  parts.editor.frame.SetShown(edited !== undefined);
  showArticle(parts.reader, list.chosen);
  drawEntryButtons(buttons, { table, chosen: list.chosen, isEdited: edited !== undefined });
  parts.readAll.SetEnabled(unreadCount(table) > 0);
}
