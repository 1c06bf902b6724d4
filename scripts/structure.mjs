// Checks the project's structure: file lengths, names, which room of src/ imports which, circles of imports, and that
// WorkflowManager holds the two flows and nothing else. `node scripts/structure.mjs --rooms` prints the rooms and their arrows.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { endWith, readOptions } from "./options.mjs";
import { isCommand, root } from "./root.mjs";

const MAX_LINES = 350;
const FOLDERS = ["src", "sim", "typings", "locale", "test-lua", "bench", "scripts", "playground"];

/**
 * The rooms of src/ from the ground up: each may import from the groups named with it, and from nothing else. A room is a
 * folder, or a file at the top.
 */
const GROUPS = {
  state: ["DataSyncManager/"],
  wire: ["DataSyncComs/messages", "DataSyncComs/sending", "DataSyncComs/connection"],
  tasks: ["DataSyncHandler/"],
};
const ROOMS = {
  "DataSyncManager/runtime": [],
  "DataSyncManager/data": ["DataSyncManager/runtime"],
  "DataSyncManager/guild": ["DataSyncManager/runtime", "DataSyncManager/data"],
  "DataSyncManager/player": ["DataSyncManager/runtime", "DataSyncManager/data", "DataSyncManager/guild"],
  "DataSyncManager/content": [
    "DataSyncManager/runtime",
    "DataSyncManager/data",
    "DataSyncManager/guild",
    "DataSyncManager/player",
  ],
  "DataSyncManager/sync": ["DataSyncManager/runtime", "DataSyncManager/data", "DataSyncManager/guild"],
  // The general coder knows no table; it yields to the scheduler, and that is all. Payloads and entries are written with it.
  "DataSyncComs/coder": ["DataSyncManager/runtime"],
  "DataSyncComs/messages": ["state", "DataSyncComs/coder"],
  "DataSyncComs/sending": ["state", "DataSyncComs/messages"],
  "DataSyncComs/connection": ["state", "DataSyncComs/messages", "DataSyncComs/sending"],
  "DataSyncComs/receiving": ["state", "wire"],
  "DataSyncHandler/packing": ["state", "DataSyncComs/coder"],
  "DataSyncHandler/reconcile": ["state"],
  "DataSyncHandler/entries": ["state", "DataSyncHandler/packing"],
  "DataSyncHandler/session": ["state", "wire"],
  // Sender and receiver share what both need; neither knows the other.
  "DataSyncHandler/sender": [
    "state",
    "wire",
    "DataSyncHandler/packing",
    "DataSyncHandler/reconcile",
    "DataSyncHandler/entries",
    "DataSyncHandler/session",
  ],
  "DataSyncHandler/receiver": [
    "state",
    "wire",
    "DataSyncHandler/packing",
    "DataSyncHandler/reconcile",
    "DataSyncHandler/entries",
    "DataSyncHandler/session",
  ],
  Maintenance: ["state", "DataSyncComs/messages", "DataSyncHandler/entries"],
  WorkflowManager: [
    "DataSyncManager/data",
    "DataSyncManager/guild",
    "DataSyncManager/sync",
    "DataSyncHandler/sender",
    "DataSyncHandler/receiver",
  ],
  "Interface/kit": ["DataSyncManager/runtime", "DataSyncManager/player", "DataSyncManager/data"],
  "Interface/commands": [
    "state",
    "Maintenance",
    "DataSyncHandler/sender",
    "WorkflowManager",
    "Interface/kit",
  ],
  "Interface/panes": ["state", "Maintenance", "Interface/kit", "Interface/commands"],
  Interface: ["state", "Maintenance", "Interface/kit", "Interface/commands", "Interface/panes"],
  GuildHelper: [
    "state",
    "wire",
    "tasks",
    "DataSyncComs/receiving",
    "Maintenance",
    "WorkflowManager",
    "Interface",
    "Interface/commands",
  ],
};

function filesOf(folder) {
  try {
    return readdirSync(join(root, folder), { encoding: "utf8", recursive: true })
      .filter((name) => /\.(ts|lua|mjs)$/.test(name))
      .map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}

/** The imports of one file of src/, types included, as paths inside src/ without their endings. */
function importsOf(path) {
  const text = readFileSync(join(root, path), "utf8");
  const found = text.matchAll(/^(?:import|export) [^;]*?from "(\.[^"]+)";/gms);
  return [...found].map(([, from]) => posix.join(posix.dirname(path.slice("src/".length)), from));
}

/** The room of a path inside src/: the longest name in ROOMS that the path begins with. */
function roomOf(path) {
  const names = Object.keys(ROOMS).filter((name) => path === name || path.startsWith(`${name}/`));
  return names.sort((first, second) => second.length - first.length)[0];
}

function mayImport(room, other) {
  if (room === other) {
    return true;
  }
  return ROOMS[room].some((allowed) =>
    (GROUPS[allowed] ?? [allowed]).some((name) =>
      name.endsWith("/") ? other.startsWith(name) : name === other,
    ),
  );
}

