/** The sender's tasks at the beginning and the end of each table. */

import { LAST_TABLE } from "../../DataSyncComs/messages/Protocol";
import type { ControlMessage } from "../../DataSyncComs/messages/Messages";
import { ask } from "../../DataSyncComs/connection/Requests";
import { countsText, movedAny } from "../../DataSyncManager/sync/EntryCounts";
import { type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { text } from "../../DataSyncManager/runtime/Locale";
import { log } from "../../DataSyncManager/sync/SyncLog";
import { TABLE_TYPES, type TableType } from "../../DataSyncManager/data/Schema";
import { type GuildSet, scopeWith, tableScope } from "../../DataSyncManager/guild/SharedGuilds";
import { setTableProgress } from "../../DataSyncManager/sync/Sessions";
import { countInCode, sumInScope } from "../../DataSyncManager/data/TableDigest";
import { setProgress } from "../../DataSyncManager/sync/SyncRun";
import { isSameGuild, scopeCode, tableCode, tableCodes } from "../reconcile/DigestCodes";
import type { SenderSession, TableWork } from "./SenderSession";

/**
 * Takes a session in which the receiver is ready. Returns the last table that differs, where setup does not.
 * Called by: noteReadyAnswer
 */
export function lastDifferentTable(session: SenderSession): TableType | undefined {
  let last: TableType | undefined;
  for (const tableType of TABLE_TYPES) {
    if (!isKnownEqual(session, tableType)) {
      if (tableType === "setup" || session.remoteScopeCode !== scopeCode(session.scope)) {
        return undefined;
      }
      last = tableType;
    }
  }
  return last;
}

/**
 * Takes a table. Returns how many entries the receiver has of it, where it is known to mean the same scope.
 * Called by: requestCells, requestMetadata, requestWhole
 */
export function remoteCount(session: SenderSession, tableType: TableType): number | undefined {
  if (session.isSetupChanged || session.remoteScopeCode !== scopeCode(session.scope)) {
    return undefined;
  }
  return countInCode(session.remoteCodes[TABLE_TYPES.indexOf(tableType)] ?? "");
}

/**
 * Step 2.3. Takes the table whose turn it is. Begins with it; where the summaries of both sides are equal it is done.
 * Called by: StartSync
 */
export function beginTable(session: SenderSession, tableType: TableType): Failure | undefined {
  const guilds = tableScope(tableType, session.userGuild, session.scope);
  session.work = newWork(tableType, guilds, isKnownEqual(session, tableType), false);
  if (session.work.isEqual) {
    session.equal[tableType] = sumInScope(tableType, guilds).count;
  }
  setTableProgress(session, tableType, "In Progress");
  setProgress(TABLE_TYPES.indexOf(tableType) / TABLE_TYPES.length);
  return undefined;
}

/**
 * Where the receiver has said that something still differs after a first look: takes a session and begins with its table
 * once more, row by row. Returns whether that is so.
 * Called by: StartSync
 */
export function mustLookAgain(session: SenderSession): boolean {
  const { work, here, there } = session;
  const refused = here[work.tableType].refused + there[work.tableType].refused;
  if (!work.isStillDifferent || work.isSecondLook || work.form === "rows" || refused > 0) {
    return false;
  }
  log(session, "5", text("LOG_LOOK_AGAIN"));
  session.work = newWork(work.tableType, work.guilds, false, true);
  return true;
}

/**
 * Takes a table, its guilds in scope, whether it is equal and whether it is looked at again. Returns the work on it.
 * Called by: beginTable, mustLookAgain
 */
function newWork(tableType: TableType, guilds: GuildSet, isEqual: boolean, isSecondLook: boolean): TableWork {
  return {
    tableType,
    guilds,
    isEqual,
    isSecondLook,
    isStillDifferent: false,
    form: "none",
    rows: [],
    wantedDeleted: [],
    wantedLiving: [],
    wantedHashes: [],
    owedDeleted: [],
    owedLiving: [],
    startsBehind: "",
    expected: 0,
    moved: 0,
  };
}

/**
 * Takes a table. Returns whether both sides are known to have the same: equal summaries over an equal scope.
 * Called by: beginTable, lastDifferentTable
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
 * Step 5. Tells the receiver that the table is complete, with this side's summary, and waits until it confirms. It says
 * whether the two sides are equal now; after the last table that confirms the whole session.
 * Called by: StartSync
 */
export function completeTable(session: SenderSession): Failure | undefined {
  const { tableType, isEqual, isSecondLook } = session.work;
  if (isEqual) {
    log(session, "5", text("LOG_TABLE_EQUAL"));
    setTableProgress(session, tableType, "Completed");
    return undefined;
  }
  session.step = "5";
  // After a second look that brought nothing here the summary is the same; it must not pass for a repeated message.
  const mark = (tableType === session.lastTable ? LAST_TABLE : "-") + (isSecondLook ? "2" : "");
  const code = tableCode(session, tableType);
  const reply = ask(session.connection, ["ACK;TABL", "ACK;SESS"], "END;TABL", tableType, code, mark);
  if (isFailure(reply)) {
    return reply;
  }
  session.isConfirmed = reply.name === "ACK;SESS";
  session.work.isStillDifferent = !session.isConfirmed && (reply as ControlMessage).fields[1] === "!";
  if (tableType === "setup" && movedAny(session.here.setup)) {
    session.isSetupChanged = true;
    session.scope = scopeWith(session.userGuild);
  }
  session.isSetupChanged ||= tableType === "setup" && movedAny(session.there.setup);
  const [here, there] = [session.here[tableType], session.there[tableType]];
  const equal = session.equal[tableType];
  log(session, "5", text("LOG_TABLE_COMPLETED", countsText(here), countsText(there), equal));
  setTableProgress(session, tableType, "Completed");
  return undefined;
}
