import type { Flavor } from "../realmTypes";
import { writeFile } from "../formats/files";
import { toJson } from "../formats/json";
import { SCREEN_HEIGHT, SCREEN_WIDTH } from "../widgets/widgets";
import { SCENES } from "./scenes";
import { setStage } from "./stage";

/** The command `npm run preview`: plays scenes, and writes what is on the screen at their ends. */

/** What is on the screen at the end of a scene, as JSON. */
function sceneJson(name: string, flavor: Flavor, locale: string): string {
  const scene = SCENES.find((known) => known.name === name);
  if (scene === undefined) {
    error(`no scene ${name}`, 0);
  }
  const stage = setStage(scene, flavor, locale);
  for (const step of scene.steps) {
    step(stage);
  }
  const { player } = stage;
  if (player.errors.length > 0) {
    error(`${name}: ${player.errors[0]!}`, 0);
  }
  return toJson({
    steps: player.paint(),
    faults: player.layoutFaults(),
    screen: { width: SCREEN_WIDTH, height: SCREEN_HEIGHT },
  });
}

/** Writes a file of JSON for each of these scenes. */
export function writeScenes(
  this: void,
  folder: string,
  flavor: Flavor,
  locale: string,
  names: string[],
): void {
  for (const name of names) {
    writeFile(`${folder}/${name}.${flavor}.${locale}.json`, sceneJson(name, flavor, locale));
  }
}

/** The scenes' names and captions, as JSON. */
export function sceneList(this: void): string {
  return toJson(SCENES.map(({ caption, name }) => ({ name, caption })));
}
