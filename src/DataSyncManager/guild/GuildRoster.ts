/**
 * Who is in the player's guild. The server vouches for it, but the list comes in parts. Nothing follows from what is not
 * there yet: the members of the last list stay until the game has said something else for good.
 */

import { announceChange } from "../runtime/Changes";
import { yieldIfOverBudget, startFlow } from "../runtime/Scheduler";
import { hasSecret } from "../runtime/Secrets";
import { onGuildChange, ownName, withRealm } from "./OwnGuild";

export { ownGuild, ownName, withRealm } from "./OwnGuild";

/** What the guild's roster says of a member. It is never changed: what is new comes as a new table. */
export interface Member {
  rankIndex: number;
  rank: string;
  level: number;
  /** The class by the name of the game's files, such as `MAGE`. */
  classFile: string;
  zone: string;
  note: string;
  /** Empty for those who may not read it. */
  officerNote: string;
  isOnline: boolean;
  /** Hours since the member was last there, 0 for one who is online. */
  hoursAway: number;
  /** The game's own id of the character; empty where the game does not tell it. */
  guid: string;
}

/** Seconds for which the count of members must stay the same until the list counts as complete: it can grow in steps. */
const SETTLING_SECONDS = 10;
/** Members who can leave between two readings; when more are missing, it is the list that is not whole. */
const MOST_LEAVING = 5;
/** Seconds until a list that came in parts is read again. */
const READ_AGAIN_SECONDS = 5;
/** Seconds after the first part of a list from which on it is good enough to sync: some have rows that never come. */
const PATIENCE_SECONDS = 60;

/** The game counts in months; a day more or less does not matter for someone who has been away for so long. */
const DAYS_OF_MONTH = 30;

const state: {
  members: Record<string, Member | undefined>;
  /** How many of them the last reading has found. */
  count: number;
  /** How many the game counted then, and `GetTime` since which it counts as many. */
  total: number;
  totalSince: number;
  /** True where the last reading has found all that the list shows. */
  isWhole: boolean;
  /** True while a list that came in parts is to be read again. */
  isReadAgain: boolean;
  /** True while a roster is being read. */
  isReading: boolean;
  /** True where a newer one came meanwhile. */
  isOutdated: boolean;
  /** True where the roster that is being read differs from the one before. */
  isChanged: boolean;
  /** True once a whole list of this guild has been read. */
  isKnown: boolean;
  /** `GetTime` at which the first member of this guild was read. */
  firstReadAt: number | undefined;
} = {
  members: {},
  count: 0,
  total: 0,
  totalSince: 0,
  isWhole: false,
  isReadAgain: false,
  isReading: false,
  isOutdated: false,
  isChanged: false,
  isKnown: false,
  firstReadAt: undefined,
};

/**
 * What the guild's roster says of them, or nothing for anyone outside of the guild.
 * Called by: 18 functions in DataSyncHandler/entries, DataSyncManager/content, DataSyncManager/guild,
 * GuildHelper.ts, Interface/panes/groups, Interface/panes/roster, Maintenance
 */
export function memberOf(user: string): Member | undefined {
  return state.members[user];
}

/**
 * All members of the player's guild, to be read only.
 * Called by: 9 functions in EntryRoom.ts, FormerGuilds.ts, GuildSetup.ts, MovedCharacters.ts, Names.ts,
 * RosterImport.ts, RosterRows.ts
 */
export function guildMembers(): Readonly<Record<string, Member | undefined>> {
  return state.members;
}

/**
 * The index of their rank, or nothing for anyone outside of the guild. The player's own is known
 * before the list is.
 * Called by: hasRight, isGuildMaster, isOfficer, opensMore
 */
export function rankOf(user: string): number | undefined {
  if (user === ownName()) {
    const [, , ownRank] = GetGuildInfo("player");
    return ownRank ?? memberOf(user)?.rankIndex;
  }
  return memberOf(user)?.rankIndex;
}

/**
 * Whether a list of the guild has been read since login: before, nobody in it is known.
 * Called by: ownReadiness
 */
export function isRosterKnown(): boolean {
  return state.isKnown || isOutOfPatience();
}

/**
 * Whether somebody who is not in the list can be called a stranger: not while more of it may come.
 * Called by: askReady, unknownSender
 */
export function knowsStrangers(): boolean {
  return isRosterSettled() || isOutOfPatience();
}

/** Whether the list has been coming for so long that it will not get any better. Called by: isRosterKnown, knowsStrangers */
function isOutOfPatience(): boolean {
  return state.firstReadAt !== undefined && GetTime() - state.firstReadAt >= PATIENCE_SECONDS;
}

/** Whether the list was read whole, and has not grown for a while. Called by: isRosterComplete, knowsStrangers, readMembers */
function isRosterSettled(): boolean {
  return state.isWhole && GetTime() - state.totalSince >= SETTLING_SECONDS;
}

/**
 * Whether all members of the guild have been read, those who are offline too, and nothing says that more are to
 * come: only then has somebody left who is not among them.
 * Called by: 7 functions in EntryRoom.ts, FormerGuilds.ts, GuildHelper.ts, MovedCharacters.ts,
 * RosterImport.ts, RosterRows.ts
 */
export function isRosterComplete(): boolean {
  return isRosterSettled() && state.count === GetNumGuildMembers()[0] && GetGuildRosterShowOffline();
}

