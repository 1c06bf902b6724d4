const ESCAPES: Record<string, string> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function quoted(text: string): string {
  const [escaped] = string.gsub(text, '[%c"\\]', (letter: string) => ESCAPES[letter] ?? " ");
  return `"${escaped}"`;
}

/** Numbers, texts, truth values, and arrays and records of them as JSON. An empty table is written as a record. */
export function toJson(value: unknown): string {
  if (typeof value === "string") {
    return quoted(value);
  }
  if (typeof value === "number" && (value !== value || math.abs(value) === math.huge)) {
    return "null";
  }
  if (typeof value === "number") {
    return string.format(value === math.floor(value) ? "%.0f" : "%.4g", value);
  }
  if (typeof value === "boolean") {
    return tostring(value);
  }
  if (value === undefined) {
    return "null";
  }
  const parts: string[] = [];
  if ((value as unknown[]).length > 0) {
    for (const item of value as unknown[]) {
      parts.push(toJson(item));
    }
    return `[${table.concat(parts, ",")}]`;
  }
  for (const [key, item] of pairs(value as Record<string, unknown>)) {
    parts.push(`${quoted(key)}:${toJson(item)}`);
  }
  return `{${table.concat(parts, ",")}}`;
}
