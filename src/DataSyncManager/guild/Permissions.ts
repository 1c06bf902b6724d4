/** Who may write what: by the rules of the guild's setup and the player's settings, and the rank that the game reports. */

import { memberOf, ownGuild, ownName } from "./GuildRoster";
import { presentGuildName } from "../data/GuildNames";
import { settings } from "../data/SavedData";
import type { Entry, TableType } from "../data/Schema";
import { setupOf } from "./SharedGuilds";

/** The highest rank index that counts as an officer, who may write others' roster entries in any case. */
const OFFICER_RANK = 1;

/**
 * Whether a sender may write an entry here, which is valid and in scope. A user of a linked guild answers for that
 * guild's entries; this guild's rules decide about its own, and know no rank of a user from outside.
 * Called by: mayEdit, problemOfEntry
 */
export function mayWrite(
  user: string,
  userGuild: string,
  entry: Pick<Entry, "id" | "tableType" | "guildName">,
): boolean {
  if (userGuild !== ownGuild() && presentGuildName(entry.guildName) === userGuild) {
    return true;
  }
  const rank = memberOf(user)?.rankIndex;
  const limit = rankLimit(entry.tableType);
  if (limit !== undefined && (rank === undefined || rank > limit)) {
    return false;
  }
  const isOwn = entry.tableType !== "roster" || entry.id === user;
  return isOwn || !areOwnEntriesOnly() || isOfficer(user);
}

/**
 * Whether the player may write an entry, as the other members' clients will judge it: edits that peers would reject
 * are blocked locally. Only officers may write the setup.
 * Called by: 9 functions in Edits.ts, EntryButtons.ts, GuildSetup.ts, MemberCard.ts, MemberEdits.ts,
 * MemberPane.ts, RosterPane.ts
 */
export function mayEdit(tableType: TableType, id: string, guildName = ownGuild()): boolean {
  const own = ownGuild();
  if (own === undefined || guildName === undefined) {
    return false;
  }
  const user = ownName();
  return (tableType !== "setup" || isOfficer(user)) && mayWrite(user, own, { id, tableType, guildName });
}

/** Whether the player leads their guild. Called by: firstPane, greet */
export function isGuildMaster(): boolean {
  return ownGuild() !== undefined && memberOf(ownName())?.rankIndex === 0;
}

/**
 * Whether the player is an officer of their guild, or its leader.
 * Called by: drawRosterPane, warnIfNearlyFull
 */
export function isOwnOfficer(): boolean {
  return ownGuild() !== undefined && isOfficer(ownName());
}

/**
 * Officers of the player's guild and its leader; nobody outside of it.
 * Called by: isOwnOfficer, mayEdit, mayWrite
 */
function isOfficer(user: string): boolean {
  const rank = memberOf(user)?.rankIndex;
  return rank !== undefined && rank <= OFFICER_RANK;
}

/**
 * The highest rank index that may write to a table, 0 for the leader: the stricter of the guild's rule and this
 * client's setting. Nothing if everyone may.
 * Called by: mayWrite
 */
function rankLimit(tableType: TableType): number | undefined {
  const guildName = ownGuild();
  const rule = guildName === undefined ? undefined : setupOf(guildName)?.rules?.[tableType];
  const setting = settings().maxRank[tableType];
  if (rule === undefined || setting === undefined) {
    return rule ?? setting;
  }
  return math.min(rule, setting);
}

/** Whether the guild lets members write only their own roster entries. Called by: mayWrite */
function areOwnEntriesOnly(): boolean {
  const guildName = ownGuild();
  return guildName !== undefined && setupOf(guildName)?.ownEntriesOnly === true;
}
