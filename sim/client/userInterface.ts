import { layOverGlobals, runAddonFiles, runBinding } from "../lua/addonLoader";
import { type ChatFilters, createChatFilters } from "../game/chatFilters";
import { BUILDS, removeMissing } from "../game/clientApi";
import type { CpuMeter } from "../lua/cpuMeter";
import { createErrorHandler, type ErrorHandler } from "../game/errorHandler";
import { createGameApi, type GameContext } from "../game/gameApi";
import { addLuaGlobals } from "../lua/luaGlobals";
import { createModuleLoader } from "../lua/moduleLoader";
import type { RandomSource } from "../lua/random";
import type { Client } from "../realmTypes";
import { createSecret, tonumberWithSecrets, typeWithSecrets } from "../game/secrets";
import type { AddonMessage } from "../server/playerLink";
import { Timers } from "../game/timers";
import { isUpToDate, type Toc } from "../formats/toc";
import { countUnknownGlobals } from "../game/unknownGlobals";
import { createFontBook } from "../widgets/fonts";
import type { WidgetHost } from "../widgets/host";
import { createWidgetApi, type WidgetApi } from "../widgets/widgetApi";
import { Widgets } from "../widgets/widgets";

/** What a login or reload loads: the globals of one client, its frames and timers, and the addon in them. */

/** What one load of the interface gets from its client. */
export interface InterfaceHost extends Pick<
  GameContext,
  | "state"
  | "serverTime"
  | "realmZone"
  | "region"
  | "uptime"
  | "profileTime"
  | "frameRate"
  | "requestRoster"
  | "requestEvents"
  | "guid"
  | "send"
> {
  meter: CpuMeter;
  random: RandomSource;
  toc: Toc;
  records: Pick<Client, "chat" | "errors" | "social" | "unknownGlobals">;
  /** The guild is not known any more, for as long as it takes this client to know it. */
  forgetGuild: (this: void) => void;
  now: (this: void) => number;
  wakeAt: (this: void, time: number) => void;
}

/** Milliseconds that the game takes to send a message. */
const SEND_COST = 0.01;

/** The longest time between two frames that an update script is told about, in seconds. */
const LONGEST_ELAPSED = 1;

/** The game's API as this client's flavor has it. */
function flavoredApi(context: GameContext): Record<string, unknown> {
  const api = createGameApi(context) as unknown as Record<string, unknown>;
  removeMissing(api, context.state.flavor);
  return api;
}

/** The interface of one client from its loading to its end, at a logout or reload: globals, frames, timers, addon. */
export class UserInterface {
  readonly env: Record<string, unknown> = {};
  readonly errors: ErrorHandler;
  readonly widgets: Widgets;
  /** Loads a module of the unbundled addon. */
  readonly require: (this: void, moduleName: string) => unknown;
  private readonly filters: ChatFilters;
  private readonly timers: Timers;
  /** Prefixes that the addon has registered; messages with others do not reach it. */
  private readonly prefixes: Record<string, boolean> = {};
  /** The table that all files of the addon share. */
  private readonly namespace: { locale?: Record<string, string | undefined> } = {};
  private lastUpdate: number;

  /** Nothing of the addon is loaded yet. */
  constructor(private readonly host: InterfaceHost) {
    const { meter, now, random, records, state, toc, wakeAt } = host;
    const { env } = this;
    const errors = createErrorHandler(records.errors);
    const chat = (text: string): void => {
      records.chat.push(text);
    };
    const call = (fn: (this: void, ...args: unknown[]) => unknown, ...args: unknown[]): void =>
      errors.call(fn, ...args);
    this.errors = errors;
    this.timers = new Timers(now, call, wakeAt);
    addLuaGlobals(env, meter, random, errors, chat);
    const widgetHost: WidgetHost = {
      env,
      flavor: state.flavor,
      fonts: createFontBook(state.options.locale ?? "enUS"),
      layoutVersion: 0,
      uncounted: meter.uncounted,
      call,
      chat,
    };
    this.widgets = new Widgets(widgetHost);
    const widgetApi = createWidgetApi(widgetHost, this.widgets);
    this.filters = createChatFilters(widgetApi.DEFAULT_CHAT_FRAME, errors);
    const api = flavoredApi(this.gameContext(widgetApi));
    for (const [name, value] of pairs(api)) {
      env[name] = value;
    }
    for (const [name, value] of pairs(state.options.globals ?? {})) {
      env[name] = value;
    }
    countUnknownGlobals(env, state.flavor, toc.savedVariables, records.unknownGlobals);
    this.require = createModuleLoader(env, toc.addonName);
    this.lastUpdate = now();
  }

