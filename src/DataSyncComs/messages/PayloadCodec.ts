/**
 * Between a table and the bytes that travel: the game's own CBOR and Deflate, then an escape, because a message may
 * hold any byte but NUL.
 */

import { isTable } from "../../DataSyncManager/data/PlainTables";
import { awaitFreshFrame } from "../../DataSyncManager/runtime/Scheduler";
import { inflatedSize } from "./InflateSize";

/** The byte that begins an escape. It stands for itself as `\x01\x02`, and NUL is `\x01\x01`: one byte in 128 grows. */
const ESCAPED: Record<string, string> = { "\x00": "\x01\x01", "\x01": "\x01\x02" };
const UNESCAPED: Record<string, string> = { "\x01": "\x00", "\x02": "\x01" };

/** Bytes that a payload may have when it is unpacked: a batch and the longest entry, and a millisecond or two to read. */
const MAX_UNPACKED = 65536;
/** A Deflate stream cannot unpack to more than so many times its size, whatever is in it. */
const LARGEST_RATIO = 1032;

/**
 * Takes a table of texts, numbers, booleans and tables. Returns its bytes without NUL. Inside a flow it breathes.
 * Called by: agreeScope, answerScope, requestEntries
 */
export function encode(value: object): string {
  return escape(packValue(value));
}

/**
 * Takes a table. Returns it as Base64, for a text that a player can copy. Inside a flow it breathes.
 * Called by: entryLines, exportBlock
 */
export function encodePlain(value: object): string {
  const text = C_EncodingUtil.EncodeBase64(packValue(value));
  if (text === undefined) {
    error("the game encoded nothing");
  }
  return text;
}

/**
 * Takes Base64 that a player pasted. Returns the table that it stands for, as `decode` does.
 * Called by: importLine
 */
export function decodePlain(text: string): object | undefined {
  const [ok, bytes] = pcall(C_EncodingUtil.DecodeBase64, text);
  return ok && typeof bytes === "string" ? unpackValue(bytes) : undefined;
}

/**
 * Takes bytes from another client. Returns the table that they stand for, or nothing where they are malformed or unpack
 * to more than is allowed. Inside a flow it breathes.
 * Called by: commonGuilds, sendWantedEntries
 */
export function decode(payload: string): object | undefined {
  return unpackValue(unescape(payload));
}

/** Takes any bytes. Returns them without NUL. Called by: encode, sendCells */
export function escape(bytes: string): string {
  const [escaped] = string.gsub(bytes, "[%z\x01]", ESCAPED);
  return escaped;
}

/** Takes escaped bytes. Returns the bytes as they were. Called by: decode, requestMoreCells */
export function unescape(bytes: string): string {
  const [unescaped] = string.gsub(bytes, "\x01(.)", UNESCAPED);
  return unescaped;
}

/** Takes any bytes. Returns them compressed, at the best level for size. Called by: packValue */
function packBytes(bytes: string): string {
  const { CompressionLevel, CompressionMethod } = Enum;
  const packed = C_EncodingUtil.CompressString(
    bytes,
    CompressionMethod.Deflate,
    CompressionLevel.OptimizeForSize,
  );
  if (packed === undefined) {
    error("the game compressed nothing");
  }
  return packed;
}

/**
 * Takes compressed bytes from another client and the largest size that is allowed. Returns the bytes that they stand
 * for, or nothing where they are malformed or larger, which is found out before they are unpacked. Inside a flow it
 * breathes.
 * Called by: unpackValue
 */
function unpackBytes(bytes: string, limit: number): string | undefined {
  if (bytes.length * LARGEST_RATIO > limit && inflatedSize(bytes, limit) === undefined) {
    return undefined;
  }
  awaitFreshFrame();
  const [ok, unpacked] = pcall(C_EncodingUtil.DecompressString, bytes, Enum.CompressionMethod.Deflate);
  return ok && typeof unpacked === "string" && unpacked.length <= limit ? unpacked : undefined;
}

/** Takes a table. Returns its compressed bytes. Called by: encode, encodePlain */
function packValue(value: object): string {
  awaitFreshFrame();
  return packBytes(C_EncodingUtil.SerializeCBOR(value));
}

/**
 * Takes compressed bytes. Returns the table that they stand for, or nothing; see `decode`.
 * Called by: decode, decodePlain
 */
function unpackValue(bytes: string): object | undefined {
  const unpacked = unpackBytes(bytes, MAX_UNPACKED);
  const [ok, value] = pcall(C_EncodingUtil.DeserializeCBOR, unpacked ?? "");
  return unpacked !== undefined && ok && isTable(value) ? value : undefined;
}
