// Finds or installs what the project needs: the npm packages, Lua 5.1 and its modules. Says what it does, and uses sudo
// only if it may: npm run setup [-- --yes]
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, readSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOptions } from "./options.mjs";
import { isCommand, root } from "./root.mjs";

const HELP = `npm run setup -- [options]

  --yes     let the set-up use sudo to install packages, without a question; CI=true does the same
  --help    these lines`;

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

/**
 * Ends the set-up.
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  console.error(`setup: ${sentence}`);
  return process.exit(1);
}

/** The environment in which modules and programs that luarocks has installed are found; empty where luarocks is not there. */
function rocksEnvironment() {
  if (!has("luarocks")) {
    return {};
  }
  const found = spawnSync("luarocks", ["--lua-version", "5.1", "path"], { encoding: "utf8" });
  const environment = {};
  for (const [, name, value] of (found.stdout ?? "").matchAll(/export (LUA_C?PATH|PATH)='([^']*)'/g)) {
    // Lua's own paths stay behind those of luarocks; its programs, such as luacheck, are found by PATH.
    environment[name] = name === "PATH" || value.endsWith(";;") ? value : `${value};;`;
  }
  return environment;
}

/** Systems name Lua 5.1 in different ways, and a plain `lua` can be another version. */
function findLua() {
  for (const name of ["lua5.1", "lua-5.1", "lua51", "lua"]) {
    const found = spawnSync(name, ["-e", "io.write(_VERSION)"], { encoding: "utf8" });
    if (found.status === 0 && found.stdout === "Lua 5.1") {
      return name;
    }
  }
  return undefined;
}

/** Searches for the modules without running them: some of them are whole programs. */
function missingModules(lua, environment) {
  return MODULES.filter((name) => {
    const code = `for _, searcher in ipairs(package.loaders) do
      local loader = searcher("${name}") if type(loader) == "function" then os.exit(0) end end os.exit(1)`;
    return spawnSync(lua, ["-e", code], { env: { ...process.env, ...environment } }).status !== 0;
  });
}

/** Whether sudo may be used: `--yes` of the set-up or CI=true say so for good, a person for one installation. */
let maySudo = process.env.CI === "true";

/**
 * Asks on the terminal, if there is one; without one the answer is no.
 * @param {string} question
 */
function isConfirmed(question) {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    return false;
  }
  process.stdout.write(`${question} [y/N] `);
  // Not standard input itself: Node may have set it to answer at once, with nothing.
  const terminal = openSync("/dev/tty", "r");
  const answer = Buffer.alloc(64);
  const length = readSync(terminal, answer);
  closeSync(terminal);
  return /^y(es)?$/i.test(answer.toString("utf8", 0, length).trim());
}

/**
 * Installs packages with apt-get, as root or with a sudo that was allowed. False if it may not even try; whether it has
 * worked is for the caller to look.
 * @param {string[]} packages
 * @param {string} why
 */
function installWithApt(packages, why) {
  if (!has("apt-get")) {
    return false;
  }
  const isRoot = process.getuid?.() === 0;
  const install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", ...packages];
  if (!isRoot) {
    const question = `setup: ${why} needs "sudo ${install.join(" ")}". Run it?`;
    if (!has("sudo") || !(maySudo || isConfirmed(question))) {
      return false;
    }
  }
  const words = isRoot ? [] : ["sudo"];
  for (const [command, ...args] of [
    [...words, "apt-get", "update", "-qq"],
    [...words, ...install],
  ]) {
    run(/** @type {string} */ (command), args, why);
  }
  return true;
}

/** Installs Lua and its modules through the first package manager that is there. */
function installLua(missing) {
  if (installWithApt(APT, `installing ${missing.join(", ")}`)) {
    return;
  }
  if (has("brew")) {
    run("brew", ["install", "lua@5.1", "luarocks", "zlib"], "installing Lua");
    for (const rock of ROCKS) {
      run("luarocks", ["--lua-version", "5.1", "--local", "install", rock], "installing");
    }
  } else if (has("luarocks")) {
    for (const rock of ROCKS) {
      run("luarocks", ["--lua-version", "5.1", "--local", "install", rock], "installing");
    }
  } else {
    fail(
      `missing: ${missing.join(", ")}. ${
        has("apt-get")
          ? `Install them by hand: sudo apt-get install ${APT.join(" ")}\n` +
            "setup: or let the set-up do that: npm run setup -- --yes"
          : `Install Lua 5.1 by hand, with luarocks, and then: luarocks --lua-version 5.1 install ${ROCKS.join(" ")}`
      }`,
    );
  }
}

/** Installs the npm packages of the lock file, unless the installed ones are just those. */
function setUpPackages() {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) {
    return;
  }
  if (!run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], "installing the npm packages")) {
    fail("npm could not install the packages of package-lock.json; its message is above.");
  }
  writeFileSync(stamp, lock);
}

/**
 * Installs what is missing, or ends the command with the reason. Lua's programs find their modules only with the
 * environment that comes back with its name.
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
  // What is missing was found or has ended the set-up.
  return { lua: /** @type {string} */ (lua), environment: { ...process.env, ...environment } };
}

/** `CHROMIUM` in the environment comes first and is not checked: a wrong path fails when it is started. */
function findChromium() {
  if (process.env.CHROMIUM !== undefined) {
    return process.env.CHROMIUM;
  }
  for (const name of BROWSERS) {
    const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
    if (found.status === 0) {
      return found.stdout.trim();
    }
  }
  return MAC_BROWSERS.find((path) => existsSync(path));
}

/**
 * Installs a Chromium for the tests of the playground if apt is available. Nothing without one: those tests are left out,
 * and say so.
 */
export function setUpChromium() {
  const found = findChromium();
  if (found !== undefined) {
    return found;
  }
  const isTried = installWithApt(["chromium"], "installing a browser for the playground's tests");
  return isTried ? findChromium() : undefined;
}

/**
 * Runs Lua.
 * @param {string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} [options]
 */
export function runLua(args, options = {}) {
  const { lua, environment } = setUp();
  return spawnSync(lua, args, { cwd: root, stdio: "inherit", env: environment, ...options });
}

if (isCommand(import.meta.url)) {
  maySudo ||= readOptions(HELP, { yes: { type: "boolean" } }).yes === true;
  const { lua } = setUp();
  console.log(`setup: everything is there (Node ${process.versions.node}, ${lua})`);
}
