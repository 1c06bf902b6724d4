import { movedEntries, type SyncState, syncStateOf } from "../demo/report";
import type { Client } from "../realm";
import { actByChance } from "./actions";
import { endFaults, FAULTS } from "./faults";
import { compareAll } from "./equality";
import { drawDays, passDays } from "./longAway";
import { comeBack } from "./lasting";
import { repairLinks } from "./officers";
import { partnersOf } from "./scopes";
import { createWorld, type World } from "./world";

/** One run of the simulation: a storm of faults and edits, then calm, then the proof. */

export interface SimulationResult {
  seed: number;
  violations: string[];
  checks: number;
  /** How often each fault and each action happened. */
  faults: Record<string, number>;
  messages: number;
  seconds: number;
  trace: string[];
}

/** Seconds between two things that happen in the storm, on average. */
const MEAN_PAUSE = 8;
/** Seconds that a fault lasts. */
const FAULT_SECONDS: [least: number, most: number] = [3, 60];
/**
 * Seconds after the storm within which every session has ended and every message has been sent: 300 that a receiver
 * waits for a sender in a boss fight, 120 of silence after them, and some for the last messages.
 */
const CALM_SECONDS = 440;
/** Seconds after which a client has asked again for the prefix that it did not get. */
const PREFIX_SECONDS = 65;
/** Seconds that one Sync All may take in the calm. */
const SYNC_SECONDS = 1800;
/** Rounds in which everyone clicks Sync All: what the last one gets in the first round, all have after the second. */
const ROUNDS = 2;
/** A round more where officers have typed new names into their setups: in the first one those get around. */
const ROUNDS_AFTER_RENAMES = 3;

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** Makes faults and actions happen for a while. */
function storm(world: World, counts: Record<string, number>): void {
  const { realm, random, clients } = world;
  const names: string[] = [];
  for (const [name] of pairs(FAULTS)) {
    names.push(name);
  }
  table.sort(names);
  const start = realm.now();
  const length = random.integer(60, 300);
  const days = drawDays(world, start, length);
  let end = start + length;
  while (realm.now() < end) {
    if (days !== undefined && realm.now() >= days.at && !days.hasPassed) {
      end += passDays(world, days);
      count(counts, "hundredDays");
    }
    realm.run(-math.log(1 - random.next() * 0.999) * MEAN_PAUSE);
    const client = random.pick(clients);
    if (random.next() < 0.45) {
      const name = random.pick(names);
      const seconds = random.between(FAULT_SECONDS[0], FAULT_SECONDS[1]);
      realm.trace.push(string.format("%.3f FAULT %s %s %.1f s", realm.now(), name, client.fullName, seconds));
      if (FAULTS[name]!(world, client, seconds) !== false) {
        count(counts, name);
      }
    } else if (client.isOnline && world.laterFiles[client.fullName] === undefined) {
      count(counts, actByChance(world, client));
    }
  }
}

/** Work that a client still has left, by its own status. */
function leftOver(client: Client): string | undefined {
  if (!client.isOnline) {
    return "is not online";
  }
  const place = client.chat.length;
  client.slash("/gh status");
  const lines = table.concat(client.chat, "\n", place + 1);
  const [waiting] = string.match(lines, "(%d+) messages? queued");
  const [session] = string.match(lines, "(%a+ in a session with %S+)");
  if (session !== undefined) {
    return session;
  }
  return waiting === "0" ? undefined : `${waiting} messages are queued`;
}

/** Waits until nobody has anything left to do. */
function calm(world: World): void {
  const { clients, realm, watch } = world;
  endFaults(world);
  // A prefix is asked for again after a minute; until then a client hears nobody.
  realm.run(PREFIX_SECONDS);
  const isQuiet = (): boolean =>
    clients.every((client) => leftOver(client) === undefined && syncStateOf(client)?.isEnded !== false);
  for (const _ of $range(1, CALM_SECONDS / 10)) {
    realm.run(10);
    if (isQuiet()) {
      break;
    }
  }
  for (const client of clients) {
    const left = leftOver(client);
    if (left !== undefined) {
      watch.violate(`${client.fullName}: after the storm ${left}`);
    }
    comeBack(world, client);
    if (syncStateOf(client)?.isEnded === false) {
      watch.violate(`${client.fullName}: its sync never ended`);
    }
  }
}

/** Syncs one client with all; a sync that does not complete is a violation. The number of entries that it wrote. */
function syncAll(world: World, client: Client): number {
  if (!client.isOnline) {
    world.watch.violate(`${client.fullName}: was disconnected in the calm`);
    comeBack(world, client);
  }
  const { realm, watch } = world;
  const partners = partnersOf(world, client);
  client.slash("/gh sync all force");
  realm.runUntil(() => syncStateOf(client)?.isEnded === true, SYNC_SECONDS);
  realm.run(3);
  const state = syncStateOf(client);
  if (!isGood(world, { client, partners, state })) {
    watch.violate(`${client.fullName}: in the calm, ${state?.outcome?.text ?? "no end"}`);
    return 0;
  }
  return state === undefined ? 0 : movedEntries(state);
}

/** A sync of a client, and with whom it shared something before that. */
interface Synced {
  client: Client;
  partners: Client[];
  state: SyncState | undefined;
}

/** Whether a sync did all that it could: those with whom the client shares something are done, and all of them were there. */
function isGood(world: World, { client, partners: before, state }: Synced): boolean {
  // A setup that came with the sync may have changed who shares something.
  const after = partnersOf(world, client);
  const partners = before.filter((partner) => after.includes(partner));
  if (partners.length === 0) {
    return state?.outcome !== undefined;
  }
  const isDone = (name: string): boolean =>
    state?.users.some(({ state: userState, user }) => user === name && userState === "Completed") === true;
  const isWhole = partners.every(({ fullName }) => isDone(fullName));
  return isWhole && (state?.outcome?.kind === "complete" || state!.users.length > partners.length);
}

/** Makes everyone sync, then checks that all have the same and that another sync moves nothing. */
function prove(world: World, rounds: number): void {
  const { clients, watch } = world;
  for (const _ of $range(1, rounds)) {
    for (const client of clients) {
      syncAll(world, client);
    }
  }
  for (const difference of compareAll(world)) {
    watch.violate(`entries differ after all have synced: ${difference}`);
  }
  for (const client of [clients[0]!, clients[clients.length - 1]!]) {
    const moved = syncAll(world, client);
    if (moved > 0) {
      watch.violate(`${client.fullName}: one more sync moves ${moved} entries`);
    }
  }
  for (const client of clients) {
    for (const [name] of pairs(client.unknownGlobals)) {
      watch.violate(`unknown global ${name}`);
    }
    if (client.stats.disconnectedByServer) {
      watch.violate(`${client.fullName} was disconnected by the server`);
    }
  }
}

/** Runs one seed from the logins to the proof. */
export function simulate(
  this: void,
  seed: number,
  addonFolder: string,
  traceMessages: boolean,
): SimulationResult {
  const world = createWorld(seed, addonFolder, traceMessages);
  const faults = world.drawn;
  for (const client of world.clients) {
    comeBack(world, client);
    world.realm.run(world.random.between(0, 5));
  }
  world.realm.run(15);
  storm(world, faults);
  calm(world);
  prove(world, repairLinks(world) ? ROUNDS_AFTER_RENAMES : ROUNDS);
  return {
    seed,
    violations: world.watch.violations,
    checks: world.watch.checks(),
    faults,
    messages: world.realm.totals().messages,
    seconds: world.realm.now(),
    trace: world.realm.trace,
  };
}
