import { splitName } from "../formats/names";
import { DAY } from "../game/calendar";
import { FLAVORS } from "../game/clientApi";
import type { Client, ClientOptions, Guild, Realm } from "../realm";
import type { Flavor } from "../realmTypes";
import { createRealm, REALM_START } from "../realm";
import { ALLERIA, EONAR } from "../samples/sampleGuilds";
import { createRandom, type RandomSource } from "../lua/random";
import { type SampleEntry, sampleArticles, sampleRoster, timestamp } from "../samples/sampleRoster";
import { ARTICLE_TABLES, savedFile, savedTable, setupId } from "../samples/savedData";
import { createHistory, type History, type Version } from "./history";
import { Watch } from "./invariants";

/** Makes the guilds, members and data of a simulation from its seed. */

/** The guilds, members and data of one seed. */
export interface World {
  seed: number;
  realm: Realm;
  random: RandomSource;
  clients: Client[];
  /** The guild of each client while nothing is wrong. */
  homes: Record<string, Guild>;
  /** Who has lost a part of their data by a file that was cut off or spoiled. */
  hasLost: Record<string, true | undefined>;
  /** What each client had on disk at the start. */
  firstFiles: Record<string, string | undefined>;
  /** Seconds that the clocks of clients are off at the moment. */
  clockErrors: Record<string, number | undefined>;
  history: History;
  watch: Watch;
}

const RANKS = ["Guild Master", "Officer", "Member", "Initiate"];
const NAMES = ["Anna", "Bert", "Cora", "Dirk", "Edda", "Finn", "Gesa", "Hugo", "Ines", "Jana"];
/** The part of the entries that each client has at the start, and of those the part that it has in a later version. */
const SHARE = 0.75;
const EDITED = 0.2;

/** The setup entry of a guild that is linked with the other one. */
function setupEntry(guildName: string, daysAgo: number, members: readonly ClientOptions[]): Version {
  const contacts: string[] = [];
  for (const { name, realm, guild } of members) {
    if (guild?.fullName !== guildName) {
      contacts.push(`${name}-${realm}`);
    }
  }
  const data = { guilds: [{ name: EONAR }, { name: ALLERIA }], contacts };
  const lastUpdated = timestamp(REALM_START - daysAgo * DAY);
  return { id: setupId(guildName), tableType: "setup", guildName, lastUpdated, deleted: false, data };
}

/** Everything that the guilds know, and the entries by which members of linked guilds trust each other. */
function commonEntries(
  random: RandomSource,
  isLinked: boolean,
  members: readonly ClientOptions[],
): Version[] {
  const guilds = isLinked ? [EONAR, ALLERIA] : [EONAR];
  const seed = random.integer(1, 1000000);
  const entries: SampleEntry[] = sampleRoster(random.integer(5, 40), seed, REALM_START - 20 * DAY, guilds);
  for (const [index, tableType] of ipairs(ARTICLE_TABLES)) {
    // A table that is larger than the game lets out at once, now and then.
    const count = random.integer(0, random.next() < 0.08 ? 150 : 12);
    for (const entry of sampleArticles(tableType, count, seed + index, REALM_START - 40 * DAY, EONAR)) {
      entries.push(entry);
    }
  }
  for (const [index, { name, realm, guild }] of ipairs(members)) {
    const own = sampleRoster(1, seed + 100 + index, REALM_START - 20 * DAY, guilds)[0]!;
    const id = `${name}-${realm}`;
    entries.push({ ...own, id, guildName: guild!.fullName, deleted: false, data: { ...own.data, name: id } });
  }
  return entries;
}

/** A later version of an entry, edited or deleted, at a time that no other version of it has. */
function laterVersion(random: RandomSource, entry: Version, client: number): Version {
  const seconds = random.integer(1, 15 * DAY) * 12 + client;
  const lastUpdated = timestamp(REALM_START - 16 * DAY * 12 + seconds);
  const data = { ...entry.data };
  if (data.level !== undefined) {
    data.level = random.integer(1, 90);
  } else {
    data.title = `Version ${seconds}`;
  }
  const later = { ...entry, lastUpdated, deleted: random.next() < 0.3, data };
  return lastUpdated > entry.lastUpdated ? later : entry;
}

