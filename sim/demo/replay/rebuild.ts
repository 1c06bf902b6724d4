import { REALM_START } from "../../realm";
import { createRandom, type RandomSource } from "../../lua/random";
import { sampleArticles, sampleRoster, type SampleEntry } from "../../samples/sampleRoster";
import { savedFile, savedTable, TABLES } from "../../samples/savedData";
import type { Head, LogReport, ReportRow } from "./report";

/**
 * What the players had before the sessions of a report: the player's entries as the report has them, and those of the
 * others so that as many are newer, missing or deleted on either side as the log says.
 */

/** How many entries of a table a session was to bring here and there. */
interface Moved {
  getDeleted: number;
  get: number;
  /** Of those, how many were there in an older version. */
  replacedHere: number;
  sendDeleted: number;
  send: number;
  replacedThere: number;
  /** Whether the entries have come: then the report has them already. */
  isDone: boolean;
}

/** One session of the report, with its lines. */
export interface ReportedSession {
  session: string;
  role: ReportRow["role"];
  user: string;
  mode: string;
  days: number;
  begun: string;
  rows: ReportRow[];
}

const SEED = 11;
/** Steps of the log: comparing, sending, writing what was sent, writing what was fetched, and the table's end. */
const COMPARED = "3.1";
const SENT = "3.2";
const WRITTEN = "4.2";
const FETCHED = "3.3";
const TABLE_ENDED = "5";

/** Numbers with more digits are ids and times. */
const LONGEST_COUNT = 6;

/** The counts in a line, in the order in which all languages have them; what stands in brackets is about chunks. */
export function countsIn(text: string): number[] {
  const [line] = string.gsub(text, " %[[^%]]*%]$", "");
  const counts: number[] = [];
  for (const [digits] of string.gmatch(line, "%f[%w]%d+%f[%W]")) {
    if (digits!.length <= LONGEST_COUNT) {
      counts.push(tonumber(digits)!);
    }
  }
  return counts;
}

/** Of the counts of a line those of added and replaced entries; what is 0 is not said, so a single one is of added. */
function replacedOf(counts: number[], hasDeleted: boolean): number {
  if (hasDeleted) {
    counts.pop();
  }
  return counts.length > 1 ? counts[1]! : 0;
}

/** What a session's lines say of one table; the order of the numbers is the same in all languages. */
function movedIn({ role, rows }: ReportedSession, tableType: string): Moved {
  const own = rows.filter((row) => row.table === tableType);
  const isDone = own.some(({ step }) => step === TABLE_ENDED);
  if (role === "sender") {
    let [getDeleted, get, sendDeleted, send] = [0, 0, 0, 0];
    // A table that comes whole is compared batch by batch.
    for (const { step, text } of own) {
      const counts = step === COMPARED ? countsIn(text) : [];
      getDeleted += counts[0] ?? 0;
      get += counts[1] ?? 0;
      sendDeleted += counts[2] ?? 0;
      send += counts[3] ?? 0;
    }
    const fetched = own.find(({ step }) => step === FETCHED);
    // Deletions go first, in a batch of their own.
    const written = own.filter(({ step }) => step === WRITTEN).slice(sendDeleted > 0 ? 1 : 0);
    let replacedThere = 0;
    for (const { text } of written) {
      replacedThere += replacedOf(countsIn(text).slice(1), false);
    }
    const counts = countsIn(fetched?.text ?? "");
    const replacedHere = replacedOf(counts, getDeleted > 0);
    return { getDeleted, get, replacedHere, sendDeleted, send, replacedThere, isDone };
  }
  const moved: Moved = {
    getDeleted: 0,
    get: 0,
    replacedHere: 0,
    sendDeleted: 0,
    send: 0,
    replacedThere: 0,
    isDone,
  };
  const batches = own.filter(({ step }) => step === WRITTEN).map(({ text }) => countsIn(text));
  // Deletions go first, in a batch of their own.
  if (batches.length > 1 && batches[0]!.length === 1) {
    moved.getDeleted = batches.shift()![0]!;
  }
  for (const counts of batches) {
    for (const count of counts) {
      moved.get += count;
    }
    moved.replacedHere += replacedOf(counts, false);
  }
  for (const { step, text } of own) {
    if (step === SENT) {
      moved.send += countsIn(text)[0] ?? 0;
    }
  }
  return moved;
}

