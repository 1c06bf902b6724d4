/** The sender's and the receiver's log windows: lines to read, filter, select and copy. */

import { drawOnDemand } from "./Redraw";
import { createButton, createLabel, createTextArea, createWindow, toggleWindow } from "./Windows";
import { onChange } from "../DataSyncManager/Changes";
import { plainText, text } from "../DataSyncManager/Locale";
import { clearLog, logOf, type Role } from "../DataSyncManager/Logs";
import type { LogRow } from "../DataSyncManager/SavedData";

/** Lines shown at most, the newest ones: an edit box gets slow with more. */
const SHOWN_LINES = 300;

interface LogWindow {
  window: WindowFrame;
  content: InputScrollFrame;
  filter: EditBox;
}

const v = { windows: {} as Partial<Record<Role, LogWindow>> };

/**
 * Takes a role. Shows its log window, made at the first call, or hides it where it is shown.
 * Called by: createPane, handleLog
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
  );
  const label = createLabel(window, "GameFontNormalSmall", text("LOG_FILTER"));
  label.SetPoint("TOPLEFT", 16, -36);
  const filter = CreateFrame("EditBox", undefined, window, "InputBoxTemplate");
  filter.SetSize(180, 20);
  filter.SetPoint("LEFT", label, "RIGHT", 12, 0);
  filter.SetAutoFocus(false);
  filter.SetScript("OnEscapePressed", () => filter.ClearFocus());
  const content = createTextArea(window, 64, 16, 580);
  content.EditBox.SetScript("OnEscapePressed", () => content.EditBox.ClearFocus());
  const selectAll = createButton(window, text("LOG_SELECT"), 110, () => {
    content.EditBox.SetFocus();
    content.EditBox.HighlightText();
  });
  selectAll.SetPoint("TOPRIGHT", -126, -32);
  const clear = createButton(window, text("LOG_CLEAR"), 100, () => clearLog(role));
  clear.SetPoint("TOPRIGHT", -20, -32);
  const logWindow: LogWindow = { window, content, filter };
  const redraw = drawOnDemand(window, () => draw(role, logWindow));
  filter.SetScript("OnTextChanged", redraw);
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
