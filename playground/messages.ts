// What the page and its worker say to each other.
import type { DrawStep, Target } from "../sim/widgets/screenTypes.js";

/** A client's screen. */
export interface Screen {
  steps: DrawStep[];
  targets: Target[];
}

/** A call of the page: of one of the realm's functions. */
export interface Request {
  id: number;
  name: string;
  args: (string | number | boolean)[];
  /** Files of the player's own, of a beginning. */
  files?: Uint8Array[];
}

export interface Response {
  id: number;
  value?: string | number | boolean | undefined;
  bytes?: Uint8Array;
  problem?: string;
}

/** A list that came as JSON; an empty one comes as an empty record. */
export function listOf<Item>(value: Item[] | object | undefined): Item[] {
  return Array.isArray(value) ? (value as Item[]) : [];
}
