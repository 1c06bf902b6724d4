// Time, the network between the clients, and what to begin with.
import { OwnFiles } from "./ownFiles.js";
import type { Start } from "./realm.js";

/** How the realm runs; can be changed at any time. */
interface SimulationSettings {
  /** Milliseconds. */
  latency: number;
  /** The part of the messages that is lost, from 0 to 1. */
  loss: number;
  /** How much faster than real time. */
  speed: number;
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

/** Samples that the page has; more players than these are new members. */
const SAMPLES = 3;

/** Speeds go by powers of two: from an eighth to 32 times. */
const speedOf = (): number => 2 ** numberOf("speed");

function showValues(): void {
  const speed = speedOf();
  byId("speed-value").textContent = speed < 1 ? `1/${1 / speed} of real time` : `${speed} × real time`;
  byId("latency-value").textContent = `${numberOf("latency")} ms`;
  byId("loss-value").textContent = `${numberOf("loss")} %`;
}

/** Lets the visitor choose between light and dark. */
function listenToScheme(): void {
  const scheme = byId<HTMLSelectElement>("scheme");
  scheme.addEventListener("change", () => {
    document.documentElement.dataset.scheme = scheme.value;
  });
}

/** The page's controls. */
export class Controls {
  /** Whether time passes. */
  isRunning = true;
  private readonly pauseButton = byId<HTMLButtonElement>("pause");
  private readonly ownFiles: OwnFiles;

  constructor(private readonly actions: ControlActions) {
    this.ownFiles = new OwnFiles(byId("files"), byId("files-note"), actions.restart);
    this.listenToTime();
    this.listenToSliders();
    byId("samples").addEventListener("click", () => this.ownFiles.clear());
    for (const id of ["count", "flavor", "locale", "roster"]) {
      byId(id).addEventListener("change", actions.restart);
    }
    listenToScheme();
    showValues();
    this.setRunning(true);
  }

  settings(): SimulationSettings {
    return { latency: numberOf("latency"), loss: numberOf("loss") / 100, speed: speedOf() };
  }

  pause(): void {
    this.setRunning(false);
  }

  start(): Start {
    const own = this.ownFiles.contents;
    const count = numberOf("count");
    const present = own.length > 0 ? own.length : Math.min(count - 1, SAMPLES);
    // One file alone needs somebody to sync with.
    const others = own.length > 0 ? Number(present === 1) : count - present;
    return {
      samples: present,
      newMembers: others,
      flavor: byId<HTMLSelectElement>("flavor").value,
      locale: byId<HTMLSelectElement>("locale").value,
      roster: own.length > 0 ? 0 : numberOf("roster"),
      ownFiles: own,
    };
  }

  private setRunning(running: boolean): void {
    this.isRunning = running;
    this.pauseButton.textContent = running ? "Pause" : "Go on";
  }

  private listenToTime(): void {
    this.pauseButton.addEventListener("click", () => this.setRunning(!this.isRunning));
    byId("next").addEventListener("click", () => {
      this.setRunning(false);
      this.actions.next();
    });
  }

  private listenToSliders(): void {
    for (const id of ["speed", "latency", "loss"]) {
      byId(id).addEventListener("input", () => {
        showValues();
        if (id !== "speed") {
          this.actions.networkChanged();
        }
      });
    }
  }
}
