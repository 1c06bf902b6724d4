// The project's folder, for scripts that may be called from anywhere.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * Whether a script was started as a command, not imported.
 * @param {string} url its `import.meta.url`
 */
export function isCommand(url) {
  return process.argv[1] === fileURLToPath(url);
}
