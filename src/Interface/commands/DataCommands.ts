/** Commands for the player's own data: export, import, quarantine. */

import { beforeBulkEdit } from "./SyncFirst";
import { confirm } from "../kit/Confirm";
import { undoBulkEdit } from "../../Maintenance/BulkUndo";
import { say } from "./SyncCommands";
import { askForText, showTextToCopy } from "../kit/TextWindow";
import { tableName } from "../kit/TableTexts";
import { countsText, movedAny } from "../../DataSyncManager/sync/EntryCounts";
import { text } from "../../DataSyncManager/runtime/Locale";
import { startFlow } from "../../DataSyncManager/runtime/Scheduler";
import { exportBlock, type PastedBlock, readBlock, writeBlock } from "../../Maintenance/TextBlock";
import { logBlock } from "../../Maintenance/LogBlock";
import { quarantined, retryQuarantine } from "../../Maintenance/Quarantine";

/** Entries in quarantine that are named in the chat. */
const SHOWN = 10;
/** Tables nested deeper than this are not written out. */
const MAX_DEPTH = 6;

/** Called by: MaintenancePane.ts, handleWords */
export function exportData(): void {
  startFlow("export", () => showTextToCopy(exportBlock()));
}

/** The text includes what is needed to replay the syncs. Called by: createLogsPane, handleWords */
export function exportLogs(): void {
  startFlow("export", () => showTextToCopy(logBlock()));
}

/** Called by: MaintenancePane.ts, handleWords */
export function importData(): void {
  askForText((block) => {
    startFlow("import", () => {
      const pasted = readBlock(block);
      if (pasted === undefined) {
        say(text("IMPORT_NOT_OURS"));
      } else if (!movedAny(pasted.effect)) {
        say(text("IMPORT_DONE", countsText(pasted.effect)));
      } else {
        beforeBulkEdit(() => askToImport(pasted));
      }
    });
  });
}

/** Says first what would be written. Called by: importData */
function askToImport(pasted: PastedBlock): void {
  confirm({
    question: text("CONFIRM_IMPORT", countsText(pasted.effect)),
    accept: text("TEXT_IMPORT"),
    onAccept: () => {
      startFlow("import", () => say(text("IMPORT_DONE", countsText(writeBlock(pasted)))));
    },
  });
}

/** The last import since login, of a text or of the guild's list. Called by: MaintenancePane.ts */
export function undoImport(): void {
  startFlow("undo import", () => {
    const result = undoBulkEdit();
    say(result === undefined ? text("IMPORT_NOT_DONE") : text("IMPORT_UNDONE", result.undone, result.kept));
  });
}

/** Lists only the first few. Called by: handleQuarantine */
export function listQuarantine(): void {
  const rows = quarantined();
  say(text("QUARANTINE_COUNT", rows.length));
  for (const { id, reason, tableType } of rows.slice(0, SHOWN)) {
    say(text("QUARANTINE_ROW", tableName(tableType), id, reason));
  }
}

/** Each value in full. Called by: MaintenancePane.ts, handleQuarantine */
export function exportQuarantine(): void {
  const lines: string[] = [];
  for (const { tableType, id, reason, time, value } of quarantined()) {
    lines.push(`${tableType} ${id} ${time}: ${reason}`);
    lines.push(`  ${shownValue(value, 0)}`);
  }
  showTextToCopy(table.concat(lines, "\n"));
}

/** Entries that are valid by now return to their tables. Called by: MaintenancePane.ts, handleQuarantine */
export function retryQuarantined(): void {
  startFlow("quarantine", () => {
    say(text("QUARANTINE_RETRIED", retryQuarantine(), quarantined().length));
  });
}

/** Called by: shownValue */
function isLuaTable(value: unknown): value is Record<string, unknown> {
  return type(value) === "table";
}

/** For a person to read; there is no way back to the value. Called by: exportQuarantine */
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
