/** The progress of a sync: a bar for all of it with the time left, and one for each table. */

import { onResize } from "../../kit/Measures";
import type { Color } from "../../kit/Colors";
import { createLabel } from "../../kit/Controls";
import { TABLE_TEXTS } from "../../kit/TableTexts";
import { text } from "../../../DataSyncManager/runtime/Locale";
import type { TableProgress } from "../../../DataSyncManager/data/SavedData";
import { TABLE_TYPES, type TableType } from "../../../DataSyncManager/data/Schema";
import { runningSession } from "../../../DataSyncManager/sync/Sessions";
import { isRunning, presentRun, type SyncRun } from "../../../DataSyncManager/sync/SyncRun";
import { durationText } from "../../../DataSyncManager/content/TimeText";

/** The bar of all users together: green, and red after a failure, which the words above say too. */
const TOTAL_COLOR: Color = [0.2, 0.55, 0.25];
const FAILED_COLOR: Color = [0.65, 0.16, 0.12];
export const TABLE_COLOR: Color = [0.25, 0.45, 0.7];
/** Less than this part of the work says too little about the rest. */
const LEAST_KNOWN = 0.05;
const BAR_TEXTURE = "Interface\\TargetingFrame\\UI-StatusBar";
const BAR_HEIGHT = 16;
const GAP = 8;
const TABLES_TOP = 24;

export interface LabelledBar {
  bar: StatusBar;
  label: FontString;
}

interface TableBar extends LabelledBar {
  tableType: TableType;
}

/** The bars of the pane; those of the tables in the order in which tables are synced. */
export interface ProgressBars {
  total: LabelledBar;
  tables: readonly TableBar[];
}

/** Fills the frame. Called by: createSyncPane */
export function createProgressBars(frame: Frame): ProgressBars {
  const total = createBar(frame, TOTAL_COLOR);
  total.bar.SetPoint("TOPLEFT", 0, 0);
  total.bar.SetPoint("TOPRIGHT", 0, 0);
  const tables = TABLE_TYPES.map((tableType) => ({ tableType, ...createBar(frame, TABLE_COLOR) }));
  /** The tables' bars share the width of the window. Called by: createProgressBars */
  const arrange = (): void => {
    const width = (frame.GetWidth() - GAP * (TABLE_TYPES.length - 1)) / TABLE_TYPES.length;
    let left = 0;
    for (const { bar } of tables) {
      bar.SetPoint("TOPLEFT", left, -TABLES_TOP);
      bar.SetWidth(width);
      left += width + GAP;
    }
  };
  onResize(frame, arrange);
  return { total, tables };
}

/** Called by: createIncomingLine, createProgressBars */
export function createBar(parent: Frame, color: Color): LabelledBar {
  const bar = CreateFrame("StatusBar", undefined, parent);
  bar.SetStatusBarTexture(BAR_TEXTURE);
  bar.SetStatusBarColor(color[0], color[1], color[2]);
  bar.SetMinMaxValues(0, 1);
  bar.SetHeight(BAR_HEIGHT);
  const label = createLabel(bar, "GameFontHighlightSmall", "");
  label.SetPoint("CENTER", 0, 0);
  label.SetJustifyH("CENTER");
  label.SetWordWrap(false);
  return { bar, label };
}

/** The current sync, or the last one. Called by: drawSyncPane */
export function drawProgress(bars: ProgressBars): void {
  const run = presentRun();
  const part = run === undefined ? 0 : totalProgress(run);
  bars.total.bar.SetValue(part);
  const { kind } = run?.outcome ?? {};
  const [red, green, blue] = kind === "failed" || kind === "error" ? FAILED_COLOR : TOTAL_COLOR;
  bars.total.bar.SetStatusBarColor(red, green, blue);
  bars.total.label.SetText(run === undefined ? "" : totalText(run, part));
  const session = isRunning() ? runningSession("sender") : undefined;
  for (const [place, { bar, label, tableType }] of ipairs(bars.tables)) {
    const progress = session?.saved.tables[tableType] ?? "Pending";
    bar.SetValue(
      session === undefined ? 0 : tablePart(progress, (run?.progress ?? 0) * TABLE_TYPES.length, place),
    );
    label.SetText(text(TABLE_TEXTS[tableType]));
  }
}

/**
 * 0 to 1. `done` counts tables, the present one in part; `place` is the table's, from 1 on.
 * Called by: drawProgress
 */
function tablePart(progress: TableProgress, done: number, place: number): number {
  if (progress === "Completed") {
    return 1;
  }
  return progress === "In Progress" ? math.min(math.max(done - (place - 1), 0), 1) : 0;
}

/** 0 to 1: users who are done, and the present one's part. Called by: drawProgress */
function totalProgress(run: SyncRun): number {
  if (run.isEnded) {
    return 1;
  }
  let done = 0;
  for (const { state } of run.users) {
    if (state === "Completed" || state === "Failed" || state === "Skipped") {
      done += 1;
    } else if (state === "In Progress") {
      done += run.progress;
    }
  }
  return run.users.length === 0 ? 0 : done / run.users.length;
}

/** With the time left, once enough is done to estimate it. Called by: drawProgress */
function totalText(run: SyncRun, part: number): string {
  const percent = math.floor(part * 100);
  const passed = GetTime() - run.startedAt;
  if (run.isEnded || part < LEAST_KNOWN || part >= 1) {
    return text("PROGRESS", percent);
  }
  return text("PROGRESS_LEFT", percent, durationText((passed * (1 - part)) / part));
}
