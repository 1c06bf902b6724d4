/**
 * Which former names the player's guild has: because the game has the same id for a guild that this client remembers, or,
 * where it tells none, because most members of such a guild are in the present one; because the guild's setup says so, or because the older addon named the guild by its leader's realm.
 */

import { useGuildNames } from "../data/GuildNames";
import { isSameName, nameKey, normalName, splitName } from "../data/Names";
import { isTable } from "../data/PlainTables";
import { remapGuilds } from "../data/Metadata";
import { settings } from "../data/SavedData";
import { shortCode } from "../data/TableDigest";
import { yieldIfOverBudget } from "../runtime/Scheduler";
import { isSecret } from "../runtime/Secrets";
import { guildMembers, isRosterComplete, ownGuild, ownName } from "./GuildRoster";
import { setupOf } from "./SharedGuilds";

/** Former names of one guild that are kept; the latest. */
const MAX_FORMER = 8;
/** Guilds whose members are remembered: those of an account's characters. */
const MAX_REMEMBERED = 12;
/** Letters of a member's code in a remembered list. */
const CODE = 6;

/**
 * Inside a flow: finds the former names of the player's guild, and lets the index follow. The result is the former name
 * that was recognized just now, if one was.
 * Called by: readNames
 */
export function refreshGuildNames(): string | undefined {
  const own = ownGuild();
  if (own === undefined) {
    return undefined;
  }
  const recognized = isRosterComplete() ? recognize(own) : undefined;
  let isChanged = useNames(own);
  // The setup that was found by a former name says more about the names.
  isChanged = useNames(own) || isChanged;
  if (isChanged) {
    remapGuilds();
  }
  return recognized;
}

/**
 * Former names of the player's guild, the latest last, as this client knows them.
 * Called by: recordFormerNames, saveSetup, useNames
 */
export function formerNames(own: string): string[] {
  const { formerGuilds } = settings();
  const names: unknown[] = isTable(formerGuilds?.[own]) ? formerGuilds[own] : [];
  const said = setupOf(own)?.formerNames ?? [];
  const known: string[] = [];
  for (const name of [...said, ...names]) {
    const isNew =
      typeof name === "string" && !isSameName(name, own) && !known.some((other) => isSameName(other, name));
    if (isNew && splitName(name)[1] !== undefined) {
      known.push(name);
    }
  }
  return known.slice(math.max(0, known.length - MAX_FORMER));
}

/** Whether the names that the player's guild and its linked ones have differ from before. Called by: refreshGuildNames */
function useNames(own: string): boolean {
  const present = [own];
  const former: Record<string, string> = {};
  const byLeader = nameByLeader(own);
  const names = byLeader === undefined ? formerNames(own) : [byLeader, ...formerNames(own)];
  const setup = setupOf(own);
  for (const { name } of setup?.guilds ?? []) {
    // A setup from before the rename links the guild by the name that it had.
    const isItsOwn = names.length > 0 && setup?.formerNames === undefined && isNamedIn(names, name);
    if (!isItsOwn) {
      present.push(normalName(name));
    }
  }
  for (const name of names) {
    former[name] = own;
  }
  return useGuildNames(present, former);
}

/** Called by: recognize, useNames */
function isNamedIn(names: readonly string[], name: string): boolean {
  return names.some((other) => isSameName(other, name));
}

/**
 * The older addon took the realm of the guild's leader for that of the guild; nothing if they are the same.
 * Called by: useNames
 */
function nameByLeader(own: string): string | undefined {
  const [guildName] = splitName(own);
  for (const [user, member] of pairs(guildMembers())) {
    if (member?.rankIndex === 0) {
      const [, realm] = splitName(user);
      const name = `${guildName}-${realm ?? ""}`;
      return realm === undefined || isSameName(name, own) ? undefined : name;
    }
  }
  return undefined;
}

/**
 * Inside a flow, with the complete list of members: the remembered guild that is the present one, if it has another name
 * and is not linked; it is noted as a former name. Then the present list is remembered.
 * Called by: refreshGuildNames
 */
