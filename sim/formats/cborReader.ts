/** CBOR (RFC 8949), the half that reads: bytes to Lua values. Whatever is malformed throws. */

/** Deeper nesting is refused. */
const MAX_DEPTH = 128;

/** Bytes that follow the first one, for each of the lower five bits from 24 on. */
const AMOUNT_BYTES: Record<number, number> = { 24: 1, 25: 2, 26: 4, 27: 8 };

interface Reader {
  source: string;
  position: number;
}

function malformed(): never {
  error("DeserializeCBOR: malformed input", 0);
}

function readUnsigned(reader: Reader, bytes: number): number {
  let amount = 0;
  for (const _ of $range(1, bytes)) {
    amount =
      amount * 256 + ((string.byte(reader.source, reader.position) as number | undefined) ?? malformed());
    reader.position += 1;
  }
  return amount;
}

function readBytes(reader: Reader, length: number): string {
  const end = reader.position + length - 1;
  if (end > reader.source.length) {
    malformed();
  }
  const bytes = string.sub(reader.source, reader.position, end);
  reader.position += length;
  return bytes;
}

/** Reads an IEEE 754 number of 2, 4 or 8 bytes; the exponent's length is in bits. */
function readFloat(reader: Reader, bytes: number, exponentBits: number): number {
  const mantissaBits = bytes * 8 - 1 - exponentBits;
  const first = readUnsigned(reader, bytes === 8 ? 2 : bytes);
  const rest = bytes === 8 ? readUnsigned(reader, 6) : 0;
  const firstMantissaBits = bytes === 8 ? 4 : mantissaBits;
  const sign = first >= 2 ** (firstMantissaBits + exponentBits) ? -1 : 1;
  const exponent = math.floor(first / 2 ** firstMantissaBits) % 2 ** exponentBits;
  const mantissa = (first % 2 ** firstMantissaBits) * (bytes === 8 ? 2 ** 48 : 1) + rest;
  const bias = 2 ** (exponentBits - 1) - 1;
  if (exponent === 2 ** exponentBits - 1) {
    return mantissa === 0 ? sign * math.huge : 0 / 0;
  }
  if (exponent === 0) {
    return sign * math.ldexp(mantissa, 1 - bias - mantissaBits);
  }
  return sign * math.ldexp(mantissa + 2 ** mantissaBits, exponent - bias - mantissaBits);
}

function readSimple(reader: Reader, detail: number): unknown {
  switch (detail) {
    case 20:
      return false;
    case 21:
      return true;
    case 22:
    case 23:
      return undefined;
    case 25:
      return readFloat(reader, 2, 5);
    case 26:
      return readFloat(reader, 4, 8);
    case 27:
      return readFloat(reader, 8, 11);
    default:
      return malformed();
  }
}

function readArray(reader: Reader, count: number, depth: number): unknown[] {
  const list = new LuaTable<number, unknown>();
  for (const index of $range(1, count)) {
    list.set(index, readValue(reader, depth + 1));
  }
  return list as unknown as unknown[];
}

function readMap(reader: Reader, count: number, depth: number): object {
  const map = new LuaTable<AnyNotNil, unknown>();
  for (const _ of $range(1, count)) {
    const key = readValue(reader, depth + 1);
    if (key === undefined || key !== key) {
      malformed();
    }
    map.set(key as AnyNotNil, readValue(reader, depth + 1));
  }
  return map;
}

function readValue(reader: Reader, depth: number): unknown {
  if (depth > MAX_DEPTH) {
    malformed();
  }
  const first = readUnsigned(reader, 1);
  const major = math.floor(first / 32);
  const detail = first % 32;
  if (major === 7) {
    return readSimple(reader, detail);
  }
  const amountBytes = AMOUNT_BYTES[detail];
  if (detail >= 24 && amountBytes === undefined) {
    malformed();
  }
  const amount = amountBytes === undefined ? detail : readUnsigned(reader, amountBytes);
  switch (major) {
    case 0:
      return amount;
    case 1:
      return -1 - amount;
    case 2:
    case 3:
      return readBytes(reader, amount);
    case 4:
      return readArray(reader, amount, depth);
    case 5:
      return readMap(reader, amount, depth);
    default:
      return readValue(reader, depth + 1);
  }
}

/** The value of these bytes; an error if they are anything but one whole value. */
export function readCbor(source: string): unknown {
  const reader: Reader = { source, position: 1 };
  const value = readValue(reader, 1);
  if (reader.position !== source.length + 1) {
    malformed();
  }
  return value;
}
