/** What the saved variable holds, and about how much room each part of it takes in its file. */

import { isTable, tableOr } from "../DataSyncManager/data/PlainTables";
import { savedData } from "../DataSyncManager/data/SavedData";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";
import { TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";

/** A part of what is stored. */
export interface StoredPart {
  part:
    TableType | "metadata" | "quarantine" | "userStatus" | "syncSessions" | "logs" | "settings" | "backup";
  /** How many: entries, users, sessions, lines. */
  count: number;
  /** How many of them are tombstones; 0 where there are none. */
  deleted: number;
  /** Bytes that it takes in the file, about. */
  bytes: number;
}

/** What a line of the file has besides the key and the value: brackets, quotes, equals sign, comma, line break. */
const LINE_BYTES = 10;
/** What a number or a flag takes in the file, about. */
const NUMBER_BYTES = 5;

/** Inside a flow: in the order in which the parts are shown. Called by: createMaintenancePane */
export function measureStored(): StoredPart[] {
  const saved = savedData();
  const parts: StoredPart[] = [];
  for (const tableType of TABLE_TYPES) {
    const part: StoredPart = { part: tableType, count: 0, deleted: 0, bytes: 0 };
    for (const [, entry] of pairs(saved.sharedData[tableType])) {
      part.count += 1;
      part.deleted += entry.deleted ? 1 : 0;
      part.bytes += bytesOf(entry);
    }
    parts.push(part);
  }
  /** Parts whose rows cannot be deleted one by one have no tombstones. Called by: measureStored */
  const other = (part: StoredPart["part"], value: unknown): void => {
    parts.push({ part, count: countOf(value), deleted: 0, bytes: bytesOf(value) });
  };
  other("metadata", saved.sharedData.metadata);
  other("quarantine", saved.quarantine);
  other("userStatus", saved.userStatus);
  other("syncSessions", saved.syncSessions);
  parts.push({
    part: "logs",
    count: saved.senderLogs.length + saved.receiverLogs.length,
    deleted: 0,
    bytes: bytesOf(saved.senderLogs) + bytesOf(saved.receiverLogs),
  });
  other("settings", saved.settings);
  parts.push({
    part: "backup",
    count: saved.backup === undefined ? 0 : 1,
    deleted: 0,
    bytes: bytesOf(saved.backup),
  });
  return parts;
}

/** Lua has no count of a table's fields. Called by: measureStored */
function countOf(value: unknown): number {
  let count = 0;
  for (const [, item] of pairs(tableOr(value))) {
    count += item === undefined ? 0 : 1;
  }
  return count;
}

/** Inside a flow: roughly, as the file writes it. Called by: measureStored */
function bytesOf(value: unknown): number {
  if (value === undefined) {
    return 0;
  }
  if (typeof value === "string") {
    return value.length;
  }
  if (!isTable(value)) {
    return NUMBER_BYTES;
  }
  let bytes = LINE_BYTES;
  for (const [key, item] of pairs(value)) {
    bytes += tostring(key).length + LINE_BYTES + bytesOf(item);
  }
  yieldIfOverBudget();
  return bytes;
}
