import { isEqual } from "../demo/proof";
import { readSavedVariables, writeSavedVariables } from "../formats/savedVariables";
import type { Client } from "../realm";
import { olderSavedVariable } from "../samples/olderShapes";
import { SAVED, TABLES } from "../samples/savedData";
import type { Version } from "./history";
import { tablesIn } from "./invariants";
import { comeBack, type Fault, setClockError } from "./lasting";
import type { World } from "./world";

/** What happens to the files of clients between two logins. */

/**
 * Whether somebody else could tell a client what its file no longer says. A player who is the only member of
 * their guild would not even know the linked one any more.
 */
function hasGuildMate(world: World, client: Client): boolean {
  const home = world.homes[client.fullName];
  return world.clients.some(
    (other) =>
      other !== client &&
      world.homes[other.fullName] === home &&
      world.versions[other.fullName] === world.versions[client.fullName] &&
      !world.hasLost[other.fullName] &&
      !world.away[other.fullName],
  );
}

/** A file that was cut off in the middle: the game cannot read it and starts without. */
function cutFile(world: World, client: Client): boolean {
  const text = client.savedVariables;
  if (text === undefined || !hasGuildMate(world, client)) {
    return false;
  }
  world.hasLost[client.fullName] = true;
  client.savedVariables = string.sub(text, 1, world.random.integer(1, text.length - 10));
  return true;
}

/** The player goes on at another computer, with a file from long ago or with none. */
function otherFile(world: World, client: Client): boolean {
  if (!hasGuildMate(world, client)) {
    return false;
  }
  world.hasLost[client.fullName] = true;
  client.savedVariables = world.random.next() < 0.5 ? undefined : world.firstFiles[client.fullName];
  // Without its file a client cannot know that the clock is behind, and when it comes right that looks like an error.
  setClockError(world, client, 0);
  return true;
}

/** A file in which somebody changed things by hand. */
function spoilFile(world: World, client: Client): boolean {
  if (client.savedVariables === undefined || !hasGuildMate(world, client)) {
    return false;
  }
  world.hasLost[client.fullName] = true;
  const damages: [pattern: string, replacement: string][] = [
    ['%["level"%] = %d+', '["level"] = "high"'],
    ['%["deleted"%] = false', '["deleted"] = 0'],
    ['%["settings"%] = {', '["settings"] = 5, ["odd"] = {'],
    ['%["userStatus"%] = {', '["userStatus"] = "nobody", ["more"] = {'],
    ['%["lastUpdated"%] = "%d%d%d%d', '["lastUpdated"] = "99'],
  ];
  const [pattern, replacement] = world.random.pick(damages);
  client.savedVariables = string.gsub(
    client.savedVariables,
    pattern,
    replacement,
    world.random.integer(1, 3),
  )[0];
  world.watch.forget(client);
  return true;
}

/** The value of the saved variable in a file; nothing if it cannot be read. */
function valueIn(text: string | undefined): unknown {
  if (text === undefined) {
    return undefined;
  }
  const [ok, values] = pcall(readSavedVariables, text);
  return ok ? values[SAVED] : undefined;
}

/** The older addon's file turns up again, with what its player had at the start. */
function olderFile(world: World, client: Client): boolean {
  if (!hasGuildMate(world, client)) {
    return false;
  }
  const entries: Version[] = [];
  for (const [tableType, table] of pairs(tablesIn(valueIn(world.firstFiles[client.fullName])))) {
    for (const [, entry] of pairs(TABLES.includes(tableType) && tableType !== "setup" ? (table ?? {}) : {})) {
      entries.push(entry);
    }
  }
  table.sort(entries, (one, other) => one.id < other.id);
  world.hasLost[client.fullName] = true;
  const older = olderSavedVariable({ entries, users: {} });
  client.savedVariables = writeSavedVariables([SAVED], { [SAVED]: older });
  world.watch.migrate(client);
  setClockError(world, client, 0);
  return true;
}

/** Has the player log out, changes their file, and has them log in again after a while. */
function withFile(change: (this: void, world: World, client: Client) => boolean): Fault {
  return (world, client, seconds) => {
    let isChanged = false;
    if (client.isOnline && world.laterFiles[client.fullName] === undefined) {
      client.logout();
      isChanged = change(world, client);
      world.realm.after(seconds, () => comeBack(world, client));
    }
    return isChanged;
  };
}

/**
 * A file of a later version of the addon, on a client that still has this one: it is left as it is. Then the addon is
 * updated, which here means that the file becomes one of this version again.
 */
function useLaterFile(world: World, client: Client, seconds: number): boolean {
  if (!client.isOnline || world.laterFiles[client.fullName] !== undefined) {
    return false;
  }
  client.logout();
  const kept = client.savedVariables;
  const value = valueIn(kept);
  if (type(value) !== "table") {
    comeBack(world, client);
    return false;
  }
  const later = { ...(value as object), schemaVersion: 3, tables: { news: "in another shape" } };
  client.savedVariables = writeSavedVariables([SAVED], { [SAVED]: later });
  const before = valueIn(client.savedVariables);
  world.laterFiles[client.fullName] = kept;
  comeBack(world, client);
  world.realm.after(seconds, () => {
    endLaterFile(world, client, before);
    comeBack(world, client);
  });
  return true;
}

/** Looks whether a file of a later version is as it was, and gives the client its own one back. */
function endLaterFile(world: World, client: Client, before: unknown): void {
  const kept = world.laterFiles[client.fullName];
  if (kept === undefined) {
    return;
  }
  if (client.isOnline) {
    client.logout();
  }
  if (!isEqual(valueIn(client.savedVariables), before)) {
    world.watch.violate(`${client.fullName}: a file of a later version was changed`);
  }
  world.laterFiles[client.fullName] = undefined;
  client.savedVariables = kept;
}

/** Gives a client that still has a file of a later version its own one back. */
export function endFiles(world: World, client: Client): void {
  const kept = world.laterFiles[client.fullName];
  if (kept !== undefined) {
    if (client.isOnline) {
      client.logout();
    }
    world.laterFiles[client.fullName] = undefined;
    client.savedVariables = kept;
  }
}

export const FILE_FAULTS: Record<string, Fault> = {
  cutFile: withFile(cutFile),
  secondComputer: withFile(otherFile),
  spoiledFile: withFile(spoilFile),
  olderFile: withFile(olderFile),
  laterFile: useLaterFile,
};
