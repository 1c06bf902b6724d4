/**
 * The game's classes. The addon has no such table: it asks the game for names and colors, and these are the game's
 * answers.
 */

interface GameClass {
  /** As the game's files name it. */
  file: string;
  /** As a player reads it, in English. */
  name: string;
  color: { r: number; g: number; b: number };
}

const CLASSES: readonly GameClass[] = [
  { file: "WARRIOR", name: "Warrior", color: { r: 0.78, g: 0.61, b: 0.43 } },
  { file: "PALADIN", name: "Paladin", color: { r: 0.96, g: 0.55, b: 0.73 } },
  { file: "HUNTER", name: "Hunter", color: { r: 0.67, g: 0.83, b: 0.45 } },
  { file: "ROGUE", name: "Rogue", color: { r: 1, g: 0.96, b: 0.41 } },
  { file: "PRIEST", name: "Priest", color: { r: 1, g: 1, b: 1 } },
  { file: "DEATHKNIGHT", name: "Death Knight", color: { r: 0.77, g: 0.12, b: 0.23 } },
  { file: "SHAMAN", name: "Shaman", color: { r: 0, g: 0.44, b: 0.87 } },
  { file: "MAGE", name: "Mage", color: { r: 0.25, g: 0.78, b: 0.92 } },
  { file: "WARLOCK", name: "Warlock", color: { r: 0.53, g: 0.53, b: 0.93 } },
  { file: "MONK", name: "Monk", color: { r: 0, g: 1, b: 0.6 } },
  { file: "DRUID", name: "Druid", color: { r: 1, g: 0.49, b: 0.04 } },
  { file: "DEMONHUNTER", name: "Demon Hunter", color: { r: 0.64, g: 0.19, b: 0.79 } },
  { file: "EVOKER", name: "Evoker", color: { r: 0.2, g: 0.58, b: 0.5 } },
];

/** The class of a player for whom none is given. */
export const DEFAULT_CLASS = "WARRIOR";

function classOf(file: string): GameClass | undefined {
  return CLASSES.find((known) => known.file === file);
}

/** The name of a class by its file's name; an unknown file's name is written like the known ones. */
export function classNameOf(file: string | undefined): string {
  const known = file ?? DEFAULT_CLASS;
  return classOf(known)?.name ?? string.sub(known, 1, 1) + string.lower(string.sub(known, 2));
}

/** The file's name of a class by the name that a player reads. */
export function classFileOf(className: string): string {
  const [file] = string.gsub(string.upper(className), " ", "");
  return file;
}

/** The game's `LOCALIZED_CLASS_NAMES_MALE`: names by files' names. */
export function classNames(): Record<string, string> {
  const names: Record<string, string> = {};
  for (const { file, name } of CLASSES) {
    names[file] = name;
  }
  return names;
}

/** The game's `C_ClassColor.GetClassColor`: a table of its own for each call, undefined for an unknown class. */
export function classColor(file: string): GameClass["color"] | undefined {
  const known = classOf(file);
  return known && { ...known.color };
}
