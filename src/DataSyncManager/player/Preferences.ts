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
 * Returns what the player has chosen for the whole account; changes to it are stored.
 * Called by: addChoice, createMinimapButton, drawCalendarPane, followMouse, formOf, greet, placeButton,
 * preferenceRow, scaleWindows, setPreference, setTimer, showWindow, shownOffset, tellPrivate
 */
export function preferences(): Preferences {
  const saved = (settings().preferences ??= {});
  for (const [name, value] of pairs(DEFAULTS as unknown as Record<string, unknown>)) {
    if (type((saved as Record<string, unknown>)[name]) !== type(value)) {
      (saved as Record<string, unknown>)[name] = value;
    }
  }
  return saved as Preferences;
}

/**
 * Takes a preference and its new value. Stores it and tells who listens.
 * Called by: addChoice, createMinimapButton, preferenceRow, saveMember
 */
export function setPreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  preferences()[name] = value;
  announceChange("preference");
}

/** Returns the default of a preference. Called by: addChoice, preferenceRow */
export function defaultPreference<Name extends keyof Preferences>(name: Name): Preferences[Name] {
  return DEFAULTS[name];
}

/**
 * Returns what is remembered for the present character; changes to it are stored.
 * Called by: choosePane, columnPreferences, drawTabs, placeWindow, rememberPlace
 */
export function characterPreferences(): CharacterPreferences {
  const characters = (settings().characters ??= {});
  return (characters[ownName()] ??= { windows: {} });
}
