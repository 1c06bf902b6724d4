/** Takes a text of any bytes and returns it printable: other bytes as a backslash and three digits. */
export function printable(text: string): string {
  const [escaped] = string.gsub(text, "[^\x20-\x7e]", (byte: string) =>
    string.format("\\%03d", string.byte(byte)),
  );
  return escaped;
}
