/** The start-up file: a table of contents of what the addon is made of, in the order in which it starts. */

import { askToHold, failConnectionsWith, openPartners } from "./DataSyncComs/connection/Connection";
import { receiveAddonMessage, startListening } from "./DataSyncComs/receiving/Listener";
import { dropMessagesTo, endPause, onTargetOffline } from "./DataSyncComs/sending/SendQueue";
import { countForeignTraffic } from "./DataSyncComs/sending/ForeignTraffic";
import { hideOfflineNotices, offlineUserIn } from "./DataSyncComs/sending/OfflineNotices";
import { startAfterLoading } from "./DataSyncComs/sending/TokenBucket";
import { collectPlayerFacts, noteNoGuild } from "./DataSyncHandler/entries/PlayerFacts";
import { answerHello, noteGreeting } from "./DataSyncHandler/session/Presence";
import { addonVersion } from "./DataSyncManager/runtime/AddonVersion";
import { endReceiverSessionWith } from "./DataSyncHandler/session/SimultaneousStart";
import { onChange } from "./DataSyncManager/runtime/Changes";
import { failure } from "./DataSyncManager/sync/Failure";
import { refreshGuildNames } from "./DataSyncManager/guild/FormerGuilds";
import { recordFormerNames } from "./DataSyncManager/guild/GuildSetup";
import { memberOf, ownGuild, readGuildRoster } from "./DataSyncManager/guild/GuildRoster";
import { plainText, text, useLocale } from "./DataSyncManager/runtime/Locale";
import { areEditsAllowed, settings } from "./DataSyncManager/data/SavedData";
import { startFlow, usePacing } from "./DataSyncManager/runtime/Scheduler";
import { nameBindings } from "./Interface/Bindings";
import { startSubscriptions } from "./Interface/Subscriptions";
import { allowSyncs, onReplace, say } from "./Interface/commands/SyncCommands";
import { publishApi } from "./Interface/PublicApi";
import { greet } from "./Interface/Greeting";
import { createLaunchers } from "./Interface/Launcher";
import { sayLoaded } from "./Interface/LoadNotes";
import { startReminders } from "./Interface/Reminders";
import { registerSettings } from "./Interface/SettingsPanel";
import { registerSlashCommands } from "./Interface/SlashCommands";
import { loadData } from "./Maintenance/LoadData";
import { laidOutForDisk } from "./Maintenance/PackedParts";
import { AnswerSync } from "./WorkflowManager";

/** Seconds after the last change of the player's facts until they are written: gear is changed piece by piece. */
const FACTS_DELAY = 30;
/** Seconds after login until the greeting: the guild's list is known by then, and the chat calm. */
const GREETING_DELAY = 12;
/** Seconds after a preference has changed: what others may know of the player follows it. */
const PREFERENCE_DELAY = 3;
/** Seconds after entering the world in which the game learns the player's guild. */
const GUILD_DELAY = 5;

