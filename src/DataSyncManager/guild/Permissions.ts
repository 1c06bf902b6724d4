/** Who may write what: by the rules of the guild's setup and the player's settings, and the rank that the game reports. */

import { ownGuild, ownName, rankOf } from "./GuildRoster";
import { presentGuildName } from "../data/GuildNames";
import { settings } from "../data/SavedData";
import type { Entry, TableType } from "../data/Schema";
import { readEntry } from "../data/Store";
import { setupOf } from "./SharedGuilds";

/** The highest rank index that counts as an officer, who may write others' roster entries in any case. */
const OFFICER_RANK = 1;

/** What a right is asked for. */
type Owned = Pick<Entry, "id" | "tableType" | "guildName">;

/**
 * Whether a sender may write an entry here, which is valid and in scope: over the version that is stored as well as over
 * the one that comes, so that nobody gets at an entry by saying that it is another guild's. Only a member's entry can change
 * its guild at all, because only members move.
 * Called by: mayEdit, mayHandOn, problemOfEntry
 */
export function mayWrite(user: string, userGuild: string, entry: Owned): boolean {
  const stored = readEntry(entry.tableType, entry.id);
  const isSameGuild =
    stored === undefined || presentGuildName(stored.guildName) === presentGuildName(entry.guildName);
  if (isSameGuild) {
    return hasRight(user, userGuild, entry);
  }
  const isMember = entry.tableType === "roster";
  return isMember && hasRight(user, userGuild, stored) && hasRight(user, userGuild, entry);
}

/**
 * A user of a linked guild answers for that guild's entries; this guild's rules decide about its own, and know no rank of a
 * user from outside. Without a guild, or before it is known, nobody may write.
 * Called by: mayWrite
 */
function hasRight(user: string, userGuild: string, entry: Owned): boolean {
  const own = ownGuild();
  if (own === undefined) {
    return false;
  }
  if (userGuild !== own && presentGuildName(entry.guildName) === userGuild) {
    return true;
  }
  const rank = rankOf(user);
  const limit = rankLimit(entry.tableType);
  if (limit !== undefined && (rank === undefined || rank > limit)) {
    return false;
  }
  const isOwn = entry.tableType !== "roster" || entry.id === user;
  return isOwn || !areOwnEntriesOnly() || isOfficer(user);
}

/**
 * Whether the player may write an entry, as the other members' clients will judge it: edits that peers would reject
 * are blocked locally. Only officers may write the setup. What belongs to a linked guild is its own members' to edit: its
 * rules are not known here. A member who has come over from there is the exception, for themselves and for officers.
 * Called by: 10 functions in Edits.ts, EntryButtons.ts, GuildSetup.ts, MemberCard.ts, MemberEdits.ts,
 * MemberPane.ts, Permissions.ts, RosterPane.ts
 */
export function mayEdit(tableType: TableType, id: string, guildName = ownGuild()): boolean {
  const own = ownGuild();
  if (own === undefined || guildName === undefined) {
    return false;
  }
  const user = ownName();
  const isAbroad = guildName !== own || (readEntry(tableType, id)?.guildName ?? own) !== own;
  if (isAbroad && !(guildName === own && tableType === "roster" && (id === user || isOfficer(user)))) {
    return false;
  }
  return (tableType !== "setup" || isOfficer(user)) && mayWrite(user, own, { id, tableType, guildName });
}

/**
 * Whether the player may hand on an entry that somebody else has written, as `mayEdit`. Those of linked guilds are handed on
 * as a sync does.
 * Called by: effectOfImport
 */
export function mayHandOn(entry: Owned): boolean {
  const own = ownGuild();
  const isOwn = entry.guildName === own;
  return (
    own !== undefined && (isOwn ? mayEdit(entry.tableType, entry.id, own) : mayWrite(ownName(), own, entry))
  );
}

/** Whether the player leads their guild. Called by: firstPane, greet, recordFormerNames */
export function isGuildMaster(): boolean {
  return ownGuild() !== undefined && rankOf(ownName()) === 0;
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
 * Called by: hasRight, isOwnOfficer, mayEdit
 */
function isOfficer(user: string): boolean {
  const rank = rankOf(user);
  return rank !== undefined && rank <= OFFICER_RANK;
}

/**
 * The highest rank index that may write to a table, 0 for the leader: the stricter of the guild's rule and this
 * client's setting. Nothing if everyone may.
 * Called by: hasRight
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

/** Whether the guild lets members write only their own roster entries. Called by: hasRight */
function areOwnEntriesOnly(): boolean {
  const guildName = ownGuild();
  return guildName !== undefined && setupOf(guildName)?.ownEntriesOnly === true;
}
