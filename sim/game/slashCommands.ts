/** Finds who handles a typed slash command, as the chat's edit box does. */

/** Whether `SLASH_<key>1`, `SLASH_<key>2` … name that command. */
function isCommandOf(env: Record<string, unknown>, key: string, command: string): boolean {
  let index = 1;
  while (true) {
    const name: unknown = rawget(env, `SLASH_${key}${index}`);
    if (typeof name !== "string") {
      return false;
    }
    if (string.lower(name) === command) {
      return true;
    }
    index += 1;
  }
}

/** Finds the handler of a typed line among a client's globals, and what to give it. */
export function findSlashCommand(
  env: Record<string, unknown>,
  line: string,
): { handler: (this: void, message: string, editBox: unknown) => void; message: string } | undefined {
  const [command, message] = string.match(line, "^(%S+)%s*(.-)$");
  if (command === undefined) {
    return undefined;
  }
  const list = rawget(env, "SlashCmdList") as Record<string, (this: void, message: string) => void>;
  const keys: string[] = [];
  for (const key in list) {
    keys.push(key);
  }
  table.sort(keys);
  for (const key of keys) {
    if (isCommandOf(env, key, string.lower(command))) {
      return { handler: list[key]!, message: message! };
    }
  }
  return undefined;
}
