import type { Flavor } from "../realmTypes";
import type { FontBook } from "./fonts";

/**
 * What the widgets of one client need from the client that they live in.
 * @noSelf
 */
export interface WidgetHost {
  /** The client's globals; named frames are put there. */
  env: Record<string, unknown>;
  flavor: Flavor;
  fonts: FontBook;
  /** Moves on with every change that may move something on the screen. */
  layoutVersion: number;
  /** Runs an addon's callback; an error in it goes to the client's error handler. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  call(fn: (this: void, ...args: any[]) => void, ...args: any[]): void;
  /** Runs what the game does in machine code: its instructions do not count as the addon's. */
  uncounted<Result>(fn: (this: void) => Result): Result;
  /** Shows a line in the default chat frame. */
  chat(text: string): void;
  /** Whether this client knows an event of that name; every event is known if this is left out. */
  registerKnownEvent?(event: string): boolean;
}
