/** Traffic that is not ours: other addons and the player's chat use the same byte rate. */

import { isOwnSend } from "./SendQueue";
import { chargeForeignBytes, costOf } from "./TokenBucket";

/** Counts what other addons and the player send, from now on. Called by: GuildHelper.ts */
export function countForeignTraffic(): void {
  /**
   * Hooks run for the queue's own messages too, which the bucket has already counted.
   * Called by: countForeignTraffic
   */
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
