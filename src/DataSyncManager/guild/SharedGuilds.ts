/** Which guilds are linked, and so whose entries two users may exchange. */

import { ownGuild } from "./GuildRoster";
import { type EntryOf, guildOf, LOWEST_RANK, type SetupData, setupId, type TableType } from "../data/Schema";
import { presentGuildName } from "../data/GuildNames";
import { heldEntry, knownEntry, metadataOf } from "../data/Store";
import { isUnconfirmed } from "../data/Unconfirmed";

/** Guild names, each `true`. */
export type GuildSet = Record<string, true>;

/** More linked guilds than this are not looked at. */
const MAX_LINKED = 50;

/**
 * The guilds that a guild's setup links, itself included; only itself without a setup.
 * Called by: entryLines, exportBlock, knownLinkedUsers, linkedGuildOf, readBlock, scopeWith
 */
export function linkedGuilds(guildName: string): GuildSet {
  const guilds: GuildSet = { [guildName]: true };
  let count = 0;
  for (const link of setupOf(guildName)?.guilds ?? []) {
    count += 1;
    if (count <= MAX_LINKED) {
      guilds[presentGuildName(link.name)] = true;
    }
  }
  return guilds;
}

/**
 * The guilds whose entries the player's own data allow to be exchanged: the whole linked group if it names both, the
 * common guild if there is no group, else none.
 * Called by: confirmTable, noteSetupChanges, openReceiverSession, openSenderSession
 */
export function scopeWith(otherGuild: string): GuildSet {
  const own = ownGuild();
  if (own === undefined) {
    return {};
  }
  const group = linkedGuilds(own);
  return group[otherGuild] ? group : {};
}

/**
 * Setup is exchanged only within a guild, never between linked guilds; all other tables use the agreed scope.
 * Called by: 8 functions in ApplyEntries.ts, Confirmations.ts, DigestCodes.ts, SendMetadata.ts,
 * SenderTables.ts, ServeEntries.ts
 */
export function tableScope(tableType: TableType, otherGuild: string, scope: GuildSet): GuildSet {
  if (tableType !== "setup") {
    return scope;
  }
  return otherGuild === ownGuild() ? { [otherGuild]: true } : {};
}

/** Users of linked guilds whom the player's own setup names. Called by: knownLinkedUsers, linkedGuildOf */
export function setupContacts(): readonly string[] {
  const own = ownGuild();
  return own === undefined ? [] : (setupOf(own)?.contacts ?? []);
}

/**
 * For a user outside of the player's guild: the linked guild of their roster entry, or `claimed` if the setup names
 * them as a contact; empty for a contact who claims none. Nothing for strangers.
 * Called by: trustedGuildOf
 */
export function linkedGuildOf(user: string, claimed?: string): string | undefined {
  const own = ownGuild();
  if (own === undefined) {
    return undefined;
  }
  const group = linkedGuilds(own);
  // Also one that nobody has confirmed: who it is about confirms it, and has to be heard for that.
  const entry = heldEntry("roster", user);
  if (entry !== undefined && !entry.deleted && guildOf(entry) !== own && group[guildOf(entry)]) {
    return guildOf(entry);
  }
  if (!setupContacts().includes(user)) {
    return undefined;
  }
  if (claimed === undefined) {
    return "";
  }
  return claimed !== own && group[claimed] ? claimed : undefined;
}

/**
 * A guild's setup as it holds: the known one, narrowed by what waits to be confirmed. Only of a living entry.
 * Called by: 11 functions in Articles.ts, FormerGuilds.ts, GuildSetup.ts, Permissions.ts, SharedGuilds.ts,
 * SyncModes.ts
 */
export function setupOf(guildName: string): SetupData | undefined {
  const known = knownSetupOf(guildName);
  const id = setupId(guildName);
  const waiting = isUnconfirmed("setup", id) ? heldEntry("setup", id) : undefined;
  return waiting === undefined || waiting.deleted ? known : narrowed(known, waiting.data as SetupData);
}

/** A guild's setup as somebody who may write it has written it. Called by: saveSetup, setupForm, setupOf */
export function knownSetupOf(guildName: string): SetupData | undefined {
  const entry = knownEntry("setup", setupId(guildName)) ?? formerSetup(guildName);
  return entry === undefined || entry.deleted ? undefined : entry.data;
}

/** Whether a guild had a setup that an officer has deleted. Called by: rankLimit */
export function isSetupDeleted(guildName: string): boolean {
  return (knownEntry("setup", setupId(guildName)) ?? formerSetup(guildName))?.deleted === true;
}

/**
 * A setup with what another one, which nobody has confirmed, takes back: links, contacts, and who may write, but never
 * from the officers. What that one would allow is not allowed yet.
 * Called by: setupOf
 */
function narrowed(known: SetupData | undefined, waiting: SetupData): SetupData {
  const isLinked: Record<string, true | undefined> = {};
  for (const { name } of waiting.guilds) {
    isLinked[presentGuildName(name)] = true;
  }
  const rules = { ...known?.rules };
  for (const [tableType, rule] of pairs(waiting.rules ?? {})) {
    rules[tableType] = math.min(rules[tableType] ?? LOWEST_RANK, math.max(rule, known?.officerRank ?? 1));
  }
  return {
    ...known,
    guilds: (known?.guilds ?? []).filter(({ name }) => isLinked[presentGuildName(name)]),
    contacts: (known?.contacts ?? []).filter((user) => waiting.contacts?.includes(user)),
    rules,
    ownEntriesOnly: known?.ownEntriesOnly === true || waiting.ownEntriesOnly === true,
  };
}

/**
 * The newest setup of a guild from the time when it had another name: its rules hold until there is one by the present
 * name.
 * Called by: isSetupDeleted, knownSetupOf
 */
function formerSetup(guildName: string): EntryOf<"setup"> | undefined {
  let newest: EntryOf<"setup"> | undefined;
  for (const [id, row] of pairs(metadataOf("setup"))) {
    const isFormer = presentGuildName(row.guildName) === guildName;
    if (isFormer && (newest === undefined || row.lastUpdated > newest.lastUpdated)) {
      newest = knownEntry("setup", id) ?? newest;
    }
  }
  return newest;
}
