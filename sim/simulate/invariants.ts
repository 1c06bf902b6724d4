import type { Client } from "../realm";
import { readSavedVariables } from "../formats/savedVariables";
import { SAVED, TABLES } from "../samples/savedData";
import type { History, Tables, Version } from "./history";
import { isMovedAway, isMovedHere } from "./movedEntries";
import { lostFields } from "./typedFields";
import { WireWatch } from "./wireInvariants";

/** What must hold at every moment of a simulation. */

/** Milliseconds of the game's frame that the addon may use, by the model. */
const LONGEST_SLICE = 4;
const MOST_VIOLATIONS = 5;
/** The lowest rank whose members are officers where the guild has chosen none. */
const OFFICER_RANK = 1;
/** Seconds after a login within which everything has been loaded. */
const QUARANTINE_SECONDS = 10;

/** What a client had when it was last looked at: nothing of it may get lost or older. */
interface Known {
  tables: Tables;
  counts: Record<string, number>;
}

/** The tables in a saved variable, none if it has another shape. */
export function tablesIn(saved: unknown): Tables {
  if (type(saved) !== "table") {
    return {};
  }
  const { sharedData, schemaVersion } = saved as { sharedData?: unknown; schemaVersion?: unknown };
  return type(sharedData) === "table" && schemaVersion === 2 ? (sharedData as Tables) : {};
}

/** The tables on a client's disk, none if the file cannot be read. */
function tablesOnDisk(client: Client): Tables {
  if (client.savedVariables === undefined) {
    return {};
  }
  const [ok, values] = pcall(readSavedVariables, client.savedVariables);
  return ok ? tablesIn(values[SAVED]) : {};
}

/** Whether an entry on a disk is one that nobody has spoiled by hand. */
function isSound(entry: Version | undefined): boolean {
  if (type(entry) !== "table" || type(entry!.data) !== "table") {
    return false;
  }
  const { data, deleted, lastUpdated } = entry!;
  const hasTime =
    type(lastUpdated) === "string" &&
    string.find(lastUpdated, "^[12][09]%d%d%d%d%d%d%d%d%d%d%d%d$")[0] !== undefined;
  return (
    hasTime && type(deleted) === "boolean" && (data.level === undefined || type(data.level) === "number")
  );
}

/** The sound versions of a table on disk, and how many there are. */
function soundVersions(
  entries: Record<string, Version | undefined>,
): LuaMultiReturn<[versions: Record<string, Version | undefined>, count: number]> {
  const versions: Record<string, Version | undefined> = {};
  let count = 0;
  for (const [id, entry] of pairs(entries)) {
    if (!isSound(entry)) {
      continue;
    }
    versions[id] = entry;
    count += 1;
  }
  return $multi(versions, count);
}

/** The setup that a guild's master writes without being asked: the guild has been renamed, and others are told of that. */
function isToldRename({ options }: Client, { data, guildName, tableType }: Version): boolean {
  const isMaster = options.rankIndex === 0 && options.guild?.fullName === guildName;
  return tableType === "setup" && isMaster && data.formerNames !== undefined;
}

/** Checks one run: after every frame of every client, and for every message that the server accepts. */
export class Watch {
  readonly violations: string[] = [];
  private checkCount = 0;
  private readonly wire: WireWatch;
  /** Who leaves a guild and joins it: the day of that is no longer what they typed. */
  private readonly joining: Record<string, true | undefined> = {};
  private readonly known: Record<string, Known | undefined> = {};
  /** Names that characters had before: what is written under those stays their own. */
  private readonly formerNames: Record<string, Record<string, true> | undefined> = {};
  /** Whose file is one of the older addon's, and becomes another one in the whole. */
  private readonly isMigrated: Record<string, true | undefined> = {};
  /** Until then a spoiled file is being loaded, and what is not valid is mended or goes to quarantine. */
  private readonly spoiledUntil: Record<string, number | undefined> = {};
  /** What the spoiled file that a client is loading has in its tables. */
  private readonly spoiledTables: Record<string, Tables | undefined> = {};
  /** The spoiled text of each client's file; it stays on disk until the client writes another. */
  private readonly spoiledText: Record<string, string | undefined> = {};

