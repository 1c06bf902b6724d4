import type { ErrorHandler } from "../game/errorHandler";
import { readSavedVariables } from "../formats/savedVariables";
import { readFile } from "../formats/files";
import type { Toc } from "../formats/toc";

/** Loads an addon into a client: its files, its saved variables, and its key bindings. */

/** Compiles a file's text with the client's globals; throws the compiler's message. */
export function compile(
  text: string,
  chunkName: string,
  env: object,
): (this: void, ...args: unknown[]) => unknown {
  const [chunk, message] = loadstring(text, `@${chunkName}`);
  if (chunk === undefined) {
    error(message, 0);
  }
  setfenv(chunk, env);
  return chunk as (this: void, ...args: unknown[]) => unknown;
}

/** Runs the addon's files in order. A file with an error ends there, the next ones still run, as in the game. */
export function runAddonFiles(toc: Toc, env: object, errors: ErrorHandler, namespace: object): void {
  for (const path of toc.files) {
    errors.call(() => {
      const text = readFile(`${toc.folder}/${path}`);
      if (text === undefined) {
        error(`Couldn't open Interface/AddOns/${toc.addonName}/${path}`, 0);
      }
      const chunk = compile(text, `Interface/AddOns/${toc.addonName}/${path}`, env);
      chunk(toc.addonName, namespace);
    });
  }
}

/** Runs the code of a key binding in the addon's `Bindings.xml`; false if it has none of that name. */
export function runBinding(toc: Toc, name: string, env: object): boolean {
  const xml = readFile(`${toc.folder}/Bindings.xml`) ?? "";
  for (const [attributes, body] of string.gmatch(xml, "<Binding ([^>]*)>(.-)</Binding>")) {
    if (string.find(attributes!, `name="${name}"`, 1, true)[0] !== undefined) {
      compile(body!, `Bindings.xml:${name}`, env)();
      return true;
    }
  }
  return false;
}

/** Lays what is on disk over the globals. A file that cannot be read is an error and sets nothing. */
export function layOverGlobals(
  text: string | undefined,
  env: Record<string, unknown>,
  errors: ErrorHandler,
): void {
  if (text === undefined) {
    return;
  }
  errors.call(() => {
    const values = readSavedVariables(text);
    for (const name in values) {
      rawset(env, name, values[name]);
    }
  });
}
