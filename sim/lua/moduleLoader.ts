import { compile } from "./addonLoader";
import { readFile } from "../formats/files";

/** Lets specs call the addon's modules directly; the installed addon is one file without them. */

/** Where the addon's modules are, compiled one by one. */
const MODULE_FOLDER = "build/modules";

/**
 * A `require` for one client: modules see the client's globals and, unlike the addon in the game, `require`.
 * Each module is run once for each call of this function.
 */
export function createModuleLoader(
  env: Record<string, unknown>,
  addonName: string,
): (this: void, name: string) => unknown {
  const loaded: Record<string, unknown> = {};
  const moduleEnv: Record<string, unknown> = {};
  setmetatable(moduleEnv, { __index: env as never, __newindex: env as never });

  function load(this: void, name: string): unknown {
    if (loaded[name] !== undefined) {
      return loaded[name];
    }
    const [path] = string.gsub(name, "%.", "/");
    const text = readFile(`${MODULE_FOLDER}/${path}.lua`);
    if (text === undefined) {
      error(`no module ${name} in ${MODULE_FOLDER}; build first`, 2);
    }
    loaded[name] = compile(text, `${MODULE_FOLDER}/${path}.lua`, moduleEnv)(addonName, {}) ?? true;
    return loaded[name];
  }
  rawset(moduleEnv, "require", load);
  return load;
}
