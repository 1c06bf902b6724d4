import { createClient as createRealmClient } from "./client/client";
import { createGuild, type Guild } from "./server/guild";
import { createRandom } from "./lua/random";
import type { Client, ClientOptions, GuildOptions, Realm, RealmOptions, ServerRules } from "./realmTypes";
import { createServer } from "./server/server";
import { createTimeline } from "./server/timeline";

export type { Guild } from "./server/guild";
export type * from "./realmTypes";
const DEFAULT_LATENCY: [number, number] = [50, 400];
const DEFAULT_START_TIME = 1795000000;
const DEFAULT_FOLDER = "dist/GuildHelper";

/** A member over these limits is cut off at 10,000 bytes in 5 seconds. */
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

/** Takes the options, above all the seed, and returns a realm without guilds and clients at second 0. */
export function createRealm(options: RealmOptions): Realm {
  const timeline = createTimeline();
  const random = createRandom(options.seed);
  const network = createRandom(options.seed + NETWORK_SEED);
  const latency: [number, number] = [...(options.latency ?? DEFAULT_LATENCY)];
  const rules: ServerRules = { ...DEFAULT_RULES, ...options.server };
  const startTime = options.startTime ?? DEFAULT_START_TIME;
  const clients: Client[] = [];
  const members: { client: Client; refreshRoster: (this: void) => void }[] = [];
  const trace: string[] = [];

  function write(this: void, line: string): void {
    trace.push(string.format("%.3f %s", timeline.now(), line));
  }
  const writeMessage = options.traceMessages === false ? () => {} : write;
  const server = createServer(timeline, network, latency, rules, writeMessage, options.observer);

  function serverTime(this: void): number {
    return startTime + math.floor(timeline.now());
  }
  function createClient(clientOptions: ClientOptions): Client {
    const created = createRealmClient(
      {
        timeline,
        server,
        serverTime,
        addonFolder: options.addonFolder ?? DEFAULT_FOLDER,
        seed: network.integer(1, LARGEST_SEED),
        trace: write,
        guildChanged: announce,
        ...(options.observer?.afterFrame === undefined ? {} : { afterFrame: options.observer.afterFrame }),
      },
      clientOptions,
    );
    clients.push(created.client);
    members.push({ client: created.client, refreshRoster: created.refreshRoster });
    return created.client;
  }
  function announce(this: void, guild: Guild | undefined): void {
    if (guild === undefined) {
      return;
    }
    timeline.at(timeline.now() + NOTICE_DELAY, () => {
      for (const member of members) {
        if (member.client.options.guild === guild) {
          member.refreshRoster();
        }
      }
    });
  }
  function run(seconds: number): void {
    const end = timeline.now() + seconds;
    while (timeline.step(end)) {
      // Each step is one event of the timeline; there is nothing else to do.
    }
    timeline.moveTo(end);
  }
  function runUntil(predicate: (this: void) => boolean, maxSeconds: number): boolean {
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

  return {
    now: timeline.now,
    serverTime,
    addGuild: (guild: GuildOptions) => createGuild(guild.name, guild.realm, guild.ranks),
    createClient,
    run,
    runUntil,
    after: (seconds, fn) => timeline.at(timeline.now() + seconds, fn),
    setRules: (changed) => {
      for (const [name, value] of pairs(changed as Record<string, unknown>)) {
        (rules as unknown as Record<string, unknown>)[name] = value;
      }
    },
    setLatency: (minimum, maximum) => {
      [latency[0], latency[1]] = [minimum, maximum];
    },
    clients,
    random,
    trace,
    totals: server.totals,
  };
}
