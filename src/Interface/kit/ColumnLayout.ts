/** How the columns of a table share its width, which of them are shown, and which one sorts. */

import type { Color } from "./Colors";
import { type List, SCROLL_BAR_ROOM } from "./Lists";
import { characterPreferences } from "../../DataSyncManager/player/Preferences";
import type { ColumnPreferences } from "../../DataSyncManager/data/SavedData";

/** No column gets narrower than this part of the whole. */
const LEAST_PART = 0.04;

/** One column: what it shows, and how it sorts. */
export interface Column<Element> {
  key: string;
  title: keyof LocaleStrings;
  /** Its part of the room, beside those of the other shown columns. */
  weight: number;
  isShownFirst: boolean;
  /** Shown as it is, so others' text must be made plain first. Called by: fillRow, wordsColumn */
  textOf: (this: void, element: Element) => string;
  /**
   * The text by which it sorts; numbers padded, empty for nothing.
   * Called by: createMemberPane, createRosterPane
   */
  keyOf: (this: void, element: Element) => string;
  /** The default color without it. Called by: fillRow */
  colorOf?: (this: void, element: Element) => Color | undefined;
  /** Room on the left of its words, for elements that stand under another. Called by: fillRow */
  indentOf?: (this: void, element: Element) => number;
}

export interface HeaderCell {
  button: Button;
  label: FontString;
  arrow: Texture;
  grip: Button;
}

/** A list with columns. */
export interface ColumnTable<Element extends object> {
  frame: Frame;
  list: List<Element>;
  columns: readonly Column<Element>[];
  saved: ColumnPreferences;
  cells: HeaderCell[];
  /** Grows with each change of columns or widths: rows that were laid out before are laid out anew. */
  layout: number;
  /** The columns that are shown, in their order, and how wide they are. */
  shown: Column<Element>[];
  widths: number[];
  /** After the player has chosen another order. Called by: sortBy */
  onOrder: (this: void) => void;
  /** Lays out header and rows anew. Called by: createColumnTable, describeColumnMenu, moveEdge, sortBy */
  layOut: (this: void) => void;
}

/** Called by: createColumnTable */
export function shownColumns<Element extends object>(columnTable: ColumnTable<Element>): Column<Element>[] {
  const { columns, saved } = columnTable;
  return columns.filter(({ key }) => saved.shown.includes(key));
}

/** The first column if the saved one no longer exists. Called by: createMemberPane, createRosterPane */
export function sortingColumn<Element extends object>(columnTable: ColumnTable<Element>): Column<Element> {
  const { columns, saved } = columnTable;
  return columns.find(({ key }) => key === saved.sortedBy) ?? columns[0]!;
}

/**
 * The saved preferences, or the defaults if there are none or they are invalid. Changes to the returned table are
 * saved.
 * Called by: createColumnTable
 */
export function columnPreferences<Element>(
  key: string,
  columns: readonly Column<Element>[],
): ColumnPreferences {
  const all = (characterPreferences().columns ??= {});
  const saved = all[key];
  if (typeof saved === "object" && type(saved.shown) === "table" && type(saved.widths) === "table") {
    return saved;
  }
  const fresh: ColumnPreferences = {
    shown: columns.filter(({ isShownFirst }) => isShownFirst).map((column) => column.key),
    widths: {},
    sortedBy: columns[0]!.key,
    isDescending: false,
  };
  all[key] = fresh;
  return fresh;
}

/** Relative to the weights of the other shown columns. Called by: widthsOf */
function weightOf<Element extends object>(
  columnTable: ColumnTable<Element>,
  column: Column<Element>,
): number {
  const width = columnTable.saved.widths[column.key];
  return typeof width === "number" && width > 0 ? width : column.weight;
}

/** In units of the frame; together the columns fill it. Called by: createColumnTable */
export function widthsOf<Element extends object>(columnTable: ColumnTable<Element>): number[] {
  const { shown } = columnTable;
  let sum = 0;
  for (const column of shown) {
    sum += weightOf(columnTable, column);
  }
  const room = math.max(1, columnTable.frame.GetWidth() - SCROLL_BAR_ROOM);
  return shown.map((column) => (room * weightOf(columnTable, column)) / math.max(sum, 1));
}

/**
 * `moved` is in units of the frame, positive to the right. One column grows by what the next one loses.
 * Called by: createGrip
 */
export function moveEdge<Element extends object>(
  columnTable: ColumnTable<Element>,
  place: number,
  moved: number,
): void {
  const { shown, widths } = columnTable;
  const [left, right] = [shown[place], shown[place + 1]];
  if (left === undefined || right === undefined || moved === 0) {
    return;
  }
  let room = 0;
  for (const width of widths) {
    room += width;
  }
  const least = room * LEAST_PART;
  const before = widths[place] ?? 0;
  const both = before + (widths[place + 1] ?? 0);
  const wanted = math.min(math.max(before + moved, least), both - least);
  shown.forEach((column, index) => {
    columnTable.saved.widths[column.key] = widths[index] ?? column.weight;
  });
  columnTable.saved.widths[left.key] = wanted;
  columnTable.saved.widths[right.key] = both - wanted;
  columnTable.layOut();
}
