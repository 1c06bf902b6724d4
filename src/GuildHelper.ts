/** The start-up file: a table of contents of what the addon is made of, in the order in which it starts. */

import { failConnectionsWith, openPartners } from "./DataSyncComs/connection/Connection";
import { noteRestriction } from "./DataSyncComs/connection/Restrictions";
import { receiveAddonMessage, startListening } from "./DataSyncComs/receiving/Listener";
import { beginRegistering, prefixProblem, tryToRegister } from "./DataSyncComs/connection/MessagePrefix";
import { dropMessagesTo, onTargetOffline } from "./DataSyncComs/sending/SendQueue";
import { countForeignTraffic } from "./DataSyncComs/sending/ForeignTraffic";
import { hideOfflineNotices, offlineUserIn } from "./DataSyncComs/sending/OfflineNotices";
import { startAfterLoading } from "./DataSyncComs/sending/TokenBucket";
import { noteJoinMessage, noteNoGuild } from "./DataSyncHandler/entries/GuildJoins";
import { askForLog, readLog } from "./DataSyncHandler/entries/JoinLog";
import { followMoves } from "./DataSyncHandler/entries/MovedCharacters";
import { collectPlayerFacts } from "./DataSyncHandler/entries/PlayerFacts";
import { abandonReceiverSession } from "./DataSyncHandler/receiver/ReceiverSession";
import { answerHello, noteGreeting } from "./DataSyncHandler/session/Presence";
import { addonVersion } from "./DataSyncManager/runtime/AddonVersion";
import { endReceiverSessionWith } from "./DataSyncHandler/session/SimultaneousStart";
import { onChange } from "./DataSyncManager/runtime/Changes";
import { failure } from "./DataSyncManager/sync/Failure";
import { refreshGuildNames } from "./DataSyncManager/guild/FormerGuilds";
import { recordFormerNames } from "./DataSyncManager/guild/GuildSetup";
import { isRosterComplete, memberOf, readGuildRoster } from "./DataSyncManager/guild/GuildRoster";
import {
  isGuildless,
  namedGuild,
  noteLoadingScreen,
  ownGuild,
  ownName,
} from "./DataSyncManager/guild/OwnGuild";
import { plainText, text, useLocale } from "./DataSyncManager/runtime/Locale";
import { verifyHashes } from "./DataSyncManager/data/Metadata";
import { areEditsAllowed, settings } from "./DataSyncManager/data/SavedData";
import type { Entry } from "./DataSyncManager/data/Schema";
import { readEntry } from "./DataSyncManager/data/Store";
import { watchClock } from "./DataSyncManager/data/ServerClock";
import { startFlow, usePacing } from "./DataSyncManager/runtime/Scheduler";
import { readable } from "./DataSyncManager/runtime/Secrets";
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
import { keepPacked, laidOutForDisk } from "./Maintenance/PackedParts";
import { AnswerSync } from "./WorkflowManager";

/** Seconds after the last change of the player's facts until they are written: gear is changed piece by piece. */
const FACTS_DELAY = 30;
/** Seconds after login until the greeting: the guild's list is known by then, and the chat calm. */
const GREETING_DELAY = 12;
/** Seconds after a preference has changed: what others may know of the player follows it. */
const PREFERENCE_DELAY = 3;
/** Seconds between two looks for the guild while the game does not know it. */
const LOOK_AGAIN_DELAY = 10;
/** How often the guild's list is looked at again if it does not become complete. */
const MOST_LOOKS = 3;
/** Seconds after entering the world in which the game learns the player's guild. */
const GUILD_DELAY = 5;

