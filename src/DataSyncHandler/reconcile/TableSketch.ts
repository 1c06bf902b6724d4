/** A table as a sketch sees it: the hash of each id, the time and the hash of the content. */

import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import type { TableType } from "../../DataSyncManager/data/Schema";
import type { GuildSet } from "../../DataSyncManager/guild/SharedGuilds";
import { idsInScope, versionInScope } from "../../DataSyncManager/data/Store";
import { idHash } from "../../DataSyncManager/data/TableDigest";
import { toEpoch } from "../../DataSyncManager/data/Timestamps";
import { addToCells, type Cell, emptyCells, type SketchItem, wordAt, wordBytes } from "./Sketch";

/** Times are known modulo this: until the year 2106 that is no difference. */
const TIME_MODULUS = 4294967296;

export interface TableSketch {
  tableType: TableType;
  items: SketchItem[];
  /** The id of each hash. */
  ids: Record<number, string | undefined>;
  /** The row of each hash. */
  here: Record<number, SketchItem | undefined>;
  /** True where two ids have the same hash, or one has none, so that a sketch could not tell them apart. */
  isAmbiguous: boolean;
}

/** Inside a flow: the rows in scope, as sketches see them. Called by: requestCells, sendCells */
export function sketchTable(tableType: TableType, guilds: GuildSet, since: string): TableSketch {
  const seen: TableSketch = { tableType, items: [], ids: {}, here: {}, isAmbiguous: false };
  for (const [place, id] of ipairs(idsInScope(tableType, guilds, since))) {
    const hash = idHash(id);
    const version = versionInScope(tableType, id, guilds)!;
    const time = (toEpoch(version.lastUpdated) ?? 0) % TIME_MODULUS;
    seen.isAmbiguous ||= hash === 0 || seen.ids[hash] !== undefined;
    seen.ids[hash] = id;
    const item = { hash, time, content: version.hash };
    seen.here[hash] = item;
    seen.items[place - 1] = item;
    yieldIfOverBudget();
  }
  return seen;
}

/** Inside a flow: the table's rows in `count` cells. Called by: requestCells, sendCells */
export function cellsOf(seen: TableSketch, count: number): Cell[] {
  const cells = emptyCells(count);
  for (const item of seen.items) {
    addToCells(cells, item, 1);
    yieldIfOverBudget();
  }
  return cells;
}

/** 4 bytes each. Called by: requestOf */
export function writeHashes(hashes: readonly number[]): string {
  const parts: string[] = [];
  for (const hash of hashes) {
    parts.push(wordBytes(hash));
    yieldIfOverBudget();
  }
  return table.concat(parts);
}

/** An incomplete hash at the end is dropped. Called by: wantedIds */
export function readHashes(bytes: string): number[] {
  const hashes: number[] = [];
  for (const start of $range(1, bytes.length - 3, 4)) {
    hashes.push(wordAt(bytes, start));
    yieldIfOverBudget();
  }
  return hashes;
}
