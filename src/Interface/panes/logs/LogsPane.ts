/** The logs: of syncs that the player started, or of those that others started with them. */

import { exportLogs } from "../../commands/DataCommands";
import { createButton, createDropdown } from "../../kit/Controls";
import { createLogView, drawLogView, showLogOf } from "./LogView";
import type { Pane, PaneView } from "../../kit/Panes";
import { text } from "../../../DataSyncManager/runtime/Locale";
import type { Role } from "../../../DataSyncManager/sync/SyncLog";

const MENU_WIDTH = 200;
const TOP = 34;
const GAP = 8;

const ROLES: readonly [role: Role, title: keyof LocaleStrings][] = [
  ["sender", "LOG_TITLE_SENDER"],
  ["receiver", "LOG_TITLE_RECEIVER"],
];

export const logsPane: Pane = {
  key: "logs",
  title: "PANE_LOGS",
  tooltip: "PANE_LOGS_TIP",
  topics: ["log"],
  create: createLogsPane,
};

/** Called by: LogsPane.ts */
function createLogsPane(frame: Frame): PaneView {
  const view = createLogView(frame, { above: TOP, side: 0, role: "sender" });
  const menu = createDropdown(frame, {
    width: MENU_WIDTH,
    tip: ["PANE_LOGS", "TIP_LOG_ROLE"],
    generator: (_owner, root) => {
      for (const [role, title] of ROLES) {
        root.CreateRadio(
          text(title),
          () => view.selection.role === role,
          () => showLogOf(view, role),
        );
      }
    },
  });
  menu.SetPoint("TOPLEFT", 0, 0);
  const report = createButton(frame, {
    label: text("LOG_REPORT"),
    onClick: exportLogs,
    tooltip: text("TOOLTIP_LOG_REPORT"),
  });
  report.SetPoint("LEFT", menu, "RIGHT", GAP, 0);
  return { draw: () => drawLogView(view) };
}
