import { createHands } from "./clientHands";
import { createStats } from "./clientStats";
import { createCpuMeter } from "../lua/cpuMeter";
import { createFrameClock } from "./frameClock";
import { SEND_RESULT } from "../game/gameEnum";
import { pack, unpackAll } from "../lua/packArguments";
import type { Guild } from "../server/guild";
import { classNameOf, createPlayerState, levelOf, rankIndexOf } from "../game/playerApi";
import { createRandom } from "../lua/random";
import type { Client, ClientOptions } from "../realmTypes";
import { writeSavedVariables } from "../formats/savedVariables";
import type { Connection, Server } from "../server/server";
import { createSliceMeter } from "./sliceMeter";
import type { Timeline } from "../server/timeline";
import { loadToc } from "../formats/toc";
import { createUserInterface, type UserInterface } from "./userInterface";

/** What a client gets from its realm. */
export interface ClientHost {
  timeline: Timeline;
  server: Server;
  serverTime: (this: void) => number;
  addonFolder: string;
  /** For the client's own random numbers. */
  seed: number;
  trace: (this: void, line: string) => void;
  /** Tells the members' clients of a guild that somebody came or went. */
  guildChanged: (this: void, guild: Guild | undefined) => void;
  afterFrame?: (this: void, client: Client) => void;
}

const FRAMES_PER_SECOND = 60;
/** Seconds that the computer was on before the realm began; `GetTime` counts from there. */
const UPTIME_AT_START = 5000;
/** Seconds from a login to the first roster, and from a request to its answer. */
const FIRST_ROSTER_DELAY = 2;
const ROSTER_ANSWER_DELAY = 0.3;
/** The game sends a request for the roster at most this often, in seconds, and drops the others. */
const ROSTER_REQUEST_INTERVAL = 10;

