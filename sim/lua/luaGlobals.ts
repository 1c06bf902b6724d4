import type { CpuMeter } from "./cpuMeter";
import { type ErrorHandler, xpcallWithArguments } from "../game/errorHandler";
import type { RandomSource } from "./random";
import { joinStrings, splitString, stringParts, stringsOf, toStrings, trimString } from "./luaStrings";

type AnyFunction = (this: void, ...args: never[]) => unknown;

/** Globals of Lua 5.1 that the game leaves as they are; `require`, `io`, `os`, `debug`, `load`, `package` are gone. */
const KEPT = [
  "_VERSION",
  "assert",
  "collectgarbage",
  "error",
  "gcinfo",
  "getmetatable",
  "ipairs",
  "newproxy",
  "next",
  "pairs",
  "pcall",
  "rawequal",
  "rawget",
  "rawset",
  "select",
  "setmetatable",
  "tonumber",
  "tostring",
  "type",
  "unpack",
];

/** Library functions that the game also has as globals: the global's name, then the library's function. */
const ALIASES: [alias: string, library: string, name: string][] = [
  ["abs", "math", "abs"],
  ["ceil", "math", "ceil"],
  ["floor", "math", "floor"],
  ["max", "math", "max"],
  ["min", "math", "min"],
  ["mod", "math", "fmod"],
  ["sqrt", "math", "sqrt"],
  ["random", "math", "random"],
  ["fastrandom", "math", "random"],
  ["format", "string", "format"],
  ["gmatch", "string", "gmatch"],
  ["gsub", "string", "gsub"],
  ["strbyte", "string", "byte"],
  ["strchar", "string", "char"],
  ["strfind", "string", "find"],
  ["strlen", "string", "len"],
  ["strlower", "string", "lower"],
  ["strmatch", "string", "match"],
  ["strrep", "string", "rep"],
  ["strrev", "string", "reverse"],
  ["strsub", "string", "sub"],
  ["strupper", "string", "upper"],
  ["strsplit", "string", "split"],
  ["strjoin", "string", "join"],
  ["strconcat", "string", "concat"],
  ["strtrim", "string", "trim"],
  ["tinsert", "table", "insert"],
  ["tremove", "table", "remove"],
  ["sort", "table", "sort"],
  ["wipe", "table", "wipe"],
  ["foreach", "table", "foreach"],
  ["foreachi", "table", "foreachi"],
  ["getn", "table", "getn"],
];

function copyOf(library: object): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [name, value] of pairs(library as Record<string, unknown>)) {
    copy[name] = value;
  }
  return copy;
}

/** Empties a table and returns it. */
function wipe(this: void, content: Record<string, unknown>): object {
  for (const [key] of pairs(content)) {
    rawset(content, key, undefined);
  }
  return content;
}

function concatenate(this: void, ...values: unknown[]): string {
  return values.map((value) => tostring(value)).join("");
}

/** `math.random` with the client's own generator; a client cannot seed it. */
function randomFunction(random: RandomSource): AnyFunction {
  return (low?: number, high?: number) => {
    if (low === undefined) {
      return random.next();
    }
    return high === undefined ? random.integer(1, low) : random.integer(low, high);
  };
}

function libraries(meter: CpuMeter, random: RandomSource): Record<string, Record<string, unknown>> {
  const load = (_G as unknown as { require: (this: void, name: string) => object }).require;
  const strings = copyOf(string);
  strings.split = splitString;
  strings.join = joinStrings;
  strings.concat = concatenate;
  strings.trim = trimString;
  strings.dump = undefined;
  const tables = copyOf(table);
  tables.wipe = wipe;
  const mathematics = copyOf(math);
  mathematics.random = randomFunction(random);
  mathematics.randomseed = undefined;
  const coroutines = copyOf(coroutine);
  coroutines.create = meter.createCoroutine;
  coroutines.wrap = meter.wrapCoroutine;
  return {
    string: strings,
    table: tables,
    math: mathematics,
    coroutine: coroutines,
    bit: copyOf(load("bit")),
  };
}

/** `getfenv`, from which nothing but the client's own globals can be had. */
function environmentGetter(env: object): AnyFunction {
  return (target?: unknown) => {
    if (typeof target !== "function") {
      return env;
    }
    const found = getfenv(target) as unknown;
    return found === _G ? env : found;
  };
}

/** `loadstring`, whose chunks see the client's globals. */
function chunkLoader(env: object): AnyFunction {
  return (text: string, name?: string): LuaMultiReturn<[chunk: unknown, message: string | undefined]> => {
    const [chunk, message] = loadstring(text, name);
    if (chunk === undefined) {
      return $multi(undefined, message);
    }
    setfenv(chunk, env);
    return $multi(chunk, undefined);
  };
}

/** Puts the Lua half of the game's globals into a client's environment. */
export function addLuaGlobals(
  env: Record<string, unknown>,
  meter: CpuMeter,
  random: RandomSource,
  errors: ErrorHandler,
  print: (this: void, text: string) => void,
): void {
  const host = _G as unknown as Record<string, unknown>;
  for (const name of KEPT) {
    env[name] = host[name];
  }
  const library = libraries(meter, random);
  for (const [name, content] of pairs(library)) {
    env[name] = content;
  }
  for (const [alias, from, name] of ALIASES) {
    env[alias] = library[from]![name];
  }
  env._G = env;
  env.xpcall = xpcallWithArguments;
  env.getfenv = environmentGetter(env);
  env.setfenv = setfenv;
  env.loadstring = chunkLoader(env);
  env.strsplittable = stringParts;
  env.tostringall = toStrings;
  env.print = (...values: unknown[]) => print(table.concat(stringsOf(...values), " "));
  env.debugstack = () => debug.traceback("", 2);
  env.seterrorhandler = errors.set;
  env.issecure = () => false;
  env.securecall = (fn: AnyFunction | string, ...args: never[]) =>
    (typeof fn === "string" ? (env[fn] as AnyFunction) : fn)(...args);
}
