/**
 * Entries that came from somebody who may not write them: they say that another has, which nobody has confirmed yet. Each is
 * held like any other entry, so that two sides are equal and it travels on, marked. What is read is the version from
 * before it, if there is one.
 */

import { versionDigest } from "./ContentHash";
import { growth } from "./FileBudget";
import { savedData, type Unconfirmed } from "./SavedData";
import { byTable, type Entry, type TableType } from "./Schema";
import { serverNow } from "./Timestamps";

/** Versions that are remembered as refused; each costs the one who made it an officer's answer. */
const MAX_REFUSED = 1000;
/** Bytes of the versions that are read meanwhile, in one table, as the file has them. */
const MAX_KNOWN_BYTES = 4000000;
/** Unconfirmed entries of one table; at the bound no more of them are taken. */
export const MAX_UNCONFIRMED = 5000;

/** How many there are of a table, and the bytes of what is read in their place. */
interface Amount {
  entries: number;
  bytes: number;
}

const state: { counts: Record<TableType, Amount> | undefined; saved: unknown } = {
  counts: undefined,
  saved: undefined,
};

/**
 * What stands beside a stored entry that is unconfirmed; nothing for one that is known.
 * Called by: 7 functions in ReceivedEntries.ts, Store.ts, Unconfirmed.ts, UnconfirmedText.ts
 */
export function unconfirmedOf(tableType: TableType, id: string): Unconfirmed | undefined {
  return savedData().unconfirmed?.[tableType]?.[id];
}

/**
 * Whether a stored entry still waits for somebody who may write it.
 * Called by: 8 functions in ApplyEntries.ts, Confirmations.ts, EntryPacker.ts, PublicApi.ts, SharedGuilds.ts,
 * SingleBatches.ts
 */
export function isUnconfirmed(tableType: TableType, id: string): boolean {
  return unconfirmedOf(tableType, id) !== undefined;
}

/** The unconfirmed entries of a table by their ids, read only. Called by: entriesToAsk */
export function unconfirmedIn(tableType: TableType): Readonly<Record<string, Unconfirmed>> {
  return savedData().unconfirmed?.[tableType] ?? {};
}

/**
 * Whether a table can take one more that is unconfirmed, with what is known in its place.
 * Called by: judge
 */
export function hasRoomForUnconfirmed(tableType: TableType, known: Entry | undefined): boolean {
  const { bytes, entries } = counts()[tableType];
  return entries < MAX_UNCONFIRMED && bytes + bytesOf(known) <= MAX_KNOWN_BYTES;
}

/** In the file, about. Called by: countOne, hasRoomForUnconfirmed */
function bytesOf(known: Entry | undefined): number {
  return known === undefined ? 0 : growth(known, undefined).bytes;
}

/** Counts what stands beside an entry, or with -1 takes it off. Called by: counts, forgetUnconfirmed, noteUnconfirmed */
function countOne(amount: Amount, { known }: Unconfirmed, direction: 1 | -1): void {
  amount.entries += direction;
  amount.bytes += direction * bytesOf(known);
}

/**
 * Notes that the stored entry with this id is unconfirmed, and what is read meanwhile.
 * Called by: applyKnown, applyUnconfirmed
 */
export function noteUnconfirmed(tableType: TableType, id: string, noted: Unconfirmed): void {
  const saved = savedData();
  const all = (saved.unconfirmed ??= {});
  const ofTable = (all[tableType] ??= {});
  const amount = counts()[tableType];
  const before = ofTable[id];
  if (before !== undefined) {
    countOne(amount, before, -1);
  }
  countOne(amount, noted, 1);
  ofTable[id] = noted;
}

/**
 * From now on the stored entry counts as known, or is gone.
 * Called by: applyKnown, entriesToAsk, removeEntry, takeAnswer, writeEntry
 */
export function forgetUnconfirmed(tableType: TableType, id: string): void {
  const ofTable = savedData().unconfirmed?.[tableType];
  const noted = ofTable?.[id];
  if (ofTable !== undefined && noted !== undefined) {
    countOne(counts()[tableType], noted, -1);
    delete ofTable[id];
  }
}

/** Whether somebody who may write an entry has said that this version of it is none. Called by: judge */
export function isRefusedVersion(entry: Entry): boolean {
  const refused = savedData().refusedVersions;
  return (
    refused !== undefined && next(refused)[0] !== undefined && refused[versionDigest(entry)] !== undefined
  );
}

/** Remembers that a version is refused. Called by: dropUnconfirmed */
export function refuseVersion(entry: Entry): void {
  const refused = (savedData().refusedVersions ??= {});
  let count = 0;
  for (const [_] of pairs(refused)) {
    count += 1;
  }
  if (count < MAX_REFUSED) {
    refused[versionDigest(entry)] = serverNow();
  }
}

/** Counted anew when other data are in use. Called by: forgetUnconfirmed, hasRoomForUnconfirmed, noteUnconfirmed */
function counts(): Record<TableType, Amount> {
  const saved = savedData();
  if (state.counts === undefined || state.saved !== saved) {
    state.counts = byTable(() => ({ entries: 0, bytes: 0 }));
    state.saved = saved;
    for (const [tableType, ofTable] of pairs(saved.unconfirmed ?? {})) {
      for (const [, noted] of pairs(ofTable ?? {})) {
        countOne(state.counts[tableType], noted, 1);
      }
    }
  }
  return state.counts;
}
