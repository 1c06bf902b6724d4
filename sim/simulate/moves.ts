import { splitName } from "../formats/names";
import type { Client, Guild } from "../realm";
import { comeBack, type Fault } from "./lasting";
import type { World } from "./world";

/** Names and guilds that change: characters are renamed, transferred and change guild, guilds are renamed and move. */

const NEW_NAMES = ["Karl", "Lena", "Mona", "Nils", "Olga", "Paul", "Rosa", "Sven", "Tina", "Udo"];
const NEW_REALMS = ["Ravencrest", "Alleria", "Eonar"];
const NEW_GUILDS = ["Second Wind", "Last Stand", "Old Friends"];

/** Everything that the simulation keeps by a client's name goes to the new one. */
function follow(world: World, client: Client, before: string): void {
  const now = client.fullName;
  for (const kept of [
    world.homes,
    world.hasLost,
    world.firstFiles,
    world.clockErrors,
    world.versions,
    world.away,
    world.laterFiles,
  ] as Record<string, unknown>[]) {
    kept[now] = kept[before];
  }
  // The entry of the former name stays a member's own.
  world.watch.rename(client, before);
}

/** Whether a name is that of nobody, in the world or in what its members know. */
function isFree(world: World, fullName: string): boolean {
  return world.homes[fullName] === undefined;
}

/** Renames a player's character while it is offline, and lets it come back. */
function renamed(change: (this: void, world: World, client: Client) => boolean): Fault {
  return (world, client, seconds) => {
    if (!client.isOnline) {
      return false;
    }
    client.logout();
    const before = client.fullName;
    const isChanged = change(world, client);
    if (isChanged) {
      follow(world, client, before);
      world.hasNewNames = true;
    }
    world.realm.after(seconds, () => comeBack(world, client));
    return isChanged;
  };
}

function rename(world: World, client: Client): boolean {
  const name = world.random.pick(NEW_NAMES);
  const isPossible = isFree(world, `${name}-${client.realm}`);
  if (isPossible) {
    world.realm.renameCharacter(client.fullName, name);
  }
  return isPossible;
}

function transfer(world: World, client: Client): boolean {
  const realm = world.random.pick(NEW_REALMS);
  const isPossible = isFree(world, `${client.name}-${realm}`);
  if (isPossible) {
    world.realm.transferCharacter(client.fullName, realm);
  }
  return isPossible;
}

/**
 * A guild gets another name, or goes to another realm. Not one that others link: what those have of it stays under the former
 * name until the addon can tell linked guilds of a rename.
 */
function renameGuild(world: World): boolean {
  const { guilds, random, realm } = world;
  if (guilds.length > 1) {
    return false;
  }
  const guild = random.pick(world.guilds);
  const [name = "", home = ""] = splitName(guild.fullName);
  const isMove = random.next() < 0.3;
  const [newName, newRealm] = isMove ? [name, random.pick(NEW_REALMS)] : [random.pick(NEW_GUILDS), home];
  const fullName = `${newName}-${newRealm}`;
  const isTaken = world.guilds.some((other) => other.fullName === fullName);
  if (isTaken || world.presentNames[fullName] !== undefined) {
    return false;
  }
  const before = guild.fullName;
  realm.renameGuild(guild, newName, isMove ? newRealm : undefined);
  for (const [former, now] of pairs(world.presentNames)) {
    if (now === before) {
      world.presentNames[former] = fullName;
    }
  }
  world.presentNames[before] = fullName;
  world.presentNames[fullName] = fullName;
  world.hasNewNames = true;
  return true;
}

/**
 * A member goes to another guild for good. Nobody goes who would leave behind somebody whose file is lost, and who could
 * tell them no more what the guild has; and the master stays.
 */
function moveTo(guildOf: (this: void, world: World) => Guild | undefined): Fault {
  return (world, client) => {
    const home = world.homes[client.fullName];
    const guild = guildOf(world);
    const isNeeded = world.clients.some(
      (other) => world.homes[other.fullName] === home && world.hasLost[other.fullName] === true,
    );
    const canGo = client !== world.clients[0] && client.options.guild === home && !isNeeded;
    if (guild === undefined || guild === home || !canGo) {
      return false;
    }
    world.homes[client.fullName] = guild;
    world.watch.mayJoin(client);
    client.joinGuild(guild, 2);
    return true;
  };
}

export const MOVES: Record<string, Fault> = {
  characterRenamed: renamed(rename),
  characterTransferred: renamed(transfer),
  guildRenamed: renameGuild,
  movedInside: moveTo((world) => world.random.pick(world.guilds)),
  movedOutside: moveTo((world) => (world.random.next() < 0.4 ? world.strangers : world.guilds[0])),
};
