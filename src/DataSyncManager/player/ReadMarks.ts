/** Which articles the player has read: kept on this account alone, never shared. */

import { announceChange } from "../runtime/Changes";
import { settings } from "../data/SavedData";
import type { Entry, MetadataRow, TableType } from "../data/Schema";
import { metadataOf } from "../data/Store";
import { daysAgo } from "../data/Timestamps";

/** Articles that are older when the addon is first used count as read: nobody wants a year of them marked. */
const FIRST_DAYS = 14;

/** An edited article counts as unread again. Called by: fillRow, greet, markAllRead, unreadCount */
export function isUnread({ deleted, id, lastUpdated }: Entry | MetadataRow): boolean {
  if (deleted) {
    return false;
  }
  const marks = readMarks();
  return lastUpdated > (marks.articles[id] ?? marks.since);
}

/** Only this version of the article. Called by: finishEditing, readArticle */
export function markRead({ id, lastUpdated }: Entry): void {
  const marks = readMarks();
  if (lastUpdated > (marks.articles[id] ?? marks.since)) {
    marks.articles[id] = lastUpdated;
    announceChange("preference");
  }
}

/** All articles of a table as they are now; an edited one is unread again. Called by: createArticleButtons */
export function markAllRead(tableType: TableType): void {
  const marks = readMarks();
  for (const [id, row] of pairs(metadataOf(tableType))) {
    if (isUnread(row)) {
      marks.articles[id] = row.lastUpdated;
    }
  }
  announceChange("preference");
}

/** Without deleted articles. Called by: articlePane, drawArticlePane, writeTooltip */
export function unreadCount(tableType: TableType): number {
  let count = 0;
  for (const [, row] of pairs(metadataOf(tableType))) {
    if (isUnread(row)) {
      count += 1;
    }
  }
  return count;
}

/**
 * Single articles, and the time up to which all others count as read.
 * Called by: isUnread, markAllRead, markRead
 */
function readMarks(): { since: string; articles: Record<string, string | undefined> } {
  return (settings().readMarks ??= { since: daysAgo(FIRST_DAYS), articles: {} });
}
