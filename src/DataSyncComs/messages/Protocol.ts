/** The words of the wire. `docs/protocol.md` has every message with an example; a test compares it with this file. */

import type { TableType } from "../../DataSyncManager/data/Schema";

/** Members who run the older addon speak other words on `GUILDHELPER`. */
export const PREFIX = "GUILDHELPER2";

/** Grows with every change that an older client would not understand. */
export const PROTOCOL_VERSION = 1;

/** What this client can do beyond the first version, a letter each; `-` for nothing. */
export const CAPABILITIES = "-";

/** Bytes of one message at most: the game's limit. */
export const MAX_MESSAGE = 255;

/** Bytes of `CMD;KIND;TABL;iiiii;nnnnn;` and of the session id and transfer number that begin the data. */
const CHUNK_HEADER = 26 + 4 + 2;

/** Bytes of payload in a full chunk. */
export const CHUNK_DATA = MAX_MESSAGE - CHUNK_HEADER;

/** Chunks of one transfer at most: 57,000 bytes, several times what a batch is packed to. */
export const MAX_CHUNKS = 256;

/** What stands for the summaries where everything is equal, and how the sender marks the last table that differs. */
export const ALL_EQUAL = "=";
export const LAST_TABLE = "L";

/** The four letters of each table, and of none. */
export const TABLE_CODES: Record<TableType | "NONE", string> = {
  setup: "SETU",
  news: "NEWS",
  guildInfo: "INFO",
  calendar: "CALE",
  roster: "ROST",
  NONE: "NONE",
};

export const TABLES_BY_CODE: Record<string, TableType | "NONE" | undefined> = {};
for (const [name, code] of pairs(TABLE_CODES)) {
  TABLES_BY_CODE[code] = name;
}

/**
 * Every message there is, as `CMD;KIND`: in chunks, or with so many fields after the header. Fields beyond those are
 * ignored, so that a later version may add some.
 */
export const MESSAGES = {
  /** Who is there? Protocol version, addon version. */
  "REQ;HELO": { fields: 2, chunks: false },
  /** I am. Protocol version, addon version, state, guild. */
  "ACK;HELO": { fields: 4, chunks: false },
  /** Step 1: session, protocol version, capabilities, mode, days, addon version, summary of all, guild. */
  "REQ;REDY": { fields: 8, chunks: false },
  /** Ready: session, protocol version, capabilities, addon version, `=` or scope and 5 summaries. */
  "ACK;REDY": { fields: 5, chunks: false },
  /** Not ready: session, protocol version, reason. */
  "NAK;REDY": { fields: 3, chunks: false },
  /** The guilds that the sender would exchange, and in the answer those that both would. */
  "SND;SCOP": { fields: 0, chunks: true },
  /** Step 2.3.1: session, form (cells, rows or whole), first and last cell. */
  "REQ;META": { fields: 4, chunks: false },
  /** Step 2.3.4: cells of a sketch. */
  "SND;CELL": { fields: 0, chunks: true },
  /** Step 2.3.4: metadata rows. */
  "SND;META": { fields: 0, chunks: true },
  /** The receiver has nothing to tell about that table: session. */
  "END;META": { fields: 1, chunks: false },
  /** Step 3.2: which of the rows the sender wants whole. */
  "REQ;DATA": { fields: 0, chunks: true },
  /** Entries, in either direction. */
  "SND;DATA": { fields: 0, chunks: true },
  /** Step 4.2: entries that were deleted. */
  "DEL;DATA": { fields: 0, chunks: true },
  /** A batch has been processed: session, transfer, added, replaced, deleted, unchanged, refused. */
  "ACK;DATA": { fields: 7, chunks: false },
  /** Chunks have come up to this one: session, transfer, index. */
  "ACK;CHNK": { fields: 3, chunks: false },
  /** Chunks are missing: session, transfer, indices with commas. */
  "NAK;CHNK": { fields: 3, chunks: false },
  /** Step 5: session, summary, whether it is the last table. */
  "END;TABL": { fields: 3, chunks: false },
  /** Session, `=` or `!`. */
  "ACK;TABL": { fields: 2, chunks: false },
  /** Step 6: session. */
  "END;SESS": { fields: 1, chunks: false },
  "ACK;SESS": { fields: 1, chunks: false },
  /** I cannot send for a while, wait for me: session. */
  "SND;HOLD": { fields: 1, chunks: false },
  /** The session is over on this side: session, reason. */
  "NAK;SESS": { fields: 2, chunks: false },
  /** The message was not understood: protocol version, its command and kind. */
  "NAK;UNKN": { fields: 3, chunks: false },
} as const;

export type MessageName = keyof typeof MESSAGES;
