/** The sender's step between the last table and the end: unconfirmed entries are settled with somebody who may write them. */

import { sendPayload } from "../../DataSyncComs/connection/OutgoingTransfers";
import { awaitMessage } from "../../DataSyncComs/connection/Requests";
import { decode, encode } from "../../DataSyncComs/messages/PayloadCodec";
import { tableOr, textOr } from "../../DataSyncManager/data/PlainTables";
import { text } from "../../DataSyncManager/runtime/Locale";
import { failure, type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { answersTo, questionsFor, readQuestions, takeAnswers } from "../entries/Confirmations";
import { logStep } from "../session/StepLog";
import type { SenderSession } from "./SenderSession";

/** Seconds without a word in which the other side must have answered. */
const ANSWER_SECONDS = 30;

/**
 * Asks the receiver about the entries here that wait for somebody like them, and answers what they ask. Once a session, and
 * only where one of the two has something to ask.
 * Called by: StartSync
 */
export function askForConfirmation(session: SenderSession): Failure | undefined {
  if (!session.isConfirmWished || session.isPreview) {
    return undefined;
  }
  session.step = "5";
  const { connection, user } = session;
  const questions = questionsFor(session);
  const payload = encode({ questions });
  const problem = sendPayload(connection, { name: "REQ;CONF", tableType: "NONE", payload });
  if (problem !== undefined) {
    return problem;
  }
  const answer = awaitMessage(connection, { names: ["SND;CONF"], about: "NONE", seconds: ANSWER_SECONDS });
  if (answer === undefined) {
    return failure("REASON_NO_ANSWER", user);
  }
  if (isFailure(answer)) {
    return answer;
  }
  const { answers, questions: asked } = tableOr(decode(answer.payload));
  const { confirmed, dropped } = takeAnswers(session, questions, textOr(answers));
  logStep(session, text("LOG_CONFIRMED", questions.length, confirmed, dropped));
  if (readQuestions(asked).length === 0) {
    return undefined;
  }
  const reply = encode({ answers: answersTo(session, asked) });
  return sendPayload(connection, { name: "SND;CONF", tableType: "NONE", payload: reply });
}
