// Prints what a sync costs, row by row, with the figures to reach: npm run bench
import { join } from "node:path";
import { build } from "./build.mjs";
import { isOlderThan, runLua } from "./setup.mjs";

runLua(["-v"], { stdio: "ignore" });
if (
  isOlderThan(join("build", "sim.lua"), [
    "src",
    "sim",
    "locale",
    "typings",
    "GuildHelper.toc",
    "package.json",
  ])
)
  build();
const result = runLua(["bench/bench.lua", ...process.argv.slice(2)]);
process.exit(result.status ?? 1);
