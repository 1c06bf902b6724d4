/** The sender's task that finds out what the receiver has, in the form that costs least. */

import type { ControlMessage } from "../../DataSyncComs/messages/Messages";
import { unescape } from "../../DataSyncComs/messages/PayloadCodec";
import type { Delivery } from "../../DataSyncComs/connection/Connection";
import { ask, awaitMessage } from "../../DataSyncComs/connection/Requests";
import { failure, type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { text } from "../../DataSyncManager/runtime/Locale";
import { log } from "../../DataSyncManager/sync/SyncLog";
import { type Entry, metadataRow, type MetadataRow } from "../../DataSyncManager/data/Schema";
import { sinceOf } from "../../DataSyncManager/sync/Sessions";
import { idsInScope, metadataOf } from "../../DataSyncManager/data/Store";
import { unpackRows } from "../packing/EntryPacker";
import {
  type Cell,
  CELL_BYTES,
  decodeCells,
  type Difference,
  estimateDifferences,
  FIRST_CELLS,
  MAX_CELLS,
  moreCells,
  readCells,
} from "../reconcile/Sketch";
import { cellsOf, sketchTable, type TableSketch } from "../reconcile/TableSketch";
import { receiveEntries } from "./MoveEntries";
import type { MetadataForm, SenderSession } from "./SenderSession";
import { remoteCount } from "./SenderTables";

/** Seconds without a word after which the receiver's further rows are given up. */
const ROWS_SECONDS = 30;
/** Rows of one table that are looked at; a guild has at most 1000 members, and there are 50 linked ones. */
const MAX_ROWS = 50000;
/** So many times more entries there than here, and all of them are asked for without looking which. */
const FEW_HERE = 8;
/** Bytes that a row takes on the wire, about (`npm run bench` prints it). */
const ROW_BYTES = 6;
/** How often cells are asked for at most: what does not come out by then never will. */
const MAX_ROUNDS = 6;
/** Bytes that a difference costs besides its cells: its hash in the request, and the head of its entry. */
const HASH_BYTES = 12;

/**
 * Step 2.3.1. Finds out what the receiver has of the table, in the session's scope, mode and days. Where it has nothing
 * there is nothing to ask; where this side has next to nothing, all entries are asked for at once; else a sketch of the
 * differences, and the rows themselves where a sketch would not be shorter or cannot be read.
 * Called by: StartSync
 */
export function requestMetadata(session: SenderSession): Failure | undefined {
  const { work } = session;
  if (work.isEqual) {
    return undefined;
  }
  session.step = "2.3.1";
  const here = idsInScope(work.tableType, work.guilds, sinceOf(session, work.tableType)).length;
  if (session.isPreview) {
    // Rows say exactly what would be new and what would be replaced; a sketch does not.
    return remoteCount(session, work.tableType) === 0 ? undefined : requestRows(session);
  }
  const goesOn = session.saved.whole?.tableType === work.tableType;
  if (!goesOn) {
    delete session.saved.whole;
  }
  const cheapest = goesOn ? "whole" : cheapestForm(here, remoteCount(session, work.tableType));
  work.form = work.isSecondLook ? "rows" : cheapest;
  if (work.form === "whole") {
    return requestWhole(session);
  }
  if (work.form === "cells") {
    const problem = requestCells(session);
    if (problem !== undefined) {
      return problem;
    }
  }
  return work.form === "rows" ? requestRows(session) : undefined;
}

/**
 * Takes how many entries are here, and there where that is known. Returns how to find out what differs.
 * Called by: requestMetadata
 */
function cheapestForm(here: number, there: number | undefined): MetadataForm {
  if (there === 0) {
    return "none";
  }
  if (here * FEW_HERE <= (there ?? here)) {
    return "whole";
  }
  return FIRST_CELLS * CELL_BYTES > (there ?? here) * ROW_BYTES ? "rows" : "cells";
}

/** Asks for all rows of the table, and collects them. Called by: requestMetadata */
function requestRows(session: SenderSession): Failure | undefined {
  const { work, connection } = session;
  let reply = ask(connection, ["SND;META", "END;META"], "REQ;META", work.tableType, "R", 0, 0);
  while (!isFailure(reply) && reply.name === "SND;META") {
    const batch = unpackRows(session.incoming, work.tableType, (reply as Delivery).payload);
    if (batch === undefined || work.rows.length + batch.items.length > MAX_ROWS) {
      return failure("REASON_MALFORMED", session.user);
    }
    for (const row of batch.items) {
      work.rows.push(row);
    }
    if (batch.isLast) {
      break;
    }
    reply =
      awaitMessage(connection, ["SND;META"], work.tableType, ROWS_SECONDS) ??
      failure("REASON_NO_ANSWER", session.user);
  }
  if (isFailure(reply)) {
    return reply;
  }
  const example = work.rows[0];
  const shown = example === undefined ? "-" : `${example.id} ${example.lastUpdated}`;
  log(session, "2.3.1", text("LOG_METADATA", work.rows.length, shown));
  return undefined;
}

/** The ids that were here before entries came, in their order, and how many of them have been passed. */
interface HereBefore {
  ids: string[];
  place: number;
}

/**
 * Asks for all entries of the table whole, in the order of their ids, and writes them. What they are tells what the
 * receiver has. After an interruption it goes on behind the last one that came.
 * Called by: requestMetadata
 */
function requestWhole(session: SenderSession): Failure | undefined {
  const { work, connection, saved } = session;
  const progress = (saved.whole ??= { tableType: work.tableType, upTo: "", missingThere: [] });
  const reply = ask(
    connection,
    ["SND;DATA", "END;META"],
    "REQ;META",
    work.tableType,
    "W",
    0,
    0,
    progress.upTo,
  );
  if (isFailure(reply)) {
    return reply;
  }
  work.startsBehind = progress.upTo;
  const total = remoteCount(session, work.tableType) ?? 0;
  const since = sinceOf(session, work.tableType);
  const here: HereBefore = {
    ids: idsInScope(work.tableType, work.guilds, since, progress.upTo),
    place: 0,
  };
  const problem =
    reply.name === "END;META"
      ? undefined
      : receiveEntries(session, reply as Delivery, total, "any", (value) => noteWhole(session, value, here));
  if (problem === undefined) {
    for (const id of progress.missingThere) {
      oweById(session, id);
    }
    delete saved.whole;
  }
  return problem;
}

/**
 * Takes a value that has been written, and the ids that were here before. Notes it as a row, and how far the table is.
 * Called by: requestWhole
 */
function noteWhole(session: SenderSession, value: unknown, here: HereBefore): void {
  const { work, saved } = session;
  if (!isRowLike(value) || saved.whole === undefined || metadataOf(work.tableType)[value.id] === undefined) {
    // What was refused is not here, and says nothing.
    return;
  }
  work.rows.push(metadataRow(value));
  while (here.place < here.ids.length && here.ids[here.place]! <= value.id) {
    if (here.ids[here.place] !== value.id) {
      saved.whole.missingThere.push(here.ids[here.place]!);
    }
    here.place += 1;
  }
  if (value.id > saved.whole.upTo) {
    saved.whole.upTo = value.id;
  }
}

/**
 * Takes an id that the receiver does not have. Notes that its entry is owed, where it is still here.
 * Called by: requestWhole
 */
function oweById(session: SenderSession, id: string): void {
  const { work } = session;
  const row = metadataOf(work.tableType)[id];
  if (row !== undefined && id <= work.startsBehind) {
    (row.deleted ? work.owedDeleted : work.owedLiving).push(id);
  }
}

/**
 * Takes a value that was received as an entry. Returns whether it can be looked at as a row.
 * Called by: noteWhole
 */
function isRowLike(value: unknown): value is Entry {
  const { id, lastUpdated } = (type(value) === "table" ? value : {}) as Partial<MetadataRow>;
  return typeof id === "string" && typeof lastUpdated === "string";
}

/**
 * Asks for cells until the differences come out. Where a sketch is of no use the form becomes `rows`.
 * Called by: requestMetadata
 */
function requestCells(session: SenderSession): Failure | undefined {
  const { work } = session;
  const seen = sketchTable(work.tableType, work.guilds, sinceOf(session, work.tableType));
  const thereCount = remoteCount(session, work.tableType) ?? seen.items.length;
  const surplus = thereCount - seen.items.length;
  const rowBytes = thereCount * ROW_BYTES;
  const there: Cell[] = [];
  let wanted = FIRST_CELLS;
  let differences = 0;
  for (const _ of $range(1, MAX_ROUNDS)) {
    const isShorter = bytesOf(wanted - there.length, differences) <= rowBytes;
    if (seen.isAmbiguous || wanted > MAX_CELLS || !isShorter) {
      break;
    }
    const problem = requestMoreCells(session, there, wanted);
    if (problem !== undefined) {
      return problem;
    }
    const here = cellsOf(seen, wanted);
    const difference = decodeCells(there, here, seen.times);
    if (difference !== undefined) {
      noteDifference(session, seen, difference);
      log(session, "2.3.1", text("LOG_CELLS", wanted, seen.items.length));
      return undefined;
    }
    differences = estimateDifferences(there, here, surplus);
    wanted = moreCells(wanted, differences);
  }
  work.form = "rows";
  return undefined;
}

/**
 * Takes how many cells more and about how many differences there are. Returns the bytes that it costs to find and name
 * them.
 * Called by: requestCells
 */
function bytesOf(cells: number, differences: number): number {
  return cells * CELL_BYTES + differences * HASH_BYTES;
}

/**
 * Takes the cells so far and how many there must be. Asks for the rest, and adds them.
 * Called by: requestCells
 */
function requestMoreCells(session: SenderSession, there: Cell[], wanted: number): Failure | undefined {
  const { connection, work } = session;
  const reply = ask(connection, ["SND;CELL"], "REQ;META", work.tableType, "C", there.length, wanted);
  if (isFailure(reply)) {
    return reply;
  }
  const cells = readCells(unescape((reply as Delivery | (ControlMessage & { payload: string })).payload));
  if (cells === undefined || cells.length !== wanted - there.length) {
    return failure("REASON_MALFORMED", session.user);
  }
  for (const cell of cells) {
    there.push(cell);
  }
  return undefined;
}

/**
 * Takes what the two sides do not share. Notes which entries are wanted here, by their hashes, and which are owed.
 * Called by: requestCells
 */
function noteDifference(session: SenderSession, seen: TableSketch, difference: Difference): void {
  const { work } = session;
  const metadata = metadataOf(work.tableType);
  const timeHere: Record<number, number | undefined> = {};
  const timeThere: Record<number, number | undefined> = {};
  for (const { hash, time } of difference.onlyHere) {
    timeHere[hash] = time;
  }
  for (const { hash, time } of difference.onlyThere) {
    timeThere[hash] = time;
    if ((timeHere[hash] ?? -1) < time) {
      work.wantedHashes.push(hash);
    }
  }
  for (const { hash, time } of difference.onlyHere) {
    const id = seen.ids[hash];
    const row = id === undefined ? undefined : metadata[id];
    if (row !== undefined && (timeThere[hash] ?? -1) < time) {
      (row.deleted ? work.owedDeleted : work.owedLiving).push(row.id);
    }
  }
  session.equal[work.tableType] = seen.items.length - difference.onlyHere.length;
}