/** The same moment a year earlier. */
function earlier(time: string): string {
  const year = (tonumber(string.sub(time, 1, 4)) ?? 2000) - 1;
  const day = string.sub(time, 5, 8);
  return string.format("%04d", year) + (day === "0229" ? "0228" : day) + string.sub(time, 9);
}

/** Makes entries of heads: with the data in the player's file, or with stand-ins if it does not have them. */
export type EntryMaker = (this: void, head: Head) => SampleEntry;

/**
 * `known` has the tables of the player's file, if there is one. `facts` are what clients write of their own players: with
 * those in their entries, they have no reason to write them again.
 */
export function createEntryMaker(
  guilds: readonly string[],
  known: Record<string, Record<string, SampleEntry | undefined> | undefined>,
  facts: Record<string, SampleEntry["data"] | undefined>,
): EntryMaker {
  // By version: with other data in it on the other side, a sync would find a difference.
  const standIns: Record<string, SampleEntry["data"] | undefined> = {};
  let made = 0;
  return (head) => {
    const own = known[head.tableType]?.[head.id];
    if (own?.lastUpdated === head.lastUpdated) {
      return own;
    }
    const told = head.tableType === "roster" ? facts[head.id] : undefined;
    if (told !== undefined) {
      return { ...head, data: told };
    }
    if (head.tableType === "setup") {
      return { ...head, data: { guilds: guilds.map((name) => ({ name })), contacts: [], rules: {} } };
    }
    const version = `${head.tableType} ${head.id} ${head.lastUpdated}`;
    made += standIns[version] === undefined ? 1 : 0;
    standIns[version] ??= standInFor(head, SEED + made);
    return { ...head, data: standIns[version] };
  };
}

/** Data of the right shape for an entry of which the report has only the head. */
function standInFor({ guildName, id, tableType }: Head, seed: number): SampleEntry["data"] {
  if (tableType === "roster") {
    return { ...sampleRoster(1, seed, REALM_START, [guildName])[0]!.data, name: id, mainCharacter: "NA" };
  }
  return sampleArticles(tableType, 1, seed, REALM_START, guildName)[0]!.data;
}

function keyOf({ id, tableType }: Head): string {
  return `${tableType} ${id}`;
}

/** What each player has, by the entries' keys. */
type Tables = Record<string, Head | undefined>;

/** Draws entries that no other session has been given. */
function createPool(report: LogReport, users: readonly string[], random: RandomSource) {
  const free = report.heads.filter(({ guildName, id, tableType }) => {
    // A guild's setup is shared inside of it alone, and a player's own entry is what their client says.
    if (tableType === "setup") {
      return guildName === report.guildName;
    }
    return tableType !== "roster" || !users.includes(id);
  });
  for (const place of $range(free.length - 1, 1, -1)) {
    const other = random.integer(0, place);
    [free[place], free[other]] = [free[other]!, free[place]!];
  }
  return (tableType: string, deleted: boolean, count: number): Head[] => {
    const taken: Head[] = [];
    for (const place of $range(free.length - 1, 0, -1)) {
      const head = free[place]!;
      if (taken.length < count && head.tableType === tableType && head.deleted === deleted) {
        taken.push(head);
        free.splice(place, 1);
      }
    }
    return taken;
  };
}

/** The version from before: an older one, or none. A deleted entry was there undeleted. */
function before(head: Head, wasThere: boolean): Head | undefined {
  return wasThere ? { ...head, deleted: false, lastUpdated: earlier(head.lastUpdated) } : undefined;
}

/**
 * Undoes what a sync brought to a player's tables: the entries go, except that all deleted ones and the first `older` of
 * the others become their older versions.
 */
function setBack(tables: Tables, heads: readonly Head[], older: number): void {
  let left = older;
  for (const head of heads) {
    tables[keyOf(head)] = before(head, head.deleted || left > 0);
    if (!head.deleted) {
      left -= 1;
    }
  }
}

