/** The sender's task between setup and the other tables: both sides name the guilds that they would exchange. */

import { encode } from "../../DataSyncComs/messages/PayloadCodec";
import type { Delivery } from "../../DataSyncComs/connection/Connection";
import { sendPayload } from "../../DataSyncComs/connection/OutgoingTransfers";
import { awaitMessage } from "../../DataSyncComs/connection/Requests";
import { failure, type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { text } from "../../DataSyncManager/runtime/Locale";
import { log } from "../../DataSyncManager/sync/SyncLog";
import type { TableType } from "../../DataSyncManager/data/Schema";
import { namesIn } from "../../DataSyncManager/data/SortedIds";
import { commonGuilds } from "../session/CommonGuilds";
import { scopeCode } from "../reconcile/DigestCodes";
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
  const problem = sendPayload(session.connection, "SND;SCOP", "NONE", encode(names));
  if (problem !== undefined) {
    return problem;
  }
  const reply = awaitMessage(session.connection, ["SND;SCOP"], "NONE", ANSWER_SECONDS);
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
