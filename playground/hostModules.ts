// What the realm requires as compiled modules elsewhere, in JavaScript: bit operations and zlib.
import type { LuaFunction, LuaStack } from "./luaStack.js";

/** The functions of zlib that the realm needs, as fflate has them. */
export interface Zlib {
  deflateSync: (data: Uint8Array, options: { level: number }) => Uint8Array;
  zlibSync: (data: Uint8Array, options: { level: number }) => Uint8Array;
  gzipSync: (data: Uint8Array, options: { level: number }) => Uint8Array;
  inflateSync: (data: Uint8Array) => Uint8Array;
  unzlibSync: (data: Uint8Array) => Uint8Array;
  gunzipSync: (data: Uint8Array) => Uint8Array;
}

/** Gives the realm's Lua its modules `bit` and `zlib`, once the host's functions are registered. */
export const LOAD_MODULES = `
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

/** The operations of BitOp. JavaScript's own work on 32 bits, as they do. */
function bitOperations({ api }: LuaStack): Record<string, LuaFunction> {
  /** An operation over all of its arguments. */
  function folded(combine: (left: number, right: number) => number): LuaFunction {
    return (state) => {
      let result = api.lua_tonumber(state, 1) | 0;
      for (let index = 2; index <= api.lua_gettop(state); index++) {
        result = combine(result, api.lua_tonumber(state, index));
      }
      api.lua_pushnumber(state, result);
      return 1;
    };
  }
  return {
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
  };
}

/** Below 0 the window bits of zlib mean a raw stream, above this a gzip file. */
const MOST_ZLIB_BITS = 15;

function zlibFunctions(stack: LuaStack, zlib: Zlib): Record<string, LuaFunction> {
  const { api } = stack;
  return {
    compress: (state) => {
      const [level, bits] = [api.lua_tonumber(state, 2), api.lua_tonumber(state, 3)];
      const pack = bits < 0 ? zlib.deflateSync : bits > MOST_ZLIB_BITS ? zlib.gzipSync : zlib.zlibSync;
      stack.pushBytes(state, pack(stack.bytesAt(state, 1), { level }));
      return 1;
    },
    expand: (state) => {
      const bits = api.lua_tonumber(state, 2);
      const unpack = bits < 0 ? zlib.inflateSync : bits > MOST_ZLIB_BITS ? zlib.gunzipSync : zlib.unzlibSync;
      try {
        stack.pushBytes(state, unpack(stack.bytesAt(state, 1)));
        return 1;
      } catch {
        return 0;
      }
    },
  };
}

export function registerHostModules(stack: LuaStack, zlib: Zlib): void {
  stack.register("host_bits", bitOperations(stack));
  stack.register("host_zlib", zlibFunctions(stack, zlib));
}
