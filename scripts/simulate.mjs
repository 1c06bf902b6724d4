// Runs the simulation over many seeds on all cores: npm run simulate -- --seeds 1..2000 [--fuzz 200000] [--replay N]
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { createInterface } from "node:readline";
import { build } from "./build.mjs";
import { readOptions, refuse, wholeNumber } from "./options.mjs";
import { setUp } from "./setup.mjs";

const HELP = `npm run simulate -- [options]

  --seeds A..B     the seeds to run (default 1..200)
  --fuzz N         bad messages to throw besides (default 200000, 0 for none)
  --replay N       one seed again, with a trace of everything that happens
  --addon FOLDER   another build of the addon (default dist/GuildHelper)
  --help           these lines`;

function simulationOptions() {
  const values = readOptions(HELP, {
    seeds: { type: "string", default: "1..200" },
    fuzz: { type: "string", default: "200000" },
    replay: { type: "string" },
    addon: { type: "string", default: "dist/GuildHelper" },
  });
  const match = /^(\d+)\.\.(\d+)$/.exec(values.seeds) ?? refuse(`--seeds takes A..B, not ${values.seeds}.`);
  const [first, last] = [Number(match[1]), Number(match[2])];
  if (last < first) {
    refuse("--seeds takes A..B with A not above B.");
  }
  return {
    first,
    last,
    fuzz: wholeNumber("fuzz", values.fuzz),
    replay: values.replay === undefined ? undefined : wholeNumber("replay", values.replay),
    addon: values.addon,
  };
}

/** Starts one worker; each line that it prints goes to `onLine`. Resolves to its exit code. */
function startWorker(lua, environment, call, onLine) {
  const worker = spawn(lua, ["-e", `local sim = dofile("build/sim.lua") ${call}`], { env: environment });
  createInterface({ input: worker.stdout }).on("line", onLine);
  worker.stderr.on("data", (data) => process.stderr.write(data));
  return new Promise((resolve) => worker.on("close", resolve));
}

/** @typedef {{ what: string, found: string[], again: string }} Failing */

/**
 * What the workers have said so far.
 * @type {{ runs: number, checks: number, messages: number, seconds: number, faults: Record<string, number>,
 *   failing: Failing[], fuzzed: number }}
 */
const totals = { runs: 0, checks: 0, messages: 0, seconds: 0, faults: {}, failing: [], fuzzed: 0 };

function addRun([, seed, checks, messages, seconds, counts, ...violations]) {
  totals.runs += 1;
  totals.checks += Number(checks);
  totals.messages += Number(messages);
  totals.seconds += Number(seconds);
  for (const [name, count] of counts
    .split(",")
    .filter(Boolean)
    .map((part) => part.split("="))) {
    totals.faults[name] = (totals.faults[name] ?? 0) + Number(count);
  }
  const found = violations.filter(Boolean);
  if (found.length > 0) {
    totals.failing.push({ what: `seed ${seed}`, found, again: `--replay ${seed}` });
  }
}

function addFuzz([, seed, messages, ...violations]) {
  totals.fuzzed += Number(messages);
  const found = violations.filter(Boolean);
  if (found.length > 0) {
    totals.failing.push({ what: `bad messages, seed ${seed}`, found, again: "" });
  }
}

function drawProgress(total) {
  const done = totals.runs / total;
  const bar = "#".repeat(Math.floor(done * 40)).padEnd(40, "-");
  const line = `[${bar}] ${totals.runs}/${total} runs, ${totals.failing.length} failing`;
  if (process.stdout.isTTY) {
    process.stdout.write(`\r${line}`);
  } else if (totals.runs % Math.max(1, Math.floor(total / 10)) === 0) {
    console.log(line);
  }
}

function printSummary(options) {
  const { runs, checks, messages, seconds, faults, failing, fuzzed } = totals;
  console.log(
    `\n${runs} runs (seeds ${options.first}..${options.last}), on mainline, mists, tbc and vanilla in turn`,
  );
  console.log(`${(seconds / 3600).toFixed(0)} hours of the game's time, ${messages} messages`);
  console.log(`${checks} checks of invariants`);
  console.log(`${fuzzed} bad messages`);
  const names = Object.keys(faults).sort();
  console.log(`what happened: ${names.map((name) => `${name} ${faults[name]}`).join(", ")}`);
  for (const { what, found, again } of failing) {
    console.log(`\n${what}:`);
    for (const violation of found) {
      console.log(`  ${violation.slice(0, 400)}`);
    }
    if (again !== "") {
      console.log(`  again, with a trace: npm run simulate -- ${again}`);
    }
  }
  console.log(failing.length === 0 ? "\nno violation" : `\n${failing.length} failing`);
}

const options = simulationOptions();
const { lua, environment } = setUp();
await build();
const addon = JSON.stringify(options.addon);
if (options.replay !== undefined) {
  const call = `os.exit(sim.replaySeed(${options.replay}, ${addon}) and 0 or 1)`;
  process.exit(await startWorker(lua, environment, call, (line) => console.log(line)));
}
const total = options.last - options.first + 1;
const workers = Math.min(availableParallelism(), total);
const onLine = (line) => {
  const parts = line.split("\t");
  if (parts[0] === "RUN") {
    addRun(parts);
  } else if (parts[0] === "FUZZ") {
    addFuzz(parts);
  } else {
    console.log(line);
  }
  drawProgress(total);
};
const codes = await Promise.all(
  Array.from({ length: workers }, (_, index) => {
    const seeds = `sim.simulateSeeds(${options.first + index}, ${options.last}, ${workers}, ${addon})`;
    const bad =
      options.fuzz > 0
        ? `sim.fuzzMessages(${index + 1}, ${Math.ceil(options.fuzz / workers)}, ${addon})`
        : "";
    return startWorker(lua, environment, `${seeds} ${bad}`, onLine);
  }),
);
if (codes.some((code) => code !== 0)) {
  totals.failing.push({ what: "a worker", found: [`ended with ${codes.join(", ")}`], again: "" });
}
printSummary(options);
process.exit(totals.failing.length === 0 ? 0 : 1);
