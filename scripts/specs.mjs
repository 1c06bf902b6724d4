// The specs in test-lua/: which there are, how to run them, and how many passed.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/** The paths of all spec files, with forward slashes. */
export function specFiles() {
  return readdirSync(join(root, "test-lua"), { encoding: "utf8", recursive: true })
    .map((name) => `test-lua/${name.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith("_spec.lua"))
    .sort();
}

/**
 * A run of busted.
 * @param {{ lua: string, environment: NodeJS.ProcessEnv }} setup
 * @param {string[]} args spec files, folders and busted's own options
 */
export function specProgram({ environment, lua }, args) {
  return {
    command: lua,
    args: ["test-lua/runner.lua", "--lpath=./?.lua", "--helper=test-lua/helpers/repeat_failed.lua", ...args],
    environment: { ...environment, LUA_INIT: "" },
  };
}

/**
 * How many specs passed and failed, by busted's own last words. A run that ends without them, or badly although it
 * counted no failure, counts as one failed.
 * @param {{ isGood: boolean, output: string }} result
 */
export function countSpecs({ isGood, output }) {
  const counts = /(\d+) success\w* \/ (\d+) failure\w* \/ (\d+) error/.exec(output);
  if (counts === null) {
    return { passed: 0, failed: 1 };
  }
  const [passed, failures, errors] = counts.slice(1).map(Number);
  return { passed, failed: Math.max(failures + errors, isGood ? 0 : 1) };
}
