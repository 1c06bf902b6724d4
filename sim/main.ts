/** The realm, for those who drive it: the specs and the commands. */

export { createRealm } from "./realm";
export { readSavedVariables, writeSavedVariables } from "./savedVariables";
export { readCbor } from "./cborReader";
export { writeCbor } from "./cborWriter";
