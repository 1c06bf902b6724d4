/** A table as a sketch sees it: the hash of each id and the time. */

import { breathe } from "../DataSyncManager/Scheduler";
import type { TableType } from "../DataSyncManager/Schema";
import type { GuildSet } from "../DataSyncManager/Scope";
import { idsInScope, metadataOf } from "../DataSyncManager/Store";
import { idHash } from "../DataSyncManager/Summary";
import { toEpoch } from "../DataSyncManager/Timestamps";
import { addToCells, type Cell, emptyCells, type SketchItem } from "./Sketch";

export interface SketchTable {
  items: SketchItem[];
  /** The id of each hash. */
  ids: Record<number, string | undefined>;
  /** True where two ids have the same hash, so that a sketch could not tell them apart. */
  isAmbiguous: boolean;
}

/**
 * Inside a flow: takes a table, its guilds in scope and the oldest time that counts. Returns what a sketch sees of it.
 * Called by: requestCells, sendMetadata
 */
export function sketchTable(tableType: TableType, guilds: GuildSet, since: string): SketchTable {
  const metadata = metadataOf(tableType);
  const seen: SketchTable = { items: [], ids: {}, isAmbiguous: false };
  for (const [place, id] of ipairs(idsInScope(tableType, guilds, since))) {
    const hash = idHash(id);
    seen.isAmbiguous ||= seen.ids[hash] !== undefined;
    seen.ids[hash] = id;
    seen.items[place - 1] = { hash, time: toEpoch(metadata[id]!.lastUpdated) ?? 0 };
    breathe();
  }
  return seen;
}

/**
 * Inside a flow: takes what a sketch sees and how many cells. Returns them.
 * Called by: requestCells, sendMetadata
 */
export function cellsOf(seen: SketchTable, count: number): Cell[] {
  const cells = emptyCells(count);
  for (const item of seen.items) {
    addToCells(cells, item, 1);
    breathe();
  }
  return cells;
}

/** Takes hashes. Returns their bytes, 4 each. Called by: requestEntries */
export function writeHashes(hashes: readonly number[]): string {
  const parts: string[] = [];
  for (const hash of hashes) {
    const bytes = [hash / 16777216, hash / 65536, hash / 256, hash].map((part) => math.floor(part) % 256);
    parts.push(string.char(...bytes));
  }
  return table.concat(parts);
}

/**
 * Takes bytes. Returns the hashes that they are; what is left over at the end is none.
 * Called by: sendWantedEntries
 */
export function readHashes(bytes: string): number[] {
  const hashes: number[] = [];
  for (const start of $range(1, bytes.length - 3, 4)) {
    const [highest, high, low, lowest] = string.byte(bytes, start, start + 3);
    hashes.push(((highest! * 256 + high!) * 256 + low!) * 256 + lowest!);
  }
  return hashes;
}
