/** The names of the key bindings of `Bindings.xml`, which the game looks up as globals. */

import { text } from "../DataSyncManager/runtime/Locale";

/** Tells the game how the bindings are called in the client's language. Called by: GuildHelper.ts */
export function nameBindings(): void {
  _G.BINDING_HEADER_GUILDHELPER = text("TITLE");
  _G.BINDING_NAME_GUILDHELPER_TOGGLE = text("BINDING_TOGGLE");
  _G.BINDING_NAME_GUILDHELPER_SYNC = text("BINDING_SYNC");
}
