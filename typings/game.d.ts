/**
 * The part of the game's API that the addon uses, as one interface.
 *
 * The headless realm implements `GameApi` whole, so a call that the realm lacks does not compile.
 * A member that one of the four clients lacks is optional, so a call without a guard does not compile either.
 * Every function is declared `this: void`: the game expects no `self`.
 */

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
  /** 1 Americas and Oceania, 2 Korea, 3 Europe, 4 Taiwan, 5 China; other numbers on test realms. */
  GetCurrentRegion(this: void): number;
  C_Timer: TimerApi;

  // Messages
  C_ChatInfo: ChatInfoApi;
  C_EncodingUtil: EncodingUtilApi;
  Enum: GameEnum;
  /** Absent from clients before secret values came. */
  issecretvalue?: (this: void, value: unknown) => boolean;
  hasanysecretvalues?: (this: void, ...values: unknown[]) => boolean;
  /** From the game's own Lua files, where newer ones keep it in `ChatFrameUtil`. */
  ChatFrame_AddMessageEventFilter?: (this: void, event: string, filter: ChatMessageFilter) => void;
  ChatFrameUtil?: {
    AddMessageEventFilter?: (this: void, event: string, filter: ChatMessageFilter) => void;
    SendTell?: (this: void, user: string) => void;
  };
  ERR_CHAT_PLAYER_NOT_FOUND_S: string;
  ERR_GUILD_JOIN_S: string;
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
  /** The game's own id of the character: `Player-` with the server's number and the character's in hexadecimal. */
  UnitGUID(this: void, unit: string): string | undefined;
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
      zone: string | undefined,
      note: string,
      officerNote: string,
      isOnline: boolean,
      /** 1 for away, 2 for busy. */
      status: number | undefined,
      classFile: string | undefined,
      achievementPoints: number | undefined,
      achievementRank: number | undefined,
      isMobile: boolean | undefined,
      canSoR: boolean | undefined,
      repStanding: number | undefined,
      /** The game's own id of the character. */
      guid: string | undefined,
    ]
  >;
  /** How long a member has been offline; nothing for one who is online. */
  GetGuildRosterLastOnline(
    this: void,
    index: number,
  ): LuaMultiReturn<
    [
      years: number | undefined,
      months: number | undefined,
      days: number | undefined,
      hours: number | undefined,
    ]
  >;
  /** Whether the guild's list has the members who are offline. */
  GetGuildRosterShowOffline(this: void): boolean;
  SetGuildRosterShowOffline(this: void, isShown: boolean): void;
  GuildControlGetNumRanks(this: void): number;
  /** Ranks count from 1, the guild master's. */
  GuildControlGetRankName(this: void, rank: number): string | undefined;
  /** Asks the server for the guild's log; `GUILD_EVENT_LOG_UPDATE` follows. */
  QueryGuildEventLog(this: void): void;
  GetNumGuildEvents(this: void): number;
  /** Who did or suffered what, and how long ago: years, months, days and hours. A name may lack its realm. */
  GetGuildEventInfo(
    this: void,
    index: number,
  ): LuaMultiReturn<
    [
      kind: string | undefined,
      player: string | undefined,
      other: string | undefined,
      rank: number | undefined,
      years: number | undefined,
      months: number | undefined,
      days: number | undefined,
      hours: number | undefined,
    ]
  >;
  /** The guild's own id; nothing while the game does not know it, or where the client has none. */
  C_Club: { GetGuildClubId?: (this: void) => string | undefined };
  C_PartyInfo: { InviteUnit(this: void, user: string): void };
  /** From the game's own Lua files, where newer ones keep it in `ChatFrameUtil`. */
  ChatFrame_SendTell?: (this: void, user: string) => void;
  /** The second value is the player's battletag. */
  BNGetInfo(this: void): LuaMultiReturn<[presence: number | undefined, battletag: string | undefined]>;
  C_ClassColor: {
    GetClassColor(this: void, classFile: string): { r: number; g: number; b: number } | undefined;
  };
  /** The classes in the client's language, by the names of the game's files; from the game's own Lua files. */
  LOCALIZED_CLASS_NAMES_MALE?: Record<string, string | undefined>;
  C_GuildInfo: GuildInfoApi;
  GetAverageItemLevel?: (this: void) => LuaMultiReturn<[average: number, equipped: number]>;
  /** Places among the professions; nothing at all while the game does not know them, as after a login. */
  GetProfessions?: (
    this: void,
  ) => LuaMultiReturn<
    [
      first: number | undefined,
      second: number | undefined,
      archaeology: number | undefined,
      fishing: number | undefined,
      cooking: number | undefined,
    ]
  >;
  GetProfessionInfo?: (
    this: void,
    index: number,
  ) => LuaMultiReturn<
    [
      name: string | undefined,
      icon: number | undefined,
      skillLevel: number | undefined,
      maxSkillLevel: number | undefined,
    ]
  >;
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
  /** The elements are the numbers from 1 to the size. */
  CreateIndexRangeDataProvider(this: void, size: number): DataProvider;
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
  GetCurrentRegion,
  C_Timer,
  C_ChatInfo,
  C_EncodingUtil,
  Enum,
  issecretvalue,
  hasanysecretvalues,
  ChatFrame_AddMessageEventFilter,
  ChatFrameUtil,
  ERR_CHAT_PLAYER_NOT_FOUND_S,
  ERR_GUILD_JOIN_S,
  SendChatMessage,
  hooksecurefunc,
  UnitName,
  UnitGUID,
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
  GetGuildRosterLastOnline,
  GetGuildRosterShowOffline,
  SetGuildRosterShowOffline,
  GuildControlGetNumRanks,
  GuildControlGetRankName,
  QueryGuildEventLog,
  GetNumGuildEvents,
  GetGuildEventInfo,
  C_Club,
  C_PartyInfo,
  ChatFrame_SendTell,
  BNGetInfo,
  C_ClassColor,
  LOCALIZED_CLASS_NAMES_MALE,
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
  CreateIndexRangeDataProvider,
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
