/** Between a message's text and its parts. */

import type { TableType } from "../../DataSyncManager/data/Schema";
import { CHUNK_DATA, MAX_CHUNKS, type MessageName, MESSAGES, TABLE_CODES, TABLES_BY_CODE } from "./Protocol";

export interface ControlMessage {
  name: MessageName;
  tableType: TableType | "NONE";
  fields: string[];
}

/** One chunk of a transfer. */
export interface ChunkMessage {
  name: MessageName;
  tableType: TableType | "NONE";
  /** From 1 to total. */
  index: number;
  total: number;
  sessionId: string;
  /** Two letters or digits: which of the session's transfers in this direction. */
  transfer: string;
  data: string;
}

/** What a text turned out to be; nothing of it is believed yet. */
export type ParsedMessage = ControlMessage | ChunkMessage;

/** The header of any message, up to its table. */
const HEADER = "^(%u%u%u;%u%u%u%u);(%u%u%u%u)(.*)$";
const CHUNK = "^;(%d%d%d%d%d);(%d%d%d%d%d);(%w%w%w%w)(%w%w)(.*)$";

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Takes a message's name, its table and its fields. Returns its text.
 * Called by: answerHello, answerNoSession, answerUnknown, openReceiverSession, say, sayHello
 */
export function controlText(
  name: MessageName,
  tableType: TableType | "NONE",
  ...fields: (string | number)[]
): string {
  return `${name};${TABLE_CODES[tableType]};${table.concat(fields, ";")}`;
}

/**
 * Takes a message's name and table, the session id, the number of the transfer and its payload without NUL.
 * Returns the texts of its chunks in order, each filled to the game's limit but the last.
 * Called by: startTransfer
 */
export function chunkTexts(
  name: MessageName,
  tableType: TableType | "NONE",
  sessionId: string,
  transferNumber: number,
  payload: string,
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
 * Takes a transfer's number in its session. Returns its two letters or digits; after 1296 they begin anew.
 * Called by: chunkTexts, deliver, startTransfer
 */
export function transferCode(transferNumber: number): string {
  const upper = math.floor(transferNumber / 36) % 36;
  const lower = transferNumber % 36;
  return string.sub(LETTERS, upper + 1, upper + 1) + string.sub(LETTERS, lower + 1, lower + 1);
}

/**
 * Takes the text of a message from another client. Returns its parts, or `unknown` for well-formed words of another
 * version, or `malformed`.
 * Called by: receiveAddonMessage
 */
export function parseMessage(message: string): ParsedMessage | "unknown" | "malformed" {
  const [name, code, rest] = string.match(message, HEADER);
  if (name === undefined || code === undefined) {
    return "malformed";
  }
  const known = (MESSAGES as Record<string, { fields: number; chunks: boolean } | undefined>)[name];
  const tableType = TABLES_BY_CODE[code];
  if (known === undefined || tableType === undefined) {
    return "unknown";
  }
  return known.chunks
    ? parseChunk(name as MessageName, tableType, rest ?? "")
    : parseControl(name as MessageName, tableType, rest ?? "", known.fields);
}

/** Takes a parsed message. Returns whether it is a chunk. Called by: receiveAddonMessage */
export function isChunk(message: ParsedMessage): message is ChunkMessage {
  return (message as Partial<ChunkMessage>).transfer !== undefined;
}

/** Takes what follows a chunk's table. Returns the chunk. Called by: parseMessage */
function parseChunk(
  name: MessageName,
  tableType: TableType | "NONE",
  rest: string,
): ChunkMessage | "malformed" {
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
 * Takes what follows a control message's table and how many fields there must be. Returns the message.
 * Called by: parseMessage
 */
function parseControl(
  name: MessageName,
  tableType: TableType | "NONE",
  rest: string,
  fieldCount: number,
): ControlMessage | "malformed" {
  if (string.sub(rest, 1, 1) !== ";") {
    return "malformed";
  }
  const fields = [...strsplit(";", string.sub(rest, 2))];
  return fields.length < fieldCount ? "malformed" : { name, tableType, fields };
}
