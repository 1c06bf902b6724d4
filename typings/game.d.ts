/**
 * The part of the game's API that the addon uses, as one interface.
 *
 * The headless realm implements `GameApi` whole, so a call that the realm lacks does not compile.
 * A member that one of the four clients lacks is optional, so a call without a guard does not compile either.
 * Every function is declared `this: void`: the game expects no `self`.
 */

/** What `C_Timer.NewTicker` and `C_Timer.NewTimer` return. */
interface TimerHandle {
  Cancel(this: TimerHandle): void;
  IsCancelled(this: TimerHandle): boolean;
}

interface ChatInfoApi {
  RegisterAddonMessagePrefix(this: void, prefix: string): number;
  /** Returns one of `Enum.SendAddonMessageResult`; the text has at most 255 bytes and no NUL. */
  SendAddonMessage(this: void, prefix: string, message: string, chatType: string, target?: string): number;
  SendAddonMessageLogged(
    this: void,
    prefix: string,
    message: string,
    chatType: string,
    target?: string,
  ): number;
  SendChatMessage?(
    this: void,
    message: string,
    chatType?: string,
    languageID?: number,
    target?: string,
  ): void;
  InChatMessagingLockdown?(this: void): boolean;
}

interface EncodingUtilApi {
  SerializeCBOR(this: void, value: unknown, options?: { ignoreSerializationErrors?: boolean }): string;
  /** Throws on malformed input. */
  DeserializeCBOR(this: void, source: string): unknown;
  CompressString(this: void, source: string, method?: number, level?: number): string | undefined;
  /** Returns nothing, or throws, on malformed input. There is no limit on the size of the output. */
  DecompressString(this: void, source: string, method?: number): string | undefined;
  EncodeBase64(this: void, source: string, variant?: number): string | undefined;
  DecodeBase64(this: void, source: string, variant?: number): string | undefined;
}

interface TimerApi {
  After(this: void, seconds: number, callback: (this: void) => void): void;
  NewTicker(
    this: void,
    seconds: number,
    callback: (this: void, handle: TimerHandle) => void,
    iterations?: number,
  ): TimerHandle;
  NewTimer(this: void, seconds: number, callback: (this: void, handle: TimerHandle) => void): TimerHandle;
}

interface GuildInfoApi {
  /** Asks the server for the guild's roster; `GUILD_ROSTER_UPDATE` follows. */
  GuildRoster(this: void): void;
  CanSpeakInGuildChat?(this: void): boolean;
}

interface CalendarTime {
  year: number;
  month: number;
  monthDay: number;
  /** 1 for Sunday. */
  weekday: number;
  hour: number;
  minute: number;
}

interface DateAndTimeApi {
  /** The realm's clock. */
  GetCurrentCalendarTime(this: void): CalendarTime;
}

interface AddOnsApi {
  GetAddOnMetadata(this: void, name: string, field: string): string | undefined;
}

interface GameEnum {
  SendAddonMessageResult: {
    Success: 0;
    InvalidPrefix: 1;
    InvalidMessage: 2;
    AddonMessageThrottle: 3;
    InvalidChatType: 4;
    NotInGroup: 5;
    TargetRequired: 6;
    InvalidChannel: 7;
    ChannelThrottle: 8;
    GeneralError: 9;
    NotInGuild: 10;
    AddOnMessageLockdown: 11;
    TargetOffline: 12;
  };
  CompressionMethod: { Deflate: 0; Zlib: 1; Gzip: 2 };
  CompressionLevel: { Default: 0; OptimizeForSpeed: 1; OptimizeForSize: 2 };
  AddOnRestrictionType: { Combat: 0; Encounter: 1; ChallengeMode: 2; PvPMatch: 3; Map: 4; Chat: 5 };
  AddOnRestrictionState: { Inactive: 0; Activating: 1; Active: 2 };
}

interface AddonCompartment {
  RegisterAddon(
    this: AddonCompartment,
    entry: {
      text: string;
      icon: string;
      notCheckable: boolean;
      func: (this: void) => void;
      funcOnEnter: (this: void, frame: Frame) => void;
      funcOnLeave: (this: void) => void;
    },
  ): void;
}

