/** Comparing values of entries, which are plain tables without cycles. */

import { isTable } from "./PlainTables";

/**
 * Whether two values are equal: tables by their contents, at any depth, everything else by identity.
 * Called by: 7 functions in GuildSetup.ts, MemberEdits.ts, MovedCharacters.ts, Permissions.ts,
 * PlayerFacts.ts, RosterImport.ts
 */
export function isDeepEqual(first: unknown, second: unknown): boolean {
  if (!isTable(first) || !isTable(second)) {
    return first === second;
  }
  for (const [key, value] of pairs(first)) {
    if (!isDeepEqual(value, second[key])) {
      return false;
    }
  }
  for (const [key] of pairs(second)) {
    if (first[key] === undefined) {
      return false;
    }
  }
  return true;
}
