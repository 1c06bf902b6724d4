// A real Lua 5.1, compiled for the browser, with the realm in it. Addon messages and saved data stay on the Lua side, and
// files go through the file system that the module has.
import { LOAD_MODULES, registerHostModules, type Zlib } from "./hostModules.js";
import { type LuaApi, LuaStack, type LuaValue } from "./luaStack.js";

interface WasmoonLua {
  luaApi: LuaApi;
  global: { address: number };
  mountFile(path: string, content: Uint8Array): void;
  doStringSync(script: string): unknown;
}

/** The class `Lua` of wasmoon-lua5.1, as far as it is used. */
export interface LuaFactory {
  create(options: { customWasmUri?: string }): Promise<WasmoonLua>;
}

/** The realm in a Lua of its own. */
export class LuaHost {
  private readonly stack: LuaStack;

  /** Loads the realm, from the files that it reads. */
  constructor(
    private readonly lua: WasmoonLua,
    zlib: Zlib,
    files: Record<string, Uint8Array>,
  ) {
    this.stack = new LuaStack(lua.luaApi, lua.global.address);
    registerHostModules(this.stack, zlib);
    this.run(LOAD_MODULES);
    for (const [path, bytes] of Object.entries(files)) {
      this.writeFile(`/${path}`, bytes);
    }
    // A folder is made with its first file.
    this.writeFile("/saved/GuildHelper.lua", new Uint8Array());
    lua.luaApi.module.FS.chdir("/");
    this.run('playground = dofile("/build/sim.lua").playground');
  }

  /** Calls a function of the realm's playground. Throws what it throws. */
  call(name: string, ...args: LuaValue[]): LuaValue {
    return this.stack.call("playground", name, args);
  }

  /** Runs a piece of Lua. */
  run(script: string): void {
    this.lua.doStringSync(script);
  }

  writeFile(path: string, bytes: Uint8Array): void {
    this.lua.mountFile(path, bytes);
  }

  readFile(path: string): Uint8Array {
    return this.lua.luaApi.module.FS.readFile(path);
  }
}

/** The realm, loaded into wasmoon's Lua with the files that it reads. */
export async function createLuaHost(
  factory: LuaFactory,
  zlib: Zlib,
  wasmUri: string | undefined,
  files: Record<string, Uint8Array>,
): Promise<LuaHost> {
  const lua = await factory.create(wasmUri === undefined ? {} : { customWasmUri: wasmUri });
  return new LuaHost(lua, zlib, files);
}
