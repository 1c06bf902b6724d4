/** System messages about whispers that found nobody: what they tell, and hiding them when the player wrote none. */

import { withRealm } from "../../DataSyncManager/guild/GuildRoster";
import { namePattern } from "../../DataSyncManager/runtime/GameSentences";
import { isSecret } from "../../DataSyncManager/runtime/Secrets";
import { lastWhisperTo } from "./SendQueue";

/** Seconds after a whisper in which the system message about its target belongs to it. */
const NOTICE_SECONDS = 10;

const state = { pattern: "" };

/**
 * Hides the system messages about users whom this addon whispered to and who are gone: the player did not write.
 * Called by: GuildHelper.ts
 */
export function hideOfflineNotices(): void {
  state.pattern = namePattern(ERR_CHAT_PLAYER_NOT_FOUND_S);
  const addFilter = ChatFrameUtil?.AddMessageEventFilter ?? ChatFrame_AddMessageEventFilter;
  addFilter?.("CHAT_MSG_SYSTEM", (_, __, message) => offlineUserIn(message) !== undefined);
}

/**
 * The user about whom a system message says that they are not online, where this addon has just
 * whispered to them.
 * Called by: hideOfflineNotices, the game, on CHAT_MSG_SYSTEM
 */
export function offlineUserIn(message: unknown): string | undefined {
  if (isSecret(message) || typeof message !== "string") {
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