const [addonName, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const state = { isLoaded: false, isUsable: false, areFactsAsked: false };

type Handler = (...args: unknown[]) => void;

const handlers: Partial<Record<GameEvent, Handler>> = {
  /**
   * Comes for every addon; with this one, its saved variable is there.
   * Called by: the game, on ADDON_LOADED
   */
  ADDON_LOADED: (name) => {
    if (name === addonName) {
      load();
    }
  },
  /**
   * After every loading screen. The game sends the roster only on request.
   * Called by: the game, on PLAYER_ENTERING_WORLD
   */
  PLAYER_ENTERING_WORLD: () => {
    startAfterLoading();
    C_GuildInfo.GuildRoster();
    askForFacts(GUILD_DELAY);
  },
  CHAT_MSG_ADDON: (prefix, message, _channel, sender) => receiveAddonMessage(prefix, message, sender),
  /** The game reports offline targets of whispers only in chat. Called by: the game, on CHAT_MSG_SYSTEM */
  CHAT_MSG_SYSTEM: (message) => {
    const user = offlineUserIn(message);
    if (user !== undefined) {
      forgetOffline(user);
    }
  },
  /**
   * Peers are told to wait before the game blocks all messages.
   * Called by: the game, on ADDON_RESTRICTION_STATE_CHANGED
   */
  ADDON_RESTRICTION_STATE_CHANGED: (_type, restriction) => {
    if (restriction === Enum.AddOnRestrictionState.Inactive) {
      endPause();
    } else if (restriction === Enum.AddOnRestrictionState.Activating) {
      askToHold();
    }
  },
  /**
   * Also the way to notice partners of a sync who went offline.
   * Called by: the game, on GUILD_ROSTER_UPDATE
   */
  GUILD_ROSTER_UPDATE: (canRequest) => {
    // The game says so when the list on the server is newer.
    if (canRequest === true) {
      C_GuildInfo.GuildRoster();
    }
    readGuildRoster(() => {
      forgetOfflinePartners();
      readNames();
    });
  },
  PLAYER_LOGOUT: () => {
    // Data that are still being loaded, or come from a later version, stay on disk as they are.
    if (state.isUsable) {
      GuildHelper_SavedVariables = laidOutForDisk();
    }
  },
  PLAYER_GUILD_UPDATE: () => askForFacts(GUILD_DELAY),
  PLAYER_LEVEL_UP: () => askForFacts(FACTS_DELAY),
  PLAYER_AVG_ITEM_LEVEL_UPDATE: () => askForFacts(FACTS_DELAY),
  SKILL_LINES_CHANGED: () => askForFacts(FACTS_DELAY),
};

/**
 * Loads the saved data over some frames, then lets the rest of the addon use them.
 * Called by: the game, on ADDON_LOADED
 */
function load(): void {
  startFlow("load", () => {
    const report = loadData(GuildHelper_SavedVariables);
    GuildHelper_SavedVariables = report.saved;
    sayLoaded(report);
    state.isLoaded = true;
    state.isUsable = report.isUsable;
    allowSyncs();
    onReplace((saved) => {
      const replaced = loadData(saved);
      GuildHelper_SavedVariables = replaced.saved;
      state.isUsable = replaced.isUsable;
    });
    onChange("preference", () => askForFacts(PREFERENCE_DELAY));
    registerSettings();
    createLaunchers();
    startSubscriptions();
    startReminders();
    C_Timer.After(GREETING_DELAY, greet);
    startListening({
      onHello: (peer, message) => {
        // Whoever looks for users again has given up what they were in the middle of.
        endReceiverSessionWith(peer.user);
        answerHello(peer, message);
      },
      onHelloAnswer: noteGreeting,
      onReadyRequest: (peer, request) => startFlow("receiver", () => AnswerSync(peer, request)),
    });
    askForFacts(GUILD_DELAY);
  });
}

/**
 * Collects the player's facts after so many seconds, once for many requests.
 * Called by: load, the game, on PLAYER_AVG_ITEM_LEVEL_UPDATE, the game, on PLAYER_ENTERING_WORLD, the game,
 * on PLAYER_GUILD_UPDATE, the game, on PLAYER_LEVEL_UP, the game, on SKILL_LINES_CHANGED
 */
function askForFacts(seconds: number): void {
  if (state.areFactsAsked || !state.isLoaded) {
    return;
  }
  state.areFactsAsked = true;
  C_Timer.After(seconds, () => {
    state.areFactsAsked = false;
    if (!IsInGuild()) {
      noteNoGuild();
    } else if (ownGuild() !== undefined) {
      startFlow("facts", () => {
        readNames();
        collectPlayerFacts();
      });
    }
  });
}

/**
 * Inside a flow: which former names the guild has; its master is told when they are written into the setup.
 * Called by: askForFacts, the game, on GUILD_ROSTER_UPDATE
 */
function readNames(): void {
  if (!areEditsAllowed()) {
    return;
  }
  refreshGuildNames();
  const names = recordFormerNames();
  if (names !== undefined) {
    say(text("CHAT_FORMER_NAMES", plainText(names.join(", "))));
  }
}

/**
 * Ends the sessions with members who have gone offline according to the guild's roster.
 * Called by: the game, on GUILD_ROSTER_UPDATE
 */
function forgetOfflinePartners(): void {
  for (const user of openPartners()) {
    if (memberOf(user)?.isOnline === false) {
      forgetOffline(user);
    }
  }
}

/**
 * Ends the sessions with a user who went offline, and gives up what waits to be sent to them.
 * Called by: GuildHelper.ts, forgetOfflinePartners, the game, on CHAT_MSG_SYSTEM
 */
function forgetOffline(user: string): void {
  dropMessagesTo(user);
  failConnectionsWith(user, failure("REASON_OFFLINE", user));
}

/** The handler of an event by its name. Called by: GuildHelper.ts */
function handlerOf(event: string): Handler | undefined {
  const byName: Readonly<Partial<Record<string, Handler>>> = handlers;
  return byName[event];
}

useLocale(addonNamespace);
usePacing(settings);
publishApi(addonVersion());
registerSlashCommands();
nameBindings();
countForeignTraffic();
hideOfflineNotices();
onTargetOffline(forgetOffline);
const eventFrame = CreateFrame("Frame");
for (const [event] of pairs(handlers)) {
  eventFrame.RegisterEvent(event);
}
eventFrame.SetScript("OnEvent", (_, event, ...args) => handlerOf(event)?.(...args));
