/** Names of characters as players type them, and as they are known. */

import { guildMembers } from "./GuildRoster";
import { savedData } from "../data/SavedData";
import { metadataOf } from "../data/Store";

/**
 * Players type names in any case; messages need the spelling that the game uses.
 * Called by: createMemberControls, parseSync, typedFacts
 */
export function knownSpelling(user: string): string {
  const lower = string.lower(user);
  const known: readonly Readonly<Record<string, object | undefined>>[] = [
    guildMembers(),
    savedData().userStatus,
    metadataOf("roster"),
  ];
  for (const names of known) {
    for (const [name] of pairs(names)) {
      if (string.lower(name) === lower) {
        return name;
      }
    }
  }
  return user;
}
