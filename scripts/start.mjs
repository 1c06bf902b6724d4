// The main job: clients in the headless realm sync real data. Options go to the realm; --help lists them.
import { mkdirSync } from "node:fs";
import { build } from "./build.mjs";
import { runLua } from "./setup.mjs";

const words = process.argv.slice(2);

/** A text as Lua reads it, whatever is in it. */
const quoted = (text) =>
  `"${[...Buffer.from(text)].map((byte) => `\\${String(byte).padStart(3, "0")}`).join("")}"`;

runLua(["-v"], { stdio: "ignore" });
await build();
const out = words.indexOf("--out");
if (out >= 0 && words[out + 1] !== undefined) {
  mkdirSync(words[out + 1], { recursive: true });
}
const call =
  words[0] === "--write-samples"
    ? `writeSamples("sample")`
    : `runDemo({${words.map(quoted).join(",")}}, ${process.stdout.isTTY === true})`;
const result = runLua(["-e", `os.exit(dofile("build/sim.lua").${call} or 0)`]);
process.exit(result.status ?? 1);
