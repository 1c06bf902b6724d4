/** The receiver's tasks inside a table: tell its metadata, send what is wanted, write what comes. */

import { decode, encode, escape } from "../../DataSyncComs/messages/PayloadCodec";
import type { ControlMessage } from "../../DataSyncComs/messages/Messages";
import { answer, type Delivery } from "../../DataSyncComs/connection/Connection";
import {
  answerBatch,
  answersWithTransfer,
  sendPayload,
  sendStream,
} from "../../DataSyncComs/connection/OutgoingTransfers";
import { addCounts, countsText } from "../../DataSyncManager/sync/EntryCounts";
import { failure, type Failure } from "../../DataSyncManager/sync/Failure";
import { text } from "../../DataSyncManager/runtime/Locale";
import { log } from "../../DataSyncManager/sync/SyncLog";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import type { MetadataRow, TableType } from "../../DataSyncManager/data/Schema";
import { tableScope } from "../../DataSyncManager/guild/SharedGuilds";
import { namesIn } from "../../DataSyncManager/data/SortedIds";
import { sinceOf } from "../../DataSyncManager/sync/Sessions";
import { sortTexts } from "../../DataSyncManager/data/SortedIds";
import { idsInScope, metadataOf } from "../../DataSyncManager/data/Store";
import { applyEntries } from "../entries/ApplyEntries";
import { nextBatch, nextRows } from "../entries/EntryBatches";
import { unpackEntries } from "../packing/EntryPacker";
import { readRowBitmap } from "../reconcile/RowBitmap";
import { MAX_CELLS, writeCells } from "../reconcile/Sketch";
import { cellsOf, readHashes, sketchTable } from "../reconcile/TableSketch";
import { commonGuilds } from "../session/CommonGuilds";
import type { ReceiverSession } from "./ReceiverSession";

/**
 * Takes the guilds that the sender would exchange. Answers with those that both would; they are the scope from now on.
 * Called by: AnswerSync
 */
export function answerScope(session: ReceiverSession, order: Delivery): Failure | undefined {
  session.scope = commonGuilds(session.scope, order.payload);
  const names = namesIn(session.scope);
  log(session, "2.3", text("LOG_SCOPE", table.concat(names, ", ")));
  return sendPayload(session.connection, "SND;SCOP", "NONE", encode(names));
}

/**
 * Steps 2.3.2 to 2.3.4. Takes the sender's request for a table's metadata. Sends them in the form that it asks for: cells
 * of a sketch, rows, or the entries whole; or says that there is nothing. Scope, mode and days are the session's.
 * Called by: AnswerSync
 */
export function sendMetadata(session: ReceiverSession, order: ControlMessage): Failure | undefined {
  const tableType = order.tableType as TableType;
  const [, form, from, to, behind] = order.fields;
  const guilds = tableScope(tableType, session.userGuild, session.scope);
  const since = sinceOf(session, tableType);
  if (form === "C") {
    const first = math.max(0, math.floor(tonumber(from) ?? 0));
    // Further cells must be of the same rows as the first ones, whatever has been edited since.
    const seen =
      first > 0 && session.seen?.tableType === tableType
        ? session.seen
        : sketchTable(tableType, guilds, since);
    session.seen = seen;
    const cells = cellsOf(seen, math.min(MAX_CELLS, math.max(first, math.floor(tonumber(to) ?? 0))));
    answersWithTransfer(session.connection, order);
    log(session, "2.3.4", text("LOG_CELLS_SENT", cells.length - first, seen.items.length));
    return sendPayload(session.connection, "SND;CELL", tableType, escape(writeCells(cells, first)));
  }
  const ids = idsInScope(tableType, guilds, since, behind);
  if (ids.length === 0) {
    answer(session.connection, order, "END;META", tableType);
    log(session, "2.3.2", text("LOG_NO_METADATA"));
    return undefined;
  }
  answersWithTransfer(session.connection, order);
  return form === "W" ? sendEntries(session, tableType, ids) : sendRows(session, tableType, ids);
}

