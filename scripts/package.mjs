// Makes the zip that is uploaded, the same byte for byte on every machine, and checks it: unpacked into a realm, two
// clients of each kind sync with it.
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { build } from "./build.mjs";
import { readOptions } from "./options.mjs";
import { outputsOf } from "./parallel.mjs";
import { setUp } from "./setup.mjs";
import { isCommand, root } from "./root.mjs";

const HELP = `npm run package -- [options]

  --twice   build from scratch a second time, and compare the two packages
  --help    these lines`;

const NAME = "GuildHelper";
/** Every file has this time: that of a build says nothing to a player, and would make each package another one. */
const TIME = new Date(2000, 0, 1, 0, 0, 0);
/** What a package must have besides the code. */
const NEEDED = [
  "GuildHelper.toc",
  "GuildHelper.lua",
  "Bindings.xml",
  "LICENSE",
  "CHANGELOG.md",
  "media/icon.tga",
];

/** The files of a folder, by the names that they have in the package, in the order of the names. */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join("/"),
    )
    .sort();
}

/** The same files give the same bytes. Refuses a build without one of the files that the game needs. */
function zipOf({ zipSync }) {
  const folder = join(root, "dist", NAME);
  const files = {};
  for (const name of filesOf(folder)) {
    files[`${NAME}/${name}`] = new Uint8Array(readFileSync(join(folder, name)));
  }
  for (const name of NEEDED) {
    if (files[`${NAME}/${name}`] === undefined) {
      throw new Error(`the package lacks ${name}`);
    }
  }
  return zipSync(files, { level: 9, mtime: TIME });
}

/** Unpacks the bytes into a folder, and lets two clients of each kind sync with what is there. */
async function checkPackage({ unzipSync }, bytes, { lua, environment }) {
  const folder = mkdtempSync(join(tmpdir(), "guildhelper-"));
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const code = `dofile("build/sim.lua").checkInstalled(${JSON.stringify(join(folder, NAME))})`;
  const [report] = await outputsOf([{ command: lua, args: ["-e", code], environment }]);
  rmSync(folder, { recursive: true });
  return report.trim();
}

/**
 * Packs what is built, and checks the package by unpacking it again; the report has a line for each kind of client.
 */
export async function makePackage(setup) {
  const { unzipSync, zipSync } = await import("fflate");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const bytes = zipOf({ zipSync });
  const file = join("out", `${NAME}-${version}.zip`);
  mkdirSync(join(root, "out"), { recursive: true });
  writeFileSync(join(root, file), bytes);
  return { file, bytes, report: await checkPackage({ unzipSync }, bytes, setup) };
}

if (isCommand(import.meta.url)) {
  const options = readOptions(HELP, { twice: { type: "boolean" } });
  const setup = setUp();
  await build();
  const { bytes, file, report } = await makePackage(setup);
  console.log(report);
  if (options.twice === true) {
    await build({ isClean: true });
    const again = await makePackage(setup);
    if (Buffer.compare(Buffer.from(bytes), Buffer.from(again.bytes)) !== 0) {
      throw new Error("a second build differs");
    }
    console.log("a second build makes the same bytes");
  }
  console.log(`${file}: ${bytes.length} bytes, SHA-256 ${createHash("sha256").update(bytes).digest("hex")}`);
}
