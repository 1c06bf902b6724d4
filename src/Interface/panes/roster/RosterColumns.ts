/** What the roster's columns show, and how they sort. */

import { classColor } from "../../kit/ClassColors";
import { type Color, GOLD, GREEN, GREY, WHITE } from "../../kit/Colors";
import type { Column } from "../../kit/ColumnLayout";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import {
  className,
  knownText,
  listText,
  professionsText,
  rolesText,
} from "../../../DataSyncManager/content/RosterText";
import type { RosterRow } from "./RosterRows";
import { folded } from "../../../DataSyncManager/content/SearchText";
import { agoText, durationText } from "../../../DataSyncManager/content/TimeText";
import { lastSeenOf, versionOf } from "../../../DataSyncManager/guild/KnownUsers";
import { addonVersion, isOlder } from "../../../DataSyncManager/runtime/AddonVersion";

const ALT_INDENT = 14;
const HOUR = 3600;

/** Takes a number. Returns the text by which it sorts, empty for 0. Called by: RosterColumns.ts */
function numberKey(value: number): string {
  return value <= 0 ? "" : string.format("%08d", value);
}

/**
 * Takes a column's field and its words. Returns a column that shows them and sorts by them.
 * Called by: RosterColumns.ts
 */
function wordsColumn(
  key: string,
  title: keyof LocaleStrings,
  weight: number,
  isShownFirst: boolean,
  textOf: (this: void, row: RosterRow) => string,
): Column<RosterRow> {
  return { key, title, weight, isShownFirst, textOf, keyOf: (row) => folded(textOf(row)) };
}

/**
 * Takes a row. Returns the color of its name: that of its class, grey for who is not there.
 * Called by: RosterColumns.ts
 */
function nameColor(row: RosterRow): Color {
  return row.hasLeft ? GREY : classColor(row.classFile);
}

/**
 * Takes a row. Returns where the member is, or when they were last there.
 * Called by: RosterColumns.ts, linesOf
 */
export function seenText({ hasLeft, isOnline, member, user }: RosterRow): string {
  if (member === undefined) {
    const seen = lastSeenOf(user);
    return hasLeft ? text("ROSTER_LEFT") : seen === undefined ? "" : agoText(seen);
  }
  if (isOnline) {
    return member.zone === "" ? text("ROSTER_ONLINE") : plainText(member.zone);
  }
  return text("TIME_AGO", durationText(math.max(1, member.hoursAway) * HOUR));
}

/**
 * Takes a row. Returns the text by which it sorts by where it is: those online first.
 * Called by: RosterColumns.ts
 */
function seenKey(row: RosterRow): string {
  const { isOnline, member, user } = row;
  if (member !== undefined) {
    return isOnline ? `0${folded(member.zone)}` : `1${string.format("%08d", member.hoursAway)}`;
  }
  return lastSeenOf(user) === undefined ? "" : "2";
}

/**
 * Takes a row. Returns the version of the member's addon, marked where it is older than this one.
 * Called by: RosterColumns.ts, linesOf
 */
export function addonText({ user }: RosterRow): string {
  const version = versionOf(user);
  if (version === undefined) {
    return "";
  }
  return isOlder(version, addonVersion()) ? text("ROSTER_OUTDATED", version) : plainText(version);
}

/**
 * Takes a row. Returns the color of its addon's version: gold for an older one.
 * Called by: RosterColumns.ts
 */
function addonColor({ user }: RosterRow): Color {
  const version = versionOf(user);
  return version !== undefined && isOlder(version, addonVersion()) ? GOLD : WHITE;
}

/**
 * Takes a row. Returns the text by which it sorts by rank: the guild's own order first.
 * Called by: RosterColumns.ts
 */
function rankKey({ member, rank }: RosterRow): string {
  return member === undefined
    ? rank === ""
      ? ""
      : `1${folded(rank)}`
    : `0${string.format("%02d", member.rankIndex)}`;
}

/** The columns, in their order. */
export const ROSTER_COLUMNS: readonly Column<RosterRow>[] = [
  {
    key: "name",
    title: "COLUMN_NAME",
    weight: 150,
    isShownFirst: true,
    textOf: ({ user }) => plainText(user),
    keyOf: ({ user }) => folded(user),
    colorOf: nameColor,
    indentOf: ({ depth }) => depth * ALT_INDENT,
  },
  {
    key: "level",
    title: "COLUMN_LEVEL",
    weight: 56,
    isShownFirst: true,
    textOf: ({ level }) => (level > 0 ? tostring(level) : ""),
    keyOf: ({ level }) => numberKey(level),
  },
  wordsColumn("class", "COLUMN_CLASS", 90, false, ({ classFile }) => className(classFile)),
  {
    key: "rank",
    title: "COLUMN_RANK",
    weight: 84,
    isShownFirst: true,
    textOf: ({ rank }) => knownText(rank),
    keyOf: rankKey,
  },
  {
    key: "itemLevel",
    title: "COLUMN_ITEM_LEVEL",
    weight: 60,
    isShownFirst: false,
    textOf: ({ data }) => ((data?.itemLevel ?? 0) > 0 ? tostring(data!.itemLevel) : ""),
    keyOf: ({ data }) => numberKey(data?.itemLevel ?? 0),
  },
  wordsColumn("main", "COLUMN_MAIN", 110, false, ({ main }) => plainText(main ?? "")),
  wordsColumn("roles", "COLUMN_ROLES", 80, true, ({ data }) => rolesText(data?.roles)),
  wordsColumn("professions", "COLUMN_PROFESSIONS", 150, true, ({ data }) =>
    professionsText(data?.professions),
  ),
  wordsColumn("interests", "COLUMN_INTERESTS", 130, false, ({ data }) => listText(data?.interests)),
  {
    key: "seen",
    title: "COLUMN_SEEN",
    weight: 120,
    isShownFirst: true,
    textOf: seenText,
    keyOf: seenKey,
    colorOf: ({ isOnline }) => (isOnline ? GREEN : GREY),
  },
  wordsColumn("guild", "COLUMN_GUILD", 150, false, ({ guildName }) => plainText(guildName)),
  wordsColumn("note", "COLUMN_NOTE", 120, false, ({ member }) => plainText(member?.note ?? "")),
  wordsColumn("joined", "COLUMN_JOINED", 80, false, ({ data }) => knownText(data?.guildJoinDate)),
  wordsColumn("birthdate", "COLUMN_BIRTHDATE", 70, false, ({ data }) => knownText(data?.birthdate)),
  wordsColumn("battletag", "COLUMN_BATTLETAG", 110, false, ({ data }) => knownText(data?.battletag)),
  {
    key: "addon",
    title: "COLUMN_ADDON",
    weight: 66,
    isShownFirst: true,
    textOf: addonText,
    keyOf: ({ user }) => versionOf(user) ?? "",
    colorOf: addonColor,
  },
];
