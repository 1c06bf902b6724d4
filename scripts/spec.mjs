// Runs the specs whose path contains NAME: npm run spec NAME [-- busted's options]
import { spawnSync } from "node:child_process";
import { build } from "./build.mjs";
import { root } from "./root.mjs";
import { setUp } from "./setup.mjs";
import { specFiles, specProgram } from "./specs.mjs";

const HELP = `npm run spec NAME [-- OPTIONS]

  NAME      a part of the path of one or more specs, such as sync_spec or panes
  OPTIONS   busted's own, such as --filter='a new member' or -o TAP`;

const [name, ...options] = process.argv.slice(2);
if (name === undefined || name.startsWith("-")) {
  console.error(HELP);
  process.exit(2);
}
const files = specFiles().filter((path) => path.includes(name));
if (files.length === 0) {
  console.error(`No spec has ${name} in its path.`);
  process.exit(2);
}
const setup = setUp();
await build();
const { args, command, environment } = specProgram(setup, [...files, ...options]);
const { status } = spawnSync(command, args, { cwd: root, env: environment, stdio: "inherit" });
process.exit(status ?? 1);
