import { DAY } from "../game/calendar";
import { FLAVORS } from "../game/clientApi";
import type { ZoneName } from "../game/zones";
import { ZONE_CHANGES } from "../game/zoneChanges";
import type { Client, ClientOptions, Guild, Realm } from "../realm";
import type { Flavor } from "../realmTypes";
import { createRealm, REALM_START } from "../realm";
import { createRandom, type RandomSource } from "../lua/random";
import { type SampleEntry, sampleArticles, sampleRoster, timestamp } from "../samples/sampleRoster";
import { ARTICLE_TABLES, savedFile, savedTable, setupId } from "../samples/savedData";
import { drawGuilds, type Guilds, knownGuilds } from "./guilds";
import { createHistory, type History, type Version } from "./history";
import { Watch } from "./invariants";

/** Makes the guilds, members and data of a simulation from its seed. */

/** The guilds, members and data of one seed. */
export interface World {
  seed: number;
  realm: Realm;
  random: RandomSource;
  clients: Client[];
  /** The guilds that are about, and one that nobody links. */
  guilds: Guild[];
  strangers: Guild;
  /** For each name that a guild of these has or had the one that it has now, if it was ever renamed. */
  presentNames: Record<string, string | undefined>;
  /** Whether a character or a guild was renamed. */
  hasNewNames: boolean;
  /** The variants of the addon that clients run who speak another version of the protocol. */
  versions: Record<string, string | undefined>;
  /** Who is away until everything is over, or a hundred days have passed. */
  away: Record<string, true | undefined>;
  /** The own files of those whose present one is of a later version. */
  laterFiles: Record<string, string | undefined>;
  /** The guild of each client while nothing is wrong. */
  homes: Record<string, Guild | undefined>;
  /** Who has lost a part of their data by a file that was cut off or spoiled. */
  hasLost: Record<string, true | undefined>;
  /** What each client had on disk at the start. */
  firstFiles: Record<string, string | undefined>;
  /** Seconds that the clocks of clients are off at the moment. */
  clockErrors: Record<string, number | undefined>;
  history: History;
  watch: Watch;
  /** What this world is made of, and what has happened in it, each with how often. */
  drawn: Record<string, number>;
}

const NAMES = ["Anna", "Bert", "Cora", "Dirk", "Edda", "Finn", "Gesa", "Hugo", "Ines", "Jana"];
/** The part of the entries that each client has at the start, and of those the part that it has in a later version. */
const SHARE = 0.75;
const EDITED = 0.2;

/** The setup entry of a guild that links others, and names all of their players whom it may have to do with. */
function setupEntry(
  guildName: string,
  links: readonly string[],
  { daysAgo, members }: { daysAgo: number; members: readonly ClientOptions[] },
): Version {
  const contacts: string[] = [];
  const named = [guildName, ...links];
  for (const { name, realm, guild } of members) {
    // Own members as well: they may go to a linked guild.
    if (named.includes(guild!.fullName)) {
      contacts.push(`${name}-${realm}`);
    }
  }
  const data = { guilds: named.map((name) => ({ name })), contacts };
  const lastUpdated = timestamp(REALM_START - daysAgo * DAY);
  return { id: setupId(guildName), tableType: "setup", guildName, lastUpdated, deleted: false, data };
}

/** Everything that the guilds know, and the entries by which members of linked guilds trust each other. */
function commonEntries(
  random: RandomSource,
  { guilds, links }: Guilds,
  members: readonly ClientOptions[],
): Version[] {
  const names = guilds.map(({ fullName }) => fullName);
  const seed = random.integer(1, 1000000);
  const entries: SampleEntry[] = sampleRoster(random.integer(5, 40), seed, REALM_START - 20 * DAY, names);
  for (const [index, tableType] of ipairs(ARTICLE_TABLES)) {
    // A table that is larger than the game lets out at once, now and then.
    const count = random.integer(0, random.next() < 0.08 ? 150 : 12);
    const owner = random.next() < 0.7 ? names[0]! : random.pick(names);
    for (const entry of sampleArticles(tableType, count, seed + index, REALM_START - 40 * DAY, owner)) {
      entries.push(entry);
    }
  }
  for (const [index, { name, realm, guild }] of ipairs(members)) {
    const own = sampleRoster(1, seed + 100 + index, REALM_START - 20 * DAY, names)[0]!;
    const id = `${name}-${realm}`;
    entries.push({ ...own, id, guildName: guild!.fullName, deleted: false, data: { ...own.data, name: id } });
  }
  for (const [index, guildName] of ipairs(names)) {
    const linked = links[guildName]!;
    if (linked.length > 0) {
      entries.push(setupEntry(guildName, linked, { daysAgo: 40 + index * 10, members }));
    }
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

/** What one client has on disk at the start: of the guilds that it may know, and the setup of its own. */
function savedEntries(
  world: World,
  common: readonly Version[],
  { guilds, own, place }: { guilds: readonly string[]; own: string; place: number },
): string {
  const { history, random } = world;
  const known: Version[] = [];
  for (const entry of common) {
    const isSetup = entry.tableType === "setup";
    if (isSetup ? entry.guildName !== own : !guilds.includes(entry.guildName)) {
      continue;
    }
    const isNeeded = isSetup || world.homes[entry.id] !== undefined;
    if (!isNeeded && random.next() > SHARE) {
      continue;
    }
    const version = !isNeeded && random.next() < EDITED ? laterVersion(random, entry, place) : entry;
    history.add(version);
    known.push(version);
  }
  return savedFile(savedTable(known));
}

/**
 * The players of a world; the first is the guild master. If guilds are linked, every third player is in the second one,
 * or they are spread over three, so a world of two players always has a guild that both are in unless there are three.
 */
function playersOf(
  random: RandomSource,
  count: number,
  { flavor, guilds, zones }: { flavor: Flavor; guilds: readonly Guild[]; zones: readonly ZoneName[] },
): ClientOptions[] {
  const options: ClientOptions[] = [];
  for (const index of $range(0, count - 1)) {
    const place = guilds.length === 2 ? (index % 3 === 2 ? 1 : 0) : index % guilds.length;
    const guild = guilds[place]!;
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
      ...(random.next() < 0.5 ? { timeZone: random.pick(zones) } : {}),
      framesPerSecond: random.next() < 0.2 ? 25 : 60,
    });
  }
  return options;
}

