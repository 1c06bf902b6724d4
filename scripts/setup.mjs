// Finds or installs what the project needs: the npm packages, Lua 5.1 and its modules. Says what it does.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const stamp = join(root, "node_modules", ".guildhelper-lock");

/** What Lua must be able to load: the realm's two modules, and the runner and checker of the tests. */
const MODULES = ["zlib", "bit", "busted.runner", "luacheck.main"];
const APT = ["lua5.1", "lua-zlib", "lua-bitop", "lua-busted", "lua-check"];
const ROCKS = ["lua-zlib", "luabitop", "busted", "luacheck"];

const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_BROWSERS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** True where a command can be found. */
function has(command) {
  return spawnSync("sh", ["-c", `command -v ${command}`], { stdio: "ignore" }).status === 0;
}

/** Runs a command, shows what it does, and ends the set-up with a sentence where it fails. */
function run(command, args, why) {
  console.log(`setup: ${why}: ${command} ${args.join(" ")}`);
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return result.status === 0;
}

function fail(sentence) {
  console.error(`setup: ${sentence}`);
  process.exit(1);
}

/** The environment in which Lua finds modules that luarocks has installed; empty where luarocks is not there. */
function rocksEnvironment() {
  if (!has("luarocks")) return {};
  const found = spawnSync("luarocks", ["--lua-version", "5.1", "path"], { encoding: "utf8" });
  const environment = {};
  for (const [, name, value] of (found.stdout ?? "").matchAll(/export (LUA_C?PATH)='([^']*)'/g)) {
    environment[name] = value.endsWith(";;") ? value : `${value};;`;
  }
  return environment;
}

/** Returns the name of a Lua 5.1, or nothing. */
function findLua() {
  for (const name of ["lua5.1", "lua-5.1", "lua51", "lua"]) {
    const found = spawnSync(name, ["-e", "io.write(_VERSION)"], { encoding: "utf8" });
    if (found.status === 0 && found.stdout === "Lua 5.1") return name;
  }
  return undefined;
}

/** Returns the modules that this Lua cannot load. */
function missingModules(lua, environment) {
  return MODULES.filter((name) => {
    const code = `for _, searcher in ipairs(package.loaders) do
      local loader = searcher("${name}") if type(loader) == "function" then os.exit(0) end end os.exit(1)`;
    return spawnSync(lua, ["-e", code], { env: { ...process.env, ...environment } }).status !== 0;
  });
}

/** Returns how to call apt-get, a command and its first arguments, or nothing where it may not be called. */
function aptCommand() {
  const isRoot = process.getuid?.() === 0;
  if (!has("apt-get") || !(isRoot || has("sudo"))) return undefined;
  return isRoot ? ["apt-get", []] : ["sudo", ["apt-get"]];
}

/** Installs Lua and its modules through the first package manager that is there. */
function installLua(missing) {
  const apt = aptCommand();
  if (apt !== undefined) {
    const [command, first] = apt;
    console.log(`setup: Lua 5.1 needs ${missing.join(", ")}`);
    run(command, [...first, "update", "-qq"], "reading the package lists");
    run(command, [...first, "install", "-y", "-qq", "--no-install-recommends", ...APT], "installing");
  } else if (has("brew")) {
    run("brew", ["install", "lua@5.1", "luarocks", "zlib"], "installing Lua");
    for (const rock of ROCKS)
      run("luarocks", ["--lua-version", "5.1", "--local", "install", rock], "installing");
  } else if (has("luarocks")) {
    for (const rock of ROCKS)
      run("luarocks", ["--lua-version", "5.1", "--local", "install", rock], "installing");
  } else {
    fail(
      "no Lua 5.1 with busted, luacheck, lua-zlib and bitop was found, and neither apt-get (as root or with sudo), " +
        `brew nor luarocks is there to install it. Install those by hand; missing: ${missing.join(", ")}.`,
    );
  }
}

/** Installs the npm packages of the lock file, unless the installed ones are just those. */
function setUpPackages() {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  if (!run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], "installing the npm packages")) {
    fail("npm could not install the packages of package-lock.json; its message is above.");
  }
  writeFileSync(stamp, lock);
}

/**
 * Sees to it that everything is there. Returns how to run Lua: the command and its environment.
 */
export function setUp() {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    fail(`Node 20 or newer is needed; this is ${process.version}.`);
  }
  setUpPackages();
  let lua = findLua();
  let environment = rocksEnvironment();
  let missing = lua === undefined ? ["Lua itself", ...MODULES] : missingModules(lua, environment);
  if (missing.length > 0) {
    installLua(missing);
    lua = findLua();
    environment = rocksEnvironment();
    missing = lua === undefined ? ["Lua itself"] : missingModules(lua, environment);
    if (missing.length > 0) {
      fail(
        `still missing after the installation: ${missing.join(", ")}. The package manager's messages are above.`,
      );
    }
  }
  return { lua, environment: { ...process.env, ...environment } };
}

/** Returns the pathof a Chromium, or nothing. `CHROMIUM` in the environment comes first. */
function findChromium() {
  if (process.env.CHROMIUM !== undefined) return process.env.CHROMIUM;
  for (const name of BROWSERS) {
    const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
    if (found.status === 0) return found.stdout.trim();
  }
  return MAC_BROWSERS.find((path) => existsSync(path));
}

/**
 * Returns the path of a Chromium for the tests of the playground; installs one where apt is there for it. Nothing where
 * there is none: what needs it says so.
 */
export function setUpChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  const apt = aptCommand();
  if (apt === undefined) return undefined;
  const [command, first] = apt;
  run(command, [...first, "update", "-qq"], "reading the package lists");
  run(
    command,
    [...first, "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    "installing a browser for the playground's tests",
  );
  return findChromium();
}

/** Runs a Lua file with arguments; returns its exit code. */
export function runLua(args, options = {}) {
  const { lua, environment } = setUp();
  return spawnSync(lua, args, { cwd: root, stdio: "inherit", env: environment, ...options });
}

/** True where a built file is older than any source; then it must be built again. */
export function isOlderThan(built, sources) {
  if (!existsSync(built)) return true;
  const time = statSync(built).mtimeMs;
  const files = execFileSync("find", [...sources, "-type", "f", "-newermt", `@${time / 1000}`], {
    cwd: root,
  });
  return files.length > 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { lua } = setUp();
  console.log(`setup: everything is there (Node ${process.versions.node}, ${lua})`);
}
