import { createGameEnum } from "../game/gameEnum";
import { classNameOf } from "../game/classes";
import { levelOf, rankIndexOf } from "../game/playerApi";
import type { Guild } from "../server/guild";
import type { GameClient } from "./gameClient";

/** What changes about a player from outside: guild, rank, group, combat. A client that is online gets the events. */

const { AddOnRestrictionState: STATE, AddOnRestrictionType: TYPE } = createGameEnum();

function fireIfOnline(game: GameClient, event: string, ...args: unknown[]): void {
  if (game.client.isOnline) {
    game.fireEvent(event, ...args);
  }
}

/** Puts the player into the roster of their guild, as they are now. */
export function enterRoster({ client, fullName, host, options }: GameClient): void {
  options.guild?.setMember({
    fullName,
    rankIndex: rankIndexOf(options),
    level: levelOf(options),
    className: classNameOf(options.class),
    zone: options.zone ?? "",
    isOnline: client.isOnline,
  });
  host.guildChanged(options.guild);
}

/** The player leaves their guild and joins another, or none. */
export function joinGuild(game: GameClient, guild: Guild | undefined, rankIndex: number): void {
  const { fullName, host, options, state } = game;
  const last = options.guild;
  last?.removeMember(fullName);
  host.guildChanged(last);
  options.guild = guild;
  options.rankIndex = rankIndex;
  state.roster = [];
  enterRoster(game);
  fireIfOnline(game, "PLAYER_GUILD_UPDATE", "player");
}

export function setRank(game: GameClient, rankIndex: number): void {
  game.options.rankIndex = rankIndex;
  enterRoster(game);
}

export function setGroup(game: GameClient, group: "none" | "party" | "raid"): void {
  game.state.group = group;
  fireIfOnline(game, "GROUP_ROSTER_UPDATE");
}

function tellRestriction(game: GameClient, state: number): void {
  fireIfOnline(game, "ADDON_RESTRICTION_STATE_CHANGED", TYPE.Encounter, state);
}

/** Without the event an addon learns of a lockdown only from the code with which a send is refused. */
export function setLockdown(game: GameClient, on: boolean, withEvent: boolean): void {
  // The game says first that the restriction is about to begin.
  if (on && withEvent) {
    tellRestriction(game, STATE.Activating);
  }
  game.state.inLockdown = on;
  if (withEvent) {
    tellRestriction(game, on ? STATE.Active : STATE.Inactive);
  }
}

export function setCombat(game: GameClient, on: boolean): void {
  game.state.inCombat = on;
  fireIfOnline(game, on ? "PLAYER_REGEN_DISABLED" : "PLAYER_REGEN_ENABLED");
}

/** A loading screen between two zones. */
export function changeZone(game: GameClient): void {
  game.requireOnline();
  game.fireEvent("PLAYER_LEAVING_WORLD");
  game.fireEvent("PLAYER_ENTERING_WORLD", false, false);
}
