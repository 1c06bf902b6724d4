/** The receiver's tasks about scope and entries: agree on guilds, send what is wanted, write what comes, confirm a table. */

import { rowInScope } from "../../DataSyncManager/data/LeftGuilds";
import type { AnyDelivery } from "../../DataSyncComs/connection/Connection";
import { noteBatch } from "../../DataSyncComs/connection/Progress";
import { sendPayload, sendStream } from "../../DataSyncComs/connection/OutgoingTransfers";
import { reply, replyToBatch } from "../../DataSyncComs/connection/Replies";
import { decode, encode } from "../../DataSyncComs/messages/PayloadCodec";
import { LAST_TABLE, TABLE_DIFFERS, TABLE_EQUAL } from "../../DataSyncComs/messages/Protocol";
import { tableOr } from "../../DataSyncManager/data/PlainTables";
import type { TableType } from "../../DataSyncManager/data/Schema";
import { namesIn, sortTexts } from "../../DataSyncManager/data/SortedIds";
import { metadataOf } from "../../DataSyncManager/data/Store";
import { scopeWith, tableScope } from "../../DataSyncManager/guild/SharedGuilds";
import { text } from "../../DataSyncManager/runtime/Locale";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import { countsText, writtenCount } from "../../DataSyncManager/sync/EntryCounts";
import { failure, type Failure } from "../../DataSyncManager/sync/Failure";
import { noteArrived, setAnnounced, setTableProgress } from "../../DataSyncManager/sync/Sessions";
import { applyEntries, examplesOf } from "../entries/ApplyEntries";
import { entryBatches } from "../entries/EntryBatches";
import { type Announcement, unpackEntries } from "../packing/EntryPacker";
import { tableCode } from "../reconcile/DigestCodes";
import { readRowBitmap } from "../reconcile/RowBitmap";
import { readHashes } from "../reconcile/TableSketch";
import { commonGuilds } from "../session/CommonGuilds";
import { logQuote, logStep, logUnconfirmed } from "../session/StepLog";
import type { SessionOrder, TableOrder } from "./ReceiverOrders";
import { confirmUser, type ReceiverSession } from "./ReceiverSession";

type ScopeOrder = Extract<SessionOrder, AnyDelivery>;
type BatchOrder = TableOrder<"DEL;DATA"> | TableOrder<"SND;DATA">;

/**
 * Answers the guilds that the sender would exchange with those that both would; they are the scope from now on.
 * Called by: AnswerSync
 */
export function answerScope(session: ReceiverSession, order: ScopeOrder): Failure | undefined {
  session.scope = commonGuilds(session.scope, order.payload);
  const names = namesIn(session.scope);
  logStep(session, text("LOG_SCOPE", table.concat(names, ", ")));
  return sendPayload(session.connection, { name: "SND;SCOP", tableType: "NONE", payload: encode(names) });
}

/**
 * Step 3.2. Sends the entries that the sender wants, as bits over the rows or as hashes of ids, in batches, the deleted ones
 * first.
 * Called by: AnswerSync
 */
export function sendWantedEntries(
  session: ReceiverSession,
  { payload, tableType }: TableOrder<"REQ;DATA">,
): Failure | undefined {
  const wanted = wantedIds(session, tableType, decode(payload));
  return wanted === undefined
    ? failure("REASON_MALFORMED", session.user)
    : sendEntries(session, tableType, deletedFirst(session, sortTexts(wanted), tableType));
}

/** The ids that a request means, each once, or nothing for what is no request. Called by: sendWantedEntries */
function wantedIds(session: ReceiverSession, tableType: TableType, request: unknown): string[] | undefined {
  const ids: string[] = [];
  const { bits, hashes } = tableOr(request);
  if (typeof bits === "string") {
    for (const place of readRowBitmap(bits, session.rows.length)) {
      ids.push(session.rows[place - 1]!.id);
      yieldIfOverBudget();
    }
    return ids;
  }
  if (typeof hashes !== "string") {
    return undefined;
  }
  const metadata = metadataOf(tableType);
  const isWanted: Record<string, true | undefined> = {};
  for (const hash of readHashes(hashes)) {
    const id = session.sketch?.ids[hash];
    if (id !== undefined && metadata[id] !== undefined && !isWanted[id]) {
      isWanted[id] = true;
      ids.push(id);
    }
    yieldIfOverBudget();
  }
  return ids;
}

