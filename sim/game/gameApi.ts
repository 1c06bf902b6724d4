import { formatDate, secondsOf, type DateTable } from "./calendar";
import type { ChatFilters } from "./chatFilters";
import { BUILDS } from "./clientApi";
import type { CpuMeter } from "../lua/cpuMeter";
import { createEncodingUtil } from "./encoding";
import type { ErrorHandler } from "./errorHandler";
import { createGameEnum, PREFIX_RESULT } from "./gameEnum";
import { createHookFunction } from "./hooks";
import { splitString } from "../lua/luaStrings";
import { createGuildApi } from "./guildApi";
import { createSkillApi, createUnitApi, type PlayerState } from "./playerApi";
import { classColor, classNames } from "./classes";
import { hasanysecretvalues, issecretvalue, revealed } from "./secrets";
import { MAX_PREFIX } from "../server/messageChecks";
import type { WidgetApi } from "../widgets/widgetApi";
import { isSummerTime, momentInZone, type ZoneName, zoneOffset } from "./zones";

/** Puts together the game's API for one client, from its parts. */

/** What the functions of the game need from the client that they belong to. */
export interface GameContext {
  env: Record<string, unknown>;
  state: PlayerState;
  errors: ErrorHandler;
  filters: ChatFilters;
  timers: TimerApi;
  /** The part of the API that is about frames. */
  widgets: WidgetApi;
  /** Prefixes that the addon has registered. */
  prefixes: Record<string, boolean>;
  serverTime: (this: void) => number;
  /** The zone of the realm's clock, and the region that the realm is in. */
  realmZone: ZoneName;
  region: number;
  /** Seconds since the client was started. */
  uptime: (this: void) => number;
  /** Milliseconds with the modelled cost of the running slice. */
  profileTime: (this: void) => number;
  frameRate: (this: void) => number;
  meter: CpuMeter;
  metadata: (this: void, addon: string, field: string) => string | undefined;
  requestRoster: (this: void) => void;
  /** Asks the server for the guild's log. */
  requestEvents: (this: void) => void;
  /** The game's own id of the player's character. */
  guid: (this: void) => string;
  /** What the addon has done with other players: `invite Name-Realm`, `tell Name-Realm`. */
  social: string[];
  send: (this: void, prefix: string, text: string, chatType: string, target: string) => number;
}

/** The message of a guild of which somebody has become a member. */
const GUILD_JOINED: Record<string, string> = {
  enUS: "%s has joined the guild.",
  deDE: "%s ist der Gilde beigetreten.",
};

/** The message for a whisper that found nobody, as clients of some languages show it. */
const PLAYER_NOT_FOUND: Record<string, string> = {
  enUS: "No player named '%s' is currently playing.",
  deDE: "Kein Spieler namens '%s' ist aktuell online.",
};

function createChatInfo(context: GameContext): Required<ChatInfoApi> {
  const { prefixes, state } = context;
  const send: ChatInfoApi["SendAddonMessage"] = (prefix, message, chatType, target) => {
    // Secret values may be sent: the game itself can read them.
    const [plainPrefix, plainMessage, plainTarget] = [revealed(prefix), revealed(message), revealed(target)];
    if (typeof plainPrefix !== "string" || typeof plainMessage !== "string") {
      error("Usage: C_ChatInfo.SendAddonMessage(prefix, message [, chatType, target])", 2);
    }
    return context.send(plainPrefix, plainMessage, string.upper(chatType ?? "PARTY"), plainTarget ?? "");
  };
  return {
    RegisterAddonMessagePrefix: (prefix) => {
      if (prefix === "" || prefix.length > MAX_PREFIX) {
        return PREFIX_RESULT.InvalidPrefix;
      }
      if (prefixes[prefix] === true) {
        return PREFIX_RESULT.DuplicatePrefix;
      }
      if (Object.keys(prefixes).length >= state.freePrefixes) {
        return PREFIX_RESULT.MaxPrefixes;
      }
      prefixes[prefix] = true;
      return PREFIX_RESULT.Success;
    },
    IsAddonMessagePrefixRegistered: (prefix) => prefixes[prefix] === true,
    SendAddonMessage: send,
    SendAddonMessageLogged: send,
    SendChatMessage: () => {},
    InChatMessagingLockdown: () => state.inLockdown,
  };
}

