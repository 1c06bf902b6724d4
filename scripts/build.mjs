// Builds dist/GuildHelper (what is installed) and build/ (the realm, and the modules for the specs). Only the parts whose
// sources have changed are built; --clean builds all of them. A build that fails leaves the last good one in place.
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { partsOf } from "./build/parts.mjs";
import { readOptions } from "./options.mjs";
import { isCommand, root } from "./root.mjs";

/** The two folders that are built. They are replaced together, by renaming. */
const FOLDERS = ["dist", "build"];
/** Relative to the project: the hash of each part's sources when it was last built. */
const STAMPS = join("build", "stamps.json");
/** A change of these makes every part stale. */
const BUILDERS = ["scripts/build.mjs", "scripts/build", "package-lock.json"];

/**
 * The files of a path in the project, in a fixed order.
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  const entries = readdirSync(join(root, dirname(path)), { withFileTypes: true });
  if (!entries.some((entry) => entry.name === path.split("/").at(-1) && entry.isDirectory())) {
    return [path];
  }
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => file.slice(root.length + 1))
    .sort();
}

/** Contents, not times: a checkout of another branch and back leaves nothing to build. */
class SourceHashes {
  /** @type {Map<string, string>} */
  #known = new Map();

  /** @param {string} path a file or a folder in the project */
  #of(path) {
    let known = this.#known.get(path);
    if (known === undefined) {
      const hash = createHash("sha256");
      for (const file of filesOf(path)) {
        hash.update(`${file}\n`);
        if (existsSync(join(root, file))) {
          hash.update(readFileSync(join(root, file)));
        }
      }
      known = hash.digest("hex");
      this.#known.set(path, known);
    }
    return known;
  }

  /** @param {string[]} sources */
  ofAll(sources) {
    return [...sources, ...BUILDERS].map((path) => this.#of(path)).join("");
  }
}

/** @returns {Record<string, string>} empty if nothing was built yet */
function lastStamps() {
  const file = join(root, STAMPS);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/**
 * Waits for all of them even if one fails: a compiler that still runs would write into a folder that is gone. The error
 * has each message once, because two parts are compiled from the same sources.
 * @param {import("./build/parts.mjs").Part[]} parts
 * @param {string} target
 */
async function makeAll(parts, target) {
  const ends = await Promise.allSettled(parts.map(async ({ make }) => make(target)));
  const problems = ends
    .filter((end) => end.status === "rejected")
    .map(({ reason }) => String(reason.message ?? reason));
  if (problems.length > 0) {
    throw new Error([...new Set(problems)].join("\n"));
  }
}

/** @param {string} next the folder in which dist and build have been made */
function install(next) {
  for (const name of FOLDERS) {
    const [folder, old] = [join(root, name), join(next, `${name}.old`)];
    if (existsSync(folder)) {
      renameSync(folder, old);
    }
    renameSync(join(next, name), folder);
  }
}

/**
 * Builds what is stale, and says so. Ends the process with the compiler's messages if that fails.
 * @param {{ isClean?: boolean }} [options]
 */
export async function build({ isClean = false } = {}) {
  const hashes = new SourceHashes();
  const parts = partsOf();
  const last = isClean ? {} : lastStamps();
  const stamps = Object.fromEntries(
    parts.map(({ name, sources }) => [
      name,
      createHash("sha256").update(hashes.ofAll(sources)).digest("hex"),
    ]),
  );
  const isFresh = (/** @type {import("./build/parts.mjs").Part} */ { name, results }) =>
    last[name] === stamps[name] && results.every((path) => existsSync(join(root, path)));
  const stale = parts.filter((part) => !isFresh(part));
  if (stale.length === 0) {
    return;
  }
  console.error(`building ${stale.map(({ name }) => name).join(", ")} …`);

  const next = join(root, "out", `build-${process.pid}`);
  for (const folder of FOLDERS) {
    mkdirSync(join(next, folder), { recursive: true });
  }
  try {
    for (const path of parts.filter(isFresh).flatMap(({ results }) => results)) {
      cpSync(join(root, path), join(next, path), { recursive: true });
    }
    await makeAll(
      stale.filter(({ isLast }) => !isLast),
      next,
    );
    await makeAll(
      stale.filter(({ isLast }) => isLast),
      next,
    );
    writeFileSync(join(next, STAMPS), JSON.stringify(stamps, undefined, 2));
    install(next);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nThe build failed.\n`);
    process.exitCode = 1;
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  if (process.exitCode === 1) {
    process.exit();
  }
}

if (isCommand(import.meta.url)) {
  const options = readOptions("npm run build [-- --clean]", { clean: { type: "boolean" } });
  await build({ isClean: options.clean === true });
}
