/** The one global of the addon, `GuildHelper`, for other addons and for the game's escape key. */

import { hideLastWindow, isAnyWindowShown } from "./Windows";

/** The global's name, which the game looks up when the escape key is pressed. */
const GLOBAL_NAME = "GuildHelper";

/**
 * Takes the addon's version. Makes the global. The game closes what `UISpecialFrames` names with the escape key, by
 * asking a global of that name whether it is shown and telling it to hide: this one answers for all our windows, none
 * of which needs a global of its own.
 */
export function publishApi(version: string): void {
  const globals = _G as unknown as { GuildHelper: object };
  globals.GuildHelper = {
    version,
    IsShown(this: object): boolean {
      return isAnyWindowShown();
    },
    Hide(this: object): void {
      hideLastWindow();
    },
  };
  UISpecialFrames.push(GLOBAL_NAME);
}
