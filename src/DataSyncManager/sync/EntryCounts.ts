/** How many entries a sync moved, what became of them, and the first few by name: a log never has a line for each. */

import { text } from "../runtime/Locale";
import type { WriteResult } from "../data/Store";

export interface EntryCounts {
  added: number;
  replaced: number;
  deleted: number;
  /** Came, but the version here is as new or newer. */
  unchanged: number;
  /** Came, but is invalid, out of scope or not allowed. */
  refused: number;
}

/** Entries of one kind that a line names at most: what a player wonders about is one of a few. */
export const NAMED = 5;

/** What a line says of entries that were counted, by what became of them. */
export type EntryNames = { [Kind in keyof EntryCounts]?: string[] };

const COUNT_TEXTS: readonly [name: keyof EntryCounts, key: keyof LocaleStrings][] = [
  ["added", "COUNT_ADDED"],
  ["replaced", "COUNT_REPLACED"],
  ["deleted", "COUNT_DELETED"],
  ["unchanged", "COUNT_UNCHANGED"],
  ["refused", "COUNT_REFUSED"],
];

/**
 * A new table for each caller, who counts in it.
 * Called by: 9 functions in ApplyEntries.ts, MoveEntries.ts, Sessions.ts, SyncRun.ts, SyncUsers.ts,
 * TextBlock.ts
 */
export function noCounts(): EntryCounts {
  return { added: 0, replaced: 0, deleted: 0, unchanged: 0, refused: 0 };
}

/**
 * `refused` is for entries that were not written at all.
 * Called by: applyEntries, checkEntries, countInvalid, writeBlock
 */
export function countEntry(counts: EntryCounts, result: WriteResult | "refused"): void {
  counts[result] += 1;
}

/** Changes the first. Called by: completeText, noteApplied, noteArrived, sendEntries, sessionTotals */
export function addCounts(counts: EntryCounts, others: EntryCounts): void {
  counts.added += others.added;
  counts.replaced += others.replaced;
  counts.deleted += others.deleted;
  counts.unchanged += others.unchanged;
  counts.refused += others.refused;
}

/**
 * How many entries were written.
 * Called by: applyBatch, movedAny, noteIncoming, receiveEntries, totalCount
 */
export function writtenCount({ added, deleted, replaced }: EntryCounts): number {
  return added + replaced + deleted;
}

/** How many entries came, written or not. Called by: noteArrived */
export function totalCount(counts: EntryCounts): number {
  return writtenCount(counts) + counts.unchanged + counts.refused;
}

/**
 * Whether any entry was written.
 * Called by: completeText, importData, noteSetupChanges
 */
export function movedAny(counts: EntryCounts): boolean {
  return writtenCount(counts) > 0;
}

/**
 * Only the counts that are not zero.
 * Called by: 12 functions in DataCommands.ts, MoveEntries.ts, ReceiverSession.ts, SenderSession.ts,
 * SenderTables.ts, ServeEntries.ts, SyncPreview.ts, SyncUsers.ts
 */
export function countsText(counts: EntryCounts, names: EntryNames = {}): string {
  const parts: string[] = [];
  for (const [name, key] of COUNT_TEXTS) {
    if (counts[name] > 0) {
      parts.push(text(key, counts[name]) + namesBehind(names, name, counts[name]));
    }
  }
  return parts.length === 0 ? text("COUNT_NOTHING") : table.concat(parts, ", ");
}

/** Called by: applyEntries */
export function noteName(names: EntryNames, kind: keyof EntryCounts, name: string): void {
  const named = (names[kind] ??= []);
  if (named.length < NAMED) {
    named.push(name);
  }
}

/** The names behind a count, in brackets; empty without any. Called by: countsText */
function namesBehind(names: EntryNames, kind: keyof EntryCounts, count: number): string {
  const named = names[kind];
  if (named === undefined) {
    return "";
  }
  return ` (${table.concat(named, ", ")}${count > named.length ? ", …" : ""})`;
}
