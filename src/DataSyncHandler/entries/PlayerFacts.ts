/** The player's own facts, collected into their own roster entry. Written only where one has changed. */

import { realmToday } from "../../DataSyncManager/player/Clocks";
import { writeEdit } from "../../DataSyncManager/guild/Edits";
import { areFormerNamesKnown } from "../../DataSyncManager/guild/FormerGuilds";
import { isDecided, isTold } from "../../DataSyncManager/player/Consent";
import { ownGuild, ownName } from "../../DataSyncManager/guild/GuildRoster";
import { settings } from "../../DataSyncManager/data/SavedData";
import { preferences } from "../../DataSyncManager/player/Preferences";
import { isDeepEqual } from "../../DataSyncManager/data/DeepEqual";
import { dataOf, UNKNOWN } from "../../DataSyncManager/content/RosterEntries";
import { classOf } from "../../DataSyncManager/content/RosterText";
import { presentGuildName } from "../../DataSyncManager/data/GuildNames";
import { guildOf, type Profession, type RosterData } from "../../DataSyncManager/data/Schema";
import { readEntry } from "../../DataSyncManager/data/Store";

/** What the game says of the player; nothing for what it does not know. */
type Facts = { [Name in keyof RosterData]?: RosterData[Name] | undefined };

/**
 * Writes what the game says about the player into their roster entry if it differs. What only the player knows, such
 * as their main character, stays as it is. Does nothing without a guild.
 * Called by: askForFacts
 */
export function collectPlayerFacts(): void {
  const guildName = ownGuild();
  const user = ownName();
  if (guildName === undefined) {
    return;
  }
  const current = readEntry("roster", user);
  const data = dataOf(current);
  let isChanged = current === undefined || current.deleted || guildOf(current) !== guildName;
  const facts = presentFacts(user, guildName);
  if (facts.professions !== undefined) {
    facts.professions = withTyped(user, facts.professions, data.professions);
  }
  const before = { ...data };
  Object.assign(data, facts);
  isChanged ||= !isDeepEqual(before, data);
  if (isChanged) {
    writeEdit("roster", user, { guildName, data });
  }
}

/**
 * What the game says now; unknown facts are left out, so that the entry keeps its own.
 * Called by: collectPlayerFacts
 */
function presentFacts(user: string, guildName: string): Facts {
  const facts: Facts = { name: user, level: UnitLevel("player") };
  const [, classFile] = UnitClass("player");
  const [, rank] = GetGuildInfo("player");
  const [faction] = UnitFactionGroup("player");
  facts.class = classOf(classFile ?? "");
  facts.rank = rank;
  facts.faction = faction;
  if (GetAverageItemLevel !== undefined) {
    const [average] = GetAverageItemLevel();
    facts.itemLevel = math.floor(average);
  }
  facts.professions = professions();
  facts.guildJoinDate = joinDate(user, guildName);
  tellPrivate(facts);
  return facts;
}

/**
 * BattleTag and birthday if the player has agreed to share them; if the player has refused, an earlier one is
 * removed.
 * Called by: presentFacts
 */
function tellPrivate(facts: Facts): void {
  const { birthdate } = preferences();
  const [, battletag] = BNGetInfo();
  if (isDecided("battletag")) {
    facts.battletag = isTold("battletag") ? battletag : UNKNOWN;
  }
  if (isDecided("birthdate")) {
    facts.birthdate = isTold("birthdate") && birthdate !== "" ? birthdate : UNKNOWN;
  }
}

/** With their skill; nothing if the client does not tell. Called by: presentFacts */
function professions(): Profession[] | undefined {
  if (GetSkillLineInfo !== undefined && GetNumSkillLines !== undefined) {
    return skillLineProfessions();
  }
  if (GetProfessions === undefined || GetProfessionInfo === undefined) {
    return undefined;
  }
  const found: Profession[] = [];
  const [first, second] = GetProfessions();
  for (const index of [first ?? 0, second ?? 0]) {
    if (index > 0) {
      const [name, , level] = GetProfessionInfo(index);
      found.push({ name, level });
    }
  }
  return found;
}

/**
 * The game's professions, then those that the player has typed. One that the game named before and no longer names
 * has been unlearned.
 * Called by: collectPlayerFacts
 */
function withTyped(user: string, named: Profession[], present: readonly Profession[]): Profession[] {
  const known = (settings().gameProfessions ??= {});
  const before = known[user] ?? [];
  const names = named.map(({ name }) => name);
  known[user] = names;
  return named.concat(present.filter(({ name }) => !names.includes(name) && !before.includes(name)));
}

/**
 * For clients that list professions among the skill lines: they are the ones that can be unlearned.
 * Called by: professions
 */
function skillLineProfessions(): Profession[] | undefined {
  const found: Profession[] = [];
  for (const index of $range(1, GetNumSkillLines!())) {
    const [name, isHeader, isExpanded, level, , , , isAbandonable] = GetSkillLineInfo!(index);
    if (isHeader && !isExpanded) {
      // What is folded away is left out of the list: then nothing is known.
      return undefined;
    }
    if (!isHeader && isAbandonable) {
      found.push({ name, level });
    }
  }
  return GetNumSkillLines!() === 0 ? undefined : found;
}

/**
 * Today if the player has changed guilds since this client last looked; nothing at the first look.
 * Called by: presentFacts
 */
function joinDate(user: string, guildName: string): string | undefined {
  const seen = (settings().ownGuilds ??= {});
  const before = seen[user];
  if (before !== undefined && before !== "" && before !== guildName && !areFormerNamesKnown()) {
    // The guild may have been renamed, which its list of members shows.
    return undefined;
  }
  seen[user] = guildName;
  return before === undefined || presentGuildName(before) === guildName ? undefined : realmToday();
}

/**
 * Notes that the player is in no guild, so that the day on which they join one is known.
 * Called by: askForFacts
 */
export function noteNoGuild(): void {
  const seen = (settings().ownGuilds ??= {});
  seen[ownName()] = "";
}
