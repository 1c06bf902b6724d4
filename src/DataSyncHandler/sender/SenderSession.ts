/** The sender's session with one user: what is known in it, how it begins and ends. */

import { createPacking, type Packing } from "../packing/EntryPacker";
import {
  closeConnection,
  type Connection,
  openConnection,
  say,
} from "../../DataSyncComs/connection/Connection";
import { ask } from "../../DataSyncComs/connection/Requests";
import { countsText } from "../../DataSyncManager/sync/EntryCounts";
import { type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { text } from "../../DataSyncManager/runtime/Locale";
import { log } from "../../DataSyncManager/sync/SyncLog";
import { type MetadataRow, TABLE_TYPES, type TableType } from "../../DataSyncManager/data/Schema";
import { type GuildSet, scopeWith } from "../../DataSyncManager/guild/SharedGuilds";
import {
  closeSession,
  isResumed,
  newSessionId,
  openSession,
  problemText,
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
import { noteSynced, statusOf, trustedGuildOf } from "../../DataSyncManager/guild/KnownUsers";

/** What the sender knows of the table at work. */
export interface TableWork {
  tableType: TableType;
  guilds: GuildSet;
  /** True where both sides are known to be equal, and nothing is left to do. */
  isEqual: boolean;
  /** The receiver's rows, in its order. */
  rows: MetadataRow[];
  /** How the receiver's metadata are asked for. */
  form: MetadataForm;
  /** True where a first look left a difference, so that the rows themselves are compared. */
  isSecondLook: boolean;
  /** True where the receiver says that something still differs. */
  isStillDifferent: boolean;
  /** Hashes of the ids that a sketch says are wanted. */
  wantedHashes: number[];
  /** Of entries that are all asked for, only those behind this id have come now. */
  startsBehind: string;
  /** About how many entries will come. */
  expected: number;
  /** Places (from 1) of the rows whose entries are wanted: the deleted ones, and the others. */
  wantedDeleted: number[];
  wantedLiving: number[];
  /** Ids of the entries that the receiver needs: tombstones, and the others. */
  owedDeleted: string[];
  owedLiving: string[];
  /** Entries moved so far, in either direction. */
  moved: number;
}

/** Nothing to ask, cells of a sketch, all rows, or all entries whole. */
export type MetadataForm = "none" | "cells" | "rows" | "whole";

export interface SenderSession extends Session {
  /** True where nothing is to be moved: only what would be is found out. */
  isPreview: boolean;
  connection: Connection;
  /** What has been sent to the other side and come from it, on which later batches build. */
  outgoing: Packing;
  incoming: Packing;
  runUser: RunUser;
  /** True once the receiver has said that it is ready. */
  isAccepted: boolean;
  /** The receiver's codes for its tables and its scope, as of the ready exchange. */
  remoteCodes: readonly string[];
  remoteScopeCode: string;
  /** True where setup changed in this session, so that codes and scope must be looked at anew. */
  isSetupChanged: boolean;
  work: TableWork;
  /** True where the ready exchange has shown that everything is equal. */
  isAllEqual: boolean;
  /** True once the receiver has confirmed that the whole session is complete. */
  isConfirmed: boolean;
  /** The last table that differs, where that is known from the beginning. */
  lastTable: TableType | undefined;
}

/** Seconds that a receiver in a boss fight is waited for: the others should not wait longer. */
const PATIENCE = 60;

/** What the sender acknowledges as soon as it is whole: rows come one transfer after another without a word from it. */
const ACKNOWLEDGED = { "SND;META": true } as const;

/** What the receiver is told at the end of a trial. */
const TRIAL_OVER = "TRIAL";

/**
 * Takes the run and its next user. Returns the session with them, which is running from now on.
 * Called by: StartSync
 */
export function openSenderSession(run: SyncRun, runUser: RunUser): SenderSession {
  const { user } = runUser;
  const { mode, days } = run.request;
  const isTrial = run.request.isPreview === true;
  const userGuild = trustedGuildOf(user, statusOf(user).guildName) ?? "";
  const sessionId = newSessionId();
  const session = openSession("sender", sessionId, user, userGuild, mode, days, isTrial) as SenderSession;
  session.isPreview = isTrial;
  session.connection = openConnection(user, sessionId, PATIENCE, ACKNOWLEDGED, isStopRequested);
  session.outgoing = createPacking();
  session.incoming = createPacking();
  session.runUser = runUser;
  session.isAccepted = false;
  session.scope = scopeWith(userGuild);
  session.isSetupChanged = false;
  session.isAllEqual = false;
  session.isConfirmed = false;
  session.lastTable = undefined;
  setUserState(runUser, "In Progress");
  setProgress(0);
  log(
    session,
    "2.2",
    isResumed(session) ? text("LOG_SESSION_RESUMED") : text("LOG_SESSION_OPENED", mode, days),
  );
  return session;
}

/**
 * Step 6. Tells the receiver that all tables are complete, and waits until it confirms, where it has not done so already.
 * Stores the time of this sync. A trial ends without a word about completion, because nothing has been completed.
 * Called by: StartSync
 */
export function completeUser(session: SenderSession): Failure | undefined {
  if (session.isPreview) {
    if (!session.isAllEqual) {
      say(session.connection, "NAK;SESS", "NONE", TRIAL_OVER);
    }
    return undefined;
  }
  if (!session.isConfirmed) {
    session.step = "6";
    const reply = ask(session.connection, ["ACK;SESS"], "END;SESS", "NONE");
    if (isFailure(reply)) {
      return reply;
    }
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
  const { connection, runUser } = session;
  if (problem !== undefined && session.isAccepted && connection.failure === undefined) {
    say(connection, "NAK;SESS", "NONE", problem.reason);
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
  log(
    session,
    "6",
    problem === undefined
      ? text("LOG_SESSION_COMPLETED", countsText(here), countsText(there))
      : text("LOG_SESSION_FAILED", problemText(session, problem)),
  );
  closeSession(session, problem === undefined ? undefined : problemText(session, problem));
}
