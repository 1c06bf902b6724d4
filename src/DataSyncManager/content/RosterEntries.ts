/** Roster entries as data: what an empty one has, what is not known in one, whether two are the same. */

import type { Member } from "../guild/GuildRoster";
import type { EntryData, EntryOf, RosterData } from "../data/Schema";
import { momentOf } from "./TimeText";

/** What an entry has where nobody knows better: the older addon wrote it, and its data live on. */
export const UNKNOWN = "NA";

/** Returns roster data in which nothing is known. Called by: dataOf */
function emptyRosterData(): RosterData {
  return {
    name: "",
    class: "Unknown",
    level: 0,
    rank: "Unknown",
    itemLevel: 0,
    battletag: UNKNOWN,
    roles: [],
    guildJoinDate: UNKNOWN,
    professions: [],
    mainCharacter: UNKNOWN,
    interests: [],
    birthdate: UNKNOWN,
    faction: "Unknown",
  };
}

/**
 * Takes a roster entry or nothing. Returns a copy of its data, in which every field is there.
 * Called by: collectPlayerFacts, saveMember, writeMember
 */
export function dataOf(entry: EntryOf<"roster"> | undefined): RosterData {
  return { ...emptyRosterData(), ...entry?.data };
}

/**
 * Takes a member's name, what the game's roster says of them, and their class as entries name it. Returns the facts in it.
 * Called by: factsOf, newFacts
 */
export function memberFacts(user: string, member: Member, className: string): EntryData {
  return { name: user, class: className, level: member.level, rank: member.rank };
}

/**
 * Takes a value of an entry. Returns whether it is a text that says something.
 * Called by: knownOr, knownText, mainOf
 */
export function isKnownText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value !== UNKNOWN && value !== "Unknown";
}

/** Takes a value of an entry and what to say in its place where it says nothing. Called by: formOf */
export function knownOr(value: string | undefined, otherwise: string): string {
  return value !== undefined && isKnownText(value) ? value : otherwise;
}

/** Takes a day of birth. Returns whether it is one: `MM-DD` or `YYYY-MM-DD`. Called by: problemOfForm */
export function isBirthdate(value: string): boolean {
  return isDay(value) || (string.match(value, "^%d%d%-%d%d$")[0] !== undefined && isDay(`2000-${value}`));
}

/** Takes a day. Returns whether it is one, `YYYY-MM-DD`. Called by: isBirthdate, problemOfForm */
export function isDay(value: string): boolean {
  return string.match(value, "^%d%d%d%d%-%d%d%-%d%d$")[0] !== undefined && momentOf(value) !== undefined;
}
