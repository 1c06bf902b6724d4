import { pack, type Packed, unpackAll } from "../lua/packArguments";

/** The game's secure hooks: a hook runs after the function, and changes nothing of it. */

type AnyFunction = (this: void, ...args: unknown[]) => LuaMultiReturn<unknown[]>;
type Call = (this: void, fn: (this: void, ...args: unknown[]) => unknown, ...args: unknown[]) => void;

/** Calls the hook with the arguments that the hooked function got, and returns that function's results. */
function afterwards(call: Call, hook: AnyFunction, original: AnyFunction): AnyFunction {
  const runHook = (packed: Packed, ...results: unknown[]): LuaMultiReturn<unknown[]> => {
    call(hook, ...unpackAll(packed));
    return $multi(...results);
  };
  return (...args: unknown[]) => runHook(pack(select("#", ...args), ...args), ...original(...args));
}

/** The game's `hooksecurefunc` for one client. It hooks a table's function by its name, or a global. */
export function createHookFunction(env: Record<string, unknown>, call: Call): GameApi["hooksecurefunc"] {
  function hooksecurefunc(this: void, first: unknown, second: unknown, third?: unknown): void {
    const isGlobal = typeof first === "string";
    const owner = (isGlobal ? env : first) as Record<string, unknown>;
    const name = (isGlobal ? first : second) as string;
    const hook = (isGlobal ? second : third) as AnyFunction;
    const original = owner[name];
    if (typeof original !== "function") {
      error(`hooksecurefunc(): ${name} is not a function`, 2);
    }
    owner[name] = afterwards(call, hook, original as AnyFunction);
  }
  return hooksecurefunc;
}
