/** What the sender wants next, as the receiver's flow gets it: each order with the parts that belong to it. */

import type { MessageOf } from "../../DataSyncComs/connection/Connection";
import { awaitMessage } from "../../DataSyncComs/connection/Requests";
import type { MessageTable } from "../../DataSyncComs/messages/Protocol";
import { TABLE_TYPES, type TableType } from "../../DataSyncManager/data/Schema";
import { failure, type Failure, isFailure } from "../../DataSyncManager/sync/Failure";
import { setAnnounced, setTableProgress } from "../../DataSyncManager/sync/Sessions";
import type { ReceiverSession } from "./ReceiverSession";

/** Orders about the whole session, and about one table. */
type SessionOrderName = "SND;SCOP" | "REQ;CONF" | "SND;CONF" | "END;SESS";
type TableOrderName =
  "REQ;META" | "REQ;CELL" | "REQ;WHOL" | "REQ;DATA" | "DEL;DATA" | "SND;DATA" | "END;TABL";

export type SessionOrder = MessageOf<SessionOrderName>;
/** An order about a table, which has got its turn. */
export type TableOrder<Name extends TableOrderName = TableOrderName> = MessageOf<Name> & {
  tableType: TableType;
};
export type Order = SessionOrder | { [Name in TableOrderName]: TableOrder<Name> }[TableOrderName];

/** Seconds without a word from the sender after which the session is over. */
const SILENCE_SECONDS = 120;

/** The step that each order begins. */
const ORDER_STEPS: Readonly<Record<SessionOrderName | TableOrderName, string>> = {
  "SND;SCOP": "2.3",
  "REQ;META": "2.3.2",
  "REQ;CELL": "2.3.2",
  "REQ;WHOL": "2.3.2",
  "REQ;DATA": "3.2",
  "DEL;DATA": "4.2",
  "SND;DATA": "4.2",
  "END;TABL": "5",
  "REQ;CONF": "5",
  "SND;CONF": "5",
  "END;SESS": "6",
};
const SESSION_ORDERS: Readonly<Record<SessionOrderName, true>> = {
  "SND;SCOP": true,
  "REQ;CONF": true,
  "SND;CONF": true,
  "END;SESS": true,
};
/**
 * How often an order can come about one table, or about the whole session: a sketch in some rounds, then the rows, and all
 * once more at a second look. Whoever asks more often wants work, not entries.
 */
const MOST_ORDERS: Readonly<Partial<Record<SessionOrderName | TableOrderName, number>>> = {
  "SND;SCOP": 3,
  "REQ;CONF": 1,
  "SND;CONF": 1,
  "REQ;META": 3,
  "REQ;CELL": 8,
  "REQ;WHOL": 2,
  "REQ;DATA": 3,
  "END;TABL": 3,
};
const EXPECTED = {
  names: [
    "SND;SCOP",
    "REQ;META",
    "REQ;CELL",
    "REQ;WHOL",
    "REQ;DATA",
    "DEL;DATA",
    "SND;DATA",
    "END;TABL",
    "REQ;CONF",
    "SND;CONF",
    "END;SESS",
  ],
  about: "any",
  seconds: SILENCE_SECONDS,
} as const;

/**
 * Waits for what the sender wants next. Tables come in their order; a step back is out of order and ends the session, and
 * so is an order about a table that names none.
 * Called by: AnswerSync
 */
export function awaitOrder(session: ReceiverSession): Order | Failure {
  const order = awaitMessage(session.connection, EXPECTED);
  if (order === undefined) {
    return failure("REASON_SILENT", session.user);
  }
  if (isFailure(order)) {
    return order;
  }
  session.step = ORDER_STEPS[order.name];
  if (isAboutSession(order)) {
    return order.tableType === "NONE" && isDue(session, order.name)
      ? order
      : failure("REASON_OUT_OF_ORDER", session.user);
  }
  return isAboutTable(order) && enterTable(session, order.tableType) && isDue(session, order.name)
    ? order
    : failure("REASON_OUT_OF_ORDER", session.user);
}

/** Whether an order is about the whole session. Called by: awaitOrder */
function isAboutSession(order: MessageOf<SessionOrderName | TableOrderName>): order is SessionOrder {
  return order.name in SESSION_ORDERS;
}

/** Whether an order has not come too often. Called by: awaitOrder */
function isDue({ orders }: ReceiverSession, name: SessionOrderName | TableOrderName): boolean {
  const count = (orders[name] ?? 0) + 1;
  orders[name] = count;
  return count <= (MOST_ORDERS[name] ?? math.huge);
}

/** Whether an order names its table. Called by: awaitOrder */
function isAboutTable<Message extends { tableType: MessageTable }>(
  order: Message,
): order is Message & { tableType: TableType } {
  return order.tableType !== "NONE";
}

/**
 * Enters the table, or stays in it. False if it is already over: the tables come in a fixed order.
 * Called by: awaitOrder
 */
function enterTable(session: ReceiverSession, tableType: TableType): boolean {
  const place: number = TABLE_TYPES.indexOf(tableType);
  if (place < session.tablePlace || (place === session.tablePlace && session.tableType === "NONE")) {
    return false;
  }
  if (place > session.tablePlace) {
    session.tablePlace = place;
    session.orders = {};
    session.rows = [];
    setAnnounced(session, 0);
    setTableProgress(session, tableType, "In Progress");
  }
  return true;
}
