// Writes the functions and fields of docs/api.md from the docstrings of the public API and the schema; without --write
// it says where the page is not what they say.
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { endWith, readOptions } from "./options.mjs";
import { checkPart } from "./page-part.mjs";
import { isCommand, root } from "./root.mjs";

const BEGIN = "<!-- from the sources: npm run api-page -->";
const END = "<!-- end of what is from the sources -->";

/** How the types of the sources are called for those who write Lua. */
const TYPE_NAMES = [
  [/LuaMultiReturn<\[(.*)\]>/, "$1"],
  [/Partial<Pick<SyncRequest, "days" \| "force" \| "user">>/, "{ days, force, user }"],
  [/\(this: void\) => void/, "function"],
  [/\bCallback\b/, "function"],
  [/\bEntryData\b/, "table"],
  [/\bEntry\b/, "entry"],
  [/\bSyncRun\b/, "state"],
  [/ \| undefined/g, "?"],
];

function typeText(node, file) {
  if (node === undefined) {
    return "";
  }
  return TYPE_NAMES.reduce((text, [pattern, name]) => text.replace(pattern, name), node.getText(file));
}

function parse(path) {
  return ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
}

/** Finds a function's declaration: in the file, or in the one that it is imported from. */
function declarationOf(name, file) {
  const own = file.statements.filter(ts.isFunctionDeclaration).find((node) => node.name?.text === name);
  if (own !== undefined) {
    return { declaration: own, file };
  }
  const from = file.statements.filter(ts.isImportDeclaration).find(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    return (
      bindings !== undefined &&
      ts.isNamedImports(bindings) &&
      bindings.elements.some((element) => element.name.text === name)
    );
  });
  if (from === undefined || !ts.isStringLiteral(from.moduleSpecifier)) {
    throw new Error(`${file.fileName} neither declares nor imports ${name}`);
  }
  return declarationOf(name, parse(join(dirname(file.fileName), `${from.moduleSpecifier.text}.ts`)));
}

/** The words of a docstring: without who calls it. */
function wordsOf(declaration) {
  const comment = ts.getJSDocCommentsAndTags(declaration).at(-1);
  return (ts.getTextOfJSDocComment(comment?.comment) ?? "")
    .replace(/\s+/g, " ")
    .replace(/\s*Called by:.*$/, "")
    .trim();
}

function signature(name, declaration, file) {
  const parameters = declaration.parameters
    .filter((parameter) => parameter.name.text !== "this")
    .map(
      (parameter) =>
        `${parameter.name.text}${parameter.questionToken ? "?" : ""}: ${typeText(parameter.type, file)}`,
    );
  const result = typeText(declaration.type, file);
  return `GuildHelper.${name}(${parameters.join(", ")})${result === "void" ? "" : ` → ${result}`}`;
}

/** A section for each function of the global. */
function functionSections() {
  const file = parse(join(root, "src", "Interface", "PublicApi.ts"));
  const publish = declarationOf("publishApi", file).declaration;
  const properties = [];
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.initializer)) {
      properties.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(publish.body);
  return properties
    .filter(({ name }) => /^[A-Z]/.test(name.text))
    .map(({ initializer, name }) => {
      const found = declarationOf(initializer.text, file);
      const where = relative(root, found.file.fileName).replaceAll("\\", "/");
      return `### ${name.text}\n\n\`${signature(name.text, found.declaration, found.file)}\`\n\n${wordsOf(found.declaration)} ([source](../${where}))`;
    });
}

/** What stands in the schema's constants, by name. */
function constantsOf(file) {
  const constants = {};
  for (const statement of file.statements.filter(ts.isVariableStatement)) {
    for (const { initializer, name } of statement.declarationList.declarations) {
      if (initializer !== undefined) {
        constants[name.getText(file)] = initializer;
      }
    }
  }
  return constants;
}

/** A table for each of the addon's tables: its fields with kinds and limits. */
function fieldSections() {
  const file = parse(join(root, "src", "DataSyncManager", "data", "Schema.ts"));
  const constants = constantsOf(file);
  const resolved = (node) => (ts.isIdentifier(node) ? (constants[node.text] ?? node) : node);
  /** The fields of a list, those that it takes over from another one included. */
  const elementsOf = (list) =>
    resolved(list).elements.flatMap((field) =>
      ts.isSpreadElement(field) ? elementsOf(field.expression) : [field],
    );
  return constants.FIELDS.properties.map((table) => {
    const fields = elementsOf(table.initializer);
    const rows = fields.map((field) => {
      const parts = Object.fromEntries(
        field.properties.map(({ initializer, name }) => [name.text, initializer]),
      );
      const limit = resolved(parts.limit).getText(file);
      const required = parts.required.getText(file) === "true" ? "yes" : "";
      return `| \`${parts.name.text}\` | ${parts.kind.text} | ${required} | ${limit === "0" ? "" : limit} |`;
    });
    return `### \`${table.name.text}\`\n\n| field | kind | required | limit |\n| --- | --- | --- | --- |\n${rows.join("\n")}`;
  });
}

/** The functions and the fields of entries, for the part of the page between its marks. */
function sections() {
  return [
    "## Functions",
    ...functionSections(),
    "## Fields of an entry's data",
    "A limit is the bytes of a text or of each text in a list, or the largest number. `records` are lists of tables with a `name`.",
    ...fieldSections(),
  ].join("\n\n");
}

/**
 * What is wrong with the page; with `write` it is put right.
 * @param {boolean} write
 */
export function checkApiPage(write) {
  const stale = "is not what the docstrings say: npm run api-page";
  return checkPart({ page: "docs/api.md", begin: BEGIN, end: END, part: sections, stale }, write);
}

if (isCommand(import.meta.url)) {
  const options = readOptions("node scripts/api-page.mjs [--write]", { write: { type: "boolean" } });
  endWith(await checkApiPage(options.write === true));
}
