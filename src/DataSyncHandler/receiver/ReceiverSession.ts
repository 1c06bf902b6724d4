/** The receiver's tasks at the beginning and the end of a session. */

import {
  closeConnection,
  type Connection,
  failConnection,
  findConnection,
  openConnection,
  say,
} from "../../DataSyncComs/connection/Connection";
import { hasHadEnough, isIdle, isOnHold, rememberCredit } from "../../DataSyncComs/connection/Progress";
import { reply } from "../../DataSyncComs/connection/Replies";
import { type ControlMessage, controlText } from "../../DataSyncComs/messages/Messages";
import { ALL_EQUAL, CONFIRM, PREVIEW, PROTOCOL_VERSION } from "../../DataSyncComs/messages/Protocol";
import { whisper } from "../../DataSyncComs/sending/SendQueue";
import { type HashedRow, TABLE_TYPES } from "../../DataSyncManager/data/Schema";
import { noteSeen, noteSynced, type Peer } from "../../DataSyncManager/guild/KnownUsers";
import { isIgnored } from "../../DataSyncManager/player/IgnoredUsers";
import { scopeWith } from "../../DataSyncManager/guild/SharedGuilds";
import { addonVersion } from "../../DataSyncManager/runtime/AddonVersion";
import { text } from "../../DataSyncManager/runtime/Locale";
import { rest } from "../../DataSyncManager/runtime/Scheduler";
import { countsText } from "../../DataSyncManager/sync/EntryCounts";
import { failure, type Failure, type Reason } from "../../DataSyncManager/sync/Failure";
import {
  beginSession,
  closeSession,
  newSession,
  problemText,
  runningSession,
  type Session,
  sessionTotals,
} from "../../DataSyncManager/sync/Sessions";
import { log, logError } from "../../DataSyncManager/sync/SyncLog";
import { hasQuestionsFor, type Question } from "../entries/Confirmations";
import { createPacking } from "../packing/EntryPacker";
import type { Packing } from "../packing/Packing";
import { scopeCode, tableCodes, totalCode } from "../reconcile/DigestCodes";
import type { TableSketch } from "../reconcile/TableSketch";
import { ownCapabilities, ownReadiness } from "../session/Presence";
import { endReceiverSessionWith, goesFirst } from "../session/SimultaneousStart";
import { logReady, logStep } from "../session/StepLog";

/** What a session begins with. */
export type ReadyRequest = ControlMessage<"REQ;REDY">;

export interface ReceiverSession extends Session {
  connection: Connection;
  /** What has been sent to the other side and come from it, on which later batches build. */
  outgoing: Packing;
  incoming: Packing;
  request: ReadyRequest;
  /** The rows of the table at work, as they were sent. */
  rows: readonly HashedRow[];
  /** The table at work as a sketch of it saw it, once one was sent. */
  sketch: TableSketch | undefined;
  /** What this side has asked the sender about unconfirmed entries; nothing before it has. */
  questions: readonly Question[] | undefined;
  /** The place of the last table that was begun, -1 before the first. */
  tablePlace: number;
  /** How often each order has come, since the last table was begun. */
  orders: Record<string, number | undefined>;
  isComplete: boolean;
}

/** Why this client is not ready, as the word that goes over the wire. */
type NotReady =
  "VERSION" | "LINK" | "CROSSED" | "DECLINED" | Exclude<ReturnType<typeof ownReadiness>, "READY">;

/** The same as this client's player reads it. */
const NOT_READY_TEXTS: Readonly<Record<NotReady, keyof LocaleStrings>> = {
  VERSION: "NOT_READY_VERSION",
  LINK: "NOT_READY_LINK",
  CROSSED: "NOT_READY_CROSSED",
  CLOCK: "REASON_CLOCK_OFF",
  BUSY: "NOT_READY_BUSY",
  GROUP: "NOT_READY_GROUP",
  DECLINED: "NOT_READY_DECLINED",
};
/** What this side takes from a sender. */
const TAKEN = {
  "SND;SCOP": true,
  "REQ;DATA": true,
  "DEL;DATA": true,
  "SND;DATA": true,
  "REQ;CONF": true,
  "SND;CONF": true,
} as const;
/** Seconds that a sender in a boss fight is waited for. Another member who asks meanwhile is not kept waiting. */
const PATIENCE = 300;
/** Reasons that lie on this side, so that the other one is told of them. */
const TOLD: Readonly<Partial<Record<Reason, true>>> = {
  REASON_HELD: true,
  REASON_NO_PROGRESS: true,
  REASON_TOO_MUCH: true,
};
/** Frames in which the flow of a session that was ended lets go of it. */
const FRAMES_TO_END = 60;

