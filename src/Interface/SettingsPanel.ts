/** The addon's page in the game's settings; every setting has a sensible default. */

import { say } from "./commands/SyncCommands";
import { scaleWindows } from "./kit/Windows";
import { showPane } from "./MainWindow";
import { isTold, type PrivateField, setTold } from "../DataSyncManager/player/Consent";
import { text } from "../DataSyncManager/runtime/Locale";
import { defaultPreference, preferences, setPreference } from "../DataSyncManager/player/Preferences";
import type { Preferences } from "../DataSyncManager/data/SavedData";
import { durationText } from "../DataSyncManager/content/TimeText";

/** The names of preferences that are either on or off. */
type Flag = {
  [Name in keyof Preferences]: Preferences[Name] extends boolean ? Name : never;
}[keyof Preferences];

/** A line of the page that is on or off. */
interface FlagRow {
  key: string;
  title: keyof LocaleStrings;
  tooltip: keyof LocaleStrings;
  isOnFirst: boolean;
  /** Asked each time the panel is opened. Called by: addFlag */
  get: (this: void) => boolean;
  /** Stores the choice at once. Called by: addFlag */
  set: (this: void, value: boolean) => void;
}

/** A line of the page with numbers to choose from. */
interface ChoiceRow {
  name: "scale" | "reminderMinutes";
  title: keyof LocaleStrings;
  tooltip: keyof LocaleStrings;
  choices: readonly number[];
  /** What the menu shows for a choice. Called by: addChoice */
  textOf: (this: void, choice: number) => string;
  /** The choice has already been stored. Called by: addChoice */
  onChosen?: (this: void) => void;
}

/** Sizes of the windows that can be chosen, as parts of the ordinary one. */
const SCALES: readonly number[] = [0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5];

/** Minutes before an event at which a reminder can come. */
const REMINDER_MINUTES: readonly number[] = [5, 10, 15, 30, 60];

const state = { categoryId: 0 };

/** Called by: load */
export function registerSettings(): void {
  const [category, layout] = Settings.RegisterVerticalLayoutCategory(text("TITLE"));
  layout.AddInitializer(CreateSettingsListSectionHeaderInitializer(text("SETTINGS_WINDOW")));
  addChoice(category, {
    name: "scale",
    title: "SETTING_SCALE",
    tooltip: "SETTING_SCALE_TIP",
    choices: SCALES,
    textOf: (scale) => text("PROGRESS", math.floor(scale * 100 + 0.5)),
    onChosen: scaleWindows,
  });
  addFlag(category, preferenceRow("isMinimapShown", "SETTING_MINIMAP", "SETTING_MINIMAP_TIP"));
  addFlag(category, preferenceRow("usesServerTime", "SETTING_REALM_TIME", "SETTING_REALM_TIME_TIP"));
  layout.AddInitializer(
    CreateSettingsButtonInitializer(
      text("SETTING_OPEN"),
      text("PANE_SYNC"),
      () => showPane("sync"),
      text("SETTING_OPEN_TIP"),
      true,
    ),
  );
  layout.AddInitializer(CreateSettingsListSectionHeaderInitializer(text("SETTINGS_NOTICES")));
  addFlag(category, preferenceRow("announcesNews", "SETTING_ANNOUNCE", "SETTING_ANNOUNCE_TIP"));
  addFlag(category, preferenceRow("remindsOfEvents", "SETTING_REMIND", "SETTING_REMIND_TIP"));
  addChoice(category, {
    name: "reminderMinutes",
    title: "SETTING_MINUTES",
    tooltip: "SETTING_MINUTES_TIP",
    choices: REMINDER_MINUTES,
    textOf: (minutes) => durationText(minutes * 60),
  });
  layout.AddInitializer(CreateSettingsListSectionHeaderInitializer(text("SETTINGS_PRIVACY")));
  addFlag(category, consentRow("birthdate", "CHECK_TELL_BIRTHDATE", "TOOLTIP_TELL_BIRTHDATE"));
  addFlag(category, consentRow("battletag", "CHECK_TELL_BATTLETAG", "TOOLTIP_TELL_BATTLETAG"));
  Settings.RegisterAddOnCategory(category);
  state.categoryId = category.GetID();
}

/** Refused in combat, because the game's settings window is protected then. Called by: click, handleWords */
export function openSettings(): void {
  if (InCombatLockdown()) {
    say(text("SETTINGS_IN_COMBAT"));
    return;
  }
  Settings.OpenToCategory(state.categoryId);
}

/** Called by: registerSettings */
function preferenceRow(name: Flag, title: keyof LocaleStrings, tooltip: keyof LocaleStrings): FlagRow {
  return {
    key: name,
    title,
    tooltip,
    isOnFirst: defaultPreference(name),
    get: () => preferences()[name],
    set: (value) => setPreference(name, value),
  };
}

/** Off by default: nothing private is shared without consent. Called by: registerSettings */
function consentRow(field: PrivateField, title: keyof LocaleStrings, tooltip: keyof LocaleStrings): FlagRow {
  return {
    key: field,
    title,
    tooltip,
    isOnFirst: false,
    get: () => isTold(field),
    set: (value) => setTold(field, value),
  };
}

/** Called by: registerSettings */
function addFlag(category: SettingsCategory, { get, isOnFirst, key, set, title, tooltip }: FlagRow): void {
  const setting = Settings.RegisterProxySetting(
    category,
    `GuildHelper_${key}`,
    Settings.VarType.Boolean,
    text(title),
    isOnFirst,
    get,
    (value) => set(value === true),
  );
  Settings.CreateCheckbox(category, setting, text(tooltip));
}

/** Called by: registerSettings */
function addChoice(
  category: SettingsCategory,
  { choices, name, onChosen, textOf, title, tooltip }: ChoiceRow,
): void {
  const setting = Settings.RegisterProxySetting(
    category,
    `GuildHelper_${name}`,
    Settings.VarType.Number,
    text(title),
    defaultPreference(name),
    () => preferences()[name],
    (value) => {
      setPreference(name, typeof value === "number" ? value : defaultPreference(name));
      onChosen?.();
    },
  );
  /** In the form that the game's settings expect. Called by: addChoice */
  const options = (): unknown => {
    const container = Settings.CreateControlTextContainer();
    for (const choice of choices) {
      container.Add(choice, textOf(choice));
    }
    return container.GetData();
  };
  Settings.CreateDropdown(category, setting, options, text(tooltip));
}
