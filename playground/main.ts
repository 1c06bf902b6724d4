// The page: several clients, each the compiled addon in a headless realm, and everything that passes between them.
import { Card } from "./card.js";
import { showComparison } from "./comparison.js";
import { Controls } from "./controls.js";
import { MessageList } from "./messageList.js";
import { showLog } from "./logs.js";
import type { ClientCard, Report } from "../sim/playground/reports.js";
import { listOf } from "./messages.js";
import { openRealm } from "./realm.js";

/** Milliseconds between two looks at the realm; and the longest time that passes in one of them. */
const TICK = 80;
const LONGEST_TICK = 0.25;
/** Milliseconds between two comparisons of the tables, which take longer. */
const COMPARISON_INTERVAL = 700;

function byId(id: string): HTMLElement {
  return document.getElementById(id)!;
}

const realm = openRealm((problem) => {
  document.body.dataset.state = "failed";
  showProblem(problem);
});
const messageList = new MessageList({
  list: byId("messages"),
  header: byId("lane-names"),
  counter: byId("message-count"),
  latest: byId("latest"),
});
let cards: Card[] = [];
let names: string[] = [];
let isComparisonDue = true;
let comparedAt = 0;
/** Moves on with each new beginning, so that what still belongs to the last one is dropped. */
let era = 0;

const controls = new Controls({
  networkChanged: () => void applyNetwork(),
  next: () => void step(),
  restart: () => void begin(),
});

async function applyNetwork(): Promise<void> {
  const { latency, loss } = controls.settings();
  await realm.act("network", latency, loss);
}

/** What goes wrong with clients that are no longer there is nobody's business. */
function showProblem(error: unknown, from = era): void {
  if (from !== era) {
    return;
  }
  const note = byId("problem");
  note.hidden = false;
  note.textContent = error instanceof Error ? error.message : String(error);
}

function update(report: Report): void {
  byId("clock").textContent = `${report.now.toFixed(1)} s`;
  const clients = listOf<ClientCard>(report.clients);
  if (clients.length !== cards.length) {
    return;
  }
  for (const [index, card] of cards.entries()) {
    card.update(clients[index]!);
  }
  const messages = listOf<Report["messages"][number]>(report.messages);
  messageList.add({ messages, fates: listOf<Report["fates"][number]>(report.fates) });
  if (messages.length > 0) {
    isComparisonDue = true;
  }
}

async function showScreens(isWanted: boolean): Promise<void> {
  for (const [index, card] of cards.entries()) {
    const screen = await realm.screen(index + 1, isWanted);
    if (screen !== undefined) {
      card.show(screen);
    }
  }
}

async function compare(isWanted: boolean): Promise<void> {
  const now = performance.now();
  if (!isWanted && (!isComparisonDue || now - comparedAt < COMPARISON_INTERVAL)) {
    return;
  }
  isComparisonDue = false;
  comparedAt = now;
  showComparison(byId("tables") as HTMLTableElement, byId("verdict"), names, listOf(await realm.tables()));
  await showChosenLog();
}

async function showChosenLog(): Promise<void> {
  const place = Number((byId("log-client") as HTMLSelectElement).value) || 1;
  const role = (byId("log-role") as HTMLSelectElement).value as "sender" | "receiver";
  showLog(byId("log"), listOf(await realm.logs(place, role)));
}

/** After the visitor has done something: shows what came of it, also while time stands still. */
function afterwards(): void {
  isComparisonDue = true;
  const present = era;
  void realm
    .advance(0)
    .then(update)
    .then(() => showScreens(false))
    .catch((error: unknown) => showProblem(error, present));
}

async function step(): Promise<void> {
  update(await realm.next());
  await showScreens(false);
  await compare(true);
}

async function begin(): Promise<void> {
  era += 1;
  const present = era;
  byId("problem").hidden = true;
  document.body.dataset.state = "loading";
  try {
    const report = await realm.start(controls.start());
    if (present !== era) {
      return;
    }
    const clients = listOf<ClientCard>(report.clients);
    names = clients.map(({ fullName }) => fullName);
    cards = clients.map((client, index) => new Card(index + 1, client, realm, afterwards));
    byId("clients").replaceChildren(...cards.map(({ element }) => element));
    byId("log-client").replaceChildren(
      ...names.map((fullName, index) => new Option(fullName.split("-")[0], String(index + 1))),
    );
    messageList.begin(names);
    await applyNetwork();
    update(report);
    await showScreens(true);
    await compare(true);
    document.body.dataset.state = "ready";
    void live(present);
  } catch (error) {
    if (present === era) {
      document.body.dataset.state = "failed";
    }
    showProblem(error, present);
  }
}

/** Lets time pass for as long as this beginning is the present one. */
async function live(present: number): Promise<void> {
  let last = performance.now();
  while (present === era) {
    await new Promise((resolve) => setTimeout(resolve, TICK));
    const now = performance.now();
    const seconds = Math.min((now - last) / 1000, LONGEST_TICK);
    last = now;
    if (document.hidden || present !== era) {
      continue;
    }
    try {
      if (controls.isRunning) {
        update(await realm.advance(seconds * controls.settings().speed));
        byId("problem").hidden = true;
      }
      await showScreens(false);
      await compare(false);
    } catch (error) {
      if (present === era) {
        controls.pause();
      }
      showProblem(error, present);
    }
  }
}

addEventListener("unhandledrejection", ({ reason }) => showProblem(reason));
for (const id of ["log-client", "log-role"]) {
  byId(id).addEventListener("change", () => void showChosenLog());
}
new ResizeObserver(() => cards.forEach((card) => card.redraw())).observe(byId("clients"));
void document.fonts.ready.then(() => cards.forEach((card) => card.redraw()));
void begin();