/** Every arrow between two rooms, as `from → to`, with how many imports make it. */
function arrowsBetweenRooms(paths) {
  const arrows = new Map();
  for (const path of paths) {
    const room = roomOf(path.slice("src/".length).replace(/\.ts$/, ""));
    for (const target of importsOf(path)) {
      const other = roomOf(target);
      if (other !== room) {
        arrows.set(`${room} → ${other}`, (arrows.get(`${room} → ${other}`) ?? 0) + 1);
      }
    }
  }
  return arrows;
}

/**
 * The rooms that each room of src/ imports from.
 * @returns {Map<string, Set<string>>}
 */
export function roomArrows() {
  const arrows = new Map();
  for (const arrow of arrowsBetweenRooms(filesOf("src")).keys()) {
    const [from, to] = arrow.split(" → ");
    arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
  }
  return arrows;
}

/** Who alone may call functions that others must not reach past: the one door for edits. */
const DOORS = [
  {
    pattern: /\b(?:editEntry|deleteEntry)\b/,
    home: "src/DataSyncManager/data/Store.ts",
    door: "src/DataSyncManager/guild/Edits.ts",
  },
];

/** A file without its comments. */
function codeOf(path) {
  return readFileSync(join(root, path), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
}

/** Who reaches past a door, a sentence each. */
function checkDoors(paths) {
  return DOORS.flatMap(({ pattern, home, door }) =>
    paths
      .filter((path) => path !== home && path !== door && pattern.test(codeOf(path)))
      .map((path) => `${path} edits the store itself; ${door} is the door for that`),
  );
}

/** A circle of imports in src/, as paths, or nothing. Types count: what needs each other's types is one thing. */
function findCircle(paths) {
  const targets = new Map(
    paths.map((path) => [path.slice("src/".length).replace(/\.ts$/, ""), importsOf(path)]),
  );
  const done = new Set();
  const visit = (name, way) => {
    if (way.includes(name)) {
      return [...way.slice(way.indexOf(name)), name];
    }
    if (done.has(name)) {
      return undefined;
    }
    for (const target of targets.get(name) ?? []) {
      const circle = visit(target, [...way, name]);
      if (circle !== undefined) {
        return circle;
      }
    }
    done.add(name);
    return undefined;
  };
  for (const name of targets.keys()) {
    const circle = visit(name, []);
    if (circle !== undefined) {
      return circle;
    }
  }
  return undefined;
}

/** What is wrong with the rooms of src/, a sentence each. */
function checkRooms(paths) {
  const faults = [];
  for (const path of paths) {
    const room = roomOf(path.slice("src/".length).replace(/\.ts$/, ""));
    if (room === undefined) {
      faults.push(`${path} is in no room of scripts/structure.mjs`);
      continue;
    }
    for (const target of importsOf(path)) {
      if (!mayImport(room, roomOf(target))) {
        faults.push(`${path} imports ${target}: ${room} may not`);
      }
    }
  }
  const circle = findCircle(paths);
  if (circle !== undefined) {
    faults.push(`circular imports: ${circle.join(" → ")}`);
  }
  return faults;
}

/** What breaks a rule of the structure, a sentence each. */
export function checkStructure() {
  const faults = [];
  for (const path of FOLDERS.flatMap(filesOf)) {
    const lines = readFileSync(join(root, path), "utf8").split("\n").length - 1;
    if (lines > MAX_LINES) {
      faults.push(`${path} has ${lines} lines; the limit is ${MAX_LINES}`);
    }
    if (/util/i.test(path)) {
      faults.push(`${path}: name the file after what it is about, not utils`);
    }
  }
  faults.push(...checkRooms(filesOf("src")), ...checkDoors(filesOf("src")));
  const workflow = readFileSync(join(root, "src", "WorkflowManager.ts"), "utf8");
  const functions = [...workflow.matchAll(/function (\w+)/g)].map(([, name]) => name);
  if (functions.length !== 2) {
    faults.push(`src/WorkflowManager.ts has the functions ${functions.join(", ")}, not two`);
  }
  return faults;
}

if (isCommand(import.meta.url)) {
  const options = readOptions("node scripts/structure.mjs [--rooms]", { rooms: { type: "boolean" } });
  const paths = filesOf("src");
  const arrows = arrowsBetweenRooms(paths);
  for (const room of options.rooms === true ? Object.keys(ROOMS) : []) {
    const count = paths.filter(
      (path) => roomOf(path.slice("src/".length).replace(/\.ts$/, "")) === room,
    ).length;
    console.log(`${room} (${count} ${count === 1 ? "file" : "files"})`);
    for (const [arrow, imports] of arrows) {
      if (arrow.startsWith(`${room} → `)) {
        console.log(`  ${arrow.slice(room.length + 1)} (${imports})`);
      }
    }
  }
  const faults = checkStructure();
  endWith(faults, faults.length === 0 ? "arrows that point up: none" : `${faults.length} faults`);
}
