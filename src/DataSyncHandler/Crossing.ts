/** What the two roles of this client have to know of each other, where both are about the same user. */

import { type Conversation, failConversation, isOnHold } from "../DataSyncComs/Conversation";
import { failure } from "../DataSyncManager/Failure";
import { ownName } from "../DataSyncManager/Guild";
import { runningSession, type Session } from "../DataSyncManager/Sessions";

/** A session as the receiver has it. */
interface Talking extends Session {
  conversation: Conversation;
}
/** A session as the sender has it. */
interface Asking extends Session {
  isAccepted: boolean;
}

/**
 * Takes a user who begins anew, after a crash or a reload of theirs. Ends the session that this client still has with
 * them as the receiver.
 * Called by: load, makeRoomFor, noteReadyAnswer
 */
export function endReceiverSessionWith(user: string): void {
  const older = runningSession("receiver") as Talking | undefined;
  if (older?.user === user) {
    failConversation(older.conversation, failure("REASON_BEGUN_ANEW", user));
  }
}

/**
 * Takes a user. Returns whether this client is in a session with them as the receiver, and they are not held up.
 * Called by: askReady
 */
export function isAnswering(user: string): boolean {
  const running = runningSession("receiver") as Talking | undefined;
  return running?.user === user && !isOnHold(running.conversation);
}

/**
 * Takes a user who asks for a session. Returns whether this client has asked them too, and goes on as the sender: where
 * both asked at once it is the one whose name comes first, as both can tell.
 * Called by: notReadyWord
 */
export function goesFirst(user: string): boolean {
  const asking = runningSession("sender") as Asking | undefined;
  return asking?.user === user && (asking.isAccepted || ownName() < user);
}
