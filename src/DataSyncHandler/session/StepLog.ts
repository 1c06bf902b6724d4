/** Lines about the steps of a session, with what happened to chunks on the way. */

import { type Connection, takeStats } from "../../DataSyncComs/connection/Connection";
import { text } from "../../DataSyncManager/runtime/Locale";
import type { Session } from "../../DataSyncManager/sync/Sessions";
import { log } from "../../DataSyncManager/sync/SyncLog";

/** A session with its connection, as either role has it. */
interface ConnectedSession extends Session {
  connection: Connection;
}

/**
 * Logs a line about the session's step, followed by what happened to chunks since the last line: how many there were,
 * how many were lost and sent again, how many the throttle refused.
 * Called by: 30 functions in DataSyncHandler/receiver, DataSyncHandler/sender
 */
export function logStep(session: ConnectedSession, line: string): void {
  const { askedAgain, chunksIn, chunksOut, repeated, sentAgain, throttled } = takeStats(session.connection);
  const parts: string[] = [];
  /** Leaves out counts of zero. Called by: logStep */
  const add = (key: keyof LocaleStrings, count: number): void => {
    if (count > 0) {
      parts.push(text(key, count));
    }
  };
  add("LOG_CHUNKS_IN", chunksIn);
  add("LOG_ASKED_AGAIN", askedAgain);
  add("LOG_CHUNKS_OUT", chunksOut);
  add("LOG_SENT_AGAIN", sentAgain);
  add("LOG_REPEATED", repeated);
  add("LOG_THROTTLED", throttled);
  const behind = parts.length === 0 ? "" : ` [${table.concat(parts, ", ")}]`;
  log(session, session.step, line + behind);
}

/**
 * Logs how many entries wait for somebody who may write them, if any do.
 * Called by: applyBatch, noteApplied
 */
export function logUnconfirmed(session: ConnectedSession, count: number): void {
  if (count > 0) {
    log(session, session.step, text("LOG_UNCONFIRMED", count));
  }
}
