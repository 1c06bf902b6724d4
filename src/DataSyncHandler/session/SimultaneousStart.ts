/** What the two roles of this client need to know of each other when both are about the same user. */

import { failConnection, findConnection } from "../../DataSyncComs/connection/Connection";
import { isOnHold } from "../../DataSyncComs/connection/Progress";
import { ownName } from "../../DataSyncManager/guild/GuildRoster";
import { failure } from "../../DataSyncManager/sync/Failure";
import { runningSession } from "../../DataSyncManager/sync/Sessions";

/**
 * Ends the session that this client still has with a user as the receiver: they start over, after a crash or a reload.
 * Called by: load, makeRoomFor, noteReady
 */
export function endReceiverSessionWith(user: string): void {
  const older = runningSession("receiver");
  const connection = older?.user === user ? findConnection(user, older.sessionId) : undefined;
  if (connection !== undefined) {
    failConnection(connection, failure("REASON_BEGUN_ANEW", user));
  }
}

/**
 * Whether this client is in a session with a user as the receiver, and they are not held up.
 * Called by: askReady
 */
export function isAnswering(user: string): boolean {
  const running = runningSession("receiver");
  const connection = running?.user === user ? findConnection(user, running.sessionId) : undefined;
  return connection !== undefined && !isOnHold(connection);
}

/**
 * Whether this client goes on as the sender although the same user asks for a session: when both asked at once, the one
 * whose name comes first goes on, as both can tell.
 * Called by: notReadyWord
 */
export function goesFirst(user: string): boolean {
  const asking = runningSession("sender");
  return asking?.user === user && (asking.isAccepted || ownName() < user);
}
