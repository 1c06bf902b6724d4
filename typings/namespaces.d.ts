/** The namespaces of the game's API that the addon uses, and the enumerations; `GameApi` names them. */

/** What `C_Timer.NewTicker` and `C_Timer.NewTimer` return. */
interface TimerHandle {
  Cancel(this: TimerHandle): void;
  IsCancelled(this: TimerHandle): boolean;
}

interface ChatInfoApi {
  /** Returns one of `Enum.RegisterAddonMessagePrefixResult`; older clients whether it worked, or nothing. */
  RegisterAddonMessagePrefix(this: void, prefix: string): number | boolean | undefined;
  IsAddonMessagePrefixRegistered?(this: void, prefix: string): boolean;
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
  RegisterAddonMessagePrefixResult?: { Success: 0; DuplicatePrefix: 1; InvalidPrefix: 2; MaxPrefixes: 3 };
  CompressionMethod: { Deflate: 0; Zlib: 1; Gzip: 2 };
  CompressionLevel: { Default: 0; OptimizeForSpeed: 1; OptimizeForSize: 2 };
  AddOnRestrictionType: { Combat: 0; Encounter: 1; ChallengeMode: 2; PvPMatch: 3; Map: 4; Chat?: 5 };
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

/** The events that the addon listens to. */
type GameEvent =
  | "ADDON_LOADED"
  | "PLAYER_ENTERING_WORLD"
  | "CHAT_MSG_ADDON"
  | "CHAT_MSG_SYSTEM"
  | "ADDON_RESTRICTION_STATE_CHANGED"
  | "GUILD_ROSTER_UPDATE"
  | "GUILD_EVENT_LOG_UPDATE"
  | "PLAYER_GUILD_UPDATE"
  | "PLAYER_LEVEL_UP"
  | "PLAYER_LOGOUT"
  | "PLAYER_REGEN_DISABLED"
  | "PLAYER_REGEN_ENABLED"
  | "PLAYER_AVG_ITEM_LEVEL_UPDATE"
  | "SKILL_LINES_CHANGED";