/** Takes a table and the ids in scope. Sends their rows. Called by: sendMetadata */
function sendRows(
  session: ReceiverSession,
  tableType: TableType,
  ids: readonly string[],
): Failure | undefined {
  const metadata = metadataOf(tableType);
  session.rows = [];
  for (const id of ids) {
    session.rows.push(metadata[id]!);
    yieldIfOverBudget();
  }
  let place = 0;
  const problem = sendStream(session.connection, "SND;META", tableType, () => {
    if (place >= session.rows.length) {
      return undefined;
    }
    const [payload, following] = nextRows(session.outgoing, tableType, session.rows, place);
    place = following;
    return payload;
  });
  if (problem === undefined) {
    log(session, "2.3.4", text("LOG_METADATA_SENT", session.rows.length));
  }
  return problem;
}

/**
 * Step 3.2. Takes which entries the sender wants, as bits over the rows or as hashes of ids. Sends them in batches, the
 * deleted ones first.
 * Called by: AnswerSync
 */
export function sendWantedEntries(
  session: ReceiverSession,
  tableType: TableType,
  order: Delivery,
): Failure | undefined {
  const request = decode(order.payload) as { bits?: unknown; hashes?: unknown } | undefined;
  const metadata = metadataOf(tableType);
  const isWanted: Record<string, true | undefined> = {};
  let wanted: string[] = [];
  if (typeof request?.bits === "string") {
    for (const place of readRowBitmap(request.bits, session.rows.length)) {
      wanted.push(session.rows[place - 1]!.id);
      yieldIfOverBudget();
    }
  } else if (typeof request?.hashes === "string") {
    for (const hash of readHashes(request.hashes)) {
      const id = session.seen?.ids[hash];
      if (id !== undefined && metadata[id] !== undefined && !isWanted[id]) {
        isWanted[id] = true;
        wanted.push(id);
      }
      yieldIfOverBudget();
    }
  } else {
    return failure("REASON_MALFORMED", session.user);
  }
  wanted = sortTexts(wanted);
  return sendEntries(session, tableType, deletedFirst(wanted, metadata));
}

/**
 * Takes a table and ids. Sends their entries in batches, at least one, which may be empty.
 * Called by: sendMetadata, sendWantedEntries
 */
function sendEntries(
  session: ReceiverSession,
  tableType: TableType,
  ids: readonly string[],
): Failure | undefined {
  let place = 0;
  let isFirst = true;
  const problem = sendStream(session.connection, "SND;DATA", tableType, () => {
    if (place >= ids.length && !isFirst) {
      return undefined;
    }
    isFirst = false;
    const [payload, following] = nextBatch(session.outgoing, tableType, ids, place);
    place = following;
    return payload;
  });
  if (problem === undefined) {
    log(session, "3.2", text("LOG_ENTRIES_SENT", ids.length, ids[0] ?? "-"));
  }
  return problem;
}

/**
 * Step 4.2. Takes a batch of deleted, added or newer entries. Writes them, one after another, and acknowledges with
 * counts.
 * Called by: AnswerSync
 */
export function applyBatch(
  session: ReceiverSession,
  tableType: TableType,
  order: Delivery,
): Failure | undefined {
  const batch = unpackEntries(session.incoming, tableType, order.payload);
  if (batch === undefined) {
    return failure("REASON_MALFORMED", session.user);
  }
  const counts = applyEntries(session, tableType, "4.2", batch.items, "any");
  addCounts(session.here[tableType], counts);
  const { added, replaced, deleted, unchanged, refused } = counts;
  answerBatch(session.connection, order, [added, replaced, deleted, unchanged, refused]);
  log(session, "4.2", text("LOG_APPLIED", countsText(counts)));
  return undefined;
}

/**
 * Takes ids and their metadata. Returns the same ids, those of deleted entries first.
 * Called by: sendWantedEntries
 */
function deletedFirst(ids: readonly string[], metadata: Readonly<Record<string, MetadataRow>>): string[] {
  const deleted: string[] = [];
  const living: string[] = [];
  for (const id of ids) {
    (metadata[id]!.deleted ? deleted : living).push(id);
    yieldIfOverBudget();
  }
  for (const id of living) {
    deleted.push(id);
  }
  return deleted;
}
