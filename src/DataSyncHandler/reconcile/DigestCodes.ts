/** What each side says about its tables in the first messages, to find out what is equal already. */

import { rowInScope } from "../../DataSyncManager/data/LeftGuilds";
import { idsInScope } from "../../DataSyncManager/data/Store";
import { ownGuild } from "../../DataSyncManager/guild/GuildRoster";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import { type MetadataRow, TABLE_TYPES, type TableType } from "../../DataSyncManager/data/Schema";
import { type GuildSet, tableScope } from "../../DataSyncManager/guild/SharedGuilds";
import { namesIn } from "../../DataSyncManager/data/SortedIds";
import { type Session, sinceOf } from "../../DataSyncManager/sync/Sessions";
import { namesCode, sumCode, sumInScope, sumOfRows } from "../../DataSyncManager/data/TableDigest";

/**
 * One per table, in their order; equal to the other side's if the table is equal in the session's scope and days.
 * Called by: answerReady, askReady, isKnownEqual, noteReady
 */
export function tableCodes(session: Session): string[] {
  const codes: string[] = [];
  for (const [index, tableType] of ipairs(TABLE_TYPES)) {
    codes[index - 1] = tableCode(session, tableType);
  }
  return codes;
}

/**
 * Equal on both sides if they would exchange the same guilds.
 * Called by: agreeScope, answerReady, isScopeAgreed, noteReady, totalCode
 */
export function scopeCode(scope: GuildSet): string {
  return namesCode(namesIn(scope));
}

/** Of the part of the table that the session looks at. Called by: confirmTable, tableCodes */
export function tableCode(session: Session, tableType: TableType): string {
  const guilds = tableScope(tableType, session.userGuild, session.scope);
  if (session.mode === "all" || tableType === "setup") {
    return sumCode(sumInScope(tableType, guilds));
  }
  const rows: MetadataRow[] = [];
  for (const id of idsInScope(tableType, guilds, sinceOf(session, tableType))) {
    rows.push(rowInScope(tableType, id, guilds)!);
    yieldIfOverBudget();
  }
  return sumCode(sumOfRows(rows));
}

/** Only members of one guild share its setup. Called by: isKnownEqual */
export function isSameGuild(session: Session): boolean {
  return session.userGuild === ownGuild();
}

/**
 * One code over scope and tables: if it is equal on both sides, there is nothing to do.
 * Called by: answerReady, askReady
 */
export function totalCode(scope: GuildSet, codes: readonly string[]): string {
  return namesCode([scopeCode(scope), ...codes]);
}
