/** The words of roster entries as a player reads them, and what players type as entries keep it. */

import { plainText, text } from "../runtime/Locale";
import { isKnownText } from "./RosterEntries";
import { CLASSES, type Profession } from "../data/Schema";

const ROLE_TEXTS: Record<string, keyof LocaleStrings | undefined> = {
  TANK: "ROLE_TANK",
  HEALER: "ROLE_HEALER",
  DAMAGER: "ROLE_DAMAGER",
};

/** The classes as roster entries name them, by the names of the game's files. */
const state: {
  classes: Record<string, string | undefined>;
} = {
  classes: {},
};

for (const name of CLASSES) {
  state.classes[string.upper(name)] = name;
}

/**
 * From the game's file name, `DEATHKNIGHT`, to the name in entries.
 * Called by: className, factsOf, holderOf, newFacts, presentFacts
 */
export function classOf(classFile: string): string {
  return state.classes[classFile] ?? classFile;
}

/** From any spelling in an entry to the game's file name, `DEATHKNIGHT`. Called by: fillRow, rowOf */
export function classFileOf(name: string): string {
  const [letters] = string.gsub(string.upper(name), "[%s%-_]", "");
  return letters;
}

/**
 * From the game's file name to the client's language.
 * Called by: RosterColumns.ts, createFilterMenu, searchedWords, showMember
 */
export function className(classFile: string): string {
  return LOCALIZED_CLASS_NAMES_MALE?.[classFile] ?? plainText(classOf(classFile));
}

/** In the client's language; an unknown role as it is. Called by: createFilterMenu, createRoles, rolesText */
export function roleName(role: string): string {
  const key = ROLE_TEXTS[role];
  return key === undefined ? plainText(role) : text(key);
}

/** One line, safe to show. Called by: RosterColumns.ts, linesOf, professionsText, searchedWords */
export function listText(items: readonly string[] | undefined): string {
  return plainText((items ?? []).join(", "));
}

/** One line in the client's language. Called by: RosterColumns.ts, linesOf, searchedWords */
export function rolesText(roles: readonly string[] | undefined): string {
  return (roles ?? []).map((role) => roleName(role)).join(", ");
}

/**
 * One line; a skill of 0 is not known, and left out.
 * Called by: RosterColumns.ts, formOf, linesOf, searchedWords
 */
export function professionsText(professions: readonly Profession[] | undefined): string {
  const words = (professions ?? []).map(({ level, name }) =>
    (tonumber(level) ?? 0) > 0 ? `${tostring(name)} ${tostring(level)}` : tostring(name),
  );
  return listText(words);
}

/** Safe to show; empty if the entry says that it is not known. Called by: RosterColumns.ts, linesOf */
export function knownText(value: unknown): string {
  return isKnownText(value) ? plainText(value) : "";
}

/** The commas of Chinese and Japanese keyboards, which stand for the ordinary one. */
const WIDE_COMMAS = ["，", "、", "；"] as const;

/** Separated by commas; empty parts are dropped. Called by: createSetupLinks, typedFacts, typedProfessions */
export function typedList(typed: string): string[] {
  const parts: string[] = [];
  let narrow = typed;
  for (const comma of WIDE_COMMAS) {
    [narrow] = string.gsub(narrow, comma, ",");
  }
  for (const [part] of string.gmatch(narrow, "[^,;\n]+")) {
    const [trimmed] = string.match(part!, "^%s*(.-)%s*$");
    if (trimmed !== undefined && trimmed !== "") {
      parts.push(trimmed);
    }
  }
  return parts;
}

/** Separated by commas, each with its skill after the name if it is known. Called by: typedFacts */
export function typedProfessions(typed: string): Profession[] {
  return typedList(typed).map((part) => {
    const [name, level] = string.match(part, "^(.-)%s+(%d+)$");
    return name === undefined ? { name: part, level: 0 } : { name, level: tonumber(level) ?? 0 };
  });
}
