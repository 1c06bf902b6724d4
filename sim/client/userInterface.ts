import { layOverGlobals, runAddonFiles, runBinding } from "../lua/addonLoader";
import { createChatFilters } from "../game/chatFilters";
import { BUILDS, removeMissing } from "../game/clientApi";
import type { CpuMeter } from "../lua/cpuMeter";
import { createErrorHandler, type ErrorHandler } from "../game/errorHandler";
import { createGameApi, type GameContext } from "../game/gameApi";
import { addLuaGlobals } from "../lua/luaGlobals";
import { createModuleLoader } from "../lua/moduleLoader";
import type { RandomSource } from "../lua/random";
import type { Client } from "../realmTypes";
import { createSecret } from "../game/secrets";
import type { AddonMessage } from "../server/server";
import { createTimers } from "../game/timers";
import { isUpToDate, type Toc } from "../formats/toc";
import { countUnknownGlobals } from "../game/unknownGlobals";
import { createWidgets } from "../widgets/create";
import { createFontBook } from "../widgets/fonts";

/** What one load of the interface gets from its client. */
export interface InterfaceHost extends Pick<
  GameContext,
  "state" | "serverTime" | "uptime" | "profileTime" | "frameRate" | "requestRoster" | "send"
> {
  meter: CpuMeter;
  random: RandomSource;
  toc: Toc;
  lists: Pick<Client, "chat" | "errors" | "social" | "unknownGlobals">;
  now: (this: void) => number;
  wakeAt: (this: void, time: number) => void;
}

/**
 * The interface of one client from its loading to its end: globals, frames, timers, addon.
 * @noSelf
 */
export interface UserInterface {
  env: Record<string, unknown>;
  errors: ErrorHandler;
  /** Runs the addon's files, lays the saved variables over the globals, and says so by the events of a login. */
  load(savedVariables: string | undefined, isReload: boolean): void;
  fireEvent(event: string, ...args: unknown[]): void;
  systemMessage(text: string): void;
  /** Hands an addon message over; false where its prefix is not registered. */
  receive(message: AddonMessage, isSecret: boolean): boolean;
  /** What happens in each frame: due timers, then update scripts. Sees to the next frame that is needed. */
  runFrame(): void;
  pressEscape(): boolean;
  widgets: ReturnType<typeof createWidgets>;
  /** Runs one of the addon's key bindings; false where there is none of that name. */
  pressBinding(name: string): boolean;
  /** The addon's sentences, by their keys. */
  sentences(): Record<string, string | undefined>;
  require: (this: void, moduleName: string) => unknown;
}

/** Milliseconds that the game takes to send a message. */
const SEND_COST = 0.01;

/** The longest time between two frames that an update script is told about, in seconds. */
const LONGEST_ELAPSED = 1;

/** Returns an interface that has loaded nothing yet. */
export function createUserInterface(host: InterfaceHost): UserInterface {
  const { lists, meter, state, toc } = host;
  const env: Record<string, unknown> = {};
  const prefixes: Record<string, boolean> = {};
  const errors = createErrorHandler(lists.errors);
  const chat = (text: string): void => {
    lists.chat.push(text);
  };
  const timers = createTimers(host.now, (fn, ...args) => errors.call(fn, ...args), host.wakeAt);
  addLuaGlobals(env, meter, host.random, errors, chat);
  const widgets = createWidgets({
    env,
    flavor: state.flavor,
    fonts: createFontBook(state.options.locale ?? "enUS"),
    layoutVersion: 0,
    uncounted: meter.uncounted,
    call: (fn, ...args) => errors.call(fn, ...(args as unknown[])),
    chat,
  });
  const filters = createChatFilters(widgets.DEFAULT_CHAT_FRAME, errors);
  const api = createGameApi({
    ...host,
    social: lists.social,
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
  }) as unknown as Record<string, unknown>;
  removeMissing(api, state.flavor);
  for (const [name, value] of pairs(api)) {
    env[name] = value;
  }
  for (const [name, value] of pairs(state.options.globals ?? {})) {
    env[name] = value;
  }
  countUnknownGlobals(env, state.flavor, toc.savedVariables, lists.unknownGlobals);
  /** The table that all files of the addon share. */
  const namespace: { locale?: Record<string, string | undefined> } = {};
  let lastUpdate = host.now();

  function load(savedVariables: string | undefined, isReload: boolean): void {
    if (isUpToDate(toc, BUILDS[state.flavor].interfaceVersion)) {
      runAddonFiles(toc, env, errors, namespace);
      layOverGlobals(savedVariables, env, errors);
      widgets.fireEvent("ADDON_LOADED", toc.addonName, false);
    } else {
      lists.errors.push(`${toc.addonName} is out of date for this client`);
    }
    state.knowsRealm = true;
    widgets.fireEvent("PLAYER_LOGIN");
    state.knowsGuild = true;
    widgets.fireEvent("PLAYER_ENTERING_WORLD", !isReload, isReload);
    if (state.options.guild !== undefined) {
      widgets.fireEvent("PLAYER_GUILD_UPDATE", "player");
    }
    if (widgets.hasUpdateScripts()) {
      host.wakeAt(host.now());
    }
  }

  function systemMessage(text: string): void {
    widgets.fireEvent("CHAT_MSG_SYSTEM", text, "", "", "", "", "", 0, 0, "", 0, 0, "");
    if (!filters.hides("CHAT_MSG_SYSTEM", text)) {
      chat(text);
    }
  }

  function receive(message: AddonMessage, isSecret: boolean): boolean {
    if (prefixes[message.prefix] !== true) {
      return false;
    }
    const text = isSecret ? createSecret() : message.text;
    const sender = isSecret ? createSecret() : message.sender;
    const { chatType, prefix, target } = message;
    widgets.fireEvent("CHAT_MSG_ADDON", prefix, text, chatType, sender, target, 0, 0, "", 0);
    return true;
  }

  function runFrame(): void {
    timers.runDue();
    widgets.tellSizes();
    if (widgets.hasUpdateScripts()) {
      widgets.runUpdateScripts(math.min(host.now() - lastUpdate, LONGEST_ELAPSED));
      host.wakeAt(host.now());
    }
    lastUpdate = host.now();
    const next = timers.nextDue();
    if (next !== undefined) {
      host.wakeAt(next);
    }
  }

  return {
    env,
    errors,
    load,
    fireEvent: widgets.fireEvent,
    systemMessage,
    receive,
    runFrame,
    pressEscape: widgets.pressEscape,
    widgets,
    pressBinding: (name) => runBinding(toc, name, env),
    sentences: () => namespace.locale ?? {},
    require: createModuleLoader(env, toc.addonName),
  };
}
