/** The sender's session with one user: what is known in it, how it begins and ends. */

import {
  closeConnection,
  type Connection,
  findConnection,
  openConnection,
  say,
} from "../../DataSyncComs/connection/Connection";
import { ask } from "../../DataSyncComs/connection/Requests";
import { TABLE_TYPES, type TableType } from "../../DataSyncManager/data/Schema";
import { noteSynced, statusOf, trustedGuildOf } from "../../DataSyncManager/guild/KnownUsers";
import { scopeWith } from "../../DataSyncManager/guild/SharedGuilds";
import { text } from "../../DataSyncManager/runtime/Locale";
import { countsText } from "../../DataSyncManager/sync/EntryCounts";
import { failure, type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import {
  beginSession,
  closeSession,
  isResumed,
  newSession,
  newSessionId,
  problemText,
  runningSession,
  type Session,
  sessionTotals,
} from "../../DataSyncManager/sync/Sessions";
import {
  isStopRequested,
  type RunUser,
  setProgress,
  setUserState,
  type SyncRun,
} from "../../DataSyncManager/sync/SyncRun";
import { logError } from "../../DataSyncManager/sync/SyncLog";
import { createPacking } from "../packing/EntryPacker";
import type { Packing } from "../packing/Packing";
import { logStep } from "../session/StepLog";

export interface SenderSession extends Session {
  connection: Connection;
  /** What has been sent to the other side and come from it, on which later batches build. */
  outgoing: Packing;
  incoming: Packing;
  runUser: RunUser;
  /** The receiver's codes for its tables and its scope, as of the ready exchange. */
  remoteCodes: readonly string[];
  remoteScopeCode: string;
  /** True when setup changed in this session, so that codes and scope no longer count. */
  isSetupChanged: boolean;
  /** True when the ready exchange has shown that everything is equal. */
  isAllEqual: boolean;
  /** True where one side has entries that the other may be able to confirm. */
  isConfirmWished: boolean;
  /** True once the receiver has confirmed that the whole session is complete. */
  isConfirmed: boolean;
  /** The last table that differs, when that is known from the beginning. */
  lastTable: TableType | undefined;
}

/** Seconds that a receiver in a boss fight is waited for: the others should not wait longer. */
const PATIENCE = 60;

/** What the sender acknowledges as soon as it is whole: rows come one transfer after another without a word from it. */
const ACKNOWLEDGED = { "SND;META": true } as const;
/** The subject of a log line about no session. */
const NO_SESSION = { role: "sender", sessionId: "", user: "", tableType: "NONE" } as const;
/** What it takes from a receiver. */
const TAKEN = {
  "SND;SCOP": true,
  "SND;CELL": true,
  "SND;META": true,
  "SND;DATA": true,
  "SND;CONF": true,
} as const;

/** Opens the session with a run's user, which is the running one from now on. Called by: StartSync */
export function openSenderSession(run: SyncRun, runUser: RunUser): SenderSession {
  const { user } = runUser;
  const { mode, days, isPreview } = run.request;
  const userGuild = trustedGuildOf(user, statusOf(user).guildName) ?? "";
  const sessionId = newSessionId();
  const session: SenderSession = {
    ...newSession({
      role: "sender",
      sessionId,
      user,
      userGuild,
      mode,
      days,
      scope: scopeWith(userGuild),
      isPreview: isPreview === true,
    }),
    connection: openConnection({
      user,
      sessionId,
      patience: PATIENCE,
      acknowledges: ACKNOWLEDGED,
      takes: TAKEN,
      isStopRequested,
    }),
    outgoing: createPacking(),
    incoming: createPacking(),
    runUser,
    remoteCodes: [],
    remoteScopeCode: "",
    isSetupChanged: false,
    isAllEqual: false,
    isConfirmWished: false,
    isConfirmed: false,
    lastTable: undefined,
  };
  beginSession(session);
  setUserState(runUser, "In Progress");
  setProgress(0);
  session.step = "2.2";
  logStep(session, openingText(session));
  return session;
}

/** How the log tells that a session begins. Called by: openSenderSession */
function openingText(session: SenderSession): string {
  if (session.isPreview) {
    return text("LOG_PREVIEW");
  }
  if (isResumed(session)) {
    return text("LOG_SESSION_RESUMED");
  }
  return session.mode === "days" ? text("LOG_SESSION_DAYS", session.days) : text("LOG_SESSION_ALL");
}

/**
 * Step 6. Tells the receiver that all tables are complete, and waits until it confirms, unless it has done so already.
 * Stores the time of this sync; a preview has completed nothing.
 * Called by: StartSync
 */
export function completeUser(session: SenderSession): Failure | undefined {
  session.step = "6";
  if (!session.isConfirmed) {
    const answer = ask(session.connection, { name: "END;SESS", tableType: "NONE" }, ["ACK;SESS"]);
    if (isFailure(answer)) {
      return answer;
    }
  }
  if (!session.isPreview) {
    noteSynced(session);
  }
  setProgress(1);
  return undefined;
}

/**
 * Ends a session on this side, with the reason if it failed; the other side is told what it does not know.
 * Called by: StartSync
 */
export function closeSenderSession(session: SenderSession, problem: Failure | undefined): void {
  const { connection, runUser } = session;
  if (problem !== undefined && session.isAccepted && connection.failure === undefined) {
    say(connection, { name: "NAK;SESS", tableType: "NONE", fields: { reason: problem.reason } });
  }
  closeConnection(connection);
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
  const problemInWords = problem === undefined ? undefined : problemText(session, problem);
  logStep(session, closingText(session, problemInWords));
  closeSession(session, problemInWords);
}

/**
 * Ends the session of a run that an error has ended, so that nothing of it goes on: the other side is told.
 * Called by: startSyncFlow
 */
export function abandonSenderSession(error: string): void {
  const session = runningSession("sender");
  const connection = session === undefined ? undefined : findConnection(session.user, session.sessionId);
  if (session !== undefined && connection !== undefined) {
    const problem = failure("REASON_ERROR");
    say(connection, { name: "NAK;SESS", tableType: "NONE", fields: { reason: problem.reason } });
    closeConnection(connection);
    closeSession(session, problemText(session, problem));
  }
  // The last, because what is broken may be what a line is written with.
  logError(session ?? NO_SESSION, session?.step ?? "2.1", error);
}

/** How the log tells that a session has ended. Called by: closeSenderSession */
function closingText(session: SenderSession, problem: string | undefined): string {
  if (problem !== undefined) {
    return text("LOG_SESSION_FAILED", problem);
  }
  const [here, there] = sessionTotals(session);
  return session.isPreview
    ? text("LOG_PREVIEW_ENDED", countsText(here), countsText(there))
    : text("LOG_SESSION_COMPLETED", countsText(here), countsText(there));
}
