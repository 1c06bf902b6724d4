/** The guilds that samples, simulations and pictures are about: two linked guilds of one name on two realms. */

export const GUILD_NAME = "No Rest For The Wicked";
export const HOME_REALM = "Eonar";

/** As the addon writes guild names, `Guild Name-Realm`. */
export const EONAR = `${GUILD_NAME}-${HOME_REALM}`;
export const ALLERIA = `${GUILD_NAME}-Alleria`;

/** Names of the ranks, the guild master's first. */
export const RANKS = ["Guild Master", "Officer", "Raider", "Member", "Initiate"];
