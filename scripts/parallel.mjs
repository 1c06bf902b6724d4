// Runs programs side by side, as many at once as the machine has cores.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

/** Runs one program; its output is what the promise gives, its message what it fails with. */
function runOne({ command, args, environment }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: environment, stdio: ["ignore", "pipe", "pipe"] });
    let [output, message] = ["", ""];
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (message += data));
    child.on("close", (code) =>
      code === 0 ? resolve(output) : reject(new Error(message || `ended with ${code}`)),
    );
  });
}

/** Takes programs with their arguments and environments. Returns what each has printed, in their order. */
export async function runInParallel(programs) {
  const results = [];
  let next = 0;
  const work = async () => {
    while (next < programs.length) {
      const index = next++;
      results[index] = await runOne(programs[index]);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}
