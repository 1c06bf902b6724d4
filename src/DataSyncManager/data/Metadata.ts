/** Building the metadata anew from the entries, at load. Afterwards the store keeps them. */

import { announceChange } from "../runtime/Changes";
import { clearHashes, contentHash, noteHash } from "./ContentHash";
import { addToBudget, clearBudget } from "./FileBudget";
import { clearMovers, noteMover } from "./LeftGuilds";
import { savedData } from "./SavedData";
import { yieldIfOverBudget } from "../runtime/Scheduler";
import { guildOf, type MetadataRow, metadataRow, TABLE_TYPES } from "./Schema";
import { addSortedId, clearSortedIds, sortedIds } from "./SortedIds";
import { addToDigest, clearDigests } from "./TableDigest";

/**
 * From the entries of all tables, with the summaries. Yields inside a flow, and nothing may write entries until it is
 * done.
 * Called by: loadData
 */
export function rebuildMetadata(): void {
  const { sharedData } = savedData();
  clearDigests();
  clearBudget();
  clearSortedIds();
  clearHashes();
  clearMovers();
  for (const tableType of TABLE_TYPES) {
    const rows: Record<string, MetadataRow> = {};
    for (const [id, entry] of pairs(sharedData[tableType])) {
      const row = metadataRow(entry);
      rows[id] = row;
      noteHash(tableType, id, contentHash(entry));
      addToDigest(row, 1);
      addToBudget(entry, 1);
      noteMover(entry);
      addSortedId(tableType, id);
      yieldIfOverBudget();
    }
    sharedData.metadata[tableType] = rows;
    sortedIds(tableType);
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
        sharedData.metadata[tableType][id] = remapped;
        noteHash(tableType, id, contentHash(entry));
        addToDigest(remapped, 1);
        isChanged = true;
      }
      yieldIfOverBudget();
    }
    if (isChanged) {
      announceChange("entry", tableType);
    }
  }
}
