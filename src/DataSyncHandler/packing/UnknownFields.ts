/** What of an entry does not stand in the schema's fields: what the schema does not know, or what does not fit its kind. */

import { isTable } from "../../DataSyncManager/data/PlainTables";
import { type Entry, type EntryData, FIELDS, type TableType } from "../../DataSyncManager/data/Schema";
import { fitsField } from "./FieldCoder";
import { fitsMetadata } from "./MetadataCoder";
import type { Coder } from "./coder/RangeCoder";
import { codeSpelled, createPpmModel, type PpmModel } from "./coder/PpmModel";
import { createSymbolModel, type SymbolModel } from "./coder/AdaptiveModels";

/** What is known of it: how often there is some, and its bytes. */
export interface UnknownFieldsModel {
  part: SymbolModel;
  bytes: PpmModel;
}

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
};

/** Returns a model that knows nothing yet. Called by: createPacking */
export function createUnknownFieldsModel(): UnknownFieldsModel {
  return { part: createSymbolModel(PARTS), bytes: createPpmModel() };
}

/**
 * Takes an entry and its table. Returns which part of it travels beside the fields.
 * Called by: packEntries
 */
export function partOf(entry: Entry, tableType: TableType): number {
  if (!fitsMetadata(entry) || !fitsFields(entry.data, tableType)) {
    return UNKNOWN_PART.whole;
  }
  return next(unknownFields(entry, tableType))[0] === undefined ? UNKNOWN_PART.nothing : UNKNOWN_PART.unknown;
}

/**
 * Takes an entry and its table. Returns the fields that nobody knows, of the entry and of its data.
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
 * Takes an entry that was read, its table and what came beside its fields. Adds the fields that nobody knows.
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

/**
 * Inside a flow: takes a coder, the model and when writing a table. Returns the table, which travels as CBOR.
 * Called by: codeContent
 */
export function codeUnknownFields(coder: Coder, model: UnknownFieldsModel, content: object): object {
  const written = coder.isWriting ? C_EncodingUtil.SerializeCBOR(content) : "";
  const bytes = codeSpelled(coder, model.bytes, written, "");
  if (coder.isWriting) {
    return content;
  }
  const [ok, value] = pcall(C_EncodingUtil.DeserializeCBOR, bytes);
  if (ok && isTable(value)) {
    return value;
  }
  coder.isBroken = true;
  return {};
}

/** Takes data and their table. Returns whether the known fields are what can be written. Called by: partOf */
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

/**
 * Takes a table and a name. Returns whether the table has a field of that name.
 * Called by: addUnknown, entryBytes, unknownFields
 */
export function isField(tableType: TableType, name: string): boolean {
  for (const field of FIELDS[tableType]) {
    if (field.name === name) {
      return true;
    }
  }
  return false;
}
