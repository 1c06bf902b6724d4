/**
 * The replies that a session has given. A request that comes twice, because its reply was lost, gets the same words again;
 * its work is not done again.
 */

import type { AnyControl, SessionMessage } from "../messages/Messages";
import type { SessionName } from "../messages/Protocol";
import { whisper } from "../sending/SendQueue";
import { type Connection, type Delivery, say } from "./Connection";
import { mayReplyAgain } from "./Progress";

/** Kept for a request whose reply is a transfer: chunks that are lost are asked for one by one. */
const BY_TRANSFER = "";

/** Replies to a request. Called by: answerReady, confirmTable, confirmUser, sayNothing */
export function reply<Name extends SessionName>(
  connection: Connection,
  request: AnyControl,
  message: SessionMessage<Name>,
): void {
  connection.replies[request.text] = say(connection, message).text;
}

/** Replies to a batch, which is known by its transfer. Called by: applyBatch */
export function replyToBatch(
  connection: Connection,
  { tableType, transfer }: Delivery,
  counts: Omit<SessionMessage<"ACK;DATA">["fields"], "transfer">,
): void {
  const message = say(connection, { name: "ACK;DATA", tableType, fields: { transfer, ...counts } });
  connection.replies[transfer] = message.text;
}

/** Notes that a request is replied to with a transfer. Called by: sendCells, sendRows, sendWhole */
export function replyByTransfer(connection: Connection, request: AnyControl): void {
  connection.replies[request.text] = BY_TRANSFER;
}

/** Whether a request has been replied to. Called by: takeMessage */
export function isReplied(connection: Connection, request: AnyControl): boolean {
  return connection.replies[request.text] !== undefined;
}

/**
 * A repeated request is known by its text, a repeated batch by its transfer. False if there is no reply to it yet.
 * Called by: collectChunk, receiveInSession
 */
export function replyAgain(connection: Connection, key: string): boolean {
  const kept = connection.replies[key];
  if (kept !== undefined && kept !== BY_TRANSFER && mayReplyAgain(connection)) {
    whisper(connection.user, kept, "answer");
  }
  return kept !== undefined;
}
