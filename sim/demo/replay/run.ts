import type { Client, Guild, Realm } from "../../realm";
import { createRealm } from "../../realm";
import { readSavedVariables } from "../../formats/savedVariables";
import { SAVED } from "../../samples/savedData";
import { readRequiredFile } from "../../formats/files";
import { secondsOf } from "../../game/calendar";
import type { SampleEntry } from "../../samples/sampleRoster";
import type { DemoOptions } from "../options";
import { syncStateOf } from "../report";
import { nameAndRealm } from "../scenario";
import { createEntryMaker, rebuild, type ReportedSession } from "./rebuild";
import { type LogReport, readReport, type ReportRow } from "./report";
import { printSession, type Replayed } from "./sideBySide";

/** The command `npm start -- --replay FILE`: runs the sync of a player's logs again in the realm. */

const RANKS = [
  "Guild Master",
  "Officer",
  "Raider",
  "Member",
  "Initiate",
  "Trial",
  "Alt",
  "Friend",
  "Guest",
  "Bank",
];
/** The most seconds from the last line of one session to the first of the next within one sync. */
const LONGEST_GAP = 300;
const MOST_SESSIONS = 20;
const SETTLING_SECONDS = 40;
const LONGEST_SYNC = 3600;

/** Seconds since 1970 of a timestamp, which is in UTC. */
function secondsOfTimestamp(time: string): number {
  const part = (first: number, last: number): number => tonumber(string.sub(time, first, last)) ?? 0;
  const date = { year: part(1, 4), month: part(5, 6), day: part(7, 8) };
  return secondsOf({ ...date, hour: part(9, 10), min: part(11, 12), sec: part(13, 14) });
}

/**
 * The sessions of one sync in the report, in order; with each player the last one. The sync is that of the named
 * session, else the last one that the player began, else the last one that others began with them.
 */
function chosenSessions(report: LogReport, name: string | undefined): ReportedSession[] {
  const sessions: ReportedSession[] = [];
  const known: Record<string, ReportedSession | undefined> = {};
  for (const row of report.rows) {
    if (row.session === "" || row.user === "") {
      continue;
    }
    const key = `${row.role} ${row.session}`;
    let session = known[key];
    if (session === undefined) {
      const { days, mode } = report.sessions[row.session] ?? { mode: "all", days: 0 };
      const { role, time, user } = row;
      session = { session: row.session, role, user, mode, days, begun: time, rows: [] };
      known[key] = session;
      sessions.push(session);
    }
    session.rows.push(row);
  }
  // Each log is in order; the two are one behind the other.
  sessions.sort((first, second) => secondsOfTimestamp(first.begun) - secondsOfTimestamp(second.begun));
  const named = sessions.find(({ session }) => session === name);
  if (name !== undefined && named === undefined) {
    error(`There is no session ${name} in the logs.`, 0);
  }
  const role = named?.role ?? (sessions.some((session) => session.role === "sender") ? "sender" : "receiver");
  const own = sessions.filter((session) => session.role === role);
  const last: ReportedSession[] = [];
  const from = named === undefined ? own.length - 1 : own.indexOf(named);
  for (const place of $range(from, 0, -1)) {
    const session = own[place]!;
    const following = last[0];
    const end = secondsOfTimestamp(session.rows[session.rows.length - 1]!.time);
    if (following !== undefined && secondsOfTimestamp(following.begun) - end > LONGEST_GAP) {
      break;
    }
    if (last.length >= MOST_SESSIONS) {
      break;
    }
    if (!last.some(({ user }) => user === session.user)) {
      last.unshift(session);
    }
  }
  return last;
}

/** The tables of the player's own SavedVariables file, if one is given. */
function knownTables(
  options: DemoOptions,
): Record<string, Record<string, SampleEntry | undefined> | undefined> {
  const path = options.files[0];
  if (path === undefined) {
    return {};
  }
  const saved = readSavedVariables(readRequiredFile(path))[SAVED] as
    { sharedData?: Record<string, Record<string, SampleEntry | undefined>> } | undefined;
  return saved?.sharedData ?? {};
}

interface Stage {
  realm: Realm;
  player: Client;
  others: Record<string, Client | undefined>;
}

/** What each client has written of its own player. */
type Facts = Record<string, SampleEntry["data"] | undefined>;

