/** Names of characters and guilds as players type them, and as they are known. */

import { guildMembers, withRealm } from "./GuildRoster";
import { nameKey, normalName, realmKey, splitName } from "../data/Names";
import { savedData } from "../data/SavedData";
import { metadataOf } from "../data/Store";
import { guildsWithEntries } from "../data/TableDigest";

/** Tables whose keys are names. */
type NameTable = Readonly<Record<string, object | undefined>>;

/** Bytes by which a small letter may differ from its capital in UTF-8, with room: what differs by more is another name. */
const SPARE_BYTES = 3;

/**
 * Players type names in any case, and realms with blanks, dashes and apostrophes or without; messages and entries need
 * the game's spelling. The first of the guild's members, the users and the roster entries counts; an unknown name gets
 * the player's realm if it has none. A name that is typed as it is known is that one, whoever else is spelled alike.
 * Called by: createMemberControls, handleIgnore, knownContact, parseSync, typedFacts
 */
export function knownSpelling(typed: string): string {
  const name = normalName(withRealm(normalName(typed)));
  const tables: readonly NameTable[] = [guildMembers(), savedData().userStatus, metadataOf("roster")];
  if (tables.some((names) => names[name] !== undefined)) {
    return name;
  }
  for (const names of tables) {
    const found = sameNameIn(names, name);
    if (found !== undefined) {
      return found;
    }
  }
  const [own, realm] = splitName(name);
  return realm === undefined ? own : `${own}-${knownRealm(realm) ?? realm}`;
}

/**
 * The first in the order of their bytes, so that the answer never hangs on the order of a table.
 * Called by: knownSpelling
 */
function sameNameIn(names: NameTable, name: string): string | undefined {
  const key = nameKey(name);
  const dash = dashOf(name);
  let found: string | undefined;
  for (const [known] of pairs(names)) {
    // Most names are of another length, and need no closer look.
    const isClose = math.abs(dashOf(known) - dash) <= SPARE_BYTES;
    if (isClose && (found === undefined || known < found) && nameKey(known) === key) {
      found = known;
    }
  }
  return found;
}

/**
 * A contact as it is typed, with its realm as the game writes it; one without a realm stays as it is, to be refused: the
 * player's own realm would be a guess.
 * Called by: createSetupLinks
 */
export function knownContact(typed: string): string {
  return splitName(typed)[1] === undefined ? typed : knownSpelling(typed);
}

/**
 * A linked guild as it is typed, in the spelling of an entry or a user of it.
 * Called by: createLinkControls
 */
export function knownGuild(typed: string): string {
  const name = normalName(typed);
  const key = nameKey(name);
  for (const [, { guildName }] of pairs(savedData().userStatus)) {
    if (guildName !== undefined && nameKey(guildName) === key) {
      return guildName;
    }
  }
  return guildsWithEntries("roster").find((guildName) => nameKey(guildName) === key) ?? name;
}

/** Where the realm begins; 0 for a name without one. Called by: sameNameIn */
function dashOf(name: string): number {
  return string.find(name, "-", 1, true)[0] ?? 0;
}

/**
 * A realm as the game writes it, if it is the player's or one of a member or user; nothing for one never seen.
 * Called by: knownSpelling, wordsOfName
 */
export function knownRealm(typed: string): string | undefined {
  const key = realmKey(typed);
  const own = GetNormalizedRealmName() ?? "";
  if (realmKey(own) === key) {
    return own;
  }
  for (const names of [guildMembers(), savedData().userStatus] as readonly NameTable[]) {
    for (const [known] of pairs(names)) {
      const [, realm] = splitName(known);
      if (realm !== undefined && realmKey(realm) === key) {
        return realm;
      }
    }
  }
  return undefined;
}
