/** The names of the tables as a player reads them. */

import { isTableType, type TableType } from "../../DataSyncManager/data/Schema";
import { text } from "../../DataSyncManager/runtime/Locale";

export const TABLE_TEXTS: Readonly<Record<TableType, keyof LocaleStrings>> = {
  setup: "TABLE_SETUP",
  news: "TABLE_NEWS",
  guildInfo: "TABLE_GUILD_INFO",
  calendar: "TABLE_CALENDAR",
  roster: "TABLE_ROSTER",
};

/**
 * An unknown table, such as that of an entry in quarantine, keeps its own name.
 * Called by: addSyncs, listQuarantine, runningText, statusLines
 */
export function tableName(tableType: string): string {
  return isTableType(tableType) ? text(TABLE_TEXTS[tableType]) : tableType;
}
