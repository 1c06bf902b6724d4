/** Which guilds are linked, and so whose entries two users may exchange. */

import { ownGuild } from "./GuildRoster";
import { type SetupData, setupId, type TableType } from "../data/Schema";
import { readEntry } from "../data/Store";

/** Guild names, each `true`. */
export type GuildSet = Record<string, true>;

/** More linked guilds than this are not looked at. */
const MAX_LINKED = 50;

/**
 * Takes a guild's name. Returns the guilds that its setup entry links, itself among them; just itself without one.
 * Called by: entryLines, exportBlock, importBlock, knownLinkedUsers, linkedGuildOf, scopeWith
 */
export function linkedGuilds(guildName: string): GuildSet {
  const guilds: GuildSet = { [guildName]: true };
  let count = 0;
  for (const link of setupOf(guildName)?.guilds ?? []) {
    count += 1;
    if (count <= MAX_LINKED) {
      guilds[link.name] = true;
    }
  }
  return guilds;
}

/**
 * Takes the other user's guild. Returns the guilds whose entries may be exchanged as far as the player's own side
 * knows: the whole linked group where it names both, the common guild where there is no group, else none.
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
 * Takes a table, the other user's guild and the scope agreed on. Returns the guilds whose entries of that table may be
 * exchanged: for setup the common guild alone, for which there is none between linked guilds.
 * Called by: applyEntries, guildsOf, newTask, tableCode
 */
export function tableScope(tableType: TableType, otherGuild: string, scope: GuildSet): GuildSet {
  if (tableType !== "setup") {
    return scope;
  }
  return otherGuild === ownGuild() ? { [otherGuild]: true } : {};
}

/**
 * Returns the users of linked guilds whom the player's own setup entry names as contacts.
 * Called by: knownLinkedUsers, linkedGuildOf
 */
export function setupContacts(): readonly string[] {
  const own = ownGuild();
  return own === undefined ? [] : (setupOf(own)?.contacts ?? []);
}

/**
 * Takes a user outside of the player's guild. Returns the linked guild that they belong to as far as the player's own
 * data know: by their roster entry, or by `claimed` where setup names them as a contact. Returns nothing for strangers.
 * Called by: trustedGuildOf
 */
export function linkedGuildOf(user: string, claimed?: string): string | undefined {
  const own = ownGuild();
  if (own === undefined) {
    return undefined;
  }
  const group = linkedGuilds(own);
  const entry = readEntry("roster", user);
  if (entry !== undefined && !entry.deleted && entry.guildName !== own && group[entry.guildName]) {
    return entry.guildName;
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
 * Takes a guild's name. Returns the data of its living setup entry.
 * Called by: 8 functions in Articles.ts, GuildSetup.ts, Permissions.ts, SharedGuilds.ts, SyncModes.ts
 */
export function setupOf(guildName: string): SetupData | undefined {
  const entry = readEntry("setup", setupId(guildName));
  return entry === undefined || entry.deleted ? undefined : entry.data;
}
