import { splitName } from "../formats/names";
import { createGameEnum } from "../game/gameEnum";
import { classNameOf } from "../game/classes";
import { levelOf, rankIndexOf } from "../game/playerApi";
import type { RestrictionKind, RosterGaps } from "../realmTypes";
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
    guid: host.guidOf(fullName),
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
  last?.noteEvent({ kind: "quit", fullName, time: host.serverTime() });
  host.guildChanged(last);
  options.guild = guild;
  options.rankIndex = rankIndex;
  state.roster = [];
  enterRoster(game);
  guild?.noteEvent({ kind: "join", fullName, time: host.serverTime() });
  fireIfOnline(game, "PLAYER_GUILD_UPDATE", "player");
  if (guild !== undefined && game.client.isOnline) {
    const { ui } = game;
    game.perform(() => ui.systemMessage(string.format(ui.env.ERR_GUILD_JOIN_S as string, options.name)));
  }
}

/** The character has another name from the next login on; the game lets nobody be renamed who is online. */
export function rename(game: GameClient, fullName: string): void {
  const { client, host, link, options } = game;
  if (client.isOnline) {
    error(`${game.fullName} is online`, 3);
  }
  const [name = fullName, realm = ""] = splitName(fullName);
  [options.name, options.realm] = [name, realm];
  [client.name, client.realm, client.fullName] = [name, realm, fullName];
  game.fullName = fullName;
  host.server.rename(link, fullName);
}

export function setRank(game: GameClient, rankIndex: number): void {
  game.options.rankIndex = rankIndex;
  enterRoster(game);
}

export function setGroup(game: GameClient, group: "none" | "party" | "raid"): void {
  game.state.group = group;
  fireIfOnline(game, "GROUP_ROSTER_UPDATE");
}

/** The kinds of restriction in which the chat is locked. */
const LOCKING: readonly RestrictionKind[] = ["Encounter", "ChallengeMode", "PvPMatch"];

function tellRestriction(
  game: GameClient,
  kind: keyof GameEnum["AddOnRestrictionType"],
  state: number,
): void {
  fireIfOnline(game, "ADDON_RESTRICTION_STATE_CHANGED", TYPE[kind], state);
}

/** Lets kinds of restriction begin or end; of one that begins the game says so before. */
function changeRestrictions(
  game: GameClient,
  kinds: readonly (keyof GameEnum["AddOnRestrictionType"])[],
  { on, withEvents }: { on: boolean; withEvents: boolean },
): void {
  const { restrictions } = game.state;
  const changed = kinds.filter((kind) => (restrictions[kind] === true) !== on);
  const tellAll = (state: number): void => {
    for (const kind of withEvents ? changed : []) {
      tellRestriction(game, kind, state);
    }
  };
  if (on) {
    tellAll(STATE.Activating);
  }
  for (const kind of changed) {
    restrictions[kind] = on ? true : undefined;
  }
  game.state.inLockdown = restrictions.Chat === true;
  tellAll(on ? STATE.Active : STATE.Inactive);
}

export function setRestriction(
  game: GameClient,
  kind: RestrictionKind,
  on: boolean,
  withEvents = true,
): void {
  const { restrictions } = game.state;
  const isOtherOn = LOCKING.some((locking) => locking !== kind && restrictions[locking] === true);
  const hasChat = LOCKING.includes(kind) && !isOtherOn;
  changeRestrictions(game, hasChat ? [kind, "Chat"] : [kind], { on, withEvents });
}

/** A boss fight. Without the events an addon learns of a lockdown only from the code with which a send is refused. */
export function setLockdown(game: GameClient, on: boolean, withEvents: boolean): void {
  if (on) {
    changeRestrictions(game, ["Combat"], { on, withEvents });
  }
  setRestriction(game, "Encounter", on, withEvents);
  if (!on) {
    changeRestrictions(game, ["Combat"], { on, withEvents });
  }
}

/** What is missing of the guild's list changes, and the game says that there is a new one. */
export function setRosterGaps(game: GameClient, gaps: RosterGaps): void {
  game.state.rosterGaps = gaps;
  fireIfOnline(game, "GUILD_ROSTER_UPDATE", false);
}

export function setCombat(game: GameClient, on: boolean): void {
  game.state.inCombat = on;
  changeRestrictions(game, ["Combat"], { on, withEvents: true });
  fireIfOnline(game, on ? "PLAYER_REGEN_DISABLED" : "PLAYER_REGEN_ENABLED");
}

/** A loading screen between two zones. */
export function changeZone(game: GameClient): void {
  game.requireOnline();
  game.fireEvent("PLAYER_LEAVING_WORLD");
  game.forgetGuild();
  game.fireEvent("PLAYER_ENTERING_WORLD", false, false);
}
