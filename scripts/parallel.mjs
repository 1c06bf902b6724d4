// Runs programs side by side, as many at once as the machine has cores.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { root } from "./root.mjs";

/**
 * @typedef {object} Program
 * @property {string} command
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} [environment] this process's own if left out
 *
 * @typedef {object} Result
 * @property {boolean} isGood whether the exit code was 0
 * @property {string} output what it wrote to its standard output
 * @property {string} messages what it wrote to its standard error
 * @property {number} seconds
 */

/**
 * Runs one program to its end in the project's folder. Never rejects: a program that cannot be started is a failed one.
 * @param {Program} program
 * @returns {Promise<Result>}
 */
function runProgram({ args, command, environment }) {
  const start = Date.now();
  const [output, messages] = [[], []].map((chunks) => /** @type {Buffer[]} */ (chunks));
  const text = (/** @type {Buffer[]} */ chunks) => Buffer.concat(chunks).toString("utf8");
  return new Promise((resolve) => {
    const end = (/** @type {boolean} */ isGood, /** @type {string} */ problem) =>
      resolve({
        isGood,
        output: text(output),
        messages: text(messages) + problem,
        seconds: (Date.now() - start) / 1000,
      });
    const child = spawn(command, args, {
      cwd: root,
      env: environment ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => messages.push(chunk));
    child.once("error", (error) => end(false, error.message));
    child.once("close", (code, signal) => end(code === 0, signal === null ? "" : `ended by ${signal}\n`));
  });
}

/**
 * Runs programs in their order, as many at once as there are cores; `onEnd` hears of each when it ends.
 * @template {Program} T
 * @param {T[]} programs
 * @param {(result: Result, program: T) => void} onEnd
 */
export async function runInParallel(programs, onEnd) {
  const waiting = [...programs];
  /** @type {Map<T, Result>} */
  const results = new Map();
  const work = async () => {
    for (let program = waiting.shift(); program !== undefined; program = waiting.shift()) {
      const result = await runProgram(program);
      results.set(program, result);
      onEnd(result, program);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return programs.map((program) => /** @type {Result} */ (results.get(program)));
}

/**
 * What each program prints, in their order. The first one that fails ends it all, with its message.
 * @param {Program[]} programs
 */
export async function outputsOf(programs) {
  const results = await runInParallel(programs, ({ isGood, messages, output }, { command }) => {
    if (!isGood) {
      throw new Error(messages || output || `${command} failed`);
    }
  });
  return results.map(({ output }) => output);
}
