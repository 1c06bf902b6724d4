/** The pane with the Sync All button: what to sync and with whom, progress and results. */

import { createIncomingLine, drawIncoming, type IncomingLine } from "./IncomingLine";
import { createProgressBars, drawProgress, type ProgressBars } from "./SyncProgress";
import { createSyncUsers, drawSyncUsers, type SyncUsers } from "./SyncUsers";
import { startSyncFlow, stopSync } from "../../commands/SyncCommands";
import { createButton, createCheck, createField, createLabel } from "../../kit/Controls";
import { toggleLogWindow } from "../logs/LogWindow";
import { previewSync } from "../../commands/SyncPreview";
import { outcomeText } from "../../commands/OutcomeText";
import type { Pane, PaneView } from "../../kit/Panes";
import { text } from "../../../DataSyncManager/runtime/Locale";
import type { SyncMode } from "../../../DataSyncManager/data/SavedData";
import { chooseMode, chosenMode, MAX_SYNC_DAYS } from "../../../DataSyncManager/sync/SyncModes";
import {
  isRunning,
  presentRun,
  type RunUser,
  type SyncRequest,
  type SyncRun,
} from "../../../DataSyncManager/sync/SyncRun";

const GAP = 8;
const MODES_TOP = 30;
const OUTCOME_TOP = 62;
const OUTCOME_HEIGHT = 34;
const BARS_TOP = 102;
const USERS_TOP = 154;
const DAYS_WIDTH = 34;
/** Seconds until "1 minute ago" is shown as it is by then, if nothing else changes. */
const AGE_SECONDS = 30;

interface SyncParts {
  syncAll: Button;
  syncOne: Button;
  stop: Button;
  all: CheckButton;
  byDays: CheckButton;
  force: CheckButton;
  days: EditBox;
  outcome: FontString;
  bars: ProgressBars;
  users: SyncUsers;
  usersFrame: Frame;
  incoming: IncomingLine;
}

/** The first pane of the window. */
export const syncPane: Pane = {
  key: "sync",
  title: "PANE_SYNC",
  tooltip: "PANE_SYNC_TIP",
  topics: ["sync", "guild", "entry"],
  create: createSyncPane,
};

/** Called by: SyncPane.ts */
function createSyncPane(frame: Frame): PaneView {
  const outcome = createLabel(frame, "GameFontHighlight", "");
  outcome.SetPoint("TOPLEFT", 0, -OUTCOME_TOP);
  outcome.SetPoint("TOPRIGHT", 0, -OUTCOME_TOP);
  outcome.SetHeight(OUTCOME_HEIGHT);
  outcome.SetJustifyV("TOP");
  const barsFrame = CreateFrame("Frame", undefined, frame);
  barsFrame.SetPoint("TOPLEFT", 0, -BARS_TOP);
  barsFrame.SetPoint("TOPRIGHT", 0, -BARS_TOP);
  barsFrame.SetHeight(USERS_TOP - BARS_TOP - GAP);
  const usersFrame = CreateFrame("Frame", undefined, frame);
  usersFrame.SetPoint("TOPLEFT", 0, -USERS_TOP);
  usersFrame.SetPoint("BOTTOMRIGHT", 0, 0);
  const parts: SyncParts = {
    ...createButtons(frame, () => parts),
    ...createModes(frame),
    outcome,
    bars: createProgressBars(barsFrame),
    users: createSyncUsers(usersFrame, () => drawSyncPane(parts)),
    usersFrame,
    incoming: createIncomingLine(frame),
  };
  C_Timer.NewTicker(AGE_SECONDS, () => {
    if (frame.IsVisible()) {
      drawSyncPane(parts);
    }
  });
  return { draw: () => drawSyncPane(parts) };
}

