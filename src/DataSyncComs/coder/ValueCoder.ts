/**
 * Any value of texts, numbers, flags and tables, symbol by symbol: what no schema describes. Tables are lists, with the
 * keys 1 to n, or maps, with texts as keys; a map's keys are written in order, so equal tables give equal bytes.
 */

import {
  codeFlag,
  codeNumber,
  codeSymbol,
  createNumberModel,
  createSymbolModel,
  type NumberModel,
  type SymbolModel,
} from "./AdaptiveModels";
import { createPpmModel, type PpmModel } from "./PpmModel";
import { type Coder, codeUniform, spend } from "./RangeCoder";
import { codeWord, createWordDictionary, type WordDictionary } from "./WordDictionary";

/** What is known of values so far, on either side. */
export interface ValueModel {
  spelling: PpmModel;
  keys: WordDictionary;
  /** By a map's key what is known of its values, and of the items of its lists. */
  fields: Record<string, FieldValues | undefined>;
  /** Shared by the keys for which there is no room. */
  others: FieldValues;
  fieldCount: number;
}

/** What is known of the values of one key. */
interface FieldValues {
  kind: SymbolModel;
  texts: WordDictionary;
  numbers: NumberModel;
  counts: NumberModel;
  /** Whether a map goes on after this key as it did last time, and how: with a key, or with its end. */
  isAsBefore: SymbolModel;
  isEnd: SymbolModel;
  following: string | undefined;
}

/** How much a value may hold; both are counted down. */
export interface ValueBounds {
  /** Tables inside each other. */
  depth: number;
  /** Values in all, tables and keys included. */
  values: number;
}

const KIND = { no: 0, yes: 1, whole: 2, number: 3, text: 4, bytes: 5, list: 6, map: 7 };
const KINDS = 8;
/** Whole numbers below this are written by their digits, other numbers as texts. */
const LARGEST_WHOLE = 4294967296;
/** How many digits it takes until a number comes back exactly: seventeen are always enough. */
const PRECISIONS = ["%.14g", "%.16g", "%.17g"];
const NUMBER_TEXT = "^%-?%d[%d%.e+-]*$";
const LONGEST_NUMBER = 32;
/** Bounds of what a peer can make this side learn: keys with a model of their own, and texts of each. */
const MOST_FIELDS = 64;
const MOST_TEXTS = 256;
/** Texts of such a length may be written as bytes: shorter ones are rather words, longer ones show how well they go. */
const SHORTEST_BYTES = 24;
const LONGEST_BYTES = 1024;
/** A byte that is new takes about nine bits; by so much the guess must exceed the length before a text counts as random. */
const NEW_BYTE = 1.1;
const SURELY_LONGER = 1.15;
const UNSURE_BYTES = 8;
/** The key of what is in no map. */
const ROOT = "";

/**
 * Both sides begin alike. `known` are keys that are likely from the start.
 * Called by: code, createUnknownFieldsModel
 */
export function createValueModel(known: readonly string[]): ValueModel {
  return {
    spelling: createPpmModel(),
    keys: createWordDictionary(known, MOST_TEXTS),
    fields: {},
    others: createFieldValues(),
    fieldCount: 0,
  };
}

/** Knows nothing yet. Called by: createValueModel, fieldOf */
function createFieldValues(): FieldValues {
  return {
    kind: createSymbolModel(KINDS),
    texts: createWordDictionary([], MOST_TEXTS),
    numbers: createNumberModel(),
    counts: createNumberModel(),
    isAsBefore: createSymbolModel(2),
    isEnd: createSymbolModel(2),
    following: undefined,
  };
}

/**
 * Inside a flow: writes the value, which it returns, or returns the one that is read. What is read stays within the bounds, or the stream is
 * broken. Refuses to write what would not come back: functions, infinite numbers, tables with other keys, cycles.
 * Called by: code, codeUnknownFields
 */
