import type { ZoneName } from "./game/zones";
import type { Guild } from "./server/guild";
import type { RandomSource } from "./lua/random";
import type { DrawStep, Target } from "./widgets/screenTypes";

/** The realm's interface for specs and commands. Lua calls all of it with dots, so nothing takes `self`. */

export type Flavor = "mainline" | "mists" | "tbc" | "vanilla";

/** How many messages a sender may send at once, and how many more each second. */
interface MessageBucket {
  burst: number;
  perSecond: number;
}

/** What the simulated server does besides delivering. */
export interface ServerRules {
  /** More than this, on average over `windowSeconds`, and the server disconnects the sender. */
  bytesPerSecond: number;
  windowSeconds: number;
  /** Over this limit a message of one prefix is refused with `AddonMessageThrottle`. */
  perPrefix?: MessageBucket & { appliesToWhispers: boolean };
  /** True: what is over a limit is accepted and never arrives, instead of being refused. */
  isSilent: boolean;
  /** Over this limit a message to a group or guild is refused with `ChannelThrottle`. */
  perChannel?: MessageBucket;
  /** True: an offline target is refused with `TargetOffline`. False: accepted, and a system message follows. */
  targetOfflineCode: boolean;
  /** The part of the accepted messages that never arrives, arrives twice, or is held up, 0 to 1. */
  lossRate: number;
  duplicateRate: number;
  delayRate: number;
  /** The most seconds that a message is held up; later ones between the same two players wait with it. */
  delaySeconds: number;
}

/** Who watches a run from outside. */
export interface RealmObserver {
  /** After each frame of a client in which something ran. */
  afterFrame?(this: void, client: Client): void;
  /** For each message that the server accepted. */
  accepted?(this: void, from: string, target: string, text: string, messageNumber: number): void;
  /** For each player whom such a message reached. */
  arrived?(this: void, messageNumber: number, to: string): void;
  /** For each such message that did not reach somebody, or nobody. */
  lost?(this: void, messageNumber: number): void;
}

export interface RealmOptions {
  seed: number;
  /** How long a message takes, in milliseconds; 50 to 400 by default. */
  latency?: [minimum: number, maximum: number];
  /** The server's clock at the start, in seconds since 1970. */
  startTime?: number;
  /** Where the realm's clock is; America/Chicago by default. */
  timeZone?: ZoneName;
  /** What `GetCurrentRegion` says; that of the zone by default. */
  region?: number;
  /** The folder with the addon's .toc file. */
  addonFolder?: string;
  /** False leaves messages out of the trace. */
  traceMessages?: boolean;
  observer?: RealmObserver;
  server?: Partial<ServerRules>;
}

export interface GuildOptions {
  name: string;
  /** The guild's realm, normalized. */
  realm: string;
  /** Names of the ranks, the guild master's first. */
  ranks: string[];
  /** The guild's own id; a new one by default. */
  clubId?: string;
}

export interface ClientOptions {
  name: string;
  /** The character's realm, normalized: no spaces. */
  realm: string;
  /** The game's own id of the character; that of the name by default. */
  guid?: string;
  guild?: Guild | undefined;
  /** The folder with this client's own version of the addon. */
  addonFolder?: string;
  /** 0 is the guild master; the lowest rank by default. */
  rankIndex?: number;
  flavor?: Flavor;
  /** The class as the game's files name it, such as "MAGE". */
  class?: string;
  level?: number;
  battletag?: string;
  /** Where the player is, as the guild's roster shows it. */
  zone?: string;
  faction?: string;
  itemLevel?: number;
  professions?: { name: string; level: number }[];
  /** How much of the skill lines the client shows: all by default, only the header of the professions, or none yet. */
  skillLines?: "all" | "folded" | "none";
  /** True while the client has no list of professions, as some have for a while after a login. */
  hidesProfessions?: boolean;
  /** Seconds after a login or a loading screen in which the client does not know the player's guild; 0 by default. */
  guildDelay?: number;
  /** The text of the SavedVariables file that is on disk at the first login. */
  savedVariables?: string;
  /** Seconds that the computer's clock is ahead of the server's. */
  clockOffset?: number;
  /** Seconds that the computer's local time is ahead of UTC, all year. */
  timeZoneOffset?: number;
  /** The zone of the computer's local time, in the place of such an offset. */
  timeZone?: ZoneName;
  framesPerSecond?: number;
  canSpeakInGuild?: boolean;
  /** Globals that other addons have made. */
  globals?: Record<string, unknown>;
  locale?: string;
}