/** A moment, shifted to the realm's time already, as the game's calendar has it. */
function calendarTime(seconds: number): CalendarTime {
  const part = (format: string): number => tonumber(formatDate(`!${format}`, seconds, 0)) ?? 0;
  return {
    year: part("%Y"),
    month: part("%m"),
    monthDay: part("%d"),
    weekday: part("%w") + 1,
    hour: part("%H"),
    minute: part("%M"),
  };
}

function createTimeApi(context: GameContext) {
  const { realmZone, region, state } = context;
  const { clockOffset = 0, timeZone, timeZoneOffset = 0 } = state.options;
  const computerTime = (): number => context.serverTime() + math.floor(clockOffset);
  const realmTime = (): number => context.serverTime() + zoneOffset(realmZone, context.serverTime());
  const localOffset = (moment: number): number =>
    timeZone === undefined ? timeZoneOffset : zoneOffset(timeZone, moment);
  return {
    GetServerTime: () => context.serverTime() + context.state.clockError,
    GetTime: context.uptime,
    time: (date?: DateTable) => {
      if (date === undefined) {
        return computerTime();
      }
      const shown = secondsOf(date);
      return timeZone === undefined ? shown - timeZoneOffset : momentInZone(timeZone, shown);
    },
    date: (format = "%c", seconds = computerTime()) => {
      const text = formatDate(format, seconds, localOffset(seconds));
      if (format === "*t" && timeZone !== undefined) {
        (text as unknown as { isdst: boolean }).isdst = isSummerTime(timeZone, seconds);
      }
      return text;
    },
    debugprofilestop: context.profileTime,
    GetFramerate: context.frameRate,
    C_DateAndTime: { GetCurrentCalendarTime: () => calendarTime(realmTime()) },
    GetCurrentRegion: () => region,
  };
}

/** What has to do with other players, besides the guild. What the addon asked for is in the client's `social`. */
function createSocialApi({ social, state }: GameContext) {
  const tell = (user: string): void => {
    social.push(`tell ${user}`);
  };
  return {
    C_PartyInfo: {
      InviteUnit: (user: string): void => {
        social.push(`invite ${user}`);
      },
    },
    ChatFrame_SendTell: tell,
    BNGetInfo: () => $multi(1, state.options.battletag ?? `${state.options.name}#1234`),
    C_ClassColor: { GetClassColor: classColor },
    LOCALIZED_CLASS_NAMES_MALE: classNames(),
  };
}

/** The whole of the game's API for one client, with what its flavor lacks; that is removed later. */
export function createGameApi(context: GameContext): Required<GameApi> {
  const { env, errors, filters, state, widgets } = context;
  const build = BUILDS[state.flavor];
  const chatInfo = createChatInfo(context);
  const locale = state.options.locale ?? "enUS";
  return {
    ...createTimeApi(context),
    ...createUnitApi(state, context.guid),
    ...createGuildApi(state, context),
    ...createSkillApi(state),
    C_Timer: context.timers,
    C_ChatInfo: chatInfo,
    C_EncodingUtil: createEncodingUtil(context.meter),
    Enum: createGameEnum(),
    issecretvalue,
    hasanysecretvalues,
    ChatFrame_AddMessageEventFilter: (event, filter) => filters.add(event, filter),
    ChatFrameUtil: {
      AddMessageEventFilter: (event, filter) => filters.add(event, filter),
      SendTell: (user) => context.social.push(`tell ${user}`),
    },
    ERR_CHAT_PLAYER_NOT_FOUND_S: PLAYER_NOT_FOUND[locale] ?? PLAYER_NOT_FOUND.enUS!,
    ERR_GUILD_JOIN_S: GUILD_JOINED[locale] ?? GUILD_JOINED.enUS!,
    SendChatMessage: chatInfo.SendChatMessage,
    ...createSocialApi(context),
    hooksecurefunc: createHookFunction(env, (fn, ...args) => errors.call(fn, ...args)),
    C_AddOns: { GetAddOnMetadata: context.metadata },
    GetBuildInfo: () => $multi(build.version, build.build, build.date, build.interfaceVersion),
    GetLocale: () => locale,
    geterrorhandler: () => errors.get(),
    strsplit: splitString,
    ...widgets,
    SlashCmdList: {},
    LibStub: () => undefined,
  };
}
