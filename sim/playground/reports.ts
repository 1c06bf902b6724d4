/** What the realm reports to the page. It crosses as JSON, so it has no functions. */

/** A message between the clients, as the page shows it. */
export interface SeenMessage {
  number: number;
  /** Seconds since the realm began. */
  time: number;
  from: string;
  /** Empty for a question to the whole guild. */
  to: string;
  /** The first 13 bytes, which say what it is: `REQ;REDY;NONE`. */
  code: string;
  words: string;
  bytes: number;
}

/** What has become of a message that was reported already. */
export interface Fate {
  number: number;
  state: "arrived" | "lost";
}

/** One table in all clients. */
export interface TableRow {
  tableType: string;
  /** Entries of each client that are not deleted, in the order of the clients; -1 if it has no data. */
  counts: number[];
  deleted: number[];
  /** How many entries of the table each client has not, or has older than another. */
  behind: number[];
}

/** What a client's card says besides its screen. */
export interface ClientCard {
  fullName: string;
  guildName: string;
  isOnline: boolean;
  isSyncing: boolean;
  outcome: string;
  chat: string[];
  errors: string[];
  sent: number;
  bytes: number;
  /** Milliseconds, by the realm's model. */
  longestFrame: number;
}

/** What has happened since the page was last told. */
export interface Report {
  /** Seconds since the realm began. */
  now: number;
  clients: ClientCard[];
  messages: SeenMessage[];
  fates: Fate[];
}
