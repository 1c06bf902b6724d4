/** Hashes of texts, in double arithmetic alone: Lua 5.1 has no bit operations, and every client must find the same. */

const FIRST_PRIME = 2147483647;
const SECOND_PRIME = 2147483629;
/** Multipliers below 2^21, so that one times a number below 2^31 + 2^24 is exact in a double. */
const FIRST_MULTIPLIER = 1664525;
const SECOND_MULTIPLIER = 1103515;
/** 2^16: a product is taken in two halves. */
const HALF = 65536;
/** Bytes that are taken in one step. */
const STEP = 3;

/** The moduli of the two hashes, for whoever adds them up. */
export const HASH_PRIMES = { first: FIRST_PRIME, second: SECOND_PRIME } as const;

/**
 * Two hashes of a text, each below its prime: three bytes at a time, after the length. The last step is a cube, because sums
 * of hashes are compared: without it a text's parts would count each for itself, and two rows that swap them be the same.
 * Called by: hashOf, namesCode, rowHashes
 */
export function hashesOf(value: string): LuaMultiReturn<[first: number, second: number]> {
  const length = value.length;
  let first = length;
  let second = length;
  for (const place of $range(1, length, STEP)) {
    const [high, middle, low] = string.byte(value, place, place + STEP - 1);
    const word = ((high ?? 0) * 256 + (middle ?? 0)) * 256 + (low ?? 0) + 1;
    first = ((first + word) * FIRST_MULTIPLIER) % FIRST_PRIME;
    second = ((second + word) * SECOND_MULTIPLIER) % SECOND_PRIME;
  }
  return $multi(cubed(first, FIRST_PRIME), cubed(second, SECOND_PRIME));
}

/** The product of two numbers below 2^31 modulo a prime below 2^31, exactly. Called by: cubed, productOf */
export function productModulo(first: number, second: number, prime: number): number {
  const high = math.floor(second / HALF);
  return (((((first * high) % prime) * HALF) % prime) + first * (second % HALF)) % prime;
}

/** A number below a prime to the third power modulo it. Called by: hashesOf */
function cubed(value: number, prime: number): number {
  return productModulo(productModulo(value, value, prime), value, prime);
}

/** The first of the two hashes, from 0 to below 2^31 - 1. Called by: contentHash, idHash, shortCode */
export function hashOf(value: string): number {
  const [first] = hashesOf(value);
  return first;
}
