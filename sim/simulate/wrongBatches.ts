import type { RandomSource } from "../lua/random";
import { REALM_START } from "../realm";
import { EONAR } from "../samples/sampleGuilds";
import { sampleRoster, type SampleEntry } from "../samples/sampleRoster";
import { chunkHeader } from "./mutations";

/** Batches that are well formed as transfers, and wrong in what they hold. */

/** The addon's own packer, with which a member who means harm would pack. */
export type PackEntries = (
  this: void,
  tableType: string,
  entries: readonly SampleEntry[],
  isLast: boolean,
) => string;

/** Values that do not belong where they are put; new ones each time, because some are tables. */
const oddValues = (): unknown[] => [
  5,
  -1,
  1e308,
  "",
  "x",
  "|TInterface\\Icons\\x:99999|t",
  "20991231235959",
  "00000000000000",
  true,
  [],
  [[[[[[[[[[1]]]]]]]]]],
  string.rep("long ", 10000),
];

/** Changes one value of a table, somewhere in it, into an odd one. */
function spoil(random: RandomSource, content: Record<string, unknown>): void {
  const keys: string[] = [];
  for (const [key] of pairs(content)) {
    keys.push(key);
  }
  if (keys.length === 0) {
    return;
  }
  table.sort(keys, (first, second) => tostring(first) < tostring(second));
  const key = random.pick(keys);
  if (type(content[key]) === "table" && random.next() < 0.6) {
    spoil(random, content[key] as Record<string, unknown>);
  } else {
    content[key] = random.pick(oddValues());
  }
}

/** A whole transfer of entries in the right shape, of which something is wrong. */
export function wrongBatch(random: RandomSource, pack: PackEntries, sessionId: string): string[] {
  const entries = sampleRoster(random.integer(1, 4), random.integer(1, 9999), REALM_START, [
    EONAR,
    "Other-Eonar",
  ]);
  for (const entry of entries) {
    if (random.next() < 0.7) {
      spoil(random, entry as unknown as Record<string, unknown>);
    }
  }
  const [ok, payload] = pcall(pack, "roster", entries, random.next() < 0.5);
  // What cannot even be packed is sent as bytes that are none.
  if (!ok) {
    return [];
  }
  const total = math.ceil(payload.length / 223);
  // Transfers are read in their order, so only the number that comes next is looked into.
  const identity = sessionId + string.format("%02d", random.integer(0, 5));
  const texts: string[] = [];
  for (const index of $range(1, math.min(total, 60))) {
    const header = chunkHeader(random.pick(["SND;DATA", "DEL;DATA"]), "ROST", index, total, identity);
    texts.push(header + string.sub(payload, (index - 1) * 223 + 1, index * 223));
  }
  return texts;
}
