import { loadToc, type Toc } from "../formats/toc";
import { writeSavedVariables } from "../formats/savedVariables";
import { createPlayerState, type PlayerState } from "../game/playerApi";
import type { ZoneName } from "../game/zones";
import { type CpuMeter, createCpuMeter } from "../lua/cpuMeter";
import { pack, unpackAll } from "../lua/packArguments";
import { createRandom, type RandomSource } from "../lua/random";
import type { Client, ClientOptions, ClientStats } from "../realmTypes";
import type { Guild } from "../server/guild";
import type { PlayerLink } from "../server/playerLink";
import type { Server } from "../server/server";
import type { Timeline } from "../server/timeline";
import { createStats } from "./clientStats";
import { FrameLoop } from "./frameLoop";
import { RosterUpdates } from "./rosterUpdates";
import { SendResults } from "./sendResults";
import { UserInterface } from "./userInterface";

/** One player's game client: its parts, and its life from login to logout, crash or disconnect. */

/** What a client gets from its realm. */
export interface ClientHost {
  timeline: Timeline;
  server: Server;
  serverTime: (this: void) => number;
  /** The game's own id of the character of that name; `guid` gives it one. */
  guidOf: (this: void, fullName: string, guid?: string) => string;
  realmZone: ZoneName;
  region: number;
  addonFolder: string;
  /** For the client's own random numbers. */
  seed: number;
  trace: (this: void, line: string) => void;
  /** Tells the members' clients of a guild that somebody came or went. */
  guildChanged: (this: void, guild: Guild | undefined) => void;
  afterFrame?: (this: void, client: Client) => void;
}

/** What a client writes down for the specs. The lists stay the same tables from the client's creation on. */
export type ClientRecords = Pick<Client, "chat" | "social" | "errors" | "unknownGlobals">;

/** Seconds that the computer was on before the realm began; `GetTime` counts from there. */
const UPTIME_AT_START = 5000;

/**
 * One player's game: the program and, while the player is logged in, the interface that it has loaded. Specs and
 * commands see it as `client`, whose fields they read and set, so what is in those is not kept here once more.
 */
export class GameClient {
  /** Another one after a rename. */
  fullName: string;
  readonly toc: Toc;
  readonly state: PlayerState;
  readonly stats: ClientStats = createStats();
  readonly records: ClientRecords = { chat: [], social: [], errors: [], unknownGlobals: {} };
  readonly frames: FrameLoop;
  readonly roster: RosterUpdates;
  readonly sendResults: SendResults;
  /** What the server knows of the player. */
  readonly link: PlayerLink;
  /** The interface as it was loaded last: a new one at each login but the first, and at each reload. */
  ui: UserInterface;
  /** Whether what arrives is secret, as in restricted content. */
  receivesSecrets = false;
  readonly client: Client;
  private readonly meter: CpuMeter = createCpuMeter();
  private readonly random: RandomSource;
  private loginCount = 0;
  /** Grows with each login and loading screen: what one of them awaits, the next one awaits anew. */
  private guildUnknown = 0;

  /** `clientOf` makes what the specs hold of this client, once all of its parts are there. */
  constructor(
    readonly host: ClientHost,
    readonly options: ClientOptions,
    clientOf: (this: void, game: GameClient) => Client,
  ) {
    const flavor = options.flavor ?? "mainline";
    this.fullName = `${options.name}-${options.realm}`;
    host.guidOf(this.fullName, options.guid);
    this.toc = loadToc(options.addonFolder ?? host.addonFolder, flavor);
    this.random = createRandom(host.seed);
    this.state = createPlayerState(options, flavor);
    this.sendResults = new SendResults(this.state);
    this.roster = new RosterUpdates(host.timeline, () => this.refreshRoster());
    this.frames = new FrameLoop({
      timeline: host.timeline,
      meter: this.meter,
      stats: this.stats,
      framesPerSecond: options.framesPerSecond,
      runFrame: () => this.ui.runFrame(),
      afterFrame: () => host.afterFrame?.(this.client),
    });
    this.link = this.createLink();
    this.ui = this.createInterface();
    this.client = clientOf(this);
  }

  requireOnline(): void {
    if (!this.client.isOnline) {
      error(`${this.fullName} is not online`, 3);
    }
  }

  login(): void {
    const { client, host, options, state } = this;
    if (client.isOnline) {
      error(`${this.fullName} is online already`, 3);
    }
    if (this.loginCount > 0) {
      this.replaceInterface();
    }
    this.loginCount += 1;
    client.isOnline = true;
    this.stats.disconnectedByServer = false;
    state.knowsRealm = false;
    state.knowsGuild = false;
    this.guildUnknown += 1;
    state.roster = [];
    this.roster.beginLogin();
    options.guild?.setOnline(this.fullName, true);
    host.trace(`${this.fullName} login`);
    this.load(false);
    this.roster.expectFirst();
    host.guildChanged(options.guild);
  }
  logout(): void {
    this.requireOnline();
    this.save();
    this.leave("logout");
  }
  reload(): void {
    this.requireOnline();
    this.save();
    this.replaceInterface();
    this.host.trace(`${this.fullName} reload`);
    this.load(true);
  }
  /** The client is gone without having saved. */
  crash(): void {
    this.requireOnline();
    this.leave("crash");
  }
  /** The connection is lost: the server no longer sees the player, but the client still saves. */
  disconnect(how: string): void {
    if (!this.client.isOnline) {
      return;
    }
    // While it saves, nothing can be sent any more.
    this.client.isOnline = false;
    this.save();
    this.leave(how);
  }