export function codeValue(coder: Coder, model: ValueModel, bounds: ValueBounds, value: unknown): unknown {
  const read = codeOne(coder, model, { ...bounds }, ROOT, value);
  return coder.isWriting ? value : read;
}

/** `key` is that of the map which the value is in. Called by: codeList, codeMap, codeValue */
function codeOne(coder: Coder, model: ValueModel, bounds: ValueBounds, key: string, value: unknown): unknown {
  bounds.values -= 1;
  coder.left -= 1;
  spend(coder, 1);
  if (bounds.values < 0 || bounds.depth < 0 || coder.left < 0) {
    return refuse(coder);
  }
  const field = fieldOf(model, key);
  const kind = codeSymbol(coder, field.kind, coder.isWriting ? kindOf(value) : 0);
  switch (kind) {
    case KIND.no:
    case KIND.yes:
      return kind === KIND.yes;
    case KIND.whole:
      return codeNumber(coder, field.numbers, typeof value === "number" ? value : 0);
    case KIND.number: {
      const written = typeof value === "number" ? numberText(value) : "";
      return numberOf(coder, codeWord(coder, field.texts, model.spelling, written));
    }
    case KIND.text:
      return codeWord(coder, field.texts, model.spelling, typeof value === "string" ? value : "");
    case KIND.bytes:
      return codeBytes(coder, field, typeof value === "string" ? value : "");
    case KIND.list:
      return codeList(coder, model, bounds, key, Array.isArray(value) ? value : []);
    default:
      return codeMap(coder, model, bounds, key, isMap(value) ? value : {});
  }
}

/**
 * The first keys have models of their own, the rest share one, which bounds the memory.
 * Called by: codeList, codeMap, codeOne
 */
function fieldOf(model: ValueModel, key: string): FieldValues {
  const known = model.fields[key];
  if (known !== undefined || model.fieldCount >= MOST_FIELDS) {
    return known ?? model.others;
  }
  const field = createFieldValues();
  model.fields[key] = field;
  model.fieldCount += 1;
  return field;
}

/** How a value is written. An empty table counts as a map. Called by: codeOne */
function kindOf(value: unknown): number {
  if (typeof value === "boolean") {
    return value ? KIND.yes : KIND.no;
  }
  if (typeof value === "number") {
    return isPlainWhole(value) ? KIND.whole : KIND.number;
  }
  if (typeof value === "string") {
    return looksRandom(value) ? KIND.bytes : KIND.text;
  }
  if (!isMap(value)) {
    error(`a ${type(value)} cannot be written`);
  }
  return Array.isArray(value) && value.length > 0 ? KIND.list : KIND.map;
}

/** Any table, whatever its keys are. Called by: codeOne, kindOf */
function isMap(value: unknown): value is Record<string, unknown> {
  return type(value) === "table";
}

/** Minus zero is none: it would come back as zero. Called by: kindOf */
function isPlainWhole(value: number): boolean {
  return value >= 0 && value < LARGEST_WHOLE && value === math.floor(value) && 1 / value > 0;
}

/** The shortest of a few texts that is exactly this number. Called by: codeOne */
function numberText(value: number): string {
  for (const precision of PRECISIONS) {
    const text = string.format(precision, value);
    if (tonumber(text) === value) {
      return text;
    }
  }
  error("an infinite number cannot be written");
}

/** Nothing that is infinite or no number, whatever Lua would read. Called by: codeOne */
function numberOf(coder: Coder, text: string): unknown {
  const isWritten = text.length <= LONGEST_NUMBER && string.find(text, NUMBER_TEXT)[0] !== undefined;
  const number = isWritten ? tonumber(text) : undefined;
  return number !== undefined && math.abs(number) < math.huge ? number : refuse(coder);
}

/** The stream is broken, and what is read from it means nothing. Called by: codeOne, numberOf */
function refuse(coder: Coder): undefined {
  if (coder.isWriting) {
    error("the value is too large, or nested too deeply");
  }
  coder.isBroken = true;
  return undefined;
}