export interface ClientStats {
  /** Messages that the server accepted, and the bytes of their texts. */
  sent: number;
  sentBytes: number;
  /** Refused messages for each result code. */
  refused: Record<number, number>;
  /** Messages that reached this client while it had their prefix registered. */
  delivered: number;
  /** Messages of this client that never arrived. */
  lost: number;
  /** The longest that one frame was busy, in milliseconds: by the model, and by the real clock. */
  longestSlice: number;
  longestSliceMeasured: number;
  /** Milliseconds that all frames were busy together, by the model. */
  work: number;
  /** What loading took at the last login or reload, by the model, in milliseconds; not part of any frame. */
  loadingTime: number;
  disconnectedByServer: boolean;
}

/**
 * One player's game client.
 * @noSelf
 */
export interface Client {
  name: string;
  realm: string;
  /** `Name-Realm`. */
  fullName: string;
  options: ClientOptions;
  /** The globals; a new table after each login but the first, and after each reload. */
  env: Record<string, unknown>;
  isOnline: boolean;
  /** What is on disk. */
  savedVariables: string | undefined;
  chat: string[];
  /** What the addon has done with other players: `invite Name-Realm`, `tell Name-Realm`. */
  social: string[];
  errors: string[];
  unknownGlobals: Record<string, number>;
  stats: ClientStats;

