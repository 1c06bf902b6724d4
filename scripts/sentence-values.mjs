// Checks that every call that takes a sentence passes as many values as the sentence has placeholders. The spec of the
// languages checks that all languages have the same ones.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { endWith } from "./options.mjs";
import { isCommand, root } from "./root.mjs";

/** The functions that take a sentence's key and then its values. */
const TAKERS = new Set(["text", "failure"]);

/**
 * How many values each sentence has places for, in the language that uses most: a date's parts are not the same everywhere.
 * @returns {Map<string, number>}
 */
function placesByKey() {
  const places = new Map();
  const paths = readdirSync(join(root, "locale"), { encoding: "utf8", recursive: true });
  for (const path of paths.filter((name) => name.endsWith(".ts"))) {
    for (const [, key, sentence] of readFileSync(join(root, "locale", path), "utf8").matchAll(
      /^ {2}([A-Z][A-Z0-9_]*):\s+("(?:[^"\\]|\\.)*")/gm,
    )) {
      const numbers = [...sentence.matchAll(/\{(\d)\}/g)].map(([, number]) => Number(number));
      places.set(key, Math.max(places.get(key) ?? 0, ...numbers));
    }
  }
  return places;
}

/**
 * The keys that an argument can be, or nothing if it can be any.
 * @param {ts.TypeChecker} checker
 * @param {ts.Expression} argument
 * @param {number} all how many keys there are
 */
function keysOf(checker, argument, all) {
  const type = checker.getTypeAtLocation(argument);
  const types = type.isUnion() ? type.types : [type];
  const keys = types.filter((part) => part.isStringLiteral()).map((part) => part.value);
  return keys.length === types.length && keys.length < all ? keys : undefined;
}

/** What is wrong with the calls in src/, a sentence each. */
function checkSentenceValues() {
  const places = placesByKey();
  const configPath = join(root, "tsconfig.json");
  const { config } = ts.readConfigFile(configPath, (path) => readFileSync(path, "utf8"));
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  /** @type {string[]} */
  const faults = [];
  for (const file of program.getSourceFiles()) {
    const path = relative(root, file.fileName).replaceAll("\\", "/");
    if (!path.startsWith("src/")) {
      continue;
    }
    /** @param {ts.Node} node */
    const visit = (node) => {
      ts.forEachChild(node, visit);
      if (
        !ts.isCallExpression(node) ||
        !ts.isIdentifier(node.expression) ||
        !TAKERS.has(node.expression.text)
      ) {
        return;
      }
      const [key, ...values] = node.arguments;
      if (key === undefined || values.some((value) => ts.isSpreadElement(value))) {
        return;
      }
      const keys = keysOf(checker, key, places.size);
      const wanted = Math.max(...(keys ?? []).map((name) => places.get(name) ?? 0));
      if (keys !== undefined && values.length !== wanted) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        const name = keys.length === 1 ? keys[0] : `${keys[0]} and ${keys.length - 1} more`;
        faults.push(
          `${path}:${line + 1}: ${name} has ${wanted} placeholders, and the call passes ${values.length}`,
        );
      }
    };
    visit(file);
  }
  return faults;
}

if (isCommand(import.meta.url)) {
  const faults = checkSentenceValues();
  endWith(faults, faults.length === 0 ? "every sentence gets its values" : `${faults.length} faults`);
}
