// The test command: sets up, builds, lints, checks the structure, runs every spec. Arguments go to busted.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setUp } from "./setup.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const setup = setUp();
const { lua, environment } = setup;

/** Runs one step, says how long it took, and returns what is wrong. */
async function step(name, run) {
  const start = Date.now();
  const faults = await run();
  console.log(
    `${name}: ${faults.length === 0 ? "good" : "FAILED"} (${((Date.now() - start) / 1000).toFixed(1)} s)`,
  );
  for (const fault of faults) console.log(`  ${fault}`);
  return faults.length;
}

/** Runs the specs and returns how many passed and failed. */
function runSpecs(args) {
  const result = spawnSync(
    lua,
    ["test-lua/runner.lua", "--lpath=./?.lua", "--helper=test-lua/helpers/repeat_failed.lua", ...args],
    {
      cwd: root,
      env: { ...environment, LUA_INIT: "" },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      maxBuffer: 1 << 28,
    },
  );
  process.stdout.write(result.stdout);
  const counts = /(\d+) success\w* \/ (\d+) failure\w* \/ (\d+) error/.exec(result.stdout);
  if (counts === null) return { passed: 0, failed: 1 };
  return { passed: Number(counts[1]), failed: Number(counts[2]) + Number(counts[3]) };
}

const { build } = await import("./build.mjs");
const { lint } = await import("./lint.mjs");
const { checkCallers } = await import("./called-by.mjs");
const { makePackage } = await import("./package.mjs");
const { checkRecipes } = await import("./recipes.mjs");
const { writeSite } = await import("./playground/site.mjs");
const { checkPlayground } = await import("./playground/check.mjs");
const { checkApiPage } = await import("./api-page.mjs");
const { checkApi } = await import("./check-api.mjs");
const { checkStructure } = await import("./structure.mjs");

let failed = 0;
failed += await step("build", () => {
  build();
  return [];
});
failed += await step("lint", lint);
failed += await step("structure", checkStructure);
failed += await step("comments name their callers", () => checkCallers(false));
failed += await step("the page of the API says what the docstrings say", () => checkApiPage(false));
failed += await step("the clients have what is used", () => checkApi());
failed += await step("the package syncs where it is unpacked", async () => {
  await makePackage(setup);
  return [];
});
const isWhole = process.argv.length === 2;
if (isWhole) {
  failed += await step("the recipes for contributors work", () => checkRecipes(setup));
  failed += await step("the playground syncs in a browser", async () => {
    writeSite();
    return checkPlayground(false);
  });
}
const specs = runSpecs(isWhole ? ["test-lua"] : process.argv.slice(2));
failed += specs.failed;
console.log(`${specs.passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
