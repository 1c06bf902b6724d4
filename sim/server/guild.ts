/** A guild and its roster. */

/** One row of a guild's roster. */
export interface GuildMember {
  /** `Name-Realm`. */
  fullName: string;
  rankIndex: number;
  level: number;
  /** The class as a player reads it. */
  className: string;
  isOnline: boolean;
  /** The class by the name of the game's files. */
  classFile?: string;
  zone?: string;
  note?: string;
  officerNote?: string;
  /** Hours since an offline member was last online. */
  hoursAway?: number;
}

/**
 * A guild as the server knows it.
 * @noSelf
 */
export interface Guild {
  name: string;
  realm: string;
  /** `Guild Name-Realm`. */
  fullName: string;
  ranks: string[];
  /** Adds a member, or replaces the one of that name. Members without a client are simply offline. */
  setMember(member: GuildMember): void;
  removeMember(fullName: string): void;
  setOnline(fullName: string, isOnline: boolean): void;
  /** The roster as it is now. The array never changes; a client keeps it until its next update. */
  roster(): readonly GuildMember[];
}

/** A guild without members. */
export function createGuild(name: string, realm: string, ranks: string[]): Guild {
  let members: readonly GuildMember[] = [];

  function setMember(member: GuildMember): void {
    const next = members.filter((other) => other.fullName !== member.fullName);
    next.push(member);
    members = next;
  }
  function removeMember(fullName: string): void {
    members = members.filter((other) => other.fullName !== fullName);
  }
  function setOnline(fullName: string, isOnline: boolean): void {
    members = members.map((member) => (member.fullName === fullName ? { ...member, isOnline } : member));
  }

  return {
    name,
    realm,
    fullName: `${name}-${realm}`,
    ranks,
    setMember,
    removeMember,
    setOnline,
    roster: () => members,
  };
}
