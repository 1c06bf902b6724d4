/** System messages about whispers that found nobody: what they tell, and hiding them when the player wrote none. */

import { withRealm } from "../../DataSyncManager/guild/GuildRoster";
import { lastWhisperTo } from "./SendQueue";

/** Seconds after a whisper in which the system message about its target belongs to it. */
const NOTICE_SECONDS = 10;

const state = { pattern: "" };

/**
 * Hides the system messages about offline users whom this addon has whispered to: the player did not write to them.
 * Called by: GuildHelper.ts
 */
export function hideOfflineNotices(): void {
  state.pattern = noticePattern(ERR_CHAT_PLAYER_NOT_FOUND_S);
  const addFilter = ChatFrameUtil?.AddMessageEventFilter ?? ChatFrame_AddMessageEventFilter;
  addFilter?.("CHAT_MSG_SYSTEM", (_, __, message) => offlineUserIn(message) !== undefined);
}

/**
 * The user whom a system message calls offline, but only if this addon has just whispered to them: players cause the
 * same notices.
 * Called by: hideOfflineNotices, the game, on CHAT_MSG_SYSTEM
 */
export function offlineUserIn(message: unknown): string | undefined {
  if (issecretvalue?.(message) === true || typeof message !== "string") {
    return undefined;
  }
  const [name] = string.match(message, state.pattern);
  if (name === undefined) {
    return undefined;
  }
  const user = withRealm(name);
  const whisperedAt = lastWhisperTo(user);
  return whisperedAt !== undefined && GetTime() - whisperedAt < NOTICE_SECONDS ? user : undefined;
}

/**
 * From the game's own sentence with its `%s`, so that it fits every language. The pattern captures the name.
 * Called by: hideOfflineNotices
 */
function noticePattern(sentence: string): string {
  const [escaped] = string.gsub(sentence, "[%^%$%(%)%%%.%[%]%*%+%-%?]", "%%%0");
  const [pattern] = string.gsub(escaped, "%%%%s", "(.+)");
  return `^${pattern}$`;
}
