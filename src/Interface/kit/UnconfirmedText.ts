/** What the player is told of an entry that nobody has confirmed who may write it. */

import { unconfirmedOf } from "../../DataSyncManager/data/Unconfirmed";
import type { TableType } from "../../DataSyncManager/data/Schema";
import { plainText, text } from "../../DataSyncManager/runtime/Locale";

/**
 * In words: that what is read is not confirmed, or that a newer version waits; who handed it over. Empty for a known entry.
 * Called by: effectLines, linesOf, showArticle
 */
export function unconfirmedText(tableType: TableType, id: string): string {
  const noted = unconfirmedOf(tableType, id);
  if (noted === undefined) {
    return "";
  }
  const key = noted.known === undefined ? "UNCONFIRMED_ENTRY" : "UNCONFIRMED_NEWER";
  return text(key, plainText(noted.from));
}
