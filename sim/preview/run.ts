import type { Flavor } from "../realmTypes";
import { writeFile } from "../formats/files";
import { toJson } from "../formats/json";
import { SCREEN_HEIGHT, SCREEN_WIDTH } from "../widgets/widgets";
import { SCENES } from "./scenes";
import { setStage } from "./stage";

/** Takes the name of a scene, the kind of client and its language. Returns what is on its screen, as JSON. */
function sceneJson(name: string, flavor: Flavor, locale: string): string {
  const scene = SCENES.find((known) => known.name === name);
  if (scene === undefined) error(`no scene ${name}`, 0);
  const stage = setStage(scene, flavor, locale);
  for (const step of scene.steps) step(stage);
  const { player } = stage;
  if (player.errors.length > 0) error(`${name}: ${player.errors[0]!}`, 0);
  return toJson({
    steps: player.paint(),
    faults: player.layoutFaults(),
    screen: { width: SCREEN_WIDTH, height: SCREEN_HEIGHT },
  });
}

/** Takes where to write, the kind of client, its language and names of scenes. Writes a file of JSON for each. */
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

/** Returns the scenes' names and captions, as JSON. */
export function sceneList(this: void): string {
  return toJson(SCENES.map(({ caption, name }) => ({ name, caption })));
}
