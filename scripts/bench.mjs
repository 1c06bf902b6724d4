// Prints what a sync costs, row by row, with the figures to reach: npm run bench
import { build } from "./build.mjs";
import { runLua } from "./setup.mjs";

runLua(["-v"], { stdio: "ignore" });
await build();
const result = runLua(["bench/bench.lua", ...process.argv.slice(2)]);
process.exit(result.status ?? 1);
