import type { GuildMember } from "../server/guild";
import type { ClientOptions, Flavor } from "../realmTypes";
import { classNameOf, DEFAULT_CLASS } from "./classes";

/** What the game says about the player: as a unit, and by gear and professions. */

/** What a client knows about its own player at the moment. */
export interface PlayerState {
  options: ClientOptions;
  flavor: Flavor;
  /** True from `PLAYER_LOGIN` on. */
  knowsRealm: boolean;
  /** True from `PLAYER_ENTERING_WORLD` on. */
  knowsGuild: boolean;
  group: "none" | "party" | "raid";
  inLockdown: boolean;
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
    inCombat: false,
    showsOffline: true,
    roster: [],
  };
}

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
  | "UnitClass"
  | "UnitLevel"
  | "UnitFactionGroup"
  | "InCombatLockdown"
  | "GetNormalizedRealmName"
  | "IsInGroup"
  | "IsInRaid"
>;

/** What the game says about the player as a unit; other units do not exist here. */
export function createUnitApi(state: PlayerState): UnitApi {
  const { options } = state;
  return {
    UnitName: (unit) => $multi(unit === "player" ? options.name : undefined, undefined),
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

/** What the game says about the player's gear and professions, in the words of both client families. */
export function createSkillApi(state: PlayerState): SkillApi {
  const { options } = state;
  const professions = options.professions ?? [];
  return {
    GetAverageItemLevel: () =>
      $multi(options.itemLevel ?? DEFAULT_ITEM_LEVEL, options.itemLevel ?? DEFAULT_ITEM_LEVEL),
    GetProfessions: () =>
      $multi(professions.length > 0 ? 1 : undefined, professions.length > 1 ? 2 : undefined),
    GetProfessionInfo: (index) =>
      $multi(professions[index - 1]?.name as string, 0, professions[index - 1]?.level as number, MAX_SKILL),
    GetNumSkillLines: () => (professions.length === 0 ? 0 : professions.length + 1),
    GetSkillLineInfo: (index) => {
      if (index === 1) {
        return $multi("Professions", true, true, 0, 0, 0, 0, undefined);
      }
      const line = professions[index - 2];
      return $multi(line?.name as string, undefined, undefined, line?.level as number, 0, 0, MAX_SKILL, true);
    },
  };
}
