/** CBOR (RFC 8949), the half that writes: Lua values to bytes. */

/** Major types, in the upper three bits of the first byte. */
const MAJOR = { unsigned: 0, negative: 1, text: 3, array: 4, map: 5 };
const FALSE_BYTE = string.char(0xf4);
const TRUE_BYTE = string.char(0xf5);
const NULL_BYTE = string.char(0xf6);
const DOUBLE_BYTE = string.char(0xfb);

/** Whole numbers up to here are exact in a double, and so are written as whole numbers. */
const LARGEST_WHOLE = 2 ** 53;
/** Splits a number into its fraction, from 0.5 up to 1, and its exponent of two. */
const frexp = math.frexp as unknown as (this: void, value: number) => LuaMultiReturn<[number, number]>;

/** Deeper tables are refused, so that a cycle ends. */
const MAX_DEPTH = 128;

/** A number's bytes, the most significant first. */
function bigEndian(value: number, bytes: number): string {
  const parts: number[] = [];
  let rest = value;
  for (const index of $range(bytes, 1, -1)) {
    parts[index - 1] = rest % 256;
    rest = math.floor(rest / 256);
  }
  return string.char(...parts);
}

/** The first byte of a value and the bytes of its length or amount. */
function head(major: number, amount: number): string {
  const first = major * 32;
  if (amount < 24) {
    return string.char(first + amount);
  }
  if (amount < 0x100) {
    return string.char(first + 24, amount);
  }
  if (amount < 0x10000) {
    return string.char(first + 25) + bigEndian(amount, 2);
  }
  if (amount < 0x100000000) {
    return string.char(first + 26) + bigEndian(amount, 4);
  }
  return string.char(first + 27) + bigEndian(amount, 8);
}

/** A double's eight bytes of IEEE 754. */
function doubleBytes(value: number): string {
  if (value !== value) {
    return string.char(0x7f, 0xf8, 0, 0, 0, 0, 0, 0);
  }
  const sign = value < 0 || 1 / value < 0 ? 0x80 : 0;
  const amount = math.abs(value);
  if (amount === math.huge) {
    return string.char(sign + 0x7f, 0xf0, 0, 0, 0, 0, 0, 0);
  }
  if (amount === 0) {
    return string.char(sign, 0, 0, 0, 0, 0, 0, 0);
  }
  const [fraction, exponent] = frexp(amount);
  const biased = math.max(exponent + 1022, 0);
  const mantissa = biased === 0 ? math.ldexp(amount, 1074) : (fraction * 2 - 1) * 2 ** 52;
  const upper = math.floor(mantissa / 2 ** 48);
  const firstTwo = string.char(sign + math.floor(biased / 16), (biased % 16) * 16 + upper);
  return firstTwo + bigEndian(mantissa % 2 ** 48, 6);
}

function writeNumber(value: number, out: string[]): void {
  if (value === math.floor(value) && math.abs(value) <= LARGEST_WHOLE) {
    out.push(value >= 0 ? head(MAJOR.unsigned, value) : head(MAJOR.negative, -value - 1));
  } else {
    out.push(DOUBLE_BYTE + doubleBytes(value));
  }
}

/** The number of entries of a table, and whether its keys are just 1, 2, 3 … */
function shapeOf(content: object): LuaMultiReturn<[count: number, isList: boolean]> {
  const length = (content as unknown[]).length;
  let count = 0;
  for (const [_] of pairs(content)) {
    count += 1;
  }
  return $multi(count, count === length);
}

function writeTable(content: object, ignoreErrors: boolean, depth: number, out: string[]): void {
  if (depth > MAX_DEPTH) {
    error("SerializeCBOR: the table is nested too deeply", 0);
  }
  const [count, isList] = shapeOf(content);
  if (isList) {
    out.push(head(MAJOR.array, count));
    for (const item of content as unknown[]) {
      writeValue(item, ignoreErrors, depth + 1, out);
    }
    return;
  }
  out.push(head(MAJOR.map, count));
  for (const [key, item] of pairs(content as Record<string, unknown>)) {
    writeValue(key, ignoreErrors, depth + 1, out);
    writeValue(item, ignoreErrors, depth + 1, out);
  }
}

function writeValue(value: unknown, ignoreErrors: boolean, depth: number, out: string[]): void {
  const kind = type(value);
  if (kind === "string") {
    const text = value as string;
    out.push(head(MAJOR.text, text.length), text);
  } else if (kind === "number") {
    writeNumber(value as number, out);
  } else if (kind === "boolean") {
    out.push(value === true ? TRUE_BYTE : FALSE_BYTE);
  } else if (kind === "table") {
    writeTable(value as object, ignoreErrors, depth, out);
  } else if (kind === "nil" || ignoreErrors) {
    out.push(NULL_BYTE);
  } else {
    error(`SerializeCBOR: cannot serialize a ${kind}`, 0);
  }
}

/** The value as CBOR. What cannot be written, such as a function, is an error, or becomes nil if errors are ignored. */
export function writeCbor(value: unknown, ignoreErrors: boolean): string {
  const out: string[] = [];
  writeValue(value, ignoreErrors, 1, out);
  return table.concat(out);
}
