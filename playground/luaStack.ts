// The part of Lua's C API that the playground uses. Strings cross byte by byte: wasmoon's own way of handing them over
// ends at a NUL and reads the rest as UTF-8 (`npm run playground -- --check` measures it).

/** The part of the compiled module that is used. */
interface LuaModule {
  HEAPU8: Uint8Array;
  HEAPU32: Uint32Array;
  FS: {
    readFile(path: string): Uint8Array;
    chdir(path: string): void;
  };
  addFunction(fn: LuaFunction, signature: string): number;
  _malloc(size: number): number;
  _free(pointer: number): void;
  _lua_tolstring(state: number, index: number, length: number): number;
  _lua_pushlstring(state: number, pointer: number, length: number): void;
}

export interface LuaApi {
  module: LuaModule;
  lua_gettop(state: number): number;
  lua_settop(state: number, index: number): void;
  lua_type(state: number, index: number): number;
  lua_tonumber(state: number, index: number): number;
  lua_toboolean(state: number, index: number): number;
  lua_pushnumber(state: number, value: number): void;
  lua_pushboolean(state: number, value: number): void;
  lua_pushcclosure(state: number, fn: number, count: number): void;
  lua_createtable(state: number, array: number, record: number): void;
  lua_setfield(state: number, index: number, name: string): void;
  lua_getfield(state: number, index: number, name: string): void;
  lua_pcall(state: number, args: number, results: number, handler: number): number;
}

/** A `lua_CFunction`: reads its arguments from the state, pushes its results and returns how many they are. */
export type LuaFunction = (state: number) => number;

export type LuaValue = string | number | boolean | undefined;

/** The index that means the table of globals. */
const GLOBALS = -10002;
const TYPES = { boolean: 1, number: 3, string: 4 };

/** The stack of a Lua state. Functions that Lua calls get a state of their own, that of the running coroutine. */
export class LuaStack {
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder();
  /** Where Lua writes the length of a string. */
  private readonly lengthAt: number;

  constructor(
    readonly api: LuaApi,
    private readonly main: number,
  ) {
    this.lengthAt = api.module._malloc(4);
  }

  bytesAt(state: number, index: number): Uint8Array {
    const { module } = this.api;
    const start = module._lua_tolstring(state, index, this.lengthAt);
    return module.HEAPU8.slice(start, start + module.HEAPU32[this.lengthAt >> 2]!);
  }

  pushBytes(state: number, bytes: Uint8Array): void {
    const { module } = this.api;
    const start = module._malloc(bytes.length + 1);
    module.HEAPU8.set(bytes, start);
    module._lua_pushlstring(state, start, bytes.length);
    module._free(start);
  }

  /** Sets a global table of functions. */
  register(name: string, functions: Record<string, LuaFunction>): void {
    const { api, main } = this;
    api.lua_createtable(main, 0, 0);
    for (const [key, fn] of Object.entries(functions)) {
      api.lua_pushcclosure(main, api.module.addFunction(fn, "ii"), 0);
      api.lua_setfield(main, -2, key);
    }
    api.lua_setfield(main, GLOBALS, name);
  }

  /** Calls a function of a global table, and throws what it throws. */
  call(table: string, name: string, args: LuaValue[]): LuaValue {
    const { api, main } = this;
    api.lua_getfield(main, GLOBALS, table);
    api.lua_getfield(main, -1, name);
    for (const value of args) {
      this.push(value);
    }
    const code = api.lua_pcall(main, args.length, 1, 0);
    const result = this.valueAt(-1);
    api.lua_settop(main, -3);
    if (code !== 0) {
      throw new Error(String(result));
    }
    return result;
  }

  private push(value: LuaValue): void {
    if (typeof value === "string") {
      this.pushBytes(this.main, this.encoder.encode(value));
    } else if (typeof value === "number") {
      this.api.lua_pushnumber(this.main, value);
    } else {
      this.api.lua_pushboolean(this.main, value === true ? 1 : 0);
    }
  }

  private valueAt(index: number): LuaValue {
    const { api, main } = this;
    const type = api.lua_type(main, index);
    if (type === TYPES.string) {
      return this.decoder.decode(this.bytesAt(main, index));
    }
    if (type === TYPES.number) {
      return api.lua_tonumber(main, index);
    }
    return type === TYPES.boolean ? api.lua_toboolean(main, index) !== 0 : undefined;
  }
}
