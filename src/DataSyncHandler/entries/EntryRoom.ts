/** Whether there is room for an entry that came: in its table, for its guild and its author, and for who sent it. */

import {
  fullShare,
  type FullShare,
  growth,
  MAX_FORMER,
  TABLE_LIMITS,
} from "../../DataSyncManager/data/FileBudget";
import { authorOf } from "../../DataSyncManager/data/Origins";
import { type Entry, guildOf } from "../../DataSyncManager/data/Schema";
import { sortedIds } from "../../DataSyncManager/data/SortedIds";
import { metadataOf, heldEntry } from "../../DataSyncManager/data/Store";
import { guildMembers, isRosterComplete, memberOf, ownGuild } from "../../DataSyncManager/guild/GuildRoster";
import { isOfficer } from "../../DataSyncManager/guild/Permissions";
import { plainText, text } from "../../DataSyncManager/runtime/Locale";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import { countFull } from "../../DataSyncManager/sync/RejectionCounts";
import type { Session } from "../../DataSyncManager/sync/Sessions";

/**
 * Bytes of entries for each byte on the wire: a thousand roster entries are 26, texts of one word a thousand. Coded repeats
 * would make megabytes of one message.
 */
const BYTES_PER_WIRE = 100;
/** Bytes that a user may write without any on the wire: an entry is at most about 45,000. */
const FREE_BYTES = 262144;
/** Users with an account of their own; the others share one. */
const MAX_USERS = 200;
const OTHERS = "*";

const SENTENCES: Readonly<Record<Exclude<FullShare, "table" | "former">, keyof LocaleStrings>> = {
  guild: "REFUSED_FULL_GUILD",
  author: "REFUSED_FULL_AUTHOR",
  relayed: "REFUSED_FULL_RELAYED",
  deleted: "REFUSED_FULL_DELETED",
};

/** What a user sent since login, and what became of it. */
interface Account {
  wire: number;
  written: number;
}

const state: {
  accounts: Record<string, Account | undefined>;
  users: number;
  /** The game's list for which former members were counted, and how many there are. */
  members: object | undefined;
  former: number;
  /** The session of which reasons have been said, and those. */
  sessionId: string;
  said: Record<string, true | undefined>;
} = { accounts: {}, users: 0, members: undefined, former: 0, sessionId: "", said: {} };

/** Notes bytes that a user has sent on the wire. Called by: applyEntries, requestWhole */
export function noteWire(user: string, bytes: number): void {
  accountOf(user).wire += bytes;
}

/**
 * Inside a flow: why there is no room for a valid entry, in words; it is counted. Otherwise the entry counts as written.
 * Called by: applyEntries
 */
export function problemOfRoom({ user }: Session, entry: Entry): string | undefined {
  const { id, tableType } = entry;
  const stored = heldEntry(tableType, id);
  const problem = problemOfAmount(user, entry, stored) ?? problemOfShare(user, entry, stored);
  if (problem !== undefined) {
    countFull(tableType);
  }
  return problem;
}

/**
 * Whether a session has named that reason for a full table before: it is logged once.
 * Called by: applyEntries
 */
export function isSaidBefore({ sessionId, tableType }: Session, problem: string): boolean {
  if (state.sessionId !== sessionId) {
    state.sessionId = sessionId;
    state.said = {};
  }
  const isFull = state.said[`${tableType} ${problem}`] === true;
  state.said[`${tableType} ${problem}`] = true;
  return isFull;
}

/** Which bound of the table is reached, in words. Called by: problemOfRoom */
function problemOfShare(user: string, entry: Entry, stored: Entry | undefined): string | undefined {
  const { tableType } = entry;
  const guildName = guildOf(entry);
  const share = fullShare({
    entry,
    stored,
    guildName,
    ownGuild: ownGuild(),
    isFirstHand: authorOf(entry) === user,
    isOfficer: isOfficer(user),
  });
  if (share === undefined) {
    return isFormerTooMany(entry, stored) ? text("REFUSED_FULL_FORMER", MAX_FORMER) : undefined;
  }
  if (share === "table" || share === "former") {
    return text("REFUSED_FULL", TABLE_LIMITS[tableType].entries);
  }
  return text(SENTENCES[share], plainText(share === "author" ? user : guildName));
}

/**
 * Whether a user has sent fewer bytes than what came out of them needs; else the entry is counted.
 * Called by: problemOfRoom
 */
function problemOfAmount(user: string, entry: Entry, stored: Entry | undefined): string | undefined {
  const account = accountOf(user);
  const written = account.written + math.max(0, growth(entry, stored).bytes);
  if (written > FREE_BYTES + account.wire * BYTES_PER_WIRE) {
    return text("REFUSED_FULL_AMOUNT", plainText(user));
  }
  account.written = written;
  return undefined;
}

/**
 * Whether an entry of the player's guild is of a character beyond the game's complete list, and there are enough of those.
 * Called by: problemOfShare
 */
function isFormerTooMany(entry: Entry, stored: Entry | undefined): boolean {
  const own = ownGuild();
  const isNew = stored === undefined && !entry.deleted;
  if (entry.tableType !== "roster" || !isNew || own === undefined || guildOf(entry) !== own) {
    return false;
  }
  if (!isRosterComplete() || memberOf(entry.id) !== undefined) {
    return false;
  }
  const members = guildMembers();
  if (state.members !== members) {
    state.former = countFormer(own);
    state.members = members;
  }
  if (state.former >= MAX_FORMER) {
    return true;
  }
  state.former += 1;
  return false;
}

/** Inside a flow: living entries of the guild that the game's list does not have. Called by: isFormerTooMany */
function countFormer(guildName: string): number {
  let count = 0;
  for (const id of sortedIds("roster")) {
    const row = metadataOf("roster")[id];
    if (row !== undefined && !row.deleted && row.guildName === guildName && memberOf(id) === undefined) {
      count += 1;
    }
    yieldIfOverBudget();
  }
  return count;
}

/** Called by: noteWire, problemOfAmount */
function accountOf(user: string): Account {
  const name = state.accounts[user] === undefined && state.users >= MAX_USERS ? OTHERS : user;
  let account = state.accounts[name];
  if (account === undefined) {
    account = { wire: 0, written: 0 };
    state.accounts[name] = account;
    state.users += 1;
  }
  return account;
}
