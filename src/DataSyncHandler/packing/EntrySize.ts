/** How many bytes an entry takes on the wire at most, about, if nothing of it can be learned. */

import { isTable } from "../../DataSyncManager/data/PlainTables";
import type { Entry, TableType } from "../../DataSyncManager/data/Schema";
import { isField } from "./UnknownFields";

/** Bytes of a number, and of what stands around a value. */
export const VALUE_BYTES = 9;

/**
 * An upper estimate; names of known fields do not travel.
 * Called by: collectBatch
 */
export function entryBytes(entry: Entry, tableType: TableType): number {
  let bytes = 0;
  for (const [name, value] of pairs(entry.data)) {
    bytes += valueBytes(value) + (isField(tableType, name) ? 0 : name.length + VALUE_BYTES);
  }
  for (const [name, value] of pairs(entry)) {
    bytes += name === "data" ? 0 : valueBytes(value);
  }
  return bytes;
}

/** An upper estimate; names of fields included. Called by: entryBytes */
function valueBytes(value: unknown): number {
  if (typeof value === "string") {
    return value.length;
  }
  if (!isTable(value)) {
    return VALUE_BYTES;
  }
  let bytes = 0;
  for (const [name, item] of pairs(value)) {
    bytes += valueBytes(item) + (typeof name === "string" ? name.length : 0) + 1;
  }
  return bytes;
}
