/** What is stored on this computer, how large it is, and what can be done with it. */

import { onResize } from "../../kit/Measures";
import { isBusy, restoreBackup, resetData, say } from "../../commands/SyncCommands";
import {
  exportData,
  exportQuarantine,
  importData,
  retryQuarantined,
  undoImport,
} from "../../commands/DataCommands";
import { inBackground } from "../../kit/Background";
import { confirm } from "../../kit/Confirm";
import { createButton, createCutLabel, createLabel } from "../../kit/Controls";
import { createList, type List, SCROLL_BAR_ROOM, setElements } from "../../kit/Lists";
import type { Pane, PaneView } from "../../kit/Panes";
import { TABLE_TEXTS } from "../../kit/TableTexts";
import { text } from "../../../DataSyncManager/runtime/Locale";
import { savedData } from "../../../DataSyncManager/data/SavedData";
import { startFlow } from "../../../DataSyncManager/runtime/Scheduler";
import { TABLE_TYPES } from "../../../DataSyncManager/data/Schema";
import { entryCount } from "../../../DataSyncManager/data/TableDigest";
import { stampText } from "../../../DataSyncManager/content/TimeText";
import { effectOfRestore, makeBackup } from "../../../Maintenance/Backup";
import { measureStored, type StoredPart } from "../../../Maintenance/Sizes";
import { planTrim, trim } from "../../../Maintenance/Trim";

/** The list takes this part of the pane's width. */
const LIST_PART = 0.48;
const ROW_HEIGHT = 20;
const HEADER_HEIGHT = 20;
/** The least room that an action takes, and that between two. */
const ACTION_HEIGHT = 26;
const ACTION_GAP = 16;
const BUTTON_WIDTH = 124;
const GAP = 8;
const KILOBYTE = 1024;

const PART_TEXTS: Readonly<Record<StoredPart["part"] | "total", keyof LocaleStrings>> = {
  ...TABLE_TEXTS,
  metadata: "STORED_METADATA",
  quarantine: "STORED_QUARANTINE",
  userStatus: "STORED_USERS",
  syncSessions: "STORED_SESSIONS",
  logs: "STORED_LOGS",
  settings: "STORED_SETTINGS",
  backup: "STORED_BACKUP",
  total: "STORED_TOTAL",
};

/** The columns of the list: title, the part of the width where it ends. */
const COLUMNS = [
  { title: "STORED_WHAT", from: 0, to: 0.43 },
  { title: "STORED_COUNT", from: 0.43, to: 0.61 },
  { title: "STORED_DELETED", from: 0.61, to: 0.81 },
  { title: "STORED_SIZE", from: 0.81, to: 1 },
] as const;

type Part = Omit<StoredPart, "part"> & { part: StoredPart["part"] | "total" };

interface Action {
  title: keyof LocaleStrings;
  tooltip: keyof LocaleStrings;
  /** Asks first if the action cannot be undone. Called by: createAction */
  onClick: (this: void) => void;
}

export const maintenancePane: Pane = {
  key: "maintenance",
  title: "PANE_MAINTENANCE",
  tooltip: "PANE_MAINTENANCE_TIP",
  topics: ["entry", "log", "preference"],
  create: createMaintenancePane,
};

/** What can be done, in the order of the buttons. */
const ACTIONS: readonly Action[] = [
  { title: "BUTTON_EXPORT", tooltip: "TOOLTIP_EXPORT", onClick: () => exportData() },
  { title: "TEXT_IMPORT", tooltip: "TOOLTIP_IMPORT", onClick: () => importData() },
  { title: "BUTTON_UNDO_IMPORT", tooltip: "TOOLTIP_UNDO_IMPORT", onClick: () => undoImport() },
  { title: "BUTTON_QUARANTINE", tooltip: "TOOLTIP_QUARANTINE", onClick: () => exportQuarantine() },
  { title: "BUTTON_RETRY", tooltip: "TOOLTIP_RETRY", onClick: () => retryQuarantined() },
  { title: "BUTTON_BACKUP", tooltip: "TOOLTIP_BACKUP", onClick: () => backUp() },
  { title: "BUTTON_RESTORE", tooltip: "TOOLTIP_RESTORE", onClick: () => askToRestore() },
  { title: "BUTTON_TRIM", tooltip: "TOOLTIP_TRIM", onClick: () => askToTrim() },
  { title: "BUTTON_RESET", tooltip: "TOOLTIP_RESET", onClick: () => askToReset() },
];

/** Called by: MaintenancePane.ts */
function createMaintenancePane(frame: Frame): PaneView {
  const side = CreateFrame("Frame", undefined, frame);
  side.SetPoint("TOPLEFT", 0, 0);
  side.SetPoint("BOTTOMLEFT", 0, 0);
  const list = createStoredList(side);
  const actions = CreateFrame("Frame", undefined, frame);
  actions.SetPoint("TOPLEFT", side, "TOPRIGHT", 2 * GAP, 0);
  actions.SetPoint("BOTTOMRIGHT", 0, 0);
  const rows = ACTIONS.map((action) => createAction(actions, action));
  /** The window can be resized. Called by: createMaintenancePane */
  const arrange = (): void => {
    side.SetWidth(math.max(1, frame.GetWidth() * LIST_PART));
    arrangeActions(rows);
  };
  onResize(frame, arrange);
  const build = inBackground("sizes", measureStored, (parts) => setElements(list, withTotal(parts)));
  return { draw: build };
}

