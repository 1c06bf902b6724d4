/**
 * Join dates from the guild's own log, which the game keeps: a member who has none gets the day that stands there. The log
 * tells how long ago something was, so what is months old, of which the day is not sure, says nothing.
 */

import { dataOf, isKnownText } from "../../DataSyncManager/content/RosterEntries";
import { guildOf } from "../../DataSyncManager/data/Schema";
import { readEntry } from "../../DataSyncManager/data/Store";
import { writeFacts, writeFollowing } from "../../DataSyncManager/guild/Edits";
import { memberOf, ownGuild, ownName, withRealm } from "../../DataSyncManager/guild/GuildRoster";
import { keepsOwnEntry } from "../../DataSyncManager/guild/KnownUsers";
import { realmDay } from "../../DataSyncManager/player/Clocks";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import { hasSecret } from "../../DataSyncManager/runtime/Secrets";

const SECONDS_AN_HOUR = 3600;
const HOURS_A_DAY = 24;
/** Lines of the log that are looked at; the game keeps about as many. */
const MOST_LINES = 200;

const state = { isAsked: false };

/**
 * Asks the server for the log, once in a login.
 * Called by: askForFacts
 */
export function askForLog(): void {
  if (!state.isAsked && ownGuild() !== undefined) {
    state.isAsked = true;
    QueryGuildEventLog();
  }
}

/**
 * Inside a flow: gives members of whom nobody knows the day the one of the log, where the player may write their entry. A
 * member whose own client keeps the entry is left to it. No entry is made for one who has none.
 * Called by: the game, on GUILD_EVENT_LOG_UPDATE
 */
export function readLog(): void {
  const own = ownGuild();
  if (own === undefined) {
    return;
  }
  for (const [user, day] of pairs(joinsInLog())) {
    const entry = readEntry("roster", user);
    const isMine = user === ownName();
    if (
      day !== undefined &&
      entry !== undefined &&
      !entry.deleted &&
      guildOf(entry) === own &&
      memberOf(user) !== undefined &&
      (isMine || !keepsOwnEntry(user)) &&
      !isKnownText(entry.data.guildJoinDate)
    ) {
      const edit = { guildName: own, data: { ...dataOf(entry), guildJoinDate: day } };
      if (isMine) {
        writeFacts(user, edit);
      } else {
        // All members' clients read the same log: of one version they make the same next one.
        writeFollowing(user, edit);
      }
    }
    yieldIfOverBudget();
  }
}

/**
 * The day on which each member joined last, as the log has it; nothing for one who has left since. The game may list its
 * lines in either order.
 * Called by: readLog
 */
function joinsInLog(): Record<string, string | undefined> {
  const joined: Record<string, number | undefined> = {};
  const left: Record<string, number | undefined> = {};
  const now = GetServerTime();
  for (const index of $range(1, math.min(GetNumGuildEvents(), MOST_LINES))) {
    const [kind, player, other, , years, months, days, hours] = GetGuildEventInfo(index);
    const isReadable = !hasSecret(kind, player, other, years, months, days, hours);
    const who = kind === "remove" ? other : player;
    const isExact = (years ?? 0) === 0 && (months ?? 0) === 0;
    if (isReadable && isExact && who !== undefined && who !== "") {
      const moment = now - ((days ?? 0) * HOURS_A_DAY + (hours ?? 0)) * SECONDS_AN_HOUR;
      const user = withRealm(who);
      if (kind === "join") {
        joined[user] = math.max(joined[user] ?? 0, moment);
      } else if (kind === "quit" || kind === "remove") {
        left[user] = math.max(left[user] ?? 0, moment);
      }
    }
  }
  const joins: Record<string, string | undefined> = {};
  for (const [user, moment] of pairs(joined)) {
    // Within one hour nobody knows which was first; a member is in the list, and so has come back.
    if (moment !== undefined && moment >= (left[user] ?? 0)) {
      joins[user] = realmDay(moment);
    }
  }
  return joins;
}
