/** The main window: the list of panes on the left, the selected pane on the right. */

import { CHOSEN_ROW, GOLD, HOVERED_ROW, WHITE } from "./kit/Colors";
import { createCutLabel, createLabel } from "./kit/Controls";
import { addTooltip } from "./kit/Tooltips";
import { drawOnDemand } from "./kit/Redraw";
import { createWindow, showWindow, toggleWindow } from "./kit/Windows";
import type { Pane, PaneView } from "./kit/Panes";
import { guildInfoPane, newsPane } from "./panes/articles/ArticlePane";
import { calendarPane } from "./panes/calendar/CalendarPane";
import { rosterPane } from "./panes/roster/RosterPane";
import { maintenancePane } from "./panes/maintenance/MaintenancePane";
import { groupsPane } from "./panes/groups/GroupsPane";
import { memberPane } from "./panes/roster/MemberPane";
import { setupPane } from "./panes/setup/SetupPane";
import { logsPane } from "./panes/logs/LogsPane";
import { syncPane } from "./panes/sync/SyncPane";
import { onChange } from "../DataSyncManager/runtime/Changes";
import { hasSetup } from "../DataSyncManager/guild/GuildSetup";
import { text } from "../DataSyncManager/runtime/Locale";
import { characterPreferences } from "../DataSyncManager/player/Preferences";
import { isGuildMaster } from "../DataSyncManager/guild/Permissions";

/** All panes, in the order of the list. */
const PANES: readonly Pane[] = [
  syncPane,
  newsPane,
  guildInfoPane,
  calendarPane,
  rosterPane,
  groupsPane,
  memberPane,
  setupPane,
  maintenancePane,
  logsPane,
];

/** The window's size at first, and how far it may be changed: a small screen of 1024 by 768 holds it. */
const WIDTH = 920;
const HEIGHT = 580;
const BOUNDS = { minWidth: 860, minHeight: 520, maxWidth: 1300, maxHeight: 740 };
/** The name under which its place is kept: earlier versions had a window for syncing alone. */
const PLACE_KEY = "sync";
/** The list on the left. */
const LIST_WIDTH = 156;
const TAB_HEIGHT = 28;

interface Tab {
  pane: Pane;
  button: Button;
  ground: Texture;
  label: FontString;
  badge: FontString;
  frame: Frame | undefined;
  view: PaneView | undefined;
}

interface MainWindow {
  window: WindowFrame;
  content: Frame;
  tabs: Tab[];
  shown: Tab | undefined;
}

const state: { main: MainWindow | undefined } = { main: undefined };

/** Opens with the pane that was open last. Called by: click, createLaunchers, handleWords, publishApi */
export function toggleMainWindow(): void {
  const main = open();
  toggleWindow(main.window);
}

/** Ignores a pane that the player may not use. Called by: registerSettings */
export function showPane(key: string): void {
  const main = open();
  showWindow(main.window);
  const tab = allowedTabs(main).find(({ pane }) => pane.key === key);
  if (tab !== undefined) {
    choosePane(main, tab);
  }
}

/** The window is created on first use. Called by: showPane, toggleMainWindow */
function open(): MainWindow {
  state.main ??= createMainWindow();
  return state.main;
}

/** Called by: open */
function createMainWindow(): MainWindow {
  const window = createWindow({
    key: PLACE_KEY,
    title: text("TITLE"),
    width: WIDTH,
    height: HEIGHT,
    bounds: BOUNDS,
  });
  const list = CreateFrame("Frame", undefined, window);
  list.SetPoint("TOPLEFT", 10, -30);
  list.SetPoint("BOTTOMLEFT", 10, 10);
  list.SetWidth(LIST_WIDTH);
  const content = CreateFrame("Frame", undefined, window);
  content.SetPoint("TOPLEFT", list, "TOPRIGHT", 14, -2);
  content.SetPoint("BOTTOMRIGHT", -16, 16);
  const main: MainWindow = { window, content, tabs: [], shown: undefined };
  main.tabs = PANES.map((pane) => createTab(main, list, pane));
  const redraw = drawOnDemand(window, () => drawTabs(main));
  for (const topic of ["entry", "preference", "guild"] as const) {
    onChange(topic, redraw);
  }
  listenToKeys(window);
  window.SetScript("OnKeyDown", (_, key) => pressKey(main, key));
  return main;
}

/**
 * Keyboard input is handled only out of combat: in combat the game does not let an addon decide whether a key is passed
 * on, and a key held back before combat would stay held back.
 * Called by: createMainWindow
 */
function listenToKeys(window: WindowFrame): void {
  /** Keys are passed on unless a handler uses them. Called by: listenToKeys */
  const listen = (): void => {
    window.SetPropagateKeyboardInput(true);
    window.EnableKeyboard(true);
  };
  window.RegisterEvent("PLAYER_REGEN_DISABLED");
  window.RegisterEvent("PLAYER_REGEN_ENABLED");
  window.SetScript("OnEvent", (_, event) => {
    if (event === "PLAYER_REGEN_ENABLED") {
      listen();
    } else {
      // The event comes just before the game closes the gate.
      window.SetPropagateKeyboardInput(true);
      window.EnableKeyboard(false);
    }
  });
  window.EnableKeyboard(false);
  if (!InCombatLockdown()) {
    listen();
  }
}

