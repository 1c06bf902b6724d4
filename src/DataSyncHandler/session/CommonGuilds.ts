/** The guilds that both sides of a session name. */

import { tableOr } from "../../DataSyncManager/data/PlainTables";
import { decode } from "../../DataSyncComs/messages/PayloadCodec";
import type { GuildSet } from "../../DataSyncManager/guild/SharedGuilds";

/** The guilds that both sides name, given the other side's payload. Called by: agreeScope, answerScope */
export function commonGuilds(own: GuildSet, payload: string): GuildSet {
  const common: GuildSet = {};
  for (const [, name] of pairs(tableOr(decode(payload)))) {
    if (typeof name === "string" && own[name]) {
      common[name] = true;
    }
  }
  return common;
}
