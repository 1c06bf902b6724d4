// The parts of the build: what each is made from, and what it makes.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeFontWidths } from "../fonts.mjs";
import { iconFile } from "../icon.mjs";
import { outputsOf } from "../parallel.mjs";
import { root } from "../root.mjs";
import { tableOfContents } from "./toc.mjs";
import { VARIANTS, writeVariants } from "./variants.mjs";

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string[]} sources files and folders of the project, with forward slashes
 * @property {string[]} results files and folders that it makes, and no other part
 * @property {boolean} [isLast] whether it reads what the other parts make
 * @property {(target: string) => Promise<void> | void} make writes the results below a folder
 */

const ADDON = join("dist", "GuildHelper");
const MODULES = join("build", "modules");
/** Files that are installed as they are in the project. */
const COPIED = ["Bindings.xml", "LICENSE", "CHANGELOG.md"];
const TYPES = ["typings", "tsconfig.json"];

/**
 * Runs the TypeScript to Lua compiler; rejects with its messages.
 * @param {string} project
 * @param {string} folder
 */
async function compile(project, folder) {
  const args = [join(root, "scripts", "build", "compile.mjs"), join(root, project), folder];
  await outputsOf([{ command: process.execPath, args }]);
}

/**
 * The bundle falls back to a global `require`, which the game does not have.
 * @param {string} file
 */
function removeRequire(file) {
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text.replace("local ____originalRequire = require\n", "local ____originalRequire = nil\n"),
  );
}

/** @param {string} target */
function writeAddonFiles(target) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const addon = join(target, ADDON);
  mkdirSync(join(addon, "media"), { recursive: true });
  writeFileSync(join(addon, "GuildHelper.toc"), tableOfContents(version));
  writeFileSync(join(addon, "media", "icon.tga"), iconFile());
  for (const name of COPIED) {
    if (existsSync(join(root, name))) {
      cpSync(join(root, name), join(addon, name));
    }
  }
}

/** @type {Part[]} */
const INSTALLED = [
  {
    name: "addon",
    sources: ["src", "tlconfig.json", ...TYPES],
    results: [join(ADDON, "GuildHelper.lua")],
    make: async (target) => {
      await compile("tlconfig.json", join(target, ADDON));
      removeRequire(join(target, ADDON, "GuildHelper.lua"));
    },
  },
  {
    name: "locale",
    sources: ["locale", ...TYPES],
    results: [join(ADDON, "locale")],
    make: (target) => compile("locale/tlconfig.json", join(target, ADDON, "locale")),
  },
  {
    name: "addon files",
    sources: ["toc", "locale", "scripts/icon.mjs", "package.json", ...COPIED],
    results: ["GuildHelper.toc", "media", ...COPIED].map((name) => join(ADDON, name)),
    make: writeAddonFiles,
  },
];

/** @returns {Part[]} */
export function partsOf() {
  return [
    ...INSTALLED,
    {
      name: "modules",
      sources: ["src", "test-lua/tlconfig.json", ...TYPES],
      results: [MODULES],
      make: (target) => compile("test-lua/tlconfig.json", join(target, MODULES)),
    },
    {
      name: "realm",
      sources: ["sim", ...TYPES],
      results: [join("build", "sim.lua")],
      make: (target) => compile("sim/tlconfig.json", join(target, "build")),
    },
    {
      name: "font widths",
      sources: ["scripts/fonts.mjs"],
      results: [join("build", "fontWidths.lua")],
      make: (target) => writeFontWidths(join(target, "build", "fontWidths.lua")),
    },
    {
      name: "variants",
      sources: INSTALLED.flatMap(({ sources }) => sources),
      results: VARIANTS.map(({ name }) => join("build", "variants", name)),
      isLast: true,
      make: (target) => writeVariants(join(target, ADDON), join(target, "build", "variants")),
    },
  ];
}
