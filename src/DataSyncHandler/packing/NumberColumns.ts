/** Small numbers as columns: the most common one costs a bit, the others as few bytes as their range needs. */

import { packBytes } from "../../DataSyncComs/Codec";
import {
  type ColumnReader,
  type ColumnWriter,
  type Cursor,
  planes,
  readPlanes,
  readVarint,
  takeColumn,
  varint,
} from "./Columns";

/** Symbols that are packed several in a byte. */
const MOST_DENSE = 16;
/** Marks a column of codes whose bytes are the codes themselves. */
const PLAIN = 0;

/**
 * Takes whole numbers below 65,536. Writes which of them are the most common one, then the others.
 * Called by: writeField, writeLists
 */
export function writeNumbers(writer: ColumnWriter, numbers: readonly number[]): void {
  const common = mostCommon(numbers);
  const isOther: number[] = [];
  const others: number[] = [];
  let least = math.huge;
  let most = 0;
  for (const [place, number] of ipairs(numbers)) {
    isOther[place - 1] = number === common ? 0 : 1;
    if (number !== common) {
      others.push(number);
      least = math.min(least, number);
      most = math.max(most, number);
    }
  }
  const base = others.length === 0 ? 0 : least;
  const width = others.length === 0 ? 0 : most - base < 256 ? 1 : 2;
  writer.columns.push(varint(common) + varint(base) + varint(width));
  writeCodes(writer, isOther);
  if (width > 0) {
    writer.columns.push(
      planes(
        others.map((number) => number - base),
        width,
      ),
    );
  }
}

/** Takes a reader and how many numbers. Returns them. Called by: readField, readLists */
export function readNumbers(reader: ColumnReader, count: number): number[] {
  const header: Cursor = { bytes: takeColumn(reader), position: 1 };
  const common = readVarint(header) ?? 0;
  const base = readVarint(header) ?? 0;
  const width = readVarint(header) ?? 3;
  const isOther = readCodes(reader, count);
  let otherCount = 0;
  for (const code of isOther) {
    otherCount += code === 1 ? 1 : 0;
  }
  reader.isBroken ||= width > 2 || (width === 0 && otherCount > 0);
  const others = width === 0 || reader.isBroken ? [] : readPlanes(reader, otherCount, width);
  let taken = 0;
  return isOther.map((code) => {
    if (code !== 1) {
      return common;
    }
    taken += 1;
    return base + (others[taken - 1] ?? 0);
  });
}

/**
 * Takes codes below 256. Writes them as they are, or where there are few different ones several in a byte: whatever is
 * shorter once it is compressed. Deflate alone spends nearly two bits on a choice of two.
 * Called by: writeLists, writeNames, writeNumbers, writeTexts
 */
export function writeCodes(writer: ColumnWriter, codes: readonly number[]): void {
  const plain = string.char(PLAIN) + bytesOf(codes);
  const symbols = symbolsOf(codes);
  if (symbols.length > MOST_DENSE) {
    writer.columns.push(plain);
    return;
  }
  const places: Record<number, number> = {};
  for (const [place, symbol] of ipairs(symbols)) {
    places[symbol] = place - 1;
  }
  const digits = codes.map((code) => places[code]!);
  const dense = string.char(symbols.length) + bytesOf(symbols) + packDigits(digits, symbols.length);
  writer.columns.push(shortest(dense) <= shortest(plain) ? dense : plain);
}

/**
 * Takes a reader and how many codes. Returns them.
 * Called by: readLists, readNames, readNumbers, readTexts
 */
export function readCodes(reader: ColumnReader, count: number): number[] {
  const column = takeColumn(reader);
  const symbolCount = (string.byte(column, 1) as number | undefined) ?? PLAIN;
  const codes: number[] = [];
  if (symbolCount === PLAIN) {
    reader.isBroken ||= column.length !== count + 1;
    for (const place of $range(2, reader.isBroken ? 1 : column.length)) {
      codes.push(string.byte(column, place));
    }
    return codes;
  }
  const perByte = digitsPerByte(symbolCount);
  if (symbolCount > MOST_DENSE || column.length !== 1 + symbolCount + math.ceil(count / perByte)) {
    reader.isBroken = true;
    return codes;
  }
  for (const place of $range(0, count - 1)) {
    const byte = string.byte(column, 2 + symbolCount + math.floor(place / perByte));
    const digit = math.floor(byte / symbolCount ** (place % perByte)) % symbolCount;
    codes[place] = string.byte(column, 2 + digit);
  }
  return codes;
}

/** Takes digits below a base. Returns them packed, as many in a byte as fit. Called by: writeCodes */
function packDigits(digits: readonly number[], base: number): string {
  const perByte = digitsPerByte(base);
  const bytes: number[] = [];
  for (const [place, digit] of ipairs(digits)) {
    const index = math.floor((place - 1) / perByte);
    bytes[index] = (bytes[index] ?? 0) + digit * base ** ((place - 1) % perByte);
  }
  return bytesOf(bytes);
}

/**
 * Takes a base. Returns how many digits of it fit into a byte: with one symbol alone, as many as one likes.
 * Called by: packDigits, readCodes
 */
function digitsPerByte(base: number): number {
  if (base <= 1) {
    return 256;
  }
  let digits = 0;
  let room = 256;
  while (room >= base) {
    room = math.floor(room / base);
    digits += 1;
  }
  return digits;
}

/** Takes codes. Returns the different ones, in ascending order. Called by: writeCodes */
function symbolsOf(codes: readonly number[]): number[] {
  const isSeen: Record<number, true | undefined> = {};
  const symbols: number[] = [];
  for (const code of codes) {
    if (!isSeen[code]) {
      isSeen[code] = true;
      symbols.push(code);
    }
  }
  table.sort(symbols);
  return symbols;
}

/** Takes numbers. Returns the one that comes most often; 0 where there is none. Called by: writeNumbers */
function mostCommon(numbers: readonly number[]): number {
  const counts: Record<number, number | undefined> = {};
  let common = 0;
  let most = 0;
  for (const number of numbers) {
    const count = (counts[number] ?? 0) + 1;
    counts[number] = count;
    if (count > most) {
      most = count;
      common = number;
    }
  }
  return common;
}

/** Takes numbers below 256. Returns them as bytes. Called by: packDigits, writeCodes */
function bytesOf(numbers: readonly number[]): string {
  const bytes: string[] = [];
  for (const [place, number] of ipairs(numbers)) {
    bytes[place - 1] = string.char(number);
  }
  return table.concat(bytes);
}

/** Takes a column. Returns its length as the container will hold it. Called by: writeCodes */
function shortest(column: string): number {
  return math.min(column.length, packBytes(column).length);
}
