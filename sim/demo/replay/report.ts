import type { LogRow } from "../../formats/logRow";
import type { Flavor } from "../../realm";
import { readRequiredFile } from "../../formats/files";
import { flavorOfInterface } from "../../game/clientApi";

/** Reads the text that `/gh export logs` writes. */

export interface Head {
  id: string;
  tableType: string;
  guildName: string;
  lastUpdated: string;
  deleted: boolean;
}

export interface ReportRow extends LogRow {
  role: "sender" | "receiver";
}

export interface LogReport {
  user: string;
  guildName: string;
  rankIndex: number;
  addonVersion: string;
  clientVersion: string;
  flavor: Flavor;
  locale: string;
  time: string;
  /** The guilds of other players. */
  guildOf: Record<string, string | undefined>;
  sessions: Record<string, { mode: string; days: number } | undefined>;
  rows: ReportRow[];
  heads: Head[];
  /** Lines that cannot be read: a text that was cut off. */
  unreadable: number;
}

const HEADER = "GuildHelper logs 1";
const TIME = "^%d%d%d%d%d%d%d%d%d%d%d%d%d%d$";

/** Splits a line into `count` parts; the last one has the rest. */
function partsOf(line: string, count: number): string[] {
  const parts: string[] = [];
  let rest = line;
  while (parts.length < count - 1) {
    const [part, behind] = string.match(rest, "^([^;]*);(.*)$");
    if (part === undefined) {
      break;
    }
    parts.push(part);
    rest = behind!;
  }
  parts.push(rest);
  while (parts.length < count) {
    parts.push("");
  }
  return parts;
}

/** Reads the heads of one line: id, time and a sign of each. An error if anything else is in it. */
function headsOf(tableType: string, guildName: string, written: string): Head[] {
  const heads: Head[] = [];
  let length = -1;
  for (const [id, lastUpdated, sign] of string.gmatch(written, "(%S+) (%d+) ([+-])")) {
    const [single] = string.gsub(id!, "||", "|");
    length += id!.length + lastUpdated!.length + sign!.length + 3;
    heads.push({
      id: single,
      tableType,
      guildName,
      lastUpdated: lastUpdated!,
      deleted: sign === "-",
    });
  }
  if (length !== written.length) {
    error("the line is damaged", 0);
  }
  return heads;
}

type Reader = (this: void, report: LogReport, rest: string) => void;

function readRow(role: ReportRow["role"]): Reader {
  return (report, rest) => {
    const [time, session, step, user, tableName, text] = partsOf(rest, 6);
    if (string.find(time!, TIME)[0] === undefined) {
      return;
    }
    // What is doubled for the game's text boxes is single here; control characters are nothing for a terminal.
    const [single] = string.gsub(text!, "||", "|");
    const [plain] = string.gsub(single, "%c", " ");
    report.rows.push({
      role,
      time: time!,
      session: session!,
      step: step!,
      user: user!,
      table: tableName!,
      text: plain,
    });
  };
}

const READERS: Record<string, Reader | undefined> = {
  player: (report, rest) => {
    const [user, guildName, rankIndex] = partsOf(rest, 3);
    report.user = user!;
    report.guildName = guildName!;
    report.rankIndex = tonumber(rankIndex) ?? 0;
  },
  addon: (report, rest) => {
    report.addonVersion = partsOf(rest, 3)[0]!;
  },
  client: (report, rest) => {
    const [version, build, interfaceVersion, locale] = partsOf(rest, 4);
    report.clientVersion = `${version} (${build})`;
    report.flavor = flavorOfInterface(tonumber(interfaceVersion) ?? 0);
    report.locale = locale === "" ? "enUS" : locale!;
  },
  time: (report, rest) => {
    report.time = rest;
  },
  session: (report, rest) => {
    const [session, , , mode, days] = partsOf(rest, 5);
    report.sessions[session!] = { mode: mode!, days: tonumber(string.match(days!, "^%d*")[0]) ?? 0 };
  },
  user: (report, rest) => {
    const [user, guildName] = partsOf(rest, 3);
    if (guildName !== "") {
      report.guildOf[user!] = guildName;
    }
  },
  sender: readRow("sender"),
  receiver: readRow("receiver"),
  entries: (report, rest) => {
    const [tableType, guildName, written] = partsOf(rest, 3);
    report.heads.push(...headsOf(tableType!, guildName!, written!));
  },
};

/** The report in a file; an error in one sentence if there is none. */
export function readReport(path: string): LogReport {
  const text = readRequiredFile(path);
  const report: LogReport = {
    user: "",
    guildName: "",
    rankIndex: 0,
    addonVersion: "",
    clientVersion: "",
    flavor: "mainline",
    locale: "enUS",
    time: "",
    guildOf: {},
    sessions: {},
    rows: [],
    heads: [],
    unreadable: 0,
  };
  let isOurs = false;
  for (const [raw] of string.gmatch(text, "[^\r\n]+")) {
    const [line] = string.match(raw!, "^%s*(.-)%s*$");
    const [word, rest] = string.match(line!, "^(%l+);(.*)$");
    if (line === HEADER) {
      isOurs = true;
    } else if (isOurs && word !== undefined) {
      const [ok] = pcall(() => READERS[word]?.(report, rest!));
      if (!ok) {
        report.unreadable += 1;
      }
    }
  }
  if (!isOurs || report.user === "" || string.find(report.time, TIME)[0] === undefined) {
    error(`${path} is not a text of /gh export logs.`, 0);
  }
  return report;
}
