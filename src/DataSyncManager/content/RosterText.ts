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
 * Takes a class by the name of the game's files. Returns it as roster entries name it.
 * Called by: className, factsOf, newFacts, presentFacts
 */
export function classOf(classFile: string): string {
  return state.classes[classFile] ?? classFile;
}

/**
 * Takes a class as an entry names it, in any spelling. Returns it by the name of the game's files.
 * Called by: fillRow, rowOf
 */
export function classFileOf(name: string): string {
  const [letters] = string.gsub(string.upper(name), "[%s%-_]", "");
  return letters;
}

/**
 * Takes a class by the name of the game's files. Returns it in the client's language.
 * Called by: RosterColumns.ts, createFilterMenu, searchedWords, showMember
 */
export function className(classFile: string): string {
  return LOCALIZED_CLASS_NAMES_MALE?.[classFile] ?? plainText(classOf(classFile));
}

/**
 * Takes a role as an entry has it. Returns it in the client's language.
 * Called by: createFilterMenu, createRoles, rolesText
 */
export function roleName(role: string): string {
  const key = ROLE_TEXTS[role];
  return key === undefined ? plainText(role) : text(key);
}

/**
 * Takes texts of an entry. Returns them as one line.
 * Called by: RosterColumns.ts, linesOf, professionsText, searchedWords
 */
export function listText(items: readonly string[] | undefined): string {
  return plainText((items ?? []).join(", "));
}

/**
 * Takes an entry's roles. Returns them as one line in the client's language.
 * Called by: RosterColumns.ts, linesOf, searchedWords
 */
export function rolesText(roles: readonly string[] | undefined): string {
  return (roles ?? []).map((role) => roleName(role)).join(", ");
}

/**
 * Takes an entry's professions. Returns them as one line, each with its skill where it is known.
 * Called by: RosterColumns.ts, formOf, linesOf, searchedWords
 */
export function professionsText(professions: readonly Profession[] | undefined): string {
  const words = (professions ?? []).map(({ level, name }) =>
    (tonumber(level) ?? 0) > 0 ? `${tostring(name)} ${tostring(level)}` : tostring(name),
  );
  return listText(words);
}

/**
 * Takes a text of an entry. Returns it plain, and empty where the entry says that it is not known.
 * Called by: RosterColumns.ts, linesOf
 */
export function knownText(value: unknown): string {
  return isKnownText(value) ? plainText(value) : "";
}

/** The commas of Chinese and Japanese keyboards, which stand for the ordinary one. */
const WIDE_COMMAS = ["，", "、", "；"] as const;

/**
 * Takes what was typed with commas between. Returns its parts, without those that are empty.
 * Called by: createSetupLinks, typedFacts, typedProfessions
 */
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

/**
 * Takes professions as typed: names, each with its skill behind it where it is known.
 * Called by: typedFacts
 */
export function typedProfessions(typed: string): Profession[] {
  return typedList(typed).map((part) => {
    const [name, level] = string.match(part, "^(.-)%s+(%d+)$");
    return name === undefined ? { name: part, level: 0 } : { name, level: tonumber(level) ?? 0 };
  });
}
