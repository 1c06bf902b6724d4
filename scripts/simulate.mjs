// Runs the simulation over many seeds on all cores: npm run simulate -- --seeds 1..2000 [--fuzz 200000] [--replay N]
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "./build.mjs";
import { setUp } from "./setup.mjs";

const HELP = `npm run simulate -- [options]

  --seeds A..B     the seeds to run (default 1..200)
  --fuzz N         bad messages to throw besides (default 200000, 0 for none)
  --replay N       one seed again, with a trace of everything that happens
  --addon FOLDER   another build of the addon (default dist/GuildHelper)
  --help           these lines`;

/** Ends the command with a sentence and exit code 2. */
function refuse(sentence) {
  console.error(sentence);
  process.exit(2);
}

function readOptions(words) {
  const options = { first: 1, last: 200, fuzz: 200000, addon: "dist/GuildHelper" };
  for (let place = 0; place < words.length; place += 2) {
    const [word, value] = [words[place], words[place + 1]];
    if (word === "--help") {
      console.log(HELP);
      process.exit(0);
    } else if (word === "--seeds") {
      const [, first, last] =
        /^(\d+)\.\.(\d+)$/.exec(value ?? "") ?? refuse(`--seeds takes A..B, not ${value}.`);
      Object.assign(options, { first: Number(first), last: Number(last) });
    } else if (word === "--fuzz" || word === "--replay") {
      if (!/^\d+$/.test(value ?? "")) refuse(`${word} takes a whole number, not ${value}.`);
      options[word.slice(2)] = Number(value);
    } else if (word === "--addon" && value !== undefined) {
      options.addon = value;
    } else {
      refuse(`There is no option ${word}; --help lists them.`);
    }
  }
  if (options.last < options.first) refuse("--seeds takes A..B with A not above B.");
  return options;
}

/** Starts one worker; each line that it prints goes to `onLine`. Resolves to its exit code. */
function startWorker(lua, environment, call, onLine) {
  const worker = spawn(lua, ["-e", `local sim = dofile("build/sim.lua") ${call}`], { env: environment });
  createInterface({ input: worker.stdout }).on("line", onLine);
  worker.stderr.on("data", (data) => process.stderr.write(data));
  return new Promise((resolve) => worker.on("close", resolve));
}

/** What the workers have said so far. */
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
  if (found.length > 0) totals.failing.push({ what: `seed ${seed}`, found, again: `--replay ${seed}` });
}

function addFuzz([, seed, messages, ...violations]) {
  totals.fuzzed += Number(messages);
  const found = violations.filter(Boolean);
  if (found.length > 0) totals.failing.push({ what: `bad messages, seed ${seed}`, found, again: "" });
}

function drawProgress(total) {
  const done = totals.runs / total;
  const bar = "#".repeat(Math.floor(done * 40)).padEnd(40, "-");
  const line = `[${bar}] ${totals.runs}/${total} runs, ${totals.failing.length} failing`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
  else if (totals.runs % Math.max(1, Math.floor(total / 10)) === 0) console.log(line);
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
    for (const violation of found) console.log(`  ${violation.slice(0, 400)}`);
    if (again !== "") console.log(`  again, with a trace: npm run simulate -- ${again}`);
  }
  console.log(failing.length === 0 ? "\nno violation" : `\n${failing.length} failing`);
}

const options = readOptions(process.argv.slice(2));
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
  if (parts[0] === "RUN") addRun(parts);
  else if (parts[0] === "FUZZ") addFuzz(parts);
  else console.log(line);
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
if (codes.some((code) => code !== 0))
  totals.failing.push({ what: "a worker", found: [`ended with ${codes}`], again: "" });
printSummary(options);
process.exit(totals.failing.length === 0 ? 0 : 1);
