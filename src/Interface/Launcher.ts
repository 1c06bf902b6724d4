/**
 * The ways to open the window besides the slash word: a button at the minimap, the addon compartment, and an object for
 * display addons where one of them has brought LibDataBroker along. All show the same tooltip and do the same on a click.
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

/** Makes the button at the minimap, and tells the compartment and display addons. Called by: load */
export function createLaunchers(): void {
  createMinimapButton();
  AddonCompartmentFrame?.RegisterAddon({
    text: text("TITLE"),
    icon: ICON,
    notCheckable: true,
    func: () => toggleMainWindow(),
    funcOnEnter: (frame) => showTooltip(frame),
    funcOnLeave: () => GameTooltip.Hide(),
  });
  const broker = LibStub?.("LibDataBroker-1.1", true);
  broker?.NewDataObject(text("TITLE"), {
    type: "launcher",
    label: text("TITLE"),
    icon: ICON,
    OnClick: (_frame: unknown, mouseButton: string) => click(mouseButton),
    OnTooltipShow: (tooltip: GameTooltip) => writeTooltip(tooltip),
  });
}

/** Makes the round button, which can be dragged around the minimap. Called by: createLaunchers */
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
  const place = (): void => placeButton(button);
  onChange("preference", place);
  place();
}

/** Takes the button. Puts it where the preferences say, or hides it. Called by: createMinimapButton, followMouse */
function placeButton(button: Button): void {
  const { isMinimapShown, minimapAngle } = preferences();
  const radius = Minimap.GetWidth() / 2 + DISTANCE;
  const angle = math.rad(minimapAngle);
  button.ClearAllPoints();
  button.SetPoint("CENTER", Minimap, "CENTER", radius * math.cos(angle), radius * math.sin(angle));
  button.SetShown(isMinimapShown);
}

/** Takes the button. Moves it to where the mouse is around the minimap. Called by: createMinimapButton */
function followMouse(button: Button): void {
  const [x, y] = GetCursorPosition();
  const [middleX, middleY] = Minimap.GetCenter();
  const scale = Minimap.GetEffectiveScale();
  const angle = math.deg(math.atan2(y / scale - middleY, x / scale - middleX));
  preferences().minimapAngle = math.floor(angle + 0.5);
  placeButton(button);
}

/** Takes a mouse button. The left one opens the window, the right one the settings. Called by: createLaunchers, createMinimapButton */
function click(mouseButton: string): void {
  if (mouseButton === "RightButton") {
    openSettings();
  } else {
    toggleMainWindow();
  }
}

/** Takes a frame. Shows the tooltip beside it. Called by: createLaunchers, createMinimapButton */
function showTooltip(frame: Frame): void {
  GameTooltip.SetOwner(frame, "ANCHOR_LEFT");
  writeTooltip(GameTooltip);
  GameTooltip.Show();
}

/** Takes a tooltip. Writes what there is to know at a glance, and what a click does. Called by: createLaunchers, showTooltip */
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
