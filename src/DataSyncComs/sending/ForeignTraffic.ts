/** Traffic that is not ours: other addons and the player's chat use the same byte rate. */

import { isSecret } from "../../DataSyncManager/runtime/Secrets";
import { MAX_MESSAGE } from "../messages/Protocol";
import { isOwnSend } from "./SendQueue";
import { chargeForeignBytes, costOf } from "./TokenBucket";

/** Bytes that a secret name counts for: the longest that the game lets a character have with their realm, about. */
const SECRET_NAME = 24;

/** Counts what other addons and the player send, from now on. Called by: GuildHelper.ts */
export function countForeignTraffic(): void {
  /**
   * Hooks run for the queue's own messages too, which the bucket has already counted.
   * Called by: countForeignTraffic
   */
  const countAddonMessage = (_: unknown, message: unknown, __: unknown, target?: unknown): void => {
    if (!isOwnSend()) {
      chargeForeignBytes(costOf(measurable(message, MAX_MESSAGE), measurable(target, SECRET_NAME)));
    }
  };
  /** Chat messages have no target that counts. Called by: countForeignTraffic */
  const countChatMessage = (message: unknown): void => {
    chargeForeignBytes(costOf(measurable(message, MAX_MESSAGE), ""));
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
 * What another addon passed, as something that can be measured. A secret value cannot: it counts for the most bytes that
 * it can have, so that both together keep the rate.
 * Called by: countForeignTraffic
 */
function measurable(value: unknown, mostBytes: number): string {
  if (isSecret(value)) {
    return string.rep("?", mostBytes);
  }
  return value === undefined ? "" : tostring(value);
}
