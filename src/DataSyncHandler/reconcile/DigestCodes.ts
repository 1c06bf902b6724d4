/** What each side says about its tables in the first messages, to find out what is equal already. */

import { metadataOf, idsInScope } from "../../DataSyncManager/data/Store";
import { ownGuild } from "../../DataSyncManager/guild/GuildRoster";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import { type MetadataRow, TABLE_TYPES, type TableType } from "../../DataSyncManager/data/Schema";
import { type GuildSet, tableScope } from "../../DataSyncManager/guild/SharedGuilds";
import { namesIn } from "../../DataSyncManager/data/SortedIds";
import { type Session, sinceOf } from "../../DataSyncManager/sync/Sessions";
import { namesCode, sumCode, sumInScope, sumOfRows } from "../../DataSyncManager/data/TableDigest";

/**
 * Takes a session. Returns a code for each table in their order, equal to the other side's where the tables are equal
 * in the session's scope and days.
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
 * Takes the guilds that one side would exchange. Returns a code, equal to the other side's where it means the same.
 * Called by: agreeScope, answerReady, isScopeAgreed, noteReady, totalCode
 */
export function scopeCode(scope: GuildSet): string {
  return namesCode(namesIn(scope));
}

/** Takes a session and a table. Returns the table's code. Called by: confirmTable, tableCodes */
export function tableCode(session: Session, tableType: TableType): string {
  const guilds = tableScope(tableType, session.userGuild, session.scope);
  if (session.mode === "all" || tableType === "setup") {
    return sumCode(sumInScope(tableType, guilds));
  }
  const rows: MetadataRow[] = [];
  const metadata = metadataOf(tableType);
  for (const id of idsInScope(tableType, guilds, sinceOf(session, tableType))) {
    rows.push(metadata[id]!);
    yieldIfOverBudget();
  }
  return sumCode(sumOfRows(rows));
}

/**
 * Takes a session. Returns whether both belong to the same guild, and so share its setup.
 * Called by: isKnownEqual
 */
export function isSameGuild(session: Session): boolean {
  return session.userGuild === ownGuild();
}

/**
 * Takes a session's scope and its tables' codes. Returns one code of all, equal to the other side's where all is equal.
 * Called by: answerReady, askReady
 */
export function totalCode(scope: GuildSet, codes: readonly string[]): string {
  return namesCode([scopeCode(scope), ...codes]);
}
