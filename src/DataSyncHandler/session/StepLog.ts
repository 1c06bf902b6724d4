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
 * Called by: 32 functions in DataSyncHandler/receiver, DataSyncHandler/sender
 */
export function logStep(session: ConnectedSession, line: string): void {
  log(session, session.step, line + countsOfChunks(session));
}

/**
 * The same for a line that quotes another client, with what stands in a report instead of it.
 * Called by: applyBatch, logReady, noteApplied
 */
export function logQuote(session: ConnectedSession, line: string, report: string): void {
  const counts = countsOfChunks(session);
  log(session, session.step, line + counts, report + counts);
}

/**
 * Logs that both sides are ready, with the other one's versions; in a report only their numbers.
 * Called by: answerReady, noteReady
 */
export function logReady(session: ConnectedSession, release: string, protocol: number): void {
  const numbers = string.match(release, "^%d+%.%d+%.%d+")[0] ?? "?";
  logQuote(session, text("LOG_READY", release, protocol), text("LOG_READY", numbers, protocol));
}

/** What happened to chunks since the last line, in brackets. Called by: logQuote, logStep */
function countsOfChunks(session: ConnectedSession): string {
  const { askedAgain, chunksIn, chunksOut, repeated, sentAgain, throttled } = takeStats(session.connection);
  const parts: string[] = [];
  /** Leaves out counts of zero. Called by: countsOfChunks */
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
  return parts.length === 0 ? "" : ` [${table.concat(parts, ", ")}]`;
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
