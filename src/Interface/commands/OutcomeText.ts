import type { Outcome } from "../../DataSyncManager/sync/SyncRun";

/** The beginnings of the outcome lines. Other addons look for them, so they are the same in every language. */
const LINE_STARTS: Record<Outcome["kind"], string> = {
  complete: "Sync Complete",
  failed: "Sync Failed",
  error: "Error Encountered",
  preview: "Dry Run",
};

/** The same line in the chat and in the window. Called by: announceOutcome, runText */
export function outcomeText(outcome: Outcome): string {
  return `${LINE_STARTS[outcome.kind]}: ${outcome.text}`;
}
