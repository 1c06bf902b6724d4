/** The player's own facts, collected into their own roster entry. Written only where one has changed. */

import { writeFacts } from "../../DataSyncManager/guild/Edits";
import { isDecided, isTold, PRIVATE_FIELDS, type PrivateField } from "../../DataSyncManager/player/Consent";
import { namedGuild, ownName } from "../../DataSyncManager/guild/OwnGuild";
import { settings } from "../../DataSyncManager/data/SavedData";
import { preferences } from "../../DataSyncManager/player/Preferences";
import { isDeepEqual } from "../../DataSyncManager/data/DeepEqual";
import {
  dataOf,
  type Facts,
  isKnownText,
  UNKNOWN,
  withFacts,
} from "../../DataSyncManager/content/RosterEntries";
import { classOf } from "../../DataSyncManager/content/RosterText";
import { type EntryOf, guildOf, type Profession } from "../../DataSyncManager/data/Schema";
import { readEntry } from "../../DataSyncManager/data/Store";
import { isSecret } from "../../DataSyncManager/runtime/Secrets";
import { noteGuildWritten, witnessedJoinDate } from "./GuildJoins";

/**
 * Collects what the game says about the player, and writes it into their roster entry where it differs. What only the
 * player knows, such as their main character, stays as it is, and so does what the game does not know at the moment.
 * Without a guild it does nothing.
 * Called by: askForFacts
 */
export function collectPlayerFacts(): void {
  const guildName = namedGuild();
  const user = ownName();
  if (guildName === undefined) {
    return;
  }
  const current = readEntry("roster", user);
  const before = dataOf(current);
  const isMoved = current === undefined || current.deleted || guildOf(current) !== guildName;
  const facts = presentFacts(user, guildName, current);
  const named = facts.professions?.map(({ name }) => name);
  if (facts.professions !== undefined) {
    facts.professions = withTyped(user, facts.professions, before.professions);
  }
  const data = { ...withFacts(before, facts), ...refused() };
  const isChanged = isMoved || !isDeepEqual(before, data);
  if (isChanged && writeFacts(user, { guildName, data }) !== undefined) {
    return;
  }
  noteGuildWritten(guildName);
  if (named !== undefined) {
    (settings().gameProfessions ??= {})[user] = named;
  }
}

/**
 * What the game says now; what it does not know is left out.
 * Called by: collectPlayerFacts
 */
function presentFacts(user: string, guildName: string, current: EntryOf<"roster"> | undefined): Facts {
  const facts: Facts = { name: user, level: UnitLevel("player"), guid: UnitGUID("player") };
  const [, classFile] = UnitClass("player");
  const [, rank] = GetGuildInfo("player");
  const [faction] = UnitFactionGroup("player");
  facts.class = classOf(classFile ?? "");
  facts.rank = rank;
  facts.faction = faction;
  if (GetAverageItemLevel !== undefined) {
    const [average] = GetAverageItemLevel();
    facts.itemLevel = isSecret(average) ? undefined : math.floor(average);
  }
  facts.guildJoinDate = witnessedJoinDate(guildName, current);
  dropUnknown(facts);
  facts.professions = professions();
  tellPrivate(facts);
  return facts;
}

/**
 * Drops from the facts what the game has no answer to yet: it then says nothing, an empty text or 0, and what is known must
 * not be lost to that.
 * Called by: presentFacts
 */
function dropUnknown(facts: Facts): void {
  for (const [name, value] of pairs(facts)) {
    const isUnknown = isSecret(value) || value === 0 || (typeof value === "string" && !isKnownText(value));
    if (isUnknown) {
      facts[name] = undefined;
    }
  }
}

/** BattleTag and birthday, if the player has agreed to share them. Called by: presentFacts */
function tellPrivate(facts: Facts): void {
  const { birthdate } = preferences();
  const [, battletag] = BNGetInfo();
  if (isDecided("battletag") && isTold("battletag") && !isSecret(battletag)) {
    facts.battletag = battletag;
  }
  if (isDecided("birthdate") && isTold("birthdate")) {
    facts.birthdate = birthdate;
  }
}

/**
 * What the player has refused to share: if an entry tells it, it is taken back. A client on which nothing was decided, such
 * as that of a second computer, takes nothing back.
 * Called by: collectPlayerFacts
 */
function refused(): Pick<Facts, PrivateField> {
  const taken: Pick<Facts, PrivateField> = {};
  for (const field of PRIVATE_FIELDS) {
    if (isDecided(field) && !isTold(field)) {
      taken[field] = UNKNOWN;
    }
  }
  return taken;
}

/**
 * The player's professions with their skill, or nothing where the client does not tell: some families keep them
 * among the skill lines, some in a list of their own, and one has both, of which either can be empty.
 * Called by: presentFacts
 */
function professions(): Profession[] | undefined {
  return skillLineProfessions() ?? listedProfessions();
}

/** Called by: professions */
function listedProfessions(): Profession[] | undefined {
  if (GetProfessions === undefined || GetProfessionInfo === undefined) {
    return undefined;
  }
  const [first, second, archaeology, fishing, cooking] = GetProfessions();
  if ((first ?? second ?? archaeology ?? fishing ?? cooking) === undefined) {
    // Somebody without a single skill is rarer than a client that has not got them yet.
    return undefined;
  }
  const found: Profession[] = [];
  for (const index of [first ?? 0, second ?? 0]) {
    if (index > 0) {
      const [name, , level] = GetProfessionInfo(index);
      if (!isKnownText(name) || level === undefined) {
        return undefined;
      }
      found.push({ name, level });
    }
  }
  return found;
}

/**
 * The professions that the game names, with what the player
 * has added to them, and behind them those that the player has typed: what the game named before and names no more has
 * been unlearned.
 * Called by: collectPlayerFacts
 */
function withTyped(user: string, named: Profession[], present: readonly Profession[]): Profession[] {
  const before = settings().gameProfessions?.[user] ?? [];
  const names = named.map(({ name }) => name);
  const merged = named.map((profession) => ({
    ...present.find(({ name }) => name === profession.name),
    ...profession,
  }));
  return merged.concat(present.filter(({ name }) => !names.includes(name) && !before.includes(name)));
}

/**
 * The professions of a client that keeps them among the skill lines: those that can be unlearned. Lines that are
 * not there yet, or folded away, say nothing.
 * Called by: professions
 */
function skillLineProfessions(): Profession[] | undefined {
  if (GetSkillLineInfo === undefined || GetNumSkillLines === undefined) {
    return undefined;
  }
  const found: Profession[] = [];
  let lines = 0;
  for (const index of $range(1, GetNumSkillLines())) {
    const [name, isHeader, isExpanded, level, , , , isAbandonable] = GetSkillLineInfo(index);
    if (!isKnownText(name) || (isHeader && !isExpanded)) {
      return undefined;
    }
    lines += isHeader ? 0 : 1;
    if (!isHeader && isAbandonable) {
      found.push({ name, level });
    }
  }
  return lines === 0 ? undefined : found;
}
