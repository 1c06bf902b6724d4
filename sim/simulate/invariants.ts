import type { Client } from "../realm";
import { readSavedVariables } from "../formats/savedVariables";
import { TABLES } from "../samples/savedData";
import type { History, Tables, Version } from "./history";

/** What must hold at every moment, checked after every frame of every client and for every message. */

/** Milliseconds of the game's frame that the addon may use, by the model. */
const LONGEST_SLICE = 4;
const MAX_MESSAGE = 255;
/** The rate that servers bear: bytes a second, the burst, and what each message costs besides its text. */
const BYTES_PER_SECOND = 800;
const BURST = 4000;
const OVERHEAD = 40;
const ROUNDING = 1;
const MOST_VIOLATIONS = 5;
/** Seconds after a login within which everything has been loaded. */
const QUARANTINE_SECONDS = 10;

/**
 * Watches one run.
 * @noSelf
 */
export interface Watch {
  afterFrame(this: void, client: Client): void;
  accepted(this: void, from: string, target: string, text: string): void;
  /** Before a client logs in: what is on its disk is what it must not lose. */
  beforeLogin(client: Client): void;
  /** A client's file was changed from outside: what it has afterwards is looked at anew. */
  forget(client: Client): void;
  /** Reports something that must not be. */
  violate(what: string): void;
  violations: string[];
  /** How often something was checked. */
  checks(): number;
}

interface Known {
  tables: Record<string, Record<string, Version | undefined> | undefined>;
  counts: Record<string, number>;
}

interface Bucket {
  available: number;
  at: number;
}

/** Returns the tables that a saved variable holds; none where it has another shape. */
export function tablesIn(saved: unknown): Tables {
  if (type(saved) !== "table") {
    return {};
  }
  const { sharedData, schemaVersion } = saved as { sharedData?: unknown; schemaVersion?: unknown };
  return type(sharedData) === "table" && schemaVersion === 2 ? (sharedData as Tables) : {};
}

/** Returns the tables on a client's disk; none where the file cannot be read. */
function tablesOnDisk(client: Client): Tables {
  if (client.savedVariables === undefined) {
    return {};
  }
  const [ok, values] = pcall(readSavedVariables, client.savedVariables);
  return ok ? tablesIn(values.GuildHelper_SavedVariables) : {};
}

/** Whether an entry on a disk is one that nobody has spoiled by hand. */
function isSound(entry: Version | undefined): boolean {
  if (type(entry) !== "table" || type(entry!.data) !== "table") {
    return false;
  }
  const { data, deleted, lastUpdated } = entry!;
  const hasTime =
    type(lastUpdated) === "string" &&
    string.find(lastUpdated, "^20%d%d%d%d%d%d%d%d%d%d%d%d$")[0] !== undefined;
  return (
    hasTime && type(deleted) === "boolean" && (data.level === undefined || type(data.level) === "number")
  );
}

