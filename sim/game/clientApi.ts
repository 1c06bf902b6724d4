import type { Flavor } from "../realmTypes";

/**
 * Which client has which part of the game's API that the addon uses.
 *
 * Made from the API dumps of the four clients: a function of the engine is there if the client's `functions` list has it,
 * an enumeration if its `enums` list has it. Functions that the game's own Lua files define
 * (`ChatFrame_AddMessageEventFilter`, `CreateIndexRangeDataProvider`, `CreateScrollBoxListLinearView`, `ScrollUtil`,
 * `MenuUtil`) are there if the interface files of that client's family define them. Frames, strings and tables that every
 * client has (`UIParent`, `GameTooltip`, `DEFAULT_CHAT_FRAME`, `UISpecialFrames`, `SlashCmdList`,
 * `ERR_CHAT_PLAYER_NOT_FOUND_S`, `ERR_GUILD_JOIN_S`) are in neither list.
 *
 * `data/clients.json` says of the same clients what `npm run check-api` needs: the signatures of every call in the
 * addon's sources. The realm keeps a list of its own because it has to list the whole of `GameApi`, by its type, whether
 * or not the addon calls it; reads no JSON; and takes whole namespaces away where the other has single members.
 */

type MembersOf<Name extends keyof GameApi> = `${Name}.${keyof Required<GameApi>[Name] & string}`;

/** A global, or a member of one of the global namespaces. */
type ApiName =
  | Exclude<
      keyof GameApi,
      | "C_ChatInfo"
      | "C_EncodingUtil"
      | "C_Timer"
      | "C_GuildInfo"
      | "C_AddOns"
      | "C_DateAndTime"
      | "C_PartyInfo"
      | "C_Club"
      | "C_ClassColor"
    >
  | MembersOf<"C_ChatInfo">
  | MembersOf<"C_EncodingUtil">
  | MembersOf<"C_Timer">
  | MembersOf<"C_GuildInfo">
  | MembersOf<"C_AddOns">
  | MembersOf<"C_DateAndTime">
  | MembersOf<"C_PartyInfo">
  | MembersOf<"C_Club">
  | MembersOf<"C_ClassColor">;

const ALL = { mainline: true, mists: true, tbc: true, vanilla: true };
const NONE = { mainline: false, mists: false, tbc: false, vanilla: false };
const RETAIL_ONLY = { mainline: true, mists: false, tbc: false, vanilla: false };
const CLASSIC_ONLY = { mainline: false, mists: true, tbc: true, vanilla: true };

