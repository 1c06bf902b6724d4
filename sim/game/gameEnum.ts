/** The game's enumerations, as far as the addon uses them. */

/** What a send can be answered with. */
export const SEND_RESULT: GameEnum["SendAddonMessageResult"] = {
  Success: 0,
  InvalidPrefix: 1,
  InvalidMessage: 2,
  AddonMessageThrottle: 3,
  InvalidChatType: 4,
  NotInGroup: 5,
  TargetRequired: 6,
  InvalidChannel: 7,
  ChannelThrottle: 8,
  GeneralError: 9,
  NotInGuild: 10,
  AddOnMessageLockdown: 11,
  TargetOffline: 12,
};

/** What registering a prefix can be answered with. */
export const PREFIX_RESULT: Required<GameEnum>["RegisterAddonMessagePrefixResult"] = {
  Success: 0,
  DuplicatePrefix: 1,
  InvalidPrefix: 2,
  MaxPrefixes: 3,
};

/** The game's enumerations, the same numbers in all four clients. Each client gets tables of its own. */
export function createGameEnum(): GameEnum {
  return {
    SendAddonMessageResult: { ...SEND_RESULT },
    RegisterAddonMessagePrefixResult: { ...PREFIX_RESULT },
    CompressionMethod: { Deflate: 0, Zlib: 1, Gzip: 2 },
    CompressionLevel: { Default: 0, OptimizeForSpeed: 1, OptimizeForSize: 2 },
    AddOnRestrictionType: { Combat: 0, Encounter: 1, ChallengeMode: 2, PvPMatch: 3, Map: 4, Chat: 5 },
    AddOnRestrictionState: { Inactive: 0, Activating: 1, Active: 2 },
  };
}
