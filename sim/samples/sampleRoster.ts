import { DAY } from "../game/calendar";
import { createRandom, type RandomSource } from "../lua/random";

/** Generates guild data like that of real guilds, the same for the same seed. */

/** An entry in the addon's present schema. */
export interface SampleEntry {
  id: string;
  tableType: string;
  guildName: string;
  lastUpdated: string;
  deleted: boolean;
  data: Record<string, unknown>;
}

const CONSONANTS = [
  "b",
  "c",
  "d",
  "f",
  "g",
  "h",
  "k",
  "l",
  "m",
  "n",
  "r",
  "s",
  "t",
  "v",
  "z",
  "th",
  "sh",
  "dr",
  "kr",
];
const VOWELS = ["a", "e", "i", "o", "u", "ae", "ia"];
const ENDINGS = ["", "", "", "n", "r", "l", "s", "x"];
/** As the addon stores them, and not as the game writes them. Another order would make other samples. */
const CLASSES = [
  "Shaman",
  "Warrior",
  "Mage",
  "Priest",
  "Rogue",
  "Druid",
  "Paladin",
  "Hunter",
  "Warlock",
  "Monk",
  "DeathKnight",
  "DemonHunter",
  "Evoker",
];
const RANKS = ["Officer", "Raider", "Raider", "Member", "Member", "Member", "Member", "Initiate", "Alt"];
const PROFESSIONS = [
  "Alchemy",
  "Blacksmithing",
  "Enchanting",
  "Engineering",
  "Inscription",
  "Mining",
  "Skinning",
];
const INTERESTS = ["Raiding", "Mythic+", "PvP", "Achievements", "Mounts", "Transmog", "Roleplay"];
const ROLES = ["TANK", "HEALER", "DAMAGER"];
const CATEGORIES = ["General", "Raid", "PvP", "Social"];
const WORDS =
  "raid tonight bring flasks food guild bank is open for repairs please sign up on the calendar welcome new members " +
  "we are recruiting healers and tanks progress on heroic boss loot council rules apply alt run on sunday";

/** Mean age of a roster entry and of a membership, in days. */
const MEAN_AGE = 90;
const MEAN_MEMBERSHIP = 400;
/** The part of all entries that are tombstones. */
const DELETED_RATE = 0.05;

/** Formats seconds since 1970. */
function formatted(format: string, seconds: number): string {
  return os.date(`!${format}`, seconds);
}

/** The timestamp of a moment, `YYYYMMDDHHMMSS`, as entries have it. */
export function timestamp(seconds: number): string {
  return formatted("%Y%m%d%H%M%S", seconds);
}

function characterName(random: RandomSource): string {
  let name = "";
  for (const _ of $range(1, random.integer(2, 4))) {
    name += random.pick(CONSONANTS) + random.pick(VOWELS) + random.pick(ENDINGS);
  }
  name = string.sub(name, 1, 12);
  return string.upper(string.sub(name, 1, 1)) + string.sub(name, 2);
}

/** Draws a waiting time with that mean: many short ones, few long ones. */
function exponential(random: RandomSource, mean: number): number {
  return -math.log(1 - random.next() * 0.999999) * mean;
}

function severalOf(random: RandomSource, words: readonly string[], most: number): string[] {
  const picked: string[] = [];
  for (const _ of $range(1, random.integer(0, most))) {
    picked.push(random.pick(words));
  }
  return picked;
}

function sentence(random: RandomSource, words: readonly string[], least: number, most: number): string {
  const picked: string[] = [];
  for (const _ of $range(1, random.integer(least, most))) {
    picked.push(random.pick(words));
  }
  return table.concat(picked, " ");
}

function rosterData(random: RandomSource, id: string, earlier: readonly string[], updated: number) {
  const professions = severalOf(random, PROFESSIONS, 2).map((name) => ({
    name,
    level: random.integer(1, 100),
  }));
  return {
    name: id,
    class: random.pick(CLASSES),
    level: random.next() < 0.7 ? 90 : random.integer(10, 89),
    rank: random.pick(RANKS),
    itemLevel: random.next() < 0.5 ? 0 : random.integer(500, 720),
    battletag: random.next() < 0.6 ? "NA" : `${string.match(id, "^[^-]+")[0]}#${random.integer(1000, 99999)}`,
    roles: random.next() < 0.5 ? [random.pick(ROLES)] : [],
    guildJoinDate: formatted("%Y-%m-%d", updated - exponential(random, MEAN_MEMBERSHIP * DAY)),
    professions,
    mainCharacter: random.next() < 0.4 && earlier.length > 0 ? random.pick(earlier) : "NA",
    interests: severalOf(random, INTERESTS, 3),
    birthdate:
      random.next() < 0.8 ? "NA" : string.format("%02d-%02d", random.integer(1, 12), random.integer(1, 28)),
    faction: random.next() < 0.5 ? "Horde" : "Alliance",
  };
}

/**
 * Members of these guilds, given as `Guild Name-Realm`; most of them are in the first. `now` is in seconds since 1970, and
 * nothing was written after it.
 */
export function sampleRoster(
  count: number,
  seed: number,
  now: number,
  guilds: readonly string[],
): SampleEntry[] {
  const random = createRandom(seed);
  const entries: SampleEntry[] = [];
  const ids: string[] = [];
  const isTaken: Record<string, true | undefined> = {};
  while (entries.length < count) {
    const guildName = random.next() < 0.8 ? guilds[0]! : random.pick(guilds);
    const [realm] = string.match(guildName, "%-([^-]+)$");
    const id = `${characterName(random)}-${realm}`;
    if (isTaken[id]) {
      continue;
    }
    isTaken[id] = true;
    const updated = now - math.floor(exponential(random, MEAN_AGE * DAY));
    entries.push({
      id,
      tableType: "roster",
      guildName,
      lastUpdated: timestamp(updated),
      deleted: random.next() < DELETED_RATE,
      data: rosterData(random, id, ids, updated),
    });
    ids.push(id);
  }
  return entries;
}

/** Entries of a table of articles: `news`, `guildInfo` or `calendar`. `now` is in seconds since 1970. */
export function sampleArticles(
  tableType: string,
  count: number,
  seed: number,
  now: number,
  guildName: string,
): SampleEntry[] {
  const random = createRandom(seed);
  const words: string[] = [];
  for (const [word] of string.gmatch(WORDS, "%S+")) {
    words.push(word!);
  }
  const entries: SampleEntry[] = [];
  for (const _ of $range(1, count)) {
    const written = now - random.integer(0, 365 * DAY);
    const data: Record<string, unknown> = {
      title: sentence(random, words, 3, 7),
      content: sentence(random, words, 20, 160),
      category: random.pick(CATEGORIES),
    };
    const day = formatted(
      "%Y-%m-%d %H:%M:%S",
      written + (tableType === "calendar" ? random.integer(0, 30 * DAY) : 0),
    );
    data[tableType === "calendar" ? "eventDate" : "date"] = day;
    entries.push({
      id: timestamp(written) + string.format("%04d", random.integer(0, 9999)),
      tableType,
      guildName,
      lastUpdated: timestamp(written),
      deleted: random.next() < DELETED_RATE,
      data,
    });
  }
  return entries;
}
