/** What both sides of a session have learned from the batches before, by which the next ones are packed and read. */

import {
  createNumberModel,
  createSymbolModel,
  type NumberModel,
  type SymbolModel,
} from "../../DataSyncComs/coder/AdaptiveModels";
import type { TableType } from "../../DataSyncManager/data/Schema";
import type { FieldModel } from "./FieldCoder";
import { createMetadataModel, type MetadataModel } from "./MetadataCoder";
import { createTextPool, type TextPool } from "./TextCoder";
import { createUnknownFieldsModel, type UnknownFieldsModel } from "./UnknownFields";

/** What one side has sent to the other one in a session, as far as later batches build on it. */
export interface Packing {
  /** False before the first batch. */
  isBegun: boolean;
  pool: TextPool;
  beside: UnknownFieldsModel;
  announced: NumberModel;
  isEmpty: SymbolModel;
  isWaiting: SymbolModel;
  isCut: SymbolModel;
  heads: Partial<Record<TableType, MetadataModel>>;
  fields: Partial<Record<TableType, FieldModel[]>>;
}

/** How much likelier it is at first that a batch goes on than that it is cut. */
const UNCUT = 256;

/**
 * What is known at the beginning of a session; both sides begin alike.
 * Called by: codeStart, eachSingleBatch, openReceiverSession, openSenderSession, readSingleBatch
 */
export function createPacking(): Packing {
  return {
    isBegun: false,
    pool: createTextPool(),
    beside: createUnknownFieldsModel(),
    announced: createNumberModel(),
    isEmpty: createSymbolModel(2),
    isWaiting: createSymbolModel(2),
    isCut: { size: 2, total: UNCUT + 1, weights: { 1: UNCUT, 2: 1 } },
    heads: {},
    fields: {},
  };
}

/**
 * Per table, and created when the table first comes up.
 * Called by: codeContent, codeEntryHead, packEntries, packRows, unpackEntries, unpackRows
 */
export function headsOf(packing: Packing, tableType: TableType): MetadataModel {
  packing.heads[tableType] ??= createMetadataModel(tableType);
  return packing.heads[tableType];
}
