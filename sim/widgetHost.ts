/**
 * What the widgets of one client need from the client that they live in.
 * @noSelf
 */
export interface WidgetHost {
  /** The client's globals; named frames are put there. */
  env: Record<string, unknown>;
  /** Runs an addon's callback; an error in it goes to the client's error handler. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  call(fn: (this: void, ...args: any[]) => void, ...args: any[]): void;
  /** Shows a line in the default chat frame. */
  chat(text: string): void;
  /** Whether this client knows an event of that name; every event is known where this is left out. */
  registerKnownEvent?(event: string): boolean;
}
