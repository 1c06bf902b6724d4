/** SavedVariables files, in the form in which the game writes them. */

const ESCAPES: Record<string, string> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\0": "\\000",
};

/** Instructions that a file may take to be read; a file that loops for ever is not one that the game wrote. */
const MAX_INSTRUCTIONS = 2e8;

function quoted(text: string): string {
  const [escaped] = string.gsub(text, '[\\"\n\r%z]', (found: string) => ESCAPES[found] ?? found);
  return `"${escaped}"`;
}

function numberText(value: number): string {
  return value === math.floor(value) && math.abs(value) < 1e15
    ? string.format("%.0f", value)
    : string.format("%.17g", value);
}

/** A key or a plain value as text, undefined if the game does not write it. */
function scalarText(value: unknown): string | undefined {
  const kind = type(value);
  if (kind === "string") {
    return quoted(value as string);
  }
  if (kind === "number") {
    return numberText(value as number);
  }
  if (kind === "boolean") {
    return tostring(value);
  }
  return undefined;
}

/** Orders keys: numbers before texts, each in their own order, so that the same table gives the same file. */
function comesBefore(first: unknown, second: unknown): boolean {
  const kind = type(first);
  if (kind !== type(second)) {
    return kind < type(second);
  }
  if (kind === "number") {
    return (first as number) < (second as number);
  }
  return tostring(first) < tostring(second);
}

function writeTable(content: object, open: LuaTable<AnyNotNil, boolean>, out: string[]): void {
  open.set(content, true);
  out.push("{\n");
  const length = (content as unknown[]).length;
  for (const index of $range(1, length)) {
    writeItem("", (content as unknown[])[index - 1], open, out);
  }
  const keys: unknown[] = [];
  for (const [key] of pairs(content as Record<string, unknown>)) {
    const index = key as unknown;
    if (typeof index !== "number" || index < 1 || index > length || index !== math.floor(index)) {
      keys.push(index);
    }
  }
  table.sort(keys, comesBefore);
  for (const key of keys) {
    const name = scalarText(key);
    const item = (content as Record<string, unknown>)[key as string];
    if (name !== undefined) {
      writeItem(`[${name}] = `, item, open, out);
    }
  }
  out.push("}");
  open.delete(content);
}

function writeItem(start: string, item: unknown, open: LuaTable<AnyNotNil, boolean>, out: string[]): void {
  const text = scalarText(item);
  if (text !== undefined) {
    out.push(start, text, ",\n");
  } else if (type(item) === "table" && !open.has(item as AnyNotNil)) {
    out.push(start);
    writeTable(item as object, open, out);
    out.push(",\n");
  } else if (start === "") {
    out.push("nil,\n");
  }
}

/** The text of the file with these globals. Functions and cycles are left out, as in the game. */
export function writeSavedVariables(names: readonly string[], env: Record<string, unknown>): string {
  const out: string[] = [];
  for (const name of names) {
    const value: unknown = rawget(env, name);
    const text = scalarText(value);
    if (text !== undefined) {
      out.push(`\n${name} = ${text}\n`);
    } else if (type(value) === "table") {
      out.push(`\n${name} = `);
      writeTable(value as object, new LuaTable(), out);
      out.push("\n");
    } else {
      out.push(`\n${name} = nil\n`);
    }
  }
  return table.concat(out);
}

/** The globals that a file sets; an error if it is no such file. */
export function readSavedVariables(text: string): Record<string, unknown> {
  const [chunk, message] = loadstring(text, "@SavedVariables");
  if (chunk === undefined) {
    error(message, 0);
  }
  const values: Record<string, unknown> = {};
  setfenv(chunk, values);
  const thread = coroutine.create(chunk as () => void);
  debug.sethook(thread, () => error("SavedVariables: takes too long to read", 0), "", MAX_INSTRUCTIONS);
  const [ok, problem] = coroutine.resume(thread);
  if (!ok) {
    error(problem, 0);
  }
  return values;
}
