/**
 * The shared tables in groups of entries, as they go to disk. A table with many different texts and numbers is kept there as
 * long texts, one for each page, because Lua refuses a file with 262,144 constants. At logout nothing can yield; so pages are
 * packed again in the background as their entries change, and what has changed since lies beside them, entry by entry, and
 * wins at load.
 *
 * With the pages go records: hash and origin of each entry in 13 letters, behind a code for the version that they are of.
 */

import { yieldIfOverBudget } from "../runtime/Scheduler";
import { storedHash } from "./ContentHash";
import { constantsOf, sizeOf } from "./FileBudget";
import { type Origin, originLetter, originOf, originOfLetter } from "./Origins";
import { packTable } from "./PlainText";
import { savedData } from "./SavedData";
import { byTable, type Entry, type MetadataRow, TABLE_TYPES, type TableType } from "./Schema";
import { numberCode, numberInCode, shortCode } from "./TableDigest";

/** Texts and numbers of a table that go to disk as they are: below that it stays readable. All five: 150,000. */
const PLAIN_CONSTANTS = 30000;
/** Entries of a page: few enough to be packed again for one change. */
const PAGE_ENTRIES = 64;
/** Bytes of a page, about, beyond which no entry is added. */
const PAGE_BYTES = 24000;
/** Letters of a code, of a hash, and of a record with its code. */
const CODE = 6;
const RECORD = CODE + CODE + 1;

/** Records by the codes of the versions that they are of: 7 letters. */
export type RecordMap = Record<string, string | undefined>;

interface Page {
  ids: string[];
  bytes: number;
  /** Nothing while the table is plain, or the page has not been packed yet. */
  texts: string[] | undefined;
  /** Those of its entries that are not dirty. */
  records: string;
  /** Entries that have changed since it was packed. */
  dirty: Record<string, true | undefined>;
  isQueued: boolean;
}

interface Pages {
  all: Page[];
  /** The page of each id. */
  of: Record<string, Page | undefined>;
  /** Pages that are to be packed. */
  queue: Page[];
  /** The page that takes new entries. */
  open: Page | undefined;
  /** Records that are known, by id. */
  records: Record<string, string | undefined>;
}

/** A text of the file, and what it holds. */
export interface ReadPage {
  text: string;
  content: Readonly<Record<string, unknown>>;
}

/** A table as it goes to disk. */
export interface TableOnDisk {
  /** Entries as they are: all of a plain table, and of another those that are not packed in their present version. */
  plain: Record<string, Entry>;
  texts: string[] | undefined;
  records: string;
}

const state: { pages: Record<TableType, Pages> } = { pages: byTable(noPages) };

/** Before the metadata are rebuilt. Called by: takeRecords */
export function clearPages(): void {
  state.pages = byTable(noPages);
}

/**
 * Notes that an entry is another than the one on disk, or new.
 * Called by: put, remapGuilds, removeEntry, startPages, verifyHash
 */
export function markDirty(tableType: TableType, id: string): void {
  const pages = state.pages[tableType];
  let page = pages.of[id];
  if (page === undefined) {
    page = openPage(pages);
    pages.of[id] = page;
    page.ids.push(id);
    const [bytes] = sizeOf(savedData().sharedData[tableType][id]);
    page.bytes += bytes;
  }
  pages.records[id] = undefined;
  page.dirty[id] = true;
  enqueue(pages, page);
}

/**
 * Inside a flow, after a load: pages that were read and are still right stay as they are; all other entries go into new
 * ones, which are packed where their table needs it. `read` has the texts of tables that were packed.
 * Called by: loadData
 */
