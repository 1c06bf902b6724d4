/** The names of the tables as a player reads them. */

import type { TableType } from "../../DataSyncManager/data/Schema";

export const TABLE_TEXTS: Readonly<Record<TableType, keyof LocaleStrings>> = {
  setup: "TABLE_SETUP",
  news: "TABLE_NEWS",
  guildInfo: "TABLE_GUILD_INFO",
  calendar: "TABLE_CALENDAR",
  roster: "TABLE_ROSTER",
};
