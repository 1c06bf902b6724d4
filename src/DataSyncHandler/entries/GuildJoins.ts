/**
 * The day on which the player has joined their guild. It is theirs to say; this client adds it only where it has seen the
 * player join. Data that are missing, a guild that the game names late, or by another name, are no such thing.
 */

import { settings } from "../../DataSyncManager/data/SavedData";
import { type EntryOf, guildOf } from "../../DataSyncManager/data/Schema";
import { ownName, withRealm } from "../../DataSyncManager/guild/OwnGuild";
import { realmToday } from "../../DataSyncManager/player/Clocks";
import { namePattern } from "../../DataSyncManager/runtime/GameSentences";

/** What this client has seen since it was started; neither outlives it, because others may have been at work meanwhile. */
const state = {
  /** The player had no guild for so long that it was no loading screen. */
  wasGuildless: false,
  /** The game has said that the player joined. */
  isToldOfJoin: false,
};

/**
 * Notes that the player has no guild, and has had none for a while.
 * Called by: askForFacts
 */
export function noteNoGuild(): void {
  state.wasGuildless = true;
  state.isToldOfJoin = false;
  const seen = (settings().ownGuilds ??= {});
  seen[ownName()] = "";
}

/**
 * Whether a system message says that the player has joined their guild, and notes it then.
 * Called by: the game, on CHAT_MSG_SYSTEM
 */
export function noteJoinMessage(message: unknown): boolean {
  if (typeof message !== "string") {
    return false;
  }
  const [name] = string.match(message, namePattern(ERR_GUILD_JOIN_S));
  if (name === undefined || withRealm(name) !== ownName()) {
    return false;
  }
  state.isToldOfJoin = true;
  return true;
}

/**
 * Today if this client has seen the player join that
 * guild, else nothing. Where the entry is of that guild already, only the game's own word for it counts.
 * Called by: presentFacts
 */
export function witnessedJoinDate(
  guildName: string,
  current: EntryOf<"roster"> | undefined,
): string | undefined {
  const isOfGuild = current !== undefined && !current.deleted && guildOf(current) === guildName;
  return state.isToldOfJoin || (state.wasGuildless && !isOfGuild) ? realmToday() : undefined;
}

/** Notes that the player's entry is of the guild that the game names: what was seen of a join stands in it. Called by: collectPlayerFacts */
export function noteGuildWritten(guildName: string): void {
  state.wasGuildless = false;
  state.isToldOfJoin = false;
  const seen = (settings().ownGuilds ??= {});
  seen[ownName()] = guildName;
}
