/** What stands in the way of any sync, whoever it is with. */

import { prefixProblem, tryToRegister } from "../../DataSyncComs/connection/MessagePrefix";
import { isClockOff } from "../../DataSyncManager/data/ServerClock";
import { text } from "../../DataSyncManager/runtime/Locale";

/**
 * Why no sync can succeed at present, in words: nothing would come, or it would be dated wrongly.
 * Called by: startSyncFlow, statusLines
 */
export function syncObstacle(): string | undefined {
  tryToRegister();
  return prefixProblem() ?? (isClockOff() ? text("REASON_CLOCK_OFF") : undefined);
}