/**
 * Opens the session that a trusted user asks for, or tells them why this client is not ready.
 * Called by: AnswerSync
 */
export function openReceiverSession(peer: Peer, request: ReadyRequest): ReceiverSession | undefined {
  const { user, guild } = peer;
  const { fields } = request;
  const { sessionId } = fields;
  const scope = scopeWith(guild);
  const problem = notReadyWord(user, fields.version, next(scope)[0] !== undefined);
  if (problem !== undefined) {
    log(
      { role: "receiver", sessionId, user, tableType: "NONE" },
      "1",
      text("LOG_NOT_READY", text(NOT_READY_TEXTS[problem])),
    );
    const refusal = { sessionId, version: PROTOCOL_VERSION, reason: problem };
    whisper(user, controlText({ name: "NAK;REDY", tableType: "NONE", fields: refusal }), "answer");
    return undefined;
  }
  noteSeen(peer, fields.addonVersion);
  const mode = fields.mode === "days" ? "days" : "all";
  const session: ReceiverSession = {
    ...newSession({
      role: "receiver",
      sessionId,
      user,
      userGuild: guild,
      mode,
      days: mode === "days" ? math.max(1, fields.days) : 0,
      scope,
      isPreview: fields.purpose === PREVIEW,
    }),
    connection: openConnection({
      user,
      sessionId,
      patience: PATIENCE,
      acknowledges: {},
      takes: TAKEN,
      isStopRequested: () => false,
    }),
    outgoing: createPacking(),
    incoming: createPacking(),
    request,
    rows: [],
    sketch: undefined,
    questions: undefined,
    tablePlace: -1,
    orders: {},
    isComplete: false,
  };
  beginSession(session);
  logStep(session, openingText(session));
  return session;
}

/** How the log tells that a session begins. Called by: openReceiverSession */
function openingText({ days, isPreview, mode }: ReceiverSession): string {
  if (isPreview) {
    return text("LOG_PREVIEW");
  }
  return mode === "days" ? text("LOG_SESSION_DAYS", days) : text("LOG_SESSION_ALL");
}

/**
 * Ends the session that this client has, if it is an older one with the user who asks, one whose sender has asked to be
 * waited for, or one that does not get on; and waits until its flow has let go of it.
 * Called by: notReadyWord
 */
function makeRoomFor(user: string): void {
  const older = runningSession("receiver");
  const connection = older === undefined ? undefined : findConnection(older.user, older.sessionId);
  if (older === undefined || connection === undefined) {
    return;
  }
  endReceiverSessionWith(user);
  if (older.user !== user && isOnHold(connection)) {
    failConnection(connection, failure("REASON_HELD", older.user));
  } else if (older.user !== user && isIdle(connection)) {
    failConnection(connection, failure("REASON_NO_PROGRESS", older.user));
  }
  for (const _ of $range(1, FRAMES_TO_END)) {
    if (connection.failure !== undefined && runningSession("receiver") === older) {
      rest(0);
    }
  }
}

/**
 * Why this client is not ready for a user. Only who would be served otherwise can take the slot of somebody else.
 * Called by: openReceiverSession
 */
function notReadyWord(user: string, version: number, isLinked: boolean): NotReady | undefined {
  if (version !== PROTOCOL_VERSION) {
    return "VERSION";
  }
  if (!isLinked) {
    return "LINK";
  }
  if (isIgnored(user)) {
    return "DECLINED";
  }
  if (goesFirst(user)) {
    return "CROSSED";
  }
  if (hasHadEnough(user)) {
    return "BUSY";
  }
  makeRoomFor(user);
  const state = ownReadiness();
  return state === "READY" ? undefined : state;
}

