/**
 * Ways to open the window besides the slash command: a minimap button, the addon compartment, and a LibDataBroker
 * object if another addon has loaded that library. All share one tooltip and one click handler.
 */

import { toggleMainWindow } from "./MainWindow";
import { nextEventText } from "./Reminders";
import { openSettings } from "./SettingsPanel";
import { onChange } from "../DataSyncManager/runtime/Changes";
import { text } from "../DataSyncManager/runtime/Locale";
import { preferences, setPreference } from "../DataSyncManager/player/Preferences";
import { unreadCount } from "../DataSyncManager/player/ReadMarks";
import { latestSync } from "../DataSyncManager/guild/KnownUsers";
import { agoText } from "../DataSyncManager/content/TimeText";

const ICON = "Interface\\AddOns\\GuildHelper\\media\\icon";
const SIZE = 28;
/** Between the minimap's edge and the middle of the button. */
const DISTANCE = 8;

const state: { button: Button | undefined } = { button: undefined };

/** Called by: load */
export function createLaunchers(): void {
  createMinimapButton();
  AddonCompartmentFrame?.RegisterAddon({
    text: text("TITLE"),
    icon: ICON,
    notCheckable: true,
    /** Any mouse button opens or closes the window. Called by: the game */
    func: () => toggleMainWindow(),
    /** The row in the compartment anchors the tooltip. Called by: the game */
    funcOnEnter: (frame) => showTooltip(frame),
    /** The tooltip is the game's own, which all frames share. Called by: the game */
    funcOnLeave: () => GameTooltip.Hide(),
  });
  const broker = LibStub?.("LibDataBroker-1.1", true);
  broker?.NewDataObject(text("TITLE"), {
    type: "launcher",
    label: text("TITLE"),
    icon: ICON,
    /** Display addons pass their own frame first. Called by: Launcher.ts */
    OnClick: (_frame: unknown, mouseButton: string) => click(mouseButton),
    /** The display addon shows and hides its own tooltip. Called by: Launcher.ts */
    OnTooltipShow: (tooltip: GameTooltip) => writeTooltip(tooltip),
  });
}

/** The button can be dragged around the minimap. Called by: createLaunchers */
function createMinimapButton(): void {
  const button = CreateFrame("Button", undefined, Minimap);
  button.SetSize(SIZE, SIZE);
  button.SetFrameStrata("MEDIUM");
  button.SetNormalTexture(ICON);
  button.RegisterForClicks("LeftButtonUp", "RightButtonUp");
  button.RegisterForDrag("LeftButton");
  button.SetScript("OnClick", (_, mouseButton) => click(mouseButton));
  button.SetScript("OnEnter", () => showTooltip(button));
  button.SetScript("OnLeave", () => GameTooltip.Hide());
  button.SetScript("OnDragStart", () => button.SetScript("OnUpdate", () => followMouse(button)));
  button.SetScript("OnDragStop", () => {
    button.SetScript("OnUpdate", undefined);
    setPreference("minimapAngle", preferences().minimapAngle);
  });
  state.button = button;
  /** The settings can hide the button. Called by: createMinimapButton */
  const place = (): void => placeButton(button);
  onChange("preference", place);
  place();
}

/** Follows the preferences; also hides the button. Called by: createMinimapButton, followMouse */
function placeButton(button: Button): void {
  const { isMinimapShown, minimapAngle } = preferences();
  const radius = Minimap.GetWidth() / 2 + DISTANCE;
  const angle = math.rad(minimapAngle);
  button.ClearAllPoints();
  button.SetPoint("CENTER", Minimap, "CENTER", radius * math.cos(angle), radius * math.sin(angle));
  button.SetShown(isMinimapShown);
}

/** Called by: createMinimapButton */
function followMouse(button: Button): void {
  const [x, y] = GetCursorPosition();
  const [middleX, middleY] = Minimap.GetCenter();
  const scale = Minimap.GetEffectiveScale();
  const angle = math.deg(math.atan2(y / scale - middleY, x / scale - middleX));
  preferences().minimapAngle = math.floor(angle + 0.5);
  placeButton(button);
}

/**
 * The right mouse button opens the settings, any other the window.
 * Called by: createLaunchers, createMinimapButton
 */
function click(mouseButton: string): void {
  if (mouseButton === "RightButton") {
    openSettings();
  } else {
    toggleMainWindow();
  }
}

/** Called by: createLaunchers, createMinimapButton */
function showTooltip(frame: Frame): void {
  GameTooltip.SetOwner(frame, "ANCHOR_LEFT");
  writeTooltip(GameTooltip);
  GameTooltip.Show();
}

/** Called by: createLaunchers, showTooltip */
function writeTooltip(tooltip: GameTooltip): void {
  tooltip.AddLine(text("TITLE"));
  tooltip.AddLine(text("TIP_LAST_SYNC", agoText(latestSync())), 1, 1, 1);
  tooltip.AddLine(text("TIP_UNREAD", unreadCount("news") + unreadCount("guildInfo")), 1, 1, 1);
  const event = nextEventText();
  if (event !== undefined) {
    tooltip.AddLine(event, 1, 1, 1);
  }
  tooltip.AddLine(text("TIP_CLICK"), 0.6, 0.6, 0.6);
}