  login(): void;
  logout(): void;
  reload(): void;
  /** The client is gone at once and writes nothing. */
  crash(): void;
  /** The connection is lost: the server sees the player offline, the client still saves. */
  disconnect(): void;
  /** Types a slash command; false if no addon knows it. */
  slash(line: string): boolean;
  /** Clicks on a frame by its global name; an error if a player could not click on it. */
  click(frameName: string): void;
  /** Clicks on the button with these words on or beside it; an error if a player sees none, or it is disabled. */
  clickLabel(label: string): void;
  /** Types a text into one of the edit boxes that a player can see, 1 for the first. */
  typeInto(index: number, text: string): void;
  /** Types a text into the edit box with these words before it or in it; an error if a player sees none. */
  typeField(label: string, text: string): void;
  /** The text in that edit box. */
  fieldText(label: string): string;
  /** Presses a key: it goes to the edit box that is being typed into, or to the windows that listen. */
  pressKey(key: string): void;
  /** Clicks with the right mouse button. */
  rightClick(label: string): void;
  /** Moves the mouse over the button with these words; the lines of the tooltip that shows. */
  hover(label: string): string[];
  /** Turns the mouse wheel over the list with this text in it; positive steps go down. */
  scroll(steps: number, text?: string): void;
  /** The addon's sentences in this client's language, by their keys. */
  sentences(): Record<string, string | undefined>;
  /** Whether the button with these words is there, and can be clicked on. */
  canClick(label: string): boolean;
  /** What is on the screen, as steps to draw it; things behind come first. */
  paint(): DrawStep[];
  /** What does not fit on the screen: texts cut off, controls outside of their parents or over one another. */
  layoutFaults(): string[];
  /** All texts that a player can see in the addon's windows. */
  visibleTexts(): string[];
  /** Presses the mouse at one place of the screen, moves it to another and lets go. */
  drag(from: { x: number; y: number }, to: { x: number; y: number }): void;
  /** Where the frame is that has these words on it: its middle and its edges. */
  placeOf(label: string): { x: number; y: number; left: number; right: number; top: number; bottom: number };
  /** Presses the key to which the player has bound something of the addon. */
  pressBinding(name: string): void;
  /** Everything that the player can see to click on or to type into. */
  controls(): SeenControl[];
  /** Where the field is that is typed into. */
  focusPlace(): { left: number; top: number } | undefined;
  /** Presses the escape key; returns whether a window closed. */
  pressEscape(): boolean;
  /** What lies on the screen for the mouse and the keyboard, the things behind first. */
  targets(): Target[];
  /** Does something to one of those, by its number; false if it is no longer there. */
  touch(serial: number, how: Touch, value?: string): boolean;
  /** Turns the wheel over a place; positive steps go down. False if nothing scrolls there. */
  scrollAt(x: number, y: number, steps: number): boolean;
  /** Calls a function within a frame of this client, metered and protected like a callback. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  perform(fn: (this: void, ...args: any[]) => void, ...args: any[]): void;
  /** Fires an event, as the game does. */
  fireEvent(event: string, ...args: unknown[]): void;
  /** Shows a system message: fires its event, then passes the chat filters. */
  systemMessage(text: string): void;
  /** The player leaves their guild, or joins one at a rank. */
  joinGuild(guild: Guild | undefined, rankIndex: number): void;
  /** The player is promoted or demoted. */
  setRank(rankIndex: number): void;
  setGroup(group: "none" | "party" | "raid"): void;
  /**
   * A boss fight, with combat around it: addon messages are refused with `AddOnMessageLockdown`, and those that come are
   * dropped. The events may be left out.
   */
  setLockdown(on: boolean, fireEvent: boolean): void;
  /**
   * A restriction of one kind begins or ends, with its events. Encounter, keystone and match bring a lockdown along, of
   * which the kind `Chat` tells; combat and map do not.
   */
  setRestriction(kind: RestrictionKind, on: boolean): void;
  setCombat(on: boolean): void;
  /** How many seconds the server's clock is off here, until it is set again. */
  setClockError(seconds: number): void;
  /** How many prefixes other addons leave to this one, from the next try to register one. */
  setFreePrefixes(count: number): void;
  /** What is missing of the guild's list, with its event. */
  setRosterGaps(gaps: RosterGaps): void;
  /** A secret value that stands for a text, as another addon or the game would pass it. */
  secret(text: string): unknown;
  /** Lets the next `count` sends be refused with a result code; no code ends it. */
  setSendResult(code: number | undefined, count?: number): void;
  /** Whether what arrives is secret, as in restricted content. */
  setSecretMessages(on: boolean): void;
  setFramesPerSecond(frames: number): void;
  /** A loading screen, as between two zones. */
  zone(): void;
  /** Loads one module of the unbundled addon into this client. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  require(moduleName: string): any;
}

/** Kinds of restriction that begin by themselves; `Chat` follows from them. */
export type RestrictionKind = "Combat" | "Encounter" | "ChallengeMode" | "PvPMatch" | "Map";

/** What is missing of a guild's list: nothing, every second row, or everything behind the middle, which is not counted. */
export type RosterGaps = "none" | "rows" | "count";

/** What a player does to a frame. */
export type Touch = "click" | "rightClick" | "hover" | "leave" | "focus" | "blur" | "type";

/**
 * Something that a player can click on or type into.
 * @noSelf
 */
export interface SeenControl {
  kind: "button" | "check" | "field" | "row";
  label: string;
  isEnabled: boolean;
  click(): void;
  /** The tooltip's lines while the mouse is over it. */
  hover(): string[];
}

/**
 * A server and its clients in virtual time.
 * @noSelf
 */
export interface Realm {
  /** Virtual seconds since the start. */
  now(): number;
  /** The server's clock, in whole seconds since 1970. */
  serverTime(): number;
  addGuild(options: GuildOptions): Guild;
  /** A client that is not logged in yet. */
  createClient(options: ClientOptions): Client;
  /**
   * A character that is offline, or has no client, gets another name: in its guild's list and for its clients. The id
   * stays, and the old name is free for a new character.
   */
  renameCharacter(fullName: string, newName: string): void;
  /**
   * The same for a move to another realm. It stays in its guild, as those can that have members of many realms. A transfer
   * may give the character a new id; without `guid` it keeps the old one.
   */
  transferCharacter(fullName: string, newRealm: string, guid?: string): void;
  /** A guild gets another name, or another realm; its members who are online learn it at once. */
  renameGuild(guild: Guild, newName: string, newRealm?: string): void;
  run(seconds: number): void;
  /** Goes on until the predicate is true, tested after each thing that happens; false when time is up. */
  runUntil(predicate: (this: void) => boolean, maxSeconds: number): boolean;
  /** Calls a function after that many virtual seconds. */
  after(seconds: number, fn: (this: void) => void): void;
  /** Changes the server's rules from now on. */
  setRules(rules: Partial<ServerRules>): void;
  /** Changes how long a message takes from now on, in milliseconds. */
  setLatency(minimum: number, maximum: number): void;
  clients: Client[];
  random: RandomSource;
  /** One line for each message sent, delivered, lost or refused, and each login, logout, crash and reload. */
  trace: string[];
  /** Addon messages of all clients that the server accepted; the bytes are those of their texts only. */
  totals(): { messages: number; bytes: number };
}
