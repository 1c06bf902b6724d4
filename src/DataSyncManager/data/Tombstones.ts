/** Tombstones keep their data for a while, so that a deletion can be undone, and then shrink to a marker. */

import type { Entry } from "./Schema";
import { daysAgo } from "./Timestamps";

/** Days after which a tombstone gives up its data. The marker stays: someone away may still hold the live entry. */
const DATA_DAYS = 30;

/** Whether a tombstone still has the data that it should have given up by now. Called by: shrunk */
function isOverdueTombstone(entry: Entry): boolean {
  return entry.deleted && next(entry.data)[0] !== undefined && entry.lastUpdated < daysAgo(DATA_DAYS);
}

/**
 * An old tombstone without its data; any other entry as it is.
 * Called by: applyEntries, collectBatch, effectOfImport, tidyUp, writeImported
 */
export function shrunk(entry: Entry): Entry {
  return isOverdueTombstone(entry) ? { ...entry, data: {} } : entry;
}
