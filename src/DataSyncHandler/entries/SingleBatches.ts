/**
 * Batches that do not build on each other, for a text that players copy and paste: the letter of the table, then the entries
 * packed as on the wire.
 */

import { type Entry, TABLE_TYPES, type TableType } from "../../DataSyncManager/data/Schema";
import type { GuildSet } from "../../DataSyncManager/guild/SharedGuilds";
import { entryInScope } from "../../DataSyncManager/data/LeftGuilds";
import { idsInScope, knownEntry } from "../../DataSyncManager/data/Store";
import { isUnconfirmed } from "../../DataSyncManager/data/Unconfirmed";
import { BEGINNING } from "../../DataSyncManager/data/Timestamps";
import { createPacking, packEntries, unpackEntries } from "../packing/EntryPacker";
import { type BatchSize, collectBatch } from "./EntryBatches";

/** A batch that was read. Its entries are not checked yet. */
export interface SingleBatch {
  tableType: TableType;
  items: readonly unknown[];
}

/** As large as packs well, and as small as may be lost when a line is damaged. */
const LINE_SIZE: BatchSize = { entries: 200, bytes: 40000 };
/** The letter of the first table. */
const FIRST_LETTER = 65;

/** Inside a flow: calls for the bytes of each batch of the entries of some guilds, all tables. Called by: exportBlock */
export function eachSingleBatch(guilds: GuildSet, visit: (this: void, bytes: string) => void): void {
  for (const [place, tableType] of ipairs(TABLE_TYPES)) {
    const ids = idsInScope(tableType, guilds, BEGINNING);
    /** What nobody has confirmed is left out: whoever pastes it could not tell. Called by: eachSingleBatch */
    const read = (id: string): Entry | undefined =>
      isUnconfirmed(tableType, id) ? knownEntry(tableType, id) : entryInScope(tableType, id, guilds);
    let from = 0;
    while (from < ids.length) {
      const { items, next, places, sizes } = collectBatch(tableType, { ids, from, size: LINE_SIZE, read });
      const [packed, count] = packEntries(createPacking(), tableType, {
        items,
        sizes,
        isLast: true,
        announced: undefined,
      });
      visit(string.char(FIRST_LETTER + place - 1) + packed);
      from = places[count] ?? next;
    }
  }
}

/** Inside a flow: nothing for bytes that are not a whole batch. Called by: readLine */
export function readSingleBatch(bytes: string): SingleBatch | undefined {
  const tableType = bytes === "" ? undefined : TABLE_TYPES[string.byte(bytes) - FIRST_LETTER];
  const batch =
    tableType === undefined ? undefined : unpackEntries(createPacking(), tableType, string.sub(bytes, 2));
  return tableType === undefined || batch === undefined ? undefined : { tableType, items: batch.items };
}
