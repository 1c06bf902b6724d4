/** The texts of a field: each has a kind that says where it comes from, and only what follows from nothing else is written. */

import { toEpoch } from "../../DataSyncManager/data/Timestamps";
import { type Coder, codeUniform } from "../../DataSyncComs/coder/RangeCoder";
import {
  codeDigitPattern,
  createDigitPatterns,
  hasDigit,
  LONGEST_PATTERN,
  type DigitPatterns,
} from "../../DataSyncComs/coder/DigitPatterns";
import { createPpmModel, type PpmModel } from "../../DataSyncComs/coder/PpmModel";
import {
  codeNumber,
  codeSymbol,
  createNumberModel,
  createSymbolModel,
  type NumberModel,
  type SymbolModel,
} from "../../DataSyncComs/coder/AdaptiveModels";
import { codeWord, createWordDictionary, type WordDictionary } from "../../DataSyncComs/coder/WordDictionary";
import { codeWords, createSentenceModel, type SentenceModel } from "../../DataSyncComs/coder/SentenceModel";

/** Of the entry whose texts these are: what they may follow from. */
export interface TextContext {
  id: string;
  /** Of an id as `Name-Realm` the name, else nothing. */
  name: string;
  /** Seconds since 1970: of an article's id, else of the entry's last change. */
  seconds: number;
  /** All ids that this side and the other one have had in this session, from 1 on, and their places. */
  ids: Record<number, string>;
  places: Record<string, number | undefined>;
  count: number;
}

/** What is known of one field's texts. */
export interface TextModel {
  kind: SymbolModel;
  vocabulary: WordDictionary;
  shapes: DigitPatterns;
  days: NumberModel;
  seconds: NumberModel;
}

/** What is shared by all texts of a session. */
export interface TextPool {
  spelling: PpmModel;
  wording: SentenceModel;
}

const KIND = { word: 0, words: 1, ownId: 2, otherId: 3, day: 4, time: 5, ownTime: 6, afterName: 7, shape: 8 };
const KINDS = 9;
const SECONDS_A_DAY = 86400;
/** Differences of times and days are modulo these, so that they are never below 0. */
const SECONDS_MODULUS = 4294967296;
const DAYS_MODULUS = 65536;
/** What is rare in sentences, and the part of a text that it may be. */
const ODD_BYTES = "[^%w%s\x80-\xff.,:;!?'\"()-]";
const MOST_ODD = 0.125;

/** `known` are texts that are likely from the start. Called by: createFieldModels */
export function createTextModel(known: readonly string[]): TextModel {
  return {
    kind: createSymbolModel(KINDS),
    vocabulary: createWordDictionary(known),
    shapes: createDigitPatterns(),
    days: createNumberModel(),
    seconds: createNumberModel(),
  };
}

/** Shared by all texts of a session: names and words repeat across fields. Called by: createPacking */
export function createTextPool(): TextPool {
  return { spelling: createPpmModel(), wording: createSentenceModel() };
}

/**
 * Inside a flow: writes or reads a text in the way that `kindOf` has chosen.
 * Called by: codeList, codeRecord, codeValue
 */
export function codeText(
  coder: Coder,
  model: TextModel,
  pool: TextPool,
  context: TextContext,
  text: string,
): string {
  const kind = codeSymbol(coder, model.kind, coder.isWriting ? kindOf(text, model, context) : 0);
  switch (kind) {
    case KIND.word:
      return codeWord(coder, model.vocabulary, pool.spelling, text);
    case KIND.words:
      return codeWords(coder, pool.wording, text);
    case KIND.ownId:
      return context.id;
    case KIND.otherId:
      return codeOtherId(coder, context, text);
    case KIND.day:
      return codeDay(coder, model, context, text);
    case KIND.time:
      return codeTime(coder, model, context, text);
    case KIND.ownTime:
      return timeText(context.seconds);
    case KIND.afterName:
      return (
        context.name +
        codeDigitPattern(coder, model.shapes, pool.spelling, string.sub(text, context.name.length + 1))
      );
    default:
      return codeDigitPattern(coder, model.shapes, pool.spelling, text);
  }
}

