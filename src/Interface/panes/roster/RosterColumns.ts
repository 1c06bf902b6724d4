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
import { folded } from "../../../DataSyncManager/data/CaseFolding";
import { agoText, durationText } from "../../../DataSyncManager/content/TimeText";
import { lastSeenOf, versionOf } from "../../../DataSyncManager/guild/KnownUsers";
import { addonVersion, isOlder } from "../../../DataSyncManager/runtime/AddonVersion";

const ALT_INDENT = 14;
const HOUR = 3600;

/** Padded, so that numbers sort as text; empty for 0. Called by: RosterColumns.ts */
function numberKey(value: number): string {
  return value <= 0 ? "" : string.format("%08d", value);
}

/** A column that sorts by what it shows. Called by: RosterColumns.ts */
function wordsColumn(column: Omit<Column<RosterRow>, "keyOf">): Column<RosterRow> {
  return { ...column, keyOf: (row) => folded(column.textOf(row)) };
}

/** Grey for a member who has left. Called by: RosterColumns.ts */
function nameColor(row: RosterRow): Color {
  return row.hasLeft ? GREY : classColor(row.classFile);
}

/** The zone of a member who is online, else when they were last seen. Called by: RosterColumns.ts, linesOf */
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

/** Members who are online come first. Called by: RosterColumns.ts */
function seenKey(row: RosterRow): string {
  const { isOnline, member, user } = row;
  if (member !== undefined) {
    return isOnline ? `0${folded(member.zone)}` : `1${string.format("%08d", member.hoursAway)}`;
  }
  return lastSeenOf(user) === undefined ? "" : "2";
}

/** Empty if the item level is unknown. Called by: RosterColumns.ts, linesOf */
export function itemLevelText({ data }: RosterRow): string {
  const level = data?.itemLevel ?? 0;
  return level > 0 ? tostring(level) : "";
}

/** An older version than the player's own is marked. Called by: RosterColumns.ts, linesOf */
export function addonText({ user }: RosterRow): string {
  const version = versionOf(user);
  if (version === undefined) {
    return "";
  }
  return isOlder(version, addonVersion()) ? text("ROSTER_OUTDATED", version) : plainText(version);
}

/** Gold for an older version. Called by: RosterColumns.ts */
function addonColor({ user }: RosterRow): Color {
  const version = versionOf(user);
  return version !== undefined && isOlder(version, addonVersion()) ? GOLD : WHITE;
}

/**
 * In the order of the guild's ranks; members of other guilds follow by the rank's name.
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
  wordsColumn({
    key: "class",
    title: "COLUMN_CLASS",
    weight: 90,
    isShownFirst: false,
    textOf: ({ classFile }) => className(classFile),
  }),
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
    textOf: itemLevelText,
    keyOf: ({ data }) => numberKey(data?.itemLevel ?? 0),
  },
  wordsColumn({
    key: "main",
    title: "COLUMN_MAIN",
    weight: 110,
    isShownFirst: false,
    textOf: ({ main }) => plainText(main ?? ""),
  }),
  wordsColumn({
    key: "roles",
    title: "COLUMN_ROLES",
    weight: 80,
    isShownFirst: true,
    textOf: ({ data }) => rolesText(data?.roles),
  }),
  wordsColumn({
    key: "professions",
    title: "COLUMN_PROFESSIONS",
    weight: 150,
    isShownFirst: true,
    textOf: ({ data }) => professionsText(data?.professions),
  }),
  wordsColumn({
    key: "interests",
    title: "COLUMN_INTERESTS",
    weight: 130,
    isShownFirst: false,
    textOf: ({ data }) => listText(data?.interests),
  }),
  {
    key: "seen",
    title: "COLUMN_SEEN",
    weight: 120,
    isShownFirst: true,
    textOf: seenText,
    keyOf: seenKey,
    colorOf: ({ isOnline }) => (isOnline ? GREEN : GREY),
  },
  wordsColumn({
    key: "guild",
    title: "COLUMN_GUILD",
    weight: 150,
    isShownFirst: false,
    textOf: ({ guildName }) => plainText(guildName),
  }),
  wordsColumn({
    key: "note",
    title: "COLUMN_NOTE",
    weight: 120,
    isShownFirst: false,
    textOf: ({ member }) => plainText(member?.note ?? ""),
  }),
  wordsColumn({
    key: "joined",
    title: "COLUMN_JOINED",
    weight: 80,
    isShownFirst: false,
    textOf: ({ data }) => knownText(data?.guildJoinDate),
  }),
  wordsColumn({
    key: "birthdate",
    title: "COLUMN_BIRTHDATE",
    weight: 70,
    isShownFirst: false,
    textOf: ({ data }) => knownText(data?.birthdate),
  }),
  wordsColumn({
    key: "battletag",
    title: "COLUMN_BATTLETAG",
    weight: 110,
    isShownFirst: false,
    textOf: ({ data }) => knownText(data?.battletag),
  }),
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
