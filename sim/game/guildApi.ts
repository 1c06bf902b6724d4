import { nameWithinRealm } from "../formats/names";
import type { Guild, GuildEvent, GuildMember } from "../server/guild";
import { classFileOf } from "./classes";
import type { GameContext } from "./gameApi";
import { type PlayerState, rankIndexOf } from "./playerApi";

/** What the game says about the player's guild: the roster as of its last update, and the ranks. */

type RosterApi = Pick<
  GameApi,
  | "GetNumGuildMembers"
  | "GetGuildRosterInfo"
  | "GetGuildRosterLastOnline"
  | "GetGuildRosterShowOffline"
  | "SetGuildRosterShowOffline"
>;

type GuildApi = RosterApi &
  EventApi &
  Pick<
    Required<GameApi>,
    | "IsInGuild"
    | "GetGuildInfo"
    | "GuildControlGetNumRanks"
    | "GuildControlGetRankName"
    | "C_GuildInfo"
    | "C_Club"
  >;

type RosterInfo = ReturnType<GameApi["GetGuildRosterInfo"]>;

const SECONDS_AN_HOUR = 3600;
const HOURS_A_DAY = 24;
/** Months of the game's "last online" have 30 days. */
const DAYS_A_MONTH = 30;
const MONTHS_A_YEAR = 12;

/** A row of the roster as the game returns it. */
function rosterInfo(guild: Guild, member: GuildMember): RosterInfo {
  return $multi(
    member.fullName,
    guild.ranks[member.rankIndex] ?? "",
    member.rankIndex,
    member.level,
    member.className,
    member.zone ?? "",
    member.note ?? "",
    member.officerNote ?? "",
    member.isOnline,
    0,
    member.classFile ?? classFileOf(member.className),
    0,
    0,
    false,
    false,
    0,
    member.guid,
  );
}

/** Beyond the end of the roster the game returns nothing, whatever its types promise. */
function noRosterInfo(): RosterInfo {
  const nothing = undefined!;
  return $multi(
    undefined,
    nothing,
    nothing,
    nothing,
    nothing,
    nothing,
    nothing,
    nothing,
    nothing,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  );
}

/** The rows that have come: with `count` the list ends in the middle, with `rows` every second one is still empty. */
function arrivedRows({ roster, rosterGaps }: PlayerState): readonly GuildMember[] {
  return rosterGaps === "count" ? roster.slice(0, math.floor(roster.length / 2)) : roster;
}

function createRosterApi(state: PlayerState): RosterApi {
  return {
    GetNumGuildMembers: () => {
      const rows = arrivedRows(state);
      return $multi(rows.length, rows.filter((member) => member.isOnline).length);
    },
    GetGuildRosterInfo: (index) => {
      const { guild } = state.options;
      const member = arrivedRows(state)[index - 1];
      const isMissing = state.rosterGaps === "rows" && index % 2 === 1;
      return guild === undefined || member === undefined || isMissing
        ? noRosterInfo()
        : rosterInfo(guild, member);
    },
    GetGuildRosterLastOnline: (index) => {
      const member = state.roster[index - 1];
      if (member === undefined || member.isOnline) {
        return $multi(undefined, undefined, undefined, undefined);
      }
      const hours = member.hoursAway ?? 0;
      const days = math.floor(hours / HOURS_A_DAY);
      return $multi(0, math.floor(days / DAYS_A_MONTH), days % DAYS_A_MONTH, hours % HOURS_A_DAY);
    },
    GetGuildRosterShowOffline: () => state.showsOffline,
    SetGuildRosterShowOffline: (isShown) => {
      state.showsOffline = isShown;
    },
  };
}

type EventApi = Pick<GameApi, "QueryGuildEventLog" | "GetNumGuildEvents" | "GetGuildEventInfo">;

/** The log as of the last query: the game tells how long ago something was, in whole hours. */
function createEventApi({ options }: PlayerState, { requestEvents, serverTime }: GuildServices): EventApi {
  let events: readonly GuildEvent[] = [];
  return {
    QueryGuildEventLog: () => {
      events = options.guild?.events() ?? [];
      requestEvents();
    },
    GetNumGuildEvents: () => events.length,
    GetGuildEventInfo: (index) => {
      const event = events[index - 1];
      if (event === undefined) {
        return $multi(undefined, undefined, undefined, undefined, 0, 0, 0, 0);
      }
      const hours = math.floor((serverTime() - event.time) / SECONDS_AN_HOUR);
      const days = math.floor(hours / HOURS_A_DAY);
      const months = math.floor(days / DAYS_A_MONTH);
      return $multi(
        event.kind,
        nameWithinRealm(event.fullName, options.realm),
        undefined,
        undefined,
        math.floor(months / MONTHS_A_YEAR),
        months % MONTHS_A_YEAR,
        days % DAYS_A_MONTH,
        hours % HOURS_A_DAY,
      );
    },
  };
}

/** What the server does for a client. */
type GuildServices = Pick<GameContext, "requestRoster" | "requestEvents" | "serverTime">;

export function createGuildApi(state: PlayerState, services: GuildServices): GuildApi {
  const { options } = state;
  return {
    ...createRosterApi(state),
    ...createEventApi(state, services),
    // Of the four clients the oldest tells no id.
    C_Club: {
      GetGuildClubId: () =>
        state.knowsGuild && state.flavor !== "vanilla" ? options.guild?.clubId : undefined,
    },
    IsInGuild: () => options.guild !== undefined && state.knowsGuild,
    GetGuildInfo: (unit) => {
      const { guild } = options;
      if (guild === undefined || !state.knowsGuild || unit !== "player") {
        return $multi(undefined, undefined, undefined, undefined);
      }
      const rankIndex = rankIndexOf(options);
      const guildRealm = guild.realm === options.realm ? undefined : guild.realm;
      return $multi(guild.name, guild.ranks[rankIndex], rankIndex, guildRealm);
    },
    GuildControlGetNumRanks: () => options.guild?.ranks.length ?? 0,
    GuildControlGetRankName: (rank) => options.guild?.ranks[rank - 1],
    C_GuildInfo: {
      GuildRoster: services.requestRoster,
      CanSpeakInGuildChat: () => options.canSpeakInGuild ?? true,
    },
  };
}
