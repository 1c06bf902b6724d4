/**
 * Between a value and the bytes that travel, by the project's own coder: the game's functions for the same have no limit for
 * what a few bytes may stand for. The bytes have no NUL, which addon messages cannot carry.
 */

import { type Coder, createReader, createWriter, finishReading, finishWriting } from "../coder/RangeCoder";
import { codeValue, createValueModel, type ValueBounds } from "../coder/ValueCoder";

/** The byte that begins an escape. It stands for itself as `\x01\x02`, and NUL is `\x01\x01`: one byte in 128 grows. */
const ESCAPED: Record<string, string> = { "\x00": "\x01\x01", "\x01": "\x01\x02" };
const UNESCAPED: Record<string, string> = { "\x01": "\x00", "\x02": "\x01" };

/** What a payload may hold: bytes of texts, with one for each value, and values in tables inside each other. */
const MAX_BYTES = 65536;
const BOUNDS: ValueBounds = { depth: 8, values: 4096 };
/** The keys of requests, which cost next to nothing. */
const KNOWN_KEYS = ["hashes", "bits"];

/**
 * For texts, numbers, flags and tables of them. Yields inside a flow.
 * Called by: agreeScope, answerQuestions, answerScope, askForConfirmation, requestEntries
 */
export function encode(value: unknown): string {
  const coder = createWriter();
  code(coder, value);
  return finishWriting(coder);
}

/**
 * For bytes from another client: nothing if they are malformed, hold more than is allowed or make too much work. Yields
 * inside a flow.
 * Called by: answerQuestions, askForConfirmation, commonGuilds, sendWantedEntries, takeConfirmations
 */
export function decode(payload: string): unknown {
  const coder = createReader(payload, MAX_BYTES);
  const value = code(coder, undefined);
  return finishReading(coder) ? value : undefined;
}

/** Both sides begin with the same model for each payload. Called by: decode, encode */
function code(coder: Coder, value: unknown): unknown {
  return codeValue(coder, createValueModel(KNOWN_KEYS), BOUNDS, value);
}

/** Base64, for a text that a player can copy. Called by: exportBlock */
export function toBase64(bytes: string): string {
  const text = C_EncodingUtil.EncodeBase64(bytes);
  if (text === undefined) {
    error("the game encoded nothing");
  }
  return text;
}

/** For Base64 that a player pasted; nothing if it is none. Called by: readLine */
export function fromBase64(text: string): string | undefined {
  const [ok, bytes] = pcall(C_EncodingUtil.DecodeBase64, text);
  return ok && typeof bytes === "string" ? bytes : undefined;
}

/** For raw bytes: addon messages cannot carry NUL. Called by: sendCells */
export function escape(bytes: string): string {
  const [escaped] = string.gsub(bytes, "[%z\x01]", ESCAPED);
  return escaped;
}

/** The reverse of `escape`. Called by: requestMoreCells */
export function unescape(bytes: string): string {
  const [unescaped] = string.gsub(bytes, "\x01(.)", UNESCAPED);
  return unescaped;
}
