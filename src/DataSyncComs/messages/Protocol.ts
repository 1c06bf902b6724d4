/**
 * Every message that goes over the wire, declared once with the names and kinds of its fields: `Messages.ts` writes and
 * reads by this declaration, and the table of `docs/protocol.md` is generated from it.
 */

import type { TableType } from "../../DataSyncManager/data/Schema";

/** Members who run the older addon speak other words on `GUILDHELPER`. */
export const PREFIX = "GUILDHELPER2";

/** Grows with every change that an older client would not understand. */
export const PROTOCOL_VERSION = 1;

/** What this client can do beyond the first version, a letter each; `-` for nothing. */
export const CAPABILITIES = "-";

/** The longest message, in bytes: the game's limit. */
export const MAX_MESSAGE = 255;

/** Bytes of `CMD;KIND;TABL;iiiii;nnnnn;` and of the session id and transfer number that begin the data. */
const CHUNK_HEADER = 26 + 4 + 2;

/** Bytes of payload in a full chunk. */
export const CHUNK_DATA = MAX_MESSAGE - CHUNK_HEADER;

/** The most chunks of one transfer: 57,000 bytes, several times what a batch is packed to. */
export const MAX_CHUNKS = 256;

/** In the place of the scope when everything is equal, and the mark of the last table that differs. */
export const ALL_EQUAL = "=";
export const LAST_TABLE = "L";

/** What `REQ;REDY` gives as the purpose of a session in which nothing is written. */
export const PREVIEW = "PREVIEW";

/** What `REQ;REDY` gives as the purpose, and `ACK;REDY` says, of a side that has entries to be confirmed by the other. */
export const CONFIRM = "CONFIRM";

/** What `ACK;TABL` says: both sides are equal now, or something still differs. */
export const TABLE_EQUAL = "=";
export const TABLE_DIFFERS = "!";

/** A table, or `NONE` for what is about the whole session. */
export type MessageTable = TableType | "NONE";

/** The four letters of each table, and of none. */
export const TABLE_CODES: Record<MessageTable, string> = {
  setup: "SETU",
  news: "NEWS",
  guildInfo: "INFO",
  calendar: "CALE",
  roster: "ROST",
  NONE: "NONE",
};

export const TABLES_BY_CODE: Record<string, MessageTable | undefined> = {};
for (const [name, code] of pairs(TABLE_CODES)) {
  TABLES_BY_CODE[code] = name;
}

/**
 * The kinds of fields, by what a reader gets for them: `FieldKinds.ts` has the form of each. No kind lets a text through
 * that could be a sentence, a link or a color. A `?` behind a kind: the last fields may be left out.
 */
export interface FieldKinds {
  /** A session's id: four letters or digits. */
  session: string;
  /** A transfer's number in its session: two letters or digits. */
  transfer: string;
  /** A whole number from 0 on, of at most seven digits. */
  number: number;
  /** A version of the protocol. */
  protocol: number;
  /** A version of the addon: three numbers, and a short suffix of letters and digits. */
  release: string;
  /** Capabilities, a letter each. */
  letters: string;
  /** Which entries a session looks at. */
  mode: "all" | "days";
  /** One word of capital letters; what a word means that is not known is never shown. */
  word: string;
  /** A code over tables or scope. */
  code: string;
  /** A guild's name with its realm. */
  guild: string;
  /** An entry's id. */
  id: string;
  /** Codes or whole numbers, with commas between them. */
  codes: readonly string[];
  numbers: readonly number[];
}
export type FieldKind = keyof FieldKinds | `${keyof FieldKinds}?`;
export type FieldValue = FieldKinds[keyof FieldKinds];

/** Where a message is heard: what comes on another channel is ignored, and what comes on GUILD gets no NAK. */
export type HeardOn = "WHISPER" | "GUILD or WHISPER";

interface ControlForm {
  readonly on: HeardOn;
  readonly fields: readonly (readonly [name: string, kind: FieldKind])[];
}
interface ChunkForm {
  readonly on: HeardOn;
  readonly isChunked: true;
}

