/** The shared tables: the only place that writes an entry. Metadata follow every write. */

import { announceChange } from "../runtime/Changes";
import { yieldIfOverBudget } from "../runtime/Scheduler";
import { addSortedId, sortedIds } from "./SortedIds";
import { addToDigest } from "./TableDigest";
import { savedData } from "./SavedData";
import { noteOwnTime } from "./ServerClock";
import {
  type Entry,
  type EntryData,
  type EntryOf,
  metadataRow,
  type MetadataRow,
  type TableType,
} from "./Schema";
import { serverNow, timestampAfter } from "./Timestamps";
import { validateEntry } from "./Validation";

/** What writing an entry that came from somewhere else did. */
export type WriteResult = "added" | "replaced" | "deleted" | "unchanged";

/**
 * A stored entry. It is the store's own: read it, never write to it.
 * Called by: applyEntry, collectBatch, collectPlayerFacts, deleteEntry, deleteWithUndo, drawArticlePane,
 * eachEvent, editArticle, editEntry, editPublicEntry, fillRow, finishEditing, formOf, lastDeletion,
 * linkedGuildOf, listArticles, livingEntry, nextTimedEvent, ownRows, problemOfEntry, readPublicEntry,
 * rosterRows, saveArticle, saveMember, saveSetup, setupOf, writeDeletion
 */
export function readEntry<Table extends TableType>(tableType: Table, id: string): EntryOf<Table> | undefined {
  // Nothing comes into a table unless it has been validated by the table's description.
  return savedData().sharedData[tableType][id] as EntryOf<Table> | undefined;
}

/**
 * Takes a table. Returns all its metadata rows by id: the store's own, to be read only.
 * Called by: compareCells, compareEntries, compareRows, deletedFirst, effectOfSetup, endWhole, entryLines,
 * exampleOf, greet, idsInScope, knownSpelling, listIds, markAllRead, notePreview, noteWholeProgress,
 * sendRows, sketchTable, splitActions, tableCode, unreadCount, wantedIds
 */
export function metadataOf(tableType: TableType): Readonly<Record<string, MetadataRow>> {
  return savedData().sharedData.metadata[tableType];
}

/**
 * Inside a flow: takes a table, the guild names whose entries count, the oldest `lastUpdated` that does, and the id
 * behind which to begin. Returns the ids of those entries in ascending order.
 * Called by: beginWhole, cheapestForm, compareRows, entryLines, exportBlock, idsToTell, sketchTable,
 * tableCode
 */
export function idsInScope(
  tableType: TableType,
  guilds: Readonly<Record<string, true>>,
  since: string,
  behind = "",
): string[] {
  const ids: string[] = [];
  let count = 0;
  for (const id of sortedIds(tableType)) {
    const row = metadataOf(tableType)[id];
    if (row !== undefined && guilds[row.guildName] && row.lastUpdated >= since && id > behind) {
      ids[count] = id;
      count += 1;
    }
    yieldIfOverBudget();
  }
  return ids;
}

/**
 * Takes a valid entry from another client or a migration, which belongs to the store from now on. Writes it where it
 * is newer than what is there, and returns what that did. An older or equally old one changes nothing.
 * Called by: applyEntries, retryQuarantine, writeImported
 */
export function applyEntry(entry: Entry): WriteResult {
  const current = readEntry(entry.tableType, entry.id);
  if (current !== undefined && current.lastUpdated >= entry.lastUpdated) {
    return "unchanged";
  }
  writeEntry(entry);
  if (entry.deleted) {
    return "deleted";
  }
  return current === undefined ? "added" : "replaced";
}

/**
 * A player's edit. Takes the table, the id, the guild's name and the whole new data; the entry comes alive where it
 * was deleted, and gets a `lastUpdated` greater than its last one. Returns nothing, or why the entry is refused.
 * Called by: writeEdit
 */
export function editEntry(
  tableType: TableType,
  id: string,
  guildName: string,
  data: EntryData,
): string | undefined {
  const current = readEntry(tableType, id);
  const edited: Entry = {
    ...current,
    id,
    tableType,
    guildName,
    lastUpdated: timestampAfter(current?.lastUpdated),
    deleted: false,
    data,
  };
  const problem = validateEntry(edited, tableType);
  if (problem === undefined) {
    writeEntry(edited);
    noteOwnTime();
  }
  return problem;
}

/**
 * Returns an id for a new article: the time and 4 digits by chance.
 * Called by: createEntryButtons, editPublicEntry
 */
export function newArticleId(): string {
  return `${serverNow()}${string.format("%04d", math.random(0, 9999))}`;
}

/**
 * A player's deletion. Takes the table and the id; the entry stays as a tombstone. Returns false where there is no
 * such living entry.
 * Called by: writeDeletion
 */
export function deleteEntry(tableType: TableType, id: string): boolean {
  const current = readEntry(tableType, id);
  if (current === undefined || current.deleted) {
    return false;
  }
  writeEntry({ ...current, deleted: true, lastUpdated: timestampAfter(current.lastUpdated) });
  noteOwnTime();
  return true;
}

/**
 * Takes a valid entry. Puts it into its table and its row into the metadata, and tells who listens.
 * Called by: applyEntry, deleteEntry, editEntry
 */
function writeEntry(entry: Entry): void {
  const { sharedData } = savedData();
  const rows = sharedData.metadata[entry.tableType];
  const last = rows[entry.id];
  const row = metadataRow(entry);
  sharedData[entry.tableType][entry.id] = entry;
  rows[entry.id] = row;
  if (last === undefined) {
    addSortedId(entry.tableType, entry.id);
  } else {
    addToDigest(last, -1);
  }
  addToDigest(row, 1);
  announceChange("entry", entry.tableType);
}
