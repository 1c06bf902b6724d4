/** The roster as a list: filtered, searched, sorted, alts under their mains. */

import { yieldIfOverBudget } from "../../../DataSyncManager/runtime/Scheduler";
import { hasWords, searchWords } from "../../../DataSyncManager/content/SearchText";
import { namesIn, sortTexts } from "../../../DataSyncManager/data/SortedIds";
import { type RosterRow, rosterRows, searchedWords } from "./RosterRows";

/** Which characters are shown: alts under their mains, all side by side, mains alone, alts alone. */
export type CharacterChoice = "grouped" | "all" | "mains" | "alts";

/** What the roster is narrowed down to; nothing in a field lets everyone through. */
export interface RosterFilter {
  typed: string;
  isOnline: boolean;
  hasAddon: boolean;
  classFile: string | undefined;
  role: string | undefined;
  profession: string | undefined;
  interest: string | undefined;
  guildName: string | undefined;
  characters: CharacterChoice;
}

/** What sorts: the text by which a row is sorted, empty where it has none, and the direction. */
export interface RosterOrder {
  /** Rows are sorted by it as text. Called by: sortRows */
  keyOf: (this: void, row: RosterRow) => string;
  isDescending: boolean;
}

/** What a list can be narrowed down to: what is there. */
export interface RosterChoices {
  classFiles: string[];
  professions: string[];
  interests: string[];
  guilds: string[];
}

export interface RosterView {
  rows: RosterRow[];
  /** Everyone, those filtered out too. */
  total: number;
  online: number;
  choices: RosterChoices;
  /** The alts of each main. */
  alts: Record<string, RosterRow[] | undefined>;
}

/** Stands between a row's key and its place where rows are sorted. */
const SEPARATOR = "\t";
/** A chain of mains longer than this is taken for a circle. */
const MAX_CHAIN = 4;

/** Names of one kind that can be chosen from; a menu with more is of no use. */
const MAX_NAMES = 60;

interface Names {
  names: Record<string, true>;
  count: number;
}

/** Inside a flow. `hasAddon` says whether a user is known to have the addon. Called by: createRosterPane */
export function listRoster(
  filter: RosterFilter,
  order: RosterOrder,
  hasAddon: (this: void, user: string) => boolean,
): RosterView {
  const words = searchWords(filter.typed);
  const all = rosterRows();
  const byUser: Record<string, RosterRow | undefined> = {};
  /** Each filter gets a table of its own, because the rows fill it. Called by: listRoster */
  const none = (): Names => ({ names: {}, count: 0 });
  const names = { classFiles: none(), guilds: none(), interests: none(), professions: none() };
  let online = 0;
  for (const row of all) {
    byUser[row.user] = row;
    online += row.isOnline ? 1 : 0;
    noteChoices(names, row);
    yieldIfOverBudget();
  }
  const alts: Record<string, RosterRow[] | undefined> = {};
  const passed: RosterRow[] = [];
  for (const row of all) {
    const root = rootOf(row, byUser);
    row.depth = 0;
    if (root !== row) {
      (alts[root.user] ??= []).push(row);
    }
    const isWanted = isOfCharacters(filter.characters, root !== row) && isPassed(row, filter, words);
    if (isWanted && (!filter.hasAddon || hasAddon(row.user))) {
      passed.push(row);
    }
    yieldIfOverBudget();
  }
  const sorted = sortRows(passed, order);
  return {
    rows: filter.characters === "grouped" ? grouped(sorted, byUser) : sorted,
    total: all.length,
    online,
    choices: {
      classFiles: namesIn(names.classFiles.names),
      professions: namesIn(names.professions.names),
      interests: namesIn(names.interests.names),
      guilds: namesIn(names.guilds.names),
    },
    alts,
  };
}

/**
 * The main at the end of the chain, or the row itself if it has none. A chain that is too long counts as none.
 * Called by: grouped, listRoster
 */
