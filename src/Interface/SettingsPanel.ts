/** The addon's page in the game's settings: what the player may choose, each with a sensible default. */

import { scaleWindows } from "./kit/Windows";
import { showPane } from "./MainWindow";
import { text } from "../DataSyncManager/Locale";
import { defaultPreference, preferences, setPreference } from "../DataSyncManager/Preferences";
import type { Preferences } from "../DataSyncManager/SavedData";

/** The names of preferences that are either on or off. */
type Flag = {
  [Name in keyof Preferences]: Preferences[Name] extends boolean ? Name : never;
}[keyof Preferences];

interface FlagRow {
  name: Flag;
  title: keyof LocaleStrings;
  tooltip: keyof LocaleStrings;
}

const SHOWN_ROWS: readonly FlagRow[] = [
  { name: "isMinimapShown", title: "SETTING_MINIMAP", tooltip: "SETTING_MINIMAP_TIP" },
  { name: "usesServerTime", title: "SETTING_REALM_TIME", tooltip: "SETTING_REALM_TIME_TIP" },
];

/** Sizes of the windows that can be chosen, as parts of the ordinary one. */
const SCALES: readonly number[] = [0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5];

const v = { categoryId: 0 };

/** Adds the addon's page to the game's settings. Called by: load */
export function registerSettings(): void {
  const [category, layout] = Settings.RegisterVerticalLayoutCategory(text("TITLE"));
  layout.AddInitializer(CreateSettingsListSectionHeaderInitializer(text("SETTINGS_WINDOW")));
  addScale(category);
  for (const row of SHOWN_ROWS) {
    addFlag(category, row);
  }
  layout.AddInitializer(
    CreateSettingsButtonInitializer(
      text("SETTING_OPEN"),
      text("PANE_SYNC"),
      () => showPane("sync"),
      text("SETTING_OPEN_TIP"),
      true,
    ),
  );
  Settings.RegisterAddOnCategory(category);
  v.categoryId = category.GetID();
}

/** Opens the addon's page in the game's settings. Called by: click, handleWords */
export function openSettings(): void {
  Settings.OpenToCategory(v.categoryId);
}

/** Takes the page and a preference that is on or off. Adds its line. Called by: registerSettings */
function addFlag(category: SettingsCategory, { name, title, tooltip }: FlagRow): void {
  const setting = Settings.RegisterProxySetting(
    category,
    `GuildHelper_${name}`,
    Settings.VarType.Boolean,
    text(title),
    defaultPreference(name),
    () => preferences()[name],
    (value) => setPreference(name, value === true),
  );
  Settings.CreateCheckbox(category, setting, text(tooltip));
}

/** Takes the page. Adds the line for the size of the windows and their letters. Called by: registerSettings */
function addScale(category: SettingsCategory): void {
  const setting = Settings.RegisterProxySetting(
    category,
    "GuildHelper_scale",
    Settings.VarType.Number,
    text("SETTING_SCALE"),
    defaultPreference("scale"),
    () => preferences().scale,
    (value) => {
      setPreference("scale", tonumber(value as number) ?? 1);
      scaleWindows();
    },
  );
  const options = (): unknown => {
    const container = Settings.CreateControlTextContainer();
    for (const scale of SCALES) {
      container.Add(scale, text("PROGRESS", math.floor(scale * 100 + 0.5)));
    }
    return container.GetData();
  };
  Settings.CreateDropdown(category, setting, options, text("SETTING_SCALE_TIP"));
}
