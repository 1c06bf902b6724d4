// Adds a sentence to the tables of all languages: npm run sentence -- AREA KEY "English" [deDE="Deutsch" …]
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const HELP = `npm run sentence -- AREA KEY "English" [LANGUAGE="translation" …]

  AREA      a file of locale/enUS: content, guild, maintenance, roster, sync, tips or window
  KEY       the sentence's name in capitals
  LANGUAGE  deDE, frFR, …; a language that is left out gets the English words until somebody translates them`;

const [area, key, english, ...translations] = process.argv.slice(2);
if (english === undefined || !/^[A-Z][A-Z0-9_]*$/.test(key)) {
  console.error(HELP);
  process.exit(2);
}
const translated = Object.fromEntries(translations.map((part) => part.split(/=(.*)/s).slice(0, 2)));

/** Writes a line before the end of the first block of a file that ends with `end`. */
function addLine(path, line, end) {
  const text = readFileSync(path, "utf8");
  if (text.includes(`\n  ${key}:`)) {
    throw new Error(`${path} has ${key} already`);
  }
  const place = text.indexOf(end);
  if (place < 0) {
    throw new Error(`${path} does not end as a table of sentences does`);
  }
  writeFileSync(path, `${text.slice(0, place + 1)}  ${line}\n${text.slice(place + 1)}`);
}

addLine(join(root, "typings", "locale", `${area}.d.ts`), `${key}: string;`, "\n}");
for (const language of readdirSync(join(root, "locale"), { withFileTypes: true })) {
  if (!language.isDirectory()) {
    continue;
  }
  const words = translated[language.name] ?? english;
  addLine(join(root, "locale", language.name, `${area}.ts`), `${key}: ${JSON.stringify(words)},`, "\n};");
}
