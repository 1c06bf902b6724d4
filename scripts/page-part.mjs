// A part of a page that a script writes, between two marks: puts it in, or says that the page is stale.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import prettier from "prettier";
import { root } from "./root.mjs";

/**
 * What is wrong with the page; with `write` it is put right.
 * @param {{ page: string, begin: string, end: string, part: (page: string) => string | Promise<string>,
 *   stale: string }} what the page is relative to the project; `part` is given its present text
 * @param {boolean} write
 */
export async function checkPart({ begin, end, page, part, stale }, write) {
  const path = join(root, page);
  const present = readFileSync(path, "utf8");
  const [before, rest = ""] = present.split(begin);
  const after = rest.split(end)[1];
  if (after === undefined) {
    return [`${page} has no part between ${begin} and ${end}`];
  }
  const text = `${before}${begin}\n\n${await part(present)}\n\n${end}${after}`;
  const right = await prettier.format(text, { ...(await prettier.resolveConfig(path)), filepath: path });
  if (write) {
    writeFileSync(path, right);
    return [];
  }
  return right === present ? [] : [`${page} ${stale}`];
}
