/**
 * How each stored entry came here, as far as bounds need it: typed here, first-hand from its author's own client, handed on
 * by somebody else, or as a deletion of something that was never here. Of this client alone; it never travels.
 */

import { byTable, type Entry, type TableType } from "./Schema";

/** `marker` is a deleted entry whose id was never known here. */
export type Origin = "own" | "firstHand" | "relayed" | "marker";

/** Most entries of a new member are relayed: those are not noted. */
type Noted = Record<string, Exclude<Origin, "relayed"> | undefined>;

/** One letter for each, as the file has them. */
const LETTERS: Readonly<Record<Origin, string>> = { own: "o", firstHand: "f", relayed: "r", marker: "m" };

const state: { origins: Record<TableType, Noted> } = { origins: byTable(() => ({})) };

/** Before the metadata are rebuilt. Called by: rebuildMetadata */
export function clearOrigins(): void {
  state.origins = byTable(() => ({}));
}

/** Of an entry that is stored, or about to be. Called by: put, takeRecord */
export function noteOrigin(tableType: TableType, id: string, origin: Origin): void {
  state.origins[tableType][id] = origin === "relayed" ? undefined : origin;
}

/**
 * Of an entry that nobody knows more about: relayed.
 * Called by: addToBudget, applyEntry, applyOutside, recordFor
 */
export function originOf(tableType: TableType, id: string): Origin {
  return state.origins[tableType][id] ?? "relayed";
}

/** As the file has it. Called by: recordFor */
export function originLetter(origin: Origin): string {
  return LETTERS[origin];
}

/** From the file; anything else counts as relayed, which opens nothing. Called by: recordOf */
export function originOfLetter(letter: string): Origin {
  for (const [origin, own] of pairs(LETTERS)) {
    if (own === letter) {
      return origin;
    }
  }
  return "relayed";
}

/**
 * Who an entry says has written it: the character of a roster entry, `data.author` of the others. A claim, unless it came
 * from that user's own client.
 * Called by: addToBudget, fullShare, noteIfAhead, problemOfShare, write
 */
export function authorOf({ data, id, tableType }: Entry): string | undefined {
  const author = tableType === "roster" ? id : data.author;
  return typeof author === "string" ? author : undefined;
}
