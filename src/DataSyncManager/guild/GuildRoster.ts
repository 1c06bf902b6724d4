/**
 * Who the player is, in which guild, and who else is in it. The server vouches for all of this, but tells it late: for some
 * seconds after a login or a loading screen there is no guild, and the list comes in parts. Nothing follows from what is
 * not there yet: the last guild and the members of the last list stay until the game has said something else for good.
 */

import { announceChange } from "../runtime/Changes";
import { yieldIfOverBudget, startFlow } from "../runtime/Scheduler";
import { hasSecret } from "../runtime/Secrets";

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

/** Seconds without a guild, and without a loading screen, after which the player has none. */
const GUILDLESS_SECONDS = 45;
/** Seconds for which the count of members must stay the same until the list counts as complete: it can grow in steps. */
const SETTLING_SECONDS = 10;
/** Seconds until a list that came in parts is read again. */
const READ_AGAIN_SECONDS = 5;
/** Seconds after the first part of a list from which on it is good enough to sync: some have rows that never come. */
const PATIENCE_SECONDS = 60;

/** The game counts in months; a day more or less does not matter for someone who has been away for so long. */
const DAYS_OF_MONTH = 30;

const state: {
  /** The guild that the game named last. */
  guild: string | undefined;
  /** `GetTime` since which the game says that there is none; nothing while it names one. */
  guildlessSince: number | undefined;
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
  guild: undefined,
  guildlessSince: undefined,
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
 * Returns the player's own name as a user, `Name-Realm`. Only after `PLAYER_LOGIN`: before, the realm is unknown.
 * Called by: characterPreferences, collectPlayerFacts, createMemberPane, createRosterPane, drawMemberPane,
 * drawRosterPane, editMember, goesFirst, identityLines, inviteGroup, isGuildMaster, isOwnOfficer,
 * lastSeenFirst, mayEdit, noteNoGuild, ownRows, saveMember, saveTyped, trustedGuildOf
 */
export function ownName(): string {
  return withRealm(UnitName("player")[0] ?? "");
}

/**
 * Takes a character's name as the game gives it, which leaves out the player's own realm.
 * Returns it as `Name-Realm`.
 * Called by: createMemberControls, mainOf, offlineUserIn, ownName, parseSync, readMember,
 * receiveAddonMessage, typedFacts
 */
export function withRealm(name: string): string {
  if (string.find(name, "-", 1, true)[0] !== undefined) {
    return name;
  }
  return `${name}-${GetNormalizedRealmName() ?? ""}`;
}

/**
 * Returns the player's guild as `Guild Name-Realm`, or nothing. The realm is the guild's own, which the game leaves
 * out when it is the player's. Where the game does not say for a moment, it is the guild that it named last.
 * Called by: answerHello, areOwnEntriesOnly, askForFacts, askReady, chosenMode, collectPlayerFacts,
 * editPublicEntry, effectOfSetup, entryLines, exportBlock, firstDayShown, greet, hasSetup, identityLines,
 * importBlock, importRoster, isGuildMaster, isOwnOfficer, isSameGuild, knownLinkedUsers, linkedGuildOf,
 * mayEdit, mayEditSetup, mayWrite, ownRows, planRosterImport, rankLimit, rosterRows, saveArticle, saveMember,
 * saveSetup, scopeWith, setupContacts, setupForm, tableScope, trustedGuildOf
 */
export function ownGuild(): string | undefined {
  const named = namedGuild();
  if (named !== undefined) {
    state.guildlessSince = undefined;
    useGuild(named);
  } else if (IsInGuild()) {
    state.guildlessSince = undefined;
  } else {
    state.guildlessSince ??= GetTime();
    if (GetTime() - state.guildlessSince >= GUILDLESS_SECONDS) {
      useGuild(undefined);
    }
  }
  return state.guild;
}

/**
 * The guild that the game names at this moment: nothing also means that it does not know yet.
 * Called by: askForFacts, ownGuild
 */
export function namedGuild(): string | undefined {
  const [name, , , realm] = GetGuildInfo("player");
  if (name === undefined || name === "") {
    return undefined;
  }
  const guildRealm = realm === undefined || realm === "" ? (GetNormalizedRealmName() ?? "") : realm;
  return `${name}-${guildRealm}`;
}

/**
 * Whether the player has no guild: the game has said so for long enough that it cannot be because of a loading screen.
 * Called by: askForFacts, greet
 */
export function isGuildless(): boolean {
  return (
    ownGuild() === undefined &&
    state.guildlessSince !== undefined &&
    GetTime() - state.guildlessSince >= GUILDLESS_SECONDS
  );
}

/** After a loading screen the game does not know the guild for a while. Called by: the game, on PLAYER_ENTERING_WORLD */
export function noteLoadingScreen(): void {
  state.guildlessSince = undefined;
}

/** Members of another guild have no rights in this one, so a list is forgotten with its guild. Called by: ownGuild */
function useGuild(guild: string | undefined): void {
  if (state.guild !== guild && state.guild !== undefined) {
    state.members = {};
    state.count = 0;
    state.isWhole = false;
    state.isKnown = false;
    state.firstReadAt = undefined;
    C_GuildInfo.GuildRoster();
  }
  state.guild = guild;
}

/**
 * Takes a user. Returns what the guild's roster says of them, or nothing for anyone outside of the guild.
 * Called by: fillRow, forgetOfflinePartners, identityLines, importRoster, inviteGroup, isGuildMaster,
 * isOfficer, knownOnlineMembers, mayWrite, newFacts, ownRows, planRosterImport, rowOf, trustedGuildOf,
 * writeMember
 */
export function memberOf(user: string): Member | undefined {
  return state.members[user];
}

/**
 * Returns all members of the player's guild, to be read only.
 * Called by: effectOfSetup, knownSpelling, planRosterImport, rosterRows
 */
export function guildMembers(): Readonly<Record<string, Member | undefined>> {
  return state.members;
}

/**
 * Takes a user. Returns the index of their rank, or nothing for anyone outside of the guild. The player's own is known
 * before the list is.
 * Called by: isGuildMaster, isOfficer, mayWrite
 */
export function rankOf(user: string): number | undefined {
  if (user === ownName()) {
    const [, , ownRank] = GetGuildInfo("player");
    return ownRank ?? memberOf(user)?.rankIndex;
  }
  return memberOf(user)?.rankIndex;
}

/**
 * Returns whether it is known who is in the guild, as far as the list tells: until then nobody is a stranger, and who is an
 * officer cannot be told.
 * Called by: askReady, ownReadiness, receiveAddonMessage
 */
export function isRosterKnown(): boolean {
  return (
    state.isKnown || (state.firstReadAt !== undefined && GetTime() - state.firstReadAt >= PATIENCE_SECONDS)
  );
}

/**
 * Returns whether all members of the guild have been read, those who are offline too, and nothing says that more are to
 * come: only then has somebody left who is not among them.
 * Called by: importRoster, planRosterImport, rowOf
 */
export function isRosterComplete(): boolean {
  return (
    state.isWhole &&
    state.count === GetNumGuildMembers()[0] &&
    GetTime() - state.totalSince >= SETTLING_SECONDS &&
    GetGuildRosterShowOffline()
  );
}

/**
 * Reads the game's guild roster anew, over several frames. Until it is done the last one counts. Takes what to do then.
 * Called by: the game, on GUILD_ROSTER_UPDATE
 */
export function readGuildRoster(onRead: (this: void) => void): void {
  if (state.isReading) {
    state.isOutdated = true;
    return;
  }
  state.isReading = true;
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
    if (!isWhole) {
      keepOthers(members);
    }
    noteReading(known, total, isWhole);
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

/** Notes how much of a list was read. What is missing is read again a little later. Called by: readMembers */
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
  if (!isWhole && total > 0 && !state.isReadAgain) {
    state.isReadAgain = true;
    C_Timer.After(READ_AGAIN_SECONDS, () => {
      state.isReadAgain = false;
      C_GuildInfo.GuildRoster();
      readGuildRoster(() => {});
    });
  }
}

/**
 * Takes a place in the game's roster and the members read so far. Puts the member there among them; one who is as
 * before keeps their table, so that reading a roster again costs no memory. Returns 1, or 0 where there is none.
 * Called by: readMembers
 */
function readMember(index: number, members: Record<string, Member | undefined>): number {
  const [name, rank, rankIndex, level, , zone, note, officerNote, isOnline, , classFile] =
    GetGuildRosterInfo(index);
  if (name === undefined || name === "" || hasSecret(name, rank, rankIndex, level, zone, note, officerNote)) {
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

/** Takes a place in the game's roster. Returns for how many hours that member has been offline. Called by: readMember */
function hoursOffline(index: number): number {
  const [years, months, days, hours] = GetGuildRosterLastOnline(index);
  return (((years ?? 0) * 12 + (months ?? 0)) * DAYS_OF_MONTH + (days ?? 0)) * 24 + (hours ?? 0);
}
