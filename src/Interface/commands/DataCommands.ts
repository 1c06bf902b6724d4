/** The words about the player's own data: export, import, quarantine, restore. */

import { say } from "./SyncCommands";
import { askForText, showTextToCopy } from "../kit/TextWindow";
import { countsText } from "../../DataSyncManager/sync/EntryCounts";
import { text } from "../../DataSyncManager/runtime/Locale";
import { startFlow } from "../../DataSyncManager/runtime/Scheduler";
import { exportBlock, importBlock } from "../../Maintenance/TextBlock";
import { logBlock } from "../../Maintenance/LogBlock";
import { quarantined, retryQuarantine } from "../../Maintenance/Quarantine";

/** Entries in quarantine that are named in the chat. */
const SHOWN = 10;
/** Tables nested deeper than this are not written out. */
const MAX_DEPTH = 6;

/** Shows the shared data as one block of text to copy. Called by: MaintenancePane.ts, handleWords */
export function exportData(): void {
  startFlow("export", () => showTextToCopy(exportBlock()));
}

/**
 * Shows the logs, and what is needed to replay them, as one block of text to copy.
 * Called by: createLogsPane, handleWords
 */
export function exportLogs(): void {
  startFlow("export", () => showTextToCopy(logBlock()));
}

/**
 * Asks for a block of text, and puts what is in it into the tables.
 * Called by: MaintenancePane.ts, handleWords
 */
export function importData(): void {
  askForText((block) => {
    startFlow("import", () => {
      const counts = importBlock(block);
      say(counts === undefined ? text("IMPORT_NOT_OURS") : text("IMPORT_DONE", countsText(counts)));
    });
  });
}

/** Says what is in quarantine: how many, and the first few with the reason. Called by: handleQuarantine */
export function listQuarantine(): void {
  const rows = quarantined();
  say(text("QUARANTINE_COUNT", rows.length));
  for (const { id, reason, tableType } of rows.slice(0, SHOWN)) {
    say(text("QUARANTINE_ROW", tableType, id, reason));
  }
}

/**
 * Shows what is in quarantine as text to copy, each value whole.
 * Called by: MaintenancePane.ts, handleQuarantine
 */
export function exportQuarantine(): void {
  const lines: string[] = [];
  for (const { tableType, id, reason, time, value } of quarantined()) {
    lines.push(`${tableType} ${id} ${time}: ${reason}`);
    lines.push(`  ${shownValue(value, 0)}`);
  }
  showTextToCopy(table.concat(lines, "\n"));
}

/** Validates again what is in quarantine. Called by: MaintenancePane.ts, handleQuarantine */
export function retryQuarantined(): void {
  startFlow("quarantine", () => {
    say(text("QUARANTINE_RETRIED", retryQuarantine(), quarantined().length));
  });
}

/** Called by: shownValue */
function isLuaTable(value: unknown): value is Record<string, unknown> {
  return type(value) === "table";
}

/** Takes a value and its depth. Returns it as text. Called by: exportQuarantine */
function shownValue(value: unknown, depth: number): string {
  if (!isLuaTable(value) || depth > MAX_DEPTH) {
    return tostring(value);
  }
  const parts: string[] = [];
  for (const [key, item] of pairs(value)) {
    parts.push(`${tostring(key)} = ${shownValue(item, depth + 1)}`);
  }
  return `{ ${table.concat(parts, ", ")} }`;
}
