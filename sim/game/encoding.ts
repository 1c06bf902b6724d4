import { decodeBase64, encodeBase64 } from "../formats/base64";
import { readCbor } from "../formats/cborReader";
import { writeCbor } from "../formats/cborWriter";
import type { CpuMeter } from "../lua/cpuMeter";

/** The game's `C_EncodingUtil` on the realm's own CBOR and Base64, and on zlib. */

type Stream = (
  this: void,
  source: string,
  finish?: "finish",
) => LuaMultiReturn<[output: string, isComplete: boolean]>;

interface Zlib {
  deflate: (this: void, level: number, windowBits: number) => Stream;
  inflate: (this: void, windowBits: number) => Stream;
}

/** `pcall`, by what it returns for a stream. */
const guarded = pcall as unknown as (
  this: void,
  stream: Stream,
  source: string,
) => LuaMultiReturn<[ok: boolean, output: string, isComplete: boolean]>;

/** zlib's window argument for each of `Enum.CompressionMethod`: no header, zlib's, gzip's. */
const WINDOW_BITS: Record<number, number> = { 0: -15, 1: 15, 2: 31 };
/** zlib's level for each of `Enum.CompressionLevel`. */
const LEVELS: Record<number, number> = { 0: 6, 1: 1, 2: 9 };

/** Milliseconds for each byte that goes in (compression) or comes out (the others), on an ordinary computer. */
const COMPRESSION_COST = 4e-5;
const DECOMPRESSION_COST = 5e-6;
const CBOR_COST = 2e-5;
const BASE64_COST = 2e-6;

/** The game's `C_EncodingUtil`. Its work is charged by the byte. */
export function createEncodingUtil(meter: CpuMeter): EncodingUtilApi {
  const zlib = (_G as unknown as { require: (this: void, name: string) => Zlib }).require("zlib");

  function compress(source: string, method: number, level: number): string {
    const [output] = zlib.deflate(LEVELS[level] ?? 6, WINDOW_BITS[method] ?? -15)(source, "finish");
    return output;
  }
  function decompress(source: string, method: number): string | undefined {
    const inflate = zlib.inflate(WINDOW_BITS[method] ?? -15);
    const [ok, output, isComplete] = guarded(inflate, source);
    return ok && isComplete ? output : undefined;
  }

  return {
    SerializeCBOR: (value, options) => {
      const output = meter.uncounted(() => writeCbor(value, options?.ignoreSerializationErrors === true));
      meter.charge(output.length * CBOR_COST);
      return output;
    },
    DeserializeCBOR: (source) => {
      meter.charge(source.length * CBOR_COST);
      return meter.uncounted(() => readCbor(source));
    },
    CompressString: (source, method, level) => {
      meter.charge(source.length * COMPRESSION_COST);
      return meter.uncounted(() => compress(source, method ?? 0, level ?? 0));
    },
    DecompressString: (source, method) => {
      const output = meter.uncounted(() => decompress(source, method ?? 0));
      meter.charge((output?.length ?? source.length) * DECOMPRESSION_COST);
      return output;
    },
    EncodeBase64: (source) => {
      meter.charge(source.length * BASE64_COST);
      return meter.uncounted(() => encodeBase64(source));
    },
    DecodeBase64: (source) => {
      meter.charge(source.length * BASE64_COST);
      return meter.uncounted(() => decodeBase64(source));
    },
  };
}
