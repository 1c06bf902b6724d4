/** Step 2.3.1 by a sketch: cells are asked for until the differences come out of them. */

import { unescape } from "../../DataSyncComs/messages/PayloadCodec";
import { ask } from "../../DataSyncComs/connection/Requests";
import { text } from "../../DataSyncManager/runtime/Locale";
import { failure, type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import {
  type Cell,
  CELL_BYTES,
  decodeCells,
  estimateDifferences,
  FIRST_CELLS,
  MAX_CELLS,
  moreCells,
  readCells,
} from "../reconcile/Sketch";
import { cellsOf, sketchTable } from "../reconcile/TableSketch";
import { logStep } from "../session/StepLog";
import type { SenderSession } from "./SenderSession";
import { remoteCount } from "./SenderTables";
import type { Metadata, TableTask } from "./TableSteps";

/** Bytes that a row takes on the wire, about (`npm run bench` prints it). */
export const ROW_BYTES = 10;
/** How often cells are asked for at most: what does not come out by then never will. */
const MAX_ROUNDS = 6;
/** Bytes that a difference costs besides its cells: its hash in the request, and the head of its entry. */
const HASH_BYTES = 12;

/**
 * Asks for cells until the differences can be decoded. Nothing if the rows cost less than the sketch, or if the
 * sketch is ambiguous: then the rows must be requested.
 * Called by: requestMetadata
 */
export function requestCells(session: SenderSession, task: TableTask): Metadata | Failure | undefined {
  const sketch = sketchTable(task.tableType, task.guilds, task.since);
  const thereCount = remoteCount(session, task.tableType) ?? sketch.items.length;
  const surplus = thereCount - sketch.items.length;
  const there: Cell[] = [];
  let needed = FIRST_CELLS;
  let differences = 0;
  for (const _ of $range(1, MAX_ROUNDS)) {
    const isShorter = bytesOf(needed - there.length, differences) <= thereCount * ROW_BYTES;
    if (sketch.isAmbiguous || needed > MAX_CELLS || !isShorter) {
      return undefined;
    }
    const problem = requestMoreCells(session, task, { there, needed });
    if (problem !== undefined) {
      return problem;
    }
    const here = cellsOf(sketch, needed);
    const difference = decodeCells(there, here, sketch.here);
    if (difference !== undefined) {
      logStep(session, text("LOG_CELLS", needed, sketch.items.length));
      return { form: "cells", sketch, difference };
    }
    differences = estimateDifferences(there, here, surplus);
    needed = moreCells(needed, differences);
  }
  return undefined;
}

/** About how many bytes it costs to find and name differences. Called by: requestCells */
function bytesOf(cells: number, differences: number): number {
  return cells * CELL_BYTES + differences * HASH_BYTES;
}

/** Asks for the cells from those that are there up to the needed ones, and adds them. Called by: requestCells */
function requestMoreCells(
  session: SenderSession,
  { tableType }: TableTask,
  { there, needed }: { there: Cell[]; needed: number },
): Failure | undefined {
  const from = there.length;
  logStep(session, text("LOG_CELLS_ASKED", needed - from));
  const answer = ask(session.connection, { name: "REQ;CELL", tableType, fields: { from, to: needed } }, [
    "SND;CELL",
  ]);
  if (isFailure(answer)) {
    return answer;
  }
  const cells = readCells(unescape(answer.payload));
  if (cells === undefined || cells.length !== needed - from) {
    return failure("REASON_MALFORMED", session.user);
  }
  for (const cell of cells) {
    there.push(cell);
  }
  return undefined;
}
