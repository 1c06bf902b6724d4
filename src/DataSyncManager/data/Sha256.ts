/**
 * SHA-256 by FIPS 180-4, with the bit operations that the game's Lua has. It is for what somebody may want to forge: the
 * quick hashes of `Hashes.ts` promise nothing there.
 */

import { yieldIfOverBudget } from "../runtime/Scheduler";

const WORD = 4294967296;
const BLOCK = 64;
const ROUNDS = 64;

/** Both come from the fractional parts of roots of the first primes. */
const CONSTANTS = fractionsOfRoots(1 / 3, ROUNDS);
const START = fractionsOfRoots(1 / 2, 8);

/**
 * The first bytes of the digest of a text, 32 at most. Inside a flow it yields between blocks of 64 bytes.
 * Called by: versionDigest
 */
export function sha256(text: string, bytes: number): string {
  const padding = (BLOCK * 2 - 9 - (text.length % BLOCK)) % BLOCK;
  const bits = text.length * 8;
  const length = wordBytes(math.floor(bits / WORD)) + wordBytes(bits % WORD);
  const padded = text + string.char(128) + string.rep("\x00", padding) + length;
  const state = START.slice();
  const schedule: number[] = [];
  for (const start of $range(1, padded.length, BLOCK)) {
    fillSchedule(schedule, padded, start);
    addBlock(state, schedule);
    yieldIfOverBudget();
  }
  return string.sub(table.concat(state.map((word) => wordBytes(word))), 1, bytes);
}

/** The 64 words of a block's rounds, 16 of them the block itself. Called by: sha256 */
function fillSchedule(schedule: number[], padded: string, start: number): void {
  const { bxor, rshift } = bitOperations;
  for (const round of $range(0, 15)) {
    const [first, second, third, fourth] = string.byte(padded, start + round * 4, start + round * 4 + 3);
    schedule[round] = ((first! * 256 + second!) * 256 + third!) * 256 + fourth!;
  }
  for (const round of $range(16, ROUNDS - 1)) {
    const early = schedule[round - 15]!;
    const late = schedule[round - 2]!;
    const first = bxor(rotated(early, 7), rotated(early, 18), rshift(early, 3));
    const second = bxor(rotated(late, 17), rotated(late, 19), rshift(late, 10));
    schedule[round] = (schedule[round - 16]! + first + schedule[round - 7]! + second) % WORD;
  }
}

/** Works a block's words into the state, which is eight words. Called by: sha256 */
function addBlock(state: number[], schedule: readonly number[]): void {
  const { band, bnot, bxor } = bitOperations;
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (const round of $range(0, ROUNDS - 1)) {
    const ofE = bxor(rotated(e, 6), rotated(e, 11), rotated(e, 25));
    const chosen = bxor(band(e, f), band(bnot(e), g));
    const first = h + ofE + chosen + CONSTANTS[round]! + schedule[round]!;
    const ofA = bxor(rotated(a, 2), rotated(a, 13), rotated(a, 22));
    const majority = bxor(band(a, b), band(a, c), band(b, c));
    h = g;
    g = f;
    f = e;
    e = (d + first) % WORD;
    d = c;
    c = b;
    b = a;
    a = (first + ofA + majority) % WORD;
  }
  for (const [place, word] of ipairs([a, b, c, d, e, f, g, h])) {
    state[place - 1] = (state[place - 1]! + word) % WORD;
  }
}

/** A word turned right by so many bits; what the bit operations return may be below zero. Called by: addBlock, fillSchedule */
function rotated(word: number, count: number): number {
  const low = word % 2 ** count;
  return (word - low) / 2 ** count + low * 2 ** (32 - count);
}

/** The four bytes of a word, the highest first. Called by: sha256 */
function wordBytes(word: number): string {
  const { floor } = math;
  return string.char(
    floor(word / 16777216) % 256,
    floor(word / 65536) % 256,
    floor(word / 256) % 256,
    word % 256,
  );
}

/** The first 32 bits behind the point of a power of each of the first primes. Called by: Sha256.ts */
function fractionsOfRoots(power: number, count: number): number[] {
  const words: number[] = [];
  let candidate = 2;
  while (words.length < count) {
    if (isPrime(candidate)) {
      words.push(math.floor((candidate ** power % 1) * WORD));
    }
    candidate += 1;
  }
  return words;
}

/** Called by: fractionsOfRoots */
function isPrime(candidate: number): boolean {
  for (const divisor of $range(2, math.floor(math.sqrt(candidate)))) {
    if (candidate % divisor === 0) {
      return false;
    }
  }
  return true;
}