/** Complete by its type: what `GameApi` has and this list lacks does not compile. */
const AVAILABILITY: Record<ApiName, Record<Flavor, boolean>> = {
  GetServerTime: ALL,
  GetTime: ALL,
  time: ALL,
  date: ALL,
  debugprofilestop: ALL,
  GetFramerate: ALL,
  "C_DateAndTime.GetCurrentCalendarTime": ALL,
  GetCurrentRegion: ALL,
  "C_Timer.After": ALL,
  "C_Timer.NewTicker": ALL,
  "C_Timer.NewTimer": ALL,
  "C_ChatInfo.RegisterAddonMessagePrefix": ALL,
  "C_ChatInfo.IsAddonMessagePrefixRegistered": ALL,
  "C_ChatInfo.SendAddonMessage": ALL,
  "C_ChatInfo.SendAddonMessageLogged": ALL,
  "C_ChatInfo.SendChatMessage": ALL,
  "C_ChatInfo.InChatMessagingLockdown": ALL,
  "C_EncodingUtil.SerializeCBOR": ALL,
  "C_EncodingUtil.DeserializeCBOR": ALL,
  "C_EncodingUtil.CompressString": ALL,
  "C_EncodingUtil.DecompressString": ALL,
  "C_EncodingUtil.EncodeBase64": ALL,
  "C_EncodingUtil.DecodeBase64": ALL,
  Enum: ALL,
  issecretvalue: ALL,
  hasanysecretvalues: ALL,
  ChatFrame_AddMessageEventFilter: ALL,
  ChatFrameUtil: NONE,
  ERR_CHAT_PLAYER_NOT_FOUND_S: ALL,
  ERR_GUILD_JOIN_S: ALL,
  SendChatMessage: NONE,
  hooksecurefunc: ALL,
  UnitName: ALL,
  UnitGUID: ALL,
  UnitClass: ALL,
  UnitLevel: ALL,
  UnitFactionGroup: ALL,
  InCombatLockdown: ALL,
  IsControlKeyDown: ALL,
  IsShiftKeyDown: ALL,
  GetNormalizedRealmName: ALL,
  IsInGuild: ALL,
  IsInGroup: ALL,
  IsInRaid: ALL,
  GetGuildInfo: ALL,
  GetNumGuildMembers: ALL,
  GetGuildRosterInfo: ALL,
  GetGuildRosterLastOnline: ALL,
  GetGuildRosterShowOffline: ALL,
  SetGuildRosterShowOffline: ALL,
  GuildControlGetNumRanks: ALL,
  GuildControlGetRankName: ALL,
  QueryGuildEventLog: ALL,
  GetNumGuildEvents: ALL,
  GetGuildEventInfo: ALL,
  "C_Club.GetGuildClubId": ALL,
  "C_PartyInfo.InviteUnit": ALL,
  ChatFrame_SendTell: ALL,
  BNGetInfo: ALL,
  "C_ClassColor.GetClassColor": ALL,
  LOCALIZED_CLASS_NAMES_MALE: ALL,
  "C_GuildInfo.GuildRoster": ALL,
  "C_GuildInfo.CanSpeakInGuildChat": ALL,
  GetAverageItemLevel: ALL,
  GetProfessions: ALL,
  GetProfessionInfo: ALL,
  GetNumSkillLines: CLASSIC_ONLY,
  GetSkillLineInfo: CLASSIC_ONLY,
  "C_AddOns.GetAddOnMetadata": ALL,
  GetBuildInfo: ALL,
  GetLocale: ALL,
  geterrorhandler: ALL,
  strsplit: ALL,
  CreateFrame: ALL,
  UIParent: ALL,
  GameTooltip: ALL,
  DEFAULT_CHAT_FRAME: ALL,
  UISpecialFrames: ALL,
  SlashCmdList: ALL,
  CreateIndexRangeDataProvider: ALL,
  CreateScrollBoxListLinearView: ALL,
  ScrollUtil: ALL,
  MenuUtil: ALL,
  Minimap: ALL,
  GetCursorPosition: ALL,
  AddonCompartmentFrame: RETAIL_ONLY,
  LibStub: NONE,
  Settings: ALL,
  CreateSettingsListSectionHeaderInitializer: ALL,
  CreateSettingsButtonInitializer: ALL,
};

/** What `GetBuildInfo` says in each client. */
export const BUILDS: Record<
  Flavor,
  { version: string; build: string; date: string; interfaceVersion: number }
> = {
  mainline: { version: "12.1.0", build: "69404", date: "Aug 18 2026", interfaceVersion: 120100 },
  mists: { version: "5.5.4", build: "69383", date: "Aug 17 2026", interfaceVersion: 50504 },
  tbc: { version: "2.5.6", build: "69110", date: "Aug  3 2026", interfaceVersion: 20506 },
  vanilla: { version: "1.15.9", build: "69109", date: "Aug  3 2026", interfaceVersion: 11509 },
};

/** The client families, the newest first. */
export const FLAVORS: readonly Flavor[] = ["mainline", "mists", "tbc", "vanilla"];

/** The expansion that an interface number belongs to: `50504` is of the fifth. */
function expansionOf(interfaceVersion: number): number {
  return math.floor(interfaceVersion / 10000);
}

/** The family of a client with that interface number; an unknown number is a newer client's. */
export function flavorOfInterface(interfaceVersion: number): Flavor {
  const expansion = expansionOf(interfaceVersion);
  return FLAVORS.find((flavor) => expansionOf(BUILDS[flavor].interfaceVersion) === expansion) ?? "mainline";
}

/** Removes from a whole API what this client lacks, members of the namespaces included. */
export function removeMissing(api: Record<string, unknown>, flavor: Flavor): void {
  for (const name in AVAILABILITY) {
    if (AVAILABILITY[name as ApiName][flavor]) {
      continue;
    }
    const [namespace, member] = string.match(name, "^([^.]+)%.(.+)$");
    if (namespace === undefined) {
      api[name] = undefined;
    } else {
      (api[namespace] as Record<string, unknown>)[member!] = undefined;
    }
  }
}

/** Whether the name is one that some client has and this one lacks: reading it is a guard, not a mistake. */
export function isLegitimatelyMissing(name: string, flavor: Flavor): boolean {
  const availability = (AVAILABILITY as Record<string, Record<Flavor, boolean> | undefined>)[name];
  return availability !== undefined && !availability[flavor];
}
