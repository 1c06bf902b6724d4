/** The sender's task between setup and the other tables: both sides name the guilds that they would exchange. */

import { decode, encode } from "../../DataSyncComs/Codec";
import type { Delivery } from "../../DataSyncComs/Conversation";
import { sendPayload } from "../../DataSyncComs/Transfers";
import { awaitMessage } from "../../DataSyncComs/Waiting";
import { failure, type Failure, isFailure } from "../../DataSyncManager/Failure";
import { text } from "../../DataSyncManager/Locale";
import { log } from "../../DataSyncManager/Logs";
import type { TableType } from "../../DataSyncManager/Schema";
import type { GuildSet } from "../../DataSyncManager/Scope";
import { namesIn } from "../../DataSyncManager/SortedIds";
import { scopeCode } from "../SummaryCodes";
import type { SenderSession } from "./SenderSession";

/** Seconds without a word in which the other side must have answered. */
const ANSWER_SECONDS = 30;

/**
 * Once setup is done: where the two sides do not mean the same guilds, or setup changed, each says its own and the
 * guilds that both name are the scope from then on. Before the first table after setup; later it does nothing.
 * Called by: StartSync
 */
export function agreeScope(session: SenderSession, tableType: TableType): Failure | undefined {
  const isAgreed = !session.isSetupChanged && session.remoteScopeCode === scopeCode(session.scope);
  if (tableType !== "news" || isAgreed) {
    return undefined;
  }
  session.step = "2.3";
  const names = namesIn(session.scope);
  const problem = sendPayload(session.conversation, "SND;SCOP", "NONE", encode(names));
  if (problem !== undefined) {
    return problem;
  }
  const reply = awaitMessage(session.conversation, ["SND;SCOP"], "NONE", ANSWER_SECONDS);
  if (reply === undefined) {
    return failure("REASON_NO_ANSWER", session.user);
  }
  if (isFailure(reply)) {
    return reply;
  }
  session.scope = commonGuilds(session.scope, (reply as Delivery).payload);
  log(session, "2.3", text("LOG_SCOPE", table.concat(namesIn(session.scope), ", ")));
  return next(session.scope)[0] === undefined ? failure("REASON_NOT_LINKED", session.user) : undefined;
}

/**
 * Takes the guilds of this side and the payload with the other side's. Returns those that both name.
 * Called by: agreeScope, answerScope
 */
export function commonGuilds(own: GuildSet, payload: string): GuildSet {
  const common: GuildSet = {};
  for (const name of (decode(payload) ?? []) as unknown[]) {
    if (typeof name === "string" && own[name]) {
      common[name] = true;
    }
  }
  return common;
}
