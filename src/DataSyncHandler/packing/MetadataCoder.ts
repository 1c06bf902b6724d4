/** What every row has: id, guild, time and whether it is deleted. Names by what they share with the one before, articles by their times. */

import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import { type MetadataRow, type TableType } from "../../DataSyncManager/data/Schema";
import { fromEpoch, toEpoch } from "../../DataSyncManager/data/Timestamps";
import { type Coder, codeUniform } from "../../DataSyncComs/coder/RangeCoder";
import { codeSpelled, createPpmModel, type PpmModel } from "../../DataSyncComs/coder/PpmModel";
import {
  codeFlag,
  codeNumber,
  codeSymbol,
  createNumberModel,
  createSymbolModel,
  type NumberModel,
  type SymbolModel,
} from "../../DataSyncComs/coder/AdaptiveModels";
import type { TextContext } from "./TextCoder";
import { codeWord, createWordDictionary, type WordDictionary } from "../../DataSyncComs/coder/WordDictionary";

/** What is known of one table's heads. */
export interface MetadataModel {
  tableType: TableType;
  kind: SymbolModel;
  spelling: PpmModel;
  shared: NumberModel;
  realms: WordDictionary;
  /** By realm, because most of a realm's members are of one guild; those of articles by the empty text. */
  guilds: Record<string, WordDictionary | undefined>;
  realmCount: number;
  stampGaps: NumberModel;
  ages: NumberModel;
  placeGaps: NumberModel;
  isDeleted: SymbolModel;
  isAsBefore: SymbolModel;
  /** The time that ages are counted from: the newest of a batch. */
  newest: number;
  lastName: string;
  lastStamp: number;
  lastPlace: number;
  /** All ids so far, from 1 on, their places, and the rows that were sent as metadata. */
  ids: Record<number, string>;
  places: Record<string, number | undefined>;
  rows: Record<string, MetadataRow | undefined>;
  count: number;
  /** What the texts of the row at work may follow from. */
  context: TextContext;
}

/** How an id is written: as `Name-Realm`, as 14 digits of a time and 4 more, letter by letter, or by its place among those before. */
const KIND = { name: 0, stamp: 1, plain: 2, known: 3 };
const KINDS = 4;
const MODULUS = 4294967296;
const SERIALS = 10000;
/** Bounds of what a peer can make this side learn: realms with guilds of their own, and ids. */
const MOST_REALMS = 64;
const MOST_IDS = 60000;
const LONGEST_ID = 256;
/** The last time of which the seconds since 1970 are below the modulus. */
const LATEST = "21060207062815";

/** Knows no row of the table yet. Called by: headsOf */
export function createMetadataModel(tableType: TableType): MetadataModel {
  const ids: Record<number, string> = {};
  const places: Record<string, number | undefined> = {};
  return {
    tableType,
    kind: createSymbolModel(KINDS),
    spelling: createPpmModel(),
    shared: createNumberModel(),
    realms: createWordDictionary([]),
    guilds: {},
    realmCount: 0,
    stampGaps: createNumberModel(),
    ages: createNumberModel(),
    placeGaps: createNumberModel(),
    isDeleted: createSymbolModel(2),
    isAsBefore: createSymbolModel(2),
    newest: 0,
    lastName: "",
    lastStamp: 0,
    lastPlace: 0,
    ids,
    places,
    rows: {},
    count: 0,
    context: { id: "", name: "", seconds: 0, ids, places, count: 0 },
  };
}

/** Whether id and time can be written. Called by: partOf */
export function fitsMetadata(row: MetadataRow): boolean {
  return row.lastUpdated <= LATEST && row.id.length <= LONGEST_ID && toEpoch(row.lastUpdated) !== undefined;
}

/**
 * Times are written as distances to the newest of the rows that follow.
 * Called by: packEntries, packRows, unpackEntries, unpackRows
 */
export function codeNewest(coder: Coder, model: MetadataModel, rows: readonly MetadataRow[]): void {
  let newest = "";
  for (const { lastUpdated } of rows) {
    if (lastUpdated > newest && lastUpdated <= LATEST) {
      newest = lastUpdated;
    }
    yieldIfOverBudget();
  }
  model.newest = codeUniform(coder, MODULUS, toEpoch(newest) ?? 0);
}

/** Inside a flow: when writing, the row must fit. Called by: codeEntryHead, packRows, unpackRows */
export function codeMetadata(coder: Coder, model: MetadataModel, row: MetadataRow | undefined): MetadataRow {
  const { tableType } = model;
  const id = codeId(coder, model, row?.id ?? "");
  const before = model.rows[id];
  if (before !== undefined && codeFlag(coder, model.isAsBefore, row !== undefined && isSame(row, before))) {
    return { ...before };
  }
  const guildName = codeWord(coder, guildsOf(model, id), model.spelling, row?.guildName ?? "");
  const lastUpdated = codeTime(coder, model, id, row?.lastUpdated);
  const deleted = codeFlag(coder, model.isDeleted, row?.deleted === true);
  return { id, tableType, guildName, lastUpdated, deleted };
}

/**
 * For a row that was sent as metadata: its entry need not repeat it.
 * Called by: packRows, rememberRows, unpackRows
 */
export function rememberRow(model: MetadataModel, row: MetadataRow): void {
  model.rows[row.id] = row;
}

/**
 * For the heads of entries that were cut off, from a place on: their entries need not repeat them. Those that travel whole
 * have none.
 * Called by: packEntries, unpackEntries
 */
export function rememberRows(
  model: MetadataModel,
  heads: readonly MetadataRow[],
  from: number,
  isWhole: (this: void, place: number) => boolean,
): void {
  for (const place of $range(from, heads.length - 1)) {
    if (!isWhole(place)) {
      rememberRow(model, heads[place]!);
    }
  }
}

