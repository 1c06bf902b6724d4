import { DEFAULT_OPTIONS } from "../demo/options";
import { createScenario } from "../demo/scenario";
import { type SyncState, syncStateOf } from "../demo/report";
import { writeFile } from "../formats/files";
import { toJson } from "../formats/json";
import type { LogRow } from "../formats/logRow";
import type { Client, Flavor, Realm, Touch } from "../realm";
import { createMessageWatch, type MessageWatch } from "./messages";
import type { ClientCard, Report } from "./reports";
import { savedOf, tableRows } from "./tables";

/** The realm of the page in the browser: it calls these functions by name, and gets JSON. */

const LOG_LINES = 200;
const CHAT_LINES = 14;
/** Where the page puts files of the player's own, and finds those of the clients. */
const OWN_FOLDER = "/own";
const SAVED_FOLDER = "/saved";
/** The longest wait for the next message, in seconds. */
const LONGEST_WAIT = 120;

interface Running {
  realm: Realm;
  clients: Client[];
  watch: MessageWatch;
  /** What each client's screen was when it was last asked for. */
  screens: string[];
}

let running: Running | undefined;

function current(): Running {
  return running ?? error("nothing has been started", 0);
}
function clientAt(place: number): Client {
  return current().clients[place - 1] ?? error(`there is no client ${place}`, 0);
}

function cardOf(client: Client): ClientCard {
  const state: SyncState | undefined = client.isOnline ? syncStateOf(client) : undefined;
  const { chat, errors, fullName, isOnline, options, stats } = client;
  return {
    fullName,
    guildName: options.guild?.fullName ?? "",
    isOnline,
    isSyncing: state !== undefined && !state.isEnded,
    outcome: state?.outcome?.text ?? "",
    chat: chat.slice(-CHAT_LINES),
    errors: errors.slice(-1),
    sent: stats.sent,
    bytes: stats.sentBytes,
    longestFrame: stats.longestSlice,
  };
}

function report(): string {
  const { clients, realm, watch } = current();
  const told: Report = {
    now: realm.now(),
    clients: clients.map((client) => cardOf(client)),
    ...watch.take(),
  };
  return toJson(told);
}

/** Starts a new realm. With files of the player's own, `ownFiles` of them, the samples do not play. */
function start(
  this: void,
  samples: number,
  newMembers: number,
  flavor: Flavor,
  locale: string,
  roster: number,
  ownFiles: number,
): string {
  const files: string[] = [];
  for (const place of $range(1, ownFiles)) {
    files.push(`${OWN_FOLDER}/${place}.lua`);
  }
  running = undefined;
  const watch = createMessageWatch(
    () => running?.clients ?? [],
    () => running?.realm.now() ?? 0,
  );
  const scenario = createScenario(
    { ...DEFAULT_OPTIONS, files, newMembers, roster, flavor },
    { observer: watch.observer, locale, samples, traceMessages: false },
  );
  // What was said before the page looks would be its first hundred lines, and of no use.
  watch.take();
  running = { ...scenario, watch, screens: [] };
  for (const client of scenario.clients) {
    client.slash("/gh");
  }
  return report();
}

/** Runs the realm for that many seconds of its own time. */
function advance(this: void, seconds: number): string {
  current().realm.run(seconds);
  return report();
}

/** Runs the realm until the next message is sent or arrives. */
function next(this: void): string {
  const { clients, realm } = current();
  const count = () => {
    let total = realm.totals().messages;
    for (const { stats } of clients) {
      total += stats.delivered + stats.lost;
    }
    return total;
  };
  const before = count();
  realm.runUntil(() => count() !== before, LONGEST_WAIT);
  return report();
}

/** A client's screen and what can be clicked on; empty if it has not changed since it was last asked for. */
function screen(this: void, place: number, isWanted: boolean): string {
  const client = clientAt(place);
  const { screens } = current();
  const seen = client.isOnline
    ? toJson({ steps: client.paint(), targets: client.targets() })
    : toJson({ steps: [], targets: [] });
  if (seen === screens[place - 1] && !isWanted) {
    return "";
  }
  screens[place - 1] = seen;
  return seen;
}

/**
 * Writes a client's SavedVariables file to where the page can read it. An online client reloads first, because the game
 * saves only then.
 */
function save(this: void, place: number): string {
  const client = clientAt(place);
  if (client.isOnline) {
    client.reload();
    client.slash("/gh");
  }
  const path = `${SAVED_FOLDER}/${place}.lua`;
  writeFile(path, client.savedVariables ?? "");
  return path;
}

/** The newest lines of a client's log of one role. */
function logs(this: void, place: number, role: "sender" | "receiver"): string {
  const saved = savedOf(clientAt(place)) as Record<string, LogRow[] | undefined> | undefined;
  const rows = saved?.[`${role}Logs`] ?? [];
  return toJson(rows.slice(-LOG_LINES));
}

/** What the page may ask for, by name. */
export const playground = {
  start,
  advance,
  next,
  screen,
  save,
  logs,
  tables: (): string => toJson(tableRows(current().clients)),
  touch: (place: number, serial: number, how: Touch, value: string): boolean =>
    clientAt(place).isOnline && clientAt(place).touch(serial, how, value),
  scroll: (place: number, x: number, y: number, steps: number): boolean =>
    clientAt(place).isOnline && clientAt(place).scrollAt(x, y, steps),
  drag: (place: number, fromX: number, fromY: number, toX: number, toY: number): boolean =>
    pcall(() => clientAt(place).drag({ x: fromX, y: fromY }, { x: toX, y: toY }))[0],
  key: (place: number, key: string): void => {
    if (clientAt(place).isOnline) {
      clientAt(place).pressKey(key);
    }
  },
  escape: (place: number): boolean => clientAt(place).isOnline && clientAt(place).pressEscape(),
  slash: (place: number, line: string): boolean => clientAt(place).isOnline && clientAt(place).slash(line),
  leave: (place: number, how: "logout" | "crash" | "reload" | "login"): void => {
    const client = clientAt(place);
    if (client.isOnline !== (how === "login")) {
      client[how]();
    }
    if (how === "login") {
      client.slash("/gh");
    }
  },
  network: (latency: number, lossRate: number): void => {
    // A line is not the same all the time: a fifth more or less.
    current().realm.setLatency(latency * 0.8, latency * 1.2);
    current().realm.setRules({ lossRate });
  },
};
