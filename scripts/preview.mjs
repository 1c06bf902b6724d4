// Draws every pane, window and state of the addon as the realm lays it out, and a page with all of the pictures.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { readOptions } from "./options.mjs";
import { setUp } from "./setup.mjs";
import { outputsOf } from "./parallel.mjs";

const OUT = "out/preview";
const HELP = `npm run preview -- [options]

  --only NAME         scenes whose name has these letters in it (more than one: give it again)
  --flavor NAME       mainline, mists, tbc or vanilla; all four where it is left out
  --locale NAME       a client's language, such as deDE; all for every one. Where it is left out: enUS, and in the
                      newest client also deDE, whose words are the longest
  --write             also copy the pictures that the README shows into docs/pictures
  --help              these lines`;

/** The scenes that the README shows, as the retail client has them. */
const SHOWN = [
  "sync-running",
  "news-read",
  "calendar",
  "roster-card",
  "roster-edit",
  "setup",
  "setup-new",
  "maintenance",
  "settings",
];

const FLAVORS = ["mainline", "mists", "tbc", "vanilla"];
const LOCALES = ["enUS", "deDE", "frFR", "esES", "ptBR", "ruRU", "koKR", "zhCN"];

/** Runs a piece of Lua with the realm, and returns what it prints. */
function lua({ lua: command, environment }, code) {
  return { command, args: ["-e", `local sim = dofile("build/sim.lua") ${code}`], environment };
}

const options = readOptions(HELP, {
  only: { type: "string", multiple: true, default: [] },
  flavor: { type: "string", multiple: true, default: FLAVORS },
  locale: { type: "string", multiple: true },
  write: { type: "boolean" },
});
const setup = setUp();
await build();
const { drawScene } = await import("./preview/draw.mjs");
const { galleryPage } = await import("./preview/gallery.mjs");

const [listed] = await outputsOf([lua(setup, "io.write(sim.sceneList())")]);
const { flavor: flavors, only } = options;
const scenes = JSON.parse(/** @type {string} */ (listed)).filter(
  ({ name }) => only.length === 0 || only.some((part) => name.includes(part)),
);
const asked = options.locale ?? ["enUS"];
const locales = asked.includes("all") ? LOCALES : asked;
const clients = flavors.flatMap((flavor) => locales.map((locale) => ({ flavor, locale })));
if (options.locale === undefined && flavors.includes(FLAVORS[0])) {
  clients.push({ flavor: FLAVORS[0], locale: "deDE" });
}

rmSync(join(OUT, "steps"), { recursive: true, force: true });
mkdirSync(join(OUT, "steps"), { recursive: true });
const jobs = clients.flatMap((client) => scenes.map(({ name }) => ({ ...client, name })));
await outputsOf(
  jobs.map(({ flavor, locale, name }) =>
    lua(setup, `sim.writeScenes("${OUT}/steps", "${flavor}", "${locale}", {"${name}"})`),
  ),
);
let faulty = 0;
for (const { flavor, locale, name } of jobs) {
  const file = `${name}.${flavor}.${locale}`;
  const { faults, screen, steps } = JSON.parse(readFileSync(join(OUT, "steps", `${file}.json`), "utf8"));
  writeFileSync(join(OUT, `${file}.png`), drawScene(Array.isArray(steps) ? steps : [], screen));
  for (const fault of Array.isArray(faults) ? faults : []) {
    faulty += 1;
    console.log(`${file}: ${fault}`);
  }
}
if (options.write === true) {
  for (const name of SHOWN) {
    copyFileSync(join(OUT, `${name}.mainline.enUS.png`), join("docs", "pictures", `${name}.png`));
  }
}
writeFileSync(join(OUT, "index.html"), galleryPage(scenes, clients));
console.log(`${jobs.length} pictures in ${OUT}/, ${faulty} faults; open ${OUT}/index.html`);
process.exit(faulty === 0 ? 0 : 1);
