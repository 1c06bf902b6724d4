/**
 * The roster: everyone in the guild and its linked guilds, alts under their mains, with a card for the selected one.
 */

import { describeGroupMenu, openMemberMenu } from "./MemberMenu";
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
import { createFilterMenu, drawFilterMenu, noFilter } from "./RosterFilters";
import { importGuildRoster } from "./ImportRoster";
import { inBackground } from "../../kit/Background";
import { describeColumnMenu } from "../../kit/ColumnHeader";
import { type ColumnTable, sortingColumn } from "../../kit/ColumnLayout";
import { createColumnTable } from "../../kit/Columns";
import { createButton, createLabel, createSearch } from "../../kit/Controls";
import { keepChosen, setElements } from "../../kit/Lists";
import type { Pane, PaneView } from "../../kit/Panes";
import { ownName } from "../../../DataSyncManager/guild/GuildRoster";
import { text } from "../../../DataSyncManager/runtime/Locale";
import { isOwnOfficer, mayEdit } from "../../../DataSyncManager/guild/Permissions";
import { listRoster, type RosterChoices, type RosterFilter, type RosterView } from "./RosterList";
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
  search: EditBox;
  count: FontString;
  empty: FontString;
  view: RosterView | undefined;
  ownEntry: Button;
  import: Button;
}

interface TopOptions {
  /** Changed in place by search field and menu. */
  filter: RosterFilter;
  /** What can be chosen in the menu; nothing before the first list is made. Called by: createTop */
  choices: (this: void) => RosterChoices | undefined;
  /** The filter has already changed. Called by: createTop */
  onFiltered: (this: void) => void;
  /** Fills the menu with the columns that can be shown or hidden. Called by: createTop */
  describeColumns: (this: void, root: MenuDescription) => void;
}

export const rosterPane: Pane = {
  key: "roster",
  title: "PANE_ROSTER",
  tooltip: "PANE_ROSTER_TIP",
  topics: ["entry", "guild", "preference"],
  create: createRosterPane,
};

/** Called by: RosterPane.ts */
function createRosterPane(frame: Frame): PaneView {
  const filter = noFilter();
  let choices: RosterChoices | undefined;
  const build = inBackground(
    "roster",
    () => {
      const { keyOf } = sortingColumn(parts.table);
      return listRoster(
        filter,
        { keyOf, isDescending: parts.table.saved.isDescending },
        (user) => versionOf(user) !== undefined,
      );
    },
    (view) => {
      choices = view.choices;
      parts.view = view;
      keepChosen(parts.table.list, view.rows);
      setElements(parts.table.list, view.rows);
      drawRosterPane(parts);
    },
  );
  const top = createTop(frame, {
    filter,
    choices: () => choices,
    onFiltered: build,
    describeColumns: (root) => describeColumnMenu(parts.table, root),
  });
  const parts: RosterParts = {
    ...top,
    ...createTable(frame, () => parts, build),
    side: createMemberSide(frame, TOP, () => drawRosterPane(parts)),
    view: undefined,
    ...createBottom(frame, () => {
      startEditing(parts.side, ownName());
      drawRosterPane(parts);
    }),
  };
  frame.HookScript("OnShow", () => C_GuildInfo.GuildRoster());
  C_GuildInfo.GuildRoster();
  return { draw: build, onKey: (key) => pressArrow(parts, key, drawRosterPane) };
}

/** Called by: createRosterPane */
function createTop(
  frame: Frame,
  { choices, describeColumns, filter, onFiltered }: TopOptions,
): Pick<RosterParts, "search" | "count"> {
  const search = createSearch(frame, {
    width: SEARCH_WIDTH,
    hint: text("SEARCH"),
    onChanged: (typed) => {
      if (filter.typed !== typed) {
        filter.typed = typed;
        onFiltered();
      }
    },
  });
  search.SetPoint("TOPLEFT", 6, 0);
  const menu = createFilterMenu(frame, {
    filter,
    choices,
    onChosen: () => {
      drawFilterMenu(menu, filter);
      onFiltered();
    },
  });
  menu.SetPoint("TOPLEFT", search, "TOPRIGHT", GAP, 0);
  drawFilterMenu(menu, filter);
  const columns = createButton(frame, {
    label: text("BUTTON_COLUMNS"),
    onClick: () => MenuUtil.CreateContextMenu(columns, (_owner, root) => describeColumns(root)),
    tooltip: text("TOOLTIP_COLUMNS"),
  });
  columns.SetPoint("TOPLEFT", menu, "TOPRIGHT", GAP, -1);
  const count = createLabel(frame, "GameFontDisableSmall", "");
  count.SetPoint("TOPRIGHT", 0, -5);
  return { search, count };
}

/** Called by: createRosterPane */
function createTable(
  frame: Frame,
  getParts: (this: void) => RosterParts,
  build: (this: void) => void,
): Pick<RosterParts, "table" | "tableFrame" | "empty"> {
  const tableFrame = CreateFrame("Frame", undefined, frame);
  tableFrame.SetPoint("TOPLEFT", 0, -TOP);
  tableFrame.SetPoint("BOTTOMRIGHT", 0, BOTTOM);
  const columnTable = createColumnTable(tableFrame, {
    key: "roster",
    columns: ROSTER_COLUMNS,
    rowHeight: ROW_HEIGHT,
    onClick: (row, rowFrame, mouseButton) => {
      const parts = getParts();
      const isHidden = mouseButton !== "RightButton" && columnTable.list.chosen === row;
      showRow(parts, isHidden ? undefined : row, drawRosterPane);
      if (mouseButton === "RightButton") {
        openMemberMenu(rowFrame, row.user, (root) => {
          describeGroupMenu(root, row.user);
          root.CreateButton(text("MENU_SHOW_MAIN"), () => parts.search.SetText(row.main ?? row.user));
        });
      }
    },
    onOrder: build,
  });
  const empty = createLabel(tableFrame, "GameFontDisable", "");
  empty.SetPoint("TOPLEFT", 12, -TOP - 14);
  empty.SetPoint("TOPRIGHT", -24, -TOP - 14);
  return { table: columnTable, tableFrame, empty };
}

/** Called by: createRosterPane */
function createBottom(
  frame: Frame,
  onEditOwn: (this: void) => void,
): Pick<RosterParts, "ownEntry" | "import"> {
  const ownEntry = createButton(frame, {
    label: text("BUTTON_OWN_ENTRY"),
    onClick: onEditOwn,
    tooltip: text("TOOLTIP_OWN_ENTRY"),
  });
  ownEntry.SetPoint("BOTTOMLEFT", 0, 0);
  const importButton = createButton(frame, {
    label: text("BUTTON_IMPORT_ROSTER"),
    onClick: () => importGuildRoster(),
    tooltip: text("TOOLTIP_IMPORT_ROSTER"),
  });
  importButton.SetPoint("LEFT", ownEntry, "RIGHT", GAP, 0);
  return { ownEntry, import: importButton };
}

/** Called by: createRosterPane, createTable */
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
