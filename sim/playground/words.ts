import type { Client } from "../realm";

/** Puts the addon's messages into words, for visitors who do not know the protocol. */

/** A message as the addon's own parser gives it; `docs/protocol.md` has every one of them. */
interface Parsed {
  name: string;
  tableType: string;
  /** Of a message in one piece. */
  fields?: Fields;
  /** Of a chunk. */
  index?: number;
  total?: number;
}

/** The fields of a message by their names; lists of numbers are tables. */
type Fields = Record<string, string | number | undefined>;
type Describe = (this: void, fields: Fields, tableName: string) => string;

const TABLE_NAMES: Record<string, string | undefined> = {
  setup: "setup",
  news: "news",
  guildInfo: "guild info",
  calendar: "calendar",
  roster: "roster",
};

const REFUSALS: Record<string, string | undefined> = {
  VERSION: "we speak different versions",
  LINK: "our guilds are not linked",
  GROUP: "I am in a group",
  BUSY: "I am in another sync",
  CROSSED: "you have asked me as I asked you; yours waits",
};

const MESSAGES: Record<string, Describe | undefined> = {
  "REQ;HELO": ({ addonVersion }) => `Who is online? (version ${addonVersion})`,
  "ACK;HELO": ({ readiness }) =>
    readiness === "READY" ? "I am, and ready" : `I am, but ${string.lower(tostring(readiness))}`,
  "REQ;REDY": ({ days, mode }) =>
    `Shall we sync ${mode === "days" ? `the last ${days} days` : "everything"}? Here is the digest of my tables`,
  "ACK;REDY": ({ scope }) =>
    scope === "=" ? "Ready – and all is equal already" : "Ready; here are the digests of my five tables",
  "NAK;REDY": ({ reason }) => `Not now: ${REFUSALS[reason ?? ""] ?? string.lower(tostring(reason))}`,
  "SND;SCOP": () => "The guilds whose data I share",
  "REQ;META": (_, tableName) => `What do you have in ${tableName}? Tell me row by row`,
  "REQ;CELL": (_, tableName) => `What do you have in ${tableName}? Send me a sketch`,
  "REQ;WHOL": (_, tableName) => `Send me all of ${tableName}`,
  "SND;CELL": (_, tableName) => `A sketch of my ${tableName}: what differs can be read from it`,
  "SND;META": (_, tableName) => `My rows of ${tableName}: ids and times`,
  "END;META": (_, tableName) => `I have nothing in ${tableName}`,
  "REQ;DATA": (_, tableName) => `Send me these entries of ${tableName}`,
  "SND;DATA": (_, tableName) => `Entries of ${tableName}`,
  "DEL;DATA": (_, tableName) => `Entries of ${tableName} that were deleted`,
  "ACK;DATA": ({ added = 0, replaced = 0, deleted = 0, unchanged = 0, refused = 0 }, tableName) =>
    `Written to ${tableName}: ${added} added, ${replaced} replaced, ${deleted} deleted` +
    (unchanged === 0 ? "" : `, ${unchanged} unchanged`) +
    (refused === 0 ? "" : `, ${refused} refused`),
  "ACK;CHNK": ({ index }) => `I have everything up to part ${index}`,
  "NAK;CHNK": () => "Some parts have not come, please again",
  "END;TABL": (_, tableName) => `That was all of ${tableName}; here is my sum`,
  "ACK;TABL": ({ state }, tableName) =>
    state === "=" ? `${tableName}: our sums are equal` : `${tableName}: our sums still differ`,
  "END;SESS": () => "All tables are done",
  "ACK;SESS": () => "Confirmed, goodbye",
  "SND;HOLD": () => "I cannot send for a while, please wait",
  "NAK;SESS": () => "This sync has ended on my side",
  "NAK;UNKN": ({ command, kind }) => `I do not know the word ${command};${kind}`,
};

/** The text of a message in words; the client's own parser reads it. */
export function messageWords(client: Client, text: string): string {
  const { parseMessage } = client.require("src.DataSyncComs.messages.Messages") as {
    parseMessage: (this: void, text: string) => Parsed | string;
  };
  const parsed = parseMessage(text);
  const describe = typeof parsed === "string" ? undefined : MESSAGES[parsed.name];
  if (typeof parsed === "string" || describe === undefined) {
    return "Something that is not of this addon's words";
  }
  const words = describe(parsed.fields ?? {}, TABLE_NAMES[parsed.tableType] ?? "");
  return (parsed.total ?? 1) > 1 ? `${words}, part ${parsed.index} of ${parsed.total}` : words;
}
