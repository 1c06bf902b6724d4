/** The realm, for those who drive it: the specs and the commands. */

export { createRealm } from "./realm";
export { heldKilobytes } from "./memory";
export { savedFile, savedTable } from "./savedData";
export { readSavedVariables, writeSavedVariables } from "./savedVariables";
export { readCbor } from "./cborReader";
export { writeCbor } from "./cborWriter";
export { sampleArticles, sampleRoster, timestamp } from "./sampleRoster";
export { compareClients, isEqual } from "./demo/proof";
export { runDemo, writeSamples } from "./demo/run";
export { checkInstalled } from "./installed";
export { sceneList, writeScenes } from "./preview/run";
export { playground } from "./playground/session";
export { fuzz } from "./simulate/fuzz";
export { simulate } from "./simulate/run";
export { fuzzMessages, replaySeed, simulateSeeds } from "./simulate/command";
