/**
 * The shared data as one block of text that can be copied, and back: a first line with the version, then a line of
 * Base64 for each batch, so that no single call of the game's functions takes long. Each line ends with `=`: programs
 * wrap and join lines, and that is how their ends are found again.
 */

import { makeBackup } from "./Backup";
import { beginBulkEdit, rememberWrite } from "./BulkUndo";
import { isTable, tableOr } from "../DataSyncManager/data/PlainTables";
import { effectOfImport, writeImported } from "../DataSyncManager/guild/Edits";
import { encodePlain, decodePlain } from "../DataSyncComs/messages/PayloadCodec";
import { countEntry, type EntryCounts, noCounts } from "../DataSyncManager/sync/EntryCounts";
import { ownGuild } from "../DataSyncManager/guild/GuildRoster";
import { yieldIfOverBudget, yieldPaced } from "../DataSyncManager/runtime/Scheduler";
import {
  type Entry,
  guildOf,
  isTableType,
  TABLE_TYPES,
  type TableType,
} from "../DataSyncManager/data/Schema";
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

/** What is in a pasted text, before any of it is written. */
export interface PastedBlock {
  /** Valid entries of the player's guild and its linked ones. */
  entries: Entry[];
  /** What writing them would do; what is not valid or not allowed counts as refused. */
  effect: EntryCounts;
  /** Of those that count as refused, how many are not even entries of these guilds. */
  invalid: number;
}

/**
 * Inside a flow: reads a block of text, also one that a chat program or a forum has changed, through the same checks as
 * entries from the wire. Nothing for what is no block of this version.
 * Called by: importData
 */
export function readBlock(block: string): PastedBlock | undefined {
  const lines = block.length > MAX_BLOCK ? undefined : linesBehind(HEADER, block);
  if (lines === undefined) {
    return undefined;
  }
  const pasted: PastedBlock = { entries: [], effect: noCounts(), invalid: 0 };
  const own = ownGuild();
  const guilds = own === undefined ? {} : linkedGuilds(own);
  for (const line of joinedTexts(lines, (text) => decodePlain(text) !== undefined)) {
    readLine(line, guilds, pasted);
  }
  return pasted;
}

/** One line's Base64; a malformed line counts as one refused entry. Called by: readBlock */
function readLine(line: string, guilds: Readonly<Record<string, true>>, pasted: PastedBlock): void {
  const content = tableOr(decodePlain(line));
  const { table: tableType, entries } = content;
  if (!isTable(entries) || !isTableType(tableType)) {
    countInvalid(pasted);
    return;
  }
  for (const [, value] of ipairs(entries)) {
    const entry = readValidEntry(value, tableType);
    if (typeof entry !== "string" && guilds[guildOf(entry)] !== undefined) {
      pasted.entries.push(entry);
      countEntry(pasted.effect, effectOfImport(entry));
    } else {
      countInvalid(pasted);
    }
    yieldIfOverBudget();
  }
}

/** Called by: readLine */
function countInvalid(pasted: PastedBlock): void {
  countEntry(pasted.effect, "refused");
  pasted.invalid += 1;
}

/**
 * Inside a flow: writes the entries of a pasted text that are newer, after a backup. They can be taken back together.
 * Called by: askToImport
 */
export function writeBlock({ entries, invalid }: PastedBlock): EntryCounts {
  const counts = noCounts();
  counts.refused = invalid;
  makeBackup();
  beginBulkEdit();
  for (const [index, entry] of ipairs(entries)) {
    rememberWrite(entry.tableType, entry.id, () => {
      const result = writeImported(entry);
      countEntry(counts, result);
      return result !== "refused" && result !== "unchanged";
    });
    yieldPaced(index);
  }
  return counts;
}
