/** Who the player is, in which guild, and who else is in it. The server vouches for all of this. */

import { breathe, startFlow } from "./Scheduler";

/** What the guild's roster says of a member. */
export interface Member {
  rankIndex: number;
  rank: string;
  isOnline: boolean;
}

const v = {
  members: {} as Record<string, Member | undefined>,
  /** True while a roster is being read. */
  isReading: false,
  /** True where a newer one came meanwhile. */
  isOutdated: false,
  /** True once a whole roster has been read. */
  isKnown: false,
};

/**
 * Returns the player's own name as a user, `Name-Realm`. Only after `PLAYER_LOGIN`: before, the realm is unknown.
 * Called by: characterPreferences, collectPlayerFacts, lastSeenFirst, mayEdit, notReadyWord, noteNoGuild,
 * trustedGuildOf
 */
export function ownName(): string {
  return withRealm(UnitName("player")[0] ?? "");
}

/**
 * Takes a character's name as the game gives it, which leaves out the player's own realm.
 * Returns it as `Name-Realm`.
 * Called by: offlineUserIn, ownName, parseSync, readMembers, receiveAddonMessage
 */
export function withRealm(name: string): string {
  if (string.find(name, "-", 1, true)[0] !== undefined) {
    return name;
  }
  return `${name}-${GetNormalizedRealmName() ?? ""}`;
}

/**
 * Returns the player's guild as `Guild Name-Realm`, or nothing. The realm is the guild's own, which the game leaves
 * out when it is the player's.
 * Called by: answerHello, areOwnEntriesOnly, askForFacts, askReady, collectPlayerFacts, editPublicEntry,
 * exportBlock, importBlock, isSameGuild, knownLinkedUsers, linkedGuildOf, mayEdit, mayWrite, rankLimit,
 * saveArticle, scopeWith, setupContacts, tableScope, trustedGuildOf
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
 * Takes a user. Returns what the guild's roster says of them, or nothing for anyone outside of the guild.
 * Called by: forgetOfflinePartners, isOfficer, knownOnlineMembers, mayWrite, trustedGuildOf
 */
export function memberOf(user: string): Member | undefined {
  return v.members[user];
}

/** Returns all members of the player's guild, to be read only. Called by: knownSpelling */
export function guildMembers(): Readonly<Record<string, Member | undefined>> {
  return v.members;
}

/** Returns whether the guild's roster has been read since login. Called by: ownState */
export function isRosterKnown(): boolean {
  return v.isKnown;
}

/**
 * Reads the game's guild roster anew, over several frames. Until it is done the last one counts. Takes what to do then.
 * Called by: the game, on GUILD_ROSTER_UPDATE
 */
export function readGuildRoster(onRead: (this: void) => void): void {
  if (v.isReading) {
    v.isOutdated = true;
    return;
  }
  v.isReading = true;
  const read = (): void => {
    readMembers();
    onRead();
  };
  startFlow("guild roster", read, () => {
    v.isReading = false;
  });
}

/** The flow that reads the roster, and again where it changed meanwhile. Called by: readGuildRoster */
function readMembers(): void {
  do {
    v.isOutdated = false;
    const members: Record<string, Member> = {};
    const [count] = GetNumGuildMembers();
    for (const index of $range(1, count)) {
      const [name, rank, rankIndex, , , , , , isOnline] = GetGuildRosterInfo(index);
      if (name !== undefined) {
        members[withRealm(name)] = { rankIndex, rank, isOnline };
      }
      breathe();
    }
    v.members = members;
    v.isKnown = v.isKnown || count > 0;
  } while (v.isOutdated);
  v.isReading = false;
}
