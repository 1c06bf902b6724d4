/** Tombstones keep their data for a while, so that a deletion can be undone, and then shrink to a marker. */

import type { Entry } from "./Schema";
import { daysAgo } from "./Timestamps";

/** Days after which a tombstone gives up its data. The marker stays: someone away may still hold the live entry. */
const DATA_DAYS = 30;

/**
 * Takes an entry. Returns whether it is a tombstone that should have given up its data but still has them.
 * Called by: shrunk
 */
function isOverdueTombstone(entry: Entry): boolean {
  return entry.deleted && next(entry.data)[0] !== undefined && entry.lastUpdated < daysAgo(DATA_DAYS);
}

/**
 * Takes an entry. Returns its marker where it is an old tombstone, else the entry itself.
 * Called by: applyEntries, collectBatch, tidyUp, writeImported
 */
export function shrunk(entry: Entry): Entry {
  return isOverdueTombstone(entry) ? { ...entry, data: {} } : entry;
}