  /** Gives the client the guild's roster of this moment, in its next frame. */
  refreshRoster(): void {
    if (this.options.guild === undefined || !this.client.isOnline) {
      return;
    }
    const roster = this.options.guild.roster();
    this.frames.inNextFrame(() => {
      this.state.roster = roster;
      this.ui.fireEvent("GUILD_ROSTER_UPDATE", false);
    });
  }
  /** A loading screen begins, after which the guild is not known for a while, as after a login. */
  forgetGuild(): void {
    const { guildDelay } = this.options;
    if (guildDelay === undefined || guildDelay <= 0) {
      this.state.knowsGuild = true;
      return;
    }
    this.state.knowsGuild = false;
    this.guildUnknown += 1;
    const turn = this.guildUnknown;
    const { timeline } = this.host;
    timeline.at(timeline.now() + guildDelay, () => {
      if (turn === this.guildUnknown && this.client.isOnline) {
        this.state.knowsGuild = true;
        this.fireEvent("PLAYER_GUILD_UPDATE", "player");
      }
    });
  }
  /** Calls a function within a frame, metered, and with its errors caught as those of an addon. */
  perform(fn: (this: void, ...args: unknown[]) => void, ...args: unknown[]): void {
    const packed = pack(select("#", ...args), ...args);
    this.frames.slices.run(() => this.ui.errors.call(fn, ...unpackAll(packed)));
  }
  fireEvent(event: string, ...args: unknown[]): void {
    const { ui } = this;
    this.perform((...passed: unknown[]) => ui.fireEvent(event, ...passed), ...args);
  }

  private load(isReload: boolean): void {
    this.frames.slices.runLoading(() => this.ui.load(this.client.savedVariables, isReload));
  }
  private save(): void {
    this.frames.slices.runLoading(() => {
      this.ui.fireEvent("PLAYER_LEAVING_WORLD");
      this.ui.fireEvent("PLAYER_LOGOUT");
    });
    this.client.savedVariables = writeSavedVariables(this.toc.savedVariables, this.ui.env);
  }
  private leave(how: string): void {
    this.client.isOnline = false;
    this.frames.stop();
    this.options.guild?.setOnline(this.fullName, false);
    this.host.trace(`${this.fullName} ${how}`);
    this.host.guildChanged(this.options.guild);
  }
  private replaceInterface(): void {
    this.frames.stop();
    this.ui = this.createInterface();
    this.client.env = this.ui.env;
  }

  private createInterface(): UserInterface {
    const { frames, host, link, meter, random, records, state, toc } = this;
    return new UserInterface({
      state,
      meter,
      random,
      toc,
      records,
      requestRoster: () => this.roster.request(),
      requestEvents: () => this.frames.inNextFrame(() => this.ui.fireEvent("GUILD_EVENT_LOG_UPDATE")),
      guid: () => host.guidOf(this.fullName),
      forgetGuild: () => this.forgetGuild(),
      serverTime: host.serverTime,
      realmZone: host.realmZone,
      region: host.region,
      uptime: () => UPTIME_AT_START + host.timeline.now(),
      profileTime: frames.slices.profileTime,
      frameRate: frames.clock.rate,
      now: host.timeline.now,
      wakeAt: frames.clock.wakeAt,
      send: (prefix, text, chatType, target) =>
        host.server.send(link, { prefix, text, chatType, target, sender: this.fullName }),
    });
  }
  private createLink(): PlayerLink {
    const { frames, fullName, host, options, sendResults, state, stats } = this;
    return {
      fullName,
      name: options.name,
      realm: options.realm,
      guild: () => options.guild,
      canSpeakInGuild: options.canSpeakInGuild ?? true,
      isConnected: () => this.client.isOnline && !stats.disconnectedByServer,
      loginCount: () => this.loginCount,
      group: () => state.group,
      refusal: () => sendResults.refusal(),
      receive: (message) =>
        frames.inNextFrame(() => {
          // In a lockdown the client drops what comes.
          if (!state.inLockdown && this.ui.receive(message, this.receivesSecrets)) {
            stats.delivered += 1;
          }
        }),
      playerNotFound: (name) =>
        frames.inNextFrame(() => {
          const format = this.ui.env.ERR_CHAT_PLAYER_NOT_FOUND_S as string;
          this.ui.systemMessage(string.format(format, name), this.receivesSecrets);
        }),
      drop: () => {
        stats.disconnectedByServer = true;
        host.timeline.at(host.timeline.now(), () => this.disconnect("disconnected by the server"));
      },
      stats,
    };
  }
}
