/**
 * Characters that were renamed, or moved to another realm: the game's own id stays. Who holds it at present comes from the
 * game alone, for the player's own character and, on an officer's client, for those in the guild's list. That an entry of
 * another name was the same character is what that entry says, a claim of whoever wrote it. So only an entry of this guild
 * is taken for a former one whose character the whole list does not have any more, of the same class, and the only one with
 * that id; and it gives nothing away but what nobody knows better.
 */

import { dataOf, saysSomething } from "../../DataSyncManager/content/RosterEntries";
import { classOf } from "../../DataSyncManager/content/RosterText";
import { isDeepEqual } from "../../DataSyncManager/data/DeepEqual";
import { type EntryOf, guildOf, type RosterData } from "../../DataSyncManager/data/Schema";
import { sortedIds } from "../../DataSyncManager/data/SortedIds";
import { readEntry } from "../../DataSyncManager/data/Store";
import { isMadeUp } from "../../DataSyncManager/data/Timestamps";
import { writeFollowing, writeMove } from "../../DataSyncManager/guild/Edits";
import {
  guildMembers,
  isRosterComplete,
  memberOf,
  ownGuild,
  ownName,
} from "../../DataSyncManager/guild/GuildRoster";
import { isOwnOfficer } from "../../DataSyncManager/guild/Permissions";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import { isSecret } from "../../DataSyncManager/runtime/Secrets";

/** What the game tells of a character under its present name; the rest is what people typed, or a later version added. */
const FACTS: Record<string, true | undefined> = {
  name: true,
  class: true,
  level: true,
  rank: true,
  itemLevel: true,
  faction: true,
  guid: true,
};

/** Names by other names, or by ids. */
type Names = Record<string, string | undefined>;

/**
 * Inside a flow, with the guild's whole list: entries under a former name give what people typed to the entry under the
 * present one, and are deleted; the alts of a character follow its name. Nothing without a guild, or before the list is
 * complete.
 * Called by: askForFacts
 */
export function followMoves(): void {
  const own = ownGuild();
  if (own === undefined || !isRosterComplete()) {
    return;
  }
  const holders = presentHolders();
  const claims: Names = {};
  const isClaimedTwice: Record<string, true | undefined> = {};
  const moved: Names = {};
  let hasMoved = false;
  for (const id of sortedIds("roster")) {
    const entry = readEntry("roster", id);
    const user = entry === undefined ? undefined : holderOf(entry, own, holders);
    if (entry !== undefined && user !== undefined) {
      const { guid = "" } = entry.data;
      if (entry.deleted) {
        // Whoever deleted it may not have been allowed to write the alts.
        moved[id] = user;
        hasMoved = true;
      } else if (claims[guid] === undefined) {
        claims[guid] = id;
      } else {
        isClaimedTwice[guid] = true;
      }
    }
    yieldIfOverBudget();
  }
  for (const [guid, id] of pairs(claims)) {
    const user = holders[guid];
    // The list can become one in parts, and somebody can come back, while this goes on.
    const isGone = id !== undefined && memberOf(id) === undefined && isRosterComplete();
    if (id !== undefined && user !== undefined && isGone && isClaimedTwice[guid] === undefined) {
      move(id, user, own);
      moved[id] = user;
      hasMoved = true;
    }
    yieldIfOverBudget();
  }
  if (hasMoved) {
    followMains(moved, own);
  }
}

/** The characters that this client may answer for, by their ids: all of the list for an officer. Called by: followMoves */
function presentHolders(): Names {
  const holders: Names = {};
  if (isOwnOfficer()) {
    for (const [user, member] of pairs(guildMembers())) {
      if (member !== undefined && member.guid !== "") {
        holders[member.guid] = user;
      }
    }
  }
  const guid = UnitGUID("player");
  if (guid !== undefined && !isSecret(guid)) {
    holders[guid] = ownName();
  }
  return holders;
}

/**
 * The present name of the character that an entry under a former name says it was; nothing if it is none.
 * Called by: followMoves
 */
function holderOf(entry: EntryOf<"roster">, own: string, holders: Names): string | undefined {
  const { data, id } = entry;
  const user = data.guid === undefined ? undefined : holders[data.guid];
  if (user === undefined || user === id || memberOf(id) !== undefined || guildOf(entry) !== own) {
    return undefined;
  }
  const member = memberOf(user);
  return member !== undefined && data.class === classOf(member.classFile) ? user : undefined;
}

/** Called by: followMoves */
function move(from: string, user: string, guildName: string): void {
  const former = readEntry("roster", from);
  const present = readEntry("roster", user);
  if (former !== undefined && (present === undefined || present.deleted || guildOf(present) === guildName)) {
    const data = movedData(former, present, user);
    const isChanged = present === undefined || present.deleted || !isDeepEqual(data, present.data);
    writeMove(from, user, { guildName, data }, isChanged);
  }
}

/**
 * What the character's entry says with what people typed into the former one: never over what somebody knows, but over what
 * a client made up.
 * Called by: move
 */
function movedData(
  former: EntryOf<"roster">,
  present: EntryOf<"roster"> | undefined,
  user: string,
): RosterData {
  const isKnown = present !== undefined && !present.deleted && !isMadeUp(present.lastUpdated);
  const data = present === undefined ? { ...dataOf(former), name: user } : dataOf(present);
  for (const [name, value] of pairs(former.data)) {
    if (FACTS[name] === undefined && saysSomething(value) && !(isKnown && saysSomething(data[name]))) {
      data[name] = value;
    }
  }
  if (data.mainCharacter === former.id) {
    data.mainCharacter = user;
  }
  return data;
}

/** Members who name a former name as their main character name the present one. Called by: followMoves */
function followMains(moved: Names, own: string): void {
  for (const id of sortedIds("roster")) {
    const entry = readEntry("roster", id);
    const main = entry === undefined ? undefined : moved[entry.data.mainCharacter];
    if (entry !== undefined && main !== undefined && !entry.deleted && guildOf(entry) === own) {
      writeFollowing(id, { guildName: own, data: { ...entry.data, mainCharacter: main } });
    }
    yieldIfOverBudget();
  }
}
