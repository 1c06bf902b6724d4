/** Who may write what: by the rules of the guild's setup and the player's settings, and the rank that the game reports. */

import { ownGuild, ownName, rankOf } from "./GuildRoster";
import { presentGuildName } from "../data/GuildNames";
import { settings } from "../data/SavedData";
import { isDeepEqual } from "../data/DeepEqual";
import type { Entry, EntryData, TableType } from "../data/Schema";
import { knownEntry } from "../data/Store";
import { isSetupDeleted, setupOf } from "./SharedGuilds";

/** The highest rank index that counts as an officer where the leader has chosen none. */
export const OFFICER_RANK = 1;

/** A member without a rank, who may write only what everybody may. */
const NOBODY = "";

/** What a right is asked for. */
type Owned = Pick<Entry, "id" | "tableType" | "guildName">;

/**
 * What an entry is that somebody sends: theirs to write; one that they hand on, which waits until somebody confirms it
 * who may write it; or nothing that they could have got from anyone.
 */
export type Right = "known" | "unconfirmed" | "refused";

/**
 * What a valid entry in scope is that comes from a user: asked over the version that is known here as well as over the one
 * that comes, so that nobody gets at an entry by what they say about it.
 * Called by: isFree, judge, mayConfirm, mayHandOn, rightToMarked
 */
export function rightTo(user: string, userGuild: string, entry: Entry): Right {
  const own = ownGuild();
  if (own === undefined) {
    return "refused";
  }
  const known = knownEntry(entry.tableType, entry.id);
  const right = rightToBoth(user, userGuild, entry, known);
  return right === "known" && (opensMore(user, entry, known) || answersForOthers(user, entry, known))
    ? "unconfirmed"
    : right;
}

/**
 * The same for an entry that its sender marks as unconfirmed: it is known here only where everybody in the guild may write
 * it, so that nobody's word is needed.
 * Called by: judge
 */
export function rightToMarked(user: string, userGuild: string, entry: Entry): Right {
  const right = rightTo(user, userGuild, entry);
  return right === "known" && !isFree(entry) ? "unconfirmed" : right;
}

/** Whether everybody in the guild may write an entry. Called by: entriesToAsk, rightToMarked */
export function isFree(entry: Entry): boolean {
  return rightTo(NOBODY, ownGuild() ?? "", entry) === "known";
}

/** The same for an entry whose content does not matter. Called by: mayEdit, rightTo */
function rightToBoth(user: string, userGuild: string, entry: Owned, known: Entry | undefined): Right {
  const to = presentGuildName(entry.guildName);
  const from = known === undefined ? to : presentGuildName(known.guildName);
  const isOwnCharacter = entry.tableType === "roster" && entry.id === user && userGuild === to;
  if (isOwnCharacter) {
    return "known";
  }
  const own = ownGuild();
  if (from === to) {
    // From outside come no entries of ours that a rule keeps to some: our own members hand those on.
    const otherwise = userGuild !== own && to === own ? "refused" : "unconfirmed";
    return hasRight(user, userGuild, entry) ? "known" : otherwise;
  }
  // Only members move. Where to, they say themselves, or an officer of the guild that they leave or come to.
  if (entry.tableType !== "roster") {
    return "refused";
  }
  return isOfficer(user) && (from === own || to === own) ? "known" : "unconfirmed";
}

/**
 * Whether a setup takes in more ranks as officers than the known one: only the guild's leader may do that.
 * Called by: rightTo
 */
function opensMore(user: string, { data, tableType }: Entry, known: Entry | undefined): boolean {
  if (tableType !== "setup" || known === undefined || rankOf(user) === 0) {
    return false;
  }
  return officerRankIn(data) > officerRankIn(known.data);
}

/** Whether somebody sends other answers to events than a character has given. Called by: rightTo */
function answersForOthers(user: string, entry: Entry, known: Entry | undefined): boolean {
  return (
    entry.tableType === "roster" &&
    entry.id !== user &&
    !entry.deleted &&
    !isDeepEqual(entry.data.signups ?? {}, known?.data.signups ?? {})
  );
}

/**
 * Whether what a user sends of a guild counts without anybody else's word. The setup is the officers'. A user of a linked
 * guild answers for that guild's entries; this guild's rules decide about its own, and know no rank of a user from outside.
 * Without a guild, or before it is known, nobody may write.
 * Called by: rightToBoth
 */
function hasRight(user: string, userGuild: string, entry: Owned): boolean {
  const own = ownGuild();
  if (own === undefined) {
    return false;
  }
  if (entry.tableType === "setup" && (userGuild !== own || !isOfficer(user))) {
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
 * Called by: 11 functions in Edits.ts, EntryButtons.ts, GuildSetup.ts, MemberCard.ts, MemberEdits.ts,
 * MemberPane.ts, Permissions.ts, RosterPane.ts
 */
export function mayEdit(tableType: TableType, id: string, guildName = ownGuild()): boolean {
  const own = ownGuild();
  if (own === undefined || guildName === undefined) {
    return false;
  }
  const user = ownName();
  const isAbroad = guildName !== own || (knownEntry(tableType, id)?.guildName ?? own) !== own;
  if (isAbroad && !(guildName === own && tableType === "roster" && (id === user || isOfficer(user)))) {
    return false;
  }
  return rightToBoth(user, own, { id, tableType, guildName }, knownEntry(tableType, id)) === "known";
}

/**
 * Whether the player may hand on an entry that somebody else has written, as `mayEdit`. Those of linked guilds are handed on
 * as a sync does.
 * Called by: effectOfImport
 */
export function mayHandOn(entry: Entry): boolean {
  const own = ownGuild();
  const isOwn = entry.guildName === own;
  return (
    own !== undefined &&
    rightTo(ownName(), own, entry) === "known" &&
    (!isOwn || mayEdit(entry.tableType, entry.id, own))
  );
}

/** Whether the player leads their guild. Called by: fillSetupRules, firstPane, greet, recordFormerNames */
export function isGuildMaster(): boolean {
  return ownGuild() !== undefined && rankOf(ownName()) === 0;
}

/**
 * Whether the player is an officer of their guild, or its leader.
 * Called by: drawRosterPane, presentHolders, warnIfNearlyFull
 */
export function isOwnOfficer(): boolean {
  return ownGuild() !== undefined && isOfficer(ownName());
}

/**
 * Officers of the player's guild and its leader; nobody outside of it.
 * Called by: hasRight, isOwnOfficer, mayEdit, problemOfShare, rightToBoth
 */
export function isOfficer(user: string): boolean {
  const rank = rankOf(user);
  const own = ownGuild();
  const limit = officerRankIn(own === undefined ? undefined : setupOf(own));
  return rank !== undefined && rank <= limit;
}

/** The lowest rank whose members are officers, by a setup; the leader always is. Called by: isOfficer, opensMore */
function officerRankIn(setup: EntryData | undefined): number {
  const chosen = setup?.officerRank;
  return typeof chosen === "number" ? chosen : OFFICER_RANK;
}

/**
 * The highest rank index that may write to a table, 0 for the leader: the stricter of the guild's rule and this
 * client's setting. Nothing if everyone may. Where the setup was deleted only officers may, because nobody knows what it
 * had ruled out.
 * Called by: hasRight
 */
function rankLimit(tableType: TableType): number | undefined {
  const guildName = ownGuild();
  if (guildName !== undefined && isSetupDeleted(guildName)) {
    return OFFICER_RANK;
  }
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
