/** The player's own facts, collected into their own roster entry. Written only where one has changed. */

import { ownGuild, ownName } from "../DataSyncManager/Guild";
import { settings } from "../DataSyncManager/SavedData";
import { type EntryData, FIELDS, type Profession } from "../DataSyncManager/Schema";
import { editEntry, readEntry } from "../DataSyncManager/Store";

/** The classes as roster entries name them, the same in every language, by the names of the game's files. */
const CLASS_NAMES: Record<string, string | undefined> = {
  WARRIOR: "Warrior",
  PALADIN: "Paladin",
  HUNTER: "Hunter",
  ROGUE: "Rogue",
  PRIEST: "Priest",
  DEATHKNIGHT: "DeathKnight",
  SHAMAN: "Shaman",
  MAGE: "Mage",
  WARLOCK: "Warlock",
  MONK: "Monk",
  DRUID: "Druid",
  DEMONHUNTER: "DemonHunter",
  EVOKER: "Evoker",
};

/**
 * Collects what the game says about the player, and writes it into their roster entry where it differs. What only the
 * player knows, such as their main character, stays as it is. Without a guild it does nothing.
 * Called by: askForFacts
 */
export function collectPlayerFacts(): void {
  const guildName = ownGuild();
  if (guildName === undefined) {
    return;
  }
  const user = ownName();
  const current = readEntry("roster", user);
  const data = current === undefined ? emptyRosterData() : { ...emptyRosterData(), ...current.data };
  let isChanged = current === undefined || current.deleted || current.guildName !== guildName;
  for (const [name, value] of pairs(presentFacts(user, guildName))) {
    if (!isSame(data[name], value)) {
      data[name] = value;
      isChanged = true;
    }
  }
  if (isChanged) {
    editEntry("roster", user, guildName, data);
  }
}

/** Returns roster data in which nothing is known. Called by: collectPlayerFacts */
function emptyRosterData(): EntryData {
  const data: EntryData = {};
  for (const field of FIELDS.roster) {
    data[field.name] = field.fallback ?? {};
  }
  return data;
}

/**
 * Takes the player and their guild. Returns what the game says now; what it does not know is left out.
 * Called by: collectPlayerFacts
 */
function presentFacts(user: string, guildName: string): EntryData {
  const facts: EntryData = { name: user, level: UnitLevel("player") };
  const [, classFile] = UnitClass("player");
  const [, rank] = GetGuildInfo("player");
  const [faction] = UnitFactionGroup("player");
  facts.class = CLASS_NAMES[classFile ?? ""] ?? classFile;
  facts.rank = rank;
  facts.faction = faction;
  if (GetAverageItemLevel !== undefined) {
    const [average] = GetAverageItemLevel();
    facts.itemLevel = math.floor(average);
  }
  facts.professions = professions();
  facts.guildJoinDate = joinDate(user, guildName);
  return facts;
}

/**
 * Returns the player's professions with their skill, or nothing where the client does not tell.
 * Called by: presentFacts
 */
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
 * Returns the professions of a client that keeps them among the skill lines: those that can be unlearned.
 * Called by: professions
 */
function skillLineProfessions(): Profession[] {
  const found: Profession[] = [];
  for (const index of $range(1, GetNumSkillLines!())) {
    const [name, isHeader, , level, , , , isAbandonable] = GetSkillLineInfo!(index);
    if (!isHeader && isAbandonable) {
      found.push({ name, level });
    }
  }
  return found;
}

/**
 * Takes the player and their guild. Returns today where they joined it since this client last looked, else nothing.
 * Called by: presentFacts
 */
function joinDate(user: string, guildName: string): string | undefined {
  const seen = (settings().ownGuilds ??= {});
  const before = seen[user];
  seen[user] = guildName;
  return before === undefined || before === guildName ? undefined : date("!%Y-%m-%d", GetServerTime());
}

/**
 * Takes two values of data. Returns whether they are equal, tables by what is in them.
 * Called by: collectPlayerFacts
 */
function isSame(first: unknown, second: unknown): boolean {
  if (type(first) !== "table" || type(second) !== "table") {
    return first === second;
  }
  const [left, right] = [first as Record<string, unknown>, second as Record<string, unknown>];
  for (const [key, value] of pairs(left)) {
    if (!isSame(value, right[key])) {
      return false;
    }
  }
  for (const [key] of pairs(right)) {
    if (left[key] === undefined) {
      return false;
    }
  }
  return true;
}

/**
 * Notes that the player is in no guild, so that the day on which they join one is known.
 * Called by: askForFacts
 */
export function noteNoGuild(): void {
  const seen = (settings().ownGuilds ??= {});
  seen[ownName()] = "";
}
