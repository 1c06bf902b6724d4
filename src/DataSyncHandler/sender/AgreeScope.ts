/** The sender's task between setup and the other tables: both sides name the guilds that they would exchange. */

import { encode } from "../../DataSyncComs/messages/PayloadCodec";
import { sendPayload } from "../../DataSyncComs/connection/OutgoingTransfers";
import { awaitMessage } from "../../DataSyncComs/connection/Requests";
import { namesIn } from "../../DataSyncManager/data/SortedIds";
import { text } from "../../DataSyncManager/runtime/Locale";
import { failure, type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { scopeCode } from "../reconcile/DigestCodes";
import { commonGuilds } from "../session/CommonGuilds";
import { logStep } from "../session/StepLog";
import type { SenderSession } from "./SenderSession";

/** Seconds without a word in which the other side must have answered. */
const ANSWER_SECONDS = 30;

/**
 * Once, after setup: if the two sides do not mean the same guilds, or setup changed, each says its own, and the guilds
 * that both name are the scope from then on. A session without a common guild ends here.
 * Called by: StartSync
 */
export function agreeScope(session: SenderSession): Failure | undefined {
  if (!session.isSetupChanged && session.remoteScopeCode === scopeCode(session.scope)) {
    return undefined;
  }
  session.step = "2.3";
  const { connection } = session;
  const payload = encode(namesIn(session.scope));
  const problem = sendPayload(connection, { name: "SND;SCOP", tableType: "NONE", payload });
  if (problem !== undefined) {
    return problem;
  }
  const answer = awaitMessage(connection, { names: ["SND;SCOP"], about: "NONE", seconds: ANSWER_SECONDS });
  if (answer === undefined) {
    return failure("REASON_NO_ANSWER", session.user);
  }
  if (isFailure(answer)) {
    return answer;
  }
  session.scope = commonGuilds(session.scope, answer.payload);
  logStep(session, text("LOG_SCOPE", table.concat(namesIn(session.scope), ", ")));
  return next(session.scope)[0] === undefined ? failure("REASON_NOT_LINKED", session.user) : undefined;
}
