// The page's way to the realm in its worker.
import type { LogRow } from "../sim/formats/logRow.js";
import type { Report, TableRow } from "../sim/playground/reports.js";
import type { Request, Response, Screen } from "./messages.js";

/** What to begin with. */
export interface Start {
  samples: number;
  newMembers: number;
  flavor: string;
  locale: string;
  roster: number;
  /** SavedVariables files of the player's own; with those the samples do not play. */
  ownFiles: Uint8Array[];
}

type Argument = string | number | boolean;

export interface Realm {
  start(options: Start): Promise<Report>;
  advance(seconds: number): Promise<Report>;
  next(): Promise<Report>;
  /** Undefined if the screen has not changed. */
  screen(place: number, isWanted: boolean): Promise<Screen | undefined>;
  tables(): Promise<TableRow[]>;
  logs(place: number, role: "sender" | "receiver"): Promise<LogRow[]>;
  /** The client's SavedVariables file. */
  save(place: number): Promise<Uint8Array>;
  /** Calls a function of the realm that has no answer. */
  act(name: string, ...args: Argument[]): Promise<void>;
}

/** Starts the worker; `onFailure` is called if that does not work. */
export function openRealm(onFailure: (problem: string) => void): Realm {
  const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  const waiting = new Map<number, { resolve: (answer: Response) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  worker.addEventListener("error", ({ message }) =>
    onFailure(message || "The page's worker cannot be loaded."),
  );
  worker.addEventListener("message", ({ data }: MessageEvent<Response>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.problem === undefined) {
      asked?.resolve(data);
    } else {
      asked?.reject(new Error(data.problem));
    }
  });

  function ask(name: string, args: Argument[], files?: Uint8Array[]): Promise<Response> {
    lastId += 1;
    const request: Request = { id: lastId, name, args, ...(files === undefined ? {} : { files }) };
    return new Promise((resolve, reject) => {
      waiting.set(request.id, { resolve, reject });
      worker.postMessage(request);
    });
  }
  async function json<Answer>(name: string, ...args: Argument[]): Promise<Answer> {
    return JSON.parse(String((await ask(name, args)).value)) as Answer;
  }
  return {
    async start({ flavor, locale, newMembers, ownFiles, roster, samples }) {
      const args = [samples, newMembers, flavor, locale, roster, ownFiles.length];
      return JSON.parse(String((await ask("start", args, ownFiles)).value)) as Report;
    },
    advance: (seconds) => json("advance", seconds),
    next: () => json("next"),
    async screen(place, isWanted) {
      const { value } = await ask("screen", [place, isWanted]);
      return value === "" ? undefined : (JSON.parse(String(value)) as Screen);
    },
    tables: () => json("tables"),
    logs: (place, role) => json("logs", place, role),
    async save(place) {
      return (await ask("save", [place])).bytes ?? new Uint8Array();
    },
    async act(name, ...args) {
      await ask(name, args);
    },
  };
}
