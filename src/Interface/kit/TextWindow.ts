/** A window with one long text, to copy an export from or to paste an import into. */

import { createButton, createLabel, createTextArea } from "./Controls";
import { createWindow, showWindow } from "./Windows";
import { text } from "../../DataSyncManager/runtime/Locale";

interface TextWindow {
  window: WindowFrame;
  hint: FontString;
  content: InputScrollFrame;
  accept: Button;
  /**
   * Gets the pasted text; nothing while the window only shows text to copy.
   * Called by: askForText, createTextWindow
   */
  onAccept: ((this: void, content: string) => void) | undefined;
}

const state: { textWindow: TextWindow | undefined } = { textWindow: undefined };

/**
 * The text is selected, ready to copy.
 * Called by: createButtons, exportData, exportLogs, exportQuarantine, openMemberMenu
 */
export function showTextToCopy(content: string): void {
  const { accept, content: box, hint, window } = open();
  hint.SetText(text("TEXT_COPY"));
  accept.Hide();
  showWindow(window);
  box.EditBox.SetText(content);
  box.EditBox.SetFocus();
  box.EditBox.HighlightText();
}

/** Called by: importData */
export function askForText(onAccept: (this: void, content: string) => void): void {
  const textWindow = open();
  textWindow.hint.SetText(text("TEXT_PASTE"));
  textWindow.onAccept = onAccept;
  textWindow.accept.Show();
  textWindow.content.EditBox.SetText("");
  showWindow(textWindow.window);
  textWindow.content.EditBox.SetFocus();
}

/** The window is created on first use. Called by: askForText, createTextWindow, showTextToCopy */
function open(): TextWindow {
  state.textWindow ??= createTextWindow();
  return state.textWindow;
}

/** Called by: open */
function createTextWindow(): TextWindow {
  const window = createWindow({ key: "text", title: text("TITLE"), width: 520, height: 360 });
  const hint = createLabel(window, "GameFontNormalSmall", "");
  hint.SetPoint("TOPLEFT", 16, -36);
  const content = createTextArea(window, { top: 60, bottom: 44 });
  content.EditBox.SetMaxLetters(0);
  content.EditBox.SetScript("OnEscapePressed", () => window.Hide());
  const accept = createButton(window, {
    label: text("TEXT_IMPORT"),
    onClick: () => {
      const { onAccept } = open();
      window.Hide();
      onAccept?.(content.EditBox.GetText());
    },
    tooltip: text("TOOLTIP_IMPORT"),
  });
  accept.SetPoint("BOTTOMRIGHT", -16, 14);
  return { window, hint, content, accept, onAccept: undefined };
}
