/**
 * How much the shared tables may hold, so that nobody can make the file too large to load, or fill a table so that others'
 * entries find no room. Every bound has an owner: a table has its own, so that no table pushes out another; a guild has a
 * part of each table, so that no linked guild pushes out ours; inside it a part is kept for entries that come first-hand
 * from their authors and one for officers; an author has a part of what is first-hand. What is relayed counts for its guild
 * and table only: who relays it may lie about its author. What the player's own client writes has a reserve that nobody else
 * can fill.
 */

import { isTable } from "./PlainTables";
import { authorOf, originOf } from "./Origins";
import { byTable, type Entry, FIELDS, TABLE_TYPES, type TableType } from "./Schema";

/** How much there is, or may be. */
interface Use {
  entries: number;
  /** As the file has them, about. */
  bytes: number;
}

/** What is in use of one table. */
interface TableUse extends Use {
  /** Different texts and numbers that its entries can add to the file, at most. */
  constants: number;
  /** Deleted entries that were never known here. */
  markers: number;
  guilds: Record<string, Use | undefined>;
  /** The part of each guild that others handed on. */
  relayed: Record<string, Use | undefined>;
  /** What came first-hand from each author. */
  authors: Record<string, Use | undefined>;
}

/** The bounds of one table. */
interface TableLimit extends Use {
  /** The part of the player's own guild; the rest is for the linked guilds together. */
  own: number;
}

/** Which bound leaves no room for an entry. */
export type FullShare = "table" | "guild" | "author" | "relayed" | "deleted" | "former";

/** An entry from somebody else, and what is known of who sent it. */
export interface Newcomer {
  entry: Entry;
  /** The guild that it counts for, by its present name. */
  guildName: string;
  /** The player's own. */
  ownGuild: string | undefined;
  /** The version that is stored; nothing if the id is new. */
  stored: Entry | undefined;
  isFirstHand: boolean;
  isOfficer: boolean;
}

/**
 * Five years of ten news a day are 18,000, of which the guild's part of the table is twice as large; a guild has at most
 * 1000 members, and the roster has room for ten times as many and for those of the linked guilds.
 */
export const TABLE_LIMITS: Readonly<Record<TableType, TableLimit>> = {
  setup: { entries: 100, bytes: 1000000, own: 0.7 },
  news: { entries: 50000, bytes: 36000000, own: 0.7 },
  guildInfo: { entries: 6000, bytes: 6000000, own: 0.7 },
  calendar: { entries: 16000, bytes: 12000000, own: 0.7 },
  roster: { entries: 20000, bytes: 14000000, own: 0.5 },
};
/** The part of a table that one linked guild may use. */
const LINKED_PART = 0.15;
/** The part of a guild's share that relayed entries may use: the rest is for what comes first-hand. */
const RELAYED_PART = 0.85;
/** The part of a guild's share from which on only officers' first-hand entries are taken. */
const MEMBERS_PART = 0.93;
/** The part of a guild's share that one author may use, and one who is an officer: some guilds have one writer. */
const AUTHOR_PART = 0.1;
const OFFICER_PART = 0.6;
/** The part of a table that deletions of entries may use which were never here. */
const MARKER_PART = 0.25;
/** What the player's own client may write into a full table: its part, beyond the bound. */
const RESERVE_PART = 0.05;
/** Roster entries of the own guild beyond the game's complete list. */
export const MAX_FORMER = 3000;
/** What a field takes in the file besides its key and its text: brackets, quotes, equals sign, comma, line break. */
const FIELD_BYTES = 10;

/** Places in lists up to which no number of its own is counted. */
const MAX_SHARED_PLACE = 1000;
const SHARED_KEYS = sharedKeys();

const state = { use: byTable(emptyUse) };

/** Forgets all sums, before they are built anew. Called by: rebuildMetadata */
export function clearBudget(): void {
  state.use = byTable(emptyUse);
}

/**
 * Counts an entry that came, or with -1 one that went, for the guild of its row; its origin must be noted.
 * Called by: put, rebuildMetadata, remapGuilds, removeEntry
 */
