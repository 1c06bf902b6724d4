// Tries the browser's Lua without a browser: which bytes survive, and whether the clients in it sync.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SITE } from "./site.mjs";

const ALL = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** Reads a file, compresses and expands it by the realm's own way to zlib, and writes it. */
const ROUND_TRIP = `
local zlib = require("zlib")
local file = io.open("/bytes", "rb") local text = file:read("*a") file:close()
local packed = zlib.deflate(9, -15)(text, "finish")
local back, complete = zlib.inflate(-15)(packed)
assert(complete and back == text)
local out = io.open("/back", "wb") out:write(back) out:close()`;

/** Seconds of the realm's time in which four clients have synced. */
const SYNC_SECONDS = 120;
const MOST_ROUNDS = 4;

/** How many bytes come through wasmoon's own strings, one by one. */
async function bytesOfStrings(wasmoon) {
  const lua = await wasmoon.Lua.create();
  return [...ALL].filter((byte) => {
    lua.global.set("given", String.fromCharCode(byte));
    return lua.doStringSync(`return #given == 1 and given:byte() == ${byte}`);
  }).length;
}

/** The rounds until four clients have the same tables, or nothing if `MOST_ROUNDS` were too few. */
function syncAll(host) {
  host.call("start", 3, 1, "mainline", "enUS", 0, 0);
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    host.call("slash", 1, "/gh sync force");
    host.call("advance", SYNC_SECONDS);
    const behind = JSON.parse(host.call("tables")).flatMap((row) => row.behind);
    if (behind.every((count) => count === 0)) {
      return round;
    }
  }
  return undefined;
}

/** A sentence for each of the page's controls that does not do to the network, time or a client what it says. */
function tryControls(host) {
  const faults = [];
  const report = (name, ...args) => JSON.parse(host.call(name, ...args));
  const fatesOf = ({ fates }) => (Array.isArray(fates) ? fates : []);
  host.call("start", 2, 0, "mainline", "enUS", 0, 0);
  host.call("network", 2000, 0);
  host.call("slash", 1, "/gh sync force");
  const sent = report("next");
  if (sent.messages.length === 0) {
    faults.push("the next message is not the one that is sent");
  }
  const arrived = report("next");
  if (fatesOf(arrived).length === 0 || arrived.now - sent.now < 1.5) {
    faults.push("a message does not take the latency that was chosen");
  }
  report("advance", 30);
  host.call("network", 20, 0);
  host.call("slash", 1, "/gh sync force");
  report("advance", 5);
  host.call("network", 20, 0.5);
  const lost = fatesOf(report("advance", 60)).filter(({ state }) => state === "lost");
  if (lost.length === 0) {
    faults.push("no message is lost where half of them should be");
  }
  const rosterOf = (row) => row.find(({ tableType }) => tableType === "roster").counts;
  const before = rosterOf(report("tables"));
  host.call("leave", 2, "logout");
  if (report("advance", 1).clients[1].isOnline) {
    faults.push("a client that was logged out is online");
  }
  host.call("leave", 2, "login");
  report("advance", 5);
  if (String(rosterOf(report("tables"))) !== String(before)) {
    faults.push("a logout changes what a client has");
  }
  return faults;
}

/** `lines` tell what was measured, `faults` what is wrong. Works without a browser, on the same Lua as the page. */
export async function tryLua() {
  const { default: wasmoon } = await import("wasmoon-lua5.1");
  const zlib = await import("fflate");
  const { createLuaHost } = await import(pathToFileURL(join(SITE, "playground", "luaHost.js")).href);
  const files = zlib.unzipSync(readFileSync(join(SITE, "realm.zip")));
  const host = await createLuaHost(wasmoon.Lua, zlib, undefined, files);
  host.writeFile("/bytes", ALL);
  host.run(ROUND_TRIP);
  const back = host.readFile("/back");
  const kept = back.length === ALL.length ? [...ALL].filter((byte) => back[byte] === byte).length : 0;
  const rounds = syncAll(host);
  return {
    lines: [
      `bytes that wasmoon's own strings keep: ${await bytesOfStrings(wasmoon)} of 256`,
      `bytes that files and the realm's zlib keep: ${kept} of 256`,
      `four clients in the browser's Lua: ${rounds === undefined ? "NOT the same" : `the same after ${rounds} rounds`}`,
    ],
    faults: [
      ...(kept === ALL.length ? [] : [`only ${kept} of 256 bytes are kept`]),
      ...tryControls(host),
      ...(rounds === undefined ? ["the clients in the browser's Lua do not come to the same tables"] : []),
    ],
  };
}
