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

/** A random entry of a client, deleted or not, but never one that a member's own client keeps. */
function someEntry(world: World, client: Client): Version | undefined {
  const { random } = world;
  const tableType = random.pick(TABLES.slice(1));
  const entries = tablesIn(client.env[SAVED])[tableType];
  const ids: string[] = [];
  for (const [id] of pairs(entries ?? {})) {
    if (world.homes[id] === undefined) {
      ids.push(id);
    }
  }
  if (ids.length === 0) {
    return undefined;
  }
  table.sort(ids);
  return entries![random.pick(ids)];
}

/** Notes what a client has just written itself. False for a tie, which the simulation must not make. */
function noteOwnWrite(world: World, client: Client, tableType: string, id: string | undefined): boolean {
  const entry = id === undefined ? undefined : tablesIn(client.env[SAVED])[tableType]?.[id];
  if (entry === undefined) {
    return true;
  }
  const isUnique = !world.history.isTie(entry);
  world.history.add(entry);
  return isUnique;
}

/** Lets a client write until what it wrote is no tie. */
function writeOnce(
  world: World,
  client: Client,
  write: (this: void, api: Api) => string | undefined,
  table: string,
): void {
  client.perform(() => {
    const api = client.env.GuildHelper as Api;
    while (!noteOwnWrite(world, client, table, write(api))) {
      // A write that was refused is tried again with other data.
    }
  });
}

function edit(world: World, client: Client): void {
  const entry = someEntry(world, client);
  if (entry === undefined || next(entry.data)[0] === undefined) {
    return;
  }
  const data = { ...entry.data };
  if (data.level !== undefined) {
    data.level = world.random.integer(1, 90);
  } else {
    data.title = `Edited ${world.random.integer(1, 1000000)}`;
  }
  writeOnce(world, client, (api) => api.EditEntry(entry.tableType, entry.id, data)[0], entry.tableType);
}

function remove(world: World, client: Client): void {
  const entry = someEntry(world, client);
  if (entry === undefined || entry.deleted) {
    return;
  }
  const { data, id, tableType } = entry;
  let isFirst = true;
  const deleteOnce = (api: Api): string => {
    if (!isFirst) {
      api.EditEntry(tableType, id, data);
    }
    isFirst = false;
    api.DeleteEntry(tableType, id);
    return id;
  };
  writeOnce(world, client, deleteOnce, tableType);
}

function write(world: World, client: Client): void {
  const { random } = world;
  const content = string.rep("word ", random.integer(1, 200));
  const data = { title: `New ${random.integer(1, 1000)}`, content, category: "General", date: "2026-11-18" };
  writeOnce(world, client, (api) => api.EditEntry("news", undefined, data)[0], "news");
}

/** Each thing that a player does, and how likely it is beside the others. */
const ACTIONS: Record<string, { weight: number; run: (this: void, world: World, client: Client) => void }> = {
  edit: { weight: 4, run: edit },
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
