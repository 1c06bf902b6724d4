/**
 * The shared data as one block of text that can be copied, and back: a first line with the version, then a line of
 * Base64 for each batch, packed as on the wire and each for itself, so that a damaged line costs no other. Each line ends
 * with `=`: programs wrap and join lines, and that is how their ends are found again.
 */

import { makeBackup } from "./Backup";
import { beginBulkEdit, rememberWrite } from "./BulkUndo";
import { effectOfImport, writeImported } from "../DataSyncManager/guild/Edits";
import { fromBase64, toBase64 } from "../DataSyncComs/messages/PayloadCodec";
import { countEntry, type EntryCounts, noCounts } from "../DataSyncManager/sync/EntryCounts";
import { ownGuild } from "../DataSyncManager/guild/GuildRoster";
import { yieldIfOverBudget, yieldPaced } from "../DataSyncManager/runtime/Scheduler";
import { type Entry, guildOf } from "../DataSyncManager/data/Schema";
import { joinedTexts, linesBehind } from "./PastedText";
import { linkedGuilds } from "../DataSyncManager/guild/SharedGuilds";
import { readValidEntry } from "../DataSyncManager/data/Validation";
import { eachSingleBatch, readSingleBatch, type SingleBatch } from "../DataSyncHandler/entries/SingleBatches";

/** The first line; the number is the version of the lines after it. */
const HEADER = "GuildHelper export 1";
/** Bytes of a block that is looked at: 20,000 entries are about a tenth of it. */
const MAX_BLOCK = 20000000;
/** Inside a flow: the entries of the player's guild and its linked ones as text. Called by: exportData */
export function exportBlock(): string {
  const lines = [HEADER];
  const own = ownGuild();
  eachSingleBatch(own === undefined ? {} : linkedGuilds(own), (bytes) => {
    // Base64 of three bytes each would not end with `=`. Packed bytes have no NUL.
    lines.push(toBase64(bytes.length % 3 === 0 ? `\0${bytes}` : bytes));
  });
  return table.concat(lines, "\n");
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
  const batches: Record<string, SingleBatch | undefined> = {};
  /** Keeps what was read, because each line is read to know whether it is whole. Called by: readBlock */
  const isWhole = (line: string): boolean => {
    batches[line] ??= readLine(line);
    return batches[line] !== undefined;
  };
  for (const line of joinedTexts(lines, isWhole)) {
    const batch = isWhole(line) ? batches[line] : undefined;
    if (batch === undefined) {
      countInvalid(pasted);
    } else {
      checkEntries(batch, guilds, pasted);
    }
  }
  return pasted;
}

/** One line's Base64, or nothing for a malformed one. Called by: readBlock */
function readLine(line: string): SingleBatch | undefined {
  const bytes = fromBase64(line);
  return bytes === undefined
    ? undefined
    : readSingleBatch(string.sub(bytes, string.byte(bytes) === 0 ? 2 : 1));
}

/** Entries from a text go through the same checks as those from the wire. Called by: readBlock */
function checkEntries(
  { items, tableType }: SingleBatch,
  guilds: Readonly<Record<string, true>>,
  pasted: PastedBlock,
): void {
  for (const value of items) {
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

/** A line that cannot be read counts as one entry. Called by: checkEntries, readBlock */
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