/** Sends entries in batches, at least one, which may be empty. Called by: sendWantedEntries, sendWhole */
export function sendEntries(
  session: ReceiverSession,
  tableType: TableType,
  ids: readonly string[],
): Failure | undefined {
  session.step = "3.2";
  const guilds = tableScope(tableType, session.userGuild, session.scope);
  const next = entryBatches(session.outgoing, { tableType, guilds, ids, isAnswer: true });
  const problem = sendStream(session.connection, { name: "SND;DATA", tableType, next });
  if (problem === undefined) {
    logStep(session, text("LOG_ENTRIES_SENT", ids.length) + examplesOf(tableType, ids));
  }
  return problem;
}

/**
 * Step 4.2. Writes a batch of deleted, added or newer entries, one after another, and acknowledges with counts.
 * Called by: AnswerSync
 */
export function applyBatch(session: ReceiverSession, order: BatchOrder): Failure | undefined {
  const { tableType } = order;
  const batch = unpackEntries(session.incoming, tableType, order.payload);
  if (batch === undefined || session.isPreview) {
    return failure("REASON_MALFORMED", session.user);
  }
  if (batch.announced !== undefined) {
    noteAnnounced(session, batch.announced);
  }
  const { counts, names, problem, unconfirmed } = applyEntries(session, tableType, {
    values: batch.items,
    wanted: "any",
    waiting: batch.waiting,
    wireBytes: order.payload.length,
  });
  noteArrived(session, tableType, counts);
  replyToBatch(session.connection, order, counts);
  logStep(session, text("LOG_APPLIED", countsText(counts, names)));
  logUnconfirmed(session, unconfirmed);
  if (problem !== undefined) {
    logQuote(
      session,
      text("LOG_REFUSED", counts.refused, problem),
      text("LOG_REFUSED_COUNT", counts.refused),
    );
  }
  return noteBatch(session.connection, batch.items.length, writtenCount(counts) > 0);
}

/** Step 4.1. The first batch says how much is to come; its counts acknowledge that. Called by: applyBatch */
function noteAnnounced(session: ReceiverSession, { deletions, others }: Announcement): void {
  session.step = "4.1";
  setAnnounced(session, deletions + others);
  logStep(session, text("LOG_ANNOUNCED", deletions, others));
  session.step = "4.2";
}

/**
 * Step 5. Confirms that the table is complete, and says whether the two sides are equal now; when they are and it was the
 * last table, the whole session is complete.
 * Called by: AnswerSync
 */
export function confirmTable(session: ReceiverSession, order: TableOrder<"END;TABL">): undefined {
  const { tableType } = order;
  const { digest, mark } = order.fields;
  if (tableType === "setup") {
    session.scope = scopeWith(session.userGuild);
  }
  const isEqual = digest === tableCode(session, tableType);
  const result = isEqual ? "LOG_TABLE_CONFIRMED" : "LOG_TABLE_DIFFERS";
  logStep(session, text(result, countsText(session.here[tableType])));
  if (isEqual && string.sub(mark ?? "", 1, 1) === LAST_TABLE) {
    setTableProgress(session, tableType, "Completed");
    return confirmUser(session, order);
  }
  // A sender that finds out that something is still different looks at this table once more.
  setTableProgress(session, tableType, isEqual ? "Completed" : "In Progress");
  const fields = { state: isEqual ? TABLE_EQUAL : TABLE_DIFFERS };
  reply(session.connection, order, { name: "ACK;TABL", tableType, fields });
}

/** The same ids, those of deleted entries first. Called by: sendWantedEntries */
function deletedFirst(session: ReceiverSession, ids: readonly string[], tableType: TableType): string[] {
  const guilds = tableScope(tableType, session.userGuild, session.scope);
  const deleted: string[] = [];
  const living: string[] = [];
  for (const id of ids) {
    (rowInScope(tableType, id, guilds)?.deleted === true ? deleted : living).push(id);
    yieldIfOverBudget();
  }
  return deleted.concat(living);
}
