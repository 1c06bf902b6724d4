// The messages between the clients, one below the other: an arrow from the sender's lane to the receiver's, and words.
import type { Report, SeenMessage } from "../sim/playground/reports.js";

/** Messages that are kept on the page; the oldest go. */
const MOST_SHOWN = 400;
/** Units of the drawing that a lane is wide, and a row is high. */
const LANE = 46;
const ROW = 22;
const SVG = "http://www.w3.org/2000/svg";

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

const shortName = (fullName: string): string => fullName.split("-")[0] ?? "";

function textElement(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** Who says it to whom, and what it means. */
function wordsOf({ from, to, words }: SeenMessage): HTMLElement {
  const target = to === "" ? "the guild" : shortName(to);
  const element = textElement("span", "words", words);
  element.prepend(textElement("span", "who", `${shortName(from)} to ${target}: `));
  return element;
}

function rowOf(message: SeenMessage, names: string[]): HTMLElement {
  const item = document.createElement("li");
  item.dataset.state = "traveling";
  item.dataset.code = message.code;
  const from = names.indexOf(message.from);
  const to = names.indexOf(message.to);
  const everyone = names.map((_, index) => index).filter((index) => index !== from);
  item.append(
    textElement("time", "", message.time.toFixed(2)),
    drawLanes(names.length, from, to < 0 ? everyone : [to]),
    wordsOf(message),
    textElement("code", "", message.code),
    textElement("span", "size", `${message.bytes} B`),
  );
  return item;
}

/** The elements that the list fills. */
export interface MessageListElements {
  list: HTMLElement;
  /** The names above the lanes. */
  header: HTMLElement;
  counter: HTMLElement;
  /** The latest words, for screen readers. */
  latest: HTMLElement;
}

export class MessageList {
  private names: string[] = [];
  private count = 0;
  private bytes = 0;
  private readonly rows = new Map<number, HTMLElement>();

  constructor(private readonly elements: MessageListElements) {}

  /** Empties the list, for messages between these clients. */
  begin(fullNames: string[]): void {
    const { counter, header, latest, list } = this.elements;
    this.names = fullNames;
    this.count = 0;
    this.bytes = 0;
    this.rows.clear();
    list.replaceChildren();
    header.replaceChildren(
      ...fullNames.map((fullName) => {
        const name = document.createElement("span");
        name.textContent = shortName(fullName);
        name.title = fullName;
        return name;
      }),
    );
    list.parentElement?.style.setProperty("--lanes", String(fullNames.length));
    counter.textContent = "";
    latest.textContent = "Nothing has been said yet.";
  }

  add({ fates, messages }: Pick<Report, "fates" | "messages">): void {
    const { list } = this.elements;
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 2 * ROW;
    for (const message of messages) {
      this.append(message);
    }
    this.showFates(fates);
    this.dropOldest();
    if (messages.length > 0) {
      this.showLatest(isAtEnd);
    }
  }

  private append(message: SeenMessage): void {
    const item = rowOf(message, this.names);
    this.rows.set(message.number, item);
    this.elements.list.append(item);
    this.count += 1;
    this.bytes += message.bytes;
  }

  /** A lost message stays lost, though its other receivers may get it. */
  private showFates(fates: Report["fates"]): void {
    for (const { number, state } of fates) {
      const item = this.rows.get(number);
      if (item !== undefined && item.dataset.state !== "lost") {
        item.dataset.state = state;
      }
    }
  }

  private dropOldest(): void {
    while (this.rows.size > MOST_SHOWN) {
      const [oldest, item] = this.rows.entries().next().value!;
      this.rows.delete(oldest);
      item.remove();
    }
  }

  private showLatest(isAtEnd: boolean): void {
    const { counter, latest, list } = this.elements;
    counter.textContent = `${this.count} messages, ${this.bytes.toLocaleString("en")} bytes`;
    latest.textContent = list.lastElementChild?.querySelector(".words")?.textContent ?? "";
    if (isAtEnd) {
      list.scrollTop = list.scrollHeight;
    }
  }
}
