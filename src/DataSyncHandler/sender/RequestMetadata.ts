/** Step 2.3.1: the sender asks what the receiver has, in the form that costs least. */

import { noteBatch } from "../../DataSyncComs/connection/Progress";
import { ask, awaitMessage } from "../../DataSyncComs/connection/Requests";
import type { HashedRow, TableType } from "../../DataSyncManager/data/Schema";
import { idsInScope } from "../../DataSyncManager/data/Store";
import { isIdOfTable } from "../../DataSyncManager/data/Validation";
import { text } from "../../DataSyncManager/runtime/Locale";
import { failure, type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { unpackRows } from "../packing/EntryPacker";
import { CELL_BYTES, FIRST_CELLS } from "../reconcile/Sketch";
import { logStep } from "../session/StepLog";
import { requestCells, ROW_BYTES } from "./RequestCells";
import { requestWhole } from "./RequestWhole";
import type { SenderSession } from "./SenderSession";
import { remoteCount } from "./SenderTables";
import type { Metadata, TableTask } from "./TableSteps";

/** Seconds without a word after which the receiver's further rows are given up. */
const ROWS_SECONDS = 30;
/** Rows of one table that are looked at; a guild has at most 1000 members, and there are 50 linked ones. */
const MAX_ROWS = 50000;
/** This many times more entries there than here, and all of them are asked for without looking which. */
const FEW_HERE = 8;

/**
 * Step 2.3.1. Finds out what the receiver has of a table, in the session's scope, mode and days. If it has nothing there
 * is nothing to ask; if this side has next to nothing, the table is asked for whole; else a sketch of the differences is,
 * and the rows themselves when a sketch would not be shorter or cannot be read.
 * Called by: StartSync
 */
export function requestMetadata(session: SenderSession, task: TableTask): Metadata | Failure {
  if (task.isEqual) {
    return { form: "equal" };
  }
  session.step = "2.3.1";
  const form = task.whole !== undefined ? "whole" : cheapestForm(session, task);
  switch (form) {
    case "nothing":
      logStep(session, text("LOG_NOTHING_THERE"));
      return { form };
    case "whole":
      return requestWhole(session, task);
    case "cells":
      return requestCells(session, task) ?? requestRows(session, task);
    case "rows":
      return requestRows(session, task);
  }
}

/** How to find out what differs. Called by: requestMetadata */
function cheapestForm(session: SenderSession, task: TableTask): "nothing" | "whole" | "cells" | "rows" {
  const there = remoteCount(session, task.tableType);
  if (there === 0 && !task.isSecondLook) {
    return "nothing";
  }
  if (session.isPreview || task.isSecondLook) {
    // Rows say exactly what would be new and what would be replaced; a sketch does not.
    return "rows";
  }
  if (session.saved.whole?.tableType === task.tableType) {
    return "whole";
  }
  delete session.saved.whole;
  const here = idsInScope(task.tableType, task.guilds, task.since).length;
  const most = there ?? here;
  if (here * FEW_HERE <= most) {
    return "whole";
  }
  return FIRST_CELLS * CELL_BYTES > most * ROW_BYTES ? "rows" : "cells";
}

/**
 * Whether a row's id can be one of its table: the logs name some of them. A setup's id goes by the name that its guild had
 * when it was written, which the row does not say.
 * Called by: requestRows
 */
function isRowNamed({ guildName, id }: HashedRow, tableType: TableType): boolean {
  return tableType === "setup"
    ? string.match(id, "^[^%s%c%p]+$")[0] !== undefined
    : isIdOfTable(id, tableType, guildName);
}

/** Asks for all rows of the table, and collects them. Called by: requestMetadata */
function requestRows(session: SenderSession, task: TableTask): Metadata | Failure {
  const { connection, user } = session;
  const { tableType } = task;
  task.isByRows = true;
  const rows: HashedRow[] = [];
  logStep(session, text("LOG_ROWS_ASKED"));
  let answer = ask(connection, { name: "REQ;META", tableType }, ["SND;META", "END;META"]);
  while (!isFailure(answer) && answer.name === "SND;META") {
    const batch = unpackRows(session.incoming, tableType, answer.payload);
    if (batch === undefined || rows.length + batch.items.length > MAX_ROWS) {
      return failure("REASON_MALFORMED", user);
    }
    for (const row of batch.items) {
      if (!isRowNamed(row, tableType)) {
        return failure("REASON_MALFORMED", user);
      }
      rows.push(row);
    }
    if (batch.isLast) {
      break;
    }
    const idle = noteBatch(connection, batch.items.length, batch.items.length > 0);
    if (idle !== undefined) {
      return idle;
    }
    answer =
      awaitMessage(connection, { names: ["SND;META"], about: tableType, seconds: ROWS_SECONDS }) ??
      failure("REASON_NO_ANSWER", user);
  }
  if (isFailure(answer)) {
    return answer;
  }
  logStep(session, rows.length === 0 ? text("LOG_NOTHING_THERE") : text("LOG_METADATA", rows.length));
  return { form: "rows", rows };
}
