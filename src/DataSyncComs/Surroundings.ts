/** What the rest of the client tells about sending: other addons' traffic, players who are gone, lockdowns. */

import { withRealm } from "../DataSyncManager/Guild";
import { isOwnSend, lastWhisperTo } from "./SendQueue";
import { chargeForeignBytes, costOf } from "./TokenBucket";

/** Seconds after a whisper in which the system message about its target belongs to it. */
const NOTICE_SECONDS = 10;

const v = { pattern: "" };

/** Counts what other addons and the player send, from now on. Called by: GuildHelper.ts */
export function watchTraffic(): void {
  const countAddonMessage = (_: string, message: string, __: string, target?: string): void => {
    if (!isOwnSend()) {
      chargeForeignBytes(costOf(tostring(message), tostring(target ?? "")));
    }
  };
  const countChatMessage = (message: string): void => {
    chargeForeignBytes(costOf(tostring(message), ""));
  };
  hooksecurefunc(C_ChatInfo, "SendAddonMessage", countAddonMessage);
  hooksecurefunc(C_ChatInfo, "SendAddonMessageLogged", countAddonMessage);
  if (C_ChatInfo.SendChatMessage !== undefined) {
    hooksecurefunc(C_ChatInfo, "SendChatMessage", countChatMessage);
  } else if (SendChatMessage !== undefined) {
    hooksecurefunc("SendChatMessage", countChatMessage);
  }
}

/**
 * Hides the system messages about users whom this addon whispered to and who are gone: the player did not write.
 * Called by: GuildHelper.ts
 */
export function hideOfflineNotices(): void {
  v.pattern = noticePattern(ERR_CHAT_PLAYER_NOT_FOUND_S);
  const addFilter = ChatFrameUtil?.AddMessageEventFilter ?? ChatFrame_AddMessageEventFilter;
  addFilter?.("CHAT_MSG_SYSTEM", (_, __, message) => offlineUserIn(message) !== undefined);
}

/**
 * Takes a system message. Returns the user about whom it says that they are not online, where this addon has just
 * whispered to them.
 * Called by: hideOfflineNotices, the game, on CHAT_MSG_SYSTEM
 */
export function offlineUserIn(message: unknown): string | undefined {
  if (issecretvalue?.(message) === true || typeof message !== "string") {
    return undefined;
  }
  const [name] = string.match(message, v.pattern);
  if (name === undefined) {
    return undefined;
  }
  const user = withRealm(name);
  const whisperedAt = lastWhisperTo(user);
  return whisperedAt !== undefined && GetTime() - whisperedAt < NOTICE_SECONDS ? user : undefined;
}

/**
 * Takes the game's sentence with its `%s`. Returns a pattern that captures the name.
 * Called by: hideOfflineNotices
 */
function noticePattern(sentence: string): string {
  const [escaped] = string.gsub(sentence, "[%^%$%(%)%%%.%[%]%*%+%-%?]", "%%%0");
  const [pattern] = string.gsub(escaped, "%%%%s", "(.+)");
  return `^${pattern}$`;
}
