/**
 * A batch as columns: values of one kind stand together, and each column is compressed by itself, because Deflate does
 * best on bytes that are alike. A container holds them one after another; they are read in the order of writing.
 */

import { packBytes, unpackBytes } from "../../DataSyncComs/Codec";
import { awaitFreshFrame } from "../../DataSyncManager/Scheduler";

/** Columns that are being written. */
export interface ColumnWriter {
  columns: string[];
}

/** Columns that are being read. `isBroken` is set once anything does not fit; what is read then means nothing. */
export interface ColumnReader {
  columns: string[];
  next: number;
  isBroken: boolean;
}

/** A place in one column. */
export interface Cursor {
  bytes: string;
  position: number;
}

/** Shorter columns are not worth Deflate's own bytes. */
const SHORTEST_PACKED = 24;
/** The two forms of a container, by its first byte. */
const APART = 0;
const TOGETHER = 1;
/** Bytes of a batch's columns up to which they are tried together. */
const LARGEST_TOGETHER = 6000;
/** More columns than any batch has. */
const MAX_COLUMNS = 400;

/**
 * Takes a whole number. Returns it as bytes of 7 bits, the lowest first, of which all but the last have the 8th bit.
 * Called by: columnsApart, columnsPlain, joined, packEntries, writeNumbers, writeTexts
 */
export function varint(value: number): string {
  const bytes: string[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push(string.char(128 + (rest % 128)));
    rest = math.floor(rest / 128);
  }
  bytes.push(string.char(rest));
  return table.concat(bytes);
}

/**
 * Takes a cursor. Returns the number that stands there, or nothing at the end.
 * Called by: readContainer, readDictionary, readLiteral, readNumbers, unpackEntries
 */
export function readVarint(cursor: Cursor): number | undefined {
  let value = 0;
  for (const place of $range(0, 4)) {
    const byte = string.byte(cursor.bytes, cursor.position) as number | undefined;
    if (byte === undefined) {
      return undefined;
    }
    cursor.position += 1;
    value += (byte % 128) * 128 ** place;
    if (byte < 128) {
      return value;
    }
  }
  return undefined;
}

/**
 * Takes a cursor and a number of bytes. Returns them, or nothing where there are not as many.
 * Called by: readContainer, readLiteral, readNames
 */
export function readBytes(cursor: Cursor, count: number): string | undefined {
  const end = cursor.position + count - 1;
  if (end > cursor.bytes.length) {
    return undefined;
  }
  const bytes = string.sub(cursor.bytes, cursor.position, end);
  cursor.position = end + 1;
  return bytes;
}

/**
 * Takes numbers below 256 to the power of `width`. Returns their bytes, all highest ones first.
 * Called by: writeAges, writeIds, writeNumbers, writeTexts
 */
export function planes(numbers: readonly number[], width: number): string {
  const bytes: string[] = [];
  for (const plane of $range(width - 1, 0, -1)) {
    const divisor = 256 ** plane;
    for (const number of numbers) {
      bytes.push(string.char(math.floor(number / divisor) % 256));
    }
  }
  return table.concat(bytes);
}

/**
 * Takes a reader, how many numbers and their width. Returns the numbers of its next column.
 * Called by: readAges, readIds, readNumbers, readTexts
 */
export function readPlanes(reader: ColumnReader, count: number, width: number): number[] {
  const column = takeColumn(reader);
  const numbers: number[] = [];
  if (column.length !== count * width) {
    reader.isBroken = true;
    return numbers;
  }
  for (const place of $range(1, count)) {
    let number = 0;
    for (const plane of $range(0, width - 1)) {
      number = number * 256 + string.byte(column, plane * count + place);
    }
    numbers[place - 1] = number;
  }
  return numbers;
}

/**
 * Takes a reader. Returns its next column; an empty one where there is none, and then it is broken.
 * Called by: readCodes, readDictionary, readIds, readNames, readNumbers, readPlanes, readRows, readTexts,
 * unpackEntries
 */
export function takeColumn(reader: ColumnReader): string {
  const column = reader.columns[reader.next];
  reader.next += 1;
  if (column === undefined) {
    reader.isBroken = true;
    return "";
  }
  return column;
}

/**
 * Inside a flow: takes written columns. Returns the container's bytes: each column packed by itself, or of a small batch
 * all of them together, whatever is shorter.
 * Called by: packEntries
 */
export function writeContainer(writer: ColumnWriter): string {
  const apart = string.char(APART) + columnsApart(writer.columns);
  let size = 0;
  for (const column of writer.columns) {
    size += column.length;
  }
  if (size > LARGEST_TOGETHER) {
    return apart;
  }
  awaitFreshFrame();
  const together = string.char(TOGETHER) + packBytes(columnsPlain(writer.columns));
  return together.length < apart.length ? together : apart;
}

/**
 * Takes columns. Returns how many there are, then each behind its length, packed where that is shorter.
 * Called by: writeContainer
 */
function columnsApart(columns: readonly string[]): string {
  const parts = [varint(columns.length)];
  for (const column of columns) {
    let packed = column;
    if (column.length >= SHORTEST_PACKED) {
      awaitFreshFrame();
      packed = packBytes(column);
    }
    if (packed.length < column.length) {
      parts.push(varint(packed.length * 2 + 1), packed);
    } else {
      parts.push(varint(column.length * 2), column);
    }
  }
  return table.concat(parts);
}

/**
 * Takes columns. Returns how many there are, then each behind its length, as it is.
 * Called by: writeContainer
 */
function columnsPlain(columns: readonly string[]): string {
  const parts = [varint(columns.length)];
  for (const column of columns) {
    parts.push(varint(column.length * 2), column);
  }
  return table.concat(parts);
}

/**
 * Inside a flow: takes a container's bytes and how many bytes its columns may have in all. Returns the columns to be
 * read, or nothing where they are malformed or larger.
 * Called by: unpackEntries
 */
export function readContainer(bytes: string, limit: number): ColumnReader | undefined {
  const form = string.byte(bytes, 1) as number | undefined;
  const content = string.sub(bytes, 2);
  const plain = form === TOGETHER ? unpackBytes(content, limit) : content;
  if (plain === undefined || (form !== TOGETHER && form !== APART)) {
    return undefined;
  }
  const cursor: Cursor = { bytes: plain, position: 1 };
  const count = readVarint(cursor);
  const reader: ColumnReader = { columns: [], next: 0, isBroken: false };
  let left = limit;
  if (count === undefined || count > MAX_COLUMNS) {
    return undefined;
  }
  for (const _ of $range(1, count)) {
    const length = readVarint(cursor);
    const stored = length === undefined ? undefined : readBytes(cursor, math.floor(length / 2));
    const column = stored === undefined || length! % 2 === 0 ? stored : unpackBytes(stored, left);
    if (column === undefined || column.length > left) {
      return undefined;
    }
    left -= column.length;
    reader.columns.push(column);
  }
  return cursor.position === plain.length + 1 ? reader : undefined;
}
