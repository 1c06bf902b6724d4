import { createClient as createRealmClient, type RealmClient } from "./client/client";
import { splitName } from "./formats/names";
import { regionOf, type ZoneName } from "./game/zones";
import { createRandom, type RandomSource } from "./lua/random";
import type { Client, ClientOptions, GuildOptions, Realm, RealmOptions, ServerRules } from "./realmTypes";
import { Characters } from "./server/characters";
import { createGuild, type Guild } from "./server/guild";
import { Server } from "./server/server";
import { createTimeline, type Timeline } from "./server/timeline";

export type { Guild } from "./server/guild";
export type * from "./realmTypes";
/** The headless realm: a server and any number of clients in one process, in virtual time. */

/** Seconds since 1970 at which a realm's clock starts, and with it every sample and simulation: in November 2026. */
export const REALM_START = 1795000000;
/** Where a realm is by default. */
const REALM_ZONE: ZoneName = "America/Chicago";

/** Milliseconds that a message takes. */
const DEFAULT_LATENCY: [minimum: number, maximum: number] = [50, 400];
const DEFAULT_FOLDER = "dist/GuildHelper";

/** The server disconnects a player who sends more than 10,000 bytes in 5 seconds. */
const DEFAULT_RULES: ServerRules = {
  bytesPerSecond: 2000,
  windowSeconds: 5,
  isSilent: false,
  targetOfflineCode: false,
  lossRate: 0,
  duplicateRate: 0,
  delayRate: 0,
  delaySeconds: 8,
};

/** Seconds until the other members' clients show that somebody came or went. */
const NOTICE_DELAY = 0.3;

/** Keeps the network's chance apart from what the harness draws, so that one does not move the other. */
const NETWORK_SEED = 7919;
const LARGEST_SEED = 2147483646;

/** The inside of a realm: what its functions share. */
class RealmState {
  readonly timeline: Timeline = createTimeline();
  readonly random: RandomSource;
  readonly network: RandomSource;
  readonly latency: [minimum: number, maximum: number];
  readonly rules: ServerRules;
  readonly server: Server;
  readonly clients: Client[] = [];
  readonly members: RealmClient[] = [];
  readonly guilds: Guild[] = [];
  readonly characters = new Characters();
  readonly trace: string[] = [];

  constructor(readonly options: RealmOptions) {
    const { observer, seed, server: rules, traceMessages } = options;
    this.random = createRandom(seed);
    this.network = createRandom(seed + NETWORK_SEED);
    this.latency = [...(options.latency ?? DEFAULT_LATENCY)];
    this.rules = { ...DEFAULT_RULES, ...rules };
    this.server = new Server({
      timeline: this.timeline,
      random: this.network,
      latency: this.latency,
      rules: this.rules,
      trace: traceMessages === false ? () => {} : (line) => this.write(line),
      observer,
    });
  }

  serverTime(): number {
    return (this.options.startTime ?? REALM_START) + math.floor(this.timeline.now());
  }

  write(line: string): void {
    this.trace.push(string.format("%.3f %s", this.timeline.now(), line));
  }

  addGuild({ clubId, name, ranks, realm }: GuildOptions): Guild {
    const guild = createGuild(name, realm, {
      ranks,
      host: {
        clubId,
        guidOf: (fullName, guid) => this.characters.guidOf(fullName, guid),
      },
    });
    this.guilds.push(guild);
    return guild;
  }

  /** Another name for a character: for the server, its guild, and every computer on which it is played. */
  rename(before: string, now: string, guid?: string): void {
    this.characters.rename(before, now, guid);
    for (const guild of this.guilds) {
      guild.renameMember(before, now, this.characters.guidOf(now));
    }
    for (const { client, rename } of this.members) {
      if (client.fullName === before) {
        rename(now);
      }
    }
    this.write(`${before} is now ${now}`);
    for (const guild of this.guilds) {
      if (guild.roster().some(({ fullName }) => fullName === now)) {
        this.announce(guild);
      }
    }
  }