/**
 * What the texts of the row's entry may be predicted from; valid until the next call.
 * Called by: codeContent
 */
export function contextOf(model: MetadataModel, { id, lastUpdated }: MetadataRow): TextContext {
  const { context } = model;
  context.id = id;
  context.name = string.match(id, "^([^%-]+)%-.")[0] ?? "";
  context.seconds = stampOf(id) ?? toEpoch(lastUpdated) ?? 0;
  context.count = model.count;
  return context;
}

/** Each realm has its own, because a member's realm says much about their guild. Called by: codeMetadata */
function guildsOf(model: MetadataModel, id: string): WordDictionary {
  const [found] = string.match(id, "^[^%-]+%-(.+)$");
  const known = found === undefined ? undefined : model.guilds[found];
  const realm = known === undefined && model.realmCount >= MOST_REALMS ? "" : (found ?? "");
  let guilds = model.guilds[realm];
  if (guilds === undefined) {
    guilds = createWordDictionary([]);
    model.guilds[realm] = guilds;
    model.realmCount += 1;
  }
  return guilds;
}

/** The id is known from now on. Called by: codeMetadata */
function codeId(coder: Coder, model: MetadataModel, id: string): string {
  let read: string;
  switch (codeSymbol(coder, model.kind, coder.isWriting ? kindOf(model, id) : 0)) {
    case KIND.known:
      return codeKnownId(coder, model, id);
    case KIND.name:
      read = codeName(coder, model, id);
      break;
    case KIND.stamp:
      read = codeStamp(coder, model, id);
      break;
    default:
      read = codeSpelled(coder, model.spelling, id, "");
  }
  if (model.places[read] === undefined) {
    coder.left -= read.length;
    coder.isBroken ||= model.count >= MOST_IDS || read.length > LONGEST_ID || coder.left < 0;
    model.count += 1;
    model.ids[model.count] = read;
    model.places[read] = model.count;
  }
  model.lastPlace = model.places[read]!;
  return read;
}

/** How an id is written. Called by: codeId */
function kindOf(model: MetadataModel, id: string): number {
  if (model.places[id] !== undefined) {
    return KIND.known;
  }
  if (stampOf(id) !== undefined) {
    return KIND.stamp;
  }
  return string.find(id, "^[^%-]+%-.")[0] === undefined ? KIND.plain : KIND.name;
}

/** For an id that came before. Called by: codeId */
function codeKnownId(coder: Coder, model: MetadataModel, id: string): string {
  const gap = ((model.places[id] ?? 0) - model.lastPlace) % MODULUS;
  const place = (model.lastPlace + codeNumber(coder, model.placeGaps, gap)) % MODULUS;
  const read = model.ids[place];
  coder.isBroken ||= read === undefined;
  model.lastPlace = place;
  return read ?? "";
}

/** For `Name-Realm`. Called by: codeId */
function codeName(coder: Coder, model: MetadataModel, id: string): string {
  const [name, realm] = string.match(id, "^([^%-]+)%-(.+)$");
  const { lastName } = model;
  const length = codeNumber(coder, model.shared, sharedLength(lastName, name ?? ""));
  const start = string.sub(lastName, 1, length);
  const read = start + codeSpelled(coder, model.spelling, string.sub(name ?? "", length + 1), start);
  model.lastName = read;
  return `${read}-${codeWord(coder, model.realms, model.spelling, realm ?? "")}`;
}

/**
 * For an id that begins with a time, as articles have: the distance to the last one, then the digits by chance.
 * Called by: codeId
 */
function codeStamp(coder: Coder, model: MetadataModel, id: string): string {
  const gap = ((stampOf(id) ?? 0) - model.lastStamp) % MODULUS;
  model.lastStamp = (model.lastStamp + codeNumber(coder, model.stampGaps, gap)) % MODULUS;
  const serial = codeUniform(coder, SERIALS, tonumber(string.sub(id, 15)) ?? 0);
  return fromEpoch(model.lastStamp) + string.format("%04d", serial);
}

/** By its distance to the id's own time, or to the newest. Called by: codeMetadata */
function codeTime(coder: Coder, model: MetadataModel, id: string, time: string | undefined): string {
  const seconds = (time === undefined ? undefined : toEpoch(time)) ?? 0;
  const stamp = stampOf(id);
  if (stamp !== undefined) {
    return fromEpoch((stamp + codeNumber(coder, model.ages, (seconds - stamp) % MODULUS)) % MODULUS);
  }
  const age = codeNumber(coder, model.ages, (model.newest - seconds) % MODULUS);
  return fromEpoch((model.newest - age) % MODULUS);
}

/**
 * Seconds since 1970 of an id of 14 digits of time and 4 more; nothing for any other id.
 * Called by: codeStamp, codeTime, contextOf, kindOf
 */
function stampOf(id: string): number | undefined {
  if (id.length !== 18 || string.find(id, "^%d+$")[0] === undefined) {
    return undefined;
  }
  const seconds = toEpoch(string.sub(id, 1, 14));
  return seconds !== undefined && seconds < MODULUS ? seconds : undefined;
}

/** For two rows of one id. Called by: codeMetadata */
function isSame(first: MetadataRow, second: MetadataRow): boolean {
  return (
    first.lastUpdated === second.lastUpdated &&
    first.guildName === second.guildName &&
    first.deleted === second.deleted
  );
}

/** In bytes, from the beginning. Called by: codeName */
function sharedLength(first: string, second: string): number {
  const most = math.min(first.length, second.length);
  for (const place of $range(1, most)) {
    if (string.byte(first, place) !== string.byte(second, place)) {
      return place - 1;
    }
  }
  return most;
}
