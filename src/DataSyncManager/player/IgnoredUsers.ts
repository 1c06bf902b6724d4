/**
 * Users with whom the player never syncs: they get nothing but a polite word that this client is not ready, and no sync
 * visits them.
 */

import { announceChange } from "../runtime/Changes";
import { settings } from "../data/SavedData";

/** The most users that a player can name: more than any guild has of that kind. */
export const MAX_IGNORED = 200;

/** By `Name-Realm`. Called by: askReady, inTheirOrder, notReadyWord, problemOf */
export function isIgnored(user: string): boolean {
  return settings().ignoredUsers?.includes(user) === true;
}

/** In the order of their names. Called by: handleIgnore, ignoredLine, toggleIgnored */
export function ignoredUsers(): readonly string[] {
  return settings().ignoredUsers ?? [];
}

/**
 * Names a user, or takes the name back. Says whether they are ignored from now on; nothing when the list is full.
 * Called by: handleIgnore
 */
export function toggleIgnored(user: string): boolean | undefined {
  const kept: string[] = [];
  for (const name of ignoredUsers()) {
    if (name !== user) {
      kept.push(name);
    }
  }
  const isNew = kept.length === ignoredUsers().length;
  if (isNew && kept.length >= MAX_IGNORED) {
    return undefined;
  }
  if (isNew) {
    kept.push(user);
  }
  table.sort(kept);
  settings().ignoredUsers = kept;
  announceChange("sync");
  return isNew;
}
