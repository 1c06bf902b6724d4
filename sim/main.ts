/** The realm, for those who drive it: the specs and the commands. */

export { createRealm } from "./realm";
export { heldKilobytes } from "./lua/memory";
export { damagedFile } from "./samples/damagedFiles";
export { savedFile, savedTable } from "./samples/savedData";
export { readSavedVariables, writeSavedVariables } from "./formats/savedVariables";
export { readCbor } from "./formats/cborReader";
export { writeCbor } from "./formats/cborWriter";
export { sampleArticles, sampleRoster, timestamp } from "./samples/sampleRoster";
export { compareClients, isEqual } from "./demo/proof";
export { recordSync } from "./demo/recordedSync";
export { runDemo, writeSamples } from "./demo/run";
export { checkInstalled } from "./demo/installed";
export { sceneList, writeScenes } from "./preview/run";
export { playground } from "./playground/session";
export { fuzz } from "./simulate/fuzz";
export { simulate } from "./simulate/run";
export { fuzzMessages, replaySeed, simulateSeeds } from "./simulate/command";
