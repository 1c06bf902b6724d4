import { isLegitimatelyMissing } from "./clientApi";
import type { Flavor } from "../realmTypes";

/** Counts reads of what the game does not have, so that a misspelled function fails a spec instead of being nil. */

/** Namespaces and enumerations whose unknown members count as well. */
function isWatched(name: string): boolean {
  return string.sub(name, 1, 2) === "C_" || name === "Enum";
}

/** Lets reads of unknown names in a table be counted; they still yield nil. */
function watch(
  content: object,
  label: (this: void, key: unknown) => string,
  isExpected: (this: void, name: string) => boolean,
  counts: Record<string, number>,
): void {
  setmetatable(content, {
    __index: (_: unknown, key: unknown) => {
      const name = label(key);
      if (!isExpected(name)) {
        counts[name] = (counts[name] ?? 0) + 1;
      }
      return undefined;
    },
  });
}

/**
 * Counts reads of globals, and of members of the game's namespaces, that do not exist. Saved variables, which may
 * be absent at the first login, and what only other clients have are no mistakes.
 */
export function countUnknownGlobals(
  env: Record<string, unknown>,
  flavor: Flavor,
  savedVariables: readonly string[],
  counts: Record<string, number>,
): void {
  const isExpected = (name: string): boolean =>
    isLegitimatelyMissing(name, flavor) || savedVariables.includes(name);
  for (const [name, content] of pairs(env)) {
    if (isWatched(name)) {
      watch(content, (key) => `${name}.${tostring(key)}`, isExpected, counts);
    }
  }
  watch(env, (key) => tostring(key), isExpected, counts);
}
