/** News, guild information and events as lists to read: sorted, searched, filtered. */

import { ownGuild } from "../guild/GuildRoster";
import { yieldIfOverBudget } from "../runtime/Scheduler";
import { folded } from "../data/CaseFolding";
import { hasWords, searchWords } from "./SearchText";
import type { EntryOf } from "../data/Schema";
import { setupOf } from "../guild/SharedGuilds";
import { namesIn, sortedIds, sortTexts } from "../data/SortedIds";
import { readEntry } from "../data/Store";

export type ArticleTable = "news" | "guildInfo" | "calendar";
/** An entry of one of them. */
export type Article = EntryOf<ArticleTable>;

/** What a list of articles is narrowed down to. */
export interface ArticleFilter {
  /** What the player has typed: every word of it must be in the article. */
  typed: string;
  /** One category, or nothing for all. */
  category: string | undefined;
}

/** The list and what it can be narrowed down to. */
export interface ArticleList {
  articles: Article[];
  /** All categories of the table, in the order of their letters. */
  categories: string[];
}

/** Stands between an article's date and its id where articles are sorted. */
const SEPARATOR = "\t";

/**
 * Inside a flow: living articles that fit the filter, the newest first, and the categories of all of them.
 * Called by: createArticlePane
 */
export function listArticles(tableType: ArticleTable, filter: ArticleFilter): ArticleList {
  const words = searchWords(filter.typed);
  const keys: string[] = [];
  const categories: Record<string, true> = {};
  const since = tableType === "news" ? firstDayShown() : "";
  for (const id of sortedIds(tableType)) {
    const entry = readEntry(tableType, id);
    if (entry !== undefined && !entry.deleted && dateOf(entry) >= since) {
      const { category } = entry.data;
      categories[category] = true;
      if ((filter.category === undefined || category === filter.category) && isFound(entry, words)) {
        keys.push(dateOf(entry) + SEPARATOR + id);
      }
    }
    yieldIfOverBudget();
  }
  const articles: Article[] = [];
  const sorted = sortTexts(keys);
  for (const place of $range(sorted.length - 1, 0, -1)) {
    const [id] = string.match(sorted[place]!, `${SEPARATOR}(.*)$`);
    const entry = readEntry(tableType, id ?? "");
    if (entry !== undefined) {
      articles.push(entry);
    }
    yieldIfOverBudget();
  }
  return { articles, categories: namesIn(categories) };
}

/** `YYYY-MM-DD`; empty if the guild's setup sets no limit for news. Called by: listArticles */
function firstDayShown(): string {
  const guildName = ownGuild();
  const days = guildName === undefined ? 0 : (setupOf(guildName)?.daysShown ?? 0);
  return days > 0 ? date("!%Y-%m-%d", GetServerTime() - days * 86400) : "";
}

/**
 * An event's own date, any other article's date; empty if it is not a text.
 * Called by: fillRow, listArticles, showArticle
 */
export function dateOf(entry: Article): string {
  const { date: day, eventDate } = entry.data;
  const shown = entry.tableType === "calendar" ? eventDate : day;
  return typeof shown === "string" ? shown : "";
}

/** The words must be folded; the article must have all of them. Called by: listArticles */
function isFound(entry: Article, words: readonly string[]): boolean {
  if (words.length === 0) {
    return true;
  }
  const { category, content, title } = entry.data;
  return hasWords(words, folded(`${title}\n${category}\n${content}`));
}