  /** Runs the addon's files, lays the saved variables over the globals, and says so by the events of a login. */
  load(savedVariables: string | undefined, isReload: boolean): void {
    const { env, errors, host, widgets } = this;
    const { records, state, toc } = host;
    if (isUpToDate(toc, BUILDS[state.flavor].interfaceVersion)) {
      runAddonFiles(toc, env, errors, this.namespace);
      layOverGlobals(savedVariables, env, errors);
      widgets.fireEvent("ADDON_LOADED", toc.addonName, false);
    } else {
      records.errors.push(`${toc.addonName} is out of date for this client`);
    }
    state.knowsRealm = true;
    widgets.fireEvent("PLAYER_LOGIN");
    host.forgetGuild();
    widgets.fireEvent("PLAYER_ENTERING_WORLD", !isReload, isReload);
    if (state.options.guild !== undefined && state.knowsGuild) {
      widgets.fireEvent("PLAYER_GUILD_UPDATE", "player");
    }
    if (widgets.hasUpdateScripts()) {
      host.wakeAt(host.now());
    }
  }

  fireEvent(event: string, ...args: unknown[]): void {
    this.widgets.fireEvent(event, ...args);
  }

  /** A secret value of this client, in whose world `type` claims from now on that such a value is a string. */
  secret(text: string): unknown {
    this.env.type = typeWithSecrets;
    this.env.tonumber = tonumberWithSecrets;
    return createSecret(text);
  }

  systemMessage(text: string, isSecret = false): void {
    const seen = isSecret ? (this.secret(text) as string) : text;
    this.fireEvent("CHAT_MSG_SYSTEM", seen, "", "", "", "", "", 0, 0, "", 0, 0, "");
    if (!this.filters.hides("CHAT_MSG_SYSTEM", seen)) {
      this.host.records.chat.push(text);
    }
  }

  /** Hands an addon message over; false if its prefix is not registered. */
  receive(message: AddonMessage, isSecret: boolean): boolean {
    if (this.prefixes[message.prefix] !== true) {
      return false;
    }
    const { chatType, prefix, sender, target, text } = message;
    const seen = [text, chatType, sender, target].map((value) => (isSecret ? this.secret(value) : value));
    this.fireEvent("CHAT_MSG_ADDON", prefix, ...seen, 0, 0, "", 0);
    return true;
  }

  /** What happens in each frame: due timers, then update scripts. Plans the next frame that is needed. */
  runFrame(): void {
    const { host, timers, widgets } = this;
    timers.runDue();
    widgets.endFrame();
    if (widgets.hasUpdateScripts()) {
      widgets.runUpdateScripts(math.min(host.now() - this.lastUpdate, LONGEST_ELAPSED));
      host.wakeAt(host.now());
    }
    this.lastUpdate = host.now();
    const next = timers.nextDue();
    if (next !== undefined) {
      host.wakeAt(next);
    }
  }

  /** Runs one of the addon's key bindings; false if there is none of that name. */
  pressBinding(name: string): boolean {
    return runBinding(this.host.toc, name, this.env);
  }

  /** The addon's sentences, by their keys. */
  sentences(): Record<string, string | undefined> {
    return this.namespace.locale ?? {};
  }

  private gameContext(widgets: WidgetApi): GameContext {
    const { env, errors, filters, host, prefixes, timers } = this;
    const { meter, toc } = host;
    return {
      ...host,
      social: host.records.social,
      send: (...message) => {
        meter.charge(SEND_COST);
        return meter.uncounted(() => host.send(...message));
      },
      env,
      errors,
      filters,
      widgets,
      prefixes,
      timers: timers.api,
      metadata: (addon, field) => (addon === toc.addonName ? toc.fields[field] : undefined),
    };
  }
}
