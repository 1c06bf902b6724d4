/**
 * The globals that the addon makes because the game looks them up by name. They are `var`, so that `_G` has them: the
 * compiled Lua then writes to `_G` on purpose, and any other global that is written is found as an accident.
 */

/** The names of the key bindings of `Bindings.xml`. */
declare var BINDING_HEADER_GUILDHELPER: string;
declare var BINDING_NAME_GUILDHELPER_TOGGLE: string;
declare var BINDING_NAME_GUILDHELPER_SYNC: string;

/** The slash commands of `SlashCmdList.GUILDHELPER`. */
declare var SLASH_GUILDHELPER1: string;
declare var SLASH_GUILDHELPER2: string;

/** What other addons, key bindings and the escape key reach. */
declare var GuildHelper: object;

/**
 * The bit operations of the game's Lua, on 32 bits. What they return may be below zero.
 * @customName bit
 */
declare const bitOperations: {
  band(this: void, ...words: number[]): number;
  bnot(this: void, word: number): number;
  bxor(this: void, ...words: number[]): number;
  rshift(this: void, word: number, count: number): number;
};