/**
 * Step 1. Says that this client is ready. When everything is equal on both sides that is all, and the session is complete;
 * else its own digests follow.
 * Called by: AnswerSync
 */
export function answerReady(session: ReceiverSession): Failure | undefined {
  const { request, connection, scope } = session;
  const digests = tableCodes(session);
  const isEqual = request.fields.digest === totalCode(scope, digests);
  const isWished = !session.isPreview && hasQuestionsFor(session);
  reply(connection, request, {
    name: "ACK;REDY",
    tableType: "NONE",
    fields: {
      version: PROTOCOL_VERSION,
      capabilities: ownCapabilities(),
      addonVersion: addonVersion(),
      scope: isEqual ? ALL_EQUAL : scopeCode(scope),
      digests: isEqual ? [] : digests,
      ...(isWished ? { wish: CONFIRM } : {}),
    },
  });
  session.isAccepted = true;
  logReady(session, request.fields.addonVersion, request.fields.version);
  if (isEqual && !isWished && request.fields.purpose !== CONFIRM) {
    session.step = "5";
    logStep(session, text("LOG_ALL_EQUAL"));
    noteComplete(session);
  }
  return undefined;
}

/**
 * Step 6. Confirms that all is complete, and stores the time of this sync. `request` is what says so: the end of the
 * session, or of its last table.
 * Called by: AnswerSync, confirmTable
 */
export function confirmUser(
  session: ReceiverSession,
  request: ControlMessage<"END;SESS"> | ControlMessage<"END;TABL">,
): undefined {
  reply(session.connection, request, { name: "ACK;SESS", tableType: "NONE" });
  session.step = "6";
  noteComplete(session);
}

/**
 * Stores that nothing is left to do in a session; a preview has completed nothing.
 * Called by: answerReady, confirmUser
 */
function noteComplete(session: ReceiverSession): void {
  if (!session.isPreview) {
    for (const tableType of TABLE_TYPES) {
      session.saved.tables[tableType] = "Completed";
    }
    noteSynced(session);
  }
  session.isComplete = true;
}

/**
 * Ends a session on this side, with the reason if it failed; the other side is told what it does not know.
 * Called by: AnswerSync
 */
export function closeReceiverSession(session: ReceiverSession, problem: Failure | undefined): void {
  const { connection } = session;
  if (problem !== undefined && (connection.failure === undefined || TOLD[problem.reason] === true)) {
    say(connection, { name: "NAK;SESS", tableType: "NONE", fields: { reason: problem.reason } });
  }
  closeConnection(connection);
  rememberCredit(connection, problem !== undefined);
  const problemInWords = problem === undefined ? undefined : problemText(session, problem);
  logStep(session, closingText(session, problemInWords));
  closeSession(session, problemInWords);
}

/**
 * Frees the slot after an error in the flow of a session, which then is nobody's: the other side is told.
 * Called by: load
 */
export function abandonReceiverSession(user: string, error: string): void {
  const session = runningSession("receiver");
  const connection = session === undefined ? undefined : findConnection(session.user, session.sessionId);
  if (session !== undefined && connection !== undefined) {
    const problem = failure("REASON_ERROR");
    say(connection, { name: "NAK;SESS", tableType: "NONE", fields: { reason: problem.reason } });
    closeConnection(connection);
    closeSession(session, problemText(session, problem));
  }
  // The last, because what is broken may be what a line is written with.
  const nobody = { role: "receiver", sessionId: "", user, tableType: "NONE" } as const;
  logError(session ?? nobody, session?.step ?? "1", error);
}

/** How the log tells that a session has ended. Called by: closeReceiverSession */
function closingText(session: ReceiverSession, problem: string | undefined): string {
  if (problem !== undefined) {
    return text("LOG_SESSION_FAILED", problem);
  }
  if (session.isPreview) {
    return text("LOG_PREVIEW_ANSWERED");
  }
  const [here] = sessionTotals(session);
  return text("LOG_SESSION_CONFIRMED", countsText(here));
}
