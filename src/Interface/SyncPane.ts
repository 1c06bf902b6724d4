/** The window with the Sync All button: what to sync, who is there, how far it is, what came of it. */

import { stopSync, startSyncFlow } from "./Commands";
import { toggleLogWindow } from "./LogWindow";
import { outcomeText } from "./OutcomeText";
import { drawOnDemand } from "./Redraw";
import { addTooltip, createButton, createLabel, createWindow, toggleWindow } from "./Windows";
import { onChange } from "../DataSyncManager/Changes";
import { plainText, text } from "../DataSyncManager/Locale";
import { settings, type SyncMode } from "../DataSyncManager/SavedData";
import {
  isRunning,
  presentRun,
  type RunUser,
  type SyncRun,
  type UserState,
} from "../DataSyncManager/SyncRun";

/** Height of a row in the list of users. */
const ROW_HEIGHT = 20;

interface SyncPane {
  window: WindowFrame;
  syncAll: Button;
  stop: Button;
  all: CheckButton;
  byDays: CheckButton;
  days: EditBox;
  force: CheckButton;
  bar: StatusBar;
  outcome: FontString;
  rows: DataProvider;
}

const v = { pane: undefined as SyncPane | undefined };

const STATE_TEXTS: Record<UserState, keyof LocaleStrings> = {
  Waiting: "STATE_WAITING",
  "In Progress": "STATE_IN_PROGRESS",
  Completed: "STATE_COMPLETED",
  Failed: "STATE_FAILED",
  Postponed: "STATE_POSTPONED",
  Skipped: "STATE_SKIPPED",
};

/** Shows the window, made at the first call, or hides it where it is shown. Called by: handleWords */
export function toggleSyncPane(): void {
  v.pane ??= createPane();
  toggleWindow(v.pane.window);
}

/** Makes the window with all its controls. Called by: toggleSyncPane */
function createPane(): SyncPane {
  const window = createWindow("sync", text("TITLE"), 460, 420);
  const syncAll = createButton(window, text("BUTTON_SYNC_ALL"), 120, () => startSyncFlow(requestFromPane()));
  syncAll.SetPoint("TOPLEFT", 16, -36);
  addTooltip(syncAll, text("TOOLTIP_SYNC_ALL"));
  const stop = createButton(window, text("BUTTON_STOP"), 90, () => stopSync());
  stop.SetPoint("LEFT", syncAll, "RIGHT", 8, 0);
  const senderLog = createButton(window, text("BUTTON_SENDER_LOG"), 100, () => toggleLogWindow("sender"));
  senderLog.SetPoint("TOPRIGHT", -122, -36);
  const receiverLog = createButton(window, text("BUTTON_RECEIVER_LOG"), 100, () =>
    toggleLogWindow("receiver"),
  );
  receiverLog.SetPoint("TOPRIGHT", -16, -36);

  const all = createCheck(window, text("CHECK_ALL"), () => setMode("all"));
  all.SetPoint("TOPLEFT", 16, -64);
  const byDays = createCheck(window, text("CHECK_DAYS"), () => setMode("days"));
  byDays.SetPoint("LEFT", all, "RIGHT", 110, 0);
  const days = CreateFrame("EditBox", undefined, window, "InputBoxTemplate");
  days.SetSize(36, 20);
  days.SetPoint("LEFT", byDays, "RIGHT", 84, 0);
  days.SetAutoFocus(false);
  days.SetNumeric(true);
  days.SetMaxLetters(3);
  days.SetText(tostring(settings().days));
  days.SetScript("OnTextChanged", () => {
    settings().days = math.max(1, tonumber(days.GetText()) ?? 1);
  });
  const force = createCheck(window, text("CHECK_FORCE"), () => {});
  force.SetPoint("LEFT", days, "RIGHT", 16, 0);
  addTooltip(force, text("TOOLTIP_FORCE"));

  const bar = CreateFrame("StatusBar", undefined, window);
  bar.SetStatusBarTexture("Interface\\TargetingFrame\\UI-StatusBar");
  bar.SetStatusBarColor(0.2, 0.6, 0.2);
  bar.SetMinMaxValues(0, 1);
  bar.SetSize(428, 16);
  bar.SetPoint("TOPLEFT", 16, -100);
  const outcome = createLabel(window, "GameFontHighlightSmall", "");
  outcome.SetPoint("TOPLEFT", 16, -122);
  outcome.SetWidth(428);
  outcome.SetWordWrap(true);

  const pane: SyncPane = {
    window,
    syncAll,
    stop,
    all,
    byDays,
    days,
    force,
    bar,
    outcome,
    rows: createList(window),
  };
  setMode(settings().mode, pane);
  onChange(
    "sync",
    drawOnDemand(window, () => draw(pane)),
  );
  return pane;
}

