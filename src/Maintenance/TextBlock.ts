/**
 * The shared data as one block of text that can be copied, and back: a first line with the version, then a line of
 * Base64 for each batch, so that no single call of the game's functions takes long. Each line ends with `=`: programs
 * wrap and join lines, and that is how their ends are found again.
 */

import { isTable, tableOr } from "../DataSyncManager/data/PlainTables";
import { writeImported } from "../DataSyncManager/guild/Edits";
import { encodePlain, decodePlain } from "../DataSyncComs/messages/PayloadCodec";
import { countEntry, type EntryCounts, noCounts } from "../DataSyncManager/sync/EntryCounts";
import { ownGuild } from "../DataSyncManager/guild/GuildRoster";
import { yieldIfOverBudget, yieldPaced } from "../DataSyncManager/runtime/Scheduler";
import { guildOf, isTableType, TABLE_TYPES, type TableType } from "../DataSyncManager/data/Schema";
import { joinedTexts, linesBehind } from "./PastedText";
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
/** Bytes that are added at most: a packed batch grows by one with nearly each of them. */
const MOST_FILLING = 12;

/** Inside a flow: the entries of the player's guild and its linked ones as text. Called by: exportData */
export function exportBlock(): string {
  const lines = [HEADER];
  const own = ownGuild();
  const guilds = own === undefined ? {} : linkedGuilds(own);
  for (const tableType of TABLE_TYPES) {
    const ids = idsInScope(tableType, guilds, BEGINNING);
    let place = 0;
    while (place < ids.length) {
      const [entries, following] = collectBatch(tableType, { guilds, ids, from: place, size: LINE_SIZE });
      lines.push(encodeBatch({ table: tableType, entries }));
      place = following;
      yieldIfOverBudget();
    }
  }
  return table.concat(lines, "\n");
}

/** Some bytes more, if need be, until the Base64 is filled up with `=`. Called by: exportBlock */
function encodeBatch(batch: { table: TableType; entries: unknown[] }): string {
  let line = encodePlain(batch);
  let filling = "";
  while (string.sub(line, -1) !== "=" && filling.length < MOST_FILLING) {
    filling += ".";
    line = encodePlain({ ...batch, filling });
  }
  return line;
}

/**
 * Inside a flow: takes a block of text, also one that a chat program or a forum has changed. Puts the entries in it
 * into their tables, through the same checks as those from the wire: valid ones, of the player's guild and its linked
 * ones, where they are newer. Returns the counts, or nothing where it is no block of this version.
 * Called by: importData
 */
export function importBlock(block: string): EntryCounts | undefined {
  const lines = block.length > MAX_BLOCK ? undefined : linesBehind(HEADER, block);
  if (lines === undefined) {
    return undefined;
  }
  const counts = noCounts();
  const own = ownGuild();
  const guilds = own === undefined ? {} : linkedGuilds(own);
  for (const line of joinedTexts(lines, (text) => decodePlain(text) !== undefined)) {
    importLine(line, guilds, counts);
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
    const isShared = typeof entry !== "string" && guilds[guildOf(entry)] !== undefined;
    countEntry(counts, isShared ? writeImported(entry) : "refused");
    yieldPaced(index);
  }
}
