/** The sender's tasks at the beginning and the end of a session, and of each table in it. */

import { addonVersion, ownCapabilities } from "../Presence";
import { endReceiverSessionWith, isAnswering } from "../receiver/ReceiverSession";
import { isSameGuild, scopeCode, tableCodes } from "../SummaryCodes";
import { closeConversation, type Conversation, openConversation, say } from "../../DataSyncComs/Conversation";
import type { ControlMessage } from "../../DataSyncComs/Messages";
import { PROTOCOL_VERSION } from "../../DataSyncComs/Protocol";
import { ask } from "../../DataSyncComs/Waiting";
import { countsText, movedAny } from "../../DataSyncManager/Counts";
import { failure, type Failure, isFailure, type Reason } from "../../DataSyncManager/Failure";
import { ownGuild } from "../../DataSyncManager/Guild";
import { text } from "../../DataSyncManager/Locale";
import { log } from "../../DataSyncManager/Logs";
import { type MetadataRow, TABLE_TYPES, type TableType } from "../../DataSyncManager/Schema";
import { type GuildSet, scopeWith, tableScope } from "../../DataSyncManager/Scope";
import {
  closeSession,
  isResumed,
  newSessionId,
  openSession,
  problemText,
  type Session,
  sessionTotals,
  setTableProgress,
} from "../../DataSyncManager/Sessions";
import { sumInScope } from "../../DataSyncManager/Summary";
import {
  isStopRequested,
  type RunUser,
  setProgress,
  setUserState,
  type SyncRun,
} from "../../DataSyncManager/SyncRun";
import { noteSeen, noteSynced, statusOf, trustedGuildOf } from "../../DataSyncManager/Users";

/** What the sender knows of the table at work. */
export interface TableWork {
  tableType: TableType;
  guilds: GuildSet;
  /** True where both sides are known to be equal, and nothing is left to do. */
  isEqual: boolean;
  /** The receiver's rows, in its order. */
  rows: MetadataRow[];
  /** Places (from 1) of the rows whose entries are wanted: the deleted ones, and the others. */
  wantedDeleted: number[];
  wantedLiving: number[];
  /** Ids of the entries that the receiver needs: tombstones, and the others. */
  owedDeleted: string[];
  owedLiving: string[];
  /** Entries moved so far, in either direction. */
  moved: number;
}

export interface SenderSession extends Session {
  conversation: Conversation;
  runUser: RunUser;
  /** True once the receiver has said that it is ready. */
  isAccepted: boolean;
  /** The receiver's codes for its tables and its scope, as of the ready exchange. */
  remoteCodes: readonly string[];
  remoteScopeCode: string;
  /** True where setup changed in this session, so that codes and scope must be looked at anew. */
  isSetupChanged: boolean;
  work: TableWork;
}

/** Seconds that a receiver in a boss fight is waited for: the others should not wait longer. */
const PATIENCE = 60;

/** What each word of a receiver that is not ready means to the player. */
const NOT_READY: Record<string, Reason | undefined> = {
  BUSY: "REASON_BUSY",
  GROUP: "REASON_IN_GROUP",
  VERSION: "REASON_VERSION",
  LINK: "REASON_NOT_LINKED",
  CROSSED: "REASON_CROSSED",
};

/**
 * Takes the run and its next user. Returns the session with them, which is running from now on.
 * Called by: StartSync
 */
export function openSenderSession(run: SyncRun, runUser: RunUser): SenderSession {
  const { user } = runUser;
  const { mode, days } = run.request;
  const userGuild = trustedGuildOf(user, statusOf(user).guildName) ?? "";
  const sessionId = newSessionId();
  const session = openSession("sender", sessionId, user, userGuild, mode, days) as SenderSession;
  session.conversation = openConversation(user, sessionId, PATIENCE, isStopRequested);
  session.runUser = runUser;
  session.isAccepted = false;
  session.scope = scopeWith(userGuild);
  session.isSetupChanged = false;
  setUserState(runUser, "In Progress", "");
  setProgress(0);
  log(
    session,
    "2.2",
    isResumed(session) ? text("LOG_SESSION_RESUMED") : text("LOG_SESSION_OPENED", mode, days),
  );
  return session;
}

/**
 * Step 1. Asks the receiver whether it is ready, with what both need to know of each other. Returns nothing when it is,
 * else why not.
 * Called by: StartSync
 */
export function askReady(session: SenderSession): Failure | undefined {
  if (ownGuild() === undefined) {
    return failure("REASON_NO_GUILD");
  }
  if (session.userGuild === "") {
    return failure("REASON_STRANGER", session.user);
  }
  if (next(session.scope)[0] === undefined) {
    return failure("REASON_NOT_LINKED", session.user);
  }
  if (isAnswering(session.user)) {
    return failure("REASON_CROSSED", session.user);
  }
  const reply = ask(
    session.conversation,
    ["ACK;REDY", "NAK;REDY"],
    "REQ;REDY",
    "NONE",
    PROTOCOL_VERSION,
    ownCapabilities(),
    session.mode,
    session.days,
    addonVersion(),
    scopeCode(session.scope),
    ...tableCodes(session),
    ownGuild()!,
  );
  if (isFailure(reply)) {
    return reply;
  }
  return noteReadyAnswer(session, reply as ControlMessage);
}

