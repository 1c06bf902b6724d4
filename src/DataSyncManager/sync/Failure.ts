/** What goes wrong in a sync and is expected to: values, not errors. */

import { isTable } from "../data/PlainTables";
import { text } from "../runtime/Locale";

/** The sentence that a player reads about it. */
export type Reason = Extract<keyof LocaleStrings, `REASON_${string}`>;

export interface Failure {
  reason: Reason;
  /** What stands for `{1}` in the sentence. */
  detail: string;
  /** True where trying the same user again in a while may work: busy, in a group, both asked at once. */
  mayRetry: boolean;
}

const RETRIABLE: Partial<Record<Reason, true>> = {
  REASON_BUSY: true,
  REASON_IN_GROUP: true,
  REASON_CROSSED: true,
  REASON_ROSTER_PENDING: true,
};

/**
 * Takes a reason and what its sentence needs. Returns the failure.
 * Called by: agreeScope, applyBatch, ask, askReady, attendTransfer, awaitOrder, awaitSent,
 * endReceiverSessionWith, forgetOffline, makeRoomFor, problemOf, receiveEntries, receiveInSession, refusalIn,
 * refusalOf, requestMoreCells, requestRows, requestWhole, reviveTransfers, sendWantedEntries
 */
export function failure(reason: Reason, detail: string | number = ""): Failure {
  return { reason, detail: tostring(detail), mayRetry: RETRIABLE[reason] === true };
}

/**
 * Takes a result. Returns whether it is a failure.
 * Called by: AnswerSync, StartSync, agreeScope, askReady, awaitOrder, completeUser, confirmTable,
 * receiveEntries, requestMoreCells, requestRows, requestWhole, sendBatches
 */
export function isFailure<Value>(result: Value | Failure): result is Failure {
  return isTable(result) && result.reason !== undefined;
}

/** Takes a failure. Returns its sentence in the client's language. Called by: problemText */
export function failureText(failed: Failure): string {
  return text(failed.reason, failed.detail);
}
