/**
 * From the name that an entry has for its guild to the guild's present name. Guilds are renamed and move, and the older
 * addon named them by their leader's realm; entries keep the name that they were written with. Sums, scope, rights, what
 * travels and what is shown go by the present name.
 */

import { nameKey, normalName, splitName } from "./Names";

/** Names that are remembered; a file by chance or by malice may have any number of them. */
const MAX_KNOWN = 1000;

const state: {
  /** Names that guilds have at present, by their keys. */
  present: Record<string, string | undefined>;
  /** The present names of guilds by the keys of their former ones. */
  former: Record<string, string | undefined>;
  /** What was asked before. */
  known: Record<string, string | undefined>;
  count: number;
} = { present: {}, former: {}, known: {}, count: 0 };

/**
 * The name that the guild has now. A name that another guild has at present is never a former one; an unknown name stays,
 * with its realm as the game writes it.
 * Called by: 9 functions in CompareTables.ts, GuildSetup.ts, LeftGuilds.ts, Permissions.ts, Schema.ts,
 * SharedGuilds.ts
 */
export function presentGuildName(stored: string): string {
  const known = state.known[stored];
  if (known !== undefined) {
    return known;
  }
  if (state.count >= MAX_KNOWN) {
    forget();
  }
  const key = nameKey(stored);
  const [, realm] = splitName(stored);
  const name = state.present[key] ?? state.former[key] ?? (realm === undefined ? stored : normalName(stored));
  state.known[stored] = name;
  state.count += 1;
  return name;
}

/**
 * Present names, and former ones with the present name of each. Whether the answers may differ from now on: then the
 * index has to follow.
 * Called by: useNames
 */
export function useGuildNames(present: readonly string[], former: Readonly<Record<string, string>>): boolean {
  const [before, formerBefore] = [state.present, state.former];
  state.present = {};
  state.former = {};
  for (const name of present) {
    state.present[nameKey(name)] ??= name;
  }
  for (const [name, now] of pairs(former)) {
    state.former[nameKey(name)] = now;
  }
  forget();
  return !isEqual(before, state.present) || !isEqual(formerBefore, state.former);
}

/** The next answers are found anew. Called by: presentGuildName, useGuildNames */
function forget(): void {
  state.known = {};
  state.count = 0;
}

/** Called by: useGuildNames */
function isEqual(
  first: Readonly<Record<string, string | undefined>>,
  second: Readonly<Record<string, string | undefined>>,
): boolean {
  for (const [key, name] of pairs(first)) {
    if (second[key] !== name) {
      return false;
    }
  }
  for (const [key, name] of pairs(second)) {
    if (first[key] !== name) {
      return false;
    }
  }
  return true;
}
