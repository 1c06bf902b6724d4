/** What a sync covers unless a player says something else: as they have chosen, else as their guild's setup says. */

import { ownGuild } from "../guild/GuildRoster";
import { settings, type SyncMode } from "../data/SavedData";
import { setupOf } from "../guild/SharedGuilds";

/** The most days that a sync by days may look back: a year. */
export const MAX_SYNC_DAYS = 365;

/** What a sync covers: everything, or what changed in the last days. */
export interface ModeChoice {
  mode: SyncMode;
  days: number;
}

/**
 * The days are there in both modes, because the field shows them.
 * Called by: createModes, drawMode, parseSync, requestOf, startPublicSync
 */
export function chosenMode(): ModeChoice {
  const { days, isModeChosen, mode } = settings();
  const guildName = ownGuild();
  const usual = guildName === undefined ? 0 : (setupOf(guildName)?.syncDays ?? 0);
  if (isModeChosen === true || usual <= 0) {
    return { mode, days };
  }
  return { mode: "days", days: math.min(math.floor(usual), MAX_SYNC_DAYS) };
}

/** Overrides the guild's default from now on. Called by: createModes */
export function chooseMode({ days, mode }: ModeChoice): void {
  const saved = settings();
  saved.mode = mode;
  saved.days = days;
  saved.isModeChosen = true;
}
