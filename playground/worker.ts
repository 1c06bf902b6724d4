// Runs the realm beside the page, so that the page stays quick while many clients work.
import type { Zlib } from "./hostModules.js";
import { createLuaHost, type LuaFactory, type LuaHost } from "./luaHost.js";
import type { Request, Response } from "./messages.js";

/** Where the page's other files lie: beside this one's folder. */
const BASE = new URL("../", import.meta.url);

async function load(): Promise<LuaHost> {
  const zlib = (await import(new URL("vendor/fflate.js", BASE).href)) as Zlib & {
    unzipSync(data: Uint8Array): Record<string, Uint8Array>;
  };
  await import(new URL("vendor/wasmoon.js", BASE).href);
  const { Lua } = (globalThis as unknown as { "wasmoon-lua5": { 1: { Lua: LuaFactory } } })[
    "wasmoon-lua5"
  ][1];
  const answer = await fetch(new URL("realm.zip", BASE));
  const files = zlib.unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return createLuaHost(Lua, zlib, new URL("vendor/liblua5.1.wasm", BASE).href, files);
}

const loading = load();

async function answer({ args, files, id, name }: Request): Promise<Response> {
  try {
    const host = await loading;
    for (const [index, bytes] of (files ?? []).entries()) {
      host.writeFile(`/own/${index + 1}.lua`, bytes);
    }
    const value = host.call(name, ...args);
    return name === "save" ? { id, bytes: host.readFile(String(value)) } : { id, value };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
}

// One after another: the realm does one thing at a time.
let last: Promise<unknown> = loading;
addEventListener("message", ({ data }: MessageEvent<Request>) => {
  last = last.catch(() => undefined).then(async () => postMessage(await answer(data)));
});