/** Returns a client that is not logged in; the functions that a roster change needs are beside it. */
export function createClient(
  host: ClientHost,
  options: ClientOptions,
): { client: Client; refreshRoster: (this: void) => void } {
  const { server, timeline } = host;
  const fullName = `${options.name}-${options.realm}`;
  const flavor = options.flavor ?? "mainline";
  const toc = loadToc(options.addonFolder ?? host.addonFolder, flavor);
  const random = createRandom(host.seed);
  const meter = createCpuMeter();
  const stats = createStats();
  const state = createPlayerState(options, flavor);
  const frames = createFrameClock(timeline, options.framesPerSecond ?? FRAMES_PER_SECOND, onFrame);
  const slices = createSliceMeter(meter, timeline.now, stats, frames.busyUntil);
  const lists = {
    chat: [] as string[],
    social: [] as string[],
    errors: [] as string[],
    unknownGlobals: {} as Record<string, number>,
  };
  let inbox: ((this: void) => void)[] = [];
  let loginCount = 0;
  let rosterAskedAt = -ROSTER_REQUEST_INTERVAL;
  let isSecret = false;
  let forcedResult: number | undefined;
  let forcedCount = 0;

  const connection: Connection = {
    fullName,
    name: options.name,
    realm: options.realm,
    guild: () => options.guild,
    canSpeakInGuild: options.canSpeakInGuild ?? true,
    isConnected: () => client.isOnline && !stats.disconnectedByServer,
    loginCount: () => loginCount,
    group: () => state.group,
    refusal,
    receive: (message) =>
      inFrame(() => {
        if (ui.receive(message, isSecret)) {
          stats.delivered += 1;
        }
      }),
    playerNotFound: (name) =>
      inFrame(() => ui.systemMessage(string.format(ui.env.ERR_CHAT_PLAYER_NOT_FOUND_S as string, name))),
    drop: () => {
      stats.disconnectedByServer = true;
      timeline.at(timeline.now(), () => endConnection("disconnected by the server"));
    },
    stats,
  };

  function newInterface(): UserInterface {
    return createUserInterface({
      state,
      meter,
      random,
      toc,
      lists,
      requestRoster,
      serverTime: host.serverTime,
      uptime: () => UPTIME_AT_START + timeline.now(),
      profileTime: slices.profileTime,
      frameRate: frames.rate,
      now: timeline.now,
      wakeAt: frames.wakeAt,
      send: (prefix, text, chatType, target) =>
        server.send(connection, { prefix, text, chatType, target, sender: fullName }),
    });
  }
  let ui = newInterface();

  function refusal(): number | undefined {
    if (state.inLockdown) {
      return SEND_RESULT.AddOnMessageLockdown;
    }
    if (forcedResult === undefined || forcedCount <= 0) {
      return undefined;
    }
    forcedCount -= 1;
    return forcedResult;
  }

  /** Lets something happen in the next frame; a reload or the end of the client comes before it. */
  function inFrame(action: (this: void) => void): void {
    inbox.push(action);
    frames.wakeAt(timeline.now());
  }
  function onFrame(this: void): void {
    const actions = inbox;
    inbox = [];
    slices.run(() => {
      for (const action of actions) {
        action();
      }
      ui.runFrame();
    });
    host.afterFrame?.(client);
  }

  function refreshRoster(this: void): void {
    if (options.guild === undefined || !client.isOnline) {
      return;
    }
    const roster = options.guild.roster();
    inFrame(() => {
      state.roster = roster;
      ui.fireEvent("GUILD_ROSTER_UPDATE", false);
    });
  }
  function refreshRosterAfter(seconds: number): void {
    const login = loginCount;
    timeline.at(timeline.now() + seconds, () => {
      if (login === loginCount) {
        refreshRoster();
      }
    });
  }
  function requestRoster(this: void): void {
    if (timeline.now() - rosterAskedAt < ROSTER_REQUEST_INTERVAL) {
      return;
    }
    rosterAskedAt = timeline.now();
    refreshRosterAfter(ROSTER_ANSWER_DELAY);
  }

  function requireOnline(): void {
    if (!client.isOnline) {
      error(`${fullName} is not online`, 3);
    }
  }
  function replaceInterface(): void {
    frames.stop();
    inbox = [];
    ui = newInterface();
    client.env = ui.env;
  }
  function load(isReload: boolean): void {
    slices.runLoading(() => ui.load(client.savedVariables, isReload));
  }
  function save(): void {
    slices.runLoading(() => {
      ui.fireEvent("PLAYER_LEAVING_WORLD");
      ui.fireEvent("PLAYER_LOGOUT");
    });
    client.savedVariables = writeSavedVariables(toc.savedVariables, ui.env);
  }
  function leave(how: string): void {
    client.isOnline = false;
    frames.stop();
    inbox = [];
    options.guild?.setOnline(fullName, false);
    host.trace(`${fullName} ${how}`);
    host.guildChanged(options.guild);
  }
  function endConnection(how: string): void {
    if (!client.isOnline) {
      return;
    }
    client.isOnline = false;
    save();
    leave(how);
  }

  function login(): void {
    if (client.isOnline) {
      error(`${fullName} is online already`, 2);
    }
    if (loginCount > 0) {
      replaceInterface();
    }
    loginCount += 1;
    client.isOnline = true;
    stats.disconnectedByServer = false;
    state.knowsRealm = false;
    state.knowsGuild = false;
    state.roster = [];
    rosterAskedAt = -ROSTER_REQUEST_INTERVAL;
    options.guild?.setOnline(fullName, true);
    host.trace(`${fullName} login`);
    load(false);
    refreshRosterAfter(FIRST_ROSTER_DELAY);
    host.guildChanged(options.guild);
  }
  function logout(): void {
    requireOnline();
    save();
    leave("logout");
  }
  function reload(): void {
    requireOnline();
    save();
    replaceInterface();
    host.trace(`${fullName} reload`);
    load(true);
  }
  function perform(fn: (this: void, ...args: unknown[]) => void, ...args: unknown[]): void {
    const packed = pack(select("#", ...args), ...args);
    slices.run(() => ui.errors.call(fn, ...unpackAll(packed)));
  }
  function fireEvent(event: string, ...args: unknown[]): void {
    perform(ui.fireEvent as (this: void, ...args: unknown[]) => void, event, ...args);
  }
  /** Puts the player into the roster of their guild, as they are now. */
  function enterRoster(): void {
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
  function joinGuild(guild: Guild | undefined, rankIndex: number): void {
    const last = options.guild;
    last?.removeMember(fullName);
    host.guildChanged(last);
    options.guild = guild;
    options.rankIndex = rankIndex;
    state.roster = [];
    enterRoster();
    if (client.isOnline) {
      fireEvent("PLAYER_GUILD_UPDATE", "player");
    }
  }
  function setRank(rankIndex: number): void {
    options.rankIndex = rankIndex;
    enterRoster();
  }
  function setGroup(group: "none" | "party" | "raid"): void {
    state.group = group;
    if (client.isOnline) {
      fireEvent("GROUP_ROSTER_UPDATE");
    }
  }
  function setLockdown(on: boolean, withEvent: boolean): void {
    // The game says first that the restriction is about to begin.
    if (on && withEvent && client.isOnline) {
      fireEvent("ADDON_RESTRICTION_STATE_CHANGED", 1, 1);
    }
    state.inLockdown = on;
    if (withEvent && client.isOnline) {
      fireEvent("ADDON_RESTRICTION_STATE_CHANGED", 1, on ? 2 : 0);
    }
  }
  function setCombat(on: boolean): void {
    state.inCombat = on;
    if (client.isOnline) {
      fireEvent(on ? "PLAYER_REGEN_DISABLED" : "PLAYER_REGEN_ENABLED");
    }
  }
  function zone(): void {
    requireOnline();
    fireEvent("PLAYER_LEAVING_WORLD");
    fireEvent("PLAYER_ENTERING_WORLD", false, false);
  }

  const client: Client = {
    name: options.name,
    realm: options.realm,
    fullName,
    options,
    env: ui.env,
    isOnline: false,
    savedVariables: options.savedVariables,
    ...lists,
    stats,
    login,
    logout,
    reload,
    crash: () => {
      requireOnline();
      leave("crash");
    },
    disconnect: () => endConnection("disconnected"),
    ...createHands(() => ui, requireOnline, perform),
    perform,
    fireEvent,
    systemMessage: (text) => perform(() => ui.systemMessage(text)),
    joinGuild,
    setRank,
    setGroup,
    setLockdown,
    setCombat,
    setSendResult: (code, count) => {
      forcedResult = code;
      forcedCount = count ?? math.huge;
    },
    setSecretMessages: (on) => {
      isSecret = on;
    },
    setFramesPerSecond: frames.setRate,
    zone,
    require: (moduleName) => ui.require(moduleName),
  };
  enterRoster();
  server.connect(connection);
  return { client, refreshRoster };
}
