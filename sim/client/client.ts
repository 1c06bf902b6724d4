import type { Client, ClientOptions } from "../realmTypes";
import { type ClientHost, GameClient } from "./gameClient";
import * as hands from "./hands";
import * as changes from "./playerChanges";
import { scrollAt, touchFrame } from "./touch";

/** Builds a client: its parts are in `GameClient`, and what specs and commands call is put together here. */

type Hands = Pick<
  Client,
  | "slash"
  | "click"
  | "clickLabel"
  | "rightClick"
  | "canClick"
  | "typeInto"
  | "typeField"
  | "fieldText"
  | "pressEscape"
  | "pressKey"
  | "pressBinding"
  | "hover"
  | "focusPlace"
  | "controls"
  | "drag"
  | "placeOf"
  | "scroll"
  | "touch"
  | "scrollAt"
>;

/** What the player does. */
function handsOf(game: GameClient): Hands {
  return {
    slash: (line) => hands.typeSlashCommand(game, line),
    click: (frameName) => hands.clickFrame(game, frameName),
    clickLabel: (label) => hands.clickLabel(game, label, "LeftButton"),
    rightClick: (label) => hands.clickLabel(game, label, "RightButton"),
    canClick: (label) => hands.canClick(game, label),
    typeInto: (index, text) => hands.typeInto(game, index, text),
    typeField: (label, text) => hands.typeField(game, label, text),
    fieldText: (label) => hands.fieldText(game, label),
    pressEscape: () => hands.pressEscape(game),
    pressKey: (key) => hands.act(game, () => game.ui.widgets.keyboard.press(key)),
    pressBinding: (name) => hands.pressBinding(game, name),
    hover: (label) => hands.hoverLabel(game, label),
    focusPlace: () => hands.focusPlace(game),
    controls: () => hands.controls(game),
    drag: (from, to) => hands.drag(game, from, to),
    placeOf: (label) => hands.placeOf(game, label),
    scroll: (steps, text) => hands.scroll(game, steps, text),
    touch: (serial, how, value) => touchFrame(game, serial, how, value),
    scrollAt: (x, y, steps) => scrollAt(game, x, y, steps),
  };
}

type Sights = Pick<Client, "sentences" | "visibleTexts" | "paint" | "layoutFaults" | "targets">;

/** What the player sees. */
function sightsOf(game: GameClient): Sights {
  return {
    sentences: () => game.ui.sentences(),
    visibleTexts: () => game.ui.widgets.visibleTexts(),
    paint: () => game.ui.widgets.paint(),
    layoutFaults: () => game.ui.widgets.layoutFaults(),
    targets: () => game.ui.widgets.targets(),
  };
}

/** The client as specs and commands hold it. Lua calls its functions with dots, so all of them are closures. */
function clientOf(this: void, game: GameClient): Client {
  const { fullName, options, records, stats } = game;
  return {
    name: options.name,
    realm: options.realm,
    fullName,
    options,
    env: game.ui.env,
    isOnline: false,
    savedVariables: options.savedVariables,
    ...records,
    stats,
    login: () => game.login(),
    logout: () => game.logout(),
    reload: () => game.reload(),
    crash: () => game.crash(),
    disconnect: () => game.disconnect("disconnected"),
    ...handsOf(game),
    ...sightsOf(game),
    perform: (fn, ...args) => game.perform(fn, ...(args as unknown[])),
    fireEvent: (event, ...args) => game.fireEvent(event, ...args),
    systemMessage: (text) => game.perform(() => game.ui.systemMessage(text, game.receivesSecrets)),
    joinGuild: (guild, rankIndex) => changes.joinGuild(game, guild, rankIndex),
    setRank: (rankIndex) => changes.setRank(game, rankIndex),
    setGroup: (group) => changes.setGroup(game, group),
    setLockdown: (on, fireEvent) => changes.setLockdown(game, on, fireEvent),
    setRestriction: (kind, on) => changes.setRestriction(game, kind, on),
    setCombat: (on) => changes.setCombat(game, on),
    setClockError: (seconds) => {
      game.state.clockError = seconds;
    },
    setFreePrefixes: (count) => {
      game.state.freePrefixes = count;
    },
    setRosterGaps: (gaps) => changes.setRosterGaps(game, gaps),
    secret: (text) => game.ui.secret(text),
    setSendResult: (code, count) => game.sendResults.force(code, count),
    setSecretMessages: (on) => {
      game.receivesSecrets = on;
    },
    setFramesPerSecond: (frames) => game.frames.clock.setRate(frames),
    zone: () => changes.changeZone(game),
    require: (moduleName) => game.ui.require(moduleName),
  };
}

/** A client, and what its realm does to it. */
export interface RealmClient {
  client: Client;
  /** Shows it the guild's roster as it is now. */
  refreshRoster: (this: void) => void;
  /** Its character has another name from the next login on. */
  rename: (this: void, fullName: string) => void;
}

/** A client that has not logged in yet. */
export function createClient(host: ClientHost, options: ClientOptions): RealmClient {
  const game = new GameClient(host, options, clientOf);
  changes.enterRoster(game);
  host.server.connect(game.link);
  return {
    client: game.client,
    refreshRoster: () => game.refreshRoster(),
    rename: (fullName) => changes.rename(game, fullName),
  };
}
