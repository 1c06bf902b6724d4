/** Tables as the addon packs them at logout when the file would have too many constants for Lua to read. */

/** Bytes of one text. */
const PART_BYTES = 24000;

/** Adds a value as the addon writes it: texts by their length, numbers, flags, tables in braces. */
function pack(value: unknown, out: string[]): void {
  if (typeof value === "string") {
    out.push(`s${value.length}:${value}`);
  } else if (typeof value === "number") {
    out.push(`n${string.format("%.17g", value)};`);
  } else if (type(value) === "table") {
    out.push("{");
    for (const [key, item] of pairs(value as Record<string, unknown>)) {
      pack(key, out);
      pack(item, out);
    }
    out.push("}");
  } else {
    out.push(value === true ? "T" : "F");
  }
}

/** The texts that stand for a table of entries. */
export function packedTable(content: Record<string, unknown>): string[] {
  const parts: string[] = [];
  let [out, bytes]: [string[], number] = [[], 0];
  for (const [key, value] of pairs(content)) {
    const piece: string[] = [];
    pack(key, piece);
    pack(value, piece);
    const text = table.concat(piece);
    out.push(text);
    bytes += text.length;
    if (bytes > PART_BYTES) {
      parts.push(table.concat(out));
      [out, bytes] = [[], 0];
    }
  }
  parts.push(table.concat(out));
  return parts;
}