/** Called by: createMainWindow */
function createTab(main: MainWindow, list: Frame, pane: Pane): Tab {
  const button = CreateFrame("Button", undefined, list);
  button.SetHeight(TAB_HEIGHT);
  const ground = button.CreateTexture(undefined, "BACKGROUND");
  ground.SetAllPoints(button);
  const label = createCutLabel(button, "GameFontNormal");
  label.SetText(text(pane.title));
  label.SetPoint("LEFT", 10, 0);
  label.SetPoint("RIGHT", -30, 0);
  const badge = createLabel(button, "GameFontHighlightSmall", "");
  badge.SetPoint("RIGHT", -8, 0);
  const tab: Tab = { pane, button, ground, label, badge, frame: undefined, view: undefined };
  button.SetScript("OnClick", () => choosePane(main, tab));
  button.SetScript("OnEnter", () => {
    if (main.shown !== tab) {
      ground.SetColorTexture(HOVERED_ROW[0], HOVERED_ROW[1], HOVERED_ROW[2], HOVERED_ROW[3]);
    }
  });
  button.SetScript("OnLeave", () => drawTabs(main));
  addTooltip(button, text(pane.title), text(pane.tooltip));
  return tab;
}

/** Called by: drawTabs, pressKey, showPane */
function allowedTabs(main: MainWindow): Tab[] {
  return main.tabs.filter(({ pane }) => pane.isAllowed?.() !== false);
}

/**
 * Also opens a pane if none is shown, or if the player may no longer use the one that is.
 * Called by: choosePane, createMainWindow, createTab
 */
function drawTabs(main: MainWindow): void {
  const allowed = allowedTabs(main);
  let top = 0;
  for (const tab of main.tabs) {
    const isAllowed = allowed.includes(tab);
    tab.button.SetShown(isAllowed);
    if (isAllowed) {
      tab.button.SetPoint("TOPLEFT", 0, -top);
      tab.button.SetPoint("TOPRIGHT", 0, -top);
      top += TAB_HEIGHT;
    }
    const isShown = main.shown === tab;
    const [red, green, blue] = isShown ? WHITE : GOLD;
    tab.label.SetTextColor(red, green, blue);
    tab.ground.SetColorTexture(CHOSEN_ROW[0], CHOSEN_ROW[1], CHOSEN_ROW[2], isShown ? CHOSEN_ROW[3] : 0);
    tab.badge.SetText(tab.pane.badge?.() ?? "");
  }
  if (main.shown === undefined || !allowed.includes(main.shown)) {
    const last = characterPreferences().pane;
    const first = allowed.find(({ pane }) => pane.key === (last ?? firstPane())) ?? allowed[0];
    if (first !== undefined) {
      choosePane(main, first);
    }
  }
}

/**
 * The pane for someone who has never opened the window: a guild master sets up the guild first.
 * Called by: drawTabs
 */
function firstPane(): string {
  return isGuildMaster() && !hasSetup() ? "setup" : "sync";
}

/** The pane is created the first time it is shown. Called by: createTab, drawTabs, pressKey, showPane */
function choosePane(main: MainWindow, tab: Tab): void {
  if (main.shown !== tab) {
    main.shown?.frame?.Hide();
    main.shown = tab;
    characterPreferences().pane = tab.pane.key;
    main.window.TitleText?.SetText(`${text("TITLE")} – ${text(tab.pane.title)}`);
  }
  if (tab.frame === undefined) {
    createPane(main, tab);
  }
  tab.frame?.Show();
  drawTabs(main);
}

/** Called by: choosePane */
function createPane(main: MainWindow, tab: Tab): void {
  const frame = CreateFrame("Frame", undefined, main.content);
  frame.SetAllPoints(main.content);
  frame.Hide();
  tab.frame = frame;
  const view = tab.pane.create(frame);
  tab.view = view;
  const redraw = drawOnDemand(frame, view.draw);
  for (const topic of tab.pane.topics) {
    onChange(topic, redraw);
  }
}

/**
 * Ctrl-Tab opens the next pane, Ctrl-Shift-Tab the previous one; all other keys go to the pane. A key that nothing
 * handles is passed on to the game.
 * Called by: createMainWindow
 */
function pressKey(main: MainWindow, key: string): void {
  let isUsed = false;
  if (key === "TAB" && IsControlKeyDown()) {
    const tabs = allowedTabs(main);
    const step = IsShiftKeyDown() ? -1 : 1;
    const present = main.shown === undefined ? 0 : tabs.indexOf(main.shown);
    const next = tabs[(present + step + tabs.length) % tabs.length];
    if (next !== undefined) {
      choosePane(main, next);
    }
    isUsed = true;
  } else {
    isUsed = main.shown?.view?.onKey?.(key) === true;
  }
  // The game lets no addon decide over keys in combat.
  if (!InCombatLockdown()) {
    main.window.SetPropagateKeyboardInput(!isUsed);
  }
}