/** LibDataBroker 1.1: what display addons show. */
interface DataBroker {
  NewDataObject(this: DataBroker, name: string, fields: object): object;
}

/** Wraps a message filter of the chat frames: true hides the message. */
type ChatMessageFilter = (
  this: void,
  chatFrame: unknown,
  event: string,
  message: string,
  ...args: unknown[]
) => boolean;

interface GameApi {
  // Time
  GetServerTime(this: void): number;
  GetTime(this: void): number;
  time(this: void): number;
  date(this: void, format: string, time?: number): string;
  debugprofilestop(this: void): number;
  GetFramerate(this: void): number;
  C_DateAndTime: DateAndTimeApi;
  C_Timer: TimerApi;

  // Messages
  C_ChatInfo: ChatInfoApi;
  C_EncodingUtil: EncodingUtilApi;
  Enum: GameEnum;
  /** Absent from clients before secret values came. */
  issecretvalue?: (this: void, value: unknown) => boolean;
  /** From the game's own Lua files, where newer ones keep it in `ChatFrameUtil`. */
  ChatFrame_AddMessageEventFilter?: (this: void, event: string, filter: ChatMessageFilter) => void;
  ChatFrameUtil?: {
    AddMessageEventFilter?: (this: void, event: string, filter: ChatMessageFilter) => void;
  };
  ERR_CHAT_PLAYER_NOT_FOUND_S: string;
  SendChatMessage?: (
    this: void,
    message: string,
    chatType?: string,
    languageID?: number,
    target?: string,
  ) => void;
  hooksecurefunc(
    this: void,
    table: unknown,
    name: string,
    hook: (this: void, ...args: never[]) => void,
  ): void;
  hooksecurefunc(this: void, name: string, hook: (this: void, ...args: never[]) => void): void;

  // The player and the guild
  UnitName(this: void, unit: string): LuaMultiReturn<[name: string | undefined, realm: string | undefined]>;
  UnitClass(
    this: void,
    unit: string,
  ): LuaMultiReturn<[localized: string | undefined, file: string | undefined]>;
  UnitLevel(this: void, unit: string): number;
  UnitFactionGroup(this: void, unit: string): LuaMultiReturn<[faction: string | undefined]>;
  InCombatLockdown(this: void): boolean;
  IsControlKeyDown(this: void): boolean;
  IsShiftKeyDown(this: void): boolean;
  /** Undefined until the player has entered the world. */
  GetNormalizedRealmName(this: void): string | undefined;
  IsInGuild(this: void): boolean;
  IsInGroup(this: void): boolean;
  IsInRaid(this: void): boolean;
  /** The fourth value is the guild's realm, undefined when it is the player's own. */
  GetGuildInfo(
    this: void,
    unit: string,
  ): LuaMultiReturn<
    [
      guild: string | undefined,
      rank: string | undefined,
      rankIndex: number | undefined,
      realm: string | undefined,
    ]
  >;
  GetNumGuildMembers(this: void): LuaMultiReturn<[total: number, online: number]>;
  /** Names come as `Name-Realm`; rankIndex 0 is the guild master. */
  GetGuildRosterInfo(
    this: void,
    index: number,
  ): LuaMultiReturn<
    [
      name: string | undefined,
      rank: string,
      rankIndex: number,
      level: number,
      className: string,
      zone: string,
      note: string,
      officerNote: string,
      isOnline: boolean,
    ]
  >;
  C_GuildInfo: GuildInfoApi;
  GetAverageItemLevel?: (this: void) => LuaMultiReturn<[average: number, equipped: number]>;
  GetProfessions?: (this: void) => LuaMultiReturn<[first: number | undefined, second: number | undefined]>;
  GetProfessionInfo?: (
    this: void,
    index: number,
  ) => LuaMultiReturn<[name: string, icon: number, skillLevel: number, maxSkillLevel: number]>;
  GetNumSkillLines?: (this: void) => number;
  GetSkillLineInfo?: (
    this: void,
    index: number,
  ) => LuaMultiReturn<
    [
      name: string,
      isHeader: boolean | undefined,
      isExpanded: boolean | undefined,
      rank: number,
      temporary: number,
      modifier: number,
      maxRank: number,
      isAbandonable: boolean | undefined,
    ]
  >;

