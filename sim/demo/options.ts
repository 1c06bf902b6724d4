import { FLAVORS } from "../game/clientApi";
import type { Flavor } from "../realmTypes";

/** The options of `npm start`. */

/** What the command line asks for. */
export interface DemoOptions {
  /** The player's own SavedVariables files; the samples play if there are none. */
  files: string[];
  /** Further members who have nothing yet. */
  newMembers: number;
  /** Generated roster entries that the first client has besides its own. */
  roster: number;
  mode: "all" | "days";
  days: number;
  seed: number;
  latency: [minimum: number, maximum: number];
  flavor: Flavor;
  /** Where the resulting SavedVariables go. */
  outFolder: string | undefined;
  /** Where the trace of all messages goes. */
  traceFile: string | undefined;
  /** What a player's `/gh export logs` gave, to be seen again. */
  replayFile: string | undefined;
  /** The session of the report to replay, with those before it in the same sync; by default the last sync. */
  session: string | undefined;
  wantsHelp: boolean;
}

export const HELP = `npm start -- [options]

  --client FILE       a SavedVariables file of your own; give it once per client, two or more. Who plays is read from
                      it: a character of yours, or where it does not say, somebody of its largest guild
  --sample            the three clients in sample/ (this is what happens without --client)
  --clients N         as many further members who have nothing yet (0 to 20; default 0)
  --roster N          generated members that the first client has besides (0 to 20000; default 1000, with --client 0)
  --mode all|days:N   everything, or what changed in the last N days (default all)
  --seed N            another run of the same thing (default 1)
  --latency MIN-MAX   milliseconds that a message takes (default 120-160)
  --flavor NAME       mainline, mists, tbc or vanilla (default mainline)
  --out FOLDER        write the resulting SavedVariables there
  --trace FILE        write every message of the run there
  --replay FILE       the sync that a player's /gh export logs tells of, once more; with --client FILE their own data
  --session ID        another session of that report than those of the last sync
  --write-samples     makes the files in sample/ anew
  --help              these lines`;

/** A roster that the command line says nothing of: how large it is depends on whose files play. */
const NOT_GIVEN = -1;
const MOST_MEMBERS = 20;
const LARGEST_ROSTER = 20000;
const LARGEST_LATENCY = 5000;

function wholeNumber(name: string, text: string | undefined, least: number, most: number): number {
  const value = tonumber(text);
  if (value === undefined || value !== math.floor(value) || value < least || value > most) {
    error(`${name} takes a whole number from ${least} to ${most}, not ${text ?? "nothing"}.`, 0);
  }
  return value;
}

function readMode(options: DemoOptions, text: string | undefined): void {
  const [days] = string.match(text ?? "", "^days:(%d+)$");
  if (text !== "all" && days === undefined) {
    error(`--mode takes all or days:N, not ${text ?? "nothing"}.`, 0);
  }
  options.mode = days === undefined ? "all" : "days";
  options.days = days === undefined ? 0 : wholeNumber("--mode days", days, 1, 365);
}

function readLatency(text: string | undefined): [number, number] {
  const [least, most] = string.match(text ?? "", "^(%d+)%-(%d+)$");
  if (least === undefined) {
    error(`--latency takes MIN-MAX in milliseconds, not ${text ?? "nothing"}.`, 0);
  }
  const minimum = wholeNumber("--latency", least, 0, LARGEST_LATENCY);
  return [minimum, wholeNumber("--latency", most, minimum, LARGEST_LATENCY)];
}

function textAfter(name: string, text: string | undefined): string {
  if (text === undefined || text === "") {
    error(`${name} needs a name after it.`, 0);
  }
  return text;
}

/** A run of the samples, unless the command line asks for something else. */
export const DEFAULT_OPTIONS: Readonly<DemoOptions> = {
  files: [],
  newMembers: 0,
  roster: 1000,
  mode: "all",
  days: 0,
  seed: 1,
  latency: [120, 160],
  flavor: "mainline",
  outFolder: undefined,
  traceFile: undefined,
  replayFile: undefined,
  session: undefined,
  wantsHelp: false,
};

/** Reads the words of the command line; an error in one sentence if they make no sense. */
export function readOptions(words: readonly string[]): DemoOptions {
  const options: DemoOptions = { ...DEFAULT_OPTIONS, files: [], roster: NOT_GIVEN };
  const readers: Record<string, ((this: void, value: string | undefined) => void) | undefined> = {
    "--client": (value) => options.files.push(textAfter("--client", value)),
    "--clients": (value) => (options.newMembers = wholeNumber("--clients", value, 0, MOST_MEMBERS)),
    "--roster": (value) => (options.roster = wholeNumber("--roster", value, 0, LARGEST_ROSTER)),
    "--mode": (value) => readMode(options, value),
    "--seed": (value) => (options.seed = wholeNumber("--seed", value, 0, 2147483646)),
    "--latency": (value) => (options.latency = readLatency(value)),
    "--flavor": (value) => {
      options.flavor =
        FLAVORS.find((flavor) => flavor === value) ??
        error(`--flavor takes mainline, mists, tbc or vanilla, not ${value ?? "nothing"}.`, 0);
    },
    "--out": (value) => (options.outFolder = textAfter("--out", value)),
    "--session": (value) => (options.session = textAfter("--session", value)),
    "--replay": (value) => (options.replayFile = textAfter("--replay", value)),
    "--trace": (value) => (options.traceFile = textAfter("--trace", value)),
  };
  let place = 0;
  while (place < words.length) {
    const word = words[place]!;
    const read = readers[word];
    if (word === "--help" || word === "-h") {
      options.wantsHelp = true;
    } else if (word !== "--sample") {
      if (read === undefined) {
        error(`There is no option ${word}; --help lists them.`, 0);
      }
      place += 1;
      read(words[place]);
    }
    place += 1;
  }
  const needsAnother = options.files.length === 1 && options.newMembers === 0;
  if (needsAnother && options.replayFile === undefined) {
    error("A sync needs two clients: give --client twice, or --clients 1.", 0);
  }
  if (options.roster === NOT_GIVEN) {
    options.roster = options.files.length > 0 ? 0 : DEFAULT_OPTIONS.roster;
  }
  return options;
}