export function addToBudget(entry: Entry, guildName: string, direction: 1 | -1): void {
  const { deleted, id, tableType } = entry;
  const use = state.use[tableType];
  const [bytes, constants] = sizeOf(entry);
  const origin = originOf(tableType, id);
  const author = origin === "firstHand" ? authorOf(entry) : undefined;
  use.constants += direction * constants;
  use.markers += deleted && origin === "marker" ? direction : 0;
  addUse(use, bytes, direction);
  addUse((use.guilds[guildName] ??= noUse()), bytes, direction);
  if (author !== undefined) {
    addUse((use.authors[author] ??= noUse()), bytes, direction);
  } else if (origin !== "own") {
    addUse((use.relayed[guildName] ??= noUse()), bytes, direction);
  }
}

/**
 * Which bound leaves no room for an entry from somebody else; nothing if there is room. A version that is no larger than
 * the one that it replaces always has.
 * Called by: problemOfShare
 */
export function fullShare(newcomer: Newcomer): FullShare | undefined {
  const { entry, guildName, isFirstHand, isOfficer, ownGuild, stored } = newcomer;
  const { tableType } = entry;
  const use = state.use[tableType];
  const limit = TABLE_LIMITS[tableType];
  const more = growth(entry, stored);
  if (more.entries === 0 && more.bytes <= 0) {
    return undefined;
  }
  if (isOver(use, more, limit, 1)) {
    return "table";
  }
  const isNewMarker = stored === undefined && entry.deleted;
  if (isNewMarker && use.markers >= limit.entries * MARKER_PART) {
    return "deleted";
  }
  const isOwn = guildName === ownGuild;
  const part = isOwn ? limit.own : LINKED_PART;
  const guild = use.guilds[guildName] ?? noUse();
  const isGuildFull =
    isOver(guild, more, limit, part * (isFirstHand && isOfficer ? 1 : MEMBERS_PART)) ||
    (!isOwn && isOver(usedByLinked(use, ownGuild), more, limit, 1 - limit.own));
  if (isGuildFull) {
    return "guild";
  }
  if (!isFirstHand) {
    return isOver(use.relayed[guildName] ?? noUse(), more, limit, part * RELAYED_PART)
      ? "relayed"
      : undefined;
  }
  const author = use.authors[authorOf(entry) ?? ""] ?? noUse();
  return isOver(author, more, limit, part * (isOfficer ? OFFICER_PART : AUTHOR_PART)) ? "author" : undefined;
}

/**
 * Whether the player's own client may write an entry: there is a reserve beyond the bound that nobody else can fill.
 * Called by: editEntry, problemOfPutting
 */
export function hasOwnRoom(entry: Entry, stored: Entry | undefined): boolean {
  const more = growth(entry, stored);
  const isSmaller = more.entries === 0 && more.bytes <= 0;
  return (
    isSmaller || !isOver(state.use[entry.tableType], more, TABLE_LIMITS[entry.tableType], 1 + RESERVE_PART)
  );
}

/** A table, and the part of its bounds that is in use; 1 is all. */
export interface TableFill {
  tableType: TableType;
  share: number;
}

/**
 * The tables by the part of their bounds that is in use, the fullest first: of the table's bound or of a guild's share of
 * it, whichever is more.
 * Called by: warnIfNearlyFull
 */
export function fullestTables(ownGuild: string | undefined): TableFill[] {
  const fills: TableFill[] = [];
  for (const tableType of TABLE_TYPES) {
    const use = state.use[tableType];
    const limit = TABLE_LIMITS[tableType];
    let share = shareOf(use, limit, 1);
    for (const [guildName, guild] of pairs(use.guilds)) {
      const part = guildName === ownGuild ? limit.own : LINKED_PART;
      share = math.max(share, shareOf(guild ?? noUse(), limit, part));
    }
    fills.push({ tableType, share });
  }
  return fills.sort((first, second) => second.share - first.share);
}

/**
 * Who has the most bytes in a table: authors of what came first-hand, and guilds for what was handed on. The largest first.
 * Called by: warnIfNearlyFull
 */
export function largestWriters(tableType: TableType, count: number): string[] {
  const { authors, relayed } = state.use[tableType];
  const bytes: Record<string, number> = {};
  for (const uses of [authors, relayed]) {
    for (const [name, use] of pairs(uses)) {
      bytes[name] = (bytes[name] ?? 0) + (use?.bytes ?? 0);
    }
  }
  const names: string[] = [];
  for (const [name, own] of pairs(bytes)) {
    if (own > 0) {
      names.push(name);
    }
  }
  table.sort(names, (first, second) =>
    bytes[first] === bytes[second] ? first < second : bytes[first]! > bytes[second]!,
  );
  return names.filter((_, index) => index < count);
}

