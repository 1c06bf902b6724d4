/** The sender's first question to a user: are you ready, and is everything equal already? */

import type { ControlMessage } from "../../DataSyncComs/messages/Messages";
import { ALL_EQUAL, CONFIRM, PREVIEW, PROTOCOL_VERSION } from "../../DataSyncComs/messages/Protocol";
import { ask } from "../../DataSyncComs/connection/Requests";
import { isClockOff } from "../../DataSyncManager/data/ServerClock";
import { knowsStrangers, ownGuild } from "../../DataSyncManager/guild/GuildRoster";
import { noteSeen } from "../../DataSyncManager/guild/KnownUsers";
import { isIgnored } from "../../DataSyncManager/player/IgnoredUsers";
import { addonVersion } from "../../DataSyncManager/runtime/AddonVersion";
import { failure, type Failure, isFailure, type Reason } from "../../DataSyncManager/sync/Failure";
import { scopeCode, tableCodes, totalCode } from "../reconcile/DigestCodes";
import { hasQuestionsFor } from "../entries/Confirmations";
import { ownCapabilities } from "../session/Presence";
import { logReady } from "../session/StepLog";
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
  CLOCK: "REASON_THEIR_CLOCK_OFF",
  DECLINED: "REASON_DECLINED",
};

/**
 * Step 1. Asks the receiver whether it is ready, with what both need to know of each other.
 * Called by: StartSync
 */
export function askReady(session: SenderSession): Failure | undefined {
  session.step = "1";
  if (ownGuild() === undefined) {
    return failure("REASON_NO_GUILD");
  }
  if (isClockOff()) {
    return failure("REASON_CLOCK_OFF");
  }
  if (session.userGuild === "") {
    // Who is in the guild, only the whole list can tell.
    return failure(knowsStrangers() ? "REASON_STRANGER" : "REASON_ROSTER_PENDING", session.user);
  }
  if (isIgnored(session.user)) {
    return failure("REASON_IGNORED", session.user);
  }
  if (next(session.scope)[0] === undefined) {
    return failure("REASON_NOT_LINKED", session.user);
  }
  if (isAnswering(session.user)) {
    return failure("REASON_CROSSED", session.user);
  }
  const reply = ask(
    session.connection,
    {
      name: "REQ;REDY",
      tableType: "NONE",
      fields: {
        version: PROTOCOL_VERSION,
        capabilities: ownCapabilities(),
        mode: session.mode,
        days: session.days,
        addonVersion: addonVersion(),
        digest: totalCode(session.scope, tableCodes(session)),
        guild: ownGuild()!,
        ...purposeOf(session),
      },
    },
    ["ACK;REDY", "NAK;REDY"],
  );
  if (isFailure(reply)) {
    return reply;
  }
  if (reply.fields.version !== PROTOCOL_VERSION) {
    return failure("REASON_VERSION", reply.fields.version);
  }
  return reply.name === "NAK;REDY" ? refusalIn(session, reply) : noteReady(session, reply);
}

/** What else the receiver is told about the session. Called by: askReady */
function purposeOf(session: SenderSession): { purpose?: string } {
  if (session.isPreview) {
    return { purpose: PREVIEW };
  }
  session.isConfirmWished = hasQuestionsFor(session);
  return session.isConfirmWished ? { purpose: CONFIRM } : {};
}

/** Why a receiver is not ready. Called by: askReady */
function refusalIn(session: SenderSession, { fields }: ControlMessage<"NAK;REDY">): Failure {
  const reason = NOT_READY[fields.reason] ?? "REASON_REFUSED";
  // Who has our version has no reason to name it.
  return failure(reason === "REASON_VERSION" ? "REASON_REFUSED" : reason, session.user);
}

/** Notes what a receiver says of itself that is ready. Called by: askReady */
function noteReady(session: SenderSession, { fields }: ControlMessage<"ACK;REDY">): undefined {
  // The other side is ready, so what it once began with this one has come to nothing.
  endReceiverSessionWith(session.user);
  session.isAccepted = true;
  session.isAllEqual = fields.scope === ALL_EQUAL;
  session.isConfirmWished ||= fields.wish === CONFIRM && !session.isPreview;
  session.isConfirmed = session.isAllEqual && !session.isConfirmWished;
  session.remoteScopeCode = session.isAllEqual ? scopeCode(session.scope) : fields.scope;
  session.remoteCodes = session.isAllEqual ? tableCodes(session) : (fields.digests ?? []);
  session.lastTable = session.isConfirmWished ? undefined : lastDifferentTable(session);
  session.runUser.version = fields.addonVersion;
  noteSeen({ user: session.user, guild: session.userGuild }, fields.addonVersion);
  logReady(session, fields.addonVersion, fields.version);
  return undefined;
}
