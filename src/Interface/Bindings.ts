/** The names of the key bindings in `Bindings.xml`, which the game looks up as globals. */

import { text } from "../DataSyncManager/runtime/Locale";

/** In the client's language. Called by: GuildHelper.ts */
export function nameBindings(): void {
  _G.BINDING_HEADER_GUILDHELPER = text("TITLE");
  _G.BINDING_NAME_GUILDHELPER_TOGGLE = text("BINDING_TOGGLE");
  _G.BINDING_NAME_GUILDHELPER_SYNC = text("BINDING_SYNC");
}