export function startPages(read: Readonly<Partial<Record<TableType, ReadPage[]>>>): void {
  for (const tableType of TABLE_TYPES) {
    const pages = state.pages[tableType];
    const entries = savedData().sharedData[tableType];
    for (const one of read[tableType] ?? []) {
      adoptPage(pages, one, entries);
      yieldIfOverBudget();
    }
    for (const [id] of pairs(entries)) {
      if (pages.of[id] === undefined) {
        const record = pages.records[id];
        markDirty(tableType, id);
        pages.records[id] = record;
      }
      yieldIfOverBudget();
    }
  }
  packPages();
}

/**
 * Inside a flow: packs again what has changed. An entry that changes meanwhile stays dirty.
 * Called by: packSoon, startPages
 */
export function packPages(): void {
  for (const tableType of TABLE_TYPES) {
    const pages = state.pages[tableType];
    if (isPaged(tableType)) {
      for (const page of pages.all) {
        if (page.texts === undefined) {
          enqueue(pages, page);
        }
      }
    }
    while (pages.queue.length > 0 && pages === state.pages[tableType]) {
      const page = pages.queue.pop()!;
      page.isQueued = false;
      packPage(tableType, pages, page);
      yieldIfOverBudget();
    }
  }
}

/**
 * At logout, without a yield: what was packed before, and what is dirty as it is. Only where too much is dirty, which a long
 * import just before can do, pages are packed now.
 * Called by: laidOutForDisk
 */
export function tableOnDisk(tableType: TableType): TableOnDisk {
  const pages = state.pages[tableType];
  const entries = savedData().sharedData[tableType];
  if (!isPaged(tableType)) {
    return { plain: entries, texts: undefined, records: recordsOf(pages) };
  }
  const plain: Record<string, Entry> = {};
  const texts: string[] = [];
  let constants = 0;
  for (const page of pages.all) {
    if (constants > PLAIN_CONSTANTS && isBehind(page)) {
      packPage(tableType, pages, page);
    }
    for (const id of page.texts === undefined ? page.ids : dirtyIds(page)) {
      plain[id] = entries[id]!;
      const [, own] = sizeOf(entries[id]);
      constants += own;
    }
    for (const part of page.texts ?? []) {
      texts.push(part);
    }
  }
  return { plain, texts, records: recordsOf(pages) };
}

/** Inside a flow: the records of one table in the file, by their codes. Called by: takeRecords */
export function readRecordText(value: unknown): RecordMap {
  const records: RecordMap = {};
  if (typeof value === "string") {
    for (const place of $range(1, value.length - RECORD + 1, RECORD)) {
      const code = string.sub(value, place, place + CODE - 1);
      records[code] = string.sub(value, place + CODE, place + RECORD - 1);
      yieldIfOverBudget();
    }
  }
  return records;
}

/** What the record says; nothing if it is none. Called by: takeRecord */
export function recordOf(record: string): { hash: number; origin: Origin } | undefined {
  const hash = numberInCode(string.sub(record, 1, CODE));
  return hash === undefined ? undefined : { hash, origin: originOfLetter(string.sub(record, CODE + 1)) };
}

/** The code of a version: of its id, time, guild and deletion. Called by: recordFor, takeRecord */
export function recordKey({ deleted, guildName, id, lastUpdated }: MetadataRow): string {
  return shortCode(`${id};${lastUpdated};${deleted ? 1 : 0}${guildName}`);
}

/** A record with its code that the file has for an entry, so that it is not made again. Called by: takeRecord */
export function keepRecord(tableType: TableType, id: string, record: string): void {
  state.pages[tableType].records[id] = record;
}

/** Whether a table goes to disk in long texts. Called by: packPage, packPages, tableOnDisk */
function isPaged(tableType: TableType): boolean {
  return constantsOf(tableType) > PLAIN_CONSTANTS;
}

/**
 * A page of the file whose entries are all in use; those that were mended since are dirty. One with an entry that is not
 * in use any more, or is in another page, would bring it back.
 * Called by: startPages
 */
