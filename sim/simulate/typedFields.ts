import { isEqual } from "../demo/proof";
import type { Version } from "./history";

/** What somebody typed into an entry is not lost to anything that a client found out by itself, or did not. */

/** What the game tells a client about its player; everything else in a member's entry is typed, also what is unknown here. */
export const FACTS: Record<string, true | undefined> = {
  name: true,
  class: true,
  level: true,
  rank: true,
  itemLevel: true,
  faction: true,
  professions: true,
  guid: true,
};
/** What is dated before that is made up. */
const KNOWN_SINCE = "19710101000000";

/** The names of professions in an entry. */
function namesIn(professions: unknown): Record<string, true> {
  const names: Record<string, true> = {};
  for (const { name } of (professions ?? []) as { name: string }[]) {
    names[name] = true;
  }
  return names;
}

/**
 * What a version that nobody typed has lost of the one before it, in words. A client that has lost its file makes an entry
 * up, and what others know of the player takes its place later. `mayJoin` says that the day of joining is found out anew.
 */
export function lostFields(
  { data, deleted }: Version,
  last: Version | undefined,
  mayJoin: boolean,
): string[] {
  const lost: string[] = [];
  if (last === undefined || last.deleted || deleted || last.lastUpdated < KNOWN_SINCE) {
    return lost;
  }
  for (const values of [last.data, data]) {
    for (const [name] of pairs(values)) {
      const isFree = FACTS[name] === true || (name === "guildJoinDate" && mayJoin);
      if (!isFree && !isEqual(last.data[name], data[name])) {
        lost.push(`${name} is lost to what nobody typed`);
      }
    }
  }
  const names = namesIn(data.professions);
  for (const [name] of pairs(namesIn(last.data.professions))) {
    if (names[name] === undefined) {
      lost.push(`the profession ${name} is lost`);
    }
  }
  return lost;
}
