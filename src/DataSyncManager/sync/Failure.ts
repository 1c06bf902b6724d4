/** What goes wrong in a sync and is expected to: values, not errors. */

import { isTable } from "../data/PlainTables";
import { text } from "../runtime/Locale";

/** The sentence that a player reads about it: nothing that another client sends goes into it but numbers. */
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
  REASON_MADE_WAY: true,
  REASON_ROSTER_PENDING: true,
};

/** Reasons that lie on this side. */
const OWN: Partial<Record<Reason, true>> = {
  REASON_STOPPED: true,
  REASON_CLOCK_OFF: true,
  REASON_NO_GUILD: true,
  REASON_PREFIXES_FULL: true,
  REASON_PREFIX_REFUSED: true,
  REASON_IGNORED: true,
  REASON_ERROR: true,
};

/** Whether a failure says nothing about the other side. Called by: noteFailures */
export function isOwnDoing({ reason }: Failure): boolean {
  return OWN[reason] === true;
}

/**
 * `detail` goes into the reason's sentence.
 * Called by: 29 functions in DataSyncComs/connection, DataSyncComs/receiving, DataSyncHandler/receiver,
 * DataSyncHandler/sender, DataSyncHandler/session, GuildHelper.ts
 */
export function failure(reason: Reason, detail: string | number = ""): Failure {
  return { reason, detail: tostring(detail), mayRetry: RETRIABLE[reason] === true };
}

/**
 * Failures are values, not errors: a peer may fail at any time.
 * Called by: 14 functions in DataSyncComs/connection, DataSyncHandler/receiver, DataSyncHandler/sender,
 * WorkflowManager.ts
 */
export function isFailure<Value>(result: Value | Failure): result is Failure {
  return isTable(result) && result.reason !== undefined;
}

/** In the client's language. Called by: problemText */
export function failureText(failed: Failure): string {
  return text(failed.reason, failed.detail);
}
