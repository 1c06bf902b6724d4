/** Names of characters as players type them, and as they are known. */

import { guildMembers } from "./GuildRoster";
import { savedData } from "../data/SavedData";
import { metadataOf } from "../data/Store";

/**
 * Takes a user's name as typed. Returns it as it is known, whatever the case of its letters.
 * Called by: createMemberButtons, parseSync, typedFacts
 */
export function knownSpelling(user: string): string {
  const lower = string.lower(user);
  for (const known of [guildMembers(), savedData().userStatus, metadataOf("roster")]) {
    for (const [name] of pairs(known as Record<string, unknown>)) {
      if (string.lower(name) === lower) {
        return name;
      }
    }
  }
  return user;
}
