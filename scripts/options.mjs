// How commands begin and end: their options, read by Node's own parser, and their exit code.
import { parseArgs } from "node:util";

/**
 * Ends a command with a sentence and exit code 2.
 * @param {string} sentence
 * @returns {never}
 */
export function refuse(sentence) {
  console.error(sentence);
  return process.exit(2);
}

/**
 * The options that a command was given. Prints its help for --help; refuses an option that it does not have.
 * @template {NonNullable<import("node:util").ParseArgsConfig["options"]>} T
 * @param {string} help
 * @param {T} options as `parseArgs` of `node:util` describes them
 * @returns the values by their names
 */
export function readOptions(help, options) {
  if (process.argv.includes("--help")) {
    console.log(help);
    process.exit();
  }
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
}

/**
 * A whole number that an option was given.
 * @param {string} option its name, for the refusal
 * @param {string} value
 */
export function wholeNumber(option, value) {
  return /^\d+$/.test(value) ? Number(value) : refuse(`--${option} takes a whole number, not ${value}.`);
}

/**
 * Ends a command that has checked something: prints the faults, and exits with 1 if there are any.
 * @param {string[]} faults a sentence each
 * @param {string} [verdict] a last line
 * @returns {never}
 */
export function endWith(faults, verdict) {
  for (const line of verdict === undefined ? faults : [...faults, verdict]) {
    console.log(line);
  }
  return process.exit(faults.length === 0 ? 0 : 1);
}
