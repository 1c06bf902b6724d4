/** The roster: everyone of the guild and its linked guilds, alts under their mains, with a card for the chosen one. */

import { describeGroupMenu, openMemberMenu } from "./MemberMenu";
import { createMemberSide, drawMemberSide, type MemberSide, SIDE_WIDTH, startEditing } from "./MemberSide";
import { ROSTER_COLUMNS } from "./RosterColumns";
import { createFilterMenu, drawFilterMenu, noFilter } from "./RosterFilters";
import { importGuildRoster } from "./ImportRoster";
import { inBackground } from "../../kit/Background";
import { describeColumnMenu } from "../../kit/ColumnHeader";
import { type ColumnTable, sortingColumn } from "../../kit/ColumnLayout";
import { createColumnTable } from "../../kit/Columns";
import { createButton, createLabel, createSearch } from "../../kit/Controls";
import { choose, keepChosen, elementAtKey, setElements } from "../../kit/Lists";
import type { Pane, PaneView } from "../../kit/Panes";
import { ownName } from "../../../DataSyncManager/guild/GuildRoster";
import { text } from "../../../DataSyncManager/runtime/Locale";
import { isOwnOfficer, mayEdit } from "../../../DataSyncManager/guild/Permissions";
import { listRoster, type RosterFilter, type RosterView } from "./RosterList";
import type { RosterRow } from "./RosterRows";
import { versionOf } from "../../../DataSyncManager/guild/KnownUsers";

const TOP = 30;
const BOTTOM = 30;
const GAP = 8;
const ROW_HEIGHT = 18;
const SEARCH_WIDTH = 150;

interface RosterParts {
  table: ColumnTable<RosterRow>;
  tableFrame: Frame;
  side: MemberSide;
  filter: RosterFilter;
  filterMenu: DropdownButton;
  search: EditBox;
  count: FontString;
  empty: FontString;
  view: RosterView | undefined;
  ownEntry: Button;
  import: Button;
}

export const rosterPane: Pane = {
  key: "roster",
  title: "PANE_ROSTER",
  tooltip: "PANE_ROSTER_TIP",
  topics: ["entry", "guild", "preference"],
  create: createRosterPane,
};

/** Takes the pane's frame. Makes its parts. Called by: RosterPane.ts */
function createRosterPane(frame: Frame): PaneView {
  const parts = { filter: noFilter() } as unknown as RosterParts;
  const build = inBackground(
    "roster",
    () => {
      const { keyOf } = sortingColumn(parts.table);
      return listRoster(
        parts.filter,
        { keyOf, isDescending: parts.table.saved.isDescending },
        (user) => versionOf(user) !== undefined,
      );
    },
    (view) => {
      parts.view = view;
      keepChosen(parts.table.list, view.rows);
      setElements(parts.table.list, view.rows);
      drawRosterPane(parts);
    },
  );
  createTop(frame, parts, build);
  createTable(frame, parts, build);
  parts.side = createMemberSide(frame, TOP, () => drawRosterPane(parts));
  createBottom(frame, parts);
  frame.HookScript("OnShow", () => C_GuildInfo.GuildRoster());
  C_GuildInfo.GuildRoster();
  return { draw: build, onKey: (key) => pressArrow(parts, key) };
}

/**
 * Takes the pane's frame, its parts and how to build the list anew. Makes what stands above it.
 * Called by: createRosterPane
 */
function createTop(frame: Frame, parts: RosterParts, build: (this: void) => void): void {
  parts.search = createSearch(frame, SEARCH_WIDTH, text("SEARCH"), (typed) => {
    if (parts.filter.typed !== typed) {
      parts.filter.typed = typed;
      build();
    }
  });
  parts.search.SetPoint("TOPLEFT", 6, 0);
  parts.filterMenu = createFilterMenu(
    frame,
    parts.filter,
    () => parts.view?.choices,
    () => {
      drawFilterMenu(parts.filterMenu, parts.filter);
      build();
    },
  );
  parts.filterMenu.SetPoint("TOPLEFT", parts.search, "TOPRIGHT", GAP, 0);
  drawFilterMenu(parts.filterMenu, parts.filter);
  const columns = createButton(
    frame,
    text("BUTTON_COLUMNS"),
    () => MenuUtil.CreateContextMenu(columns, (_owner, root) => describeColumnMenu(parts.table, root)),
    text("TOOLTIP_COLUMNS"),
  );
  columns.SetPoint("TOPLEFT", parts.filterMenu, "TOPRIGHT", GAP, -1);
  parts.count = createLabel(frame, "GameFontDisableSmall", "");
  parts.count.SetPoint("TOPRIGHT", 0, -5);
}

