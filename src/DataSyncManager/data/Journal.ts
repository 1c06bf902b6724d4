/**
 * What entries were before they were written while somebody copies the tables over many frames, so that the copy is a state
 * that once was, whatever is edited meanwhile.
 */

import { byTable, type Entry, type TableType } from "./Schema";

/** By id, the version when the journal began; `false` for an entry that did not exist. Only of those written since. */
export type Journal = Record<TableType, Record<string, Entry | false | undefined>>;

/** Journals at once: one whose flow had an error is dropped when others begin. */
const MAX_JOURNALS = 3;

const state: { journals: Journal[] } = { journals: [] };

/** Called by: backupOfPresent */
export function beginJournal(): Journal {
  const journal: Journal = byTable(() => ({}));
  state.journals.push(journal);
  if (state.journals.length > MAX_JOURNALS) {
    state.journals.shift();
  }
  return journal;
}

/** Called by: backupOfPresent */
export function endJournal(journal: Journal): void {
  state.journals = state.journals.filter((other) => other !== journal);
}

/** Before an entry is written: what it takes the place of. Called by: put, removeEntry */
export function noteBefore(tableType: TableType, id: string, before: Entry | undefined): void {
  for (const journal of state.journals) {
    journal[tableType][id] ??= before ?? false;
  }
}
