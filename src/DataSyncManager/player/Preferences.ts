/** What the player has chosen: some of it for the whole account, some for the present character alone. */

import { announceChange } from "../runtime/Changes";
import { ownName } from "../guild/GuildRoster";
import { type CharacterPreferences, type Preferences, settings } from "../data/SavedData";

/** What a player has who never changed anything. What others would see of them is off until they switch it on. */
const DEFAULTS: Preferences = {
  isMinimapShown: true,
  minimapAngle: 200,
  announcesNews: true,
  remindsOfEvents: true,
  reminderMinutes: 15,
  usesServerTime: false,
  scale: 1,
  birthdate: "",
};

/**
 * For the whole account. Changes to the table are stored.
 * Called by: 14 functions in CalendarPane.ts, Clocks.ts, Greeting.ts, Launcher.ts, MemberEdits.ts,
 * PlayerFacts.ts, Preferences.ts, Reminders.ts, SettingsPanel.ts, Windows.ts
 */
export function preferences(): Preferences {
  const saved = settings().preferences ?? {};
  if (isComplete(saved)) {
    return saved;
  }
  const completed = { ...saved, ...DEFAULTS };
  for (const [name] of pairs(DEFAULTS)) {
    keep(completed, saved, name);
  }
  settings().preferences = completed;
  return completed;
}

/** Whether every preference is there, of the right type. Called by: preferences */
function isComplete(saved: Partial<Preferences>): saved is Preferences {
  for (const [name, value] of pairs(DEFAULTS)) {
    if (type(saved[name]) !== type(value)) {
      return false;
    }
  }
  return true;
}

/** Keeps a saved preference of the right type. Called by: preferences */
function keep<Name extends keyof Preferences>(
  completed: Preferences,
  saved: Partial<Preferences>,
  name: Name,
): void {
  const value = saved[name];
  if (value !== undefined && type(value) === type(DEFAULTS[name])) {
    completed[name] = value;
  }
}

/**
 * Announces the change, which writing to `preferences` does not.
 * Called by: addChoice, createMinimapButton, preferenceRow, saveMember
 */
export function setPreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  preferences()[name] = value;
  announceChange("preference");
}

/** For a player who has not chosen. Called by: addChoice, preferenceRow */
export function defaultPreference<Name extends keyof Preferences>(name: Name): Preferences[Name] {
  return DEFAULTS[name];
}

/**
 * For the present character. Changes to the table are stored.
 * Called by: choosePane, columnPreferences, drawTabs, placeWindow, rememberPlace
 */
export function characterPreferences(): CharacterPreferences {
  const characters = (settings().characters ??= {});
  return (characters[ownName()] ??= { windows: {} });
}
