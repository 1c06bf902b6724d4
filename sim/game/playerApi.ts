import type { GuildMember } from "../server/guild";
import type { ClientOptions, Flavor } from "../realmTypes";

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

/** Returns what a client knows before its first login. */
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

const DEFAULT_CLASS = "WARRIOR";
const DEFAULT_LEVEL = 60;
const DEFAULT_ITEM_LEVEL = 100;
const MAX_SKILL = 100;

/** Classes whose name is more than the file's name with a capital letter. */
const CLASS_NAMES: Record<string, string> = { DEATHKNIGHT: "Death Knight", DEMONHUNTER: "Demon Hunter" };

const CLASS_FILES = [
  "WARRIOR",
  "PALADIN",
  "HUNTER",
  "ROGUE",
  "PRIEST",
  "DEATHKNIGHT",
  "SHAMAN",
  "MAGE",
  "WARLOCK",
  "MONK",
  "DRUID",
  "DEMONHUNTER",
  "EVOKER",
];

/** Takes a class as the game's files name it, and returns it as a player reads it. */
export function classNameOf(file: string | undefined): string {
  const name = file ?? DEFAULT_CLASS;
  return CLASS_NAMES[name] ?? string.sub(name, 1, 1) + string.lower(string.sub(name, 2));
}

/** Takes a class as a player reads it, and returns it as the game's files name it. */
function fileOf(className: string): string {
  const [file] = string.gsub(string.upper(className), " ", "");
  return file;
}

/** The classes as a player reads them, by the names of the game's files. */
export function classNames(): Record<string, string> {
  const names: Record<string, string> = {};
  for (const file of CLASS_FILES) {
    names[file] = classNameOf(file);
  }
  return names;
}

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

type GuildApi = Pick<
  GameApi,
  | "IsInGuild"
  | "GetGuildInfo"
  | "GetNumGuildMembers"
  | "GetGuildRosterInfo"
  | "GetGuildRosterLastOnline"
  | "GetGuildRosterShowOffline"
  | "SetGuildRosterShowOffline"
  | "GuildControlGetNumRanks"
  | "GuildControlGetRankName"
  | "C_GuildInfo"
>;

/** What the game says about the player's guild; `requestRoster` asks the server for the roster. */
export function createGuildApi(state: PlayerState, requestRoster: (this: void) => void): GuildApi {
  const { options } = state;

  const GetGuildInfo: GameApi["GetGuildInfo"] = (unit) => {
    const { guild } = options;
    if (guild === undefined || !state.knowsGuild || unit !== "player") {
      return $multi(undefined, undefined, undefined, undefined);
    }
    const rankIndex = rankIndexOf(options);
    const guildRealm = guild.realm === options.realm ? undefined : guild.realm;
    return $multi(guild.name, guild.ranks[rankIndex], rankIndex, guildRealm);
  };
  const GetGuildRosterInfo: GameApi["GetGuildRosterInfo"] = (index) => {
    const { guild } = options;
    const member = state.roster[index - 1];
    if (guild === undefined || member === undefined) {
      return $multi(
        undefined,
        undefined!,
        undefined!,
        undefined!,
        undefined!,
        undefined!,
        undefined!,
        undefined!,
        undefined!,
        undefined,
        undefined,
      );
    }
    const rank = guild.ranks[member.rankIndex] ?? "";
    return $multi(
      member.fullName,
      rank,
      member.rankIndex,
      member.level,
      member.className,
      member.zone ?? "",
      member.note ?? "",
      member.officerNote ?? "",
      member.isOnline,
      0,
      member.classFile ?? fileOf(member.className),
    );
  };
  return {
    IsInGuild: () => options.guild !== undefined && state.knowsGuild,
    GetGuildInfo,
    GetNumGuildMembers: () =>
      $multi(state.roster.length, state.roster.filter((member) => member.isOnline).length),
    GetGuildRosterInfo,
    GetGuildRosterLastOnline: (index) => {
      const member = state.roster[index - 1];
      if (member === undefined || member.isOnline) {
        return $multi(undefined, undefined, undefined, undefined);
      }
      const hours = member.hoursAway ?? 0;
      return $multi(0, math.floor(hours / 720), math.floor(hours / 24) % 30, hours % 24);
    },
    GetGuildRosterShowOffline: () => state.showsOffline,
    SetGuildRosterShowOffline: (isShown) => {
      state.showsOffline = isShown;
    },
    GuildControlGetNumRanks: () => options.guild?.ranks.length ?? 0,
    GuildControlGetRankName: (rank) => options.guild?.ranks[rank - 1],
    C_GuildInfo: {
      GuildRoster: requestRoster,
      CanSpeakInGuildChat: () => options.canSpeakInGuild ?? true,
    },
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
