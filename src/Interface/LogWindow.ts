/** The sender's and the receiver's log windows: lines to read, filter, select and copy. */

import { createButton, createSearch, createTextArea } from "./kit/Controls";
import { drawOnDemand } from "./kit/Redraw";
import { createWindow, toggleWindow } from "./kit/Windows";
import { onChange } from "../DataSyncManager/Changes";
import { plainText, text } from "../DataSyncManager/Locale";
import { clearLog, logOf, type Role } from "../DataSyncManager/Logs";
import type { LogRow } from "../DataSyncManager/SavedData";

/** Lines shown at most, the newest ones: an edit box gets slow with more. */
const SHOWN_LINES = 300;
const BOUNDS = { minWidth: 520, minHeight: 260, maxWidth: 1300, maxHeight: 740 };

interface LogWindow {
  window: WindowFrame;
  content: InputScrollFrame;
  filter: EditBox;
}

const v = { windows: {} as Partial<Record<Role, LogWindow>> };

/**
 * Takes a role. Shows its log window, made at the first call, or hides it where it is shown.
 * Called by: createButtons, handleLog
 */
export function toggleLogWindow(role: Role): void {
  const logWindow = (v.windows[role] ??= createLogWindow(role));
  toggleWindow(logWindow.window);
}

/** Takes a role. Makes its window. Called by: toggleLogWindow */
function createLogWindow(role: Role): LogWindow {
  const window = createWindow(
    `log-${role}`,
    text(role === "sender" ? "LOG_TITLE_SENDER" : "LOG_TITLE_RECEIVER"),
    640,
    400,
    BOUNDS,
  );
  const filter = createSearch(window, 220, text("LOG_FILTER"), () => redraw());
  filter.SetPoint("TOPLEFT", 18, -32);
  const content = createTextArea(window, 66, 18);
  content.EditBox.SetScript("OnEscapePressed", () => content.EditBox.ClearFocus());
  const clear = createButton(window, text("LOG_CLEAR"), () => clearLog(role));
  clear.SetPoint("TOPRIGHT", -16, -32);
  const selectAll = createButton(window, text("LOG_SELECT"), () => {
    content.EditBox.SetFocus();
    content.EditBox.HighlightText();
  });
  selectAll.SetPoint("RIGHT", clear, "LEFT", -8, 0);
  const logWindow: LogWindow = { window, content, filter };
  const redraw = drawOnDemand(window, () => draw(role, logWindow));
  onChange("log", redraw);
  return logWindow;
}

/**
 * Takes a role and its window. Writes the lines that pass the filter, the newest at the bottom, and scrolls there.
 * Called by: createLogWindow
 */
function draw(role: Role, logWindow: LogWindow): void {
  const { content, filter } = logWindow;
  const wanted = string.lower(filter.GetText());
  const lines: string[] = [];
  for (const row of logOf(role)) {
    const line = lineText(row);
    if (wanted === "" || string.find(string.lower(line), wanted, 1, true)[0] !== undefined) {
      lines.push(line);
    }
  }
  const first = math.max(1, lines.length - SHOWN_LINES + 1);
  content.EditBox.SetText(table.concat(lines, "\n", first, lines.length));
  content.SetVerticalScroll(content.GetVerticalScrollRange());
}

/** Takes a row. Returns its line: time, session, step, user, table, text. Called by: draw */
function lineText(row: LogRow): string {
  const clock = `${string.sub(row.time, 9, 10)}:${string.sub(row.time, 11, 12)}:${string.sub(row.time, 13, 14)}`;
  return plainText(
    string.format("%s %s [%s] %s %s: %s", clock, row.session, row.step, row.user, row.table, row.text),
  );
}
