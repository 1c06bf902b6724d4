/** The names of the key bindings of `Bindings.xml`, which the game looks up as globals. */

import { text } from "../DataSyncManager/runtime/Locale";

interface BindingGlobals {
  BINDING_HEADER_GUILDHELPER: string;
  BINDING_NAME_GUILDHELPER_TOGGLE: string;
  BINDING_NAME_GUILDHELPER_SYNC: string;
}

/** Tells the game how the bindings are called in the client's language. Called by: GuildHelper.ts */
export function nameBindings(): void {
  const globals = _G as unknown as BindingGlobals;
  globals.BINDING_HEADER_GUILDHELPER = text("TITLE");
  globals.BINDING_NAME_GUILDHELPER_TOGGLE = text("BINDING_TOGGLE");
  globals.BINDING_NAME_GUILDHELPER_SYNC = text("BINDING_SYNC");
}
