// Runs one sync with losses, throttling, conflicts and deletions between two clients of the headless realm, and prints
// both logs. --write puts them into docs/troubleshooting.md; --check says whether the page shows what such a sync logs.
import { build } from "./build.mjs";
import { readOptions } from "./options.mjs";
import { checkPart } from "./page-part.mjs";
import { isCommand } from "./root.mjs";
import { runLua } from "./setup.mjs";

const HELP = `npm run sync-log -- [options]

  --write   put the logs into docs/troubleshooting.md
  --check   say whether that page is up to date
  --help    these lines`;

/** What must be in the logs, so that the page shows what it explains. */
const SHOWN = [
  "lost and asked for again",
  "sent again",
  "request repeated",
  "throttled",
  "theirs of",
  "ours of",
  "1 deleted (",
  ...["setup", "news", "guildInfo", "calendar", "roster"].map((table) => `${table}: table completed`),
];

/** What the realm prints: the command and its outcome, then both logs. The clock and all chances are the same each time. */
async function recordSync() {
  await build();
  const { status, stderr, stdout } = runLua(["-e", `dofile("build/sim.lua").recordSync()`], {
    stdio: "pipe",
    encoding: "utf8",
  });
  const output = String(stdout).trimEnd();
  const missing = SHOWN.filter((words) => !output.includes(words));
  if (status !== 0 || missing.length > 0) {
    throw new Error(`${String(stderr)}the recorded sync does not show: ${missing.join(", ")}`);
  }
  return output;
}

/**
 * What is wrong with the page; with `write` it is put right.
 * @param {boolean} write
 */
function checkLogPage(write) {
  return checkPart(
    {
      page: "docs/troubleshooting.md",
      begin: "<!-- from a sync in the realm: npm run sync-log -- --write -->",
      end: "<!-- end of what is from the sync -->",
      // The names of members are made up, so they are not spelled like words.
      part: async () =>
        `<!-- cspell:disable -->\n\n\`\`\`\n${await recordSync()}\n\`\`\`\n\n<!-- cspell:enable -->`,
      stale: "does not show what a sync logs: npm run sync-log -- --write",
    },
    write,
  );
}

if (isCommand(import.meta.url)) {
  const options = readOptions(HELP, { write: { type: "boolean" }, check: { type: "boolean" } });
  const faults = options.write || options.check ? await checkLogPage(options.write === true) : [];
  console.log(options.write || options.check ? faults.join("\n") : await recordSync());
  process.exit(faults.length === 0 ? 0 : 1);
}
