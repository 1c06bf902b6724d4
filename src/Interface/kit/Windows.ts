/**
 * What all windows have in common: the game's frame, a title, a saved position and size, and the escape key.
 */

import { addTooltip } from "./Tooltips";
import { text } from "../../DataSyncManager/runtime/Locale";
import { characterPreferences, preferences } from "../../DataSyncManager/player/Preferences";
import { settings, type WindowPlace } from "../../DataSyncManager/data/SavedData";

interface OpenWindow {
  key: string;
  window: WindowFrame;
  isPlaced: boolean;
}

/** How far a window may be made smaller and larger; one without bounds keeps its size. */
interface WindowBounds {
  minWidth: number;
  minHeight: number;
  maxWidth: number;
  maxHeight: number;
}

export interface WindowOptions {
  /** Under which the place of the window is saved. */
  key: string;
  title: string;
  width: number;
  height: number;
  /** Given for a window that can be resized. */
  bounds?: WindowBounds;
}

/** All windows, the one that was opened last at the end. */
const state: { windows: OpenWindow[] } = { windows: [] };

/**
 * The window is hidden at first and can be moved. It has no global name.
 * Called by: createConfirmWindow, createLogWindow, createMainWindow, createTextWindow
 */
export function createWindow({ bounds, height, key, title, width }: WindowOptions): WindowFrame {
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
    rememberPlace(key, window, bounds !== undefined);
  });
  window.TitleText?.SetText(title);
  addTooltip(window.CloseButton, text("TIP_CLOSE"), text("TIP_CLOSE_KEY"));
  window.SetPoint("CENTER", UIParent, "CENTER", 0, 0);
  window.Hide();
  if (bounds !== undefined) {
    addGrip(key, window, bounds);
  }
  state.windows.push({ key, window, isPlaced: false });
  return window;
}

/** The game asks this before the escape key closes anything. Called by: publishApi */
export function isAnyWindowShown(): boolean {
  return state.windows.some(({ window }) => window.IsShown());
}

/** One press of the escape key closes one window, the one opened last. Called by: publishApi */
export function hideLastWindow(): void {
  const shown = state.windows.filter(({ window }) => window.IsShown());
  shown.pop()?.window.Hide();
}

/** Called by: toggleLogWindow, toggleMainWindow */
export function toggleWindow(window: WindowFrame): void {
  if (window.IsShown()) {
    window.Hide();
  } else {
    showWindow(window);
  }
}

/**
 * In front of the others. The first time, at its saved position.
 * Called by: askForText, confirm, showPane, showTextToCopy, toggleWindow
 */
export function showWindow(window: WindowFrame): void {
  const known = state.windows.find((other) => other.window === window);
  if (known !== undefined) {
    state.windows = state.windows.filter((other) => other !== known);
    state.windows.push(known);
    if (!known.isPlaced) {
      known.isPlaced = true;
      placeWindow(known.key, window);
    }
  }
  window.SetScale(preferences().scale);
  window.Show();
  window.Raise();
}

/** Called by: registerSettings */
export function scaleWindows(): void {
  for (const { window } of state.windows) {
    window.SetScale(preferences().scale);
  }
}

/** Called by: createWindow */
function addGrip(key: string, window: WindowFrame, bounds: WindowBounds): void {
  window.SetResizable(true);
  window.SetResizeBounds(bounds.minWidth, bounds.minHeight, bounds.maxWidth, bounds.maxHeight);
  const grip = CreateFrame("Button", undefined, window, "PanelResizeButtonTemplate");
  grip.SetPoint("BOTTOMRIGHT", -4, 4);
  addTooltip(grip, text("TIP_RESIZE"), text("TIP_RESIZE_HOW"));
  grip.SetScript("OnMouseDown", () => window.StartSizing("BOTTOMRIGHT"));
  grip.SetScript("OnMouseUp", () => {
    window.StopMovingOrSizing();
    rememberPlace(key, window, true);
  });
}

/** Called by: showWindow */
function placeWindow(key: string, window: WindowFrame): void {
  const place = characterPreferences().windows[key] ?? settings().windows[key];
  if (place === undefined) {
    return;
  }
  window.ClearAllPoints();
  window.SetPoint(place.point, UIParent, place.relativePoint, place.x, place.y);
  if (place.width !== undefined && place.height !== undefined) {
    window.SetSize(place.width, place.height);
  }
}

/** Called by: addGrip, createWindow */
function rememberPlace(key: string, window: WindowFrame, isSized: boolean): void {
  const [point, , relativePoint, x, y] = window.GetPoint();
  const place: WindowPlace = { point, relativePoint, x, y };
  if (isSized) {
    place.width = math.floor(window.GetWidth() + 0.5);
    place.height = math.floor(window.GetHeight() + 0.5);
  }
  characterPreferences().windows[key] = place;
}
