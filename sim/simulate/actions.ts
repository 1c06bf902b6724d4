import type { Client } from "../realm";
import { SAVED, TABLES } from "../samples/savedData";
import type { Version } from "./history";
import { tablesIn } from "./invariants";
import type { World } from "./world";

/** What players do during the storm: edit, delete, write, sync, stop. */

/** The part of the addon's public API by which players' edits are made. */
export interface Api {
  EditEntry(
    this: void,
    tableType: string,
    id: string | undefined,
    data: Record<string, unknown>,
  ): LuaMultiReturn<[id: string | undefined, problem: string | undefined]>;
  DeleteEntry(this: void, tableType: string, id: string): boolean;
}

/** A random entry of a client, deleted or not; one that a member's own client keeps only if `isMembers`. */
function someEntry(world: World, client: Client, isMembers = false): Version | undefined {
  const { random } = world;
  const tableType = isMembers ? "roster" : random.pick(TABLES.slice(1));
  const entries = tablesIn(client.env[SAVED])[tableType];
  const ids: string[] = [];
  for (const [id] of pairs(entries ?? {})) {
    if ((world.homes[id] !== undefined) === isMembers) {
      ids.push(id);
    }
  }
  if (ids.length === 0) {
    return undefined;
  }
  table.sort(ids);
  return entries![random.pick(ids)];
}

/**
 * Lets a client's player write, and notes what came of it. An edit that was joined with the one before it has its time, and
 * then nobody may ever have that one.
 */
function writeAs(
  world: World,
  client: Client,
  table: string,
  write: (this: void, api: Api) => string | undefined,
): void {
  client.perform(() => {
    const stored = (): Record<string, Version | undefined> => tablesIn(client.env[SAVED])[table] ?? {};
    const before = { ...stored() };
    const id = write(client.env.GuildHelper as Api);
    const entry = id === undefined ? undefined : stored()[id];
    if (id === undefined || entry === undefined) {
      return;
    }
    const last = before[id];
    if (last !== undefined && last !== entry && last.lastUpdated === entry.lastUpdated) {
      world.history.forget(last);
      world.drawn.joined = (world.drawn.joined ?? 0) + 1;
    }
    world.history.add(entry);
  });
}

/** The data of an entry with something else in them; nothing for a marker. */
function changedData(world: World, { data }: Version): Record<string, unknown> | undefined {
  if (next(data)[0] === undefined) {
    return undefined;
  }
  const changed = { ...data };
  if (changed.level !== undefined) {
    changed.level = world.random.integer(1, 90);
  } else {
    changed.title = `Edited ${world.random.integer(1, 1000000)}`;
  }
  return changed;
}

function edit(world: World, client: Client): void {
  const entry = someEntry(world, client);
  const data = entry === undefined ? undefined : changedData(world, entry);
  if (entry !== undefined && data !== undefined) {
    writeAs(world, client, entry.tableType, (api) => api.EditEntry(entry.tableType, entry.id, data)[0]);
  }
}

/** Somebody types what only a person can know into a member's entry, which that member's client keeps. */
function typeField(world: World, client: Client): void {
  const { random } = world;
  const entry = someEntry(world, client, true);
  if (entry === undefined || entry.deleted || next(entry.data)[0] === undefined) {
    return;
  }
  const typed: Record<string, unknown>[] = [
    { birthdate: string.format("%02d-%02d", random.integer(1, 12), random.integer(1, 28)) },
    { mainCharacter: `Main${random.integer(1, 99)}-Eonar` },
    { interests: [random.pick(["Raiding", "PvP", "Mounts"])] },
    { roles: [random.pick(["TANK", "HEALER", "DAMAGER"])] },
    { guildJoinDate: string.format("2020-%02d-%02d", random.integer(1, 12), random.integer(1, 28)) },
    { later: { of: random.integer(1, 9) } },
  ];
  const data = { ...entry.data, ...random.pick(typed) };
  writeAs(world, client, "roster", (api) => api.EditEntry("roster", entry.id, data)[0]);
}

/** Many edits of one entry, one right after the other, as another addon or a script may make them. */
function burst(world: World, client: Client): void {
  const { random, realm } = world;
  const entry = someEntry(world, client);
  const { env } = client;
  for (const index of $range(1, entry === undefined ? 0 : random.integer(5, 60))) {
    const data = changedData(world, entry!);
    realm.after(index * random.between(0.01, 0.1), () => {
      if (client.isOnline && client.env === env && data !== undefined) {
        writeAs(
          world,
          client,
          entry!.tableType,
          (api) => api.EditEntry(entry!.tableType, entry!.id, data)[0],
        );
      }
    });
  }
}

/** Two players edit the same entry in the same second. */
function bothEdit(world: World, client: Client): void {
  const entry = someEntry(world, client);
  const other = world.random.pick(world.clients);
  if (entry === undefined || other === client || !other.isOnline) {
    return;
  }
  for (const each of [client, other]) {
    const stored = tablesIn(each.env[SAVED])[entry.tableType]?.[entry.id];
    const data = stored === undefined ? undefined : changedData(world, stored);
    if (data !== undefined && world.laterFiles[each.fullName] === undefined) {
      writeAs(world, each, entry.tableType, (api) => api.EditEntry(entry.tableType, entry.id, data)[0]);
    }
  }
}

function remove(world: World, client: Client): void {
  const entry = someEntry(world, client);
  if (entry === undefined || entry.deleted) {
    return;
  }
  const { id, tableType } = entry;
  writeAs(world, client, tableType, (api) => {
    api.DeleteEntry(tableType, id);
    return id;
  });
}

function write(world: World, client: Client): void {
  const { random } = world;
  const content = string.rep("word ", random.integer(1, 200));
  const data = { title: `New ${random.integer(1, 1000)}`, content, category: "General", date: "2026-11-18" };
  writeAs(world, client, "news", (api) => api.EditEntry("news", undefined, data)[0]);
}

/** Each thing that a player does, and how likely it is beside the others. */
const ACTIONS: Record<string, { weight: number; run: (this: void, world: World, client: Client) => void }> = {
  edit: { weight: 4, run: edit },
  typeField: { weight: 2, run: typeField },
  burst: { weight: 1, run: burst },
  bothEdit: { weight: 1, run: bothEdit },
  delete: { weight: 1, run: remove },
  write: { weight: 1, run: write },
  syncAll: { weight: 3, run: (_, client) => client.slash("/gh sync all force") },
  syncDays: { weight: 1, run: (_, client) => client.slash("/gh sync days 30 force") },
  syncOne: {
    weight: 2,
    run: (world, client) => client.slash(`/gh sync all ${world.random.pick(world.clients).fullName} force`),
  },
  stop: { weight: 1, run: (_, client) => client.slash("/gh stop") },
};

/** Makes an online client do something at random; the name of what it did. */
export function actByChance(world: World, client: Client): string {
  let total = 0;
  const names: string[] = [];
  for (const [name, { weight }] of pairs(ACTIONS)) {
    total += weight;
    names.push(name);
  }
  table.sort(names);
  let left = world.random.next() * total;
  for (const name of names) {
    left -= ACTIONS[name]!.weight;
    if (left <= 0) {
      ACTIONS[name]!.run(world, client);
      return name;
    }
  }
  return "";
}
