// Time, the network between the clients, and what to begin with.
import type { Start } from "./realm.js";

/** Milliseconds, part of the messages, and how much faster than real time. */
interface Surroundings {
  latency: number;
  loss: number;
  speed: number;
}

export interface Controls {
  surroundings(): Surroundings;
  /** Whether time passes. */
  isRunning(): boolean;
  pause(): void;
  start(): Start;
}

function byId<Kind extends HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}

/** What is done when the visitor asks for it. */
export interface ControlActions {
  networkChanged: () => void;
  next: () => void;
  restart: () => void;
}

const numberOf = (id: string): number => Number(byId<HTMLInputElement>(id).value);

/** Players that the page has room for. */
const MOST_FILES = 4;

/** Speeds go by powers of two: from an eighth to 32 times. */
const speedOf = (): number => 2 ** numberOf("speed");

function showValues(): void {
  const speed = speedOf();
  byId("speed-value").textContent = speed < 1 ? `1/${1 / speed} of real time` : `${speed} × real time`;
  byId("latency-value").textContent = `${numberOf("latency")} ms`;
  byId("loss-value").textContent = `${numberOf("loss")} %`;
}

/** Wires the page's controls. */
export function createControls(actions: ControlActions): Controls {
  const pause = byId<HTMLButtonElement>("pause");
  const files = byId<HTMLInputElement>("files");
  let isRunning = true;
  let ownFiles: Uint8Array[] = [];

  function setRunning(running: boolean): void {
    isRunning = running;
    pause.textContent = running ? "Pause" : "Go on";
  }
  pause.addEventListener("click", () => setRunning(!isRunning));
  byId("next").addEventListener("click", () => {
    setRunning(false);
    actions.next();
  });
  for (const id of ["speed", "latency", "loss"]) {
    byId(id).addEventListener("input", () => {
      showValues();
      if (id !== "speed") {
        actions.networkChanged();
      }
    });
  }
  let reading = 0;
  async function loadFiles(): Promise<void> {
    reading += 1;
    const present = reading;
    const chosen = [...(files.files ?? [])].slice(0, MOST_FILES);
    const read = await Promise.all(chosen.map(async (file) => new Uint8Array(await file.arrayBuffer())));
    if (present !== reading) {
      return;
    }
    ownFiles = read;
    byId("files-note").textContent =
      chosen.length === 0
        ? "They stay in this browser."
        : `${chosen.map(({ name }) => name).join(", ")}: read here, sent nowhere.${(files.files?.length ?? 0) > MOST_FILES ? ` The first ${MOST_FILES} of them.` : ""}`;
    actions.restart();
  }
  files.addEventListener("change", () => void loadFiles());
  byId("samples").addEventListener("click", () => {
    files.value = "";
    void loadFiles();
  });
  for (const id of ["count", "flavor", "locale", "roster"]) {
    byId(id).addEventListener("change", actions.restart);
  }
  const scheme = byId<HTMLSelectElement>("scheme");
  scheme.addEventListener("change", () => {
    document.documentElement.dataset.scheme = scheme.value;
  });
  showValues();
  setRunning(true);

  function start(): Start {
    const count = numberOf("count");
    const present = ownFiles.length > 0 ? ownFiles.length : Math.min(count - 1, 3);
    // One file alone needs somebody to sync with.
    const others = ownFiles.length > 0 ? Number(present === 1) : count - present;
    return {
      samples: present,
      newMembers: others,
      flavor: byId<HTMLSelectElement>("flavor").value,
      locale: byId<HTMLSelectElement>("locale").value,
      roster: ownFiles.length > 0 ? 0 : numberOf("roster"),
      ownFiles,
    };
  }
  return {
    surroundings: () => ({
      latency: numberOf("latency"),
      loss: numberOf("loss") / 100,
      speed: speedOf(),
    }),
    isRunning: () => isRunning,
    pause: () => setRunning(false),
    start,
  };
}
