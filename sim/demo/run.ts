import { writeFile } from "../formats/files";
import { DAY } from "../game/calendar";
import type { Client, Realm } from "../realm";
import { SAVED, savedFile } from "../samples/savedData";
import { type DemoOptions, HELP, readOptions } from "./options";
import { createProgressBar } from "./progress";
import { compareClients } from "./proof";
import { movedEntries, summaryLines, type SyncState, syncStateOf } from "./report";
import { sampleFiles } from "./samples";
import { timestamp } from "../samples/sampleRoster";
import { runReplay } from "./replay/run";
import { createScenario } from "./scenario";

/** The command `npm start`: clients of a realm sync real data, and prove it. */

/** Seconds of the game's time that one Sync All may take. */
const LONGEST_SYNC = 3600;
/** Sync All is clicked until nothing moves any more: what one member gets from the last, the first must get too. */
const MOST_ROUNDS = 4;
/** Seconds until the window shows what it was told. */
const REDRAW_SECONDS = 1;
const DIFFERENCES_SHOWN = 5;

/** Clicks a button that starts a sync, and waits until it has ended. */
function clickAndWait(realm: Realm, client: Client, label: string, isTerminal: boolean): SyncState {
  const started = realm.now();
  const bar = createProgressBar(isTerminal);
  client.clickLabel(label);
  realm.runUntil(() => {
    const state = syncStateOf(client);
    bar.draw(state, realm.now() - started);
    return state?.isEnded === true;
  }, LONGEST_SYNC);
  bar.finish();
  realm.run(REDRAW_SECONDS);
  return syncStateOf(client)!;
}

/** Prepares the window of the client that clicks: opens it, chooses the mode, and takes recent users too. */
function openWindow(client: Client, options: DemoOptions): void {
  client.slash("/gh");
  client.clickLabel("Sync");
  if (options.mode === "days") {
    client.clickLabel("Last days");
    client.typeInto(1, tostring(options.days));
  }
  client.clickLabel("Also recent");
}

/** Runs rounds of Sync All until one moves nothing; true if all of them were complete. */
function runRounds(realm: Realm, client: Client, options: DemoOptions, isTerminal: boolean): boolean {
  for (const round of $range(1, MOST_ROUNDS)) {
    print(`\nRound ${round}: ${client.fullName} clicks Sync All`);
    // One that takes recent users too looks first what it would do, and asks.
    const looked = options.mode === "all" ? clickAndWait(realm, client, "Sync All", isTerminal) : undefined;
    if (looked !== undefined) {
      print(`  dry run, each user by itself: ${looked.outcome?.text ?? ""}`);
    }
    const before = realm.totals();
    const started = realm.now();
    const state = clickAndWait(realm, client, looked === undefined ? "Sync All" : "Sync now", isTerminal);
    const after = realm.totals();
    for (const line of summaryLines(state)) {
      print(line);
    }
    print(`  ${state.outcome?.kind ?? "not ended"}: ${state.outcome?.text ?? ""}`);
    print(
      string.format(
        "  %d messages, %d bytes, %.1f s of the game's time",
        after.messages - before.messages,
        after.bytes - before.bytes,
        realm.now() - started,
      ),
    );
    if (state.outcome?.kind !== "complete") {
      return false;
    }
    if (movedEntries(state) === 0) {
      return true;
    }
  }
  return true;
}

/** Prints what the syncs cost each client. */
function printCosts(clients: readonly Client[]): void {
  print("\nWhat it cost each client");
  print(string.format("  %-18s %8s %8s %22s", "", "sent", "bytes", "longest frame, modelled"));
  for (const { fullName, stats } of clients) {
    print(
      string.format("  %-18s %8d %8d %19.2f ms", fullName, stats.sent, stats.sentBytes, stats.longestSlice),
    );
  }
}

/** Compares all clients entry by entry, and prints the result; true if all have the same. */
function printProof(clients: readonly Client[], since: string): boolean {
  const proof = compareClients(clients, since);
  const parts: string[] = [];
  let count = 0;
  for (const [tableType, entries] of pairs(proof.entries)) {
    parts.push(`${tableType} ${entries}`);
    count += entries;
  }
  table.sort(parts);
  print(`\nProof: ${count} entries (${table.concat(parts, ", ")}), ${proof.tombstones} of them deleted`);
  if (proof.differences.length === 0) {
    print(`  compared one by one in ${clients.length} clients: all the same`);
    return true;
  }
  print(`  ${proof.differences.length} are NOT the same everywhere:`);
  for (const index of $range(0, math.min(DIFFERENCES_SHOWN, proof.differences.length) - 1)) {
    print(`    ${proof.differences[index]}`);
  }
  return false;
}

/** Prints errors and unknown globals of the clients; true if there are none, as it must be. */
function printErrors(clients: readonly Client[]): boolean {
  let isGood = true;
  for (const client of clients) {
    for (const message of client.errors) {
      print(`${client.fullName}: ${message}`);
      isGood = false;
    }
    for (const [name] of pairs(client.unknownGlobals)) {
      print(`${client.fullName} read the unknown global ${name}`);
      isGood = false;
    }
  }
  return isGood;
}

function writeResults(realm: Realm, clients: readonly Client[], options: DemoOptions): void {
  if (options.traceFile !== undefined) {
    writeFile(options.traceFile, `${table.concat(realm.trace, "\n")}\n`);
  }
  if (options.outFolder === undefined) {
    return;
  }
  for (const client of clients) {
    const text = savedFile(client.env[SAVED]);
    writeFile(`${options.outFolder}/${client.name}.lua`, text);
  }
  print(`\nThe resulting SavedVariables are in ${options.outFolder}`);
}

/** The time from which all changes are shared. The first day of the range is left out, because it is cut short. */
function sharedSince(realm: Realm, options: DemoOptions): string {
  return options.mode === "all" ? "" : timestamp(realm.serverTime() - (options.days - 1) * DAY);
}

/** Runs the whole job; the exit code. */
function run(options: DemoOptions, isTerminal: boolean): number {
  const { realm, clients } = createScenario(options);
  print(`${clients.length} clients are online: ${clients.map(({ fullName }) => fullName).join(", ")}`);
  for (const { chat, fullName } of clients) {
    for (const line of chat) {
      print(`  ${fullName}: ${line}`);
    }
  }
  const first = clients[0]!;
  openWindow(first, options);
  const isComplete = runRounds(realm, first, options, isTerminal);
  printCosts(clients);
  const isSame = printProof(clients, sharedSince(realm, options));
  const isGood = printErrors(clients);
  writeResults(realm, clients, options);
  return isComplete && isSame && isGood ? 0 : 1;
}

/** Runs what the command line asks for; the exit code. */
export function runDemo(this: void, words: readonly string[], isTerminal: boolean): number {
  const [ok, options] = pcall(readOptions, words);
  if (!ok) {
    io.stderr.write(`${tostring(options)}\n`);
    return 2;
  }
  if (options.wantsHelp) {
    print(HELP);
    return 0;
  }
  const job = options.replayFile === undefined ? run : runReplay;
  const [isDone, result] = pcall(job, options, isTerminal);
  if (isDone) {
    return result;
  }
  io.stderr.write(`${tostring(result)}\n`);
  return 2;
}

/** Writes the sample files into a folder. */
export function writeSamples(this: void, folder: string): void {
  for (const { client, text } of sampleFiles()) {
    writeFile(`${folder}/${client.file}`, text);
    print(`${folder}/${client.file}`);
  }
}
