/**
 * Members who do not run the addon get entries from the game's guild list: an officer asks for it, and only what differs
 * is written, so that two officers who do it on one day make no entry newer than it is.
 */

import { writeDeletion, writeEdit } from "../DataSyncManager/guild/Edits";
import {
  guildMembers,
  isRosterComplete,
  type Member,
  memberOf,
  ownGuild,
} from "../DataSyncManager/guild/GuildRoster";
import { isDeepEqual } from "../DataSyncManager/data/DeepEqual";
import { dataOf, memberFacts } from "../DataSyncManager/content/RosterEntries";
import { classOf } from "../DataSyncManager/content/RosterText";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { type EntryData, type EntryOf, guildOf } from "../DataSyncManager/data/Schema";
import { sortedIds } from "../DataSyncManager/data/SortedIds";
import { readEntry } from "../DataSyncManager/data/Store";
import { keepsOwnEntry } from "../DataSyncManager/guild/KnownUsers";

/** What an import would do: the users of each kind. */
export interface ImportPlan {
  missing: string[];
  changed: string[];
  /** Those with an entry whom the guild does not have any more. */
  left: string[];
}

/** What an import has done. */
export interface ImportCounts {
  added: number;
  changed: number;
  deleted: number;
}

/**
 * Inside a flow: what an import would do; nothing until the game has sent the whole list.
 * Called by: importGuildRoster
 */
export function planRosterImport(): ImportPlan | undefined {
  const guildName = ownGuild();
  if (guildName === undefined || !isRosterComplete()) {
    return undefined;
  }
  const plan: ImportPlan = { missing: [], changed: [], left: [] };
  for (const [user, member] of pairs(guildMembers())) {
    const entry = livingEntry(user);
    if (entry === undefined) {
      plan.missing.push(user);
    } else if (isOutdated(user, entry, member, guildName)) {
      plan.changed.push(user);
    }
    yieldIfOverBudget();
  }
  for (const id of sortedIds("roster")) {
    if (memberOf(id) === undefined && guildOfLiving(id) === guildName) {
      plan.left.push(id);
    }
    yieldIfOverBudget();
  }
  return plan;
}

/**
 * Inside a flow: does what of the plan is still needed and the player may do. `deletesLeft` also deletes members who
 * have left.
 * Called by: ask
 */
export function importRoster(plan: ImportPlan, deletesLeft: boolean): ImportCounts {
  const counts: ImportCounts = { added: 0, changed: 0, deleted: 0 };
  const guildName = ownGuild();
  if (guildName === undefined || !isRosterComplete()) {
    return counts;
  }
  for (const user of plan.missing) {
    counts.added += livingEntry(user) === undefined && writeMember(user, guildName) ? 1 : 0;
    yieldIfOverBudget();
  }
  for (const user of plan.changed) {
    counts.changed += writeMember(user, guildName) ? 1 : 0;
    yieldIfOverBudget();
  }
  for (const user of deletesLeft ? plan.left : []) {
    counts.deleted += memberOf(user) === undefined && writeDeletion("roster", user) ? 1 : 0;
    yieldIfOverBudget();
  }
  return counts;
}

/** Nothing for a deleted one. Called by: importRoster, planRosterImport, writeMember */
function livingEntry(user: string): EntryOf<"roster"> | undefined {
  const entry = readEntry("roster", user);
  return entry === undefined || entry.deleted ? undefined : entry;
}

/** The present name of a living entry's guild. Called by: planRosterImport */
function guildOfLiving(user: string): string | undefined {
  const entry = livingEntry(user);
  return entry === undefined ? undefined : guildOf(entry);
}

/**
 * Whether the game says something else. The entry of a member who runs the addon is left to their own client.
 * Called by: planRosterImport
 */
function isOutdated(user: string, entry: EntryOf<"roster">, member: Member, guildName: string): boolean {
  if (keepsOwnEntry(user)) {
    return false;
  }
  return (
    guildOf(entry) !== guildName || !isDeepEqual(entry.data, { ...entry.data, ...factsOf(user, member) })
  );
}

/** False if the member has left, or the player may not write their entry. Called by: importRoster */
function writeMember(user: string, guildName: string): boolean {
  const member = memberOf(user);
  if (member === undefined) {
    return false;
  }
  const data = { ...dataOf(livingEntry(user)), ...factsOf(user, member) };
  return writeEdit("roster", user, { guildName, data }) === undefined;
}

/** The game's facts in the form that entries have. Called by: isOutdated, writeMember */
function factsOf(user: string, member: Member): EntryData {
  return memberFacts(user, member, classOf(member.classFile));
}
