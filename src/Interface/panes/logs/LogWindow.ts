/** The sender's and the receiver's log windows, which can stay open next to the main one. */

import { drawOnDemand } from "../../kit/Redraw";
import { createWindow, toggleWindow } from "../../kit/Windows";
import { createLogView, drawLogView } from "./LogView";
import { onChange } from "../../../DataSyncManager/runtime/Changes";
import { text } from "../../../DataSyncManager/runtime/Locale";
import type { Role } from "../../../DataSyncManager/sync/SyncLog";

const WIDTH = 640;
const HEIGHT = 400;
const BOUNDS = { minWidth: 600, minHeight: 260, maxWidth: 1300, maxHeight: 740 };
const TOP = 32;
const SIDE = 16;

const state: { windows: Partial<Record<Role, WindowFrame>> } = { windows: {} };

/** A window is created on first use. Called by: createButtons, handleLog */
export function toggleLogWindow(role: Role): void {
  toggleWindow((state.windows[role] ??= createLogWindow(role)));
}

/** Called by: toggleLogWindow */
function createLogWindow(role: Role): WindowFrame {
  const title = text(role === "sender" ? "LOG_TITLE_SENDER" : "LOG_TITLE_RECEIVER");
  const window = createWindow({ key: `log-${role}`, title, width: WIDTH, height: HEIGHT, bounds: BOUNDS });
  const view = createLogView(window, { above: TOP, side: SIDE, role });
  onChange(
    "log",
    drawOnDemand(window, () => drawLogView(view)),
  );
  return window;
}
