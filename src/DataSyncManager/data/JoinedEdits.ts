/**
 * Which edits of one entry are joined. Each edit has a time later than the one before it, so somebody who edits an entry
 * many times within a second would date it minutes ahead, where others refuse it. Two edits within two seconds are one
 * version with one time instead, but only as long as nobody else can have seen the first: else those who have it would take
 * the second for the same. What goes to others, as an entry, a row, a sketch or a sum, is read through `rowInScope` and
 * `sumInScope`, and those tell this module. Nothing of it is saved: what is on disk may have gone elsewhere with the file.
 */

import { fromEpoch, serverNow, timestampAfter } from "./Timestamps";

/** Seconds within which two edits of one entry are joined. */
const JOIN_SECONDS = 2;
/** Seconds that the times of an entry's edits may run ahead of the clock; others refuse what is twice as far ahead. */
const MAX_RUN_AHEAD = 300;

/** The last edit of an entry: the time that it got, and `GetTime` of it. */
interface FreshEdit {
  lastUpdated: string;
  at: number;
}

const state: {
  /** By table and id; only those that nobody else can have seen. */
  fresh: Record<string, FreshEdit | undefined>;
  /** `GetTime` of the latest of them, nothing for none. */
  latest: number | undefined;
} = { fresh: {}, latest: undefined };

/**
 * The time of an edit or a deletion that a person makes; `last` is that of the stored version. The same time as that one if
 * the two are joined, else a later one.
 * Called by: deleteEntry, editEntry
 */
export function timestampOfEdit(tableType: string, id: string, last: string | undefined): string {
  const edit = state.fresh[keyOf(tableType, id)];
  const isJoined =
    edit !== undefined &&
    edit.lastUpdated === last &&
    GetTime() - edit.at <= JOIN_SECONDS &&
    serverNow() <= last;
  return isJoined ? edit.lastUpdated : timestampAfter(last);
}

/** Notes an edit that a person has made, with the time that it got. Called by: deleteEntry, editEntry */
export function noteFreshEdit(tableType: string, id: string, lastUpdated: string): void {
  const now = GetTime();
  if (state.latest !== undefined && now - state.latest > JOIN_SECONDS) {
    // All of them are too old to be joined with, so the list never grows for longer than somebody goes on editing.
    state.fresh = {};
  }
  state.latest = now;
  state.fresh[keyOf(tableType, id)] = { lastUpdated, at: now };
}

/**
 * Entries are being read for somebody else: no edit is joined with one from before. Whoever hands out entries, or anything
 * made from them, without `rowInScope` and `sumInScope` has to call this first.
 * Called by: rowInScope, sumInScope
 */
export function noteShown(): void {
  if (state.latest !== undefined) {
    state.fresh = {};
    state.latest = undefined;
  }
}

/**
 * Whether the times of an entry run so far ahead of the clock that the next edit has to wait. `last` is that of the stored
 * version.
 * Called by: change, writeDeletion
 */
export function hasRunAhead(last: string | undefined): boolean {
  return last !== undefined && last > fromEpoch(GetServerTime() + MAX_RUN_AHEAD);
}

/** Called by: noteFreshEdit, timestampOfEdit */
function keyOf(tableType: string, id: string): string {
  return `${tableType} ${id}`;
}
