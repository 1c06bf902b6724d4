// Builds the playground and hands it out on this machine; --check looks at it with a headless Chromium instead.
import { setUp } from "./setup.mjs";
import { endWith, readOptions, wholeNumber } from "./options.mjs";
import { build } from "./build.mjs";

const HELP = `npm run playground -- [options]

  --port N      the port (8080 where it is left out)
  --build       only writes the static files to out/playground
  --check       clicks through a whole sync with a crash in it, in a headless Chromium
  --pictures    the same, and copies its pictures to docs/pictures
  --help        these lines`;

const options = readOptions(HELP, {
  port: { type: "string", default: "8080" },
  build: { type: "boolean" },
  check: { type: "boolean" },
  pictures: { type: "boolean" },
});
const port = wholeNumber("port", options.port);
setUp();
await build();
const { SITE, writeSite } = await import("./playground/site.mjs");
writeSite();
if (options.check === true || options.pictures === true) {
  const { checkPlayground } = await import("./playground/check.mjs");
  endWith(await checkPlayground(options.pictures === true));
}
console.log("out/playground has the static files");
if (options.build !== true) {
  const { serve } = await import("./playground/serve.mjs");
  try {
    const { address } = await serve(SITE, port);
    console.log(`${address} is open until you press Ctrl+C`);
  } catch {
    console.error(`Port ${port} cannot be opened; choose another one with --port N.`);
    process.exit(1);
  }
}
