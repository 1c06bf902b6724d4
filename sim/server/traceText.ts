import type { AddonMessage } from "./playerLink";

/** How messages are written in the trace. */

/** The text with every byte that cannot be printed as a backslash and three digits. */
function printable(text: string): string {
  const [escaped] = string.gsub(text, "[^\x20-\x7e]", (byte: string) =>
    string.format("\\%03d", string.byte(byte)),
  );
  return escaped;
}

/** A message in a line of the trace. */
export function describeMessage(message: AddonMessage): string {
  const target = message.target === "" ? "" : ` ${message.target}`;
  return `${message.chatType}${target} ${message.prefix} "${printable(message.text)}"`;
}
