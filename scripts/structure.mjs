// Checks the rules of the project's structure: file lengths, layers, the two flows of WorkflowManager.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const MAX_LINES = 350;
const FOLDERS = ["src", "sim", "typings", "locale", "test-lua", "bench", "scripts", "playground"];

/** What each folder of src/ may import from others. */
const LAYERS = {
  DataSyncManager: [],
  DataSyncComs: ["DataSyncManager"],
  DataSyncHandler: ["DataSyncComs", "DataSyncManager"],
  Maintenance: ["DataSyncHandler", "DataSyncComs", "DataSyncManager"],
  "WorkflowManager.ts": ["DataSyncHandler", "DataSyncManager", "DataSyncComs"],
  Interface: ["DataSyncManager", "WorkflowManager.ts", "Maintenance"],
  "GuildHelper.ts": [
    "DataSyncComs",
    "DataSyncHandler",
    "DataSyncManager",
    "Interface",
    "Maintenance",
    "WorkflowManager.ts",
  ],
};

function filesOf(folder) {
  try {
    return readdirSync(join(root, folder), { recursive: true })
      .filter((name) => /\.(ts|lua|mjs)$/.test(name))
      .map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}

const layerOf = (path) => path.split("/")[0];

/** The imports of one file of src/, as paths inside src/ with whether they are types alone. */
function importsOf(path, text) {
  const found = [];
  for (const [, types, from] of text.matchAll(/^(?:import|export) (type )?[^;]*?from "(\.[^"]+)";/gms)) {
    const target = join("/src", dirname(path.slice("src/".length)), from).slice("/src/".length);
    found.push({ target: target.includes("/") ? target : `${target}.ts`, isType: types !== undefined });
  }
  return found;
}

/** Returns a circle of imports in src/, as paths, or nothing; what is only a type ties nothing together. */
function findCircle(paths) {
  const targets = new Map(
    paths.map((path) => [
      path.slice("src/".length).replace(/\.ts$/, ""),
      importsOf(path, readFileSync(join(root, path), "utf8"))
        .filter(({ isType }) => !isType)
        .map(({ target }) => target.replace(/\.ts$/, "")),
    ]),
  );
  const done = new Set();
  const visit = (name, way) => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const target of targets.get(name) ?? []) {
      const circle = visit(target, [...way, name]);
      if (circle !== undefined) return circle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of targets.keys()) {
    const circle = visit(name, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

/** Returns what breaks a rule, a sentence each. */
export function checkStructure() {
  const faults = [];
  for (const path of FOLDERS.flatMap(filesOf)) {
    const text = readFileSync(join(root, path), "utf8");
    const lines = text.split("\n").length - 1;
    if (lines > MAX_LINES) faults.push(`${path} has ${lines} lines; ${MAX_LINES} are allowed`);
    if (/util/i.test(path)) faults.push(`${path}: a file is called what it is about, not utils`);
    if (!path.startsWith("src/")) continue;
    const layer = layerOf(path.slice("src/".length));
    const allowed = LAYERS[layer];
    if (allowed === undefined) {
      faults.push(`${path}: ${layer} is not a folder of src/`);
      continue;
    }
    for (const { target, isType } of importsOf(path, text)) {
      const other = layerOf(target);
      const isFlowTypes = layer === "WorkflowManager.ts" && other === "DataSyncComs" && isType;
      const isAllowed =
        other === layer ||
        (allowed.includes(other) && (other !== "DataSyncComs" || layer !== "WorkflowManager.ts"));
      if (!isAllowed && !isFlowTypes)
        faults.push(`${path} imports ${target}: the layers point the other way`);
    }
  }
  const circle = findCircle(filesOf("src"));
  if (circle !== undefined) faults.push(`imports go round: ${circle.join(" → ")}`);
  const workflow = readFileSync(join(root, "src", "WorkflowManager.ts"), "utf8");
  const functions = [...workflow.matchAll(/function (\w+)/g)].map(([, name]) => name);
  if (functions.length !== 2)
    faults.push(`src/WorkflowManager.ts has the functions ${functions.join(", ")}, not two`);
  return faults;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = checkStructure();
  for (const fault of faults) console.log(fault);
  process.exit(faults.length === 0 ? 0 : 1);
}