function rootOf(row: RosterRow, byUser: Readonly<Record<string, RosterRow | undefined>>): RosterRow {
  let root = row;
  for (const _ of $range(1, MAX_CHAIN)) {
    const next = root.main === undefined ? undefined : byUser[root.main];
    if (next === undefined) {
      return root;
    }
    root = next;
  }
  return row;
}

/** Called by: listRoster */
function noteChoices(names: Record<keyof RosterChoices, Names>, row: RosterRow): void {
  noteName(names.classFiles, row.classFile);
  noteName(names.guilds, row.guildName);
  for (const { name } of row.data?.professions ?? []) {
    noteName(names.professions, tostring(name));
  }
  for (const interest of row.data?.interests ?? []) {
    noteName(names.interests, interest);
  }
}

/** Ignored once there are too many. Called by: noteChoices */
function noteName(names: Names, name: string): void {
  if (name !== "" && !names.names[name] && names.count < MAX_NAMES) {
    names.names[name] = true;
    names.count += 1;
  }
}

/** Called by: listRoster */
function isOfCharacters(characters: CharacterChoice, isAlt: boolean): boolean {
  return isAlt ? characters !== "mains" : characters !== "alts";
}

/** `words` are folded. A row passes only with all of them. Called by: listRoster */
function isPassed(row: RosterRow, filter: RosterFilter, words: readonly string[]): boolean {
  const { data } = row;
  return (
    (!filter.isOnline || row.isOnline) &&
    (filter.classFile === undefined || row.classFile === filter.classFile) &&
    (filter.guildName === undefined || row.guildName === filter.guildName) &&
    (filter.role === undefined || data?.roles.includes(filter.role) === true) &&
    (filter.interest === undefined || data?.interests.includes(filter.interest) === true) &&
    (filter.profession === undefined ||
      data?.professions.some(({ name }) => name === filter.profession) === true) &&
    (words.length === 0 || hasWords(words, searchedWords(row)))
  );
}

/** Inside a flow. Rows without a key come last in both directions. Called by: createMemberPane, listRoster */
export function sortRows(rows: readonly RosterRow[], { isDescending, keyOf }: RosterOrder): RosterRow[] {
  const keyed: string[] = [];
  const empty: string[] = [];
  rows.forEach((row, place) => {
    const key = keyOf(row);
    const list = key === "" ? empty : keyed;
    list.push(`${key}${SEPARATOR}${row.user}${SEPARATOR}${place}`);
    yieldIfOverBudget();
  });
  const sorted: RosterRow[] = [];
  /** Keys end with the row's place, which makes equal keys different. Called by: sortRows */
  const add = (key: string): void => {
    const [place] = string.match(key, "(%d+)$");
    const row = rows[tonumber(place) ?? 0];
    if (row !== undefined) {
      sorted.push(row);
    }
    yieldIfOverBudget();
  };
  const first = sortTexts(keyed);
  for (const key of isDescending ? first.reverse() : first) {
    add(key);
  }
  for (const key of sortTexts(empty)) {
    add(key);
  }
  return sorted;
}

/** Inside a flow. An alt whose main is not shown keeps its place. Called by: listRoster */
function grouped(
  rows: readonly RosterRow[],
  byUser: Readonly<Record<string, RosterRow | undefined>>,
): RosterRow[] {
  const isShown: Record<string, true | undefined> = {};
  for (const row of rows) {
    isShown[row.user] = true;
    yieldIfOverBudget();
  }
  const under: Record<string, RosterRow[] | undefined> = {};
  const tops: RosterRow[] = [];
  for (const row of rows) {
    const root = rootOf(row, byUser);
    if (root !== row && isShown[root.user]) {
      row.depth = 1;
      (under[root.user] ??= []).push(row);
    } else {
      tops.push(row);
    }
    yieldIfOverBudget();
  }
  const ordered: RosterRow[] = [];
  for (const row of tops) {
    ordered.push(row);
    for (const alt of under[row.user] ?? []) {
      ordered.push(alt);
      yieldIfOverBudget();
    }
    yieldIfOverBudget();
  }
  return ordered;
}