function adoptPage(
  pages: Pages,
  { content, text }: ReadPage,
  entries: Readonly<Record<string, Entry>>,
): void {
  const page = newPage();
  for (const [id, read] of pairs(content)) {
    if (entries[id] === undefined || pages.of[id] !== undefined) {
      return;
    }
    page.ids.push(id);
    if (entries[id] !== read || pages.records[id] === undefined) {
      page.dirty[id] = true;
    }
  }
  page.texts = [text];
  page.bytes = text.length;
  pages.all.push(page);
  for (const id of page.ids) {
    pages.of[id] = page;
  }
  if (isBehind(page)) {
    enqueue(pages, page);
  } else {
    page.records = joinedRecords(pages, page);
  }
}

/** Packs a page, as far as its table needs it. Called by: packPages, tableOnDisk */
function packPage(tableType: TableType, pages: Pages, page: Page): void {
  const { metadata } = savedData().sharedData;
  const packed: Record<string, Entry> = {};
  let bytes = 0;
  for (const id of page.ids) {
    const row = metadata[tableType][id];
    const entry = savedData().sharedData[tableType][id];
    if (entry !== undefined && row !== undefined) {
      packed[id] = entry;
      pages.records[id] ??= recordFor(row);
    }
    yieldIfOverBudget();
  }
  const texts = isPaged(tableType) ? packTable(packed) : undefined;
  for (const text of texts ?? []) {
    bytes += text.length;
  }
  // From here on nothing yields. What was written meanwhile stays dirty.
  const entries = savedData().sharedData[tableType];
  for (const id of dirtyIds(page)) {
    if (entries[id] === packed[id] && pages.records[id] !== undefined) {
      page.dirty[id] = undefined;
    }
  }
  page.texts = texts;
  page.bytes = texts === undefined ? page.bytes : bytes;
  page.records = joinedRecords(pages, page);
}

/** With its code, 13 letters. Called by: packPage */
function recordFor(row: MetadataRow): string {
  const { id, tableType } = row;
  const hash = numberCode(storedHash(tableType, id), CODE);
  return recordKey(row) + hash + originLetter(originOf(tableType, id));
}

/** Called by: adoptPage, packPage */
function joinedRecords(pages: Pages, page: Page): string {
  const records: string[] = [];
  for (const id of page.ids) {
    const record = pages.records[id];
    if (record !== undefined) {
      records.push(record);
    }
  }
  return table.concat(records);
}

/** Those of a whole table as one text. Called by: tableOnDisk */
function recordsOf(pages: Pages): string {
  const texts: string[] = [];
  for (const page of pages.all) {
    texts.push(page.records);
  }
  return table.concat(texts);
}

/** Called by: packPage, tableOnDisk */
function dirtyIds(page: Page): string[] {
  const ids: string[] = [];
  for (const [id] of pairs(page.dirty)) {
    ids.push(id);
  }
  return ids;
}

/** Whether a page has to be packed. Called by: adoptPage, tableOnDisk */
function isBehind(page: Page): boolean {
  return page.texts === undefined || next(page.dirty)[0] !== undefined;
}

/** Called by: adoptPage, markDirty, packPages */
function enqueue(pages: Pages, page: Page): void {
  if (!page.isQueued) {
    page.isQueued = true;
    pages.queue.push(page);
  }
}

/** The page that takes a new entry. Called by: markDirty */
function openPage(pages: Pages): Page {
  let page = pages.open;
  if (page === undefined || page.ids.length >= PAGE_ENTRIES || page.bytes >= PAGE_BYTES) {
    page = newPage();
    pages.open = page;
    pages.all.push(page);
  }
  return page;
}

/** Called by: adoptPage, openPage */
function newPage(): Page {
  return { ids: [], bytes: 0, texts: undefined, records: "", dirty: {}, isQueued: false };
}

/** Of a table without entries. Called by: EntryPages.ts, clearPages */
function noPages(this: void): Pages {
  return { all: [], of: {}, queue: [], open: undefined, records: {} };
}
