/**
 * A seeded source of random numbers, the same on every machine.
 * @noSelf
 */
export interface RandomSource {
  /** A number from 0 up to, but never, 1. */
  next(): number;
  /** A number from `low` up to, but never, `high`. */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both possible. */
  integer(low: number, high: number): number;
  /** One of the elements; the array must not be empty. */
  pick<Element>(elements: readonly Element[]): Element;
}

/** The Park-Miller generator's modulus: the prime 2^31 - 1. */
const MODULUS = 2147483647;
/** Its multiplier; every product stays far below 2^53, so doubles compute it exactly. */
const MULTIPLIER = 48271;
/** Small seeds give small first numbers, so the first few are thrown away. */
const WARM_UP_DRAWS = 8;

/** A generator that draws the same numbers for the same seed, which may be any number. */
export function createRandom(seed: number): RandomSource {
  let state = (math.floor(math.abs(seed)) % (MODULUS - 1)) + 1;

  function next(): number {
    state = (state * MULTIPLIER) % MODULUS;
    return (state - 1) / (MODULUS - 1);
  }
  function between(low: number, high: number): number {
    return low + (high - low) * next();
  }
  function integer(low: number, high: number): number {
    return low + math.floor((high - low + 1) * next());
  }
  function pick<Element>(elements: readonly Element[]): Element {
    return elements[integer(0, elements.length - 1)] as Element;
  }

  for (const _ of $range(1, WARM_UP_DRAWS)) {
    next();
  }
  return { next, between, integer, pick };
}
