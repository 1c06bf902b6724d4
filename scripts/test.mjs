// The test command: sets up, builds, then lints, checks and runs the specs side by side on all cores. With arguments,
// which go to busted, the specs that they name run in one process, after the quick checks.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { build } from "./build.mjs";
import { lintPrograms } from "./lint.mjs";
import { runInParallel } from "./parallel.mjs";
import { root } from "./root.mjs";
import { setUp, setUpChromium } from "./setup.mjs";
import { countSpecs, specFiles, specProgram } from "./specs.mjs";

/**
 * @typedef {import("./parallel.mjs").Program & { name: string, isSpec?: boolean, isSlow?: boolean, isAlone?: boolean, isShown?: boolean }} Part
 * @typedef {import("./parallel.mjs").Result} Result
 */

/** Seconds that each part took in the last run on this machine. */
const LAST_RUN = join(root, "out", "test-seconds.json");
/** Rough seconds of the long parts, for a first run: what is longest must not begin last. */
const ROUGH_SECONDS = {
  "the recipes for contributors work": 90,
  "the playground syncs in a browser": 80,
  eslint: 60,
  "test-lua/realm/brokenGuards_spec.lua": 170,
  "test-lua/realm/simulate_spec.lua": 100,
  "test-lua/realm/fuzz_spec.lua": 45,
  "test-lua/Interface/controls_spec.lua": 40,
  "test-lua/DataSyncHandler/packing/bounds_spec.lua": 40,
};
const UNKNOWN_SECONDS = 10;
/** Milliseconds without news after which the parts that are still running are named. */
const SILENCE = 30000;

/**
 * A command of the project as a part.
 * @param {string} name
 * @param {string[]} args
 * @param {{ isSlow?: boolean, isAlone?: boolean, isShown?: boolean }} [more]
 * @returns {Part}
 */
function script(name, args, more = {}) {
  return { name, command: process.execPath, args, ...more };
}

/** @type {Part[]} */
const CHECKS = [
  script("the structure", ["scripts/structure.mjs"]),
  script("comments name their callers", ["scripts/called-by.mjs"]),
  script("sentences get their values", ["scripts/sentence-values.mjs"]),
  script("the page of the API says what the docstrings say", ["scripts/api-page.mjs"]),
  script("the page of the protocol says what is declared", ["scripts/protocol-page.mjs"]),
  script("the diagram of the architecture shows the imports", ["scripts/architecture-page.mjs"]),
  script("the recorded log is what a sync logs", ["scripts/sync-log.mjs", "--check"]),
  script("the published declarations are as the page says", ["scripts/declarations.mjs"]),
  script("the clients have what is used", ["scripts/check-api.mjs"]),
  script("the package syncs where it is unpacked", ["scripts/package.mjs"]),
  script("the recipes for contributors work", ["scripts/recipes.mjs"], { isSlow: true }),
  script("the playground syncs in a browser", ["scripts/playground.mjs", "--check"], {
    isSlow: true,
    isShown: true,
    // A visitor who clicks in real time: a busy machine would let the sync go on for too long between two clicks.
    isAlone: true,
  }),
];

const started = Date.now();
const words = process.argv.slice(2);
const isWhole = words.length === 0;
const setup = setUp();
if (isWhole) {
  setUpChromium();
}
await build();

/** @type {Record<string, number>} */
const lastSeconds = existsSync(LAST_RUN) ? JSON.parse(readFileSync(LAST_RUN, "utf8")) : {};
const seconds = { ...ROUGH_SECONDS, ...lastSeconds };
const expected = (/** @type {Part} */ { name }) => seconds[name] ?? UNKNOWN_SECONDS;
const specs = isWhole
  ? specFiles().map((path) => ({ name: path, isSpec: true, ...specProgram(setup, [path]) }))
  : [{ name: words.join(" "), isSpec: true, isShown: true, ...specProgram(setup, words) }];
/** @type {Part[]} */
const parts = [...lintPrograms(setup), ...CHECKS.filter(({ isSlow }) => isWhole || !isSlow), ...specs];
parts.sort((first, second) => expected(second) - expected(first));
console.log(
  `${parts.length - specs.length} checks and ${isWhole ? `${specs.length} spec files` : "specs"} on ${availableParallelism()} cores`,
);

const totals = { passed: 0, failed: 0 };
/** @type {string[]} */
const failing = [];
/** Those of the present phase that have not ended. */
let running = new Set(parts);
let ended = 0;
let lastNews = Date.now();
const timer = setInterval(() => {
  if (Date.now() - lastNews < SILENCE) {
    return;
  }
  lastNews = Date.now();
  const names = [...running].slice(0, availableParallelism()).map(({ name }) => name);
  console.log(`  still running: ${names.join(", ")}`);
}, 1000);

/**
 * @param {Result} result
 * @param {Part} part
 */
function report(result, part) {
  const counts = part.isSpec
    ? countSpecs(result)
    : { passed: result.isGood ? 1 : 0, failed: result.isGood ? 0 : 1 };
  totals.passed += counts.passed;
  totals.failed += counts.failed;
  running.delete(part);
  ended += 1;
  lastNews = Date.now();
  seconds[part.name] = result.seconds;
  const verdict = counts.failed > 0 ? "FAILED" : part.isSpec ? `${counts.passed} passed` : "good";
  console.log(`[${ended}/${parts.length}] ${part.name}: ${verdict} (${result.seconds.toFixed(1)} s)`);
  if (counts.failed > 0) {
    failing.push(part.name);
  }
  if (counts.failed > 0 || part.isShown) {
    process.stdout.write(`${result.output}${result.messages}`);
  }
}

for (const isLast of [false, true]) {
  const phase = parts.filter(({ isAlone = false }) => isAlone === isLast);
  running = new Set(phase);
  await runInParallel(phase, report);
}
clearInterval(timer);

if (isWhole) {
  mkdirSync(dirname(LAST_RUN), { recursive: true });
  writeFileSync(LAST_RUN, JSON.stringify(seconds, undefined, 2));
}
console.log(`whole run: ${((Date.now() - started) / 1000).toFixed(0)} s`);
for (const name of failing) {
  console.log(`FAILED: ${name}`);
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
