/** The sessions with other users: what is running, and what is stored so that a reload goes on where it stopped. */

import { announceChange } from "../runtime/Changes";
import { addCounts, type EntryCounts, noCounts, totalCount, writtenCount } from "./EntryCounts";
import { type Failure, failureText } from "./Failure";
import { text } from "../runtime/Locale";
import type { Role } from "./SyncLog";
import { savedData, type SavedSession, type SyncMode, type TableProgress } from "../data/SavedData";
import { byTable, TABLE_TYPES, type TableType } from "../data/Schema";
import type { GuildSet } from "../guild/SharedGuilds";
import { BEGINNING, daysAgo, serverNow } from "../data/Timestamps";

/** A session while it runs. It is its own subject for the logs. */
export interface Session extends SessionOptions {
  /** The table at work, `NONE` between them. */
  tableType: TableType | "NONE";
  /** The number of the step that is under way, for the logs and for the reason of a failure. */
  step: string;
  /** True once the receiver has said that it is ready. */
  isAccepted: boolean;
  /** What was written here and there, per table. */
  here: Record<TableType, EntryCounts>;
  there: Record<TableType, EntryCounts>;
  /** Entries that both sides had already, per table. */
  equal: Record<TableType, number>;
  /** How many entries the other side has announced in the table at work. */
  announced: number;
  /** How many of those have arrived. */
  arrived: number;
  saved: SavedSession;
}

/** A sync that another member started with this client, once it has ended. */
export interface IncomingSync {
  user: string;
  /** `YYYYMMDDHHMMSS` */
  ended: string;
  isComplete: boolean;
  /** How many entries were written here, per table. */
  written: Record<TableType, number>;
}

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ID_LENGTH = 4;
/** Stored sessions, and users of whom something is known: more than two guilds of a thousand. */
const MOST_SESSIONS = 1000;
const MOST_USERS = 2500;
/** The part that is kept when there are too many. */
const KEPT_PART = 0.9;
const ID_COUNT = LETTERS.length ** ID_LENGTH;

const state: {
  sender: Session | undefined;
  receiver: Session | undefined;
  lastIncoming: IncomingSync | undefined;
  /** The place of the last session id among all of them; nothing before the first since the login. */
  lastId: number | undefined;
} = {
  sender: undefined,
  receiver: undefined,
  lastIncoming: undefined,
  lastId: undefined,
};

/**
 * 4 letters or digits, counted on from a random start: no id twice until the next login, and none of a session that is
 * stored, so that a message of an earlier session is never taken for one of this.
 * Called by: openSenderSession
 */
export function newSessionId(): string {
  state.lastId ??= math.random(ID_COUNT);
  let id: string;
  do {
    state.lastId = (state.lastId + 1) % ID_COUNT;
    id = idOf(state.lastId);
  } while (isStored(id));
  return id;
}

/** Called by: newSessionId */
function idOf(place: number): string {
  const letters: string[] = [];
  let rest = place;
  for (const _ of $range(1, ID_LENGTH)) {
    const digit = (rest % LETTERS.length) + 1;
    letters.push(string.sub(LETTERS, digit, digit));
    rest = math.floor(rest / LETTERS.length);
  }
  return table.concat(letters);
}

/** Called by: newSessionId */
function isStored(id: string): boolean {
  for (const [, { sessionId }] of pairs(savedData().syncSessions)) {
    if (sessionId === id) {
      return true;
    }
  }
  return false;
}

/** What both sides know of a session before it begins. */
export interface SessionOptions {
  role: Role;
  sessionId: string;
  /** The other side, and its guild as the player's own side knows it. */
  user: string;
  userGuild: string;
  mode: SyncMode;
  /** Of mode `days`; 0 otherwise. */
  days: number;
  /** The guilds whose entries are exchanged, as far as this side knows. */
  scope: GuildSet;
  /** Only find out what a sync would do: nothing of it is stored. */
  isPreview: boolean;
}

/**
 * A session that is not running yet. What an unfinished one with that user in that role had completed is kept; a preview
 * leaves what is stored alone.
 * Called by: openReceiverSession, openSenderSession
 */
export function newSession(options: SessionOptions): Session {
  return {
    ...options,
    tableType: "NONE",
    step: "1",
    isAccepted: false,
    here: byTable(noCounts),
    there: byTable(noCounts),
    equal: byTable(() => 0),
    announced: 0,
    arrived: 0,
    saved: options.isPreview ? newSavedSession(options) : storeSession(options),
  };
}

/** Makes a session the running one of its role. Called by: openReceiverSession, openSenderSession */
export function beginSession(session: Session): void {
  state[session.role] = session;
  announceChange("sync");
}

/**
 * The last sync that another member started with this client since login; nothing before the first.
 * Called by: incomingView
 */
export function lastIncomingSync(): IncomingSync | undefined {
  return state.lastIncoming;
}

/** Notes how many entries of the table at work are to come. Called by: enterTable, noteAnnounced */
export function setAnnounced(session: Session, announced: number): void {
  session.announced = announced;
  session.arrived = 0;
  announceChange("sync");
}

/** Counts entries of the table at work that the other side has sent. Called by: applyBatch */
export function noteArrived(session: Session, tableType: TableType, counts: EntryCounts): void {
  addCounts(session.here[tableType], counts);
  session.arrived += totalCount(counts);
  announceChange("sync");
}

/**
 * The oldest `lastUpdated` that the session looks at: setup is always looked at
 * whole, because it decides what else is shared.
 * Called by: idsToTell, newTask, sendCells, tableCode
 */