/** Called by: createMaintenancePane */
function createStoredList(side: Frame): List<Part> {
  const titles = COLUMNS.map(({ title }) => {
    const label = createCutLabel(side, "GameFontNormalSmall");
    label.SetText(text(title));
    return label;
  });
  const list = createList<Part, FontString[]>(side, {
    rowHeight: ROW_HEIGHT,
    make: (row) => COLUMNS.map(() => createCutLabel(row, "GameFontHighlightSmall")),
    fill: (labels, { bytes, count, deleted, part }) => {
      arrangeCells(labels, side, (label, left) => label.SetPoint("LEFT", left, 0));
      labels[0]?.SetText(text(PART_TEXTS[part]));
      labels[1]?.SetText(part === "total" ? "" : tostring(count));
      labels[2]?.SetText(deleted === 0 ? "" : tostring(deleted));
      labels[3]?.SetText(text("SIZE_KB", math.ceil(bytes / KILOBYTE)));
    },
  });
  list.box.SetPoint("TOPLEFT", 0, -HEADER_HEIGHT);
  list.box.SetPoint("BOTTOMRIGHT", -SCROLL_BAR_ROOM, 0);
  /** Titles and rows share their columns, which depend on the width. Called by: createStoredList */
  const arrange = (): void => {
    arrangeCells(titles, side, (title, left) => title.SetPoint("TOPLEFT", left, -3));
    list.redraw();
  };
  onResize(side, arrange);
  return list;
}

/** `place` anchors a label at its left edge. Called by: createStoredList */
function arrangeCells(
  labels: readonly FontString[],
  side: Frame,
  place: (this: void, label: FontString, left: number) => void,
): void {
  const width = side.GetWidth() - SCROLL_BAR_ROOM;
  COLUMNS.forEach(({ from, to }, column) => {
    const label = labels[column];
    if (label !== undefined) {
      place(label, from * width + GAP);
      label.SetWidth(math.max(1, (to - from) * width - GAP));
    }
  });
}

/** Called by: createMaintenancePane */
function withTotal(parts: readonly StoredPart[]): Part[] {
  const total: Part = { part: "total", count: 0, deleted: 0, bytes: 0 };
  for (const { bytes } of parts) {
    total.bytes += bytes;
  }
  return [...parts, total];
}

/** The button of an action, and the words beside it. */
interface ActionRow {
  button: Button;
  words: FontString;
}

/** Called by: createMaintenancePane */
function createAction(actions: Frame, { onClick, title, tooltip }: Action): ActionRow {
  const button = createButton(actions, {
    label: text(title),
    onClick,
    tooltip: text(tooltip),
    minWidth: BUTTON_WIDTH,
  });
  const words = createLabel(actions, "GameFontHighlightSmall", text(tooltip));
  words.SetJustifyV("TOP");
  return { button, words };
}

/** One below the other, each as high as its explanation needs. Called by: createMaintenancePane */
function arrangeActions(rows: readonly ActionRow[]): void {
  let top = 0;
  for (const { button, words } of rows) {
    button.SetPoint("TOPLEFT", 0, -top);
    words.SetPoint("TOPLEFT", BUTTON_WIDTH + 2 * GAP, -top - 3);
    words.SetPoint("TOPRIGHT", 0, -top - 3);
    top += math.max(ACTION_HEIGHT, words.GetStringHeight()) + ACTION_GAP;
  }
}

/** Refused during a sync. Called by: MaintenancePane.ts */
function backUp(): void {
  if (isBusy()) {
    say(text("RESTORE_BUSY"));
    return;
  }
  startFlow("backup", () => {
    makeBackup();
    say(text("BACKUP_DONE"));
  });
}

/** Says what would change; without a backup, that there is none. Called by: MaintenancePane.ts */
function askToRestore(): void {
  const { backup } = savedData();
  if (backup === undefined) {
    say(text("RESTORE_NONE"));
    return;
  }
  startFlow("restore", () => {
    const { added, lost, older } = effectOfRestore();
    confirm({
      question: text("CONFIRM_RESTORE", stampText(backup.time), older, lost, added),
      accept: text("ACCEPT_RESTORE"),
      onAccept: () => restoreBackup(),
    });
  });
}

/** Called by: MaintenancePane.ts */
function askToTrim(): void {
  const plan = planTrim();
  confirm({
    question: text("CONFIRM_TRIM", plan.lines, plan.sessions, plan.users.length),
    accept: text("ACCEPT_TRIM"),
    onAccept: () => {
      trim(plan);
      say(text("TRIM_DONE"));
    },
  });
}

/** Called by: MaintenancePane.ts */
function askToReset(): void {
  let entries = 0;
  for (const tableType of TABLE_TYPES) {
    entries += entryCount(tableType);
  }
  confirm({
    question: text("CONFIRM_RESET", entries),
    accept: text("ACCEPT_RESET"),
    onAccept: () => resetData(),
  });
}
