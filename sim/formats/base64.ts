/** Base64 of RFC 4648, standard alphabet and padding. */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function letter(value: number): string {
  return string.sub(ALPHABET, value + 1, value + 1);
}

/** The Base64 of any bytes. */
export function encodeBase64(source: string): string {
  const out: string[] = [];
  for (const start of $range(1, source.length, 3)) {
    const [first, second, third] = string.byte(source, start, start + 2);
    const bits = first! * 65536 + (second ?? 0) * 256 + (third ?? 0);
    out.push(letter(math.floor(bits / 262144)), letter(math.floor(bits / 4096) % 64));
    out.push(second === undefined ? "=" : letter(math.floor(bits / 64) % 64));
    out.push(third === undefined ? "=" : letter(bits % 64));
  }
  return table.concat(out);
}

/** The bytes of Base64, undefined if it is malformed. */
export function decodeBase64(source: string): string | undefined {
  if (source.length % 4 !== 0 || string.match(source, "^[%w+/]*=?=?$")[0] === undefined) {
    return undefined;
  }
  const out: string[] = [];
  for (const start of $range(1, source.length, 4)) {
    let bits = 0;
    let padding = 0;
    for (const index of $range(start, start + 3)) {
      const [position] = string.find(ALPHABET, string.sub(source, index, index), 1, true);
      if (position === undefined) {
        padding += 1;
      }
      bits = bits * 64 + (position === undefined ? 0 : position - 1);
    }
    const bytes = string.char(math.floor(bits / 65536), math.floor(bits / 256) % 256, bits % 256);
    out.push(string.sub(bytes, 1, 3 - padding));
  }
  return table.concat(out);
}
