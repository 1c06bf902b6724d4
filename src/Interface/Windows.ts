/** What all windows share: the game's own frame, a title, a place that is remembered, the escape key. */

import { settings } from "../DataSyncManager/SavedData";

const v = { windows: [] as WindowFrame[] };

/**
 * Takes a key for its place, a title and a size. Returns a hidden window with the game's borders and close button, which
 * the player can move; its place is remembered. It has no global name.
 * Called by: createLogWindow, createPane, createTextWindow
 */
export function createWindow(key: string, title: string, width: number, height: number): WindowFrame {
  const window = CreateFrame("Frame", undefined, UIParent, "BasicFrameTemplateWithInset");
  window.SetSize(width, height);
  window.SetFrameStrata("HIGH");
  window.SetMovable(true);
  window.SetClampedToScreen(true);
  window.EnableMouse(true);
  window.RegisterForDrag("LeftButton");
  window.SetScript("OnDragStart", () => window.StartMoving());
  window.SetScript("OnDragStop", () => {
    window.StopMovingOrSizing();
    rememberPlace(key, window);
  });
  window.TitleText?.SetText(title);
  placeWindow(key, window);
  window.Hide();
  v.windows.push(window);
  return window;
}

/**
 * Returns whether any window is open: what the game asks before it lets the escape key close something.
 * Called by: publishApi
 */
export function isAnyWindowShown(): boolean {
  return v.windows.some((window) => window.IsShown());
}

/**
 * Closes the window that was opened last, so that one press of the escape key closes one window.
 * Called by: publishApi
 */
export function hideLastWindow(): void {
  for (const index of $range(v.windows.length - 1, 0, -1)) {
    const window = v.windows[index]!;
    if (window.IsShown()) {
      window.Hide();
      return;
    }
  }
}

/**
 * Takes a window. Shows it in front of the others, or hides it where it is shown.
 * Called by: toggleLogWindow, toggleSyncPane
 */
export function toggleWindow(window: WindowFrame): void {
  if (window.IsShown()) {
    window.Hide();
  } else {
    showWindow(window);
  }
}

/** Takes a window. Shows it in front of the others. Called by: askForText, showTextToCopy, toggleWindow */
export function showWindow(window: WindowFrame): void {
  v.windows = v.windows.filter((other) => other !== window);
  v.windows.push(window);
  window.Show();
  window.Raise();
}

/**
 * Takes a parent, a text, a size and what a click does. Returns a button in the game's look.
 * Called by: createLogWindow, createPane, createTextWindow
 */
export function createButton(
  parent: Frame,
  label: string,
  width: number,
  onClick: (this: void) => void,
): Button {
  const button = CreateFrame("Button", undefined, parent, "UIPanelButtonTemplate");
  button.SetText(label);
  button.SetSize(width, 22);
  button.SetScript("OnClick", onClick);
  return button;
}

/**
 * Takes a parent and one of the game's font objects. Returns a text on the left.
 * Called by: createList, createLogWindow, createPane, createTextWindow
 */
export function createLabel(parent: Frame, font: string, content: string): FontString {
  const label = parent.CreateFontString(undefined, "OVERLAY", font);
  label.SetJustifyH("LEFT");
  label.SetText(content);
  return label;
}

/**
 * Takes a window, the room above and below, and the width of a line. Returns a scrolled text that can be selected.
 * Called by: createLogWindow, createTextWindow
 */
export function createTextArea(window: Frame, above: number, below: number, width: number): InputScrollFrame {
  const content = CreateFrame("ScrollFrame", undefined, window, "InputScrollFrameTemplate");
  content.SetPoint("TOPLEFT", 16, -above);
  content.SetPoint("BOTTOMRIGHT", -32, below);
  content.CharCount.Hide();
  content.EditBox.SetAutoFocus(false);
  content.EditBox.SetWidth(width);
  return content;
}

/**
 * Takes a frame and a text. Shows the text as a tooltip while the mouse is over the frame.
 * Called by: createPane
 */
export function addTooltip(frame: Frame, content: string): void {
  frame.SetScript("OnEnter", () => {
    GameTooltip.SetOwner(frame, "ANCHOR_RIGHT");
    GameTooltip.SetText(content);
    GameTooltip.Show();
  });
  frame.SetScript("OnLeave", () => GameTooltip.Hide());
}

/**
 * Takes a window's key and the window. Puts it where the player left it, at first into the middle.
 * Called by: createWindow
 */
function placeWindow(key: string, window: WindowFrame): void {
  const place = settings().windows[key];
  window.ClearAllPoints();
  if (place === undefined) {
    window.SetPoint("CENTER", UIParent, "CENTER", 0, 0);
  } else {
    window.SetPoint(place.point, UIParent, place.relativePoint, place.x, place.y);
  }
}

/** Takes a window's key and the window. Stores where the player has moved it. Called by: createWindow */
function rememberPlace(key: string, window: WindowFrame): void {
  const [point, , relativePoint, x, y] = window.GetPoint();
  settings().windows[key] = { point, relativePoint, x, y };
}