  constructor(
    private readonly now: (this: void) => number,
    private readonly history: History,
  ) {
    this.wire = new WireWatch(now, (what) => this.violate(what));
  }

  /** How often something was checked. */
  checks(): number {
    return this.checkCount + this.wire.checks;
  }

  violate(what: string): void {
    if (this.violations.length < MOST_VIOLATIONS) {
      this.violations.push(string.format("%.3f %s", this.now(), what));
    }
  }

  /** For each message that the server accepted. */
  accepted(from: string, target: string, text: string): void {
    this.wire.check(from, target, text);
  }

  /** Before a client logs in: what is on its disk is what it must not lose. */
  beforeLogin(client: Client): void {
    const before: Known = { tables: {}, counts: {} };
    const isSpoiled = this.hasSpoiledFile(client);
    this.spoiledUntil[client.fullName] = isSpoiled ? this.now() + QUARANTINE_SECONDS : 0;
    this.isMigrated[client.fullName] = isSpoiled ? this.isMigrated[client.fullName] : undefined;
    this.spoiledTables[client.fullName] = isSpoiled ? tablesOnDisk(client) : undefined;
    const onDisk = isSpoiled ? {} : tablesOnDisk(client);
    for (const [tableType, entries] of pairs(onDisk)) {
      if (!TABLES.includes(tableType)) {
        continue;
      }
      const [versions, count] = soundVersions(entries ?? {});
      before.tables[tableType] = versions;
      before.counts[tableType] = count;
    }
    this.known[client.fullName] = before;
  }

  /** The player of a client leaves their guild, to join it again. */
  mayJoin({ fullName }: Client): void {
    this.joining[fullName] = true;
  }

  /** A client's character has another name now. */
  rename({ fullName }: Client, before: string): void {
    this.formerNames[fullName] = { ...this.formerNames[before], [before]: true };
    for (const kept of [
      this.joining,
      this.known,
      this.spoiledUntil,
      this.spoiledTables,
      this.spoiledText,
      this.isMigrated,
    ] as Record<string, unknown>[]) {
      kept[fullName] = kept[before];
    }
  }

  /** A client's file is one of the older addon's now. */
  migrate(client: Client): void {
    this.forget(client);
    this.isMigrated[client.fullName] = true;
  }

  /** A client's file was changed from outside: whatever the client makes of it is what it must not lose. */
  forget(client: Client): void {
    this.spoiledText[client.fullName] = client.savedVariables;
  }

  /** After each frame of a client in which something ran. */
  afterFrame(client: Client): void {
    const tables = tablesIn(client.env[SAVED]);
    if (this.isLoadingSpoiledFile(client)) {
      this.acceptMended(client, tables);
    } else {
      for (const tableType of TABLES) {
        const entries = tables[tableType];
        if (type(entries) === "table") {
          this.checkTable(client, tableType, entries!);
        }
      }
    }
    this.checkSlice(client);
    this.checkErrors(client);
  }

