/** `/gh` and `/guildhelper`, with all of their subcommands. */

import { restoreBackup, say, startSyncFlow, stopSync } from "./commands/SyncCommands";
import {
  exportData,
  exportLogs,
  exportQuarantine,
  importData,
  listQuarantine,
  retryQuarantined,
} from "./commands/DataCommands";
import { statusLines } from "./commands/StatusLines";
import { toggleLogWindow } from "./panes/logs/LogWindow";
import { toggleMainWindow } from "./MainWindow";
import { openSettings } from "./SettingsPanel";
import { text } from "../DataSyncManager/runtime/Locale";
import { knownRealm, knownSpelling } from "../DataSyncManager/guild/Names";
import { ignoredUsers, MAX_IGNORED, toggleIgnored } from "../DataSyncManager/player/IgnoredUsers";
import { splitName } from "../DataSyncManager/data/Names";
import type { SyncMode } from "../DataSyncManager/data/SavedData";
import { chosenMode, MAX_SYNC_DAYS } from "../DataSyncManager/sync/SyncModes";
import type { SyncRequest } from "../DataSyncManager/sync/SyncRun";

const HELP_LINES = [
  "HELP_WINDOW",
  "HELP_SYNC",
  "HELP_STOP",
  "HELP_STATUS",
  "HELP_LOG",
  "HELP_IGNORE",
  "HELP_SETTINGS",
  "HELP_EXPORT",
  "HELP_QUARANTINE",
  "HELP_RESTORE",
  "HELP_HELP",
] as const;

/** Called by: GuildHelper.ts */
export function registerSlashCommands(): void {
  _G.SLASH_GUILDHELPER1 = "/gh";
  _G.SLASH_GUILDHELPER2 = "/guildhelper";
  SlashCmdList.GUILDHELPER = handleWords;
}

/** Anything unknown prints the help. Called by: registerSlashCommands */
function handleWords(this: void, message: string): void {
  const words: string[] = [];
  for (const [word = ""] of string.gmatch(message, "%S+")) {
    words.push(word);
  }
  const first = string.lower(words[0] ?? "");
  if (first === "") {
    toggleMainWindow();
  } else if (first === "sync") {
    handleSync(words);
  } else if (first === "stop" && words.length === 1) {
    stopSync();
  } else if (first === "status" && words.length === 1) {
    showStatus();
  } else if (first === "settings" && words.length === 1) {
    openSettings();
  } else if (first === "export" && words.length === 1) {
    exportData();
  } else if (first === "export" && string.lower(words[1] ?? "") === "logs" && words.length === 2) {
    exportLogs();
  } else if (first === "import" && words.length === 1) {
    importData();
  } else if (first === "quarantine" && words.length <= 2) {
    handleQuarantine(words[1]);
  } else if (first === "restore" && words.length === 1) {
    restoreBackup();
  } else if (first === "ignore") {
    handleIgnore(words);
  } else if (first === "log" && words.length <= 2) {
    handleLog(words[1]);
  } else {
    showHelp();
  }
}

/** Called by: handleWords */
function handleSync(words: readonly string[]): void {
  const request = parseSync(words);
  if (request === undefined) {
    showHelp();
  } else {
    startSyncFlow(request);
  }
}

/**
 * `words` includes `sync` itself. Nothing for an unknown word, or a number of days out of bounds.
 * Called by: handleSync
 */
function parseSync(words: readonly string[]): SyncRequest | undefined {
  const chosen = chosenMode();
  let mode: SyncMode = chosen.mode;
  let days = mode === "days" ? chosen.days : 0;
  let force = false;
  let isTrial = false;
  let user: string | undefined;
  let place = 1;
  while (place < words.length) {
    const word = words[place]!;
    const lower = string.lower(word);
    if (lower === "all") {
      mode = "all";
      days = 0;
    } else if (lower === "days") {
      place += 1;
      mode = "days";
      days = tonumber(words[place]) ?? 0;
      if (days < 1 || days > MAX_SYNC_DAYS || days !== math.floor(days)) {
        return undefined;
      }
    } else if (lower === "force") {
      force = true;
    } else if (lower === "dry") {
      isTrial = true;
    } else if (user === undefined && string.find(word, "^[^%d%p]+%-?[^%s]*$")[0] !== undefined) {
      const count = wordsOfName(words, place);
      user = knownSpelling(table.concat(words.slice(place, place + count), " "));
      place += count - 1;
    } else {
      return undefined;
    }
    place += 1;
  }
  const request: SyncRequest = { mode, days, force };
  if (isTrial) {
    request.isPreview = true;
  }
  if (user !== undefined) {
    request.user = user;
  }
  return request;
}

/**
 * How many words a name takes up, of which the first is at `place`: realms such as `Area 52` and `Die Aldor` have several.
 * Only of realms that are known, so that a word that belongs to nothing still gets the help.
 * Called by: parseSync
 */
function wordsOfName(words: readonly string[], place: number): number {
  for (const count of $range(words.length - place, 2, -1)) {
    const [, realm] = splitName(table.concat(words.slice(place, place + count), " "));
    if (realm !== undefined && knownRealm(realm) !== undefined) {
      return count;
    }
  }
  return 1;
}

/** Without a word, lists what is in quarantine. Called by: handleWords */
function handleQuarantine(word: string | undefined): void {
  const action = string.lower(word ?? "list");
  if (action === "list") {
    listQuarantine();
  } else if (action === "export") {
    exportQuarantine();
  } else if (action === "retry") {
    retryQuarantined();
  } else {
    showHelp();
  }
}

/** Without a name, lists the users with whom the player never syncs; with one, adds or removes it. Called by: handleWords */
function handleIgnore(words: readonly string[]): void {
  if (words.length > 1) {
    const user = knownSpelling(table.concat(words.slice(1), " "));
    const isAdded = toggleIgnored(user);
    if (isAdded === undefined) {
      say(text("IGNORE_FULL", MAX_IGNORED));
    } else {
      say(text(isAdded ? "IGNORE_ADDED" : "IGNORE_REMOVED", user));
    }
    return;
  }
  const users = ignoredUsers();
  say(users.length === 0 ? text("IGNORE_NOBODY") : text("IGNORE_LIST", table.concat([...users], ", ")));
}

/** Without a word, toggles the sender's log. Called by: handleWords */
function handleLog(word: string | undefined): void {
  const role = string.lower(word ?? "sender");
  if (role === "sender" || role === "receiver") {
    toggleLogWindow(role);
  } else {
    showHelp();
  }
}

/** Called by: handleWords */
function showStatus(): void {
  for (const line of statusLines()) {
    say(line);
  }
}

/** Called by: handleLog, handleQuarantine, handleSync, handleWords */
function showHelp(): void {
  for (const key of HELP_LINES) {
    say(text(key));
  }
}