  // The client
  C_AddOns: AddOnsApi;
  GetBuildInfo(
    this: void,
  ): LuaMultiReturn<[version: string, build: string, date: string, interfaceVersion: number]>;
  GetLocale(this: void): string;
  geterrorhandler(this: void): (this: void, message: unknown) => void;
  strsplit(this: void, separator: string, text: string, pieces?: number): LuaMultiReturn<string[]>;

  // Frames
  CreateFrame: CreateFrameFunction;
  UIParent: Frame;
  GameTooltip: GameTooltip;
  DEFAULT_CHAT_FRAME: { AddMessage(this: object, text: string): void };
  UISpecialFrames: string[];
  SlashCmdList: Record<string, (this: void, message: string) => void>;
  CreateDataProvider(this: void): DataProvider;
  CreateScrollBoxListLinearView(this: void): ScrollBoxListView;
  ScrollUtil: {
    InitScrollBoxListWithScrollBar(this: void, box: Frame, bar: Frame, view: ScrollBoxListView): void;
  };
  /** From the game's own Lua files. */
  MenuUtil: {
    CreateContextMenu(this: void, owner: Frame, generator: MenuGenerator): void;
  };
  Minimap: Frame;
  GetCursorPosition(this: void): LuaMultiReturn<[x: number, y: number]>;
  /** The menu of addons at the minimap; the newest client alone has it. */
  AddonCompartmentFrame?: AddonCompartment;
  /** There where another addon has brought it along. */
  LibStub?: (this: void, name: string, mayBeMissing: boolean) => DataBroker | undefined;
  Settings: SettingsApi;
  CreateSettingsListSectionHeaderInitializer(this: void, name: string): object;
  CreateSettingsButtonInitializer(
    this: void,
    name: string,
    buttonText: string,
    onClick: (this: void) => void,
    tooltip: string | undefined,
    addSearchTags: boolean,
  ): object;
}

/** The addon's data, laid over this global by the game once all files have run; nothing at the first login. */
declare let GuildHelper_SavedVariables: unknown;

declare const {
  GetServerTime,
  GetTime,
  time,
  date,
  debugprofilestop,
  GetFramerate,
  C_DateAndTime,
  C_Timer,
  C_ChatInfo,
  C_EncodingUtil,
  Enum,
  issecretvalue,
  ChatFrame_AddMessageEventFilter,
  ChatFrameUtil,
  ERR_CHAT_PLAYER_NOT_FOUND_S,
  SendChatMessage,
  hooksecurefunc,
  UnitName,
  UnitClass,
  UnitLevel,
  UnitFactionGroup,
  InCombatLockdown,
  IsControlKeyDown,
  IsShiftKeyDown,
  GetNormalizedRealmName,
  IsInGuild,
  IsInGroup,
  IsInRaid,
  GetGuildInfo,
  GetNumGuildMembers,
  GetGuildRosterInfo,
  C_GuildInfo,
  GetAverageItemLevel,
  GetProfessions,
  GetProfessionInfo,
  GetNumSkillLines,
  GetSkillLineInfo,
  C_AddOns,
  GetBuildInfo,
  GetLocale,
  geterrorhandler,
  strsplit,
  CreateFrame,
  UIParent,
  GameTooltip,
  DEFAULT_CHAT_FRAME,
  UISpecialFrames,
  SlashCmdList,
  CreateDataProvider,
  CreateScrollBoxListLinearView,
  ScrollUtil,
  MenuUtil,
  Minimap,
  GetCursorPosition,
  AddonCompartmentFrame,
  LibStub,
  Settings,
  CreateSettingsListSectionHeaderInitializer,
  CreateSettingsButtonInitializer,
}: GameApi;
