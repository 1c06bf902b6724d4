/** A guild, its roster and its log. */

/** One row of a guild's roster. */
export interface GuildMember {
  /** `Name-Realm`. */
  fullName: string;
  rankIndex: number;
  level: number;
  /** The class as a player reads it. */
  className: string;
  isOnline: boolean;
  /** The game's own id of the character; that of the name by default. */
  guid?: string;
  /** The class by the name of the game's files. */
  classFile?: string;
  zone?: string;
  note?: string;
  officerNote?: string;
  /** Hours since an offline member was last online. */
  hoursAway?: number;
}

/** What the game's log of a guild can say of a member. */
type GuildEventKind = "invite" | "join" | "promote" | "demote" | "remove" | "quit";

/** A line of a guild's log. */
export interface GuildEvent {
  kind: GuildEventKind;
  /** `Name-Realm` at that time: a rename does not change the log. */
  fullName: string;
  /** Seconds since 1970 by the server's clock. */
  time: number;
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
  /** The guild's own id, which a rename does not change. */
  clubId: string | undefined;
  /** Adds a member, or replaces the one of that name. Members without a client are simply offline. */
  setMember(member: GuildMember): void;
  removeMember(fullName: string): void;
  setOnline(fullName: string, isOnline: boolean): void;
  /** A member has another name; the rest of the row stays. Nothing for one who is none. */
  renameMember(before: string, now: string, guid: string): void;
  /** The guild has another name, or another realm. Clients learn it from the realm's `renameGuild`. */
  rename(name: string, realm?: string): void;
  /** Writes a line into the guild's log, which keeps the latest. */
  noteEvent(event: GuildEvent): void;
  /** The log, the oldest line first. The array never changes. */
  events(): readonly GuildEvent[];
  /** The roster as it is now. The array never changes; a client keeps it until its next update. */
  roster(): readonly GuildMember[];
}

/** What a guild needs from its realm. */
export interface GuildHost {
  clubId: string | undefined;
  /** The id of the character of that name; `guid` gives it one. */
  guidOf: (this: void, fullName: string, guid?: string) => string;
}

/** Lines that a guild's log keeps. */
const MAX_EVENTS = 100;

/** The members of one guild. The array is replaced with each change. */
class Members {
  list: readonly GuildMember[] = [];

  constructor(private readonly guidOf: GuildHost["guidOf"]) {}

  set(member: GuildMember): void {
    const next = this.list.filter((other) => other.fullName !== member.fullName);
    next.push({ ...member, guid: this.guidOf(member.fullName, member.guid) });
    this.list = next;
  }
  remove(fullName: string): void {
    this.list = this.list.filter((other) => other.fullName !== fullName);
  }
  change(fullName: string, changed: Partial<GuildMember>): void {
    this.list = this.list.map((member) =>
      member.fullName === fullName ? { ...member, ...changed } : member,
    );
  }
}

/** A guild without members. */
export function createGuild(
  name: string,
  realm: string,
  { ranks, host }: { ranks: string[]; host: GuildHost },
): Guild {
  const members = new Members(host.guidOf);
  let events: readonly GuildEvent[] = [];
  const guild: Guild = {
    name,
    realm,
    fullName: `${name}-${realm}`,
    ranks,
    clubId: host.clubId,
    setMember: (member) => members.set(member),
    removeMember: (fullName) => members.remove(fullName),
    setOnline: (fullName, isOnline) => members.change(fullName, { isOnline }),
    renameMember: (before, now, guid) => members.change(before, { fullName: now, guid }),
    rename: (newName, newRealm = guild.realm) => {
      guild.name = newName;
      guild.realm = newRealm;
      guild.fullName = `${newName}-${newRealm}`;
    },
    noteEvent: (event) => {
      events = [...events, event].slice(-MAX_EVENTS);
    },
    events: () => events,
    roster: () => members.list,
  };
  return guild;
}
