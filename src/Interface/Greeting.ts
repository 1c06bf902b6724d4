/** What is said once at login, and only where there is something to say. */

import { say } from "./Commands";
import { nextEventText } from "./Reminders";
import { hasSetup } from "../DataSyncManager/GuildSetup";
import { ownGuild } from "../DataSyncManager/Guild";
import { text } from "../DataSyncManager/Locale";
import { preferences } from "../DataSyncManager/Preferences";
import { isUnread } from "../DataSyncManager/ReadMarks";
import { isGuildMaster } from "../DataSyncManager/Rights";
import { settings } from "../DataSyncManager/SavedData";
import { metadataOf } from "../DataSyncManager/Store";
import { latestSync } from "../DataSyncManager/Users";

/**
 * Says what a player should know after login: the first step for someone who never used the addon, how many articles
 * came that they have not read, and the next event with them. What was said once is not said again.
 * Called by: load
 */
export function greet(): void {
  if (ownGuild() === undefined) {
    return;
  }
  const saved = settings();
  if (saved.isWelcomed !== true && latestSync() === undefined) {
    saved.isWelcomed = true;
    say(text(isGuildMaster() && !hasSetup() ? "GREETING_OFFICER" : "GREETING_MEMBER"));
    return;
  }
  if (!preferences().announcesNews) {
    return;
  }
  const before = saved.announcedUpTo ?? "";
  let [unread, newest] = [0, before];
  for (const tableType of ["news", "guildInfo"] as const) {
    for (const [, row] of pairs(metadataOf(tableType))) {
      if (isUnread(row)) {
        unread += 1;
        newest = row.lastUpdated > newest ? row.lastUpdated : newest;
      }
    }
  }
  if (newest > before) {
    saved.announcedUpTo = newest;
    say(text("GREETING_UNREAD", unread));
    const event = nextEventText();
    if (event !== undefined) {
      say(event);
    }
  }
}
