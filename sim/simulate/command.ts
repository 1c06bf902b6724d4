import { fuzz } from "./fuzz";
import { simulate } from "./run";

/** What the simulation's workers run: seeds or bad messages, a line of output for each piece of work. */

/** Variants of the addon that `npm run build` makes. */
const WITHOUT_FLOOD_GUARD = "build/variants/withoutFloodGuard/GuildHelper";

/** Puts a text on one line. */
function oneLine(text: string): string {
  return string.gsub(string.gsub(text, "[\t\r\n]+", " ")[0], "%s+$", "")[0];
}

/** Runs every `step`th seed from the first to the last, and prints a line for each. */
export function simulateSeeds(
  this: void,
  first: number,
  last: number,
  step: number,
  addonFolder: string,
): void {
  for (const seed of $range(first, last, step)) {
    const [ok, result] = pcall(simulate, seed, addonFolder, false);
    if (!ok) {
      print(`RUN\t${seed}\t0\t0\t0\t\t${oneLine(tostring(result))}`);
    } else {
      const counts: string[] = [];
      for (const [name, count] of pairs(result.faults)) {
        counts.push(`${name}=${count}`);
      }
      table.sort(counts);
      const problems = result.violations.map((violation) => oneLine(violation));
      const { checks, messages, seconds } = result;
      const numbers = `${seed}\t${checks}\t${messages}\t${math.floor(seconds)}`;
      print(`RUN\t${numbers}\t${table.concat(counts, ",")}\t${table.concat(problems, "\t")}`);
    }
    io.stdout.flush();
    collectgarbage("collect");
  }
}

/** Throws bad messages, half of them at a client without its guard against floods. */
export function fuzzMessages(this: void, seed: number, count: number, addonFolder: string): void {
  for (const folder of [addonFolder, WITHOUT_FLOOD_GUARD]) {
    const [ok, result] = pcall(fuzz, seed, math.floor(count / 2), folder);
    const problems = ok
      ? result.violations.map((violation) => oneLine(violation))
      : [oneLine(tostring(result))];
    print(`FUZZ\t${seed}\t${ok ? result.messages : 0}\t${table.concat(problems, "\t")}`);
    io.stdout.flush();
  }
}

/** Runs a seed again and prints everything that happens in it; true if nothing was violated. */
export function replaySeed(this: void, seed: number, addonFolder: string): boolean {
  const result = simulate(seed, addonFolder, true);
  for (const line of result.trace) {
    print(line);
  }
  for (const violation of result.violations) {
    print(`VIOLATION ${violation}`);
  }
  return result.violations.length === 0;
}
