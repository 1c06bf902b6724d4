/** The player's own characters: what the guild knows of each, and the form for the current one. */

import {
  createMemberSide,
  drawMemberSide,
  type MemberSide,
  pressArrow,
  showRow,
  SIDE_WIDTH,
  startEditing,
} from "./MemberSide";
import { ROSTER_COLUMNS } from "./RosterColumns";
import { inBackground } from "../../kit/Background";
import { type ColumnTable, sortingColumn } from "../../kit/ColumnLayout";
import { createColumnTable } from "../../kit/Columns";
import { createButton, createLabel } from "../../kit/Controls";
import { keepChosen, setElements } from "../../kit/Lists";
import type { Pane, PaneView } from "../../kit/Panes";
import { ownName } from "../../../DataSyncManager/guild/GuildRoster";
import { text } from "../../../DataSyncManager/runtime/Locale";
import { mayEdit } from "../../../DataSyncManager/guild/Permissions";
import { sortRows } from "./RosterList";
import { ownRows, type RosterRow } from "./RosterRows";

const TOP = 30;
const BOTTOM = 30;
const GAP = 8;
const ROW_HEIGHT = 20;

/** Of the roster's columns those that say something of one's own characters, all of them shown at first. */
const COLUMN_KEYS = ["name", "level", "class", "itemLevel", "rank", "professions", "guild"];
const COLUMNS = ROSTER_COLUMNS.filter(({ key }) => COLUMN_KEYS.includes(key)).map((column) => ({
  ...column,
  isShownFirst: column.key !== "guild",
}));

interface MemberParts {
  table: ColumnTable<RosterRow>;
  tableFrame: Frame;
  side: MemberSide;
  summary: FontString;
  edit: Button;
}

export const memberPane: Pane = {
  key: "member",
  title: "PANE_MEMBER",
  tooltip: "PANE_MEMBER_TIP",
  topics: ["entry", "guild", "preference"],
  create: createMemberPane,
};

/** Called by: MemberPane.ts */
function createMemberPane(frame: Frame): PaneView {
  const build = inBackground(
    "own characters",
    () => {
      const { keyOf } = sortingColumn(parts.table);
      return sortRows(ownRows(), { keyOf, isDescending: parts.table.saved.isDescending });
    },
    (rows) => {
      keepChosen(parts.table.list, rows);
      setElements(parts.table.list, rows);
      drawMemberPane(parts);
    },
  );
  const summary = createLabel(frame, "GameFontNormal", "");
  summary.SetPoint("TOPLEFT", 0, -5);
  const tableFrame = CreateFrame("Frame", undefined, frame);
  tableFrame.SetPoint("TOPLEFT", 0, -TOP);
  tableFrame.SetPoint("BOTTOMRIGHT", 0, BOTTOM);
  /** A second click on the shown member hides their card. Called by: createMemberPane */
  const onClick = (row: RosterRow): void =>
    showRow(parts, parts.table.list.chosen === row ? undefined : row, drawMemberPane);
  const parts: MemberParts = {
    table: createColumnTable(tableFrame, {
      key: "member",
      columns: COLUMNS,
      rowHeight: ROW_HEIGHT,
      onClick,
      onOrder: build,
    }),
    tableFrame,
    side: createMemberSide(frame, TOP, () => drawMemberPane(parts)),
    summary,
    edit: createButton(frame, {
      label: text("BUTTON_OWN_ENTRY"),
      onClick: () => {
        startEditing(parts.side, ownName());
        drawMemberPane(parts);
      },
      tooltip: text("TOOLTIP_OWN_ENTRY"),
    }),
  };
  parts.edit.SetPoint("BOTTOMLEFT", 0, 0);
  const how = createLabel(frame, "GameFontDisableSmall", text("MEMBER_HOW"));
  how.SetPoint("LEFT", parts.edit, "RIGHT", GAP, 0);
  how.SetPoint("RIGHT", frame, "RIGHT", -SIDE_WIDTH - 2 * GAP, 0);
  return { draw: build, onKey: (key) => pressArrow(parts, key, drawMemberPane) };
}

/** Called by: createMemberPane */
function drawMemberPane({ edit, side, summary, table: columnTable, tableFrame }: MemberParts): void {
  const { list } = columnTable;
  summary.SetText(text("MEMBER_SUMMARY", list.elements.length));
  const hasSide = drawMemberSide(side, list.chosen, []);
  tableFrame.SetPoint("BOTTOMRIGHT", hasSide ? -SIDE_WIDTH - 2 * GAP : 0, BOTTOM);
  edit.SetEnabled(!side.isEdited && mayEdit("roster", ownName()));
}
