/** What of an entry does not stand in the schema's fields: what the schema does not know, or what does not fit its kind. */

import { isTable } from "../../DataSyncManager/data/PlainTables";
import { type Entry, type EntryData, FIELDS, type TableType } from "../../DataSyncManager/data/Schema";
import { fitsField } from "./FieldCoder";
import { fitsMetadata } from "./MetadataCoder";
import type { Coder } from "../../DataSyncComs/coder/RangeCoder";
import { createSymbolModel, type SymbolModel } from "../../DataSyncComs/coder/AdaptiveModels";
import {
  codeValue,
  createValueModel,
  type ValueBounds,
  type ValueModel,
} from "../../DataSyncComs/coder/ValueCoder";

/** What is known of it: how often there is some, and its values. */
export interface UnknownFieldsModel {
  part: SymbolModel;
  values: ValueModel;
}

/** More than validation accepts: the entry and its data are tables, too. */
const BOUNDS: ValueBounds = { depth: 8, values: 700 };

/** Which part of an entry travels beside its fields: nothing, the fields that nobody knows, or all of it. */
export const UNKNOWN_PART = { nothing: 0, unknown: 1, whole: 2 };
const PARTS = 3;

/** Fields that nobody knows: of the entry and of its data. */
interface UnknownFields {
  entry?: Record<string, unknown>;
  data?: Record<string, unknown>;
}

const KNOWN: Record<string, true | undefined> = {
  id: true,
  tableType: true,
  guildName: true,
  lastUpdated: true,
  deleted: true,
  data: true,
  leftGuilds: true,
};

/** Knows nothing yet; both sides begin alike. Called by: createPacking */
export function createUnknownFieldsModel(): UnknownFieldsModel {
  return { part: createSymbolModel(PARTS), values: createValueModel([]) };
}

/**
 * What of the entry travels outside of the known fields: nothing, its unknown fields, or all of it.
 * Called by: packEntries
 */
export function partOf(entry: Entry, tableType: TableType): number {
  if (!fitsMetadata(entry) || !fitsFields(entry.data, tableType)) {
    return UNKNOWN_PART.whole;
  }
  return next(unknownFields(entry, tableType))[0] === undefined ? UNKNOWN_PART.nothing : UNKNOWN_PART.unknown;
}

/**
 * Fields that this version does not know, of the entry and of its data: a later version may have added them.
 * Called by: codeContent, partOf
 */
export function unknownFields(entry: Entry, tableType: TableType): UnknownFields {
  const unknown: UnknownFields = {};
  for (const [name, value] of pairs(entry)) {
    if (!KNOWN[name]) {
      unknown.entry ??= {};
      unknown.entry[name] = value;
    }
  }
  for (const [name, value] of pairs(entry.data)) {
    if (!isField(tableType, name)) {
      unknown.data ??= {};
      unknown.data[name] = value;
    }
  }
  return unknown;
}

/**
 * Names that this version knows are ignored: such a field has already come, and been checked, as a known one.
 * Called by: codeContent
 */
export function addUnknown(entry: Entry, tableType: TableType, { data, entry: own }: UnknownFields): void {
  if (isTable(own)) {
    const unknown: EntryData = {};
    for (const [name, value] of pairs(own)) {
      if (!KNOWN[name]) {
        unknown[name] = value;
      }
    }
    Object.assign(entry, unknown);
  }
  if (isTable(data)) {
    for (const [name, value] of pairs(data)) {
      if (!isField(tableType, name)) {
        entry.data[name] = value;
      }
    }
  }
}

/** Inside a flow: any valid value. Called by: codeContent */
export function codeUnknownFields(coder: Coder, model: UnknownFieldsModel, content: object): object {
  const value = codeValue(coder, model.values, BOUNDS, content);
  if (isTable(value)) {
    return value;
  }
  coder.isBroken = true;
  return {};
}

/** Whether all known fields can be written. Called by: partOf */
function fitsFields(data: EntryData, tableType: TableType): boolean {
  if (next(data)[0] === undefined) {
    return true;
  }
  for (const field of FIELDS[tableType]) {
    if (!fitsField(field, data[field.name])) {
      return false;
    }
  }
  return true;
}

/** Whether this version's schema knows the field. Called by: addUnknown, entryBytes, unknownFields */
export function isField(tableType: TableType, name: string): boolean {
  for (const field of FIELDS[tableType]) {
    if (field.name === name) {
      return true;
    }
  }
  return false;
}
