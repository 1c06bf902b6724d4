// Compares the `Called by:` of every named function's comment in src/ with its real callers; --write corrects them.
//
// Every function with a name has a comment, except where the rule says otherwise:
// - A function declaration and a constant that holds a function have one, at the top of a file and inside another function.
// - A member of an interface or type that holds a function has the comment for all functions that implement it; its callers
//   are those of the member. The functions in a table of that type need none, and neither do members of a type that is
//   written down in a list of parameters: they are parameters.
// - A function in any other table has one. If its key is an event or its type is from typings/, the game is its caller; if
//   nothing else refers to it, the caller is its file.
//
// The caller is the outermost function around the call; for a function inside another one it is the innermost. More than six
// callers are counted, and named by their files; more than ten files are named by their folders.
import { readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { callersOf, isInSources, openProject } from "./called-by/callers.mjs";
import { hasEmptyFirstLine, namedCallers, saidCallers, withCallers } from "./called-by/comments.mjs";
import { findNamed } from "./called-by/named.mjs";
import { endWith, readOptions } from "./options.mjs";
import { isCommand, root } from "./root.mjs";

/**
 * What is wrong with one function's comment, and how it would be right.
 * @param {import("./called-by/named.mjs").Named} named
 */
function checkNamed(project, file, named) {
  const label = `${relative(root, file.fileName)}: ${named.name}`;
  const { comment } = named;
  if (comment === undefined) {
    return { faults: [`${label} has no comment`], edits: [] };
  }
  const callers = callersOf(project, file, named);
  const present = comment.getText(file);
  const start = comment.getStart(file);
  const { character } = file.getLineAndCharacterOfPosition(start);
  const edit = {
    start,
    end: comment.getEnd(),
    text: withCallers(present, callers, character),
  };
  if (callers.length === 0) {
    return { faults: [`${label} is called by nobody`], edits: [] };
  }
  const right = namedCallers(callers);
  const said = saidCallers(present);
  if (said !== right) {
    const faults = [`${label}: called by ${right}, its comment says ${said ?? "nothing"}`];
    return { faults, edits: [edit] };
  }
  return hasEmptyFirstLine(present)
    ? { faults: [`${label}: the first line of what its comment says is empty`], edits: [edit] }
    : { faults: [], edits: [] };
}

/** What is wrong in one file and cannot be written, what can, and the file's text with that put right. */
function checkFile(project, file) {
  const open = [];
  const corrected = [];
  const edits = [];
  for (const named of findNamed(project, file)) {
    const found = checkNamed(project, file, named);
    (found.edits.length > 0 ? corrected : open).push(...found.faults);
    edits.push(...found.edits);
  }
  let text = file.text;
  for (const edit of edits.sort((first, second) => second.start - first.start)) {
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  }
  return { open, corrected, text };
}

/** What is wrong in src/; with `write`, what is left after the comments have been put right. */
export function checkCallers(write) {
  const project = openProject();
  const faults = [];
  for (const file of project.program.getSourceFiles().filter(isInSources)) {
    const { open, corrected, text } = checkFile(project, file);
    faults.push(...open, ...(write ? [] : corrected));
    if (write && text !== readFileSync(file.fileName, "utf8")) {
      writeFileSync(file.fileName, text);
    }
  }
  return faults;
}

if (isCommand(import.meta.url)) {
  const options = readOptions("node scripts/called-by.mjs [--write]", { write: { type: "boolean" } });
  endWith(checkCallers(options.write === true));
}