/** Takes the window. Makes the list of users, and returns where its rows come from. Called by: createPane */
function createList(window: WindowFrame): DataProvider {
  const box = CreateFrame("Frame", undefined, window, "WowScrollBoxList");
  box.SetPoint("TOPLEFT", 16, -170);
  box.SetPoint("BOTTOMRIGHT", -36, 16);
  box.SetHeight(230);
  const bar = CreateFrame("EventFrame", undefined, window, "MinimalScrollBar");
  bar.SetPoint("TOPLEFT", box, "TOPRIGHT", 6, 0);
  bar.SetPoint("BOTTOMLEFT", box, "BOTTOMRIGHT", 6, 0);
  const view = CreateScrollBoxListLinearView();
  view.SetElementExtent(ROW_HEIGHT);
  view.SetElementInitializer("Button", (frame: Button & { label?: FontString }, element: RunUser) => {
    if (frame.label === undefined) {
      frame.label = createLabel(frame, "GameFontHighlightSmall", "");
      frame.label.SetPoint("LEFT", 4, 0);
      frame.label.SetWordWrap(false);
    }
    frame.label.SetText(userText(element));
  });
  ScrollUtil.InitScrollBoxListWithScrollBar(box, bar, view);
  const rows = CreateDataProvider();
  view.SetDataProvider(rows);
  return rows;
}

/**
 * Takes a parent, a text and what a click does. Returns a check button with the text beside it.
 * Called by: createPane
 */
function createCheck(parent: Frame, label: string, onClick: (this: void) => void): CheckButton {
  const check = CreateFrame("CheckButton", undefined, parent, "UICheckButtonTemplate");
  check.SetSize(24, 24);
  (check.Text ?? check.text)?.SetText(label);
  check.SetScript("OnClick", onClick);
  return check;
}

/** Takes the mode that the player chose. Stores it and marks its check button. Called by: createPane */
function setMode(mode: SyncMode, pane: SyncPane | undefined = v.pane): void {
  settings().mode = mode;
  pane?.all.SetChecked(mode === "all");
  pane?.byDays.SetChecked(mode === "days");
}

/** Returns what the player asks for with the controls as they are. Called by: createPane */
function requestFromPane(): { mode: SyncMode; days: number; force: boolean } {
  const { mode, days } = settings();
  return { mode, days: mode === "days" ? days : 0, force: v.pane?.force.GetChecked() === true };
}

/** Takes the window's parts. Draws the state of the present run, or of the last one. Called by: createPane */
function draw(pane: SyncPane): void {
  const run = presentRun();
  pane.syncAll.SetEnabled(!isRunning());
  pane.stop.SetEnabled(isRunning());
  pane.bar.SetValue(run === undefined ? 0 : totalProgress(run));
  pane.outcome.SetText(run === undefined ? text("PANE_NOTHING_YET") : runText(run));
  pane.rows.Flush();
  if (run !== undefined && run.users.length > 0) {
    pane.rows.InsertTable(run.users);
  }
}

/**
 * Takes a run. Returns how much of it is done, 0 to 1: whole users, and the present one's part.
 * Called by: draw
 */
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

/** Takes a run. Returns in words what it does, or what came of it. Called by: draw */
function runText(run: SyncRun): string {
  if (run.outcome !== undefined) {
    return outcomeText(run.outcome);
  }
  if (run.isSearching) {
    return text("PANE_SEARCHING");
  }
  const present = run.users.find(({ state }) => state === "In Progress");
  return present === undefined
    ? text("PANE_WAITING")
    : text("PANE_SYNCING", present.user, math.floor(run.progress * 100));
}

/**
 * Takes a user of a run. Returns their line: name, version, state, and the problem where there is one.
 * Called by: createList
 */
function userText(runUser: RunUser): string {
  const state = text(STATE_TEXTS[runUser.state]);
  const line = plainText(`${runUser.user}  ${runUser.version}  ${state}`);
  return runUser.problem === "" ? line : `${line}: ${runUser.problem}`;
}
