// Formats Lua files as stylua.toml says: node scripts/format-lua.mjs [--check].
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CollapseSimpleStatement,
  Config,
  IndentType,
  LineEndings,
  OutputVerification,
  formatCode,
} from "@johnnymorganz/stylua";
import { readOptions } from "./options.mjs";
import { root } from "./root.mjs";

const HELP = `node scripts/format-lua.mjs [options]

  --check   only name the files that are not formatted
  --help    these lines`;

const FOLDERS = ["bench", "docs/api", "test-lua"];
/** Written by a command, which has its own format. */
const GENERATED = new Set(["bench/recorded.lua"]);

const MOST_ROUNDS = 5;

/** The settings in stylua.toml that are used, most with the one value that the project has; others are refused. */
function configuration() {
  const config = Config.new();
  /** @type {Record<string, (value: string) => void>} */
  const settings = {
    "column_width = ": (value) => (config.column_width = Number(value)),
    "indent_width = ": (value) => (config.indent_width = Number(value)),
    'indent_type = "Spaces"': () => (config.indent_type = IndentType.Spaces),
    'collapse_simple_statement = "FunctionOnly"': () =>
      (config.collapse_simple_statement = CollapseSimpleStatement.FunctionOnly),
    'line_endings = "Unix"': () => (config.line_endings = LineEndings.Unix),
  };
  for (const line of readFileSync(join(root, "stylua.toml"), "utf8").trim().split("\n")) {
    const [, name, number = ""] = /^(.*?)(\d*)$/.exec(line) ?? [];
    if (settings[name] === undefined) {
      throw new Error(`scripts/format-lua.mjs does not know this line of stylua.toml: ${line}`);
    }
    settings[name](number);
  }
  return config;
}

/**
 * The formatter may break a long line further when it sees its own output: what is formatted is what it leaves alone.
 * @param {string} text
 */
function formatted(text) {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = formatCode(text, configuration(), undefined, OutputVerification.Full);
    if (next === text) {
      return text;
    }
    text = next;
  }
  throw new Error("the formatter comes to no end");
}

function luaFiles() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { encoding: "utf8", recursive: true }).map((name) => `${folder}/${name}`),
  ).filter((path) => path.endsWith(".lua") && !GENERATED.has(path));
}

const options = readOptions(HELP, { check: { type: "boolean" } });
let unformatted = 0;
for (const path of luaFiles()) {
  const text = readFileSync(join(root, path), "utf8");
  const right = formatted(text);
  if (right === text) {
    continue;
  }
  unformatted += 1;
  if (options.check === true) {
    console.log(`${path} is not formatted: npm run format`);
  } else {
    writeFileSync(join(root, path), right);
  }
}
process.exit(options.check === true && unformatted > 0 ? 1 : 0);