function factsOf({ realm }: Stage): Facts {
  const facts: Facts = {};
  for (const { env, fullName } of realm.clients) {
    const saved = env[SAVED] as { sharedData: { roster: Record<string, SampleEntry | undefined> } };
    facts[fullName] = saved.sharedData.roster[fullName]?.data;
  }
  return facts;
}

function setStage(
  report: LogReport,
  sessions: readonly ReportedSession[],
  options: DemoOptions,
  facts: Facts,
): Stage {
  const names: Record<string, true> = { [report.guildName]: true };
  for (const { guildName } of report.heads) {
    names[guildName] = true;
  }
  const guilds: string[] = [];
  for (const [name] of pairs(names)) {
    guilds.push(name);
  }
  table.sort(guilds);
  const files = rebuild(report, sessions, createEntryMaker(guilds, knownTables(options), facts));
  const realm = createRealm({
    seed: options.seed,
    latency: options.latency,
    startTime: secondsOfTimestamp(sessions[0]!.begun) - SETTLING_SECONDS,
  });
  const made: Record<string, Guild | undefined> = {};
  const join = (user: string, guildName: string, rankIndex: number, savedVariables: string): Client => {
    const [guild, guildRealm] = nameAndRealm(guildName);
    const [name, ownRealm] = nameAndRealm(user);
    made[guildName] ??= realm.addGuild({ name: guild, realm: guildRealm, ranks: RANKS });
    const client = realm.createClient({
      name,
      realm: ownRealm,
      guild: made[guildName],
      rankIndex,
      flavor: report.flavor,
      locale: report.locale,
      savedVariables,
    });
    client.login();
    return client;
  };
  const player = join(
    report.user,
    report.guildName,
    math.min(report.rankIndex, RANKS.length - 1),
    files.player,
  );
  const others: Stage["others"] = {};
  for (const { user } of sessions) {
    others[user] = join(user, report.guildOf[user] ?? report.guildName, 3, files.others[user]!);
  }
  realm.run(SETTLING_SECONDS);
  return { realm, player, others };
}

/** The lines that a client's log of one role has gained since it had `had` of them. */
function newRows(client: Client, role: ReportRow["role"], had: number): ReportRow[] {
  const saved = client.env[SAVED] as Record<string, ReportRow[] | undefined>;
  return (saved[`${role}Logs`] ?? []).slice(had).map((row) => ({ ...row, role }));
}

/** Runs one session again; the player's new lines about it. */
function replaySession({ others, player, realm }: Stage, session: ReportedSession): Replayed {
  const other = others[session.user]!;
  const [asking, asked] = session.role === "sender" ? [player, other] : [other, player];
  const had = newRows(player, session.role, 0).length;
  const mode = session.mode === "days" ? `days ${session.days}` : "all";
  asking.slash(`/gh sync ${mode} force ${asked.fullName}`);
  realm.runUntil(() => syncStateOf(asking)?.isEnded === true, LONGEST_SYNC);
  realm.run(1);
  const rows = newRows(player, session.role, had).filter(({ session: id }) => id !== "");
  return { rows, outcome: syncStateOf(asking)?.outcome?.text ?? "" };
}

/** Replays the report, and prints both side by side; the exit code. */
export function runReplay(options: DemoOptions): number {
  const report = readReport(options.replayFile!);
  const sessions = chosenSessions(report, options.session);
  print(`${report.user} of ${report.guildName}, GuildHelper ${report.addonVersion}`);
  print(`client ${report.clientVersion} (${report.flavor}, ${report.locale}), exported at ${report.time}`);
  print(`${report.heads.length} entries, ${report.rows.length} log lines`);
  if (report.unreadable > 0) {
    print(`${report.unreadable} lines cannot be read: the text was cut off or changed.`);
  }
  if (sessions.length === 0) {
    print("There is no session in the logs to replay.");
    return 0;
  }
  // Once to see what the clients write of their players, and once with that.
  const stage = setStage(report, sessions, options, factsOf(setStage(report, sessions, options, {})));
  let [equal, all] = [0, 0];
  for (const session of sessions) {
    const [same, lines] = printSession(session, replaySession(stage, session));
    equal += same;
    all += lines;
  }
  print(`\n${equal} of ${all} lines tell of the same work; the others have a ! before them.`);
  let isGood = true;
  for (const client of stage.realm.clients) {
    for (const message of client.errors) {
      print(`${client.fullName}: ${message}`);
      isGood = false;
    }
  }
  return isGood ? 0 : 1;
}