const [addonName, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const state: {
  isLoaded: boolean;
  isUsable: boolean;
  areFactsAsked: boolean;
  /** The version of the player's own entry over which facts were laid last. */
  ownEntry: Entry | undefined;
  /** How often the guild's list has been looked at because it was not complete. */
  looks: number;
} = { isLoaded: false, isUsable: false, areFactsAsked: false, ownEntry: undefined, looks: 0 };

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
    noteLoadingScreen();
    tryToRegister();
    C_GuildInfo.GuildRoster();
    askForFacts(GUILD_DELAY);
  },
  /** Each word is heard on the channel that was made for it. Called by: the game, on CHAT_MSG_ADDON */
  CHAT_MSG_ADDON: receiveAddonMessage,
  /** The game reports offline targets of whispers only in chat. Called by: the game, on CHAT_MSG_SYSTEM */
  CHAT_MSG_SYSTEM: (message) => {
    const user = offlineUserIn(message);
    if (user !== undefined) {
      forgetOffline(user);
    } else if (noteJoinMessage(message)) {
      askForFacts(GUILD_DELAY);
    }
  },
  ADDON_RESTRICTION_STATE_CHANGED: noteRestriction,
  /**
   * Comes with a part of the list, or to say that the server has a newer one.
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
  /** The last chance to change what the game saves, also before a reload. Called by: the game, on PLAYER_LOGOUT */
  PLAYER_LOGOUT: () => {
    // Data that are still being loaded, or come from a later version, stay on disk as they are.
    if (state.isUsable) {
      GuildHelper_SavedVariables = laidOutForDisk();
    }
  },
  /**
   * Comes on joining and leaving, sometimes before the game knows the guild's name.
   * Called by: the game, on PLAYER_GUILD_UPDATE
   */
  PLAYER_GUILD_UPDATE: () => {
    ownGuild();
    askForFacts(GUILD_DELAY);
  },
  /** The guild's log has come, also when the player looks at it. Called by: the game, on GUILD_EVENT_LOG_UPDATE */
  GUILD_EVENT_LOG_UPDATE: () => {
    if (state.isLoaded) {
      startFlow("guild log", readLog);
    }
  },
  /** The level is in the player's own roster entry. Called by: the game, on PLAYER_LEVEL_UP */
  PLAYER_LEVEL_UP: () => askForFacts(FACTS_DELAY),
  /**
   * Comes several times while gear changes; the delay gathers them.
   * Called by: the game, on PLAYER_AVG_ITEM_LEVEL_UPDATE
   */
  PLAYER_AVG_ITEM_LEVEL_UPDATE: () => askForFacts(FACTS_DELAY),
  /** Professions, learned or skilled up. Called by: the game, on SKILL_LINES_CHANGED */
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
    keepPacked();
    startFlow("verify hashes", verifyHashes);
    onReplace((saved) => {
      const replaced = loadData(saved);
      GuildHelper_SavedVariables = replaced.saved;
      state.isUsable = replaced.isUsable;
    });
    onChange("preference", () => askForFacts(PREFERENCE_DELAY));
    onChange("entry", noteOwnEntry);
    registerSettings();
    createLaunchers();
    startSubscriptions();
    startReminders();
    C_Timer.After(GREETING_DELAY, greet);
    watchClock(tellClock);
    beginRegistering(tellPrefix);
    startListening({
      onHello: (peer, message) => {
        // Whoever looks for users again has given up what they were in the middle of.
        endReceiverSessionWith(peer.user);
        answerHello(peer, message);
      },
      onHelloAnswer: noteGreeting,
      onReadyRequest: (peer, request) =>
        startFlow(
          "receiver",
          () => AnswerSync(peer, request),
          (problem) => abandonReceiverSession(peer.user, problem),
        ),
    });
    askForFacts(GUILD_DELAY);
  });
}

/**
 * Collects the player's facts after so many seconds, once for many requests, and again later while the game does not say
 * whether the player has a guild.
 * Called by: 10 functions in GuildHelper.ts
 */
function askForFacts(seconds: number): void {
  if (state.areFactsAsked || !state.isLoaded) {
    return;
  }
  state.areFactsAsked = true;
  C_Timer.After(seconds, () => {
    state.areFactsAsked = false;
    if (isGuildless()) {
      noteNoGuild();
    } else if (namedGuild() === undefined) {
      askForFacts(LOOK_AGAIN_DELAY);
    } else {
      startFlow("facts", () => {
        readNames();
        followMoves();
        collectPlayerFacts();
        askForLog();
      });
    }
  });
}

/**
 * When another version of the player's own entry has come, what the game tells now is laid over it.
 * Called by: load
 */
function noteOwnEntry(this: void, tableType?: string): void {
  if (tableType !== "roster") {
    return;
  }
  const entry = readEntry("roster", ownName());
  if (entry !== state.ownEntry) {
    state.ownEntry = entry;
    askForFacts(GUILD_DELAY);
  }
}

/** Tells the player whether messages can come at all. Called by: load */
function tellPrefix(this: void): void {
  const problem = prefixProblem();
  say(problem === undefined ? text("CHAT_PREFIX_BACK") : text("CHAT_PREFIX", problem));
}

/** Tells the player that the clock is off, or right again; then the facts are written that were held back. Called by: load */
function tellClock(this: void, isOff: boolean): void {
  say(text(isOff ? "CHAT_CLOCK_OFF" : "CHAT_CLOCK_RIGHT"));
  if (!isOff) {
    askForFacts(GUILD_DELAY);
  }
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
  if (!isRosterComplete() && state.looks < MOST_LOOKS) {
    // A rename shows in the whole list only, and no event says that no more of it will come.
    state.looks += 1;
    askForFacts(LOOK_AGAIN_DELAY);
  }
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
// No handler looks at more than four values, and none may look at a secret one.
eventFrame.SetScript("OnEvent", (_, event, first, second, third, fourth) =>
  handlerOf(event)?.(readable(first), readable(second), readable(third), readable(fourth)),
);
