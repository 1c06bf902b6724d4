// Who calls a function of src/, as the language service knows it: through imports, tables and the members of types.
import { basename, join, relative } from "node:path";
import ts from "typescript";
import { root } from "../root.mjs";
import { isEvent, isNamedFunction } from "./named.mjs";

/** @typedef {{ name: string, path: string }} Caller a name, and its file inside src/ */

/** Whether a source file is one of src/. */
export function isInSources(file) {
  return relative(root, file.fileName).startsWith("src");
}

/** A language service over the project's sources, which knows every reference, and what it has found out about them. */
export function openProject() {
  const config = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  const service = ts.createLanguageService({
    getScriptFileNames: () => config.fileNames.filter((name) => !relative(root, name).startsWith("sim")),
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const text = ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => config.options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
    readDirectory: ts.sys.readDirectory.bind(ts.sys),
  });
  const program = service.getProgram();
  if (program === undefined) {
    throw new Error("tsconfig.json names no sources");
  }
  return { service, program, checker: program.getTypeChecker(), isOurs: isInSources };
}

/** The node of a file at a position. */
function nodeAt(file, position) {
  let found = file;
  const visit = (node) => {
    if (node.getStart(file) <= position && position < node.getEnd()) {
      found = node;
      ts.forEachChild(node, visit);
    }
  };
  ts.forEachChild(file, visit);
  return found;
}

/** Whether a reference only imports a name, or says which function a member of a type is: nobody calls it there. */
function isNoCall(node, named) {
  const { parent } = node;
  const isKey =
    (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isTypeElement(parent)) &&
    parent.name === node;
  return (
    isKey ||
    (named.isMember && ts.isShorthandPropertyAssignment(parent)) ||
    ts.findAncestor(node, (around) => ts.isImportDeclaration(around) || ts.isExportDeclaration(around)) !==
      undefined
  );
}

/** The functions with names of their own around a node, from the inside out. */
function functionsAround(node) {
  const found = [];
  for (let around = node.parent; around !== undefined; around = around.parent) {
    if (isNamedFunction(around)) {
      found.push(around);
    }
  }
  return found;
}

/** The event whose handler a node is in, if a table of handlers is around it. */
function eventAround(node) {
  const handler = ts.findAncestor(
    node,
    (around) => ts.isPropertyAssignment(around) && isEvent(around.name.getText()),
  );
  return handler === undefined ? undefined : /** @type {ts.PropertyAssignment} */ (handler).name.getText();
}

/**
 * Who calls at a node: a function, the game on an event, or the file itself. Nothing for a function that calls itself.
 * @returns {Caller | undefined}
 */
function callerAt(file, node, named) {
  const path = relative(join(root, "src"), file.fileName).replaceAll("\\", "/");
  const around = functionsAround(node);
  const caller = named.isLocal ? around[0] : around.at(-1);
  if (caller === named.node) {
    return undefined;
  }
  if (caller !== undefined) {
    return { name: caller.name.getText(file), path };
  }
  const event = eventAround(node);
  return { name: event === undefined ? basename(path) : `the game, on ${event}`, path };
}

/**
 * The real callers of a function, each once.
 * @param {import("./named.mjs").Named} named
 * @returns {Caller[]}
 */
export function callersOf(project, file, named) {
  const position = named.identifier.getStart(file);
  const callers = new Map();
  for (const reference of project.service.getReferencesAtPosition(file.fileName, position) ?? []) {
    const { fileName, textSpan } = reference;
    const other = project.program.getSourceFile(fileName);
    const node = nodeAt(other, textSpan.start);
    if ((fileName === file.fileName && textSpan.start === position) || isNoCall(node, named)) {
      continue;
    }
    const caller = callerAt(other, node, named);
    if (caller !== undefined) {
      callers.set(`${caller.path} ${caller.name}`, caller);
    }
  }
  if (callers.size === 0 && named.isInTable) {
    const path = relative(join(root, "src"), file.fileName).replaceAll("\\", "/");
    return [{ name: named.outsider ?? basename(path), path }];
  }
  return [...callers.values()];
}
