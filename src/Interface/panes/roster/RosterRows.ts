/**
 * Everyone in the roster: the entries of all linked guilds, joined with the game's live data on the player's own guild,
 * including members without an entry.
 */

import {
  type Member,
  guildMembers,
  isRosterComplete,
  memberOf,
  ownGuild,
  ownName,
  withRealm,
} from "../../../DataSyncManager/guild/GuildRoster";
import {
  className,
  classFileOf,
  listText,
  professionsText,
  rolesText,
} from "../../../DataSyncManager/content/RosterText";
import { isKnownText } from "../../../DataSyncManager/content/RosterEntries";
import { settings } from "../../../DataSyncManager/data/SavedData";
import { yieldIfOverBudget } from "../../../DataSyncManager/runtime/Scheduler";
import { isSameName, nameKey, normalName } from "../../../DataSyncManager/data/Names";
import { folded } from "../../../DataSyncManager/data/CaseFolding";
import { type Entry, guildOf, type RosterData } from "../../../DataSyncManager/data/Schema";
import { sortedIds } from "../../../DataSyncManager/data/SortedIds";
import { readEntry } from "../../../DataSyncManager/data/Store";

/** One character in the list. Rows are kept and reused: a list of 5000 is not made anew at each change. */
export interface RosterRow {
  user: string;
  entry: Entry | undefined;
  /** What the game's roster says; nothing for those of other guilds, or who have left. */
  member: Member | undefined;
  /** The entry's data; nothing for a member without an entry. */
  data: RosterData | undefined;
  classFile: string;
  level: number;
  rank: string;
  guildName: string;
  /** The character that this one is an alt of, or nothing. */
  main: string | undefined;
  isOnline: boolean;
  /** True for one of the player's guild whom the game's roster does not have any more. */
  hasLeft: boolean;
  /** 1 where it stands under its main. */
  depth: number;
  /** All its words, folded, once somebody has searched. */
  words: string | undefined;
}

const state: { rows: Record<string, RosterRow | undefined> } = { rows: {} };

/**
 * Inside a flow. In no particular order. The array is new each time, but the rows are shared.
 * Called by: listRoster
 */
export function rosterRows(): RosterRow[] {
  const rows: RosterRow[] = [];
  const own = ownGuild();
  let count = 0;
  for (const id of sortedIds("roster")) {
    const entry = readEntry("roster", id);
    if (entry !== undefined && !entry.deleted) {
      rows[count] = rowOf(id, entry, own);
      count += 1;
    }
    yieldIfOverBudget();
  }
  for (const [user] of pairs(guildMembers())) {
    const entry = readEntry("roster", user);
    if (entry === undefined || entry.deleted) {
      rows[count] = rowOf(user, undefined, own);
      count += 1;
    }
    yieldIfOverBudget();
  }
  return rows;
}

/** The account's characters known to the guild, in no particular order. Called by: createMemberPane */
export function ownRows(): RosterRow[] {
  const rows: RosterRow[] = [];
  const users: Record<string, string | true | undefined> = { ...settings().ownGuilds, [ownName()]: true };
  for (const [user] of pairs(users)) {
    const entry = readEntry("roster", user);
    const living = entry === undefined || entry.deleted ? undefined : entry;
    if (living !== undefined || memberOf(user) !== undefined) {
      rows.push(rowOf(user, living, ownGuild()));
    }
  }
  return rows;
}

/**
 * `entry` is not deleted; `own` is the player's guild. The user's row is reused, and updated only if something has
 * changed.
 * Called by: ownRows, rosterRows
 */
function rowOf(user: string, entry: Entry | undefined, own: string | undefined): RosterRow {
  const member = memberOf(user);
  const known = state.rows[user];
  const guildName = entry === undefined ? (own ?? "") : guildOf(entry);
  const isOwn = entry === undefined || guildName === own;
  const hasLeft = member === undefined && isOwn && isRosterComplete();
  const isSameEntry = known !== undefined && known.entry === entry && known.guildName === guildName;
  if (isSameEntry && known.member === member && known.hasLeft === hasLeft) {
    return known;
  }
  const row = known ?? emptyRow(user);
  const data = entry?.data as RosterData | undefined;
  row.entry = entry;
  row.member = member;
  row.data = data;
  row.classFile =
    member === undefined || member.classFile === "" ? classFileOf(data?.class ?? "") : member.classFile;
  row.level = member?.level ?? data?.level ?? 0;
  row.rank = member?.rank ?? data?.rank ?? "";
  row.guildName = guildName;
  row.main = mainOf(user, data);
  row.isOnline = member?.isOnline === true;
  row.hasLeft = hasLeft;
  row.words = undefined;
  state.rows[user] = row;
  return row;
}

/** Called by: rowOf */
function emptyRow(user: string): RosterRow {
  return {
    user,
    entry: undefined,
    member: undefined,
    data: undefined,
    classFile: "",
    level: 0,
    rank: "",
    guildName: "",
    main: undefined,
    isOnline: false,
    hasLeft: false,
    depth: 0,
    words: undefined,
  };
}

/** With its realm; nothing for a character that is no alt. Called by: rowOf */
function mainOf(user: string, data: RosterData | undefined): string | undefined {
  const main = data?.mainCharacter;
  if (main === undefined || !isKnownText(main)) {
    return undefined;
  }
  const [realm] = string.match(user, "%-(.+)$");
  const hasRealm = string.find(main, "-", 1, true)[0] !== undefined;
  const full = hasRealm ? normalName(main) : realm === undefined ? withRealm(main) : `${main}-${realm}`;
  return isSameName(full, user) ? undefined : full;
}

/**
 * Folded, so that a search ignores case. Built on first use, because most rows are never searched.
 * Called by: isPassed
 */
export function searchedWords(row: RosterRow): string {
  if (row.words === undefined) {
    const { data, member } = row;
    row.words = folded(
      table.concat(
        [
          row.user,
          nameKey(row.user),
          className(row.classFile),
          row.rank,
          row.guildName,
          nameKey(row.guildName),
          row.main ?? "",
          nameKey(row.main ?? ""),
          rolesText(data?.roles),
          professionsText(data?.professions),
          listText(data?.interests),
          data?.battletag ?? "",
          member?.note ?? "",
          member?.officerNote ?? "",
          member?.zone ?? "",
        ],
        "\n",
      ),
    );
  }
  return row.words;
}
