/**
 * Messages that were not listened to: counted for the status, and logged. The log gets a line for the first of a kind
 * from a user; those that follow within a minute are folded into one line that says how many there were. A flood of names
 * fills neither the log nor the memory: beyond a few kinds at a time they are folded together.
 */

import { text } from "../../DataSyncManager/runtime/Locale";
import { countRejection, type RejectionReason } from "../../DataSyncManager/sync/RejectionCounts";
import { log } from "../../DataSyncManager/sync/SyncLog";

/** Seconds in which messages of one kind from one user are folded. */
const FOLDING_SECONDS = 60;
/** Kinds and users that are told apart at a time; the others are folded together. */
const MAX_APART = 10;
/** The user that stands for all others in the log. */
const OTHERS = "*";

/** The sentence of each reason that is logged here. Floods and refused entries have lines of their own. */
const SENTENCES: Partial<Record<RejectionReason, keyof LocaleStrings>> = {
  stranger: "REJECTED_STRANGER",
  malformed: "REJECTED_MALFORMED",
  unknown: "REJECTED_UNKNOWN",
  channel: "REJECTED_CHANNEL",
  noSession: "REJECTED_NO_SESSION",
  misfit: "REJECTED_MISFIT",
};

const state: {
  /** How many were folded since the last line, by reason and user. */
  folded: Record<string, number | undefined>;
  apart: number;
} = {
  folded: {},
  apart: 0,
};

/**
 * Counts a message that was not listened to, and logs it.
 * Called by: answerNoSession, receiveAddonMessage, receiveChunk, receiveControl, receiveInSession,
 * receiveText
 */
export function reject(user: string, reason: RejectionReason): void {
  countRejection(user, reason);
  const sentence = SENTENCES[reason];
  if (sentence === undefined) {
    return;
  }
  const isKnown = state.folded[reason + user] !== undefined;
  const name = isKnown || state.apart < MAX_APART ? user : OTHERS;
  const key = reason + name;
  const folded = state.folded[key];
  if (folded !== undefined) {
    state.folded[key] = folded + 1;
    return;
  }
  state.folded[key] = 0;
  state.apart += 1;
  logRejection(name, text(sentence));
  C_Timer.After(FOLDING_SECONDS, () => unfold(key, name, sentence));
}

/** Logs how many more of a kind came since its first line, and forgets them. Called by: reject */
function unfold(key: string, user: string, sentence: keyof LocaleStrings): void {
  const folded = state.folded[key] ?? 0;
  state.folded[key] = undefined;
  state.apart -= 1;
  if (folded > 0) {
    logRejection(user, text("LOG_REJECTED_MORE", folded, text(sentence)));
  }
}

/** Called by: reject, unfold */
function logRejection(user: string, line: string): void {
  log({ role: "receiver", sessionId: "", user, tableType: "NONE" }, "1", line);
}
