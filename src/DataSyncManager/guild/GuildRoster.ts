/** Who the player is, in which guild, and who else is in it. The server vouches for all of this. */

import { announceChange } from "../runtime/Changes";
import { yieldIfOverBudget, startFlow } from "../runtime/Scheduler";

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
}

/** The game counts in months; a day more or less does not matter for someone who has been away for so long. */
const DAYS_OF_MONTH = 30;

const state: {
  members: Record<string, Member | undefined>;
  /** How many they are. */
  count: number;
  /** True while a roster is being read. */
  isReading: boolean;
  /** True where a newer one came meanwhile. */
  isOutdated: boolean;
  /** True where the roster that is being read differs from the one before. */
  isChanged: boolean;
  /** True once a whole roster has been read. */
  isKnown: boolean;
} = {
  members: {},
  count: 0,
  isReading: false,
  isOutdated: false,
  isChanged: false,
  isKnown: false,
};

/**
 * As `Name-Realm`. Only after `PLAYER_LOGIN`: before, the realm is unknown.
 * Called by: 20 functions in DataSyncHandler/entries, DataSyncHandler/session, DataSyncManager/content,
 * DataSyncManager/guild, DataSyncManager/player, Interface/panes/groups, Interface/panes/roster, Maintenance
 */
export function ownName(): string {
  return withRealm(UnitName("player")[0] ?? "");
}

/**
 * The game leaves out the player's own realm; a user is always `Name-Realm`.
 * Called by: 8 functions in GroupMembers.ts, GuildRoster.ts, Listener.ts, MemberEdits.ts, OfflineNotices.ts,
 * RosterRows.ts, SlashCommands.ts
 */
export function withRealm(name: string): string {
  if (string.find(name, "-", 1, true)[0] !== undefined) {
    return name;
  }
  return `${name}-${GetNormalizedRealmName() ?? ""}`;
}

/**
 * As `Guild Name-Realm`, nothing without a guild. The realm is the guild's own, which the game leaves out if it is
 * the player's.
 * Called by: 36 functions in DataSyncHandler, DataSyncManager, GuildHelper.ts, Interface, Maintenance
 */
export function ownGuild(): string | undefined {
  const [name, , , realm] = GetGuildInfo("player");
  if (name === undefined || name === "") {
    return undefined;
  }
  const guildRealm = realm === undefined || realm === "" ? (GetNormalizedRealmName() ?? "") : realm;
  return `${name}-${guildRealm}`;
}

/**
 * Nothing for anyone outside of the guild.
 * Called by: 15 functions in GroupMembers.ts, GuildHelper.ts, KnownUsers.ts, LogBlock.ts, MemberEdits.ts,
 * Permissions.ts, RosterImport.ts, RosterRows.ts
 */
export function memberOf(user: string): Member | undefined {
  return state.members[user];
}

/** Read only. Called by: effectOfSetup, knownSpelling, planRosterImport, rosterRows */
export function guildMembers(): Readonly<Record<string, Member | undefined>> {
  return state.members;
}

/** Whether the guild's roster has been read since login. Called by: ownReadiness */
export function isRosterKnown(): boolean {
  return state.isKnown;
}

/**
 * Whether the game's list includes offline members. If the player has hidden them in the guild window, someone
 * missing from it may still be in the guild.
 * Called by: isRosterComplete, rowOf
 */
export function isRosterWhole(): boolean {
  return state.isKnown && GetGuildRosterShowOffline();
}

/** Whether all members that the game counts have been read. Called by: importRoster, planRosterImport */
export function isRosterComplete(): boolean {
  const [total] = GetNumGuildMembers();
  return isRosterWhole() && total > 0 && state.count === total;
}

/**
 * Reads the game's roster over several frames; until it is done, the previous one counts. `onRead` is called at the
 * end.
 * Called by: the game, on GUILD_ROSTER_UPDATE
 */
export function readGuildRoster(onRead: (this: void) => void): void {
  if (state.isReading) {
    state.isOutdated = true;
    return;
  }
  state.isReading = true;
  /** Runs as a flow: a large guild takes several frames to read. Called by: readGuildRoster */
  const read = (): void => {
    readMembers();
    onRead();
  };
  startFlow("guild roster", read, () => {
    state.isReading = false;
  });
}

/** Inside a flow: reads the roster, and again if it changed in between. Called by: readGuildRoster */
function readMembers(): void {
  do {
    state.isOutdated = false;
    state.isChanged = false;
    const members: Record<string, Member | undefined> = {};
    const [count] = GetNumGuildMembers();
    let known = 0;
    for (const index of $range(1, count)) {
      known += readMember(index, members);
      yieldIfOverBudget();
    }
    state.isChanged ||= known !== state.count;
    state.members = members;
    state.count = known;
    state.isKnown = state.isKnown || count > 0;
  } while (state.isOutdated);
  state.isReading = false;
  if (state.isChanged) {
    announceChange("guild");
  }
}

/**
 * A member who has not changed keeps their table, so that reading a roster again costs no memory. 1 for a member, 0
 * for an empty place.
 * Called by: readMembers
 */
function readMember(index: number, members: Record<string, Member | undefined>): number {
  const [name, rank, rankIndex, level, , zone, note, officerNote, isOnline, , classFile] =
    GetGuildRosterInfo(index);
  if (name === undefined) {
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
    before.hoursAway === hoursAway;
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
  };
  return 1;
}

/** By the game's own years, months and days, so only roughly. Called by: readMember */
function hoursOffline(index: number): number {
  const [years, months, days, hours] = GetGuildRosterLastOnline(index);
  return (((years ?? 0) * 12 + (months ?? 0)) * DAYS_OF_MONTH + (days ?? 0)) * 24 + (hours ?? 0);
}
