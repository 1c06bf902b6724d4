import { pack, unpackAll } from "../lua/packArguments";

type AnyFunction = (this: void, ...args: unknown[]) => unknown;

/**
 * Where the errors of one client's code end.
 * @noSelf
 */
export interface ErrorHandler {
  /** Calls a function with its arguments; an error in it is reported and goes no further. */
  call(fn: AnyFunction, ...args: unknown[]): void;
  /** Reports an error: records it with its traceback, then tells the handler that an addon has set. */
  report(message: unknown): void;
  /** The game's `geterrorhandler` and `seterrorhandler`. */
  get(): (this: void, message: unknown) => void;
  set(handler: (this: void, message: unknown) => void): void;
}

/** Calls a function with arguments, and `onError` with its error; unlike Lua 5.1's own, passes arguments on. */
export function xpcallWithArguments(
  this: void,
  fn: AnyFunction,
  onError: (this: void, message: unknown) => unknown,
  ...args: unknown[]
): LuaMultiReturn<[boolean, ...unknown[]]> {
  const packed = pack(select("#", ...args), ...args);
  const guarded = xpcall as unknown as (
    this: void,
    fn: AnyFunction,
    onError: (this: void, message: unknown) => unknown,
  ) => LuaMultiReturn<[boolean, ...unknown[]]>;
  return guarded(() => fn(...unpackAll(packed)), onError);
}

/** Errors are added to the list. */
export function createErrorHandler(errors: string[]): ErrorHandler {
  let custom: ((this: void, message: unknown) => void) | undefined;

  function report(message: unknown): void {
    errors.push(debug.traceback(tostring(message), 2));
    if (custom === undefined) {
      return;
    }
    const [ok, second] = pcall(custom, message);
    if (!ok) {
      errors.push(`in the error handler: ${tostring(second)}`);
    }
  }
  function call(fn: AnyFunction, ...args: unknown[]): void {
    xpcallWithArguments(fn, report, ...args);
  }

  return {
    call,
    report,
    get: () => custom ?? report,
    set: (handler) => {
      custom = handler;
    },
  };
}