/**
 * Takes the pane's frame, its parts and how to build the list anew. Makes the list.
 * Called by: createRosterPane
 */
function createTable(frame: Frame, parts: RosterParts, build: (this: void) => void): void {
  const tableFrame = CreateFrame("Frame", undefined, frame);
  tableFrame.SetPoint("TOPLEFT", 0, -TOP);
  tableFrame.SetPoint("BOTTOMRIGHT", 0, BOTTOM);
  parts.tableFrame = tableFrame;
  parts.table = createColumnTable(
    tableFrame,
    "roster",
    ROSTER_COLUMNS,
    {
      rowHeight: ROW_HEIGHT,
      onClick: (row, rowFrame, mouseButton) => {
        showRow(parts, mouseButton !== "RightButton" && parts.table.list.chosen === row ? undefined : row);
        if (mouseButton === "RightButton") {
          openMemberMenu(rowFrame, row.user, (root) => {
            describeGroupMenu(root, row.user);
            root.CreateButton(text("MENU_SHOW_MAIN"), () => parts.search.SetText(row.main ?? row.user));
          });
        }
      },
    },
    build,
  );
  parts.empty = createLabel(tableFrame, "GameFontDisable", "");
  parts.empty.SetPoint("TOPLEFT", 12, -TOP - 14);
  parts.empty.SetPoint("TOPRIGHT", -24, -TOP - 14);
}

/** Takes the pane's frame and its parts. Makes the buttons at the bottom. Called by: createRosterPane */
function createBottom(frame: Frame, parts: RosterParts): void {
  parts.ownEntry = createButton(
    frame,
    text("BUTTON_OWN_ENTRY"),
    () => {
      startEditing(parts.side, ownName());
      drawRosterPane(parts);
    },
    text("TOOLTIP_OWN_ENTRY"),
  );
  parts.ownEntry.SetPoint("BOTTOMLEFT", 0, 0);
  parts.import = createButton(
    frame,
    text("BUTTON_IMPORT_ROSTER"),
    () => importGuildRoster(),
    text("TOOLTIP_IMPORT_ROSTER"),
  );
  parts.import.SetPoint("LEFT", parts.ownEntry, "RIGHT", GAP, 0);
}

/** Takes the parts and a row, or nothing. Shows its card. Called by: createTable, pressArrow */
function showRow(parts: RosterParts, row: RosterRow | undefined): void {
  if (parts.side.isEdited) {
    return;
  }
  choose(parts.table.list, row);
  drawRosterPane(parts);
}

/**
 * Takes the parts and a key. Arrows go through the list. Returns whether the key was used.
 * Called by: createRosterPane
 */
function pressArrow(parts: RosterParts, key: string): boolean {
  const next = parts.side.isEdited ? undefined : elementAtKey(parts.table.list, key);
  if (next !== undefined) {
    showRow(parts, next);
  }
  return next !== undefined;
}

/**
 * Takes the parts. Draws counts, card or form, and which buttons can be used.
 * Called by: createBottom, createRosterPane, showRow
 */
function drawRosterPane(parts: RosterParts): void {
  const { side, table: columnTable, view } = parts;
  const { list } = columnTable;
  const shown = list.elements.length;
  parts.count.SetText(view === undefined ? "" : text("ROSTER_COUNT", shown, view.total, view.online));
  const isFound = shown > 0 || view === undefined;
  parts.empty.SetText(isFound ? "" : text(view.total > 0 ? "LIST_NOTHING_FOUND" : "ROSTER_EMPTY"));
  const alts = list.chosen === undefined ? undefined : view?.alts[list.chosen.user];
  const hasSide = drawMemberSide(side, list.chosen, alts ?? []);
  parts.tableFrame.SetPoint("BOTTOMRIGHT", hasSide ? -SIDE_WIDTH - 2 * GAP : 0, BOTTOM);
  parts.ownEntry.SetEnabled(!side.isEdited && mayEdit("roster", ownName()));
  parts.import.SetShown(isOwnOfficer());
}
