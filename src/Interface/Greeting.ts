/** The chat messages after login, only if there is something to say. */

import { say } from "./commands/SyncCommands";
import { warnIfNearlyFull } from "./LoadNotes";
import { nextEventText } from "./Reminders";
import { hasSetup } from "../DataSyncManager/guild/GuildSetup";
import { isGuildless, ownGuild } from "../DataSyncManager/guild/OwnGuild";
import { text } from "../DataSyncManager/runtime/Locale";
import { preferences } from "../DataSyncManager/player/Preferences";
import { isUnread } from "../DataSyncManager/player/ReadMarks";
import { isGuildMaster } from "../DataSyncManager/guild/Permissions";
import { settings } from "../DataSyncManager/data/SavedData";
import { metadataOf } from "../DataSyncManager/data/Store";
import { latestSync } from "../DataSyncManager/guild/KnownUsers";

/** Seconds until the guild is looked for again where the game does not know it yet. */
const GUILD_SECONDS = 10;

/**
 * New users get the first step; everyone else gets the number of unread articles that arrived since the last greeting,
 * and the next event with them. Nothing is announced twice.
 * Called by: load
 */
export function greet(): void {
  if (ownGuild() === undefined) {
    if (!isGuildless()) {
      C_Timer.After(GUILD_SECONDS, greet);
    }
    return;
  }
  warnIfNearlyFull();
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
