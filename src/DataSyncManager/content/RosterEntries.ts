/** Roster entries as data: what an empty one has, what is not known in one, whether two are the same. */

import type { Member } from "../guild/GuildRoster";
import type { EntryOf, RosterData } from "../data/Schema";
import { isTable } from "../data/PlainTables";
import { momentOf } from "./TimeText";

/** What the game tells of a member; nothing for what it does not know. */
export type Facts = { [Name in keyof RosterData]?: RosterData[Name] | undefined };

/** What an entry has where nobody knows better: the older addon wrote it, and its data live on. */
export const UNKNOWN = "NA";

/** With every required field, and nothing known. Called by: dataOf */
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
 * A copy in which every field exists.
 * Called by: collectPlayerFacts, isOutdated, movedData, readLog, saveMember, writeMember
 */
export function dataOf(entry: EntryOf<"roster"> | undefined): RosterData {
  return { ...emptyRosterData(), ...entry?.data };
}

/** `className` is the class as entries name it. Called by: factsOf, newFacts */
export function memberFacts(user: string, member: Member, className: string): Facts {
  const { guid, level, rank } = member;
  return { name: user, class: className, level, rank, ...(guid === "" ? {} : { guid }) };
}

/**
 * Entries say `NA` or `Unknown` for what is not known.
 * Called by: 8 functions in JoinLog.ts, PlayerFacts.ts, RosterEntries.ts, RosterRows.ts, RosterText.ts
 */
export function isKnownText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value !== UNKNOWN && value !== "Unknown";
}

/** `otherwise` replaces what is not known. Called by: formOf */
export function knownOr(value: string | undefined, otherwise: string): string {
  return value !== undefined && isKnownText(value) ? value : otherwise;
}

/**
 * Data with what the game tells of a member on top. What the game does not know at the moment, an empty text or list, 0 or
 * the words for unknown, takes nothing away that is known.
 * Called by: collectPlayerFacts, isOutdated, writeMember
 */
export function withFacts(data: RosterData, facts: Facts): RosterData {
  const laid = { ...data };
  for (const [name, value] of pairs(facts)) {
    if (saysSomething(value) || !saysSomething(laid[name])) {
      laid[name] = value;
    }
  }
  return laid;
}

/** Whether a value of an entry tells anything. Called by: movedData, withFacts */
export function saysSomething(value: unknown): boolean {
  if (isTable(value)) {
    return next(value)[0] !== undefined;
  }
  return typeof value === "string" ? isKnownText(value) : value !== undefined && value !== 0;
}

/** `MM-DD` or `YYYY-MM-DD`; 29 February needs no year. Called by: problemOfForm */
export function isBirthdate(value: string): boolean {
  return isDay(value) || (string.match(value, "^%d%d%-%d%d$")[0] !== undefined && isDay(`2000-${value}`));
}

/** `YYYY-MM-DD` of an existing day. Called by: isBirthdate, problemOfForm */
export function isDay(value: string): boolean {
  return string.match(value, "^%d%d%d%d%-%d%d%-%d%d$")[0] !== undefined && momentOf(value) !== undefined;
}