export function sinceOf(session: Session, tableType: TableType): string {
  return session.mode === "days" && tableType !== "setup" ? daysAgo(session.days) : BEGINNING;
}

/**
 * At most one per role.
 * Called by: 11 functions in IncomingSync.ts, Presence.ts, ReceiverSession.ts, SenderSession.ts,
 * SimultaneousStart.ts, StatusLines.ts, SyncCommands.ts, SyncProgress.ts
 */
export function runningSession(role: Role): Session | undefined {
  return state[role];
}

/**
 * Stored, so that an interrupted session can be resumed.
 * Called by: beginTable, completeTable, confirmTable, enterTable
 */
export function setTableProgress(session: Session, tableType: TableType, progress: TableProgress): void {
  session.saved.tables[tableType] = progress;
  session.saved.updated = serverNow();
  session.tableType = progress === "In Progress" ? tableType : "NONE";
  announceChange("sync");
}

/**
 * Stores how the session ended, with the reason in words if it failed.
 * Called by: abandonReceiverSession, abandonSenderSession, closeReceiverSession, closeSenderSession
 */
export function closeSession(session: Session, problem: string | undefined): void {
  const { saved } = session;
  // First of all the slot is free, whatever goes wrong with the rest.
  if (state[session.role] === session) {
    state[session.role] = undefined;
  }
  saved.status = problem === undefined ? "Completed" : "Failed";
  saved.updated = serverNow();
  if (problem !== undefined) {
    saved.reason = problem;
  }
  for (const tableType of TABLE_TYPES) {
    if (saved.tables[tableType] === "In Progress") {
      saved.tables[tableType] = "Failed";
    }
  }
  session.tableType = "NONE";
  if (session.role === "receiver" && !session.isPreview) {
    noteIncoming(session);
  }
  announceChange("sync");
}

/**
 * Keeps what a sync of another member brought. One that brought nothing does not hide what the same member brought
 * before: a Sync All often visits a member twice.
 * Called by: closeSession
 */
function noteIncoming({ here, saved, user }: Session): void {
  const written = byTable(() => 0);
  let isNew = false;
  for (const tableType of TABLE_TYPES) {
    written[tableType] = writtenCount(here[tableType]);
    isNew ||= written[tableType] > 0;
  }
  const isComplete = saved.status === "Completed";
  if (isNew || state.lastIncoming?.user !== user || (isComplete && !state.lastIncoming.isComplete)) {
    state.lastIncoming = { user, ended: saved.updated, isComplete, written };
  }
}

/**
 * The reason in words, with the step at which it happened.
 * Called by: abandonReceiverSession, abandonSenderSession, closeReceiverSession, closeSenderSession,
 * noteUserOutcome
 */
export function problemText(session: Session, problem: Failure): string {
  return text("PROBLEM_AT_STEP", failureText(problem), session.step);
}

/**
 * What the session wrote on this side and on the other, over all tables.
 * Called by: closeSenderSession, closingText
 */
export function sessionTotals(session: Session): LuaMultiReturn<[here: EntryCounts, there: EntryCounts]> {
  const here = noCounts();
  const there = noCounts();
  for (const tableType of TABLE_TYPES) {
    addCounts(here, session.here[tableType]);
    addCounts(there, session.there[tableType]);
  }
  return $multi(here, there);
}

/** Whether the session continues one that was interrupted. Called by: openingText */
export function isResumed(session: Session): boolean {
  for (const tableType of TABLE_TYPES) {
    if (session.saved.tables[tableType] !== "Pending") {
      return true;
    }
  }
  return false;
}

/** The stored form of a session, with the progress of an unfinished one before it. Called by: newSession */
function storeSession(options: SessionOptions): SavedSession {
  const sessions = savedData().syncSessions;
  const { role, user, mode, days } = options;
  const key = `${role}:${user}`;
  const before = sessions[key];
  const goesOn =
    before !== undefined && before.status !== "Completed" && before.mode === mode && before.days === days;
  const saved = newSavedSession(options);
  if (goesOn) {
    saved.started = before.started;
    saved.tables = before.tables;
    if (before.whole !== undefined) {
      saved.whole = before.whole;
    }
  }
  sessions[key] = saved;
  if (before === undefined) {
    dropOldest(sessions, MOST_SESSIONS, ({ updated }) => updated);
    const users = savedData().userStatus;
    dropOldest(users, MOST_USERS, ({ lastSeen, lastSync }) => lastSeen ?? lastSync ?? "");
  }
  return saved;
}

/** Drops the oldest of too many records, a tenth at once, so that it happens seldom. Called by: storeSession */
function dropOldest<Kept>(
  records: Record<string, Kept>,
  most: number,
  timeOf: (this: void, record: Kept) => string,
): void {
  const keys: string[] = [];
  for (const [key] of pairs(records)) {
    keys.push(key);
  }
  if (keys.length <= most) {
    return;
  }
  table.sort(keys, (first, second) => {
    const [timeFirst, timeSecond] = [timeOf(records[first]!), timeOf(records[second]!)];
    return timeFirst === timeSecond ? first < second : timeFirst > timeSecond;
  });
  for (const index of $range(math.floor(most * KEPT_PART), keys.length - 1)) {
    delete records[keys[index]!];
  }
}

/** The stored form of a session of which nothing is done yet. Called by: newSession, storeSession */
function newSavedSession({ role, sessionId, user, mode, days }: SessionOptions): SavedSession {
  const now = serverNow();
  return {
    sessionId,
    role,
    user,
    mode,
    days,
    started: now,
    updated: now,
    status: "In Progress",
    tables: byTable<TableProgress>(() => "Pending"),
  };
}
