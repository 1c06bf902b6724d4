// The formatters, the type checker, the linters, the search for dead exports and the spelling. Run after a build.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { runInParallel } from "./parallel.mjs";
import { isCommand, root } from "./root.mjs";
import { setUp } from "./setup.mjs";

/**
 * A command of an npm package.
 * @param {string} name
 * @param {string[]} args
 */
function tool(name, args) {
  return { command: join(root, "node_modules", ".bin", name), args };
}

/** The game's globals, as the typings name them: whatever else the compiled Lua reads is an accident. */
function gameGlobals() {
  const typings = readFileSync(join(root, "typings", "game.d.ts"), "utf8");
  const [, names = ""] = typings.match(/declare const \{([^}]*)\}: GameApi/) ?? [];
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function compiledFiles() {
  const folder = join(root, "dist", "GuildHelper");
  return readdirSync(folder, { encoding: "utf8", recursive: true })
    .filter((name) => name.endsWith(".lua"))
    .map((name) => join(folder, name));
}

/** Only accidental globals: names, blanks and shadowing are the compiler's own business. */
function luacheckCompiled() {
  return [
    ...["--no-config", "--std", "lua51", "--quiet", "--only", "11[123]"],
    ...["--globals", "GuildHelper_SavedVariables", "--read-globals", "bit", ...gameGlobals()],
    ...["--", ...compiledFiles()],
  ];
}

/**
 * The tools to run, each with a name for the report.
 * @param {{ environment: NodeJS.ProcessEnv }} setup what Lua's tools need to find their modules
 */
export function lintPrograms({ environment }) {
  const luacheck = (/** @type {string[]} */ args) => ({ command: "luacheck", args, environment });
  return [
    { name: "eslint", ...tool("eslint", ["."]) },
    { name: "tsc: sources", ...tool("tsc", ["-p", "tsconfig.json"]) },
    { name: "tsc: playground", ...tool("tsc", ["-p", "playground", "--noEmit"]) },
    { name: "tsc: scripts", ...tool("tsc", ["-p", "tsconfig.scripts.json"]) },
    { name: "prettier", ...tool("prettier", ["--check", "--log-level", "warn", "."]) },
    { name: "stylua", command: process.execPath, args: ["scripts/format-lua.mjs", "--check"] },
    { name: "cspell", ...tool("cspell", ["lint", "--no-progress", "--no-summary", "--dot"]) },
    { name: "knip", ...tool("knip", []) },
    { name: "luacheck: compiled addon", ...luacheck(luacheckCompiled()) },
    // The configuration says which globals the specs have.
    ...(existsSync(join(root, ".luacheckrc"))
      ? [{ name: "luacheck: specs, benchmarks", ...luacheck(["--quiet", "test-lua", "bench"]) }]
      : []),
  ];
}

if (isCommand(import.meta.url)) {
  const setup = setUp();
  await build();
  let faulty = 0;
  await runInParallel(lintPrograms(setup), ({ isGood, messages, output, seconds }, { name }) => {
    console.log(`${name}: ${isGood ? "good" : "FAILED"} (${seconds.toFixed(1)} s)`);
    if (isGood) {
      return;
    }
    faulty += 1;
    process.stdout.write(output + messages);
  });
  console.log(faulty === 0 ? "lint: no fault found" : `lint: ${faulty} failed`);
  process.exit(faulty === 0 ? 0 : 1);
}
