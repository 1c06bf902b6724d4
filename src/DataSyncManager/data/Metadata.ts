/** Building the metadata anew from the entries, at load. Afterwards the store keeps them. */

import { announceChange } from "../runtime/Changes";
import { clearHashes, contentHash, isUnverified, noteHash, storedHash } from "./ContentHash";
import { keepRecord, markDirty, type RecordMap, recordKey, recordOf } from "./EntryPages";
import { addToBudget, clearBudget } from "./FileBudget";
import { clearMovers, noteMover } from "./LeftGuilds";
import { clearOrigins, noteOrigin } from "./Origins";
import { savedData } from "./SavedData";
import { yieldIfOverBudget, yieldPaced } from "../runtime/Scheduler";
import {
  byTable,
  type Entry,
  guildOf,
  type MetadataRow,
  metadataRow,
  TABLE_TYPES,
  type TableType,
} from "./Schema";
import { addSortedId, clearSortedIds, sortedIds } from "./SortedIds";
import { addToDigest, clearDigests } from "./TableDigest";

/**
 * From the entries of all tables, with the summaries. Hashes that the file has for these very versions are taken from it;
 * the others are computed. Yields inside a flow, and nothing may write entries until it is done.
 * Called by: loadData
 */
export function rebuildMetadata(
  records: Readonly<Record<TableType, RecordMap>> = byTable<RecordMap>(() => ({})),
): void {
  const { sharedData } = savedData();
  clearDigests();
  clearBudget();
  clearSortedIds();
  clearHashes();
  clearMovers();
  clearOrigins();
  for (const tableType of TABLE_TYPES) {
    const rows: Record<string, MetadataRow> = {};
    for (const [id, entry] of pairs(sharedData[tableType])) {
      const row = metadataRow(entry);
      rows[id] = row;
      takeRecord(entry, row, records[tableType]);
      addToDigest(row, 1);
      addToBudget(entry, row.guildName, 1);
      noteMover(entry);
      addSortedId(tableType, id);
      yieldIfOverBudget();
    }
    sharedData.metadata[tableType] = rows;
    sortedIds(tableType);
  }
}

/** Hash and origin of an entry that was loaded: those in the file, or the hash anew. Called by: rebuildMetadata */
function takeRecord(entry: Entry, row: MetadataRow, records: RecordMap): void {
  const { id, tableType } = row;
  const key = recordKey(row);
  const record = records[key];
  const known = record === undefined ? undefined : recordOf(record);
  if (known === undefined) {
    noteHash(tableType, id, contentHash(entry));
    return;
  }
  noteHash(tableType, id, known.hash, entry.deleted);
  noteOrigin(tableType, id, known.origin);
  keepRecord(tableType, id, key + record!);
}

/**
 * Inside a flow, at ease: computes the hashes that were taken from the file, and puts right those that are stale or forged.
 * Until then they decide nothing but what is compared.
 * Called by: load
 */
export function verifyHashes(): void {
  let count = 0;
  for (const tableType of TABLE_TYPES) {
    for (const id of sortedIds(tableType)) {
      if (isUnverified(tableType, id)) {
        verifyHash(tableType, id);
        count += 1;
        yieldPaced(count);
      }
    }
  }
}

/** Computes a hash that was taken from the file, and puts it right. Called by: storedVersion, verifyHashes */
export function verifyHash(tableType: TableType, id: string): void {
  const { sharedData } = savedData();
  const entry = sharedData[tableType][id];
  const row = sharedData.metadata[tableType][id];
  if (entry === undefined || row === undefined || !isUnverified(tableType, id)) {
    return;
  }
  const hash = contentHash(entry);
  if (hash !== storedHash(tableType, id)) {
    addToDigest(row, -1);
    noteHash(tableType, id, hash);
    addToDigest(row, 1);
    markDirty(tableType, id);
  } else {
    noteHash(tableType, id, hash);
  }
}

/**
 * Inside a flow, after names of guilds have changed: rows, hashes and sums of the entries concerned follow.
 * Called by: refreshGuildNames
 */
export function remapGuilds(): void {
  for (const tableType of TABLE_TYPES) {
    let isChanged = false;
    for (const id of sortedIds(tableType)) {
      // Other data may be in use after each yield.
      const { sharedData } = savedData();
      const entry = sharedData[tableType][id];
      const row = sharedData.metadata[tableType][id];
      if (entry !== undefined && row !== undefined && guildOf(entry) !== row.guildName) {
        const remapped = metadataRow(entry);
        addToDigest(row, -1);
        addToBudget(entry, row.guildName, -1);
        sharedData.metadata[tableType][id] = remapped;
        noteHash(tableType, id, contentHash(entry));
        addToDigest(remapped, 1);
        addToBudget(entry, remapped.guildName, 1);
        markDirty(tableType, id);
        isChanged = true;
      }
      yieldIfOverBudget();
    }
    if (isChanged) {
      announceChange("entry", tableType);
    }
  }
}
