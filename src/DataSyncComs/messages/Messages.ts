/** Between a message's text and its parts, by the declaration in `Protocol.ts`. */

import { readField } from "./FieldKinds";
import {
  CHUNK_DATA,
  type ChunkName,
  type ControlName,
  type FieldKind,
  type FieldsOf,
  type FieldValue,
  type HeardOn,
  MAX_CHUNKS,
  type MessageName,
  MESSAGES,
  type MessageTable,
  PROTOCOL_VERSION,
  type SessionName,
  TABLE_CODES,
  TABLES_BY_CODE,
} from "./Protocol";

/** A message in one piece. */
export interface ControlMessage<Name extends ControlName = ControlName> {
  name: Name;
  tableType: MessageTable;
  fields: FieldsOf<Name>;
  /** The message as it came: a repeated request is recognized by it. */
  text: string;
}
/** Any of them; its name says which fields it has. */
export type AnyControl = { [Name in ControlName]: ControlMessage<Name> }[ControlName];

/** What is to be sent: a message's name, its table and its fields. */
export interface OutgoingMessage<Name extends ControlName> {
  name: Name;
  tableType: MessageTable;
  fields: FieldsOf<Name>;
}

/** A message of a session without the session's id, which its connection adds. */
export type SessionMessage<Name extends SessionName> = Omit<OutgoingMessage<Name>, "fields"> &
  (object extends Omit<FieldsOf<Name>, "sessionId">
    ? { fields?: Omit<FieldsOf<Name>, "sessionId"> }
    : { fields: Omit<FieldsOf<Name>, "sessionId"> });

/** One chunk of a transfer. */
export interface ChunkMessage {
  name: ChunkName;
  tableType: MessageTable;
  /** From 1 to total. */
  index: number;
  total: number;
  sessionId: string;
  /** Two letters or digits: which of the session's transfers in this direction. */
  transfer: string;
  data: string;
}

/** A payload on its way out, without NUL. */
export interface OutgoingPayload {
  name: ChunkName;
  tableType: MessageTable;
  payload: string;
}

/** A form of which only the fields' names and kinds are known. */
interface MessageForm {
  fields?: readonly (readonly [name: string, kind: FieldKind])[];
}

/** The header of any message, up to its table. */
const HEADER = "^(%u%u%u;%u%u%u%u);(%u%u%u%u)(.*)$";
const CHUNK = "^;(%d%d%d%d%d);(%d%d%d%d%d);(%w%w%w%w)(%w%w)(.*)$";

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * The text of a message that belongs to no session.
 * Called by: answerHello, answerNoSession, answerUnknown, openReceiverSession, sayHello
 */
export function controlText<Name extends ControlName>({
  name,
  tableType,
  fields,
}: OutgoingMessage<Name>): string {
  return messageText(name, tableType, fields);
}

/** The text of a session's message. Called by: say */
export function sessionText<Name extends SessionName>(
  sessionId: string,
  { name, tableType, fields }: SessionMessage<Name>,
): string {
  // The declaration's fields by their names, which the type checker does not resolve for a name left open.
  const values = fields as Readonly<Record<string, FieldValue | undefined>> | undefined;
  return messageText(name, tableType, { ...values, sessionId });
}

/**
 * The texts of a transfer's chunks in order, each filled to the game's limit but the last. `transferNumber` counts the
 * session's transfers in this direction from 0.
 * Called by: startTransfer
 */
export function chunkTexts(
  { name, tableType, payload }: OutgoingPayload,
  sessionId: string,
  transferNumber: number,
): string[] {
  const total = math.max(1, math.ceil(payload.length / CHUNK_DATA));
  const start = `${name};${TABLE_CODES[tableType]}`;
  const identity = sessionId + transferCode(transferNumber);
  const texts: string[] = [];
  for (const index of $range(1, total)) {
    const data = string.sub(payload, (index - 1) * CHUNK_DATA + 1, index * CHUNK_DATA);
    texts[index - 1] = string.format("%s;%05d;%05d;%s%s", start, index, total, identity, data);
  }
  return texts;
}

/**
 * A transfer's number as two letters or digits; they start over after 1296.
 * Called by: chunkTexts, deliver, startTransfer
 */
export function transferCode(transferNumber: number): string {
  const upper = math.floor(transferNumber / 36) % 36;
  const lower = transferNumber % 36;
  return string.sub(LETTERS, upper + 1, upper + 1) + string.sub(LETTERS, lower + 1, lower + 1);
}

/**
 * The parts of a text from another client. `unknown` are well-formed words of another version, `malformed` is all else
 * that does not fit its declaration: missing fields, numbers that are none, a session's id of another length.
 * Called by: receiveText
 */
