/**
 * Names of characters and guilds with their realms, however they are spelled. The game writes `Name-Realm` with the realm's
 * blanks and dashes left out (`Area52`, `AzjolNerub`) and its apostrophes kept (`Kel'Thuzad`); players and the older addon
 * write `Area 52`, `Azjol-Nerub`, `Kelthuzad`, with capitals or without. A character's or a guild's own name has no dash, so
 * the first one ends it.
 */

import { folded } from "./CaseFolding";

/** What separates words, and words in a realm's name: of ASCII, and no-break, wide and soft ones in UTF-8. */
const WIDE_BLANKS = ["\u00a0", "\u2009", "\u200b", "\u202f", "\u3000", "\u00ad"] as const;
const WIDE_DASHES = ["\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\uff0d"] as const;
/** Straight ones are what the game writes; the others come from keyboards and pasted texts. */
const APOSTROPHES = ["\u2018", "\u2019", "\u02bc", "\u00b4", "`"] as const;
const NOT_ASCII = `[${string.char(0x80)}-${string.char(0xff)}\`]`;

/** With ASCII's blanks, dashes and apostrophes only. Called by: normalRealm, splitName */
function plain(name: string): string {
  if (string.find(name, NOT_ASCII)[0] === undefined) {
    return name;
  }
  let result = name;
  for (const [marks, mark] of [
    [WIDE_BLANKS, " "],
    [WIDE_DASHES, "-"],
    [APOSTROPHES, "'"],
  ] as const) {
    for (const wide of marks) {
      [result] = string.gsub(result, wide, mark);
    }
  }
  return result;
}

/**
 * The name without blanks at its ends and the realm as it is written, nothing without one. The blanks around the dash
 * belong to neither.
 * Called by: 11 functions in FieldKinds.ts, FormerGuilds.ts, GuildNames.ts, GuildSetup.ts, Names.ts,
 * SlashCommands.ts
 */
export function splitName(name: string): LuaMultiReturn<[name: string, realm: string | undefined]> {
  const [own, realm] = string.match(plain(name), "^%s*([^%-]-)%s*%-%s*(.-)%s*$");
  if (own === undefined || realm === undefined || own === "" || realm === "") {
    const [whole] = string.match(plain(name), "^%s*(.-)%s*%-?%s*$");
    return $multi(whole ?? "", undefined);
  }
  return $multi(own, realm);
}

/**
 * A realm's name as `GetNormalizedRealmName` has it: without blanks and dashes.
 * Called by: normalName, realmKey
 */
function normalRealm(realm: string): string {
  const [normal] = string.gsub(plain(realm), "[%s%-]", "");
  return normal;
}

/**
 * `Name-Realm` or `Guild Name-Realm` with the realm as the game writes it; a name without a realm gets none. Nothing is
 * known about capitals here.
 * Called by: 8 functions in CheckedParts.ts, FormerGuilds.ts, GroupMembers.ts, GuildNames.ts, Names.ts,
 * RosterRows.ts
 */
export function normalName(name: string): string {
  const [own, realm] = splitName(name);
  return realm === undefined ? own : `${own}-${normalRealm(realm)}`;
}

/**
 * The same for all spellings of a name: capitals, and in the realm blanks, dashes and apostrophes do not matter. To
 * compare with, not to show.
 * Called by: 8 functions in FormerGuilds.ts, GuildNames.ts, Names.ts, RosterRows.ts, SearchText.ts
 */
export function nameKey(name: string): string {
  const [own, realm] = splitName(name);
  const [words] = string.gsub(folded(own), "%s+", " ");
  return realm === undefined ? words : `${words}-${realmKey(realm)}`;
}

/** A realm's part of a name's key. Called by: hasWords, knownRealm, nameKey */
export function realmKey(realm: string): string {
  const [letters] = string.gsub(normalRealm(realm), "'", "");
  return folded(letters);
}

/**
 * Whether two names mean the same character or guild.
 * Called by: 7 functions in FormerGuilds.ts, InviteGroups.ts, RosterRows.ts, SetupLinks.ts
 */
export function isSameName(first: string, second: string): boolean {
  return first === second || nameKey(first) === nameKey(second);
}