/** Entries that the report has no longer, or never had. */
function inventHeads(
  report: LogReport,
  tableType: string,
  count: number,
  seed: number,
  deleted: boolean,
): Head[] {
  if (tableType === "setup") {
    return [];
  }
  const made =
    tableType === "roster"
      ? sampleRoster(count, seed, REALM_START, [report.guildName])
      : sampleArticles(tableType, count, seed, REALM_START, report.guildName);
  return made.map(({ guildName, id }) => ({
    id,
    tableType,
    guildName,
    lastUpdated: report.time,
    deleted,
  }));
}

/** Entries that were moved in earlier sessions: what came from one player is new to the next. */
function takeAgain(moved: readonly Head[], tableType: string, deleted: boolean, count: number): Head[] {
  return moved
    .filter((head) => head.tableType === tableType && head.deleted === deleted)
    .slice(0, math.max(0, count));
}

/** One who took part in a session, with what they had before it. */
interface Partner {
  session: ReportedSession;
  tables: Tables;
}

/** The players' tables, taken back session by session to what they were. */
class Rebuilding {
  readonly player: Tables = {};
  readonly partners: Partner[];
  private readonly take: ReturnType<typeof createPool>;
  private readonly earlierMoved: Head[] = [];

  constructor(
    private readonly report: LogReport,
    sessions: readonly ReportedSession[],
  ) {
    const users = [report.user, ...sessions.map(({ user }) => user)];
    this.take = createPool(report, users, createRandom(SEED));
    for (const head of report.heads) {
      this.player[keyOf(head)] = head;
    }
    this.partners = sessions.map((session) => ({ session, tables: { ...this.player } }));
  }

  run(): void {
    for (const place of $range(1, this.partners.length)) {
      for (const tableType of TABLES) {
        this.prepare(place, tableType);
      }
    }
  }

  private prepare(place: number, tableType: string): void {
    const { session, tables } = this.partners[place - 1]!;
    const { get, getDeleted, isDone, replacedHere, replacedThere, send, sendDeleted } = movedIn(
      session,
      tableType,
    );
    const come = isDone
      ? [...this.take(tableType, false, get), ...this.take(tableType, true, getDeleted)]
      : [];
    setBack(this.player, come, replacedHere);
    // Those who were asked earlier cannot have had it: it would have come from them.
    for (const other of this.partners.slice(0, place - 1)) {
      setBack(other.tables, come, replacedHere);
    }
    const sent = [
      ...this.takeSent(tableType, false, send, place),
      ...this.takeSent(tableType, true, sendDeleted, place),
    ];
    setBack(tables, sent, replacedThere);
    const missing = get + getDeleted - come.length;
    for (const head of inventHeads(this.report, tableType, missing, SEED + place, false)) {
      tables[keyOf(head)] = head;
    }
    this.earlierMoved.push(...come, ...sent);
  }

  /** What was to be sent; what is no longer in the report, because a later version has come over it, is invented. */
  private takeSent(tableType: string, deleted: boolean, count: number, place: number): Head[] {
    const taken = takeAgain(this.earlierMoved, tableType, deleted, count);
    taken.push(...this.take(tableType, deleted, count - taken.length));
    const seed = SEED * 100 + place * 2 + (deleted ? 1 : 0);
    const invented = inventHeads(this.report, tableType, count - taken.length, seed, deleted);
    for (const tables of [this.player, ...this.partners.map((partner) => partner.tables)]) {
      for (const head of invented) {
        tables[keyOf(head)] = head;
      }
    }
    return [...taken, ...invented];
  }
}

function fileOf(tables: Tables, makeEntry: EntryMaker): string {
  const entries: SampleEntry[] = [];
  for (const [, head] of pairs(tables)) {
    if (head !== undefined) {
      entries.push(makeEntry(head));
    }
  }
  return savedFile(savedTable(entries));
}

/** The SavedVariables files of the player and of the others, from the report and its sessions in order. */
export function rebuild(
  report: LogReport,
  sessions: readonly ReportedSession[],
  makeEntry: EntryMaker,
): { player: string; others: Record<string, string> } {
  const rebuilding = new Rebuilding(report, sessions);
  rebuilding.run();
  const others: Record<string, string> = {};
  for (const { session, tables } of rebuilding.partners) {
    others[session.user] = fileOf(tables, makeEntry);
  }
  return { player: fileOf(rebuilding.player, makeEntry), others };
}
