import type { Flavor } from "../realmTypes";
import { readFile } from "./files";

/** Reads an addon's .toc file, as the client family that loads it does. */

/** What a .toc file says. */
export interface Toc {
  addonName: string;
  folder: string;
  fields: Record<string, string>;
  /** Paths inside the folder, with forward slashes, in order. */
  files: string[];
  savedVariables: string[];
}

/** How the name of a .toc file for one client family ends. */
const SUFFIX: Record<Flavor, string> = {
  mainline: "_Mainline",
  mists: "_Mists",
  tbc: "_TBC",
  vanilla: "_Vanilla",
};

/** Splits at commas and spaces. */
function words(text: string): string[] {
  const found: string[] = [];
  for (const [word] of string.gmatch(text, "[^%s,]+")) {
    found.push(word!);
  }
  return found;
}

/** The path of a file in a line of the .toc, undefined if the line is for other clients only. */
function fileOf(line: string, flavor: Flavor): string | undefined {
  const [path] = string.gsub(line, "\\", "/");
  const [plain, allowed] = string.match(path, "^(.-)%s*%[AllowLoadGameType%s+(.-)%]$");
  if (plain === undefined) {
    return path;
  }
  return words(allowed!).includes(flavor) ? plain : undefined;
}

/** What a .toc file says to this client. */
function parseToc(text: string, addonName: string, folder: string, flavor: Flavor): Toc {
  const toc: Toc = { addonName, folder, fields: {}, files: [], savedVariables: [] };
  for (const [raw] of string.gmatch(text, "[^\r\n]+")) {
    const [line] = string.match(raw!, "^%s*(.-)%s*$");
    const [field, value] = string.match(line!, "^##%s*([^:]-)%s*:%s*(.*)$");
    if (field !== undefined) {
      toc.fields[field] = value!;
    } else if (line !== "" && string.sub(line!, 1, 1) !== "#") {
      const path = fileOf(line!, flavor);
      if (path !== undefined) {
        toc.files.push(path);
      }
    }
  }
  for (const name of ["SavedVariables", "SavedVariablesPerCharacter"]) {
    for (const word of words(toc.fields[name] ?? "")) {
      toc.savedVariables.push(word);
    }
  }
  return toc;
}

/** Reads the .toc file of the addon in a folder, the one for this client family before the one for all. */
export function loadToc(folder: string, flavor: Flavor): Toc {
  const [addonName] = string.match(folder, "([^/\\]+)[/\\]*$");
  if (addonName === undefined) {
    error(`not an addon's folder: ${folder}`);
  }
  for (const suffix of [SUFFIX[flavor], ""]) {
    const text = readFile(`${folder}/${addonName}${suffix}.toc`);
    if (text !== undefined) {
      return parseToc(text, addonName, folder, flavor);
    }
  }
  error(`no ${addonName}.toc in ${folder}`);
}

/** Whether this client loads the addon: its interface number is listed, or none is. */
export function isUpToDate(toc: Toc, interfaceVersion: number): boolean {
  const listed = words(toc.fields.Interface ?? "");
  return listed.length === 0 || listed.includes(tostring(interfaceVersion));
}
