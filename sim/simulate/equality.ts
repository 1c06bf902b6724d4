import { isEqual } from "../demo/proof";
import type { Client } from "../realm";
import { SAVED, TABLES } from "../samples/savedData";
import type { Version } from "./history";
import { tablesIn } from "./invariants";
import { type Names, presentName, sharedGuilds } from "./scopes";
import type { World } from "./world";

/** What "equal" means after everyone has synced: every field of every entry, not only the sums over them. */

/** Differences between two clients that are told. */
const MOST_TOLD = 3;

/** An entry as others get it: without what its client has noted beside it, and of a deleted one what its marker keeps. */
function sharedForm(world: World, entry: Version): Record<string, unknown> {
  const form: Record<string, unknown> = { ...entry };
  delete form.leftGuilds;
  form.guildName = presentName(world, entry.guildName);
  if (entry.deleted) {
    form.data = {};
  }
  return form;
}

/** The guild that an entry belongs to. A setup from before a rename stays one of the former guild. */
function guildOf(world: World, entry: Version): string {
  return entry.tableType === "setup" ? entry.guildName : presentName(world, entry.guildName);
}

/** The first field in which two entries differ, with both values. */
function firstDifference(one: Record<string, unknown>, other: Record<string, unknown>): string {
  for (const [name, value] of pairs(one)) {
    if (name === "data") {
      continue;
    }
    if (!isEqual(value, other[name])) {
      return `${name} ${tostring(value)} and ${tostring(other[name])}`;
    }
  }
  const [data, otherData] = [one.data as Record<string, unknown>, other.data as Record<string, unknown>];
  for (const values of [data, otherData]) {
    for (const [name] of pairs(values)) {
      if (!isEqual(data[name], otherData[name])) {
        return `data.${name} ${tostring(data[name])} and ${tostring(otherData[name])}`;
      }
    }
  }
  return "a field";
}

/** The entries of a table in both clients, by id, that belong to one of these guilds at the first one of them. */
function compareTable(
  world: World,
  { first, second, guilds, tableType }: { first: Client; second: Client; guilds: Names; tableType: string },
): string[] {
  const differences: string[] = [];
  const theirs = tablesIn(second.env[SAVED])[tableType] ?? {};
  for (const [id, entry] of pairs(tablesIn(first.env[SAVED])[tableType] ?? {})) {
    if (entry === undefined || !guilds[guildOf(world, entry)]) {
      continue;
    }
    const where = `${tableType} ${id} at ${first.fullName} and ${second.fullName}`;
    const other = theirs[id];
    if (other === undefined) {
      differences.push(`${where}: missing at the second`);
    } else if (!guilds[guildOf(world, other)]) {
      // A character that has left these guilds: the one who knows it as a member sees it as deleted, and here it is not.
      if (!entry.deleted && entry.lastUpdated >= other.lastUpdated) {
        differences.push(`${where}: of ${other.guildName} at the second`);
      }
    } else {
      const [one, another] = [sharedForm(world, entry), sharedForm(world, other)];
      if (!isEqual(one, another)) {
        differences.push(`${where}: ${firstDifference(one, another)}`);
      }
    }
  }
  return differences;
}

/** What two clients have not the same, of all that they share; a line each. */
function comparePair(world: World, first: Client, second: Client): string[] {
  const guilds = sharedGuilds(world, first, second);
  const home = first.options.guild?.fullName;
  const found: string[] = [];
  for (const tableType of TABLES) {
    const isSetup = tableType === "setup";
    const scope: Names = !isSetup
      ? guilds
      : home !== undefined && home === second.options.guild?.fullName && guilds[home]
        ? { [home]: true }
        : {};
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const) {
      for (const line of compareTable(world, { first: one, second: other, guilds: scope, tableType })) {
        found.push(line);
      }
    }
  }
  return found;
}

/** Compares every two clients in all that they share; every difference is a line, of the first few pairs. */
export function compareAll(world: World): string[] {
  const { clients } = world;
  const told: string[] = [];
  for (const [index, first] of ipairs(clients)) {
    for (const place of $range(index, clients.length - 1)) {
      for (const line of comparePair(world, first, clients[place]!)) {
        if (told.length < MOST_TOLD) {
          told.push(line);
        }
      }
    }
  }
  return told;
}
