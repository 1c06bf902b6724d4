// Writes out/playground: static files that any server can hand out, with the compiled addon and a Lua 5.1 in them.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../root.mjs";

const require = createRequire(import.meta.url);

export const SITE = join(root, "out", "playground");

/** What the realm reads: the addon as it is installed, the realm itself, the samples, and what explains messages. */
const REALM_FILES = ["dist/GuildHelper", "build/sim.lua", "build/fontWidths.lua", "build/modules", "sample"];

/** Packages whose code the site hands out: where each file comes from, and its license. */
const VENDORS = [
  {
    name: "wasmoon-lua5.1",
    files: { "dist/index.js": "wasmoon.js", "dist/liblua5.1.wasm": "liblua5.1.wasm" },
  },
  { name: "fflate", files: { "esm/browser.js": "fflate.js" } },
  { name: "@fontsource/noto-sans", files: {} },
];

/** The font's slices that the site has: a stylesheet, and the files of it that are kept. */
const FONTS = [
  { sheet: "400.css", slices: ["latin-400", "latin-ext-400", "cyrillic-400"] },
  { sheet: "700.css", slices: ["latin-700"] },
];

/** Paths are relative to the project, with `/` on every system, because they become addresses; a file is itself. */
function filesBelow(path) {
  if (!statSync(join(root, path)).isDirectory()) {
    return [path];
  }
  return readdirSync(join(root, path)).flatMap((name) => filesBelow(`${path}/${name}`));
}

function packageFolder(name) {
  return join(root, "node_modules", name);
}

function writeFonts() {
  const folder = packageFolder("@fontsource/noto-sans");
  const rules = FONTS.flatMap(({ sheet, slices }) => {
    const all = readFileSync(join(folder, sheet), "utf8").match(/@font-face\s*\{[^}]*\}/g) ?? [];
    return slices.map((slice) => {
      const file = `noto-sans-${slice}-normal.woff2`;
      copyFileSync(join(folder, "files", file), join(SITE, "vendor", file));
      const rule = all.find((text) => text.includes(`/${file}`));
      if (rule === undefined) {
        throw new Error(`${sheet} has no rule for ${file}`);
      }
      return rule.replace(/src:[^;]*;/, `src: url(${file});`);
    });
  });
  writeFileSync(join(SITE, "vendor", "fonts.css"), rules.join("\n"));
}

function writeVendors() {
  mkdirSync(join(SITE, "vendor"), { recursive: true });
  const licenses = VENDORS.map(({ name, files }) => {
    for (const [from, to] of Object.entries(files)) {
      copyFileSync(join(packageFolder(name), from), join(SITE, "vendor", to));
    }
    return `${name}\n\n${readFileSync(join(packageFolder(name), "LICENSE"), "utf8")}`;
  });
  writeFileSync(join(SITE, "vendor", "licenses.txt"), licenses.join("\n\n----\n\n"));
  writeFonts();
}

/** Builds the site anew; the addon must have been built. */
export function writeSite() {
  const { zipSync } = require("fflate");
  rmSync(SITE, { recursive: true, force: true });
  const compiled = spawnSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", "playground"], {
    cwd: root,
    encoding: "utf8",
  });
  if (compiled.status !== 0) {
    throw new Error(compiled.stdout);
  }
  writeVendors();
  const files = Object.fromEntries(
    REALM_FILES.flatMap(filesBelow).map((path) => [path, readFileSync(join(root, path))]),
  );
  writeFileSync(join(SITE, "realm.zip"), zipSync(files, { level: 9 }));
  for (const name of ["index.html", "style.css"]) {
    copyFileSync(join(root, "playground", name), join(SITE, name));
  }
}
