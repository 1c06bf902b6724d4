import type { GuildMember } from "../server/guild";
import type { ClientOptions, Flavor, RosterGaps } from "../realmTypes";
import { classNameOf, DEFAULT_CLASS } from "./classes";

/** What the game says about the player: as a unit, and by gear and professions. */

/** What a client knows about its own player at the moment. */
export interface PlayerState {
  options: ClientOptions;
  flavor: Flavor;
  /** True from `PLAYER_LOGIN` on. */
  knowsRealm: boolean;
  /** True from `PLAYER_ENTERING_WORLD` on, or `options.guildDelay` seconds later. */
  knowsGuild: boolean;
  group: "none" | "party" | "raid";
  inLockdown: boolean;
  /** The kinds of restriction that are in force. */
  restrictions: Partial<Record<keyof GameEnum["AddOnRestrictionType"], true | undefined>>;
  /** Seconds that the server's clock is off here. */
  clockError: number;
  /** Prefixes that other addons leave to this one. */
  freePrefixes: number;
  rosterGaps: RosterGaps;
  inCombat: boolean;
  /** Whether the guild's list has the members who are offline. */
  showsOffline: boolean;
  /** The guild's roster as of the last update from the server. */
  roster: readonly GuildMember[];
}

/** What a client knows before its first login. */
export function createPlayerState(options: ClientOptions, flavor: Flavor): PlayerState {
  return {
    options,
    flavor,
    knowsRealm: false,
    knowsGuild: false,
    group: "none",
    inLockdown: false,
    restrictions: {},
    clockError: 0,
    freePrefixes: MAX_PREFIXES,
    rosterGaps: "none",
    inCombat: false,
    showsOffline: true,
    roster: [],
  };
}

/** Prefixes that all addons together may register. */
const MAX_PREFIXES = 128;
const DEFAULT_LEVEL = 60;
const DEFAULT_ITEM_LEVEL = 100;
const MAX_SKILL = 100;

/** The rank of a new client's player: the one asked for, or the lowest. */
export function rankIndexOf(options: ClientOptions): number {
  return options.rankIndex ?? (options.guild === undefined ? 0 : options.guild.ranks.length - 1);
}

/** The level of a client's player. */
export function levelOf(options: ClientOptions): number {
  return options.level ?? DEFAULT_LEVEL;
}

type UnitApi = Pick<
  GameApi,
  | "UnitName"
  | "UnitGUID"
  | "UnitClass"
  | "UnitLevel"
  | "UnitFactionGroup"
  | "InCombatLockdown"
  | "GetNormalizedRealmName"
  | "IsInGroup"
  | "IsInRaid"
>;

/** What the game says about the player as a unit; other units do not exist here. */
export function createUnitApi(state: PlayerState, guid: (this: void) => string): UnitApi {
  const { options } = state;
  return {
    UnitName: (unit) => $multi(unit === "player" ? options.name : undefined, undefined),
    UnitGUID: (unit) => (unit === "player" ? guid() : undefined),
    UnitClass: (unit) => {
      if (unit !== "player") {
        return $multi(undefined, undefined);
      }
      return $multi(classNameOf(options.class), options.class ?? DEFAULT_CLASS);
    },
    UnitLevel: (unit) => (unit === "player" ? levelOf(options) : 0),
    UnitFactionGroup: (unit) => $multi(unit === "player" ? (options.faction ?? "Alliance") : undefined),
    InCombatLockdown: () => state.inCombat,
    GetNormalizedRealmName: () => (state.knowsRealm ? options.realm : undefined),
    IsInGroup: () => state.group !== "none",
    IsInRaid: () => state.group === "raid",
  };
}

type SkillApi = Pick<
  Required<GameApi>,
  "GetAverageItemLevel" | "GetProfessions" | "GetProfessionInfo" | "GetNumSkillLines" | "GetSkillLineInfo"
>;

/** The place of cooking among the professions, and a skill that nobody can unlearn: with them an empty list is one. */
const COOKING = 5;
const OTHER_SKILL = "Unarmed";

type ProfessionApi = Pick<SkillApi, "GetProfessions" | "GetProfessionInfo">;

/** The list of professions, which older clients have and leave empty. */
function createProfessionApi({ flavor, options }: PlayerState): ProfessionApi {
  const professions = options.professions ?? [];
  return {
    GetProfessions: () => {
      if (flavor === "tbc" || flavor === "vanilla" || options.hidesProfessions === true) {
        return $multi(undefined, undefined, undefined, undefined, undefined);
      }
      const place = (index: number): number | undefined => (professions.length >= index ? index : undefined);
      return $multi(place(1), place(2), undefined, undefined, COOKING);
    },
    GetProfessionInfo: (index) => {
      const { name, level } =
        index === COOKING ? { name: "Cooking", level: 1 } : (professions[index - 1] ?? {});
      return $multi(name, 0, level, MAX_SKILL);
    },
  };
}

/** A line of the skills: a header has no level. */
interface SkillLine {
  name: string;
  level?: number;
  isAbandonable?: true;
}

/** The skills as the client's window lists them at the moment. */
function skillLines({ professions, skillLines: shown }: ClientOptions): SkillLine[] {
  if (shown === "none") {
    return [];
  }
  const lines: SkillLine[] = [{ name: "Professions" }];
  for (const { level, name } of shown === "folded" ? [] : (professions ?? [])) {
    lines.push({ name, level, isAbandonable: true });
  }
  lines.push({ name: "Weapon Skills" }, { name: OTHER_SKILL, level: 1 });
  return lines;
}

/** What the game says about the player's gear and professions, in the words of both client families. */
export function createSkillApi(state: PlayerState): SkillApi {
  const { options } = state;
  return {
    ...createProfessionApi(state),
    GetAverageItemLevel: () =>
      $multi(options.itemLevel ?? DEFAULT_ITEM_LEVEL, options.itemLevel ?? DEFAULT_ITEM_LEVEL),
    GetNumSkillLines: () => skillLines(options).length,
    GetSkillLineInfo: (index) => {
      const line = skillLines(options)[index - 1];
      if (line?.level === undefined) {
        const isExpanded = index > 1 || options.skillLines !== "folded";
        return $multi(line?.name as string, true, isExpanded, 0, 0, 0, 0, undefined);
      }
      return $multi(line.name, undefined, undefined, line.level, 0, 0, MAX_SKILL, line.isAbandonable);
    },
  };
}
