/** Files of the machine that the realm runs on. */

/** Some editors begin a UTF-8 file with it; the game skips it. */
const BYTE_ORDER_MARK = string.char(0xef, 0xbb, 0xbf);

/** The file's text, undefined if there is no such file. */
export function readFile(path: string): string | undefined {
  const [file] = io.open(path, "rb");
  if (file === undefined) {
    return undefined;
  }
  const text = file.read("*a") ?? "";
  file.close();
  return string.sub(text, 1, 3) === BYTE_ORDER_MARK ? string.sub(text, 4) : text;
}

/** The text of a file that must be there; otherwise an error in one sentence for the player. */
export function readRequiredFile(path: string): string {
  return readFile(path) ?? error(`${path} cannot be read.`, 0);
}

/** Writes the file anew; an error in one sentence if that cannot be done. */
export function writeFile(path: string, text: string): void {
  const [file, message] = io.open(path, "wb");
  if (file === undefined) {
    error(`${path} cannot be written: ${message}.`, 0);
  }
  file.write(text);
  file.close();
}
