import { SEND_RESULT as RESULT } from "../game/gameEnum";
import type { AddonMessage, PlayerLink } from "./playerLink";

/** What the game refuses whatever the traffic: the limits of a message, and chat types that lead nowhere. */

/** Bytes of the longest text of an addon message. */
const MAX_TEXT = 255;
/** Bytes of the longest prefix. */
export const MAX_PREFIX = 16;

/** Chat types that reach a group, which has no other members here. */
const GROUP_TYPES: Record<string, boolean> = { PARTY: true, RAID: true, INSTANCE_CHAT: true };

/** The result code for a message that cannot be sent, undefined for a good one. */
export function malformedCode(from: PlayerLink, message: AddonMessage): number | undefined {
  const { prefix, text, chatType } = message;
  if (!from.isConnected()) {
    return RESULT.GeneralError;
  }
  if (prefix === "" || prefix.length > MAX_PREFIX) {
    return RESULT.InvalidPrefix;
  }
  if (text.length > MAX_TEXT || string.find(text, "%z")[0] !== undefined) {
    return RESULT.InvalidMessage;
  }
  if (chatType === "CHANNEL") {
    return RESULT.InvalidChannel;
  }
  if (chatType === "WHISPER") {
    return message.target === "" ? RESULT.TargetRequired : undefined;
  }
  if (chatType === "GUILD") {
    return from.guild() === undefined ? RESULT.NotInGuild : undefined;
  }
  if (GROUP_TYPES[chatType] === undefined) {
    return RESULT.InvalidChatType;
  }
  return from.group() === "none" ? RESULT.NotInGroup : undefined;
}
