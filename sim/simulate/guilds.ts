import { splitName } from "../formats/names";
import type { RandomSource } from "../lua/random";
import type { Guild, Realm } from "../realm";
import { ALLERIA, EONAR } from "../samples/sampleGuilds";

/** The guilds of a simulation, and which of them link which. */

/** Ranks of every guild, the master's first. */
const RANKS = ["Guild Master", "Officer", "Member", "Initiate"];
const THIRD = "Dawn Patrol-Eonar";
const STRANGERS = "Strangers-Eonar";

/** How guilds are linked: for each the places of those that its setup names. */
interface Shape {
  /** How likely it is beside the others. */
  weight: number;
  /** Nothing for a guild that is alone, and has no setup. */
  links: readonly (readonly number[])[];
}

const SHAPES: Record<string, Shape> = {
  alone: { weight: 45, links: [[]] },
  pair: { weight: 27, links: [[1], [0]] },
  oneSided: { weight: 4, links: [[1], []] },
  group: {
    weight: 8,
    links: [
      [1, 2],
      [0, 2],
      [0, 1],
    ],
  },
  chain: { weight: 8, links: [[1], [0, 2], [1]] },
  ring: { weight: 8, links: [[1], [2], [0]] },
};

/** The guilds of a world, in the order in which players are put into them. */
export interface Guilds {
  guilds: Guild[];
  /** A guild that nobody links. */
  strangers: Guild;
  /** For each guild the full names of those that its setup names. */
  links: Record<string, string[]>;
  shape: string;
}

/** Draws a shape by its weight. */
function drawShape(random: RandomSource): string {
  const names: string[] = [];
  let total = 0;
  for (const [name, { weight }] of pairs(SHAPES)) {
    names.push(name);
    total += weight;
  }
  table.sort(names);
  let left = random.next() * total;
  for (const name of names) {
    left -= SHAPES[name]!.weight;
    if (left <= 0) {
      return name;
    }
  }
  return names[0]!;
}

/** Adds the guilds of a drawn shape to a realm. */
export function drawGuilds(random: RandomSource, realm: Realm): Guilds {
  const add = (fullName: string): Guild => {
    const [name, home] = splitName(fullName);
    return realm.addGuild({ name: name!, realm: home!, ranks: RANKS });
  };
  const shape = drawShape(random);
  const { links } = SHAPES[shape]!;
  const guilds = [EONAR, ALLERIA, THIRD].slice(0, links.length).map((name) => add(name));
  const named: Record<string, string[]> = {};
  for (const [index, { fullName }] of ipairs(guilds)) {
    named[fullName] = links[index - 1]!.map((place) => guilds[place]!.fullName);
  }
  return { guilds, strangers: add(STRANGERS), links: named, shape };
}

/** The guilds whose entries the members of one may have: their own, and those linked that link it too. */
export function knownGuilds(links: Record<string, string[]>, fullName: string): string[] {
  return [fullName, ...(links[fullName] ?? []).filter((other) => links[other]?.includes(fullName) === true)];
}
