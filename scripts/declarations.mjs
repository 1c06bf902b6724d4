// What the published declarations of the game's API (@wartoshika/wow-declarations) have of the events and functions in
// typings/, and what of it is right. The figures stand in docs/decisions.md.
//   node scripts/declarations.mjs           whether the page has the figures; part of the test command
//   npm run declarations                    writes them
//   npm run declarations -- --list          prints each name, and what is wrong with it
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import prettier from "prettier";
import ts from "typescript";
import { readOptions } from "./options.mjs";
import { root } from "./root.mjs";

const PAGE = join(root, "docs", "decisions.md");
const BEGIN = "<!-- from the typings: npm run declarations -->";
const END = "<!-- end of what is from the typings -->";
const HELP = `node scripts/declarations.mjs [options]

  --list    print each name with what is wrong with it
  --write   write the figures into docs/decisions.md
  --help    these lines`;

/** A global of the typings that is not the game's. */
const OTHER_ADDONS = "LibStub";

/** What may be wrong with a function, in the order of the page's columns. */
const FAULTS = ["lacking", "self", "results", "arguments"];

/**
 * @typedef {{ checker: ts.TypeChecker, program: ts.Program }} Project
 * @typedef {{ name: string, faults: string[] }} Row
 */

/**
 * @param {string} config
 * @returns {Project}
 */
function openProject(config) {
  const { config: read } = ts.readConfigFile(join(root, config), (path) => ts.sys.readFile(path));
  const { fileNames, options } = ts.parseJsonConfigFileContent(read, ts.sys, root);
  const program = ts.createProgram(fileNames, options);
  return { checker: program.getTypeChecker(), program };
}

/**
 * The type of a global alias or interface, by its name.
 * @param {Project} project
 * @param {string} file the end of the path of the file that declares it
 * @param {string} name
 */
function typeNamed({ checker, program }, file, name) {
  const source = program.getSourceFiles().find(({ fileName }) => fileName.endsWith(file));
  const found = source?.statements.find(
    (node) => (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) && node.name.text === name,
  );
  if (found === undefined) {
    throw new Error(`${file} declares no ${name}`);
  }
  return checker.getTypeAtLocation(found);
}

/**
 * The functions that the addon may call: globals, and members of the game's namespaces as `C_Timer.After`.
 * @param {Project} own
 */
function ownFunctions(own) {
  const { checker } = own;
  /** @type {Map<string, readonly ts.Signature[]>} */
  const functions = new Map();
  for (const property of typeNamed(own, "typings/game.d.ts", "GameApi").getProperties()) {
    if (property.name === OTHER_ADDONS) {
      continue;
    }
    const type = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    if (type.getCallSignatures().length > 0) {
      functions.set(property.name, type.getCallSignatures());
    } else if (/Api$/.test(type.symbol?.name ?? "") || type.symbol?.name === "__type") {
      for (const member of type.getProperties()) {
        const signatures = checker.getNonNullableType(checker.getTypeOfSymbol(member)).getCallSignatures();
        if (signatures.length > 0) {
          functions.set(`${property.name}.${member.name}`, signatures);
        }
      }
    }
  }
  return functions;
}

/**
 * The signatures of a function in the package: none if it lacks it.
 * @param {Project} published
 * @param {Map<string, ts.Symbol>} globals
 * @param {string} name
 */
function publishedSignatures({ checker }, globals, name) {
  const [outer, inner] = name.split(".");
  const symbol = globals.get(outer);
  if (symbol === undefined) {
    return [];
  }
  const type = checker.getTypeOfSymbol(symbol);
  const member = inner === undefined ? undefined : type.getProperty(inner);
  if (inner !== undefined && member === undefined) {
    return [];
  }
  return (member === undefined ? type : checker.getTypeOfSymbol(member)).getCallSignatures();
}

/**
 * Whether the compiler would pass `self`, which the game's functions do not expect.
 * @param {ts.Signature} signature
 */
function passesSelf(signature) {
  const declaration = signature.getDeclaration();
  const first = declaration.parameters[0];
  if (first !== undefined && first.name.getText() === "this") {
    return first.type?.kind !== ts.SyntaxKind.VoidKeyword;
  }
  return !declaration.getSourceFile().text.includes("@noSelfInFile");
}

/** Kinds of a result that a program can tell apart. */
const KINDS = /** @type {const} */ ([
  [ts.TypeFlags.StringLike, "string"],
  [ts.TypeFlags.NumberLike, "number"],
  [ts.TypeFlags.BooleanLike, "boolean"],
  [ts.TypeFlags.VoidLike, "nothing"],
]);

/**
 * What a result may be: its kinds; "anything" fits all.
 * @param {ts.Type} type
 * @returns {Set<string>}
 */
function kindsOf(type) {
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) {
    return new Set(["anything"]);
  }
  const parts = type.isUnion() ? type.types : [type];
  return new Set(parts.map((part) => KINDS.find(([flag]) => (part.flags & flag) !== 0)?.[1] ?? "table"));
}