/** `getParts` is called on a click: the parts are created after the buttons. Called by: createSyncPane */
function createButtons(
  frame: Frame,
  getParts: (this: void) => SyncParts,
): Pick<SyncParts, "syncAll" | "syncOne" | "stop"> {
  const syncAll = createButton(frame, {
    label: text("BUTTON_SYNC_ALL"),
    onClick: () => {
      const request = requestOf(getParts());
      if (request.force && request.mode === "all") {
        previewSync(request);
      } else {
        startSyncFlow(request);
      }
    },
    tooltip: text("TOOLTIP_SYNC_ALL"),
    minWidth: 120,
  });
  syncAll.SetPoint("TOPLEFT", 0, 0);
  const syncOne = createButton(frame, {
    label: text("BUTTON_SYNC_ONE"),
    onClick: () => {
      const { chosen } = getParts().users.list;
      if (chosen !== undefined) {
        startSyncFlow({ ...requestOf(getParts()), user: chosen.user });
      }
    },
    tooltip: text("TOOLTIP_SYNC_ONE"),
  });
  syncOne.SetPoint("LEFT", syncAll, "RIGHT", GAP, 0);
  const stop = createButton(frame, {
    label: text("BUTTON_STOP"),
    onClick: () => stopSync(),
    tooltip: text("TOOLTIP_STOP"),
  });
  stop.SetPoint("LEFT", syncOne, "RIGHT", GAP, 0);
  const receiverLog = createButton(frame, {
    label: text("BUTTON_RECEIVER_LOG"),
    onClick: () => toggleLogWindow("receiver"),
    tooltip: text("TOOLTIP_RECEIVER_LOG"),
  });
  receiverLog.SetPoint("TOPRIGHT", 0, 0);
  const senderLog = createButton(frame, {
    label: text("BUTTON_SENDER_LOG"),
    onClick: () => toggleLogWindow("sender"),
    tooltip: text("TOOLTIP_SENDER_LOG"),
  });
  senderLog.SetPoint("RIGHT", receiverLog, "LEFT", -GAP, 0);
  return { syncAll, syncOne, stop };
}

/** Called by: createSyncPane */
function createModes(frame: Frame): Pick<SyncParts, "all" | "byDays" | "days" | "force"> {
  const [all, allWidth] = createCheck(frame, {
    label: text("CHECK_ALL"),
    onClick: () => setMode("all"),
    tooltip: text("TOOLTIP_ALL"),
  });
  all.SetPoint("TOPLEFT", 0, -MODES_TOP);
  const [byDays, daysWidth] = createCheck(frame, {
    label: text("CHECK_DAYS"),
    onClick: () => setMode("days"),
    tooltip: text("TOOLTIP_DAYS"),
  });
  byDays.SetPoint("LEFT", all, "LEFT", allWidth + 2 * GAP, 0);
  const days = createField(frame, {
    width: DAYS_WIDTH,
    tip: ["CHECK_DAYS", "TIP_DAYS"],
    onTyped: (content) => {
      const typed = math.min(math.max(1, tonumber(content) ?? 1), MAX_SYNC_DAYS);
      chooseMode({ ...chosenMode(), days: typed });
    },
  });
  days.SetPoint("LEFT", byDays, "LEFT", daysWidth + GAP, 0);
  days.SetNumeric(true);
  days.SetMaxLetters(3);
  days.SetText(tostring(chosenMode().days));
  const [force] = createCheck(frame, {
    label: text("CHECK_FORCE"),
    onClick: () => {},
    tooltip: text("TOOLTIP_FORCE"),
  });
  force.SetPoint("LEFT", days, "RIGHT", 2 * GAP, 0);
  /** Keeps the days for when the player returns to them. Called by: createModes */
  const setMode = (mode: SyncMode): void => {
    chooseMode({ ...chosenMode(), mode });
    drawMode({ all, byDays, days });
  };
  return { all, byDays, days, force };
}

/** The guild's setup may have changed the default range. Called by: createModes, drawSyncPane */
function drawMode({ all, byDays, days }: Pick<SyncParts, "all" | "byDays" | "days">): void {
  const chosen = chosenMode();
  all.SetChecked(chosen.mode === "all");
  byDays.SetChecked(chosen.mode === "days");
  if (!days.HasFocus()) {
    days.SetText(tostring(chosen.days));
  }
}

/** Called by: createButtons */
function requestOf(parts: SyncParts): SyncRequest {
  const { days, mode } = chosenMode();
  return { mode, days: mode === "days" ? days : 0, force: parts.force.GetChecked() };
}

/** The current sync, or the last one, and what others sync with the player. Called by: createSyncPane */
function drawSyncPane(parts: SyncParts): void {
  const run = presentRun();
  drawMode(parts);
  parts.syncAll.SetEnabled(!isRunning());
  parts.syncOne.SetEnabled(!isRunning() && parts.users.list.chosen !== undefined);
  parts.stop.SetEnabled(isRunning());
  parts.outcome.SetText(run === undefined ? text("SYNC_NOTHING_YET") : runText(run));
  drawProgress(parts.bars);
  drawSyncUsers(parts.users, run);
  parts.usersFrame.SetPoint("BOTTOMRIGHT", 0, drawIncoming(parts.incoming));
}

/** What the sync is doing, or its outcome. Called by: drawSyncPane */
function runText(run: SyncRun): string {
  if (run.outcome !== undefined) {
    return outcomeText(run.outcome);
  }
  if (run.isSearching) {
    return text("SYNC_SEARCHING");
  }
  const present = run.users.find(({ state }: RunUser) => state === "In Progress");
  return present === undefined ? text("SYNC_WAITING") : text("SYNC_RUNNING", present.user);
}
