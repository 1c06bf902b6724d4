/** The window: the names of the panes on the left, the chosen one on the right. */

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

/**
 * Shows the window at the pane that was open last, or hides it where it is shown.
 * Called by: click, createLaunchers, handleWords, publishApi
 */
export function toggleMainWindow(): void {
  const main = open();
  toggleWindow(main.window);
}

/** Takes the key of a pane. Shows the window with it. Called by: registerSettings */
export function showPane(key: string): void {
  const main = open();
  showWindow(main.window);
  const tab = allowedTabs(main).find(({ pane }) => pane.key === key);
  if (tab !== undefined) {
    choosePane(main, tab);
  }
}

/** Returns the window, made at the first call. Called by: showPane, toggleMainWindow */
function open(): MainWindow {
  state.main ??= createMainWindow();
  return state.main;
}

/** Makes the window with the list of its panes. Called by: open */
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
 * Takes the window. Lets it hear keys outside of combat alone: in combat the game lets no addon decide whether a key goes
 * on to the game, and one that was held back before would stay so.
 * Called by: createMainWindow
 */
function listenToKeys(window: WindowFrame): void {
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

/** Takes the window, the list and a pane. Makes the pane's name in the list. Called by: createMainWindow */
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

/** Takes the window. Returns the tabs of the panes that the player may use. Called by: drawTabs, pressKey, showPane */
function allowedTabs(main: MainWindow): Tab[] {
  return main.tabs.filter(({ pane }) => pane.isAllowed?.() !== false);
}

/**
 * Takes the window. Draws the list of panes, and sees to it that one of them is shown.
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
 * Returns the pane for someone who opens the window for the first time: a guild master sets the guild up.
 * Called by: drawTabs
 */
function firstPane(): string {
  return isGuildMaster() && !hasSetup() ? "setup" : "sync";
}

/** Takes the window and a tab. Shows its pane, made at the first time. Called by: createTab, drawTabs, pressKey, showPane */
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

/** Takes the window and a tab whose pane was not shown yet. Makes it. Called by: choosePane */
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
 * Takes the window and a key. Control and tab go to the next pane, with shift to the one before; other keys are the
 * pane's. A key that nobody uses goes on to the game.
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
