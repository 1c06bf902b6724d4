// The messages between the clients, one below the other: an arrow from the sender's lane to the receiver's, and words.
import type { Report, SeenMessage } from "../sim/playground/reports.js";

/** Messages that are kept on the page; the oldest go. */
const MOST_SHOWN = 400;
/** Units of the drawing that a lane is wide, and a row is high. */
const LANE = 46;
const ROW = 22;
const SVG = "http://www.w3.org/2000/svg";

export interface MessageList {
  begin(names: string[]): void;
  add(report: Pick<Report, "fates" | "messages">): void;
}

function shape(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, String(value));
  }
  return element;
}

const laneOf = (index: number): number => LANE / 2 + index * LANE;

/** Draws the lanes and, for a message, the arrows from its sender to those it is meant for. */
function drawLanes(count: number, from: number, to: number[]): SVGElement {
  const svg = shape("svg", { viewBox: `0 0 ${count * LANE} ${ROW}`, class: "lanes", "aria-hidden": "true" });
  for (let index = 0; index < count; index++) {
    svg.append(shape("line", { x1: laneOf(index), x2: laneOf(index), y1: 0, y2: ROW, class: "lane" }));
  }
  for (const target of to) {
    const direction = Math.sign(target - from);
    const end = laneOf(target) - direction * 3;
    svg.append(
      shape("line", { x1: laneOf(from), x2: end, y1: ROW / 2, y2: ROW / 2, class: "way", pathLength: 1 }),
      shape("path", { d: `M ${end} ${ROW / 2} l ${-direction * 6} -4 v 8 z`, class: "tip" }),
    );
  }
  svg.append(shape("circle", { cx: laneOf(from), cy: ROW / 2, r: 3.5, class: "start" }));
  return svg;
}

/** Fills the list, the names above its lanes, the count, and the latest words for screen readers. */
export function createMessageList(
  list: HTMLElement,
  header: HTMLElement,
  counter: HTMLElement,
  latest: HTMLElement,
): MessageList {
  let names: string[] = [];
  let [count, bytes] = [0, 0];
  const rows = new Map<number, HTMLElement>();

  function begin(fullNames: string[]): void {
    names = fullNames;
    [count, bytes] = [0, 0];
    rows.clear();
    list.replaceChildren();
    header.replaceChildren(
      ...names.map((fullName) => {
        const name = document.createElement("span");
        name.textContent = fullName.split("-")[0] ?? "";
        name.title = fullName;
        return name;
      }),
    );
    list.parentElement?.style.setProperty("--lanes", String(names.length));
    counter.textContent = "";
    latest.textContent = "Nothing has been said yet.";
  }
  function rowOf(message: SeenMessage): HTMLElement {
    const item = document.createElement("li");
    item.dataset.state = "traveling";
    item.dataset.code = message.code;
    const from = names.indexOf(message.from);
    const to = names.indexOf(message.to);
    const everyone = names.map((_, index) => index).filter((index) => index !== from);
    const time = document.createElement("time");
    time.textContent = message.time.toFixed(2);
    const words = document.createElement("span");
    words.className = "words";
    words.textContent = message.words;
    const who = document.createElement("span");
    who.className = "who";
    const [sender, target] = [message.from.split("-")[0], message.to.split("-")[0]];
    who.textContent = `${sender} to ${target === "" ? "the guild" : target}: `;
    words.prepend(who);
    const code = document.createElement("code");
    code.textContent = message.code;
    const size = document.createElement("span");
    size.className = "size";
    size.textContent = `${message.bytes} B`;
    item.append(time, drawLanes(names.length, from, to < 0 ? everyone : [to]), words, code, size);
    return item;
  }
  function add({ fates, messages }: Pick<Report, "fates" | "messages">): void {
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 2 * ROW;
    for (const message of messages) {
      const item = rowOf(message);
      rows.set(message.number, item);
      list.append(item);
      count += 1;
      bytes += message.bytes;
    }
    for (const { number, state } of fates) {
      const item = rows.get(number);
      if (item !== undefined && item.dataset.state !== "lost") {
        item.dataset.state = state;
      }
    }
    while (rows.size > MOST_SHOWN) {
      const [oldest, item] = rows.entries().next().value!;
      rows.delete(oldest);
      item.remove();
    }
    if (messages.length > 0) {
      counter.textContent = `${count} messages, ${bytes.toLocaleString("en")} bytes`;
      latest.textContent = list.lastElementChild?.querySelector(".words")?.textContent ?? "";
      if (isAtEnd) {
        list.scrollTop = list.scrollHeight;
      }
    }
  }
  return { begin, add };
}
