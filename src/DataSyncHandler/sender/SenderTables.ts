/** The sender's tasks at the beginning and the end of each table. */

import { ask } from "../../DataSyncComs/connection/Requests";
import { LAST_TABLE, TABLE_DIFFERS } from "../../DataSyncComs/messages/Protocol";
import { TABLE_TYPES, type TableType } from "../../DataSyncManager/data/Schema";
import { countInCode, sumInScope } from "../../DataSyncManager/data/TableDigest";
import { scopeWith, tableScope } from "../../DataSyncManager/guild/SharedGuilds";
import { text } from "../../DataSyncManager/runtime/Locale";
import { countsText, movedAny } from "../../DataSyncManager/sync/EntryCounts";
import { type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { setTableProgress, sinceOf } from "../../DataSyncManager/sync/Sessions";
import { setProgress } from "../../DataSyncManager/sync/SyncRun";
import { isSameGuild, scopeCode, tableCode, tableCodes } from "../reconcile/DigestCodes";
import { logStep } from "../session/StepLog";
import type { SenderSession } from "./SenderSession";
import type { Actions, TableTask } from "./TableSteps";

/**
 * The last table that differs, once the receiver is ready; nothing when setup differs, because all else depends on it.
 * Called by: noteReady
 */
export function lastDifferentTable(session: SenderSession): TableType | undefined {
  let last: TableType | undefined;
  for (const tableType of TABLE_TYPES) {
    if (!isKnownEqual(session, tableType)) {
      if (tableType === "setup" || !isScopeAgreed(session)) {
        return undefined;
      }
      last = tableType;
    }
  }
  return last;
}

/**
 * How many entries the receiver has of a table, if it is known to mean the same scope.
 * Called by: beginWhole, cheapestForm, requestCells
 */
export function remoteCount(session: SenderSession, tableType: TableType): number | undefined {
  return isScopeAgreed(session)
    ? countInCode(session.remoteCodes[TABLE_TYPES.indexOf(tableType)] ?? "")
    : undefined;
}

/**
 * Step 2.3. Begins with the table whose turn it is; when the digests of both sides are equal it is done.
 * Called by: StartSync
 */
export function beginTable(session: SenderSession, tableType: TableType): TableTask {
  session.step = "2.3";
  const task = newTask(session, tableType);
  if (task.isEqual) {
    session.equal[tableType] = sumInScope(tableType, task.guilds).count;
  }
  setTableProgress(session, tableType, "In Progress");
  const place: number = TABLE_TYPES.indexOf(tableType);
  setProgress(place / TABLE_TYPES.length);
  return task;
}

/**
 * What is to be done next about a table: more of it, when it comes whole; once more row by row, when the receiver has said
 * that something still differs after a first look; else nothing.
 * Called by: StartSync
 */
export function continueTable(
  session: SenderSession,
  task: TableTask,
  { isPartial }: Actions,
): TableTask | undefined {
  const { here, there } = session;
  const { tableType } = task;
  if (isPartial) {
    return task;
  }
  const refused = here[tableType].refused + there[tableType].refused;
  if (!task.isStillDifferent || task.isByRows || refused > 0) {
    session.runUser.isStillDifferent ||= task.isStillDifferent;
    return undefined;
  }
  logStep(session, text("LOG_LOOK_AGAIN"));
  session.equal[tableType] = 0;
  return { ...newTask(session, tableType), isEqual: false, isSecondLook: true };
}

/** Called by: beginTable, continueTable */
function newTask(session: SenderSession, tableType: TableType): TableTask {
  return {
    tableType,
    guilds: tableScope(tableType, session.userGuild, session.scope),
    since: sinceOf(session, tableType),
    isEqual: isKnownEqual(session, tableType),
    isSecondLook: false,
    isByRows: false,
    isStillDifferent: false,
    whole: undefined,
    moved: 0,
    expected: 0,
  };
}

/**
 * Whether the receiver's codes are about the scope that this side means.
 * Called by: isKnownEqual, lastDifferentTable, remoteCount
 */
function isScopeAgreed(session: SenderSession): boolean {
  return !session.isSetupChanged && session.remoteScopeCode === scopeCode(session.scope);
}

/** Whether both sides are known to have the same of a table. Called by: lastDifferentTable, newTask */
function isKnownEqual(session: SenderSession, tableType: TableType): boolean {
  if (tableType === "setup" && !isSameGuild(session)) {
    return true;
  }
  const place = TABLE_TYPES.indexOf(tableType);
  return isScopeAgreed(session) && tableCodes(session)[place] === session.remoteCodes[place];
}

/**
 * Step 5. Tells the receiver that the table is complete, with this side's digest, and waits until it confirms. It says
 * whether the two sides are equal now; after the last table that confirms the whole session.
 * Called by: StartSync
 */
export function completeTable(
  session: SenderSession,
  task: TableTask,
  { isPartial }: Actions,
): Failure | undefined {
  if (isPartial) {
    return undefined;
  }
  session.step = "5";
  const problem = task.isEqual ? undefined : confirmTable(session, task);
  if (problem !== undefined) {
    return problem;
  }
  const { tableType } = task;
  if (task.isEqual) {
    logStep(session, text("LOG_TABLE_EQUAL", session.equal[tableType]));
  } else {
    const [here, there] = [session.here[tableType], session.there[tableType]];
    const equal = session.equal[tableType];
    logStep(session, text("LOG_TABLE_COMPLETED", countsText(here), countsText(there), equal));
  }
  setTableProgress(session, tableType, "Completed");
  return undefined;
}

/** Called by: completeTable */
function confirmTable(session: SenderSession, task: TableTask): Failure | undefined {
  const { tableType } = task;
  // After a second look that brought nothing here the digest is the same; it must not pass for a repeated message.
  const mark = (tableType === session.lastTable ? LAST_TABLE : "-") + (task.isSecondLook ? "2" : "");
  const fields = { digest: tableCode(session, tableType), mark };
  const answer = ask(session.connection, { name: "END;TABL", tableType, fields }, ["ACK;TABL", "ACK;SESS"]);
  if (isFailure(answer)) {
    return answer;
  }
  session.isConfirmed = answer.name === "ACK;SESS";
  task.isStillDifferent = answer.name === "ACK;TABL" && answer.fields.state === TABLE_DIFFERS;
  if (tableType === "setup") {
    noteSetupChanges(session);
  }
  return undefined;
}

/** A changed setup, on either side, changes what is shared. Called by: confirmTable */
function noteSetupChanges(session: SenderSession): void {
  if (movedAny(session.here.setup)) {
    session.scope = scopeWith(session.userGuild);
  }
  session.isSetupChanged ||= movedAny(session.here.setup) || movedAny(session.there.setup);
}
