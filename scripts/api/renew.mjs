// Makes data/clients.json anew: what each of the four clients has of what the addon uses.
//   node scripts/api/renew.mjs DUMPS INTERFACE
// DUMPS is a folder with mainline.json, mists.json, tbc.json, vanilla.json (the engine's functions, events, enumerations
// and widgets); INTERFACE a git clone of the game's own interface files with a branch for each family of clients.
// docs/api-data.md says where both come from.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { collectUses } from "./uses.mjs";
import { root } from "../root.mjs";

const CLIENTS = ["mainline", "mists", "tbc", "vanilla"];
/** The branch of the interface files that is nearest to each client. */
const BRANCHES = { mainline: "live", mists: "classic_ptr", tbc: "classic_era", vanilla: "classic_era" };

/** The engine's widget classes behind the typings' interfaces; the first that has a method counts. */
const CLASSES = {
  Region: ["Region", "Frame", "FontString", "Texture"],
  WindowFrame: ["Frame"],
  InputScrollFrame: ["ScrollFrame"],
};
/** Interfaces whose methods the game's own Lua files define. */
const IN_LUA = new Set([
  "ScrollBox",
  "ScrollBar",
  "ScrollBoxListView",
  "DropdownButton",
  "MenuDescription",
  "DataProvider",
  "AddonCompartment",
]);
/** What the game defines neither in the engine nor in its Lua files: its sentences, and frames that are always there. */
const EVERYWHERE = new Set([
  "ERR_CHAT_PLAYER_NOT_FOUND_S",
  "ERR_GUILD_JOIN_S",
  "UIParent",
  "SlashCmdList",
  "UISpecialFrames",
  "DEFAULT_CHAT_FRAME",
]);

const [dumps, git] = process.argv.slice(2);
if (git === undefined) {
  console.error("usage: node scripts/api/renew.mjs DUMPS INTERFACE");
  process.exit(1);
}
const clients = Object.fromEntries(
  CLIENTS.map((client) => [client, JSON.parse(readFileSync(join(dumps, `${client}.json`), "utf8"))]),
);

const found = new Map();
/** Whether the interface files of a client have a line that the pattern fits. */
function isInFiles(client, pattern, ...paths) {
  const key = [BRANCHES[client], pattern, ...paths].join("\n");
  if (!found.has(key)) {
    const args = ["-C", git, "grep", "-q", "-E", pattern, BRANCHES[client], "--", ...paths];
    found.set(key, spawnSync("git", args).status === 0);
  }
  return found.get(key);
}

/** A method's signature in a class or in what it inherits from, or nothing. */
function methodOf({ widgets }, name, method) {
  const widget = widgets[name];
  if (widget === undefined) {
    return undefined;
  }
  if (widget.methods[method] !== undefined) {
    return widget.methods[method];
  }
  for (const parent of widget.inherits ?? []) {
    const inherited = methodOf({ widgets }, parent, method);
    if (inherited !== undefined) {
      return inherited;
    }
  }
  return undefined;
}

function functionIn(client, name) {
  const { enums, functions } = clients[client];
  if (functions[name] !== undefined) {
    return functions[name];
  }
  const parts = name.split(".");
  if (parts[0] === "Enum") {
    const members = parts[1] === undefined ? {} : enums[parts[1]];
    return members === undefined || (parts[2] !== undefined && members[parts[2]] === undefined)
      ? null
      : "enum";
  }
  if (EVERYWHERE.has(parts[0])) {
    return "global";
  }
  if (Object.keys(functions).some((known) => known.startsWith(`${name}.`))) {
    return "namespace";
  }
  const dotted = name.replaceAll(".", "[.:]");
  const isDefined =
    isInFiles(client, `^function ${dotted}\\b`, "*.lua") ||
    isInFiles(client, `^${dotted} *=`, "*.lua") ||
    isInFiles(client, `name="${parts[0]}"`, "*.xml") ||
    (parts[0] === "Settings" && isInFiles(client, `^Settings[.]${parts[1]} *=`, "*.lua"));
  return isDefined ? "lua" : null;
}

function methodIn(client, name) {
  const [, owner, mark, member] = name.match(/^(\w+)([:.])(\w+)$/);
  if (mark === ".") {
    return isInFiles(client, `parentKey="${member}"`, "*.xml") ? "key" : null;
  }
  if (IN_LUA.has(owner)) {
    const pattern = `^function [A-Za-z]+[:.]${member}\\(|^\\s*${member} *=`;
    const files = [
      "*Scroll*.lua",
      "*Menu*.lua",
      "*DataProvider*.lua",
      "*Dropdown*.lua",
      "*AddonCompartment*.lua",
    ];
    return isInFiles(client, pattern, ...files) ? "lua" : null;
  }
  for (const widget of CLASSES[owner] ?? [owner]) {
    const signature = methodOf(clients[client], widget, member);
    if (signature !== undefined) {
      return signature;
    }
  }
  return null;
}

/** What each client has of a name, by the kind of use. */
const LOOK = {
  functions: functionIn,
  methods: methodIn,
  events: (client, name) => (clients[client].events[name] === undefined ? null : "event"),
  scripts: (client, name) => (clients[client].scripts.includes(name) ? "script" : null),
  templates: (client, name) =>
    isInFiles(client, `name="${name}"[^>]*virtual="true"`, "*.xml") ? "template" : null,
};

const uses = collectUses();
const data = {
  clients: Object.fromEntries(
    CLIENTS.map((client) => [
      client,
      { version: clients[client].version, interface: clients[client].interface },
    ]),
  ),
};
for (const [kind, names] of Object.entries(uses)) {
  data[kind] = {};
  for (const name of Object.keys(names).sort()) {
    const has = CLIENTS.map((client) => LOOK[kind](client, name));
    data[kind][name] = has.every((one) => one === has[0]) ? has[0] : has;
  }
}
writeFileSync(join(root, "data", "clients.json"), `${JSON.stringify(data, undefined, 2)}\n`);
console.log(
  `data/clients.json: ${Object.keys(uses)
    .map((kind) => `${Object.keys(uses[kind]).length} ${kind}`)
    .join(", ")}`,
);