export function parseMessage(message: string): AnyControl | ChunkMessage | "unknown" | "malformed" {
  const [name, code, rest] = string.match(message, HEADER);
  if (name === undefined || code === undefined) {
    return "malformed";
  }
  const tableType = TABLES_BY_CODE[code];
  if (!isMessageName(name) || tableType === undefined) {
    return "unknown";
  }
  return isChunkName(name)
    ? parseChunk(name, tableType, rest ?? "")
    : parseControl(name, tableType, rest ?? "", message);
}

/** Whether a parsed message is a chunk. Called by: claimedGuildIn, receiveText */
export function isChunk(message: AnyControl | ChunkMessage): message is ChunkMessage {
  return "transfer" in message;
}

/**
 * Whether a message is heard on a channel, by its declaration.
 * Called by: problemOf
 */
export function isHeardOn(name: MessageName, channel: string): boolean {
  const on: HeardOn = MESSAGES[name].on;
  return channel === "WHISPER" || (channel === "GUILD" && on === "GUILD or WHISPER");
}

/** Whether a word of the wire is one of this version. Called by: parseMessage */
function isMessageName(name: string): name is MessageName {
  return name in MESSAGES;
}

/** Whether messages of this name come in chunks. Called by: parseMessage */
function isChunkName(name: MessageName): name is ChunkName {
  return "isChunked" in MESSAGES[name];
}

/**
 * A message's text: its fields in the order of the declaration, optional ones at the end left out when they are empty
 * or 0.
 * Called by: controlText, sessionText
 */
function messageText(
  name: ControlName,
  tableType: MessageTable,
  values: Readonly<Record<string, FieldValue | undefined>>,
): string {
  const parts: string[] = [];
  let used = 0;
  for (const [place, [field, kind]] of ipairs(fieldsOf(name))) {
    const value = values[field];
    parts[place - 1] = fieldText(value);
    if (!isOptional(kind) || (value !== undefined && value !== 0 && value !== "")) {
      used = place;
    }
  }
  return `${name};${TABLE_CODES[tableType]};${table.concat(parts, ";", 1, used)}`;
}

/** The names and kinds of a message's fields, in their order. Called by: messageText, parseControl */
function fieldsOf(name: ControlName): readonly (readonly [name: string, kind: FieldKind])[] {
  const form: MessageForm = MESSAGES[name];
  return form.fields ?? [];
}

/** Whether a field may be left out at the end. Called by: messageText, parseControl */
function isOptional(kind: FieldKind): boolean {
  return string.sub(kind, -1) === "?";
}

/** Reads what follows a chunk's table. Called by: parseMessage */
function parseChunk(name: ChunkName, tableType: MessageTable, rest: string): ChunkMessage | "malformed" {
  const [index, total, sessionId, transfer, data] = string.match(rest, CHUNK);
  const indexNumber = tonumber(index) ?? 0;
  const totalNumber = tonumber(total) ?? 0;
  if (sessionId === undefined || transfer === undefined || data === undefined) {
    return "malformed";
  }
  if (indexNumber < 1 || indexNumber > totalNumber || totalNumber > MAX_CHUNKS) {
    return "malformed";
  }
  return { name, tableType, index: indexNumber, total: totalNumber, sessionId, transfer, data };
}

/**
 * Reads what follows a control message's table. A message that names another version of the protocol is read as far as
 * it fits this one, so that it can be answered.
 * Called by: parseMessage
 */
function parseControl(
  name: ControlName,
  tableType: MessageTable,
  rest: string,
  message: string,
): AnyControl | "malformed" {
  if (string.sub(rest, 1, 1) !== ";") {
    return "malformed";
  }
  const texts: readonly (string | undefined)[] = [...strsplit(";", string.sub(rest, 2))];
  const fields: Record<string, FieldValue> = {};
  for (const [place, [field, kind]] of ipairs(fieldsOf(name))) {
    const text = texts[place - 1];
    const value = text === undefined ? undefined : readField(kind, text);
    const isOtherVersion = fields.version !== undefined && fields.version !== PROTOCOL_VERSION;
    if (value !== undefined) {
      fields[field] = value;
    } else if (isOtherVersion) {
      fields[field] = "";
    } else if (!isOptional(kind) || (text !== undefined && text !== "")) {
      return "malformed";
    }
  }
  // The declaration has just been followed field by field, which the type checker cannot see.
  return { name, tableType, fields, text: message } as unknown as AnyControl;
}

/** A field's value as a message writes it. Called by: messageText */
function fieldText(value: FieldValue | undefined): string {
  if (value === undefined) {
    return "";
  }
  return typeof value === "string" || typeof value === "number"
    ? tostring(value)
    : table.concat([...value], ",");
}