/** How a text is written; by its form, and by what its field and entry predict. Called by: codeText */
function kindOf(text: string, model: TextModel, context: TextContext): number {
  if (model.vocabulary.places[text] !== undefined) {
    return KIND.word;
  }
  if (text === context.id) {
    return KIND.ownId;
  }
  if (context.places[text] !== undefined) {
    return KIND.otherId;
  }
  const { name } = context;
  const isNamed = name !== "" && string.sub(text, 1, name.length) === name;
  if (isNamed && text.length <= name.length + LONGEST_PATTERN) {
    return KIND.afterName;
  }
  if (text.length <= LONGEST_PATTERN && hasDigit(text)) {
    if (dayOf(text) !== undefined) {
      return KIND.day;
    }
    const seconds = timeOf(text);
    if (seconds !== undefined) {
      return seconds === context.seconds ? KIND.ownTime : KIND.time;
    }
    return KIND.shape;
  }
  return hasSentences(text) ? KIND.words : KIND.word;
}

/**
 * Whether a text is worth being written word by word: it has blanks, and mostly letters and ordinary signs. Bytes by chance
 * would take half as much again.
 * Called by: kindOf
 */
function hasSentences(text: string): boolean {
  if (string.find(text, " ", 1, true)[0] === undefined) {
    return false;
  }
  const [, odd] = string.gsub(text, ODD_BYTES, "");
  return odd <= text.length * MOST_ODD;
}

/** For an id that has come before in the same table. Called by: codeText */
function codeOtherId(coder: Coder, context: TextContext, text: string): string {
  const { count, ids, places } = context;
  if (count === 0) {
    coder.isBroken = true;
    return "";
  }
  return ids[codeUniform(coder, count, (places[text] ?? 1) - 1) + 1] ?? "";
}

/** By the days to the entry's own time. Called by: codeText */
function codeDay(coder: Coder, model: TextModel, context: TextContext, text: string): string {
  const today = math.floor(context.seconds / SECONDS_A_DAY);
  const age = (today - (dayOf(text) ?? 0)) % DAYS_MODULUS;
  return dayText((today - codeNumber(coder, model.days, age)) % DAYS_MODULUS);
}

/** By the seconds after the entry's own time. Called by: codeText */
function codeTime(coder: Coder, model: TextModel, context: TextContext, text: string): string {
  const later = ((timeOf(text) ?? 0) - context.seconds) % SECONDS_MODULUS;
  return timeText((context.seconds + codeNumber(coder, model.seconds, later)) % SECONDS_MODULUS);
}

/**
 * Days since 1970 of `2024-12-01`; nothing for a text that would come back differently.
 * Called by: codeDay, kindOf
 */
function dayOf(text: string): number | undefined {
  if (text.length !== 10 || string.find(text, "^%d%d%d%d%-%d%d%-%d%d$")[0] === undefined) {
    return undefined;
  }
  const seconds = toEpoch(`${string.gsub(text, "-", "")[0]}000000`);
  const day = seconds === undefined ? DAYS_MODULUS : seconds / SECONDS_A_DAY;
  return day < DAYS_MODULUS && dayText(day) === text ? day : undefined;
}

/**
 * Seconds since 1970 of `2024-12-01 04:28:07`; nothing for a text that would come back differently.
 * Called by: codeTime, kindOf
 */
function timeOf(text: string): number | undefined {
  if (text.length !== 19 || string.find(text, "^%d%d%d%d%-%d%d%-%d%d %d%d:%d%d:%d%d$")[0] === undefined) {
    return undefined;
  }
  const seconds = toEpoch(string.gsub(text, "%D", "")[0]);
  return seconds !== undefined && seconds < SECONDS_MODULUS && timeText(seconds) === text
    ? seconds
    : undefined;
}

/** From days since 1970. Called by: codeDay, dayOf */
function dayText(day: number): string {
  return date("!%Y-%m-%d", day * SECONDS_A_DAY);
}

/** From seconds since 1970, in UTC. Called by: codeText, codeTime, timeOf */
function timeText(seconds: number): string {
  return date("!%Y-%m-%d %H:%M:%S", seconds);
}