/**
 * Takes the receiver's answer. Notes what it says of itself, or returns why it is not ready.
 * Called by: askReady
 */
function noteReadyAnswer(session: SenderSession, reply: ControlMessage): Failure | undefined {
  const { fields } = reply;
  if (reply.name === "NAK;REDY") {
    const reason = NOT_READY[fields[2] ?? ""] ?? "REASON_REFUSED";
    return failure(reason, reason === "REASON_VERSION" ? (fields[1] ?? "") : session.user);
  }
  // The other side is ready, so what it once began with this one has come to nothing.
  endReceiverSessionWith(session.user);
  session.isAccepted = true;
  session.remoteScopeCode = fields[4] ?? "";
  session.remoteCodes = fields.slice(5, 10);
  session.runUser.version = fields[3] ?? "";
  noteSeen(session.user, session.userGuild, fields[3]);
  log(session, "1", text("LOG_READY", fields[3] ?? "", fields[1] ?? ""));
  return undefined;
}

/**
 * Step 2.3. Takes the table whose turn it is. Begins with it; where the summaries of both sides are equal it is done.
 * Called by: StartSync
 */
export function beginTable(session: SenderSession, tableType: TableType): Failure | undefined {
  const guilds = tableScope(tableType, session.userGuild, session.scope);
  session.work = {
    tableType,
    guilds,
    isEqual: isKnownEqual(session, tableType),
    rows: [],
    wantedDeleted: [],
    wantedLiving: [],
    owedDeleted: [],
    owedLiving: [],
    moved: 0,
  };
  if (session.work.isEqual) {
    session.equal[tableType] = sumInScope(tableType, guilds).count;
  }
  setTableProgress(session, tableType, "In Progress");
  setProgress((TABLE_TYPES.indexOf(tableType) as number) / TABLE_TYPES.length);
  return undefined;
}

/**
 * Takes a table. Returns whether both sides are known to have the same: equal summaries over an equal scope.
 * Called by: beginTable
 */
function isKnownEqual(session: SenderSession, tableType: TableType): boolean {
  if (tableType === "setup" && !isSameGuild(session)) {
    return true;
  }
  if (session.isSetupChanged || session.remoteScopeCode !== scopeCode(session.scope)) {
    return false;
  }
  const place = TABLE_TYPES.indexOf(tableType);
  return tableCodes(session)[place] === session.remoteCodes[place];
}

/**
 * Step 5. Tells the receiver that the table is complete, and waits until it confirms.
 * Called by: StartSync
 */
export function completeTable(session: SenderSession): Failure | undefined {
  const { tableType, isEqual } = session.work;
  if (isEqual) {
    log(session, "5", text("LOG_TABLE_EQUAL"));
    setTableProgress(session, tableType, "Completed");
    return undefined;
  }
  session.step = "5";
  const reply = ask(session.conversation, ["ACK;TABL"], "END;TABL", tableType);
  if (isFailure(reply)) {
    return reply;
  }
  if (tableType === "setup" && movedAny(session.here.setup)) {
    session.isSetupChanged = true;
    session.scope = scopeWith(session.userGuild);
  }
  session.isSetupChanged ||= tableType === "setup" && movedAny(session.there.setup);
  const [here, there] = [session.here[tableType], session.there[tableType]];
  log(
    session,
    "5",
    text("LOG_TABLE_COMPLETED", countsText(here), countsText(there), session.equal[tableType]),
  );
  setTableProgress(session, tableType, "Completed");
  return undefined;
}

/**
 * Step 6. Tells the receiver that all tables are complete, and waits until it confirms. Stores the time of this sync.
 * Called by: StartSync
 */
export function completeUser(session: SenderSession): Failure | undefined {
  session.step = "6";
  const reply = ask(session.conversation, ["ACK;SESS"], "END;SESS", "NONE");
  if (isFailure(reply)) {
    return reply;
  }
  noteSynced(session.user);
  setProgress(1);
  return undefined;
}

/**
 * Takes a session and, where it failed, why. Ends it on this side; the other one is told where it does not know.
 * Called by: StartSync
 */
export function closeSenderSession(session: SenderSession, problem: Failure | undefined): void {
  const { conversation, runUser } = session;
  if (problem !== undefined && session.isAccepted && conversation.failure === undefined) {
    say(conversation, "NAK;SESS", "NONE", problem.reason);
  }
  closeConversation(conversation);
  const [here, there] = sessionTotals(session);
  runUser.here = here;
  runUser.there = there;
  for (const tableType of TABLE_TYPES) {
    runUser.tables[tableType] = {
      here: session.here[tableType],
      there: session.there[tableType],
      equal: session.equal[tableType],
    };
  }
  log(
    session,
    "6",
    problem === undefined
      ? text("LOG_SESSION_COMPLETED", countsText(here), countsText(there))
      : text("LOG_SESSION_FAILED", problemText(session, problem)),
  );
  closeSession(session, problem === undefined ? undefined : problemText(session, problem));
}