/**
 * Reads the game's guild roster anew, over several frames. Until it is done the last one counts. Takes what to do then.
 * Called by: readAgain, the game, on GUILD_ROSTER_UPDATE
 */
export function readGuildRoster(onRead: (this: void) => void): void {
  if (state.isReading) {
    state.isOutdated = true;
    return;
  }
  state.isReading = true;
  /**
   * An error ends it early; the flow's error handler then allows the next reading.
   * Called by: readGuildRoster
   */
  const read = (): void => {
    readMembers();
    onRead();
  };
  startFlow("guild roster", read, () => {
    state.isReading = false;
  });
}

/** The flow that reads the roster, and again where it changed meanwhile. Called by: readGuildRoster */
function readMembers(): void {
  do {
    state.isOutdated = false;
    state.isChanged = false;
    const members: Record<string, Member | undefined> = {};
    const [total, online] = GetNumGuildMembers();
    let known = 0;
    for (const index of $range(1, total)) {
      known += readMember(index, members);
      yieldIfOverBudget();
    }
    // With those who are offline hidden, the list still counts them.
    const isWhole = total > 0 && (known === total || (!GetGuildRosterShowOffline() && known >= online));
    noteReading(known, total, isWhole);
    if (!isWhole || (!isRosterSettled() && countMissing(members) > MOST_LEAVING)) {
      keepOthers(members);
      readAgain();
    }
    state.members = members;
  } while (state.isOutdated);
  state.isReading = false;
  if (state.isChanged) {
    announceChange("guild");
  }
}

/** Those whom a list in parts does not show are as they were: it says nothing about them. Called by: readMembers */
function keepOthers(members: Record<string, Member | undefined>): void {
  for (const [user, member] of pairs(state.members)) {
    members[user] ??= member;
    yieldIfOverBudget();
  }
}

/** How many members of the last list a new one does not have. Called by: readMembers */
function countMissing(members: Readonly<Record<string, Member | undefined>>): number {
  let count = 0;
  for (const [user] of pairs(state.members)) {
    count += members[user] === undefined ? 1 : 0;
  }
  return count;
}

/** Reads a list that came in parts once more, a little later. Called by: readMembers */
function readAgain(): void {
  if (state.isReadAgain) {
    return;
  }
  state.isReadAgain = true;
  C_Timer.After(READ_AGAIN_SECONDS, () => {
    state.isReadAgain = false;
    C_GuildInfo.GuildRoster();
    readGuildRoster(() => {});
  });
}

/** Notes how much of a list was read. Called by: readMembers */
function noteReading(known: number, total: number, isWhole: boolean): void {
  state.isChanged ||= known !== state.count || isWhole !== state.isWhole;
  if (total !== state.total) {
    state.total = total;
    state.totalSince = GetTime();
    // Those who show who has left have to look again then.
    C_Timer.After(SETTLING_SECONDS, () => announceChange("guild"));
  }
  state.count = known;
  state.isWhole = isWhole;
  state.isKnown ||= isWhole;
  state.firstReadAt ??= known > 0 ? GetTime() : undefined;
}

/**
 * Adds one row of the game's list to `members`, and counts it: 1, or 0 for a row that has not arrived or is secret. A
 * member who has not changed keeps their table, so that reading the list again costs no memory. `index` counts from 1.
 * Called by: readMembers
 */
function readMember(index: number, members: Record<string, Member | undefined>): number {
  const [name, rank, rankIndex, level, , zone, note, officerNote, isOnline, , classFile, , , , , , guid] =
    GetGuildRosterInfo(index);
  if (
    name === undefined ||
    name === "" ||
    hasSecret(name, rank, rankIndex, level, zone, note, officerNote, guid)
  ) {
    return 0;
  }
  const user = withRealm(name);
  const before = state.members[user];
  const hoursAway = isOnline ? 0 : hoursOffline(index);
  const isSame =
    before !== undefined &&
    before.rankIndex === rankIndex &&
    before.rank === rank &&
    before.level === level &&
    before.zone === (zone ?? "") &&
    before.note === note &&
    before.officerNote === officerNote &&
    before.isOnline === isOnline &&
    before.hoursAway === hoursAway &&
    before.guid === (guid ?? "");
  if (isSame) {
    members[user] = before;
    return 1;
  }
  state.isChanged = true;
  members[user] = {
    rankIndex,
    rank,
    level,
    classFile: classFile ?? "",
    zone: zone ?? "",
    note,
    officerNote,
    isOnline,
    hoursAway,
    guid: guid ?? "",
  };
  return 1;
}

/** For how many hours that member has been offline. Called by: readMember */
function hoursOffline(index: number): number {
  const [years, months, days, hours] = GetGuildRosterLastOnline(index);
  return (((years ?? 0) * 12 + (months ?? 0)) * DAYS_OF_MONTH + (days ?? 0)) * 24 + (hours ?? 0);
}

/** Members of another guild have no rights in this one, so a list is forgotten with its guild. Called by: GuildRoster.ts */
function forgetMembers(this: void): void {
  state.members = {};
  state.count = 0;
  state.isWhole = false;
  state.isKnown = false;
  state.firstReadAt = undefined;
  C_GuildInfo.GuildRoster();
}

onGuildChange(forgetMembers);