  /** Entries that somebody spoiled by hand are what the client makes of them; all others must stay as they were. */
  private acceptMended(client: Client, tables: Tables): void {
    const { fullName } = client;
    if (this.isMigrated[fullName]) {
      this.acceptMigrated(tables);
    }
    const own = tables.roster?.[fullName];
    if (own !== undefined) {
      this.history.add(own);
    }
    for (const [tableType, entries] of pairs(this.spoiledTables[fullName] ?? {})) {
      for (const [id, onDisk] of pairs(entries ?? {})) {
        const mended = tables[tableType]?.[id];
        if (mended !== undefined && !isSound(onDisk) && isSound(mended)) {
          this.history.add(mended);
        }
      }
    }
  }
  /** What comes out of an older file is what its client makes of it; the articles' dates, for one, were kept otherwise. */
  private acceptMigrated(tables: Tables): void {
    for (const tableType of TABLES) {
      for (const [, entry] of pairs(tables[tableType] ?? {})) {
        this.history.add(entry);
      }
    }
  }
  private isLoadingSpoiledFile({ fullName }: Client): boolean {
    return this.now() < (this.spoiledUntil[fullName] ?? 0);
  }
  private hasSpoiledFile(client: Client): boolean {
    const spoiled = this.spoiledText[client.fullName];
    return (spoiled !== undefined && client.savedVariables === spoiled) || this.isLoadingSpoiledFile(client);
  }
  private checkTable(client: Client, tableType: string, entries: Record<string, Version | undefined>): void {
    const mine = this.known[client.fullName]!;
    const versions = (mine.tables[tableType] ??= {});
    let count = 0;
    for (const [id, entry] of pairs(entries)) {
      count += 1;
      if (versions[id] !== entry && entry !== undefined) {
        this.checkVersion(client, entry, versions[id]);
        versions[id] = entry;
      }
    }
    this.checkCount += count;
    const isLess = count < (mine.counts[tableType] ?? 0);
    if (isLess) {
      this.violate(`${client.fullName}: ${tableType} lost an entry`);
    }
    mine.counts[tableType] = count;
  }
  private checkVersion(client: Client, entry: Version, last: Version | undefined): void {
    const what = `${client.fullName}: ${entry.tableType} ${entry.id}`;
    if (last !== undefined && last.lastUpdated > entry.lastUpdated) {
      this.violate(`${what} went back from ${last.lastUpdated} to ${entry.lastUpdated}`);
    }
    if (this.history.has(entry)) {
      return;
    }
    if (this.isOwnFact(client, entry)) {
      this.checkTyped(client, entry, last);
      this.history.add(entry);
    } else if (isToldRename(client, entry) || this.isOfficersMove(client, entry, last)) {
      this.history.add(entry);
    } else {
      const state = entry.deleted ? "deleted" : "living";
      this.violate(
        `${what} (${entry.guildName}, ${state}) has a version of ${entry.lastUpdated} that nobody wrote`,
      );
    }
  }
  /** A member's own client may write their own entry at any time. */
  private isOwnFact({ fullName }: Client, { id, tableType }: Version): boolean {
    return tableType === "roster" && (id === fullName || this.formerNames[fullName]?.[id] === true);
  }
  /** An officer's client may move the entry of a character that was renamed, as old as it is. */
  private isOfficersMove({ fullName, options }: Client, entry: Version, last: Version | undefined): boolean {
    if (entry.tableType !== "roster" || (options.rankIndex ?? 2) > OFFICER_RANK) {
      return false;
    }
    const roster = this.known[fullName]!.tables.roster ?? {};
    for (const [present, formerNames] of pairs(this.formerNames)) {
      if (formerNames?.[entry.id] && isMovedAway(entry, last)) {
        return true;
      }
      for (const [name] of pairs(present === entry.id ? (formerNames ?? {}) : {})) {
        const former = roster[name];
        if (former !== undefined && isMovedHere(entry, last, former)) {
          return true;
        }
      }
    }
    return false;
  }
  private checkTyped({ fullName }: Client, entry: Version, last: Version | undefined): void {
    for (const what of lostFields(entry, last, this.joining[fullName] === true)) {
      this.violate(`${fullName}: ${what}`);
    }
  }
  private checkSlice({ fullName, stats }: Client): void {
    if (stats.longestSlice <= LONGEST_SLICE) {
      return;
    }
    this.violate(string.format("%s: a frame of %.2f ms", fullName, stats.longestSlice));
    stats.longestSlice = 0;
  }
  private checkErrors(client: Client): void {
    for (const message of client.errors) {
      // The game itself says that it cannot read a file.
      const isOfGame = string.find(message, "^SavedVariables:")[0] !== undefined;
      if (!isOfGame) {
        this.violate(`${client.fullName}: ${message}`);
      }
    }
    while (client.errors.length > 0) {
      client.errors.pop();
    }
  }
}