/**
 * The results of a function one by one; the compiler returns several only as `LuaMultiReturn`, a tuple is one table.
 * @param {Project} project
 * @param {ts.Signature} signature
 */
function resultsOf({ checker }, signature) {
  const type = signature.getReturnType();
  if (type.aliasSymbol?.name === "LuaMultiReturn") {
    const [tuple] = type.aliasTypeArguments ?? [];
    return checker.getTypeArguments(/** @type {ts.TypeReference} */ (tuple)).map(kindsOf);
  }
  return [kindsOf(type)];
}

/**
 * @param {Set<string>[]} own
 * @param {Set<string>[]} other
 */
function areResultsRight(own, other) {
  return (
    own.length === other.length &&
    own.every(
      (kinds, place) =>
        kinds.has("anything") ||
        other[place].has("anything") ||
        // What may be absent must be said to be, and nothing else may be said.
        (kinds.has("nothing") === other[place].has("nothing") &&
          [...kinds].some((kind) => kind !== "nothing" && other[place].has(kind))) ||
        (kinds.size === 1 && kinds.has("nothing") && other[place].has("nothing")),
    )
  );
}

/**
 * How many arguments an overload takes at most.
 * @param {ts.Signature} signature
 */
function mostArguments(signature) {
  const isOpen = signature
    .getDeclaration()
    .parameters.some(({ dotDotDotToken }) => dotDotDotToken !== undefined);
  return isOpen ? Infinity : signature.getParameters().length;
}

/**
 * @param {Project} own
 * @param {Project} published
 * @returns {Row[]}
 */
function compareFunctions(own, published) {
  const [source] = published.program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.endsWith("chatInfo.d.ts"));
  const globals = new Map(
    published.checker
      .getSymbolsInScope(source, ts.SymbolFlags.Function | ts.SymbolFlags.Variable)
      .map((symbol) => [symbol.name, symbol]),
  );
  return [...ownFunctions(own)].map(([name, signatures]) => {
    const others = publishedSignatures(published, globals, name);
    if (others.length === 0) {
      return { name, faults: ["lacking"] };
    }
    const results = signatures.map((signature) => resultsOf(own, signature));
    const most = (/** @type {readonly ts.Signature[]} */ all) => Math.max(...all.map(mostArguments));
    const isWrong = {
      self: others.some(passesSelf),
      results: !others.some((other) =>
        results.some((result) => areResultsRight(result, resultsOf(published, other))),
      ),
      arguments: most(others) < most(signatures),
    };
    return { name, faults: Object.entries(isWrong).flatMap(([fault, isSo]) => (isSo ? [fault] : [])) };
  });
}

/**
 * @param {Project} own
 * @param {Project} published
 * @returns {Row[]}
 */
function compareEvents(own, published) {
  const events = typeNamed(own, "typings/namespaces.d.ts", "GameEvent");
  const source = published.program.getSourceFiles().find(({ fileName }) => fileName.endsWith("/event.d.ts"));
  const known = new Set();
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isPropertySignature(node) && ts.isIdentifier(node.name)) {
      known.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  if (source !== undefined) {
    visit(source);
  }
  const names = (events.isUnion() ? events.types : []).map((type) => String(/** @type {any} */ (type).value));
  return names.map((name) => ({ name, faults: known.has(name) ? [] : ["lacking"] }));
}

/**
 * @param {string} title
 * @param {Row[]} rows
 */
function tableRow(title, rows) {
  const counts = FAULTS.map((fault) => rows.filter(({ faults }) => faults.includes(fault)).length);
  const right = rows.filter(({ faults }) => faults.length === 0).length;
  return `| ${title} | ${rows.length} | ${counts.join(" | ")} | ${right} |`;
}

const options = readOptions(HELP, { list: { type: "boolean" }, write: { type: "boolean" } });
const own = openProject("tsconfig.json");
const published = openProject("tsconfig.declarations.json");
const [events, functions] = [compareEvents(own, published), compareFunctions(own, published)];
const all = [...events, ...functions];
if (options.list === true) {
  for (const { faults, name } of all) {
    console.log(`${name.padEnd(46)} ${faults.length === 0 ? "right" : faults.join(", ")}`);
  }
}
const share = all.filter(({ faults }) => faults.length === 0).length / all.length;
const table = [
  "| of what is used | names | lacking | wrong about `self` | wrong results | too few arguments | right |",
  "| --- | --- | --- | --- | --- | --- | --- |",
  tableRow("events", events),
  tableRow("functions", functions),
  tableRow("all", all),
].join("\n");
const page = readFileSync(PAGE, "utf8");
const start = page.indexOf(BEGIN) + BEGIN.length;
const text = `${page.slice(0, start)}\n\n${table}\n\nRight: ${Math.round(share * 100)} %.\n\n${page.slice(page.indexOf(END))}`;
const renewed = await prettier.format(text, { ...(await prettier.resolveConfig(PAGE)), parser: "markdown" });
if (options.write === true) {
  writeFileSync(PAGE, renewed);
} else if (renewed !== page) {
  console.log("docs/decisions.md does not have the figures of the typings: npm run declarations");
  process.exit(1);
}
