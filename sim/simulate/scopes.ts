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

/** What stands beside a client's setups that nobody has confirmed, by their ids. */
function unconfirmedSetups(client: Client): Record<string, { known?: object }> {
  const saved = client.env[SAVED] as
    { unconfirmed?: { setup?: Record<string, { known?: object }> } } | undefined;
  return saved?.unconfirmed?.setup ?? {};
}

function linksOf(setup: { deleted: boolean; data: Record<string, unknown> } | undefined): { name: string }[] {
  return setup === undefined || setup.deleted ? [] : ((setup.data.guilds ?? []) as { name: string }[]);
}

function isNamed(links: readonly { name: string }[], name: string): boolean {
  return links.some((link) => link.name === name);
}

/** The guilds that the setup of a client's guild links, itself included, by the names that it writes. */
function groupOf(world: World, client: Client): Names {
  const own = client.options.guild?.fullName;
  if (own === undefined) {
    return {};
  }
  const group: Names = { [own]: true };
  const setups = { ...tablesIn(client.env[SAVED]).setup };
  // What nobody has confirmed who may write a setup links nothing, and takes away what it leaves out.
  const waiting = unconfirmedSetups(client);
  for (const [id, { known }] of pairs(waiting)) {
    const held = setups[id];
    setups[id] = known as (typeof setups)[string];
    const stands = setups[id];
    if (stands !== undefined && held?.deleted === false) {
      const links = linksOf(stands).filter(({ name }) => isNamed(linksOf(held), name));
      setups[id] = { ...stands, data: { ...stands.data, guilds: links } };
    }
  }
  const present = setups[setupId(own)];
  let links = present !== undefined && !present.deleted ? present : undefined;
  for (const [former, now] of pairs(world.presentNames)) {
    const older = setups[setupId(former)];
    if (now === own && present === undefined && older !== undefined && !older.deleted) {
      links = older;
    }
  }
  for (const { name } of linksOf(links)) {
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
