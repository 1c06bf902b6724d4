// The table of contents that the game reads: toc/header.toc, the lines of each language in a file of its own, and the
// files of the addon in the order in which the game loads them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.mjs";

const HEADER = "header.toc";

/** @param {string} folder */
function namesIn(folder) {
  return readdirSync(join(root, folder)).sort();
}

/** The translated fields, language by language. */
function languageLines() {
  return namesIn("toc")
    .filter((name) => name !== HEADER)
    .map((name) => readFileSync(join(root, "toc", name), "utf8"));
}

/** The files of sentences. English comes first because the other languages are laid over it. */
function localeFiles() {
  const languages = readdirSync(join(root, "locale"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const others = languages.filter((language) => language !== "enUS");
  return ["enUS", ...others].flatMap((language) =>
    namesIn(join("locale", language)).map((file) => `locale\\${language}\\${file.replace(/\.ts$/, ".lua")}`),
  );
}

/** @param {string} version goes into the header in place of `@version@` */
export function tableOfContents(version) {
  const header = readFileSync(join(root, "toc", HEADER), "utf8").replace("@version@", version);
  const files = ["locale\\begin.lua", ...localeFiles(), "GuildHelper.lua"];
  return `${header}${languageLines().join("")}\n${files.join("\n")}\n`;
}
