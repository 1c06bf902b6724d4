/** The ids of each table in ascending order, kept from the load on, so that nobody has to sort a whole table in one frame. */

import { yieldIfOverBudget } from "../runtime/Scheduler";
import { byTable, type TableType } from "./Schema";

/** The ids of one table: those in order, and those that came since. */
interface Ids {
  sorted: string[];
  added: string[];
}

/** Ids that are sorted in one go: the rest is merging, which can stop anywhere. */
const RUN = 128;

const state = { ids: emptyIds() };

/** Before the metadata are rebuilt. Called by: rebuildMetadata */
export function clearSortedIds(): void {
  state.ids = emptyIds();
}

/**
 * The id must be new in its table. It is sorted in only when the list is next needed.
 * Called by: rebuildMetadata, writeEntry
 */
export function addSortedId(tableType: TableType, id: string): void {
  const { added } = state.ids[tableType];
  added.push(id);
}

/**
 * Takes ids out of the list, in one pass that nothing interrupts: what is going through the list goes on with the old one.
 * Called by: removeEntry
 */
export function removeSortedIds(tableType: TableType, gone: Readonly<Record<string, true>>): void {
  const { added, sorted } = state.ids[tableType];
  state.ids[tableType] = { added: without(added, gone), sorted: without(sorted, gone) };
}

/** Called by: removeSortedIds */
function without(ids: readonly string[], gone: Readonly<Record<string, true>>): string[] {
  const kept: string[] = [];
  let count = 0;
  for (const id of ids) {
    if (!gone[id]) {
      kept[count] = id;
      count += 1;
    }
  }
  return kept;
}

/**
 * Inside a flow: all ids of a table in ascending order. The list never changes afterwards, so a loop over it may
 * yield.
 * Called by: 13 functions in Articles.ts, Backup.ts, CalendarEvents.ts, EntryRoom.ts, Metadata.ts,
 * MovedCharacters.ts, RosterImport.ts, RosterRows.ts, Store.ts
 */
export function sortedIds(tableType: TableType): readonly string[] {
  const ids = state.ids[tableType];
  while (ids.added.length > 0) {
    const { added, sorted } = ids;
    const count = added.length;
    const merged = merge(sorted, sortTexts(added.slice(0, count)));
    // Another flow may have done the same while this one was breathing.
    if (ids.sorted === sorted && ids.added === added) {
      ids.sorted = merged;
      ids.added = added.slice(count);
    }
  }
  return ids.sorted;
}

/**
 * Inside a flow: ascending, in slices, because `table.sort` cannot yield.
 * Called by: entryLines, listArticles, sendWantedEntries, sessionLines, sortRows, sortedIds
 */
export function sortTexts(texts: readonly string[]): string[] {
  let runs: string[][] = [];
  for (const from of $range(0, texts.length - 1, RUN)) {
    const run = texts.slice(from, from + RUN);
    table.sort(run);
    runs.push(run);
    yieldIfOverBudget();
  }
  while (runs.length > 1) {
    const longer: string[][] = [];
    for (const place of $range(0, runs.length - 1, 2)) {
      longer.push(merge(runs[place]!, runs[place + 1] ?? []));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

/** Both lists must be in order. Called by: sortTexts, sortedIds */
function merge(first: readonly string[], second: readonly string[]): string[] {
  const merged: string[] = [];
  const [firstCount, secondCount] = [first.length, second.length];
  let count = 0;
  let left = 0;
  let right = 0;
  while (left < firstCount || right < secondCount) {
    const isFirst = right >= secondCount || (left < firstCount && first[left]! <= second[right]!);
    merged[count] = isFirst ? first[left]! : second[right]!;
    count += 1;
    if (isFirst) {
      left += 1;
    } else {
      right += 1;
    }
    yieldIfOverBudget();
  }
  return merged;
}

/**
 * Sorted; for a few names only, because it does not yield.
 * Called by: agreeScope, answerScope, listArticles, listRoster, scopeCode
 */
export function namesIn(names: Readonly<Record<string, true>>): string[] {
  const list: string[] = [];
  for (const [name] of pairs(names)) {
    list.push(name);
  }
  table.sort(list);
  return list;
}

/** Before the store's ids have been read. Called by: SortedIds.ts, clearSortedIds */
function emptyIds(): Record<TableType, Ids> {
  return byTable(() => ({ sorted: [], added: [] }));
}
