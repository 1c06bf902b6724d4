// A real Lua 5.1, compiled for the browser, with the realm in it. Strings cross by their bytes.
//
// wasmoon's own way of handing over strings ends at a NUL and reads the rest as UTF-8 (`npm run playground -- --check`
// measures it). Nothing that matters crosses that way: addon messages and saved data stay on the Lua side, files go
// through the file system that the module has, and what is called from here is copied byte for byte.

/** The functions of zlib that the realm needs, as fflate has them. */
export interface Zlib {
  deflateSync: (data: Uint8Array, options: { level: number }) => Uint8Array;
  zlibSync: (data: Uint8Array, options: { level: number }) => Uint8Array;
  gzipSync: (data: Uint8Array, options: { level: number }) => Uint8Array;
  inflateSync: (data: Uint8Array) => Uint8Array;
  unzlibSync: (data: Uint8Array) => Uint8Array;
  gunzipSync: (data: Uint8Array) => Uint8Array;
}

/** The part of the compiled module that is used. */
interface LuaModule {
  HEAPU8: Uint8Array;
  HEAPU32: Uint32Array;
  FS: {
    readFile(path: string): Uint8Array;
    chdir(path: string): void;
  };
  addFunction(fn: (state: number) => number, signature: string): number;
  _malloc(size: number): number;
  _free(pointer: number): void;
  _lua_tolstring(state: number, index: number, length: number): number;
  _lua_pushlstring(state: number, pointer: number, length: number): void;
}

interface LuaApi {
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

/** The class `Lua` of wasmoon-lua5.1, as far as it is used. */
export interface LuaFactory {
  create(options: { customWasmUri?: string }): Promise<{
    luaApi: LuaApi;
    global: { address: number };
    mountFile(path: string, content: Uint8Array): void;
    doStringSync(script: string): unknown;
  }>;
}

type LuaValue = string | number | boolean | undefined;

export interface LuaHost {
  /** Calls a function of the realm's playground. Throws what it throws. */
  call(name: string, ...args: LuaValue[]): LuaValue;
  /** Runs a piece of Lua. */
  run(script: string): void;
  writeFile(path: string, bytes: Uint8Array): void;
  readFile(path: string): Uint8Array;
}

const GLOBALS = -10002;
const TYPES = { boolean: 1, number: 3, string: 4 };

/** What the realm looks for as modules: bit operations are JavaScript's own, which work on 32 bits as BitOp's do. */
const MODULES = `
local host_bits, host_zlib = host_bits, host_zlib
package.loaded.bit = host_bits
package.loaded.zlib = {
  deflate = function(level, bits)
    return function(source) return host_zlib.compress(source, level, bits), true end
  end,
  inflate = function(bits)
    return function(source)
      local output = host_zlib.expand(source, bits)
      return output or "", output ~= nil
    end
  end,
}
_G.host_bits, _G.host_zlib = nil, nil`;

/** The realm, loaded into wasmoon's Lua with the files that it reads. */
export async function createLuaHost(
  factory: LuaFactory,
  zlib: Zlib,
  wasmUri: string | undefined,
  files: Record<string, Uint8Array>,
): Promise<LuaHost> {
  const lua = await factory.create(wasmUri === undefined ? {} : { customWasmUri: wasmUri });
  const { luaApi: api } = lua;
  const { module } = api;
  const main = lua.global.address;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const lengthAt = module._malloc(4);

  function bytesAt(state: number, index: number): Uint8Array {
    const start = module._lua_tolstring(state, index, lengthAt);
    return module.HEAPU8.slice(start, start + module.HEAPU32[lengthAt >> 2]!);
  }
  function pushBytes(state: number, bytes: Uint8Array): void {
    const start = module._malloc(bytes.length + 1);
    module.HEAPU8.set(bytes, start);
    module._lua_pushlstring(state, start, bytes.length);
    module._free(start);
  }
  function pushValue(value: LuaValue): void {
    if (typeof value === "string") {
      pushBytes(main, encoder.encode(value));
    } else if (typeof value === "number") {
      api.lua_pushnumber(main, value);
    } else {
      api.lua_pushboolean(main, value === true ? 1 : 0);
    }
  }
  function valueAt(index: number): LuaValue {
    const type = api.lua_type(main, index);
    if (type === TYPES.string) {
      return decoder.decode(bytesAt(main, index));
    }
    if (type === TYPES.number) {
      return api.lua_tonumber(main, index);
    }
    return type === TYPES.boolean ? api.lua_toboolean(main, index) !== 0 : undefined;
  }
  function register(name: string, functions: Record<string, (state: number) => number>): void {
    api.lua_createtable(main, 0, 0);
    for (const [key, fn] of Object.entries(functions)) {
      api.lua_pushcclosure(main, module.addFunction(fn, "ii"), 0);
      api.lua_setfield(main, -2, key);
    }
    api.lua_setfield(main, GLOBALS, name);
  }
  /** An operation over all of its arguments. */
  function folded(combine: (left: number, right: number) => number): (state: number) => number {
    return (state) => {
      let result = api.lua_tonumber(state, 1) | 0;
      for (let index = 2; index <= api.lua_gettop(state); index++) {
        result = combine(result, api.lua_tonumber(state, index));
      }
      api.lua_pushnumber(state, result);
      return 1;
    };
  }

  register("host_bits", {
    tobit: folded((left) => left),
    bnot: (state) => {
      api.lua_pushnumber(state, ~api.lua_tonumber(state, 1));
      return 1;
    },
    band: folded((left, right) => left & right),
    bor: folded((left, right) => left | right),
    bxor: folded((left, right) => left ^ right),
    lshift: folded((left, right) => left << right),
    rshift: folded((left, right) => (left >>> right) | 0),
    arshift: folded((left, right) => left >> right),
  });
  register("host_zlib", {
    compress: (state) => {
      const [level, bits] = [api.lua_tonumber(state, 2), api.lua_tonumber(state, 3)];
      const pack = bits < 0 ? zlib.deflateSync : bits > 15 ? zlib.gzipSync : zlib.zlibSync;
      pushBytes(state, pack(bytesAt(state, 1), { level }));
      return 1;
    },
    expand: (state) => {
      const bits = api.lua_tonumber(state, 2);
      const unpack = bits < 0 ? zlib.inflateSync : bits > 15 ? zlib.gunzipSync : zlib.unzlibSync;
      try {
        pushBytes(state, unpack(bytesAt(state, 1)));
        return 1;
      } catch {
        return 0;
      }
    },
  });
  lua.doStringSync(MODULES);

  const writeFile = (path: string, bytes: Uint8Array): void => lua.mountFile(path, bytes);
  for (const [path, bytes] of Object.entries(files)) {
    writeFile(`/${path}`, bytes);
  }
  // A folder is made with its first file.
  writeFile("/saved/GuildHelper.lua", new Uint8Array());
  module.FS.chdir("/");
  lua.doStringSync('playground = dofile("/build/sim.lua").playground');

  function call(name: string, ...args: LuaValue[]): LuaValue {
    api.lua_getfield(main, GLOBALS, "playground");
    api.lua_getfield(main, -1, name);
    for (const value of args) {
      pushValue(value);
    }
    const code = api.lua_pcall(main, args.length, 1, 0);
    const result = valueAt(-1);
    api.lua_settop(main, -3);
    if (code !== 0) {
      throw new Error(String(result));
    }
    return result;
  }
  return {
    call,
    run: (script) => {
      lua.doStringSync(script);
    },
    writeFile,
    readFile: (path) => module.FS.readFile(path),
  };
}
