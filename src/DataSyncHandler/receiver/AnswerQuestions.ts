/** The receiver's part in settling unconfirmed entries: it answers what the sender asks, asks in turn, and takes the answers. */

import { sendPayload } from "../../DataSyncComs/connection/OutgoingTransfers";
import { decode, encode } from "../../DataSyncComs/messages/PayloadCodec";
import { tableOr, textOr } from "../../DataSyncManager/data/PlainTables";
import { text } from "../../DataSyncManager/runtime/Locale";
import { failure, type Failure } from "../../DataSyncManager/sync/Failure";
import { answersTo, questionsFor, takeAnswers } from "../entries/Confirmations";
import { logStep } from "../session/StepLog";
import type { SessionOrder } from "./ReceiverOrders";
import type { ReceiverSession } from "./ReceiverSession";

type Asked = Extract<SessionOrder, { name: "REQ;CONF" }>;
type Answered = Extract<SessionOrder, { name: "SND;CONF" }>;

/** Answers the sender's questions, with this side's own. Once a session, because each answer costs work. Called by: AnswerSync */
export function answerQuestions(session: ReceiverSession, order: Asked): Failure | undefined {
  if (session.questions !== undefined || session.isPreview) {
    return failure("REASON_OUT_OF_ORDER", session.user);
  }
  const answers = answersTo(session, tableOr(decode(order.payload)).questions);
  session.questions = questionsFor(session);
  logStep(session, text("LOG_ANSWERED", answers.length, session.questions.length));
  const payload = encode({ answers, questions: session.questions });
  return sendPayload(session.connection, { name: "SND;CONF", tableType: "NONE", payload });
}

/** Takes the sender's answers to what this side has asked. Called by: AnswerSync */
export function takeConfirmations(session: ReceiverSession, order: Answered): Failure | undefined {
  if (session.questions === undefined) {
    return failure("REASON_OUT_OF_ORDER", session.user);
  }
  const { answers } = tableOr(decode(order.payload));
  const { confirmed, dropped } = takeAnswers(session, session.questions, textOr(answers));
  logStep(session, text("LOG_CONFIRMED", session.questions.length, confirmed, dropped));
  session.questions = [];
  return undefined;
}
