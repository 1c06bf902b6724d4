// Other versions of the built addon, for the specs and the simulation.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @type {{ name: string, changes: [RegExp, string][] }[]} what is different in each */
export const VARIANTS = [
  { name: "olderProtocol", changes: [[/PROTOCOL_VERSION = \d+/, "PROTOCOL_VERSION = 0"]] },
  { name: "newerProtocol", changes: [[/PROTOCOL_VERSION = \d+/, "PROTOCOL_VERSION = 99"]] },
  {
    name: "withoutFloodGuard",
    changes: [
      [/\bBURST = 150\n/, "BURST = 1e9\n"],
      [/\bREQUEST_BURST = \d+\n/, "REQUEST_BURST = 1e9\n"],
    ],
  },
];

/**
 * Writes NAME/GuildHelper for each variant; a pattern that is not found ends the build.
 * @param {string} addon
 * @param {string} target
 */
export function writeVariants(addon, target) {
  for (const { changes, name } of VARIANTS) {
    const folder = join(target, name, "GuildHelper");
    cpSync(addon, folder, { recursive: true });
    const file = join(folder, "GuildHelper.lua");
    let text = readFileSync(file, "utf8");
    for (const [pattern, replacement] of changes) {
      if (!pattern.test(text)) {
        throw new Error(`${name}: ${pattern} is not in the built addon`);
      }
      text = text.replace(pattern, replacement);
    }
    writeFileSync(file, text);
  }
}
