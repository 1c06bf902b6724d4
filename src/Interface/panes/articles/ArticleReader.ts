/** One article to read: its title, category, date and guild, and its text. */

import { guildOf } from "../../../DataSyncManager/data/Schema";
import { allowCut, createCutLabel, createLabel, createLine } from "../../kit/Controls";
import { createScrolledText, type ScrolledText, setScrolledText } from "../../kit/ScrolledText";
import { type Article, dateOf } from "../../../DataSyncManager/content/Articles";
import { plainParagraphs, plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { warningText } from "../../kit/Colors";
import { unconfirmedText } from "../../kit/UnconfirmedText";
import { dateText } from "../../../DataSyncManager/content/TimeText";

const GAP = 8;

export interface ArticleReader {
  title: FontString;
  about: FontString;
  line: Texture;
  content: ScrolledText;
}

/** What the view shows, all plain already. */
interface ReaderWords {
  title: string;
  /** The line below the title. */
  about: string;
  content: string;
}

/** Fills the frame. Called by: createArticlePane, createSide */
export function createArticleReader(frame: Frame): ArticleReader {
  const title = createLabel(frame, "GameFontNormalLarge", "");
  title.SetPoint("TOPLEFT", 0, -2);
  title.SetPoint("TOPRIGHT", 0, -2);
  title.SetMaxLines(2);
  allowCut(title);
  const about = createCutLabel(frame, "GameFontHighlightSmall");
  about.SetPoint("TOPLEFT", title, "BOTTOMLEFT", 0, -GAP);
  about.SetPoint("TOPRIGHT", title, "BOTTOMRIGHT", 0, -GAP);
  const line = createLine(frame);
  line.SetPoint("TOPLEFT", about, "BOTTOMLEFT", 0, -GAP);
  line.SetPoint("TOPRIGHT", about, "BOTTOMRIGHT", 0, -GAP);
  return { title, about, line, content: createScrolledText(frame, line) };
}

/** Without an article, a hint to choose one. Called by: drawArticlePane */
export function showArticle(reader: ArticleReader, entry: Article | undefined): void {
  if (entry === undefined) {
    showWords(reader, { title: "", about: text("ARTICLE_CHOOSE"), content: "" });
    return;
  }
  const { category, content, title } = entry.data;
  const about = `${plainText(category)} · ${dateText(dateOf(entry))} · ${plainText(guildOf(entry))}`;
  const warning = unconfirmedText(entry.tableType, entry.id);
  const shown = plainParagraphs(content);
  const words = warning === "" ? shown : `${warningText(warning)}\n\n${shown}`;
  showWords(reader, { title: plainText(title), about, content: words });
}

/** Called by: drawCalendarPane, showArticle */
export function showWords(reader: ArticleReader, { about, content, title }: ReaderWords): void {
  reader.title.SetText(title);
  reader.about.SetText(about);
  reader.line.SetShown(title !== "");
  setScrolledText(reader.content, content);
}