  renameGuild(guild: Guild, newName: string, newRealm?: string): void {
    const before = guild.fullName;
    guild.rename(newName, newRealm);
    this.write(`${before} is now ${guild.fullName}`);
    for (const { client } of this.members) {
      if (client.options.guild === guild && client.isOnline) {
        client.fireEvent("PLAYER_GUILD_UPDATE", "player");
      }
    }
    this.announce(guild);
  }

  createClient(clientOptions: ClientOptions): Client {
    const { network, options, server, timeline } = this;
    const realmZone = options.timeZone ?? REALM_ZONE;
    const member = createRealmClient(
      {
        timeline,
        server,
        serverTime: () => this.serverTime(),
        guidOf: (fullName, guid) => this.characters.guidOf(fullName, guid),
        realmZone,
        region: options.region ?? regionOf(realmZone),
        addonFolder: options.addonFolder ?? DEFAULT_FOLDER,
        seed: network.integer(1, LARGEST_SEED),
        trace: (line) => this.write(line),
        guildChanged: (guild) => this.announce(guild),
        ...(options.observer?.afterFrame === undefined ? {} : { afterFrame: options.observer.afterFrame }),
      },
      clientOptions,
    );
    this.clients.push(member.client);
    this.members.push(member);
    return member.client;
  }

  /** Shows a guild's members, a moment later, that somebody came or went. */
  announce(guild: Guild | undefined): void {
    if (guild === undefined) {
      return;
    }
    this.timeline.at(this.timeline.now() + NOTICE_DELAY, () => {
      for (const member of this.members) {
        if (member.client.options.guild === guild) {
          member.refreshRoster();
        }
      }
    });
  }

  run(seconds: number): void {
    const { timeline } = this;
    const end = timeline.now() + seconds;
    while (timeline.step(end)) {
      // Each step is one thing that happens.
    }
    timeline.moveTo(end);
  }

  runUntil(predicate: (this: void) => boolean, maxSeconds: number): boolean {
    const { timeline } = this;
    const end = timeline.now() + maxSeconds;
    if (predicate()) {
      return true;
    }
    while (timeline.step(end)) {
      if (predicate()) {
        return true;
      }
    }
    timeline.moveTo(end);
    return predicate();
  }

  setRules(changed: Partial<ServerRules>): void {
    for (const [name, value] of pairs(changed as Record<string, unknown>)) {
      (this.rules as unknown as Record<string, unknown>)[name] = value;
    }
  }

  setLatency(minimum: number, maximum: number): void {
    // The server holds this very table.
    [this.latency[0], this.latency[1]] = [minimum, maximum];
  }
}

/** A realm at second 0, without guilds and clients. Lua calls its functions with dots, so all of them are closures. */
export function createRealm(options: RealmOptions): Realm {
  const state = new RealmState(options);
  const { timeline } = state;
  return {
    now: timeline.now,
    serverTime: () => state.serverTime(),
    addGuild: (guildOptions) => state.addGuild(guildOptions),
    createClient: (clientOptions) => state.createClient(clientOptions),
    renameCharacter: (fullName, newName) => {
      const [, realm = ""] = splitName(fullName);
      state.rename(fullName, `${newName}-${realm}`);
    },
    transferCharacter: (fullName, newRealm, guid) => {
      const [name = fullName] = splitName(fullName);
      state.rename(fullName, `${name}-${newRealm}`, guid);
    },
    renameGuild: (guild, newName, newRealm) => state.renameGuild(guild, newName, newRealm),
    run: (seconds) => state.run(seconds),
    runUntil: (predicate, maxSeconds) => state.runUntil(predicate, maxSeconds),
    after: (seconds, fn) => timeline.at(timeline.now() + seconds, fn),
    setRules: (changed) => state.setRules(changed),
    setLatency: (minimum, maximum) => state.setLatency(minimum, maximum),
    clients: state.clients,
    random: state.random,
    trace: state.trace,
    totals: () => state.server.totals(),
  };
}
