/** The fields of an entry, each by its kind in the schema. */

import { isTable, textOr } from "../../DataSyncManager/data/PlainTables";
import { type EntryData, type Field, FIELDS, type TableType } from "../../DataSyncManager/data/Schema";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import type { Coder } from "../../DataSyncComs/coder/RangeCoder";
import {
  codeFlag,
  codeNumber,
  createNumberModel,
  createSymbolModel,
  type NumberModel,
  type SymbolModel,
} from "../../DataSyncComs/coder/AdaptiveModels";
import { codeText, createTextModel, type TextContext, type TextModel, type TextPool } from "./TextCoder";
import {
  codeWord,
  createWordDictionary,
  learn,
  type WordDictionary,
} from "../../DataSyncComs/coder/WordDictionary";

/** What is known of one field's values. */
export interface FieldModel {
  field: Field;
  isThere: SymbolModel;
  text: TextModel;
  /** Numbers that came before come by the text that they are; others by their digits. */
  isKnown: SymbolModel;
  known: WordDictionary;
  numbers: NumberModel;
  counts: NumberModel;
}

/** A record of a list: a name, and a level where it has one. */
interface PlainRecord {
  name: string;
  level?: number;
}

/** Whole numbers below this are written, and lists no longer than so. */
const LARGEST = 4294967296;
const LONGEST_LIST = 255;
/** Numbers that are remembered are of at most so many different ones. */
const MOST_KNOWN = 256;

/** They know no more than the schema. Called by: codeContent */
export function createFieldModels(tableType: TableType): FieldModel[] {
  return FIELDS[tableType].map((field) => ({
    field,
    isThere: createSymbolModel(2),
    text: createTextModel([
      ...(typeof field.fallback === "string" ? [field.fallback] : []),
      ...(field.words ?? []),
    ]),
    isKnown: createSymbolModel(2),
    known: createWordDictionary([]),
    numbers: createNumberModel(),
    counts: createNumberModel(),
  }));
}

/** Whether the value comes back exactly as it was. Called by: fitsFields */
export function fitsField(field: Field, value: unknown): boolean {
  if (value === undefined) {
    return !field.required;
  }
  switch (field.kind) {
    case "text":
      return typeof value === "string";
    case "number":
      return isWholeNumber(value);
    case "flag":
      return type(value) === "boolean";
    case "texts":
      return isListOf(value, (item) => typeof item === "string");
    case "records":
      return isListOf(value, isPlainRecord);
    default:
      return false;
  }
}

/**
 * Inside a flow: the data must all fit; when reading they are empty, and filled in.
 * Called by: codeContent
 */
export function codeFields(
  coder: Coder,
  models: readonly FieldModel[],
  pool: TextPool,
  context: TextContext,
  data: EntryData,
): void {
  for (const model of models) {
    const { name, required } = model.field;
    const value = data[name];
    if (required || codeFlag(coder, model.isThere, value !== undefined)) {
      data[name] = codeValue(coder, model, pool, context, value);
    }
  }
}

/** By the kind that the schema gives the field. Called by: codeFields */
function codeValue(
  coder: Coder,
  model: FieldModel,
  pool: TextPool,
  context: TextContext,
  value: unknown,
): unknown {
  switch (model.field.kind) {
    case "text":
      return codeText(coder, model.text, pool, context, textOr(value));
    case "number":
      return codeKnownNumber(coder, model, pool, typeof value === "number" ? value : 0);
    case "flag":
      return codeFlag(coder, model.isKnown, value === true);
    default:
      return codeList(coder, model, pool, context, Array.isArray(value) ? value : []);
  }
}

/** A number that came before in this field costs little. Called by: codeRecord, codeValue */
function codeKnownNumber(coder: Coder, model: FieldModel, pool: TextPool, value: number): number {
  const { isKnown, known, numbers } = model;
  const text = tostring(value);
  if (codeFlag(coder, isKnown, known.places[text] !== undefined)) {
    return tonumber(codeWord(coder, known, pool.spelling, text)) ?? 0;
  }
  const number = codeNumber(coder, numbers, value);
  if (known.count <= MOST_KNOWN) {
    learn(known, tostring(number));
  }
  return number;
}

/** The length, then each item. Called by: codeValue */
function codeList(
  coder: Coder,
  model: FieldModel,
  pool: TextPool,
  context: TextContext,
  list: readonly unknown[],
): unknown[] {
  const count = codeNumber(coder, model.counts, list.length);
  const items: unknown[] = [];
  coder.isBroken ||= count > LONGEST_LIST;
  for (const place of $range(0, coder.isBroken ? -1 : count - 1)) {
    const item = list[place];
    if (model.field.kind === "texts") {
      items.push(codeText(coder, model.text, pool, context, textOr(item)));
    } else {
      items.push(codeRecord(coder, model, pool, context, isPlainRecord(item) ? item : undefined));
    }
    coder.left -= 1;
    coder.isBroken ||= coder.left < 0;
    if (coder.isBroken) {
      break;
    }
    yieldIfOverBudget();
  }
  return items;
}

/** A name, and perhaps a level. Called by: codeList */
function codeRecord(
  coder: Coder,
  model: FieldModel,
  pool: TextPool,
  context: TextContext,
  item: PlainRecord | undefined,
): PlainRecord {
  const record: PlainRecord = { name: codeText(coder, model.text, pool, context, item?.name ?? "") };
  if (codeFlag(coder, model.isThere, item?.level !== undefined)) {
    record.level = codeKnownNumber(coder, model, pool, item?.level ?? 0);
  }
  return record;
}

/** Whether it is in the range that can be written. Called by: fitsField, isPlainRecord */
function isWholeNumber(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value < LARGEST && value === math.floor(value);
}

/** Without holes, and short enough. Called by: fitsField */
function isListOf(value: unknown, isItem: (this: void, item: unknown) => boolean): boolean {
  if (!Array.isArray(value)) {
    return false;
  }
  let count = 0;
  for (const [, item] of pairs<readonly unknown[]>(value)) {
    count += 1;
    if (!isItem(item)) {
      return false;
    }
  }
  return count === value.length && count <= LONGEST_LIST;
}

/** A name, perhaps a whole number as level, and nothing else. Called by: codeList, fitsField */
function isPlainRecord(this: void, value: unknown): value is PlainRecord {
  if (!isTable(value)) {
    return false;
  }
  const { name, level } = value;
  let count = 0;
  for (const [_] of pairs(value)) {
    count += 1;
  }
  const isComplete = level === undefined ? count === 1 : count === 2 && isWholeNumber(level);
  return typeof name === "string" && isComplete;
}
