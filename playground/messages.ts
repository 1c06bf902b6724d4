// What the page and its worker say to each other, and what the realm tells them.

/** Something on a client's screen that takes the mouse or the keyboard; units from the upper left corner. */
export interface Target {
  serial: number;
  kind: "button" | "check" | "menu" | "field" | "row" | "hint" | "scroll" | "pane";
  label: string;
  isEnabled: boolean;
  isChecked: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
  text?: string;
  isMultiLine?: boolean;
  hasFocus?: boolean;
  size?: number;
}

/** One thing to draw, as `scripts/preview/steps.mjs` takes it. */
export interface DrawStep {
  kind: "look" | "color" | "text" | "bar";
  x: number;
  y: number;
  width: number;
  height: number;
  alpha: number;
  clip?: { left: number; bottom: number; width: number; height: number };
}

export interface Screen {
  steps: DrawStep[];
  targets: Target[];
}

export interface ClientCard {
  fullName: string;
  guildName: string;
  isOnline: boolean;
  isSyncing: boolean;
  outcome: string;
  chat: string[];
  errors: string[];
  sent: number;
  bytes: number;
  longestFrame: number;
}

export interface SeenMessage {
  number: number;
  time: number;
  from: string;
  to: string;
  code: string;
  words: string;
  bytes: number;
}

export interface Report {
  now: number;
  clients: ClientCard[];
  messages: SeenMessage[];
  fates: { number: number; state: "arrived" | "lost" }[];
}

export interface TableRow {
  tableType: string;
  counts: number[];
  deleted: number[];
  behind: number[];
}

export interface LogRow {
  time: string;
  session: string;
  user: string;
  step: string;
  table: string;
  text: string;
}

/** A call of the page: of one of the realm's functions, or a file to write or to read. */
export interface Request {
  id: number;
  name: string;
  args: (string | number | boolean)[];
  bytes?: Uint8Array;
}

export interface Response {
  id: number;
  value?: string | number | boolean | undefined;
  bytes?: Uint8Array;
  problem?: string;
}

/** Takes what came as JSON. Returns it as a list; an empty one comes as an empty record. */
export function listOf<Item>(value: Item[] | object | undefined): Item[] {
  return Array.isArray(value) ? (value as Item[]) : [];
}
