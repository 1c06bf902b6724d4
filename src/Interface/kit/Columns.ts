/**
 * Tables: lists with a header that sorts, and columns that can be chosen and resized, saved per character.
 */

import { onResize } from "./Measures";
import { CELL_GAP, HEADER_HEIGHT, layOutHeader } from "./ColumnHeader";
import { type Column, columnPreferences, type ColumnTable, shownColumns, widthsOf } from "./ColumnLayout";
import { WHITE } from "./Colors";
import { createCutLabel } from "./Controls";
import { createList, type ListOptions, type Row, SCROLL_BAR_ROOM } from "./Lists";

interface RowCells {
  labels: FontString[];
  /** The `layout` of the table for which the cells were laid out. */
  layout: number;
}

interface FilledRow<Element> {
  parts: RowCells;
  element: Element;
  row: Row<RowCells, Element>;
}

export interface ColumnTableOptions<Element extends object> extends Pick<
  ListOptions<Element, RowCells>,
  "rowHeight" | "onClick"
> {
  /** Under which the player's choice of columns is saved. */
  key: string;
  columns: readonly Column<Element>[];
  /**
   * Called when the player sorts by another column, or in the other direction.
   * Called by: createColumnTable
   */
  onOrder: (this: void) => void;
}

/** The table fills the frame. Called by: createMemberPane, createTable */
export function createColumnTable<Element extends object>(
  frame: Frame,
  { columns, key, onOrder, ...options }: ColumnTableOptions<Element>,
): ColumnTable<Element> {
  const list = createList<Element, RowCells>(frame, {
    ...options,
    make: () => ({ labels: [], layout: 0 }),
    fill: (parts, element, row) => fillRow(columnTable, { parts, element, row }),
  });
  const columnTable: ColumnTable<Element> = {
    frame,
    list,
    columns,
    saved: columnPreferences(key, columns),
    cells: [],
    layout: 1,
    shown: [],
    widths: [],
    onOrder,
    layOut: () => {
      columnTable.shown = shownColumns(columnTable);
      columnTable.widths = widthsOf(columnTable);
      columnTable.layout += 1;
      layOutHeader(columnTable);
      list.redraw();
    },
  };
  list.box.SetPoint("TOPLEFT", 0, -HEADER_HEIGHT);
  list.box.SetPoint("BOTTOMRIGHT", -SCROLL_BAR_ROOM, 0);
  onResize(frame, () => columnTable.layOut());
  return columnTable;
}

/** Called by: createColumnTable */
function fillRow<Element extends object>(
  columnTable: ColumnTable<Element>,
  { element, parts, row }: FilledRow<Element>,
): void {
  const { shown } = columnTable;
  if (parts.layout !== columnTable.layout) {
    layOutRow(columnTable, parts, row);
  }
  shown.forEach((column, place) => {
    const label = cellAt(parts, row, place);
    const [red, green, blue] = column.colorOf?.(element) ?? WHITE;
    label.SetText(column.textOf(element));
    label.SetTextColor(red, green, blue);
    if (column.indentOf !== undefined) {
      label.SetPoint("LEFT", CELL_GAP + column.indentOf(element), 0);
    }
  });
}

/** Called by: fillRow */
function layOutRow<Element extends object>(
  columnTable: ColumnTable<Element>,
  parts: RowCells,
  row: Row<RowCells, Element>,
): void {
  const { shown, widths } = columnTable;
  let left = 0;
  widths.forEach((width, place) => {
    const label = cellAt(parts, row, place);
    label.ClearAllPoints();
    label.SetPoint("LEFT", left + CELL_GAP, 0);
    label.SetPoint("RIGHT", row, "LEFT", left + width - CELL_GAP, 0);
    label.Show();
    left += width;
  });
  for (const label of parts.labels.slice(shown.length)) {
    label.Hide();
  }
  parts.layout = columnTable.layout;
}

/** Cells are created on first use. Called by: fillRow, layOutRow */
function cellAt(parts: RowCells, row: Frame, place: number): FontString {
  return (parts.labels[place] ??= createCutLabel(row, "GameFontHighlightSmall"));
}
