// Compares the `Called by:` of every function's comment in src/ with its real callers; --write corrects them.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import ts from "typescript";
import { readOptions } from "./options.mjs";
import { isCommand, root } from "./root.mjs";

const WIDTH = 110;

/** A language service over the project's sources, which knows every reference. */
function openProject() {
  const config = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  const host = {
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
  };
  return ts.createLanguageService(host);
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

/** Who calls: the function around a node, the game's event around it, or its file. */
function callerOf(file, position) {
  let caller;
  for (let node = nodeAt(file, position); node !== undefined; node = node.parent) {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      return undefined;
    }
    if (ts.isFunctionDeclaration(node) && node.name !== undefined && node.name.getStart(file) !== position) {
      caller = node.name.text;
    }
    if (
      caller === undefined &&
      ts.isPropertyAssignment(node) &&
      /^[A-Z]+_[A-Z_]+$/.test(node.name.getText(file))
    ) {
      caller = `the game, on ${node.name.getText(file)}`;
    }
  }
  return caller ?? basename(file.fileName);
}

/** The real callers of a function, each once, in the order of their names. */
function callersOf(service, program, file, declaration) {
  const callers = new Set();
  const found = service.getReferencesAtPosition(file.fileName, declaration.name.getStart(file)) ?? [];
  for (const reference of found) {
    const other = program.getSourceFile(reference.fileName);
    if (
      reference.fileName === file.fileName &&
      reference.textSpan.start === declaration.name.getStart(file)
    ) {
      continue;
    }
    const caller = callerOf(other, reference.textSpan.start);
    if (caller !== undefined && caller !== declaration.name.text) {
      callers.add(caller);
    }
  }
  return [...callers].sort();
}

/** Breaks words into lines of a comment. */
function wrapped(words) {
  const lines = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= WIDTH - 3) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** The comment with its `Called by:` put right; the rest stays as it is. */
function withCallers(comment, callers) {
  const text = `Called by: ${callers.join(", ")}`;
  const lines = comment
    .replace(/^\/\*\*\s?|\s*\*\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trimEnd())
    .join("\n")
    .replace(/\s*Called by:[\s\S]*$/, "")
    .trim()
    .split("\n");
  const single = `/** ${lines.join(" ")} ${text} */`;
  if (lines.length === 1 && single.length <= WIDTH) {
    return single;
  }
  return ["/**", ...[...lines, ...wrapped(text)].map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}

/** Returns what is wrong in one file, and its text with everything put right. */
function checkFile(service, program, file) {
  const faults = [];
  const edits = [];
  for (const declaration of file.statements.filter(ts.isFunctionDeclaration)) {
    const name = `${relative(root, file.fileName)}: ${declaration.name.text}`;
    const comments = ts.getJSDocCommentsAndTags(declaration).filter(ts.isJSDoc);
    const callers = callersOf(service, program, file, declaration);
    if (comments.length === 0) {
      faults.push(`${name} has no comment`);
    }
    if (callers.length === 0) {
      faults.push(`${name} is called by nobody`);
    }
    const comment = comments.at(-1);
    if (comment === undefined || callers.length === 0) {
      continue;
    }
    const present = comment.getText(file);
    const right = withCallers(present, callers);
    const said = /Called by: ([\s\S]*?)\s*\*\//.exec(present)?.[1].replace(/\s*\n\s*\* ?/g, " ");
    if (said !== callers.join(", ")) {
      faults.push(`${name}: called by ${callers.join(", ")}, its comment says ${said ?? "nothing"}`);
      edits.push({ start: comment.getStart(file), end: comment.getEnd(), text: right });
    }
  }
  let text = file.text;
  for (const edit of edits.reverse()) {
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  }
  return { faults, text };
}

/** Returns what is wrong in src/; with `write` the comments are put right, and what is left is returned. */
export function checkCallers(write) {
  const service = openProject();
  const program = service.getProgram();
  const all = [];
  for (const file of program?.getSourceFiles() ?? []) {
    if (!relative(root, file.fileName).startsWith("src")) {
      continue;
    }
    const { faults, text } = checkFile(service, program, file);
    if (write && text !== readFileSync(file.fileName, "utf8")) {
      writeFileSync(file.fileName, text);
    }
    all.push(...(write ? faults.filter((fault) => !fault.includes("its comment says")) : faults));
  }
  return all;
}

if (isCommand(import.meta.url)) {
  const options = readOptions("node scripts/called-by.mjs [--write]", { write: { type: "boolean" } });
  const faults = checkCallers(options.write === true);
  for (const fault of faults) {
    console.log(fault);
  }
  process.exit(faults.length === 0 ? 0 : 1);
}