function recognize(own: string): string | undefined {
  const saved = settings();
  const remembered = isTable(saved.guildLists) ? saved.guildLists : {};
  saved.guildLists = remembered;
  const ids = isTable(saved.guildIds) ? saved.guildIds : {};
  saved.guildIds = ids;
  const id = ownGuildId();
  const [list, codes] = memberCodes();
  const links = setupOf(own)?.guilds.map(({ name }) => name) ?? [];
  let recognized: string | undefined;
  if (remembered[own] === undefined) {
    for (const [name, before] of pairs(remembered)) {
      if (
        typeof before === "string" &&
        !isNamedIn(links, name) &&
        isSameGuild({ before: ids[name], now: id }, before, codes, list.length / CODE)
      ) {
        recognized = name;
      }
      yieldIfOverBudget();
    }
  }
  remembered[own] = list;
  ids[own] = id ?? ids[own];
  if (recognized !== undefined) {
    noteFormer(own, recognized);
    remembered[recognized] = undefined;
    ids[recognized] = undefined;
  }
  trimRemembered(remembered, own);
  forgetIds(ids, remembered);
  return recognized;
}

/** The name that the guild had, and those that it had before. Called by: recognize */
function noteFormer(own: string, recognized: string): void {
  const known = isTable(settings().formerGuilds) ? settings().formerGuilds! : {};
  const before = known[recognized] ?? [];
  known[recognized] = undefined;
  known[own] = [...(known[own] ?? []), ...before, recognized];
  settings().formerGuilds = known;
}

/** The game's id of the player's guild, which a rename does not change; not all clients tell it. Called by: recognize */
function ownGuildId(): string | undefined {
  const id: unknown = C_Club.GetGuildClubId?.();
  return typeof id === "string" && !isSecret(id) ? id : undefined;
}

/** Only those of remembered guilds are kept. Called by: recognize */
function forgetIds(ids: Record<string, unknown>, remembered: Readonly<Record<string, unknown>>): void {
  for (const [name] of pairs(ids)) {
    if (remembered[name] === undefined) {
      ids[name] = undefined;
    }
  }
}

/**
 * Whether the remembered guild is the present one: by their ids, where both are known. The game may name a new guild before
 * it has that one's id, so a guild of several members needs one of them besides.
 * Called by: recognize
 */
function isSameGuild(
  ids: { before: unknown; now: string | undefined },
  list: string,
  codes: Readonly<Record<string, true | undefined>>,
  present: number,
): boolean {
  const [count, found] = countPresent(list, codes);
  if (ids.now !== undefined && typeof ids.before === "string") {
    return ids.now === ids.before && (count === 0 || found > 0);
  }
  return isSameList(count, found, present);
}

/** How many codes a remembered list has, and how many of them are among the present ones. Called by: isSameGuild */
function countPresent(
  list: string,
  codes: Readonly<Record<string, true | undefined>>,
): LuaMultiReturn<[count: number, found: number]> {
  let count = 0;
  let found = 0;
  for (const from of $range(1, list.length - CODE + 1, CODE)) {
    count += 1;
    found += codes[string.sub(list, from, from + CODE - 1)] === undefined ? 0 : 1;
  }
  return $multi(count, found);
}

/** Forgets lists beyond the bound, but not that of the present guild. Called by: recognize */
function trimRemembered(remembered: Record<string, unknown>, own: string): void {
  const names: string[] = [];
  for (const [name] of pairs(remembered)) {
    if (name !== own) {
      names.push(name);
    }
  }
  table.sort(names);
  for (const place of $range(MAX_REMEMBERED - 1, names.length - 1)) {
    remembered[names[place]!] = undefined;
  }
}

/**
 * A code for each member of the guild but the player: one text, because each text in the file counts, and as a set.
 * Called by: recognize
 */
function memberCodes(): LuaMultiReturn<[list: string, codes: Record<string, true | undefined>]> {
  const parts: string[] = [];
  const codes: Record<string, true | undefined> = {};
  const own = ownName();
  for (const [user] of pairs(guildMembers())) {
    if (user !== own) {
      const code = shortCode(nameKey(user));
      parts.push(code);
      codes[code] = true;
    }
    yieldIfOverBudget();
  }
  table.sort(parts);
  return $multi(table.concat(parts), codes);
}

/**
 * Whether at least half of the remembered members, one at least, are among the `present` ones, and are half of those: who
 * joins a larger guild with some friends has joined another guild.
 * Called by: isSameGuild
 */
function isSameList(count: number, found: number, present: number): boolean {
  return found > 0 && found * 2 >= count && found * 2 >= present;
}
