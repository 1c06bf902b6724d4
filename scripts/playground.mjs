// Builds the playground and hands it out on this machine; --check looks at it with a headless Chromium instead.
import { setUp } from "./setup.mjs";
import { build } from "./build.mjs";

const HELP = `npm run playground -- [options]

  --port N      the port (8080 where it is left out)
  --build       only writes the static files to out/playground
  --check       clicks through a whole sync with a crash in it, in a headless Chromium
  --pictures    the same, and copies its pictures to docs/pictures
  --help        these lines`;

const words = process.argv.slice(2);
if (words.includes("--help")) {
  console.log(HELP);
  process.exit(0);
}
setUp();
await build();
const { SITE, writeSite } = await import("./playground/site.mjs");
writeSite();
if (words.includes("--check") || words.includes("--pictures")) {
  const { checkPlayground } = await import("./playground/check.mjs");
  const faults = await checkPlayground(words.includes("--pictures"));
  for (const fault of faults) console.log(fault);
  process.exit(faults.length === 0 ? 0 : 1);
}
console.log("out/playground has the static files");
if (!words.includes("--build")) {
  const { serve } = await import("./playground/serve.mjs");
  const place = words.indexOf("--port");
  const port = place < 0 ? 8080 : Number(words[place + 1]);
  try {
    const { address } = await serve(SITE, port);
    console.log(`${address} is open until you press Ctrl+C`);
  } catch {
    console.error(`Port ${words[place + 1] ?? port} cannot be opened; choose another one with --port N.`);
    process.exit(1);
  }
}
