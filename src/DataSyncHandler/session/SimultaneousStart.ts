/** What the two roles of this client have to know of each other, where both are about the same user. */

import { type Connection, failConnection, isOnHold } from "../../DataSyncComs/connection/Connection";
import { failure } from "../../DataSyncManager/sync/Failure";
import { ownName } from "../../DataSyncManager/guild/GuildRoster";
import { runningSession, type Session } from "../../DataSyncManager/sync/Sessions";

/** A session as the receiver has it. */
interface ReceiverState extends Session {
  connection: Connection;
}
/** A session as the sender has it. */
interface SenderState extends Session {
  isAccepted: boolean;
}

/**
 * Takes a user who begins anew, after a crash or a reload of theirs. Ends the session that this client still has with
 * them as the receiver.
 * Called by: load, makeRoomFor, noteReadyAnswer
 */
export function endReceiverSessionWith(user: string): void {
  const older = runningSession("receiver") as ReceiverState | undefined;
  if (older?.user === user) {
    failConnection(older.connection, failure("REASON_BEGUN_ANEW", user));
  }
}

/**
 * Takes a user. Returns whether this client is in a session with them as the receiver, and they are not held up.
 * Called by: askReady
 */
export function isAnswering(user: string): boolean {
  const running = runningSession("receiver") as ReceiverState | undefined;
  return running?.user === user && !isOnHold(running.connection);
}

/**
 * Takes a user who asks for a session. Returns whether this client has asked them too, and goes on as the sender: where
 * both asked at once it is the one whose name comes first, as both can tell.
 * Called by: notReadyWord
 */
export function goesFirst(user: string): boolean {
  const asking = runningSession("sender") as SenderState | undefined;
  return asking?.user === user && (asking.isAccepted || ownName() < user);
}