/** When a world begins: on a day in November, or some minutes before the clocks of a realm are changed. */
interface Beginning {
  zone: ZoneName;
  startTime: number;
  zones: ZoneName[];
  isChange: boolean;
}

/** Draws the moment at which a world begins. */
function drawBeginning(random: RandomSource): Beginning {
  const zones: ZoneName[] = [];
  for (const [zone] of pairs(ZONE_CHANGES)) {
    zones.push(zone);
  }
  table.sort(zones);
  const zone = random.pick(zones);
  const coming: number[] = [];
  for (const [moment] of ZONE_CHANGES[zone] as readonly (readonly [number, number])[]) {
    if (moment > REALM_START) {
      coming.push(moment);
    }
  }
  const isChange = random.next() < 0.15 && coming.length > 0;
  const startTime = isChange ? coming[0]! - random.integer(30, 300) : REALM_START;
  return { zone, startTime, zones, isChange };
}

/** Gives one player another version of the addon, now and then; never the first. */
function drawVersions(world: World, options: readonly ClientOptions[]): void {
  const { random } = world;
  if (options.length < 3 || random.next() > 0.15) {
    return;
  }
  const odd = options[random.integer(1, options.length - 1)]!;
  const variant = random.pick(["olderProtocol", "newerProtocol"]);
  odd.addonFolder = `build/variants/${variant}/GuildHelper`;
  world.versions[`${odd.name}-${odd.realm}`] = variant;
}

/** A world with its realm and its guilds, and nobody in it. */
function emptyWorld(
  seed: number,
  addonFolder: string,
  traceMessages: boolean,
): { world: World; made: Guilds; beginning: Beginning } {
  const random = createRandom(seed * 31 + 7);
  const presentNames: World["presentNames"] = {};
  const history = createHistory((name) => presentNames[name] ?? name);
  const beginning = drawBeginning(random);
  const watch = new Watch(() => realm.now(), history);
  const realm: Realm = createRealm({
    seed,
    addonFolder,
    traceMessages,
    latency: [50, 400],
    startTime: beginning.startTime,
    timeZone: beginning.zone,
    observer: {
      afterFrame: (client) => watch.afterFrame(client),
      accepted: (from, target, text) => watch.accepted(from, target, text),
    },
    server: { targetOfflineCode: random.next() < 0.5 },
  });
  const made = drawGuilds(random, realm);
  const { guilds, strangers } = made;
  const world: World = {
    seed,
    realm,
    random,
    clients: [],
    guilds,
    strangers,
    presentNames,
    hasNewNames: false,
    versions: {},
    away: {},
    laterFiles: {},
    homes: {},
    hasLost: {},
    firstFiles: {},
    clockErrors: {},
    history,
    watch,
    drawn: {},
  };
  return { world, made, beginning };
}

/** The world of a seed, with nobody logged in yet. */
export function createWorld(seed: number, addonFolder: string, traceMessages: boolean): World {
  const { world, made, beginning } = emptyWorld(seed, addonFolder, traceMessages);
  const { random, realm } = world;
  const { guilds, links, shape } = made;
  const count = random.next() < 0.15 ? 10 : random.integer(math.max(2, guilds.length), 5);
  const options = playersOf(random, count, {
    flavor: FLAVORS[seed % FLAVORS.length]!,
    guilds,
    zones: beginning.zones,
  });
  drawVersions(world, options);
  const common = commonEntries(random, made, options);
  for (const { name, realm: home, guild } of options) {
    world.homes[`${name}-${home}`] = guild;
  }
  for (const [index, clientOptions] of ipairs(options)) {
    const own = clientOptions.guild!.fullName;
    const known = { guilds: knownGuilds(links, own), own, place: index };
    clientOptions.savedVariables = savedEntries(world, common, known);
    const client = realm.createClient(clientOptions);
    world.firstFiles[client.fullName] = clientOptions.savedVariables;
    world.clients.push(client);
  }
  world.drawn[`guilds:${shape}`] = 1;
  if (beginning.isChange) {
    world.drawn.clockChange = 1;
  }
  for (const [, variant] of pairs(world.versions)) {
    world.drawn[variant] = 1;
  }
  return world;
}
