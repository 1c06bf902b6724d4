/**
 * Entries that came from somebody who may not write them: they say that another has, which nobody has confirmed yet. Each is
 * held like any other entry, so that two sides are equal and it travels on, marked. What is read is the version from
 * before it, if there is one.
 */

import { versionDigest } from "./ContentHash";
import { savedData, type Unconfirmed } from "./SavedData";
import { byTable, type Entry, type TableType } from "./Schema";
import { serverNow } from "./Timestamps";

/** Unconfirmed entries of one table; at the bound no more of them are taken. */
export const MAX_UNCONFIRMED = 5000;

/** By table, how many there are. */
const state: { counts: Record<TableType, number> | undefined; saved: unknown } = {
  counts: undefined,
  saved: undefined,
};

/**
 * What stands beside a stored entry that is unconfirmed; nothing for one that is known.
 * Called by: confirmEntry, noteUnconfirmed, readEntry
 */
export function unconfirmedOf(tableType: TableType, id: string): Unconfirmed | undefined {
  return savedData().unconfirmed?.[tableType]?.[id];
}

/** Whether a stored entry still waits for somebody who may write it. */
export function isUnconfirmed(tableType: TableType, id: string): boolean {
  return unconfirmedOf(tableType, id) !== undefined;
}

/** The unconfirmed entries of a table by their ids, read only. */
export function unconfirmedIn(tableType: TableType): Readonly<Record<string, Unconfirmed>> {
  return savedData().unconfirmed?.[tableType] ?? {};
}

/** Whether a table can take one more that is unconfirmed. */
export function hasRoomForUnconfirmed(tableType: TableType): boolean {
  return counts()[tableType] < MAX_UNCONFIRMED;
}

/** Notes that the stored entry with this id is unconfirmed, and what is read meanwhile. */
export function noteUnconfirmed(tableType: TableType, id: string, noted: Unconfirmed): void {
  const saved = savedData();
  const all = (saved.unconfirmed ??= {});
  const ofTable = (all[tableType] ??= {});
  if (ofTable[id] === undefined) {
    counts()[tableType] += 1;
  }
  ofTable[id] = noted;
}

/** From now on the stored entry counts as known, or is gone. */
export function forgetUnconfirmed(tableType: TableType, id: string): void {
  const ofTable = savedData().unconfirmed?.[tableType];
  if (ofTable?.[id] !== undefined) {
    delete ofTable[id];
    counts()[tableType] -= 1;
  }
}

/** Whether somebody who may write an entry has said that this version of it is none. */
export function isRefusedVersion(entry: Entry): boolean {
  const refused = savedData().refusedVersions;
  return (
    refused !== undefined && next(refused)[0] !== undefined && refused[versionDigest(entry)] !== undefined
  );
}

/** Remembers that a version is refused. Called by: dropUnconfirmed */
export function refuseVersion(entry: Entry): void {
  const refused = (savedData().refusedVersions ??= {});
  refused[versionDigest(entry)] = serverNow();
}

/** Counted anew when other data are in use. Called by: forgetUnconfirmed, hasRoomForUnconfirmed, noteUnconfirmed */
function counts(): Record<TableType, number> {
  const saved = savedData();
  if (state.counts === undefined || state.saved !== saved) {
    state.counts = byTable(() => 0);
    state.saved = saved;
    for (const [tableType, ofTable] of pairs(saved.unconfirmed ?? {})) {
      for (const [_] of pairs(ofTable ?? {})) {
        state.counts[tableType] += 1;
      }
    }
  }
  return state.counts;
}