/**
 * Whether a text would take more than its own bytes when it is spelled, roughly: the hashes of a request do. Called
 * by the writer only, so it need not be the same everywhere.
 * Called by: kindOf
 */
function looksRandom(text: string): boolean {
  const length = text.length;
  if (length < SHORTEST_BYTES || length > LONGEST_BYTES) {
    return false;
  }
  const counts: Record<number, number | undefined> = {};
  for (const place of $range(1, length)) {
    const byte = string.byte(text, place);
    counts[byte] = (counts[byte] ?? 0) + 1;
  }
  let bits = 0;
  let different = 0;
  for (const [, count] of pairs(counts)) {
    different += 1;
    bits += (count * math.log(length / count)) / math.log(2);
  }
  return different * NEW_BYTE + bits / 8 > length * SURELY_LONGER + UNSURE_BYTES;
}

/** Each byte as likely as any other. Called by: codeOne */
function codeBytes(coder: Coder, { counts }: FieldValues, bytes: string): string {
  const length = codeNumber(coder, counts, bytes.length);
  coder.left -= length;
  coder.isBroken ||= coder.left < 0 || length > LONGEST_BYTES;
  const letters: string[] = [];
  for (const place of $range(1, coder.isBroken ? 0 : length)) {
    letters.push(string.char(codeUniform(coder, 256, coder.isWriting ? string.byte(bytes, place) : 0)));
  }
  return table.concat(letters);
}

/** The length, then each item, as values of the list's own key. Called by: codeOne */
function codeList(
  coder: Coder,
  model: ValueModel,
  bounds: ValueBounds,
  key: string,
  list: readonly unknown[],
): unknown[] {
  const count = codeNumber(coder, fieldOf(model, key).counts, list.length);
  const items: unknown[] = [];
  if (coder.isWriting && countKeys(list) !== count) {
    error("a list with holes or other keys cannot be written");
  }
  bounds.depth -= 1;
  for (const place of $range(0, count - 1)) {
    items[place] = codeOne(coder, model, bounds, key, list[place]);
    if (coder.isBroken) {
      break;
    }
  }
  bounds.depth += 1;
  return items;
}

/** Called by: codeList */
function countKeys(content: object): number {
  let count = 0;
  for (const [_] of pairs(content)) {
    count += 1;
  }
  return count;
}

/** Keys and values in turn; most often a key is followed by the same one as last time. Called by: codeOne */
function codeMap(
  coder: Coder,
  model: ValueModel,
  bounds: ValueBounds,
  key: string,
  content: Readonly<Record<string, unknown>>,
): object {
  const map: Record<string, unknown> = {};
  const keys = coder.isWriting ? sortedKeys(content) : [];
  let place = 0;
  let before = fieldOf(model, key);
  bounds.depth -= 1;
  while (!coder.isBroken) {
    const next = codeKey(coder, model, before, keys[place]);
    if (next === undefined) {
      break;
    }
    place += 1;
    bounds.values -= 1;
    map[next] = codeOne(coder, model, bounds, next, content[next]);
    before = fieldOf(model, next);
  }
  bounds.depth += 1;
  return map;
}

/** Nothing for the end of a map. Called by: codeMap */
function codeKey(
  coder: Coder,
  model: ValueModel,
  before: FieldValues,
  key: string | undefined,
): string | undefined {
  if (codeFlag(coder, before.isAsBefore, key === before.following)) {
    return before.following;
  }
  before.following = codeFlag(coder, before.isEnd, key === undefined)
    ? undefined
    : codeWord(coder, model.keys, model.spelling, key ?? "");
  return before.following;
}

/** In the order of texts, so that equal maps give equal bytes. Called by: codeMap */
function sortedKeys(content: Readonly<Record<string, unknown>>): string[] {
  const keys: string[] = [];
  for (const [key] of pairs<Readonly<Record<string | number, unknown>>>(content)) {
    if (typeof key !== "string") {
      error("a table with such keys cannot be written");
    }
    keys.push(key);
  }
  table.sort(keys);
  return keys;
}
