/**
 * Members who do not run the addon get entries from the game's guild list: an officer asks for it, and only what differs
 * is written, so that two officers who do it on one day make no entry newer than it is.
 */

import { makeBackup } from "./Backup";
import { beginBulkEdit, rememberWrite } from "./BulkUndo";
import { writeDeletion, writeFacts } from "../DataSyncManager/guild/Edits";
import {
  guildMembers,
  isRosterComplete,
  type Member,
  memberOf,
  ownGuild,
} from "../DataSyncManager/guild/GuildRoster";
import { isDeepEqual } from "../DataSyncManager/data/DeepEqual";
import { dataOf, type Facts, memberFacts, withFacts } from "../DataSyncManager/content/RosterEntries";
import { classOf } from "../DataSyncManager/content/RosterText";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { type EntryOf, guildOf } from "../DataSyncManager/data/Schema";
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
 * Inside a flow: does what of the plan is still needed and the player may do, after a backup. `deletesLeft` also deletes
 * members who have left.
 * Called by: ask
 */
export function importRoster(plan: ImportPlan, deletesLeft: boolean): ImportCounts {
  const counts: ImportCounts = { added: 0, changed: 0, deleted: 0 };
  const guildName = ownGuild();
  if (guildName === undefined || !isRosterComplete()) {
    return counts;
  }
  makeBackup();
  beginBulkEdit();
  for (const user of plan.missing) {
    const isMissing = livingEntry(user) === undefined;
    counts.added += isMissing && remembered(user, () => writeMember(user, guildName)) ? 1 : 0;
    yieldIfOverBudget();
  }
  for (const user of plan.changed) {
    counts.changed += remembered(user, () => writeMember(user, guildName)) ? 1 : 0;
    yieldIfOverBudget();
  }
  for (const user of deletesLeft ? plan.left : []) {
    // The list can become one in parts while this goes on.
    const hasLeft = memberOf(user) === undefined && isRosterComplete();
    counts.deleted += hasLeft && remembered(user, () => writeDeletion("roster", user)) ? 1 : 0;
    yieldIfOverBudget();
  }
  return counts;
}

/** A write that can be taken back with the rest of the import. Called by: importRoster */
function remembered(user: string, write: (this: void) => boolean): boolean {
  return rememberWrite("roster", user, write);
}

/** Nothing for a deleted one. Called by: guildOfLiving, importRoster, planRosterImport */
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
    guildOf(entry) !== guildName || !isDeepEqual(entry.data, withFacts(dataOf(entry), factsOf(user, member)))
  );
}

/** False if the member has left, or the player may not write their entry. Called by: importRoster */
function writeMember(user: string, guildName: string): boolean {
  const member = memberOf(user);
  if (member === undefined) {
    return false;
  }
  // A tombstone's data are older than nothing: what was typed into it is known again.
  const data = withFacts(dataOf(readEntry("roster", user)), factsOf(user, member));
  return writeFacts(user, { guildName, data }) === undefined;
}

/** The game's facts in the form that entries have. Called by: isOutdated, writeMember */
function factsOf(user: string, member: Member): Facts {
  return memberFacts(user, member, classOf(member.classFile));
}
