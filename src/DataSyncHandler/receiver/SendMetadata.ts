/** Step 2.3.2 to 2.3.4: the receiver says what it has of a table, in the form that the sender asks for. */

import { sendPayload, sendStream } from "../../DataSyncComs/connection/OutgoingTransfers";
import { reply, replyByTransfer } from "../../DataSyncComs/connection/Replies";
import { escape } from "../../DataSyncComs/messages/PayloadCodec";
import type { HashedRow, TableType } from "../../DataSyncManager/data/Schema";
import { storedHash } from "../../DataSyncManager/data/ContentHash";
import { rowInScope } from "../../DataSyncManager/data/LeftGuilds";
import { idsInScope } from "../../DataSyncManager/data/Store";
import { tableScope } from "../../DataSyncManager/guild/SharedGuilds";
import { text } from "../../DataSyncManager/runtime/Locale";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import type { Failure } from "../../DataSyncManager/sync/Failure";
import { sinceOf } from "../../DataSyncManager/sync/Sessions";
import { rowBatches } from "../entries/EntryBatches";
import { MAX_CELLS, writeCells } from "../reconcile/Sketch";
import { cellsOf, sketchTable } from "../reconcile/TableSketch";
import { logStep } from "../session/StepLog";
import type { TableOrder } from "./ReceiverOrders";
import type { ReceiverSession } from "./ReceiverSession";
import { sendEntries } from "./ServeEntries";

/** Sends the table's metadata rows, or says that there are none. Called by: AnswerSync */
export function sendRows(session: ReceiverSession, order: TableOrder<"REQ;META">): Failure | undefined {
  const { tableType } = order;
  const ids = idsToTell(session, tableType, "");
  if (ids.length === 0) {
    return sayNothing(session, order);
  }
  replyByTransfer(session.connection, order);
  const guilds = guildsOf(session, tableType);
  const rows: HashedRow[] = [];
  for (const id of ids) {
    const row = rowInScope(tableType, id, guilds)!;
    rows.push({ ...row, hash: row.deleted ? 0 : storedHash(tableType, id) });
    yieldIfOverBudget();
  }
  session.rows = rows;
  session.step = "2.3.4";
  const next = rowBatches(session.outgoing, tableType, rows);
  const problem = sendStream(session.connection, { name: "SND;META", tableType, next });
  if (problem === undefined) {
    logStep(session, text("LOG_METADATA_SENT", rows.length));
  }
  return problem;
}

/**
 * Sends cells of a sketch of the table. Further cells are of the same rows as the first ones, whatever has been edited
 * since.
 * Called by: AnswerSync
 */
export function sendCells(session: ReceiverSession, order: TableOrder<"REQ;CELL">): Failure | undefined {
  const { tableType } = order;
  const { to } = order.fields;
  const from = math.min(order.fields.from, MAX_CELLS);
  const sketch =
    from > 0 && session.sketch?.tableType === tableType
      ? session.sketch
      : sketchTable(tableType, guildsOf(session, tableType), sinceOf(session, tableType));
  session.sketch = sketch;
  const cells = cellsOf(sketch, math.min(MAX_CELLS, math.max(from, to)));
  replyByTransfer(session.connection, order);
  session.step = "2.3.4";
  const payload = escape(writeCells(cells, from));
  const problem = sendPayload(session.connection, { name: "SND;CELL", tableType, payload });
  if (problem === undefined) {
    logStep(session, text("LOG_CELLS_SENT", cells.length - from, sketch.items.length));
  }
  return problem;
}

/**
 * Sends the table's entries whole, starting after the id `behind`, or says that there are none.
 * Called by: AnswerSync
 */
export function sendWhole(session: ReceiverSession, order: TableOrder<"REQ;WHOL">): Failure | undefined {
  const { tableType } = order;
  const ids = idsToTell(session, tableType, order.fields.behind ?? "");
  if (ids.length === 0) {
    return sayNothing(session, order);
  }
  replyByTransfer(session.connection, order);
  logStep(session, text("LOG_WHOLE_SENT", ids.length));
  return sendEntries(session, tableType, ids);
}

/** Step 2.3.2. Says that there is nothing of the table. Called by: sendRows, sendWhole */
function sayNothing(
  session: ReceiverSession,
  order: TableOrder<"REQ;META"> | TableOrder<"REQ;WHOL">,
): undefined {
  reply(session.connection, order, { name: "END;META", tableType: order.tableType });
  logStep(session, text("LOG_NO_METADATA"));
}

/** Called by: idsToTell, sendCells, sendRows */
function guildsOf(session: ReceiverSession, tableType: TableType): Record<string, true> {
  return tableScope(tableType, session.userGuild, session.scope);
}

/** In the session's scope, mode and days, starting after an id. Called by: sendRows, sendWhole */
function idsToTell(session: ReceiverSession, tableType: TableType, behind: string): string[] {
  return idsInScope(tableType, guildsOf(session, tableType), sinceOf(session, tableType), behind);
}
