// Builds dist/GuildHelper (what is installed) and build/ (the realm, and the modules for the specs).
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeFontWidths } from "./fonts.mjs";
import { iconFile } from "./icon.mjs";
import { isOlderThan } from "./setup.mjs";

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

/** Other versions of the built addon, for the specs and the simulation: what is different in each. */
const VARIANTS = {
  olderProtocol: [[/PROTOCOL_VERSION = \d+/, "PROTOCOL_VERSION = 0"]],
  newerProtocol: [[/PROTOCOL_VERSION = \d+/, "PROTOCOL_VERSION = 99"]],
  withoutFloodGuard: [
    [/\bBURST = 150\n/, "BURST = 1e9\n"],
    [/\bREQUEST_BURST = \d+\n/, "REQUEST_BURST = 1e9\n"],
  ],
};

/** Writes build/variants/NAME/GuildHelper for each variant; a pattern that is not found ends the build. */
function buildVariants(target) {
  for (const [name, changes] of Object.entries(VARIANTS)) {
    const folder = join(root, "build", "variants", name, "GuildHelper");
    cpSync(target, folder, { recursive: true });
    const file = join(folder, "GuildHelper.lua");
    let text = readFileSync(file, "utf8");
    for (const [pattern, replacement] of changes) {
      if (!pattern.test(text)) throw new Error(`${name}: ${pattern} is not in the built addon`);
      text = text.replace(pattern, replacement);
    }
    writeFileSync(file, text);
  }
}

/** What the built files are made from. */
const SOURCES = [
  "src",
  "sim",
  "locale",
  "typings",
  "scripts",
  "GuildHelper.toc",
  "Bindings.xml",
  "package.json",
];

/** Builds where a source is newer than what was built last; says so. */
export function buildIfOlder() {
  if (!isOlderThan(join("build", "sim.lua"), SOURCES)) return;
  console.log("building …");
  build();
}

/** The files of sentences as the table of contents names them: English first, which the others are laid over. */
function localeFiles() {
  const folder = join(root, "locale");
  const languages = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort((first, second) => (second === "enUS") - (first === "enUS") || first.localeCompare(second));
  return [
    "locale\\begin.lua",
    ...languages.flatMap((language) =>
      readdirSync(join(folder, language))
        .sort()
        .map((file) => `locale\\${language}\\${file.replace(/\.ts$/, ".lua")}`),
    ),
  ];
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
  writeFontWidths();
  const toc = readFileSync(join(root, "GuildHelper.toc"), "utf8");
  writeFileSync(
    join(target, "GuildHelper.toc"),
    toc.replace("@version@", version).replace("@locale@", localeFiles().join("\n")),
  );
  cpSync(join(root, "Bindings.xml"), join(target, "Bindings.xml"));
  mkdirSync(join(target, "media"));
  writeFileSync(join(target, "media", "icon.tga"), iconFile());
  for (const name of ["LICENSE", "CHANGELOG.md"]) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(target, name), { recursive: true });
  }
  buildVariants(target);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
