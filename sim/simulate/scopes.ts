import type { Client } from "../realm";
import { SAVED, setupId } from "../samples/savedData";
import { tablesIn } from "./invariants";
import type { World } from "./world";

/** Who shares which guilds' entries with whom, by what the guilds say of each other and not by what the addon makes of it. */

/** Guild names, each `true`. */
export type Names = Record<string, true | undefined>;

/** The name that a guild has now, given one that it has or had. */
export function presentName(world: World, name: string): string {
  return world.presentNames[name] ?? name;
}

/** The guilds that the setup of a client's guild links, itself included, by the names that it writes. */
function groupOf(world: World, client: Client): Names {
  const own = client.options.guild?.fullName;
  if (own === undefined) {
    return {};
  }
  const group: Names = { [own]: true };
  const setups = tablesIn(client.env[SAVED]).setup ?? {};
  const present = setups[setupId(own)];
  let links = present !== undefined && !present.deleted ? present : undefined;
  for (const [former, now] of pairs(world.presentNames)) {
    const older = setups[setupId(former)];
    if (now === own && present === undefined && older !== undefined && !older.deleted) {
      links = older;
    }
  }
  for (const { name } of (links?.data.guilds ?? []) as { name: string }[]) {
    const isItself = presentName(world, name) === own;
    group[isItself ? own : name] = true;
  }
  return group;
}

/**
 * The guilds whose entries two clients share: the group that both name, if each names the other's guild; none for two who do
 * not understand each other's version. A guild that was renamed is another one for those who link it, until their officers
 * say so.
 */
export function sharedGuilds(world: World, first: Client, second: Client): Names {
  const [one, other] = [first.options.guild?.fullName, second.options.guild?.fullName];
  const shared: Names = {};
  const isUnderstood = world.versions[first.fullName] === world.versions[second.fullName];
  if (one === undefined || other === undefined || !isUnderstood) {
    return shared;
  }
  const [group, otherGroup] = [groupOf(world, first), groupOf(world, second)];
  if (!group[other] || !otherGroup[one]) {
    return shared;
  }
  for (const [name] of pairs(group)) {
    if (otherGroup[name]) {
      shared[name] = true;
    }
  }
  return shared;
}

/** The other clients with whom one shares something. */
export function partnersOf(world: World, client: Client): Client[] {
  return world.clients.filter(
    (other) => other !== client && next(sharedGuilds(world, client, other))[0] !== undefined,
  );
}