/** Fields beyond those that are declared are ignored, so that a later version may add some at the end. */
export const MESSAGES = {
  /** Who is online with the addon? */
  "REQ;HELO": {
    on: "GUILD or WHISPER",
    fields: [
      ["version", "protocol"],
      ["addonVersion", "release"],
    ],
  },
  /** I am, within two seconds. `readiness` is READY, BUSY, GROUP, or CLOCK while the clock is off. */
  "ACK;HELO": {
    on: "WHISPER",
    fields: [
      ["version", "protocol"],
      ["addonVersion", "release"],
      ["readiness", "word"],
      ["guild", "guild?"],
    ],
  },
  /**
   * Step 1: are you ready? `mode` is all or days; `digest` is one code over scope and tables (12 letters); `purpose` is
   * PREVIEW when nothing is to be written, CONFIRM when the sender has entries for the receiver to confirm.
   */
  "REQ;REDY": {
    on: "WHISPER",
    fields: [
      ["sessionId", "session"],
      ["version", "protocol"],
      ["capabilities", "letters"],
      ["mode", "mode"],
      ["days", "number"],
      ["addonVersion", "release"],
      ["digest", "code"],
      ["guild", "guild?"],
      ["purpose", "word?"],
    ],
  },
  /**
   * Ready. `scope` is = when everything is equal; else a code of it (12), followed by a code for each table (15, or -).
   * `wish` is CONFIRM when the receiver has entries for the sender to confirm.
   */
  "ACK;REDY": {
    on: "WHISPER",
    fields: [
      ["sessionId", "session"],
      ["version", "protocol"],
      ["capabilities", "letters"],
      ["addonVersion", "release"],
      ["scope", "code"],
      ["digests", "codes?"],
      ["wish", "word?"],
    ],
  },
  /** Not ready: VERSION, LINK, GROUP, BUSY, CROSSED, CLOCK, or DECLINED by a player who never syncs with this user. */
  "NAK;REDY": {
    on: "WHISPER",
    fields: [
      ["sessionId", "session"],
      ["version", "protocol"],
      ["reason", "word"],
    ],
  },
  /** The guilds that the sender would exchange; in the answer, those that both would. */
  "SND;SCOP": { on: "WHISPER", isChunked: true },
  /** Step 2.3.1: which rows do you have in this table? */
  "REQ;META": { on: "WHISPER", fields: [["sessionId", "session"]] },
  /** Step 2.3.1: send the cells of a sketch of this table, from one up to another. */
  "REQ;CELL": {
    on: "WHISPER",
    fields: [
      ["sessionId", "session"],
      ["from", "number"],
      ["to", "number"],
    ],
  },
  /** Step 2.3.1: send this table whole, from the entry behind this id on. */
  "REQ;WHOL": {
    on: "WHISPER",
    fields: [
      ["sessionId", "session"],
      ["behind", "id?"],
    ],
  },
  /** Step 2.3.4: cells of 13 bytes, not compressed. */
  "SND;CELL": { on: "WHISPER", isChunked: true },
  /** Step 2.3.4: metadata rows, 1000 a transfer. */
  "SND;META": { on: "WHISPER", isChunked: true },
  /** Step 2.3.2: there is nothing in this table. */
  "END;META": { on: "WHISPER", fields: [["sessionId", "session"]] },
  /** Step 3.2: which entries the sender wants, as a bit for each row or as hashes of ids. */
  "REQ;DATA": { on: "WHISPER", isChunked: true },
  /** A batch of entries, in either direction. */
  "SND;DATA": { on: "WHISPER", isChunked: true },
  /** Step 4.2: a batch of entries that were deleted. */
  "DEL;DATA": { on: "WHISPER", isChunked: true },
  /** The batch has been processed; counts of 0 at the end are left out. */
  "ACK;DATA": {
    on: "WHISPER",
    fields: [
      ["sessionId", "session"],
      ["transfer", "transfer"],
      ["added", "number?"],
      ["replaced", "number?"],
      ["deleted", "number?"],
      ["unchanged", "number?"],
      ["refused", "number?"],
    ],
  },
  /** Chunks have come up to this one. */
  "ACK;CHNK": {
    on: "WHISPER",
    fields: [
      ["sessionId", "session"],
      ["transfer", "transfer"],
      ["index", "number"],
    ],
  },
  /** These chunks are missing. */
  "NAK;CHNK": {
    on: "WHISPER",
    fields: [
      ["sessionId", "session"],
      ["transfer", "transfer"],
      ["indices", "numbers"],
    ],
  },
  /** Step 5: the table is complete. `mark` is L for the last table that differs, else -; with a 2 at the second look. */
  "END;TABL": {
    on: "WHISPER",
    fields: [
      ["sessionId", "session"],
      ["digest", "code"],
      ["mark", "code?"],
    ],
  },
  /** Confirmed. `state` is = when both sides are equal now, else an exclamation mark. */
  "ACK;TABL": {
    on: "WHISPER",
    fields: [
      ["sessionId", "session"],
      ["state", "code"],
    ],
  },
  /** Step 5: which of these unconfirmed entries do you know? */
  "REQ;CONF": { on: "WHISPER", isChunked: true },
  /** The answers, and the receiver's own questions, which the sender answers in the same form. */
  "SND;CONF": { on: "WHISPER", isChunked: true },
  /** Step 6: all tables are complete. */
  "END;SESS": { on: "WHISPER", fields: [["sessionId", "session"]] },
  /** Confirmed. */
  "ACK;SESS": { on: "WHISPER", fields: [["sessionId", "session"]] },
  /** The game lets this side send nothing for a while (a boss fight): wait for it. */
  "SND;HOLD": { on: "WHISPER", fields: [["sessionId", "session"]] },
  /** The session is over on this side. */
  "NAK;SESS": {
    on: "WHISPER",
    fields: [
      ["sessionId", "session"],
      ["reason", "word"],
    ],
  },
  /** That word is unknown here. */
  "NAK;UNKN": {
    on: "WHISPER",
    fields: [
      ["version", "protocol"],
      ["command", "word"],
      ["kind", "word"],
    ],
  },
} as const satisfies Record<string, ControlForm | ChunkForm>;

type Messages = typeof MESSAGES;
export type MessageName = keyof Messages;
/** Messages in one piece, with fields. */
export type ControlName = {
  [Name in MessageName]: Messages[Name] extends ControlForm ? Name : never;
}[MessageName];
/** Messages whose payload is cut into chunks. */
export type ChunkName = Exclude<MessageName, ControlName>;

type FieldOf<Name extends ControlName> = Messages[Name]["fields"][number];
/** The fields of a message by their names. */
export type FieldsOf<Name extends ControlName> = {
  readonly [Field in FieldOf<Name> as Field[1] extends `${string}?` ? never : Field[0]]: KindOf<Field[1]>;
} & {
  readonly [Field in FieldOf<Name> as Field[1] extends `${string}?` ? Field[0] : never]?: KindOf<Field[1]>;
};
type KindOf<Kind> = Kind extends `${infer Bare extends keyof FieldKinds}?`
  ? FieldKinds[Bare]
  : Kind extends keyof FieldKinds
    ? FieldKinds[Kind]
    : never;

/** Messages that belong to a session, which their first field names. */
export type SessionName = {
  [Name in ControlName]: FieldsOf<Name> extends { readonly sessionId: string } ? Name : never;
}[ControlName];
