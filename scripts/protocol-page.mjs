// Writes the table of messages in docs/protocol.md from their declaration in Protocol.ts; without --write it says where
// the page is not what the declaration says. The examples come from real conversations and are kept: the spec of the
// protocol renews them (UPDATE=1).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { endWith, readOptions } from "./options.mjs";
import { checkPart } from "./page-part.mjs";
import { isCommand, root } from "./root.mjs";

const SOURCE = join(root, "src", "DataSyncComs", "messages", "Protocol.ts");
const BEGIN = "<!-- from Protocol.ts: npm run protocol-page -->";
const END = "<!-- end of what is from Protocol.ts -->";

/** What a reader of the page is told about a kind of field. */
const KINDS = {
  session: "4 letters or digits",
  transfer: "2 letters or digits",
  number: "number of up to 7 digits",
  protocol: "number of up to 4 digits",
  release: "version, such as 2.0.0",
  letters: "letters, or -",
  mode: "all or days",
  word: "word of capital letters",
  code: "code",
  guild: "guild name with realm",
  id: "id of an entry",
  codes: "codes, with commas",
  numbers: "numbers, with commas",
};

/** The value of `export const MESSAGES`, without `as const satisfies …`. */
function declarationOf(file) {
  for (const statement of file.statements.filter(ts.isVariableStatement)) {
    const [declaration] = statement.declarationList.declarations;
    if (declaration.name.getText(file) === "MESSAGES") {
      let value = declaration.initializer;
      while (!ts.isObjectLiteralExpression(value)) {
        value = value.expression;
      }
      return value;
    }
  }
  throw new Error(`${SOURCE} declares no MESSAGES`);
}

/** What the comment above a message says, on one line. */
function commentOf(property, file) {
  const [comment] = ts.getJSDocCommentsAndTags(property).slice(-1);
  const lines = comment.getText(file).replace(/^\/\*\*|\*\/$/g, "");
  return lines
    .replace(/^\s*\* ?/gm, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A part of a message's form by its name. */
function partOf(property, name, file) {
  return property.initializer.properties.find((part) => part.name.getText(file) === name);
}

/** The fields of a message, each with its kind. */
function fieldsText(property, file) {
  const form = partOf(property, "fields", file);
  if (form === undefined) {
    return "in chunks";
  }
  return form.initializer.elements
    .map((element) => {
      const [name, kind] = element.elements.map((part) => part.text);
      const shown = KINDS[kind.replace("?", "")];
      return `\`${name}\` (${shown}${kind.endsWith("?") ? ", optional" : ""})`;
    })
    .join("; ");
}

/** The table, with the examples that the page has now. */
function messageTable(page) {
  const file = ts.createSourceFile(SOURCE, readFileSync(SOURCE, "utf8"), ts.ScriptTarget.Latest, true);
  const examples = new Map(
    [...page.matchAll(/^\| `(\w+;\w+)`.*\| `([^`]*)` *\|$/gm)].map(([, name, example]) => [name, example]),
  );
  const rows = declarationOf(file).properties.map((property) => {
    const name = property.name?.getText(file).replaceAll('"', "") ?? "";
    const says = commentOf(property, file);
    const heardOn = partOf(property, "on", file).initializer.text;
    return `| \`${name}\` | ${says} | ${heardOn} | ${fieldsText(property, file)} | \`${examples.get(name) ?? "?"}\` |`;
  });
  return [
    "| message | says | heard on | fields | example from a run |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

/**
 * What is wrong with the page; with `write` it is put right.
 * @param {boolean} write
 */
export function checkProtocolPage(write) {
  const stale = "is not what Protocol.ts declares: npm run protocol-page";
  return checkPart({ page: "docs/protocol.md", begin: BEGIN, end: END, part: messageTable, stale }, write);
}

if (isCommand(import.meta.url)) {
  const options = readOptions("node scripts/protocol-page.mjs [--write]", { write: { type: "boolean" } });
  endWith(await checkProtocolPage(options.write === true));
}
