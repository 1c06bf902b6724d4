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
 * For tables of texts, numbers, booleans and tables. The bytes have no NUL, which addon messages cannot carry. Yields
 * inside a flow.
 * Called by: agreeScope, answerScope, requestEntries
 */
export function encode(value: object): string {
  return escape(packValue(value));
}

/** Base64, for a text that a player can copy. Yields inside a flow. Called by: encodeBatch, entryLines */
export function encodePlain(value: object): string {
  const text = C_EncodingUtil.EncodeBase64(packValue(value));
  if (text === undefined) {
    error("the game encoded nothing");
  }
  return text;
}

/** For Base64 that a player pasted; refuses the same as `decode`. Called by: readBlock, readLine */
export function decodePlain(text: string): object | undefined {
  const [ok, bytes] = pcall(C_EncodingUtil.DecodeBase64, text);
  return ok && typeof bytes === "string" ? unpackValue(bytes) : undefined;
}

/**
 * For bytes from another client: nothing if they are malformed or unpack to more than is allowed. Yields inside a
 * flow.
 * Called by: commonGuilds, sendWantedEntries
 */
export function decode(payload: string): object | undefined {
  return unpackValue(unescape(payload));
}

/** Addon messages cannot carry NUL. Called by: encode, sendCells */
export function escape(bytes: string): string {
  const [escaped] = string.gsub(bytes, "[%z\x01]", ESCAPED);
  return escaped;
}

/** The reverse of `escape`. Called by: decode, requestMoreCells */
export function unescape(bytes: string): string {
  const [unescaped] = string.gsub(bytes, "\x01(.)", UNESCAPED);
  return unescaped;
}

/** At the best level for size: bytes on the wire cost more than time. Called by: packValue */
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
 * Nothing if the bytes from another client are malformed or exceed the limit, which is found out before they are
 * unpacked. Yields inside a flow.
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

/**
 * CBOR, compressed. Waits for a fresh frame, because the game does it in one go.
 * Called by: encode, encodePlain
 */
function packValue(value: object): string {
  awaitFreshFrame();
  return packBytes(C_EncodingUtil.SerializeCBOR(value));
}

/** Nothing if the bytes are malformed or too large; see `decode`. Called by: decode, decodePlain */
function unpackValue(bytes: string): object | undefined {
  const unpacked = unpackBytes(bytes, MAX_UNPACKED);
  const [ok, value] = pcall(C_EncodingUtil.DeserializeCBOR, unpacked ?? "");
  return unpacked !== undefined && ok && isTable(value) ? value : undefined;
}
