// How a comment says who calls: the words, and their place at its end.
import { basename, dirname } from "node:path";

const WIDTH = 110;
/** With more callers than this, a comment counts them and names their files. */
const MAX_NAMES = 6;
/** With more files than this, it names their folders; with more folders than this, the folders at the top of src/. */
const MAX_PLACES = 10;

/** Each once, in the order of the alphabet. */
function unique(words) {
  return [...new Set(words)].sort();
}

/**
 * The files of callers, or if those are too many their folders.
 * @param {import("./callers.mjs").Caller[]} callers
 */
function placesOf(callers) {
  const files = unique(callers.map(({ path }) => path));
  if (files.length <= MAX_PLACES) {
    return unique(files.map((path) => basename(path)));
  }
  const folders = unique(files.map((path) => (dirname(path) === "." ? path : dirname(path))));
  return folders.length <= MAX_PLACES ? folders : unique(folders.map((folder) => folder.split("/")[0]));
}

/**
 * Who calls, in words. A file that calls outside of any function is not counted among the functions.
 * @param {import("./callers.mjs").Caller[]} callers
 */
export function namedCallers(callers) {
  const names = unique(callers.map(({ name }) => name));
  if (names.length <= MAX_NAMES) {
    return names.join(", ");
  }
  const functions = callers.filter(({ name, path }) => name !== basename(path));
  return `${functions.length} functions in ${placesOf(callers).join(", ")}`;
}

/** Breaks words into lines of a comment. */
function wrapped(words, width) {
  const lines = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** What a comment says of the callers at present. */
export function saidCallers(comment) {
  return /Called by: ([\s\S]*?)\s*\*\//.exec(comment)?.[1].replace(/\s*\n\s*\* ?/g, " ");
}

/** Whether a comment of several lines begins with one that says nothing. */
export function hasEmptyFirstLine(comment) {
  return /^\/\*\*[ \t]*\n[ \t]*\*[ \t]*\n/.test(comment);
}

/** The comment with its `Called by:` put right; the rest stays as it is. `indent` is its column. */
export function withCallers(comment, callers, indent) {
  const text = `Called by: ${namedCallers(callers)}`;
  const lines = comment
    .replace(/^\/\*\*\s?|\s*\*\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trimEnd())
    .join("\n")
    .replace(/\s*Called by:[\s\S]*$/, "")
    .trim()
    .split("\n")
    .filter((line, place) => place > 0 || line !== "");
  const single = `/** ${[...lines, text].join(" ")} */`;
  if (lines.length <= 1 && indent + single.length <= WIDTH) {
    return single;
  }
  const body = [...lines, ...wrapped(text, WIDTH - 3 - indent)].map((line) => ` * ${line}`.trimEnd());
  return ["/**", ...body, " */"].join(`\n${" ".repeat(indent)}`);
}
