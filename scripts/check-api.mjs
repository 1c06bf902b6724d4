// Whether the four clients have what the addon uses of the game; part of the test command.
//   npm run check-api -- --list   prints everything that is used, and where
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setUp } from "./setup.mjs";
import { readOptions } from "./options.mjs";
import { isCommand, root } from "./root.mjs";

const CLIENTS = ["mainline", "mists", "tbc", "vanilla"];
const DATA = "data/clients.json";

/** Functions with any number of arguments, though their signatures name one. */
const VARIADIC = new Set(["Button:RegisterForClicks"]);

/** How many arguments a signature takes; nothing where it does not say. */
function argumentsOf(signature) {
  const [, inner] = signature.match(/^\((.*?)\) -> /) ?? [];
  if (inner === undefined || inner === "" || inner.includes("...")) {
    return undefined;
  }
  return inner.split(", ").length;
}

/** What is wrong with one use, given what the clients have. */
function faultsOf(name, { argumentCount, isGuarded, where }, row) {
  if (row === undefined) {
    return [`${name} (${where}) is not in ${DATA}: make it anew, see docs/api-data.md`];
  }
  const has = Array.isArray(row) ? row : CLIENTS.map(() => row);
  const faults = [];
  has.forEach((one, place) => {
    if (one === null && !isGuarded) {
      faults.push(`${name} (${where}) is missing in ${CLIENTS[place]}, and not guarded`);
    }
    const most = one === null || VARIADIC.has(name) ? undefined : argumentsOf(one);
    if (most !== undefined && argumentCount > most) {
      faults.push(`${name} (${where}) gets ${argumentCount} arguments, ${CLIENTS[place]} takes ${most}`);
    }
  });
  return faults;
}

/** A sentence for each use of the game's API that some client would not survive; `isListed` prints all uses. */
export async function checkApi(isListed = false) {
  const { collectUses } = await import("./api/uses.mjs");
  const data = JSON.parse(readFileSync(join(root, DATA), "utf8"));
  const faults = [];
  for (const [kind, uses] of Object.entries(collectUses())) {
    for (const [name, use] of Object.entries(uses).sort()) {
      const row = data[kind]?.[name];
      if (isListed) {
        const has = Array.isArray(row)
          ? CLIENTS.filter((_, place) => row[place] !== null).join(", ")
          : "all four";
        console.log(
          `${kind.padEnd(10)} ${name.padEnd(46)} ${has.padEnd(26)} ${use.isGuarded ? "guarded " : ""}${use.where}`,
        );
      }
      faults.push(...faultsOf(name, use, row));
    }
  }
  return faults;
}

if (isCommand(import.meta.url)) {
  const options = readOptions("npm run check-api [-- --list]", { list: { type: "boolean" } });
  setUp();
  const faults = await checkApi(options.list === true);
  for (const fault of faults) {
    console.log(fault);
  }
  const data = JSON.parse(readFileSync(join(root, DATA), "utf8"));
  const versions = CLIENTS.map((client) => `${client} ${data.clients[client].version}`).join(", ");
  console.log(
    faults.length === 0
      ? `Everything that is used is there, or guarded: ${versions}`
      : `${faults.length} faults`,
  );
  process.exit(faults.length === 0 ? 0 : 1);
}
