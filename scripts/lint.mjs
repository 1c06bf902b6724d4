// Formatter, linter with type information, luacheck over the compiled Lua. Run after a build.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bin = (name) => join(root, "node_modules", ".bin", name);

/** The game's globals, as the typings name them: whatever else the compiled Lua reads is an accident. */
function gameGlobals() {
  const typings = readFileSync(join(root, "typings", "game.d.ts"), "utf8");
  const [, names] = typings.match(/declare const \{([^}]*)\}: GameApi/);
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function compiledFiles() {
  const folder = join(root, "dist", "GuildHelper");
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".lua"))
    .map((name) => join(folder, name));
}

/** Runs one tool; returns its name where it finds fault. */
function check(name, command, args) {
  const result = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  if (result.status === 0) return [];
  process.stdout.write(`${result.stdout ?? ""}${result.stderr ?? ""}`);
  return [name];
}

/** Returns the names of the tools that find fault. */
export function lint() {
  const typeChecked = [["tsconfig.json"], ["playground", "--noEmit"]];
  return [
    ...check("prettier", bin("prettier"), ["--check", "--log-level", "warn", "."]),
    ...typeChecked.flatMap((project) => check("tsc", bin("tsc"), ["-p", ...project])),
    ...check("eslint", bin("eslint"), ["src", "sim", "locale", "playground"]),
    // Only accidental globals: names, blanks and shadowing are the compiler's own business.
    ...check("luacheck", "luacheck", [
      "--std",
      "lua51",
      "--quiet",
      "--only",
      "11[123]",
      "--globals",
      "GuildHelper_SavedVariables",
      "--read-globals",
      "bit",
      ...gameGlobals(),
      "--",
      ...compiledFiles(),
    ]),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = lint();
  console.log(faults.length === 0 ? "lint: no fault found" : `lint: ${faults.join(", ")}`);
  process.exit(faults.length === 0 ? 0 : 1);
}
