/** The header of a column table: click to sort, drag an edge to resize, right-click to choose columns. */

import { GOLD, HOVERED_ROW, LINE, WHITE } from "./Colors";
import { type ColumnTable, type HeaderCell, moveEdge } from "./ColumnLayout";
import { createCutLabel } from "./Controls";
import { addTooltip } from "./Tooltips";
import { text } from "../../DataSyncManager/runtime/Locale";

export const HEADER_HEIGHT = 20;
/** Room on both sides of a cell's words. */
export const CELL_GAP = 6;
const GRIP_WIDTH = 8;
const ARROW_SIZE = 8;

/**
 * `place` is the index among the shown columns. Cells stay when columns change, so a cell looks up its column by its
 * place each time.
 * Called by: layOutHeader
 */
function createHeaderCell<Element extends object>(
  columnTable: ColumnTable<Element>,
  place: number,
): HeaderCell {
  const { frame } = columnTable;
  const button = CreateFrame("Button", undefined, frame);
  button.SetHeight(HEADER_HEIGHT);
  button.RegisterForClicks("LeftButtonUp", "RightButtonUp");
  const label = createCutLabel(button, "GameFontNormalSmall");
  label.SetPoint("LEFT", CELL_GAP, 0);
  const arrow = button.CreateTexture(undefined, "ARTWORK");
  arrow.SetTexture("Interface\\Buttons\\UI-SortArrow");
  arrow.SetSize(ARROW_SIZE, ARROW_SIZE);
  arrow.SetPoint("RIGHT", 0, 0);
  button.SetScript("OnClick", (_, mouseButton) => {
    if (mouseButton === "RightButton") {
      MenuUtil.CreateContextMenu(button, (_owner, root) => describeColumnMenu(columnTable, root));
    } else {
      sortBy(columnTable, place);
    }
  });
  addTooltip(button, () => columnTitle(columnTable, place), text("TOOLTIP_COLUMN"));
  return { button, label, arrow, grip: createGrip(columnTable, button, place) };
}

/** Called by: createHeaderCell */
function columnTitle<Element extends object>(
  columnTable: ColumnTable<Element>,
  place: number,
): string | undefined {
  const column = columnTable.shown[place];
  return column === undefined ? undefined : text(column.title);
}

/** The column that already sorts reverses its order. Called by: createHeaderCell */
function sortBy<Element extends object>(columnTable: ColumnTable<Element>, place: number): void {
  const column = columnTable.shown[place];
  if (column === undefined) {
    return;
  }
  const { saved } = columnTable;
  saved.isDescending = saved.sortedBy === column.key && !saved.isDescending;
  saved.sortedBy = column.key;
  columnTable.layOut();
  columnTable.onOrder();
}

/**
 * The edge between two columns: dragging it moves width from one to the other.
 * Called by: createHeaderCell
 */
function createGrip<Element extends object>(
  columnTable: ColumnTable<Element>,
  button: Button,
  place: number,
): Button {
  const grip = CreateFrame("Button", undefined, columnTable.frame);
  grip.SetSize(GRIP_WIDTH, HEADER_HEIGHT);
  grip.SetPoint("LEFT", button, "RIGHT", 0, 0);
  const line = grip.CreateTexture(undefined, "ARTWORK");
  line.SetSize(1, HEADER_HEIGHT - 6);
  line.SetPoint("CENTER", 0, 0);
  /** The line's color while the mouse is elsewhere. Called by: createGrip */
  const dim = (): void => line.SetColorTexture(LINE[0], LINE[1], LINE[2], LINE[3]);
  dim();
  let lastX = 0;
  /**
   * Each frame while the mouse button is held, because the game has no event for dragging.
   * Called by: createGrip
   */
  const follow = (): void => {
    const [x] = GetCursorPosition();
    const moved = (x - lastX) / grip.GetEffectiveScale();
    lastX = x;
    moveEdge(columnTable, place, moved);
  };
  grip.SetScript("OnMouseDown", () => {
    [lastX] = GetCursorPosition();
    grip.SetScript("OnUpdate", follow);
  });
  grip.SetScript("OnMouseUp", () => {
    follow();
    grip.SetScript("OnUpdate", undefined);
  });
  grip.SetScript("OnHide", () => grip.SetScript("OnUpdate", undefined));
  grip.SetScript("OnEnter", () => line.SetColorTexture(HOVERED_ROW[0], HOVERED_ROW[1], HOVERED_ROW[2], 0.8));
  grip.SetScript("OnLeave", dim);
  return grip;
}

/** Called by: createColumnTable */
export function layOutHeader<Element extends object>(columnTable: ColumnTable<Element>): void {
  const { shown, widths } = columnTable;
  let left = 0;
  shown.forEach((column, place) => {
    const cell = (columnTable.cells[place] ??= createHeaderCell(columnTable, place));
    const isSorting = columnTable.saved.sortedBy === column.key;
    const [red, green, blue] = isSorting ? WHITE : GOLD;
    cell.label.SetText(text(column.title));
    cell.label.SetTextColor(red, green, blue);
    cell.label.SetPoint("RIGHT", isSorting ? -ARROW_SIZE - 2 : 0, 0);
    cell.arrow.SetShown(isSorting);
    cell.arrow.SetTexCoord(
      0,
      0.5625,
      columnTable.saved.isDescending ? 1 : 0,
      columnTable.saved.isDescending ? 0 : 1,
    );
    cell.button.SetPoint("TOPLEFT", left, 0);
    const width = widths[place] ?? 0;
    cell.button.SetWidth(math.max(1, width - GRIP_WIDTH));
    cell.grip.SetShown(place < shown.length - 1);
    cell.button.Show();
    left += width;
  });
  for (const { button, grip } of columnTable.cells.slice(shown.length)) {
    button.Hide();
    grip.Hide();
  }
}

/** The first column cannot be hidden. Called by: createHeaderCell, createRosterPane */
export function describeColumnMenu<Element extends object>(
  columnTable: ColumnTable<Element>,
  root: MenuDescription,
): void {
  const { columns, saved } = columnTable;
  root.CreateTitle(text("COLUMNS"));
  columns.forEach(({ key, title }, place) => {
    if (place > 0) {
      root.CreateCheckbox(
        text(title),
        () => saved.shown.includes(key),
        () => {
          saved.shown = saved.shown.includes(key)
            ? saved.shown.filter((other) => other !== key)
            : saved.shown.concat([key]);
          columnTable.layOut();
        },
      );
    }
  });
}
