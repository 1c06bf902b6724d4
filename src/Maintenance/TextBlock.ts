/**
 * The shared data as one block of text that can be copied, and back: a first line with the version, then a line of
 * Base64 for each batch, so that no single call of the game's functions takes long.
 */

import { isTable, tableOr } from "../DataSyncManager/data/PlainTables";
import { writeImported } from "../DataSyncManager/guild/Edits";
import { encodePlain, decodePlain } from "../DataSyncComs/messages/PayloadCodec";
import { countEntry, type EntryCounts, noCounts } from "../DataSyncManager/sync/EntryCounts";
import { ownGuild } from "../DataSyncManager/guild/GuildRoster";
import { yieldIfOverBudget, yieldPaced } from "../DataSyncManager/runtime/Scheduler";
import { isTableType, TABLE_TYPES } from "../DataSyncManager/data/Schema";
import { linkedGuilds } from "../DataSyncManager/guild/SharedGuilds";
import { idsInScope } from "../DataSyncManager/data/Store";
import { BEGINNING } from "../DataSyncManager/data/Timestamps";
import { readValidEntry } from "../DataSyncManager/data/Validation";
import { type BatchSize, collectBatch } from "../DataSyncHandler/entries/EntryBatches";

/** How much goes into one line. */
const LINE_SIZE: BatchSize = { entries: 80, bytes: 20000 };
/** The first line; the number is the version of the lines after it. */
const HEADER = "GuildHelper export 1";
/** Bytes of a block that is looked at: 20,000 entries are about a tenth of it. */
const MAX_BLOCK = 20000000;

/** Inside a flow: the entries of the player's guild and its linked ones as text. Called by: exportData */
export function exportBlock(): string {
  const lines = [HEADER];
  const own = ownGuild();
  const guilds = own === undefined ? {} : linkedGuilds(own);
  for (const tableType of TABLE_TYPES) {
    const ids = idsInScope(tableType, guilds, BEGINNING);
    let place = 0;
    while (place < ids.length) {
      const [entries, following] = collectBatch(tableType, { ids, from: place, size: LINE_SIZE });
      lines.push(encodePlain({ table: tableType, entries }));
      place = following;
      yieldIfOverBudget();
    }
  }
  return table.concat(lines, "\n");
}

/**
 * Inside a flow: entries pass the same checks as those from the wire: valid, of the player's guild or its linked
 * ones, and newer. Nothing if the text is not a block of this version.
 * Called by: importData
 */
export function importBlock(block: string): EntryCounts | undefined {
  if (block.length > MAX_BLOCK || string.match(block, "^%s*([^\r\n]*)")[0] !== HEADER) {
    return undefined;
  }
  const counts = noCounts();
  const own = ownGuild();
  const guilds = own === undefined ? {} : linkedGuilds(own);
  for (const [line] of string.gmatch(block, "[^\r\n]+")) {
    const [stripped] = string.gsub(line!, "%s+", "");
    if (string.find(line!, HEADER, 1, true)[0] === undefined && stripped !== "") {
      importLine(stripped, guilds, counts);
    }
  }
  return counts;
}

/** One line's Base64; a malformed line counts as one refused entry. Called by: importBlock */
function importLine(line: string, guilds: Readonly<Record<string, true>>, counts: EntryCounts): void {
  const content = tableOr(decodePlain(line));
  const { table: tableType, entries } = content;
  if (!isTable(entries) || !isTableType(tableType)) {
    countEntry(counts, "refused");
    return;
  }
  for (const [index, value] of ipairs(entries)) {
    const entry = readValidEntry(value, tableType);
    const isShared = typeof entry !== "string" && guilds[entry.guildName] !== undefined;
    countEntry(counts, isShared ? writeImported(entry) : "refused");
    yieldPaced(index);
  }
}
