/** The sender's first question to a user: are you ready, and is everything equal already? */

import type { ControlMessage } from "../../DataSyncComs/messages/Messages";
import { ALL_EQUAL, PROTOCOL_VERSION } from "../../DataSyncComs/messages/Protocol";
import { ask } from "../../DataSyncComs/connection/Requests";
import { ownGuild } from "../../DataSyncManager/guild/GuildRoster";
import { noteSeen } from "../../DataSyncManager/guild/KnownUsers";
import { addonVersion } from "../../DataSyncManager/runtime/AddonVersion";
import { text } from "../../DataSyncManager/runtime/Locale";
import { failure, type Failure, isFailure, type Reason } from "../../DataSyncManager/sync/Failure";
import { log } from "../../DataSyncManager/sync/SyncLog";
import { scopeCode, tableCodes, totalCode } from "../reconcile/DigestCodes";
import { ownCapabilities } from "../session/Presence";
import { endReceiverSessionWith, isAnswering } from "../session/SimultaneousStart";
import type { SenderSession } from "./SenderSession";
import { lastDifferentTable } from "./SenderTables";

/** What each word of a receiver that is not ready means to the player. */
const NOT_READY: Record<string, Reason | undefined> = {
  BUSY: "REASON_BUSY",
  GROUP: "REASON_IN_GROUP",
  VERSION: "REASON_VERSION",
  LINK: "REASON_NOT_LINKED",
  CROSSED: "REASON_CROSSED",
};

/**
 * Step 1. Asks the receiver whether it is ready, with what both need to know of each other. Returns nothing when it is,
 * else why not.
 * Called by: StartSync
 */
export function askReady(session: SenderSession): Failure | undefined {
  if (ownGuild() === undefined) {
    return failure("REASON_NO_GUILD");
  }
  if (session.userGuild === "") {
    return failure("REASON_STRANGER", session.user);
  }
  if (next(session.scope)[0] === undefined) {
    return failure("REASON_NOT_LINKED", session.user);
  }
  if (isAnswering(session.user)) {
    return failure("REASON_CROSSED", session.user);
  }
  const reply = ask(
    session.connection,
    ["ACK;REDY", "NAK;REDY"],
    "REQ;REDY",
    "NONE",
    PROTOCOL_VERSION,
    ownCapabilities(),
    session.mode,
    session.days,
    addonVersion(),
    totalCode(session.scope, tableCodes(session)),
    ownGuild()!,
  );
  if (isFailure(reply)) {
    return reply;
  }
  return noteReadyAnswer(session, reply as ControlMessage);
}

/**
 * Takes the receiver's answer. Notes what it says of itself, or returns why it is not ready.
 * Called by: askReady
 */
function noteReadyAnswer(session: SenderSession, reply: ControlMessage): Failure | undefined {
  const { fields } = reply;
  if (reply.name === "NAK;REDY") {
    const reason = NOT_READY[fields[2] ?? ""] ?? "REASON_REFUSED";
    return failure(reason, reason === "REASON_VERSION" ? (fields[1] ?? "") : session.user);
  }
  // The other side is ready, so what it once began with this one has come to nothing.
  endReceiverSessionWith(session.user);
  session.isAccepted = true;
  session.isAllEqual = fields[4] === ALL_EQUAL;
  session.isConfirmed = session.isAllEqual;
  session.remoteScopeCode = session.isAllEqual ? scopeCode(session.scope) : (fields[4] ?? "");
  session.remoteCodes = session.isAllEqual ? tableCodes(session) : fields.slice(5, 10);
  session.lastTable = lastDifferentTable(session);
  session.runUser.version = fields[3] ?? "";
  noteSeen(session.user, session.userGuild, fields[3]);
  log(session, "1", text("LOG_READY", fields[3] ?? "", fields[1] ?? ""));
  return undefined;
}
