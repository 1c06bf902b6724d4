/** The receiver's tasks at the beginning and the end of a session, and what the sender wants next. */

import { endReceiverSessionWith, goesFirst } from "../session/SimultaneousStart";
import { ownCapabilities, ownState } from "../session/Presence";
import { addonVersion } from "../../DataSyncManager/runtime/AddonVersion";
import { scopeCode, tableCode, tableCodes, totalCode } from "../reconcile/DigestCodes";
import {
  answer,
  closeConnection,
  failConnection,
  isOnHold,
  type Connection,
  type Delivery,
  openConnection,
  say,
} from "../../DataSyncComs/connection/Connection";
import { type ControlMessage, controlText } from "../../DataSyncComs/messages/Messages";
import {
  ALL_EQUAL,
  LAST_TABLE,
  type MessageName,
  PROTOCOL_VERSION,
} from "../../DataSyncComs/messages/Protocol";
import { enqueue } from "../../DataSyncComs/sending/SendQueue";
import { awaitMessage } from "../../DataSyncComs/connection/Requests";
import { countsText } from "../../DataSyncManager/sync/EntryCounts";
import { failure, type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { text } from "../../DataSyncManager/runtime/Locale";
import { log } from "../../DataSyncManager/sync/SyncLog";
import { rest } from "../../DataSyncManager/runtime/Scheduler";
import type { SyncMode } from "../../DataSyncManager/data/SavedData";
import { type MetadataRow, TABLE_TYPES, type TableType } from "../../DataSyncManager/data/Schema";
import { scopeWith } from "../../DataSyncManager/guild/SharedGuilds";
import {
  closeSession,
  openSession,
  problemText,
  runningSession,
  type Session,
  sessionTotals,
  setTableProgress,
} from "../../DataSyncManager/sync/Sessions";
import { noteSeen, noteSynced, trustedGuildOf } from "../../DataSyncManager/guild/KnownUsers";
import { createPacking, type Packing } from "../packing/EntryPacker";
import type { TableSketch } from "../reconcile/TableSketch";

export interface ReceiverSession extends Session {
  connection: Connection;
  /** What has been sent to the other side and come from it, on which later batches build. */
  outgoing: Packing;
  incoming: Packing;
  request: ControlMessage;
  /** The rows of the table at work, as they were sent. */
  rows: MetadataRow[];
  /** The table at work as a sketch of it saw it, once one was sent. */
  seen: TableSketch | undefined;
  /** The place of the last table that was begun, -1 before the first. */
  tablePlace: number;
  isComplete: boolean;
}

/** Seconds that a sender in a boss fight is waited for. Another member who asks meanwhile is not kept waiting. */
const PATIENCE = 300;
/** Frames in which the flow of a session that was ended lets go of it. */
const FRAMES_TO_END = 60;
/** Seconds without a word from the sender after which the session is over. */
const SILENCE_SECONDS = 120;

/** What the sender may want, but for the beginning, and the step that it belongs to. */
const ORDER_STEPS: Partial<Record<MessageName, string>> = {
  "SND;SCOP": "2.3",
  "REQ;META": "2.3.2",
  "REQ;DATA": "3.2",
  "DEL;DATA": "4.2",
  "SND;DATA": "4.2",
  "END;TABL": "5",
  "END;SESS": "6",
};
const ORDERS = Object.keys(ORDER_STEPS) as MessageName[];

/**
 * Takes a trusted user who wants to begin a session, and their request. Returns the session, or nothing where this
 * client is not ready; then the sender has been told why.
 * Called by: AnswerSync
 */
export function openReceiverSession(user: string, request: ControlMessage): ReceiverSession | undefined {
  const [sessionId, version, , mode, days, theirVersion] = request.fields;
  makeRoomFor(user);
  const userGuild = trustedGuildOf(user, request.fields[7]) ?? "";
  const scope = scopeWith(userGuild);
  const problem = notReadyWord(user, tonumber(version), next(scope)[0] !== undefined);
  if (problem !== undefined) {
    const subject = { role: "receiver", sessionId: sessionId ?? "", user, tableType: "NONE" } as const;
    log(subject, "1", text("LOG_NOT_READY", problem));
    const refusal = controlText("NAK;REDY", "NONE", sessionId ?? "", PROTOCOL_VERSION, problem);
    enqueue(refusal, "WHISPER", user, "answer");
    return undefined;
  }
  noteSeen(user, userGuild, theirVersion);
  const syncMode: SyncMode = mode === "days" ? "days" : "all";
  const dayCount = math.max(1, math.floor(tonumber(days) ?? 1));
  const session = openSession(
    "receiver",
    sessionId!,
    user,
    userGuild,
    syncMode,
    syncMode === "days" ? dayCount : 0,
  ) as ReceiverSession;
  session.connection = openConnection(user, sessionId!, PATIENCE, {}, () => false);
  session.outgoing = createPacking();
  session.incoming = createPacking();
  session.scope = scope;
  session.request = request;
  session.rows = [];
  session.seen = undefined;
  session.tablePlace = -1;
  session.isComplete = false;
  return session;
}

/**
 * Takes a user who asks for a session. Ends the one that this client has where it is an older one with the same user, or
 * one whose sender has asked to be waited for; and waits until its flow has let go of it.
 * Called by: openReceiverSession
 */
function makeRoomFor(user: string): void {
  const older = runningSession("receiver") as ReceiverSession | undefined;
  if (older === undefined) {
    return;
  }
  endReceiverSessionWith(user);
  if (isOnHold(older.connection)) {
    failConnection(older.connection, failure("REASON_HELD", older.user));
  }
  for (const _ of $range(1, FRAMES_TO_END)) {
    if (older.connection.failure !== undefined && runningSession("receiver") === older) {
      rest(0);
    }
  }
}

/**
 * Takes who asks, their protocol version and whether the guilds are linked. Returns why this client is not ready.
 * Called by: openReceiverSession
 */
function notReadyWord(user: string, version: number | undefined, isLinked: boolean): string | undefined {
  if (version !== PROTOCOL_VERSION) {
    return "VERSION";
  }
  if (!isLinked) {
    return "LINK";
  }
  if (goesFirst(user)) {
    return "CROSSED";
  }
  const state = ownState();
  return state === "READY" ? undefined : state;
}

/**
 * Step 1. Says that this client is ready. Where everything is equal on both sides that is all, and the session is complete;
 * else its own summaries follow.
 * Called by: AnswerSync
 */
export function answerReady(session: ReceiverSession): Failure | undefined {
  const { request, connection, scope } = session;
  const codes = tableCodes(session);
  const isEqual = request.fields[6] === totalCode(scope, codes);
  const told = isEqual ? [ALL_EQUAL] : [scopeCode(scope), ...codes];
  answer(
    connection,
    request,
    "ACK;REDY",
    "NONE",
    PROTOCOL_VERSION,
    ownCapabilities(),
    addonVersion(),
    ...told,
  );
  log(session, "1", text("LOG_READY", request.fields[5] ?? "", request.fields[1] ?? ""));
  if (isEqual) {
    log(session, "5", text("LOG_ALL_EQUAL"));
    noteComplete(session);
  }
  return undefined;
}

/**
 * Waits for what the sender wants next. Tables come in their order; a step back is out of order and ends the session.
 * Called by: AnswerSync
 */
export function awaitOrder(session: ReceiverSession): ControlMessage | Delivery | Failure {
  const order = awaitMessage(session.connection, ORDERS, "any", SILENCE_SECONDS);
  if (order === undefined) {
    return failure("REASON_SILENT", session.user);
  }
  if (isFailure(order)) {
    return order;
  }
  session.step = ORDER_STEPS[order.name] ?? session.step;
  const isAboutTable = order.name !== "SND;SCOP" && order.name !== "END;SESS";
  if (isAboutTable !== (order.tableType !== "NONE")) {
    return failure("REASON_OUT_OF_ORDER", session.user);
  }
  return isAboutTable ? enterTable(session, order) : order;
}

/**
 * Takes an order about a table. Returns it where the table's turn has come or it is at work, else the failure.
 * Called by: awaitOrder
 */
function enterTable(
  session: ReceiverSession,
  order: ControlMessage | Delivery,
): ControlMessage | Delivery | Failure {
  const tableType = order.tableType as TableType;
  const place = TABLE_TYPES.indexOf(tableType);
  if (place < session.tablePlace || (place === session.tablePlace && session.tableType === "NONE")) {
    return failure("REASON_OUT_OF_ORDER", session.user);
  }
  if (place > session.tablePlace) {
    session.tablePlace = place;
    session.rows = [];
    setTableProgress(session, tableType, "In Progress");
  }
  return order;
}

/**
 * Step 5. Takes the sender's word that the table is complete, with its summary. Confirms it, and says whether the two
 * sides are equal now; where they are and it was the last table, the whole session is complete.
 * Called by: AnswerSync
 */
export function confirmTable(session: ReceiverSession, order: ControlMessage): Failure | undefined {
  const tableType = order.tableType as TableType;
  const [, code, last] = order.fields;
  if (tableType === "setup") {
    session.scope = scopeWith(session.userGuild);
  }
  const isEqual = code === tableCode(session, tableType);
  log(session, "5", text("LOG_TABLE_CONFIRMED", countsText(session.here[tableType])));
  if (isEqual && string.sub(last ?? "", 1, 1) === LAST_TABLE) {
    setTableProgress(session, tableType, "Completed");
    return confirmUser(session, order);
  }
  // A sender that finds out that something is still different looks at this table once more.
  setTableProgress(session, tableType, isEqual ? "Completed" : "In Progress");
  answer(session.connection, order, "ACK;TABL", tableType, isEqual ? "=" : "!");
  return undefined;
}

/**
 * Step 6. Takes the sender's word that all is complete. Confirms it and stores the time of this sync.
 * Called by: AnswerSync, confirmTable
 */
export function confirmUser(session: ReceiverSession, order: ControlMessage): Failure | undefined {
  answer(session.connection, order, "ACK;SESS", "NONE");
  noteComplete(session);
  return undefined;
}

/** Takes a session in which nothing is left to do. Stores that. Called by: answerReady, confirmUser */
function noteComplete(session: ReceiverSession): void {
  for (const tableType of TABLE_TYPES) {
    session.saved.tables[tableType] = "Completed";
  }
  noteSynced(session.user);
  session.isComplete = true;
}

/**
 * Takes a session and, where it failed, why. Ends it on this side; the other one is told where it does not know.
 * Called by: AnswerSync
 */
export function closeReceiverSession(session: ReceiverSession, problem: Failure | undefined): void {
  const { connection } = session;
  if (problem !== undefined && connection.failure === undefined) {
    say(connection, "NAK;SESS", "NONE", problem.reason);
  }
  closeConnection(connection);
  const [here] = sessionTotals(session);
  log(
    session,
    "6",
    problem === undefined
      ? text("LOG_SESSION_CONFIRMED", countsText(here))
      : text("LOG_SESSION_FAILED", problemText(session, problem)),
  );
  closeSession(session, problem === undefined ? undefined : problemText(session, problem));
}
