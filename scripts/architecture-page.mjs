// Writes the diagram of docs/architecture.md from the real imports between the rooms of src/; without --write it says
// where the page is not what the sources are. An arrow that others already lead along is left out.
import { endWith, readOptions } from "./options.mjs";
import { checkPart } from "./page-part.mjs";
import { isCommand } from "./root.mjs";
import { roomArrows } from "./structure.mjs";

const BEGIN = "<!-- from the imports: npm run architecture-page -->";
const END = "<!-- end of what is from the imports -->";

/** The rooms that a room reaches, itself not among them. */
function reachable(from, arrows, seen = new Set()) {
  for (const to of arrows.get(from) ?? []) {
    if (!seen.has(to)) {
      seen.add(to);
      reachable(to, arrows, seen);
    }
  }
  return seen;
}

/** The arrows without those that a longer way makes superfluous. */
function withoutShortcuts(arrows) {
  return [...arrows].flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => ![...targets].some((other) => other !== to && reachable(other, arrows).has(to)))
      .map((to) => [from, to]),
  );
}

const idOf = (room) => room.replaceAll("/", "_");
const nameOf = (room) => room.split("/").slice(1).join("/") || room;

/** The diagram: a box for each room, in a frame for each folder at the top. */
function diagram() {
  const arrows = roomArrows();
  const rooms = [...new Set([...arrows].flatMap(([from, targets]) => [from, ...targets]))].sort();
  const folders = [...new Set(rooms.map((room) => room.split("/")[0]))];
  const lines = ["```mermaid", "flowchart TB"];
  for (const folder of folders) {
    const inside = rooms.filter((room) => room.split("/")[0] === folder);
    const boxes = inside.map((room) => `${idOf(room)}[${nameOf(room)}]`);
    lines.push(...(inside.length === 1 ? boxes : [`subgraph ${folder}`, ...boxes, "end"]));
  }
  lines.push(...withoutShortcuts(arrows).map(([from, to]) => `${idOf(from)} --> ${idOf(to)}`), "```");
  return lines.join("\n");
}

/**
 * What is wrong with the page; with `write` it is put right.
 * @param {boolean} write
 */
export function checkArchitecturePage(write) {
  const stale = "is not what the imports are: npm run architecture-page";
  return checkPart({ page: "docs/architecture.md", begin: BEGIN, end: END, part: diagram, stale }, write);
}

if (isCommand(import.meta.url)) {
  const options = readOptions("node scripts/architecture-page.mjs [--write]", { write: { type: "boolean" } });
  endWith(await checkArchitecturePage(options.write === true));
}
