/**
 * Roster entries of characters that went to another guild, as the guilds see them that they left: as deleted there, since
 * the change of guild, and without anything of what the entry says now. So two members of the former guild are equal,
 * whether they know of the move or not. What is noted for that never travels: each client has it from what it saw.
 */

import { presentGuildName } from "./GuildNames";
import { noteShown } from "./JoinedEdits";
import { isTable } from "./PlainTables";
import { savedData } from "./SavedData";
import { type Entry, guildOf, type MetadataRow, type TableType } from "./Schema";
import { toEpoch } from "./Timestamps";

/** Guilds that are noted for an entry; the latest. */
const MAX_LEFT = 3;

/** The guilds whose entries are looked at. */
type Guilds = Readonly<Record<string, true>>;

const state: { movers: Record<string, true> } = { movers: {} };

/** Before the metadata are rebuilt. Called by: rebuildMetadata */
export function clearMovers(): void {
  state.movers = {};
}

/** Ids of the roster entries that have left a guild, read only. Called by: sumInScope */
export function movers(): Readonly<Record<string, true>> {
  return state.movers;
}

/** Remembers whether a stored entry has left a guild. Called by: put, rebuildMetadata */
export function noteMover({ id, leftGuilds, tableType }: Entry): void {
  if (tableType === "roster" && isTable(leftGuilds)) {
    state.movers[id] = true;
  }
}

/**
 * The row of a stored entry for these guilds; a deleted one without content if the character left one of them for a guild
 * that is none of them; nothing if it has to do with none.
 * Called by: 10 functions in CompareTables.ts, DigestCodes.ts, LeftGuilds.ts, SendMetadata.ts,
 * ServeEntries.ts, Store.ts, TableDigest.ts
 */
export function rowInScope(tableType: TableType, id: string, guilds: Guilds): MetadataRow | undefined {
  noteShown();
  const { sharedData } = savedData();
  const row = sharedData.metadata[tableType][id];
  if (row === undefined || guilds[row.guildName]) {
    return row;
  }
  let left: MetadataRow | undefined;
  for (const [stored, time] of pairs(leftGuildsOf(sharedData[tableType][id]))) {
    const guildName = presentGuildName(stored);
    if (guilds[guildName] && (left === undefined || time > left.lastUpdated)) {
      left = { id, tableType, guildName, lastUpdated: time, deleted: true };
    }
  }
  return left;
}

/**
 * The entry as it may be sent to somebody who looks at these guilds.
 * Called by: eachSingleBatch, entryBatches
 */
export function entryInScope(tableType: TableType, id: string, guilds: Guilds): Entry | undefined {
  const entry = savedData().sharedData[tableType][id];
  const row = rowInScope(tableType, id, guilds);
  if (entry === undefined || row === undefined) {
    return undefined;
  }
  if (!guilds[guildOf(entry)]) {
    return { ...row, data: {} };
  }
  if (entry.leftGuilds === undefined) {
    return entry;
  }
  // A field that is copied from another table stays when nothing is copied over it, so it is taken out.
  const shared = { ...entry };
  delete shared.leftGuilds;
  return shared;
}

/**
 * What to note with an entry that takes the place of another, which may be of another guild: that it has left that one. A
 * deleted one had left before.
 * Called by: writeEntry
 */
export function leftAfter(before: Entry | undefined, entry: Entry): Record<string, string> | undefined {
  if (entry.tableType !== "roster" || before === undefined) {
    return undefined;
  }
  const left = { ...leftGuildsOf(before) };
  const [from, to] = [guildOf(before), guildOf(entry)];
  if (from !== to) {
    left[from] = before.deleted ? before.lastUpdated : entry.lastUpdated;
  }
  return withoutOldest(left, to);
}

/**
 * What to note with an entry whose guild is another than that of a version that came from `guildName`: since when it is no
 * longer in that one.
 * Called by: applyOutside
 */
export function leftWith(entry: Entry, guildName: string, time: string): Record<string, string> | undefined {
  return withoutOldest({ ...leftGuildsOf(entry), [guildName]: time }, guildOf(entry));
}

/** The latest few but the guild itself; nothing for none. Called by: leftAfter, leftWith */
function withoutOldest(left: Record<string, string>, own: string): Record<string, string> | undefined {
  const names: string[] = [];
  for (const [name] of pairs(left)) {
    if (name !== own) {
      names.push(name);
    }
  }
  table.sort(names, (first, second) =>
    left[first]! === left[second]! ? first < second : left[first]! > left[second]!,
  );
  const kept: Record<string, string> = {};
  for (const place of $range(0, math.min(names.length, MAX_LEFT) - 1)) {
    kept[names[place]!] = left[names[place]!]!;
  }
  return names.length === 0 ? undefined : kept;
}

/** Only what is one: the file may have been edited by hand. Called by: leftAfter, leftWith, rowInScope */
function leftGuildsOf(entry: Entry | undefined): Record<string, string> {
  const left: unknown = entry?.leftGuilds;
  const valid: Record<string, string> = {};
  if (isTable(left)) {
    for (const [name, time] of pairs(left)) {
      if (typeof name === "string" && typeof time === "string" && toEpoch(time) !== undefined) {
        valid[name] = time;
      }
    }
  }
  return valid;
}