/** Texts and numbers that a table's entries can add to the file, at most. Called by: isPaged */
export function constantsOf(tableType: TableType): number {
  return state.use[tableType].constants;
}

/**
 * What an entry takes in the file, about, and how many texts and numbers of its own it can have: names of known fields and
 * places in lists aside, which all entries share. A rough estimate in bytes: escapes in texts are not counted, and every
 * number or flag counts the same.
 * Called by: addToBudget, growth, markDirty, tableOnDisk, trimQuarantine
 */
export function sizeOf(value: unknown): LuaMultiReturn<[bytes: number, constants: number]> {
  if (typeof value === "string") {
    return $multi(value.length, 1);
  }
  if (!isTable(value)) {
    return $multi(FIELD_BYTES, typeof value === "number" ? 1 : 0);
  }
  let bytes = FIELD_BYTES;
  let constants = 0;
  for (const [key, item] of pairs<Record<string | number, unknown>>(value)) {
    const [itemBytes, itemConstants] = sizeOf(item);
    bytes += FIELD_BYTES + (typeof key === "string" ? key.length : 0) + itemBytes;
    constants += itemConstants + (isSharedKey(key) ? 0 : 1);
  }
  return $multi(bytes, constants);
}

/** Whether many entries have that key, so that it is one text or number of the file in all. Called by: sizeOf */
function isSharedKey(key: string | number): boolean {
  return typeof key === "string"
    ? SHARED_KEYS[key] === true
    : key >= 1 && key <= MAX_SHARED_PLACE && key % 1 === 0;
}

/** Names of fields that the schema knows. Called by: FileBudget.ts */
function sharedKeys(): Record<string, true | undefined> {
  const keys: Record<string, true | undefined> = { level: true };
  for (const name of ["id", "tableType", "guildName", "lastUpdated", "deleted", "data", "leftGuilds"]) {
    keys[name] = true;
  }
  for (const tableType of TABLE_TYPES) {
    for (const field of FIELDS[tableType]) {
      keys[field.name] = true;
    }
  }
  return keys;
}

/** What an entry adds to what is stored. Called by: bytesOf, fullShare, hasOwnRoom, problemOfAmount */
export function growth(entry: Entry, stored: Entry | undefined): Use {
  const [bytes] = sizeOf(entry);
  if (stored === undefined) {
    return { entries: 1, bytes };
  }
  const [before] = sizeOf(stored);
  return { entries: 0, bytes: bytes - before };
}

/** Whether a part of a table's bounds is exceeded with so much more. Called by: fullShare, hasOwnRoom */
function isOver(use: Use, more: Use, limit: Use, part: number): boolean {
  const isTooMany = more.entries > 0 && use.entries + more.entries > math.floor(limit.entries * part + 0.5);
  return isTooMany || (more.bytes > 0 && use.bytes + more.bytes > limit.bytes * part);
}

/** The part of a part of a table's bounds that is in use. Called by: fullestTables */
function shareOf(use: Use, limit: Use, part: number): number {
  return math.max(use.entries / limit.entries, use.bytes / limit.bytes) / part;
}

/** What all guilds but the player's own have in a table. Called by: fullShare */
function usedByLinked(use: TableUse, ownGuild: string | undefined): Use {
  const own = (ownGuild === undefined ? undefined : use.guilds[ownGuild]) ?? noUse();
  return { entries: use.entries - own.entries, bytes: use.bytes - own.bytes };
}

/** Called by: addToBudget */
function addUse(use: Use, bytes: number, direction: 1 | -1): void {
  use.entries += direction;
  use.bytes += direction * bytes;
}

/** Called by: addToBudget, fullShare, fullestTables, usedByLinked */
function noUse(): Use {
  return { entries: 0, bytes: 0 };
}

/** Of a table without entries. Called by: FileBudget.ts, clearBudget */
function emptyUse(this: void): TableUse {
  return { entries: 0, bytes: 0, constants: 0, markers: 0, guilds: {}, relayed: {}, authors: {} };
}
