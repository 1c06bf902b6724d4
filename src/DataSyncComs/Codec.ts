/**
 * Between a table and the bytes that travel: the game's own CBOR and Deflate, then an escape, because a message may
 * hold any byte but NUL.
 */

import { awaitFreshFrame } from "../DataSyncManager/Scheduler";
import { inflatedSize } from "./InflateSize";

/** The byte that begins an escape. It stands for itself as `\x01\x02`, and NUL is `\x01\x01`: one byte in 128 grows. */
const ESCAPED: Record<string, string> = { "\x00": "\x01\x01", "\x01": "\x01\x02" };
const UNESCAPED: Record<string, string> = { "\x01": "\x00", "\x02": "\x01" };

/** Bytes that a payload may have when it is unpacked: a batch and the longest entry, and a millisecond or two to read. */
export const MAX_UNPACKED = 65536;
/** A Deflate stream of so many bytes cannot unpack to more than that, whatever is in it. */
const HARMLESS_BYTES = MAX_UNPACKED / 1032;

/**
 * Takes a table of texts, numbers, booleans and tables. Returns its bytes without NUL. Inside a flow it breathes.
 * Called by: agreeScope, answerScope, nextBatch, nextRows, requestEntries
 */
export function encode(value: object): string {
  return escape(packValue(value));
}

/**
 * Takes a table. Returns it as Base64, for a text that a player can copy. Inside a flow it breathes.
 * Called by: exportBlock
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
 * Called by: commonGuilds, readBatch, readRows, sendWantedEntries
 */
export function decode(payload: string): object | undefined {
  return unpackValue(unescape(payload));
}

/** Takes any bytes. Returns them without NUL. Called by: encode, sendMetadata */
export function escape(bytes: string): string {
  const [escaped] = string.gsub(bytes, "[%z\x01]", ESCAPED);
  return escaped;
}

/** Takes escaped bytes. Returns the bytes as they were. Called by: decode, requestMoreCells */
export function unescape(bytes: string): string {
  const [unescaped] = string.gsub(bytes, "\x01(.)", UNESCAPED);
  return unescaped;
}

/** Takes a table. Returns its compressed bytes. Called by: encode, encodePlain */
function packValue(value: object): string {
  awaitFreshFrame();
  const { CompressionLevel, CompressionMethod } = Enum;
  const packed = C_EncodingUtil.CompressString(
    C_EncodingUtil.SerializeCBOR(value),
    CompressionMethod.Deflate,
    CompressionLevel.OptimizeForSize,
  );
  if (packed === undefined) {
    error("the game compressed nothing");
  }
  return packed;
}

/**
 * Takes compressed bytes. Returns the table that they stand for, or nothing; see `decode`.
 * Called by: decode, decodePlain
 */
function unpackValue(bytes: string): object | undefined {
  if (bytes.length > HARMLESS_BYTES && inflatedSize(bytes, MAX_UNPACKED) === undefined) {
    return undefined;
  }
  awaitFreshFrame();
  const [ok, value] = pcall(unpackBytes, bytes);
  return ok && type(value) === "table" ? (value as object) : undefined;
}

/**
 * Takes compressed bytes. Returns what they stand for; throws where they are malformed, as the game's functions do.
 * Called by: unpackValue
 */
function unpackBytes(this: void, bytes: string): unknown {
  const unpacked = C_EncodingUtil.DecompressString(bytes, Enum.CompressionMethod.Deflate);
  if (unpacked === undefined || unpacked.length > MAX_UNPACKED) {
    return undefined;
  }
  return C_EncodingUtil.DeserializeCBOR(unpacked);
}
