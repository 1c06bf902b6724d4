/** What is known of the other users, in `userStatus`, and whom to trust. */

import { memberOf, ownGuild, ownName } from "./GuildRoster";
import { noteCaughtUp } from "../data/CatchUp";
import { savedData, type SyncMode, type UserStatus } from "../data/SavedData";
import { linkedGuildOf, linkedGuilds, setupContacts } from "./SharedGuilds";
import { isAhead } from "../data/ServerClock";
import { daysAgo, serverNow } from "../data/Timestamps";

/** Days after which someone who was not seen with the addon any more is taken to have stopped using it. */
const KEEPING_DAYS = 30;
/** Users of linked guilds who are asked whether they are there; the ones seen last come first. */
const MAX_LINKED_ASKED = 20;

/**
 * Empty for someone new. Changes to the table are stored.
 * Called by: 7 functions in KnownUsers.ts, SenderSession.ts, SyncUsers.ts
 */
export function statusOf(user: string): UserStatus {
  return (savedData().userStatus[user] ??= {});
}

/**
 * The guild and version are what users say of themselves.
 * Called by: answerHello, noteGreeting, noteReady, openReceiverSession
 */
export function noteSeen({ user, guild }: Peer, addonVersion: string | undefined): void {
  const status = statusOf(user);
  status.lastSeen = serverNow();
  if (guild !== "") {
    status.guildName = guild;
  }
  if (addonVersion !== undefined && addonVersion !== "") {
    status.addonVersion = addonVersion;
  }
}

/** What a completed sync was about. */
interface Synced {
  user: string;
  /** `Guild Name-Realm`. */
  userGuild: string;
  mode: SyncMode;
  days: number;
}

/**
 * Only for a sync that was completed. One with a member of the own guild over everything, or over more days than have passed
 * since the last one, brings this client up to date.
 * Called by: completeUser, noteComplete
 */
export function noteSynced({ days, mode, user, userGuild }: Synced): void {
  const isOverAll = mode === "all" || (latestSync() ?? "") >= daysAgo(days);
  if (isOverAll && userGuild === ownGuild()) {
    noteCaughtUp();
  }
  const status = statusOf(user);
  status.lastSync = serverNow();
  status.status = "Completed";
}

/**
 * Nothing for someone never seen with the addon.
 * Called by: RosterColumns.ts, addonColor, addonText, createRosterPane
 */
export function versionOf(user: string): string | undefined {
  return savedData().userStatus[user]?.addonVersion;
}

/**
 * Whether a user's own client keeps their roster entry: they have the addon, and were seen with it lately.
 * Called by: isOutdated, readLog
 */
export function keepsOwnEntry(user: string): boolean {
  const status = savedData().userStatus[user];
  return status?.addonVersion !== undefined && (status.lastSeen ?? "") > daysAgo(KEEPING_DAYS);
}

/** With the addon; nothing if never. Called by: seenKey, seenText */
export function lastSeenOf(user: string): string | undefined {
  const status = savedData().userStatus[user];
  return status?.lastSeen ?? status?.lastSync;
}

/** The last one completed with anyone. Called by: askToSave, emptyText, greet, noteSynced, writeTooltip */
export function latestSync(): string | undefined {
  let latest: string | undefined;
  for (const [, { lastSync }] of pairs(savedData().userStatus)) {
    if (lastSync !== undefined && (latest === undefined || lastSync > latest)) {
      latest = lastSync;
    }
  }
  return latest;
}

/**
 * Whether a sync with them was completed within the last 24 hours. One in the future was dated by a
 * clock that was off, and nobody knows when it was.
 * Called by: findUsers
 */
export function wasSyncedToday(user: string): boolean {
  const { lastSync } = savedData().userStatus[user] ?? {};
  return lastSync !== undefined && lastSync > daysAgo(1) && !isAhead(lastSync);
}

/** A user who may be listened to: the server vouches for the name, the player's own side for the guild. */
export interface Peer {
  /** `Name-Realm`. */
  user: string;
  /** `Guild Name-Realm`; empty for a contact of the setup who has not said which of the linked guilds is theirs. */
  guild: string;
}

/**
 * The sender of a message as the door hands them on, or nothing for someone who must not be listened to. `claimed` is the
 * guild that the message names, which counts only for contacts of the setup.
 * Called by: receiveText
 */
export function trustedPeer(user: string, claimed: string | undefined): Peer | undefined {
  const guild = trustedGuildOf(user, claimed);
  return guild === undefined ? undefined : { user, guild };
}

/**
 * The server vouches for the sender's name, but `claimed` is only what they say. The guild is theirs as far as the
 * player's own data confirm it; nothing for someone who must not be listened to.
 * Called by: openSenderSession, trustedPeer
 */
export function trustedGuildOf(user: string, claimed?: string): string | undefined {
  if (user === ownName()) {
    return undefined;
  }
  const own = ownGuild();
  if (own !== undefined && memberOf(user) !== undefined) {
    return own;
  }
  return linkedGuildOf(user, claimed);
}

/**
 * Contacts of the setup and users seen before, the ones seen last first. They may be offline.
 * Called by: sayHello
 */
export function knownLinkedUsers(): string[] {
  const own = ownGuild();
  const candidates: Record<string, string> = {};
  if (own === undefined) {
    return [];
  }
  const group = linkedGuilds(own);
  for (const [user, status] of pairs(savedData().userStatus)) {
    if (status.guildName !== undefined && status.guildName !== own && group[status.guildName]) {
      candidates[user] = status.lastSeen ?? status.lastSync ?? "";
    }
  }
  for (const user of setupContacts()) {
    candidates[user] ??= "";
  }
  return lastSeenFirst(candidates);
}

/**
 * Members seen with the addon who are online according to the roster. They are asked one by one if the player may not
 * speak in guild chat.
 * Called by: beforeBulkEdit, sayHello
 */
export function knownOnlineMembers(): string[] {
  const candidates: Record<string, string> = {};
  for (const [user, status] of pairs(savedData().userStatus)) {
    if (memberOf(user)?.isOnline) {
      candidates[user] = status.lastSeen ?? "";
    }
  }
  return lastSeenFirst(candidates);
}

/**
 * Only the first few, without the player, given when each user was last seen.
 * Called by: knownLinkedUsers, knownOnlineMembers
 */
function lastSeenFirst(candidates: Record<string, string>): string[] {
  const own = ownName();
  const users: string[] = [];
  for (const [user] of pairs(candidates)) {
    if (user !== own) {
      users.push(user);
    }
  }
  table.sort(users, (first, second) => {
    const [seenFirst, seenSecond] = [candidates[first] ?? "", candidates[second] ?? ""];
    return seenFirst === seenSecond ? first < second : seenFirst > seenSecond;
  });
  for (const index of $range(users.length, MAX_LINKED_ASKED + 1, -1)) {
    table.remove(users, index);
  }
  return users;
}