/** Takes the run's clock and the history of versions. */
export function createWatch(now: (this: void) => number, history: History): Watch {
  const known: Record<string, Known | undefined> = {};
  /** Until then a spoiled file is being loaded, and what is not valid goes to quarantine. */
  const spoiledUntil: Record<string, number | undefined> = {};
  /** The spoiled text of each client's file; it stays on disk until the client writes another. */
  const spoiledText: Record<string, string | undefined> = {};
  const buckets: Record<string, Bucket | undefined> = {};
  /** The last chunk of each transfer that was sent. */
  const lastChunk: Record<string, number | undefined> = {};
  const violations: string[] = [];
  let checks = 0;

  function violate(what: string): void {
    if (violations.length < MOST_VIOLATIONS) {
      violations.push(string.format("%.3f %s", now(), what));
    }
  }

  function beforeLogin(client: Client): void {
    const before: Known = { tables: {}, counts: {} };
    const spoiled = spoiledText[client.fullName];
    const isSpoiled =
      (spoiled !== undefined && client.savedVariables === spoiled) ||
      now() < (spoiledUntil[client.fullName] ?? 0);
    spoiledUntil[client.fullName] = isSpoiled ? now() + QUARANTINE_SECONDS : 0;
    const onDisk = isSpoiled ? {} : tablesOnDisk(client);
    for (const [tableType, entries] of pairs(onDisk)) {
      if (!TABLES.includes(tableType)) {
        continue;
      }
      const versions: Record<string, Version | undefined> = {};
      let count = 0;
      for (const [id, entry] of pairs(entries ?? {})) {
        if (!isSound(entry)) {
          continue;
        }
        versions[id] = entry;
        count += 1;
      }
      before.tables[tableType] = versions;
      before.counts[tableType] = count;
    }
    known[client.fullName] = before;
  }

  /** A member's own client may write their own entry at any time. */
  function isOwnFact(client: Client, entry: Version): boolean {
    return entry.tableType === "roster" && entry.id === client.fullName;
  }
  function checkVersion(client: Client, entry: Version, last: Version | undefined): void {
    const what = `${client.fullName}: ${entry.tableType} ${entry.id}`;
    if (last !== undefined && last.lastUpdated > entry.lastUpdated) {
      violate(`${what} went back from ${last.lastUpdated} to ${entry.lastUpdated}`);
    }
    if (isOwnFact(client, entry)) {
      history.add(entry);
    } else if (!history.has(entry)) {
      violate(`${what} has a version of ${entry.lastUpdated} that nobody wrote`);
    }
  }
  function checkTable(client: Client, tableType: string, entries: Record<string, Version | undefined>): void {
    const mine = known[client.fullName]!;
    const versions = (mine.tables[tableType] ??= {});
    let count = 0;
    for (const [id, entry] of pairs(entries)) {
      count += 1;
      if (versions[id] !== entry && entry !== undefined) {
        checkVersion(client, entry, versions[id]);
        versions[id] = entry;
      }
    }
    checks += count;
    if (count < (mine.counts[tableType] ?? 0)) {
      violate(`${client.fullName}: ${tableType} lost an entry`);
    }
    mine.counts[tableType] = count;
  }
  function afterFrame(this: void, client: Client): void {
    let tables = tablesIn(client.env.GuildHelper_SavedVariables);
    if (now() < (spoiledUntil[client.fullName] ?? 0)) {
      const own = tables.roster?.[client.fullName];
      if (own !== undefined) {
        history.add(own);
      }
      tables = {};
    }
    for (const tableType of TABLES) {
      const entries = tables[tableType];
      if (type(entries) === "table") {
        checkTable(client, tableType, entries!);
      }
    }
    if (client.stats.longestSlice > LONGEST_SLICE) {
      violate(string.format("%s: a frame of %.2f ms", client.fullName, client.stats.longestSlice));
      client.stats.longestSlice = 0;
    }
    for (const message of client.errors) {
      // The game itself says that it cannot read a file.
      if (string.find(message, "^SavedVariables:")[0] === undefined) {
        violate(`${client.fullName}: ${message}`);
      }
    }
    while (client.errors.length > 0) {
      client.errors.pop();
    }
  }

  /** The chunks of a transfer go out in their order; only those that went already may go again. */
  function checkOrder(from: string, target: string, text: string): void {
    const [index, transfer] = string.match(
      text,
      "^%u%u%u;%u%u%u%u;%u%u%u%u;(%d%d%d%d%d);%d%d%d%d%d;(%w%w%w%w%w%w)",
    );
    if (index === undefined) {
      return;
    }
    const key = `${from} ${target} ${transfer}`;
    const place = tonumber(index)!;
    const last = lastChunk[key] ?? 0;
    if (place > last + 1) {
      violate(`${from} sends chunk ${place} of ${transfer} behind ${last}`);
    }
    lastChunk[key] = math.max(last, place);
  }

  function accepted(this: void, from: string, target: string, text: string): void {
    checks += 1;
    const bucket = (buckets[from] ??= { available: BURST, at: 0 });
    bucket.available = math.min(BURST, bucket.available + (now() - bucket.at) * BYTES_PER_SECOND);
    bucket.at = now();
    bucket.available -= text.length + target.length + OVERHEAD;
    if (bucket.available < -ROUNDING) {
      violate(`${from} sends above the rate`);
    }
    if (text.length > MAX_MESSAGE) {
      violate(`${from} sends a message of ${text.length} bytes`);
    }
    if (string.find(text, "%z")[0] !== undefined) {
      violate(`${from} sends a NUL`);
    }
    checkOrder(from, target, text);
  }

  return {
    forget: (client) => {
      spoiledText[client.fullName] = client.savedVariables;
    },
    afterFrame,
    accepted,
    beforeLogin,
    violate,
    violations,
    checks: () => checks,
  };
}
