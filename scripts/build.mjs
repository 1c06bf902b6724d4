// Builds dist/GuildHelper (what is installed) and build/ (the realm, and the modules for the specs).
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { iconFile } from "./icon.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const tstl = join(root, "node_modules", "typescript-to-lua", "dist", "tstl.js");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Runs the TypeScript to Lua compiler on one project file; ends the build with its message where it fails. */
function compile(project) {
  try {
    execFileSync(process.execPath, [tstl, "-p", join(root, project)], { cwd: root, stdio: "pipe" });
  } catch (error) {
    process.stderr.write(`${error.stdout}${error.stderr}`);
    process.exit(1);
  }
}

/** The bundle falls back to a global `require`, which the game does not have. */
function withoutRequire(file) {
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text.replace("local ____originalRequire = require\n", "local ____originalRequire = nil\n"),
  );
}

export function build() {
  const target = join(root, "dist", "GuildHelper");
  rmSync(join(root, "dist"), { recursive: true, force: true });
  rmSync(join(root, "build"), { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  compile("tlconfig.json");
  withoutRequire(join(target, "GuildHelper.lua"));
  compile("locale/tlconfig.json");
  compile("test-lua/tlconfig.json");
  compile("sim/tlconfig.json");
  const toc = readFileSync(join(root, "GuildHelper.toc"), "utf8");
  writeFileSync(join(target, "GuildHelper.toc"), toc.replace("@version@", version));
  mkdirSync(join(target, "media"));
  writeFileSync(join(target, "media", "icon.tga"), iconFile());
  for (const name of ["LICENSE", "CHANGELOG.md"]) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(target, name), { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