/** What one client has on disk at the start. */
function savedEntries(
  world: World,
  common: readonly Version[],
  client: number,
  members: Record<string, true>,
): string {
  const { history, random } = world;
  const known: Version[] = [];
  for (const entry of common) {
    const isNeeded = entry.tableType === "setup" || members[entry.id];
    if (!isNeeded && random.next() > SHARE) {
      continue;
    }
    const version = !isNeeded && random.next() < EDITED ? laterVersion(random, entry, client) : entry;
    history.add(version);
    known.push(version);
  }
  return savedFile(savedTable(known));
}

/**
 * The players of a world; the first is the guild master. If guilds are linked, every third player is in the second one,
 * so a world of two players always has a guild that both are in.
 */
function playersOf(
  random: RandomSource,
  count: number,
  guilds: readonly Guild[],
  { flavor, isLinked }: { flavor: Flavor; isLinked: boolean },
): ClientOptions[] {
  const options: ClientOptions[] = [];
  for (const index of $range(0, count - 1)) {
    const guild = isLinked && index % 3 === 2 ? guilds[1]! : guilds[0]!;
    options.push({
      name: NAMES[index]!,
      realm: guild.realm,
      guild,
      flavor,
      rankIndex: index === 0 ? 0 : random.integer(1, 3),
      level: random.integer(1, 90),
      professions: [
        { name: "Mining", level: random.integer(1, 100) },
        { name: "Alchemy", level: random.integer(1, 100) },
      ],
      clockOffset: random.next() < 0.3 ? random.integer(-8, 8) * 3600 : 0,
      framesPerSecond: random.next() < 0.2 ? 25 : 60,
    });
  }
  return options;
}

/** The world of a seed, with nobody logged in yet. */
export function createWorld(seed: number, addonFolder: string, traceMessages: boolean): World {
  const random = createRandom(seed * 31 + 7);
  const history = createHistory();
  const watch = new Watch(() => realm.now(), history);
  const realm: Realm = createRealm({
    seed,
    addonFolder,
    traceMessages,
    latency: [50, 400],
    observer: {
      afterFrame: (client) => watch.afterFrame(client),
      accepted: (from, target, text) => watch.accepted(from, target, text),
    },
    server: { targetOfflineCode: random.next() < 0.5 },
  });
  const isLinked = random.next() < 0.5;
  const count = random.next() < 0.15 ? 10 : random.integer(2, 5);
  const guilds = [EONAR, ALLERIA].map((fullName) => {
    const [name, home] = splitName(fullName);
    return realm.addGuild({ name: name!, realm: home!, ranks: RANKS });
  });
  const options = playersOf(random, count, guilds, { isLinked, flavor: FLAVORS[seed % FLAVORS.length]! });
  const world: World = {
    seed,
    realm,
    random,
    clients: [],
    homes: {},
    hasLost: {},
    firstFiles: {},
    clockErrors: {},
    history,
    watch,
  };
  const common = commonEntries(random, isLinked, options);
  if (isLinked) {
    common.push(setupEntry(EONAR, 50, options), setupEntry(ALLERIA, 60, options));
  }
  const members: Record<string, true> = {};
  for (const { name, realm: home } of options) {
    members[`${name}-${home}`] = true;
  }
  for (const [index, clientOptions] of ipairs(options)) {
    clientOptions.savedVariables = savedEntries(world, common, index, members);
    const client = realm.createClient(clientOptions);
    world.firstFiles[client.fullName] = clientOptions.savedVariables;
    world.clients.push(client);
    world.homes[client.fullName] = clientOptions.guild!;
  }
  return world;
}
