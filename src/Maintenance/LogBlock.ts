/**
 * Everything that is needed to see again what a player saw, as one block of text: who they are, both logs, and of each
 * entry its id, guild and time. Nothing of what anybody wrote is in it, and no word that another client chose: of their
 * versions only the numbers, and lines that quote them as they are without the quote.
 * `npm start -- --replay FILE` reads it.
 */

import { PROTOCOL_VERSION } from "../DataSyncComs/messages/Protocol";
import { memberOf, ownGuild, ownName } from "../DataSyncManager/guild/GuildRoster";
import { plainText } from "../DataSyncManager/runtime/Locale";
import { logOf, type Role } from "../DataSyncManager/sync/SyncLog";
import { savedData } from "../DataSyncManager/data/SavedData";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";
import { linkedGuilds } from "../DataSyncManager/guild/SharedGuilds";
import { sortTexts } from "../DataSyncManager/data/SortedIds";
import { idsInScope, metadataOf } from "../DataSyncManager/data/Store";
import { BEGINNING, serverNow } from "../DataSyncManager/data/Timestamps";
import { addonVersion } from "../DataSyncManager/runtime/AddonVersion";

/** The first line; the number is the version of the lines after it. */
const HEADER = "GuildHelper logs 1";
/** Entries in one line. */
const LINE_ENTRIES = 500;
const ROLES: readonly Role[] = ["sender", "receiver"];

/**
 * Fields are separated by semicolons; only the last one may contain some.
 * Called by: entryLines, identityLines, logBlock, sessionLines
 */
function lineOf(...parts: (string | number | undefined)[]): string {
  const texts: string[] = [];
  for (const index of $range(1, parts.length)) {
    const part = plainText(tostring(parts[index - 1] ?? ""));
    texts.push(
      index < parts.length ? string.gsub(part, "[;\r\n]", " ")[0] : string.gsub(part, "[\r\n]", " ")[0],
    );
  }
  return table.concat(texts, ";");
}

/** Who the player is, and which versions they run. Called by: logBlock */
function identityLines(): string[] {
  const [clientVersion, build, , interfaceVersion] = GetBuildInfo();
  const user = ownName();
  return [
    lineOf("player", user, ownGuild(), memberOf(user)?.rankIndex),
    lineOf("addon", addonVersion(), PROTOCOL_VERSION, savedData().schemaVersion),
    lineOf("client", clientVersion, build, interfaceVersion, GetLocale()),
    lineOf("time", serverNow()),
  ];
}

/** The numbers at the beginning of a version. Called by: sessionLines */
function numbersOf(version: string | undefined): string {
  return string.match(version ?? "", "^%d+%.%d+%.%d+")[0] ?? "";
}

/** Inside a flow: the stored sessions, and the guilds and versions of known users. Called by: logBlock */
function sessionLines(): string[] {
  const lines: string[] = [];
  const { syncSessions, userStatus } = savedData();
  for (const [, session] of pairs(syncSessions)) {
    const { days, mode, reason, role, sessionId, started, status, user } = session;
    lines.push(lineOf("session", sessionId, role, user, mode, days, started, status, reason));
    yieldIfOverBudget();
  }
  for (const [user, { addonVersion: version, guildName, lastSync }] of pairs(userStatus)) {
    lines.push(lineOf("user", user, guildName, numbersOf(version), lastSync));
    yieldIfOverBudget();
  }
  return sortTexts(lines);
}

/**
 * Inside a flow: for each guild, ids, times and a sign of a table's entries, a few hundred per line, without their content.
 * Ids have no blanks in them.
 * Called by: logBlock
 */
function entryLines(tableType: TableType): string[] {
  const own = ownGuild();
  const rows = metadataOf(tableType);
  const lines: string[] = [];
  const open: Record<string, string[] | undefined> = {};
  /** Called by: entryLines */
  const finish = (guildName: string, heads: string[]): void => {
    lines.push(lineOf("entries", tableType, guildName, table.concat(heads, " ")));
  };
  for (const id of idsInScope(tableType, own === undefined ? {} : linkedGuilds(own), BEGINNING)) {
    const row = rows[id];
    if (row !== undefined) {
      const heads = (open[row.guildName] ??= []);
      heads.push(`${id} ${row.lastUpdated} ${row.deleted ? "-" : "+"}`);
      if (heads.length >= LINE_ENTRIES) {
        finish(row.guildName, heads);
        open[row.guildName] = undefined;
      }
    }
    yieldIfOverBudget();
  }
  for (const [guildName, heads] of pairs(open)) {
    finish(guildName, heads ?? []);
  }
  return sortTexts(lines);
}

/** Inside a flow: the whole block as text. Called by: exportLogs */
export function logBlock(): string {
  const lines = [HEADER, ...identityLines(), ...sessionLines()];
  for (const role of ROLES) {
    for (const { report, session, step, table: tableName, text, time, user } of logOf(role)) {
      lines.push(lineOf(role, time, session, step, user, tableName, report ?? text));
      yieldIfOverBudget();
    }
  }
  for (const tableType of TABLE_TYPES) {
    lines.push(...entryLines(tableType));
  }
  return table.concat(lines, "\n");
}
