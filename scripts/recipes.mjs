// Follows docs/recipes.md in a copy of the project: makes the changes, builds, checks, and runs the specs in it.
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { setUp } from "./setup.mjs";
import { specProgram } from "./specs.mjs";
import { endWith } from "./options.mjs";
import { isCommand, root } from "./root.mjs";

const copy = join(root, "out", "recipes");
const PARTS = [
  "src",
  "sim",
  "locale",
  "typings",
  "scripts",
  "test-lua",
  "bench",
  "data",
  "toc",
  "Bindings.xml",
  "LICENSE",
  "CHANGELOG.md",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "tlconfig.json",
];

/** Lines around a change that may have moved or be different. */
const FUZZ = 1;

/** The fenced blocks of a page, in its order. A word after the language is the path of the file to write. */
function blocksOf(page) {
  return [...page.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].map(([, language, path, text]) => ({
    language,
    path,
    text,
  }));
}

function runIn(command, args, environment) {
  const result = spawnSync(command, args, { cwd: copy, encoding: "utf8", env: environment });
  return { isGood: result.status === 0, output: `${result.stdout ?? ""}${result.stderr ?? ""}` };
}

/** Writes a file, runs a command or applies a diff, whichever a block is; the fault if that fails, or nothing. */
async function follow({ language, path, text }) {
  if (path !== undefined) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
    return undefined;
  }
  if (language === "sh") {
    const { isGood, output } = runIn("sh", ["-ec", text], process.env);
    return isGood ? undefined : `${text.trim()}: ${output}`;
  }
  if (language !== "diff") {
    return undefined;
  }
  const { applyPatch, parsePatch } = await import("diff");
  for (const patch of parsePatch(text)) {
    const file = join(copy, (patch.newFileName ?? "").replace(/^b\//, ""));
    const changed = applyPatch(readFileSync(file, "utf8"), patch, { fuzzFactor: FUZZ });
    if (changed === false) {
      return `docs/recipes.md: a change of ${patch.newFileName} does not fit any more`;
    }
    writeFileSync(file, changed);
  }
  return undefined;
}

/** Follows the recipes in a copy of the project, in the order of the page, because later ones build on earlier ones. */
async function checkRecipes(setup) {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const part of PARTS) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  const faults = [];
  for (const block of blocksOf(readFileSync(join(root, "docs", "recipes.md"), "utf8"))) {
    const fault = await follow(block);
    if (fault !== undefined) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) {
    return faults;
  }
  const specs = specProgram(setup, ["test-lua/recipes"]);
  /** @type {[command: string, args: string[]][]} */
  const checks = [
    [process.execPath, ["scripts/build.mjs"]],
    [process.execPath, ["scripts/called-by.mjs", "--write"]],
    [process.execPath, ["scripts/structure.mjs"]],
    [specs.command, specs.args],
  ];
  for (const [command, args] of checks) {
    const { isGood, output } = runIn(command, args, specs.environment);
    if (!isGood) {
      return [`${args.join(" ")}: ${output}`];
    }
  }
  return [];
}

if (isCommand(import.meta.url)) {
  const faults = await checkRecipes(setUp());
  endWith(faults, faults.length === 0 ? "the recipes in docs/recipes.md work" : "the recipes do not work");
}
