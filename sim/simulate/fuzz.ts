import { syncStateOf } from "../demo/report";
import type { Client, Realm } from "../realm";
import type { Api } from "./actions";
import { heldKilobytes } from "../lua/memory";
import { createRandom, type RandomSource } from "../lua/random";
import { createRealm, REALM_START } from "../realm";
import { EONAR, GUILD_NAME, HOME_REALM } from "../samples/sampleGuilds";
import { sampleArticles, sampleRoster } from "../samples/sampleRoster";
import { SAVED, savedFile, savedTable, TABLES } from "../samples/savedData";
import { tablesIn } from "./invariants";
import { badMessage } from "./mutations";
import { type PackEntries, wrongBatch } from "./wrongBatches";

/** Throws bad messages at a client in the middle of real conversations: from strangers, members and its partner. */

export interface FuzzResult {
  messages: number;
  violations: string[];
  /** Kilobytes that both clients hold beyond what they hold with the same data after a reload. */
  growth: number;
  longestSlice: number;
  entries: number;
  /** How far the conversations came: lines of the victim's logs per step. */
  steps: Record<string, number>;
}

const PREFIX = "GUILDHELPER2";
const MEMBERS = 30;
/** Messages between two moments of virtual time, so that they meet every step of a conversation. */
const BURST = 12;
const PAUSE = 0.07;
/** Messages of one kind of weather: three quarters are gentle, so that conversations come to all of their steps. */
const PHASE = 2000;
/** Articles that each of the two keeps editing. */
const ARTICLES = 40;
/** Seconds of a frame: a real transfer does not come faster than that. */
const FRAME = 0.017;
/** Seconds after the last message within which the client has let go of everything. */
const CALM = 1000;
/** Milliseconds of a frame that the addon may use, by the model. */
const LONGEST_SLICE = 4;
const MOST_VIOLATIONS = 5;
/** Real messages that are kept to make bad ones of. */
const MOST_RECORDED = 400;
/** Seconds from a login until everything is loaded. */
const LOADING_SECONDS = 40;
/**
 * Kilobytes that both clients may hold in the end beyond what they hold with the same data after a reload: counts of
 * peers, and the noise of the allocator. The data itself is entries that were valid, and logs of a fixed length.
 */
const MOST_GROWTH = 500;

type Packer = {
  createPacking: (this: void) => unknown;
  packEntries: (this: void, packing: unknown, tableType: string, batch: object) => string;
};
type Modules = {
  pack: PackEntries;
  validate: (this: void, value: unknown, tableType: string) => string | undefined;
};

function savedText(seed: number): string {
  const entries = [
    ...sampleRoster(60, seed, REALM_START, [EONAR]),
    ...sampleArticles("news", 40, seed + 1, REALM_START, EONAR),
  ];
  return savedFile(savedTable(entries));
}

/** Who may have sent a message: a stranger, some member, or the partner of the conversation. */
function someSender(random: RandomSource, partner: Client): string {
  const chance = random.next();
  if (chance < 0.2) {
    return `Stranger${random.integer(1, 1000)}-Elsewhere`;
  }
  return chance < 0.6
    ? `Member${string.char(64 + random.integer(1, MEMBERS))}-${HOME_REALM}`
    : partner.fullName;
}

/** Whether a message may end the conversation, so that its later steps would never be met. */
function endsSession(text: string): boolean {
  return string.find(text, "SESS")[0] !== undefined || string.find(text, "HELO")[0] !== undefined;
}

/** Sees to it that a conversation is going on, and that there is something to talk about. */
function keepBusy(random: RandomSource, victim: Client, partner: Client, isStorm: boolean): void {
  const isBegun = random.next() < (isStorm ? 0.01 : 0.05);
  if (!isBegun) {
    return;
  }
  const [first, second] = random.next() < 0.5 ? [victim, partner] : [partner, victim];
  const data = {
    title: `Title ${random.integer(1, 1e6)}`,
    content: "Content",
    category: "General",
    date: "today",
  };
  for (const [index, client] of ipairs([first, second])) {
    const id = string.format("20261101%06d%04d", random.integer(1, ARTICLES), index);
    client.perform(() => (client.env.GuildHelper as Api).EditEntry("news", id, data));
  }
  if (syncStateOf(first)?.isEnded !== false) {
    first.slash(`/gh sync all ${second.fullName} force`);
  }
}

/** Kilobytes that are held, without the texts of the files on disk. */
function heldByClients(clients: readonly Client[]): number {
  let onDisk = 0;
  for (const client of clients) {
    onDisk += (client.savedVariables ?? "").length;
  }
  return heldKilobytes() - onDisk / 1024;
}

function createMembers(realm: Realm, seed: number): [victim: Client, partner: Client] {
  const guild = realm.addGuild({
    name: GUILD_NAME,
    realm: HOME_REALM,
    ranks: ["Guild Master", "Member"],
  });
  for (const index of $range(1, MEMBERS)) {
    const fullName = `Member${string.char(64 + index)}-${HOME_REALM}`;
    guild.setMember({ fullName, rankIndex: 1, level: 60, className: "Mage", isOnline: true });
  }
  const clients = ["Anna", "Bert"].map((name, index) =>
    realm.createClient({ name, realm: HOME_REALM, guild, savedVariables: savedText(seed + index * 50) }),
  );
  for (const client of clients) {
    client.login();
  }
  realm.run(LOADING_SECONDS);
  return [clients[0]!, clients[1]!];
}

/** The number of lines of each step in a client's logs. */
function stepsOf(client: Client): Record<string, number> {
  const steps: Record<string, number> = {};
  const saved = client.env[SAVED] as Record<string, { step: string }[]>;
  for (const log of [saved.senderLogs!, saved.receiverLogs!]) {
    for (const { step } of log) {
      steps[step] = (steps[step] ?? 0) + 1;
    }
  }
  return steps;
}

/** Messages that the server accepted: bad ones are made of them. */
class Recording {
  readonly texts: string[] = [];
  /** The id of the session that was begun last. */
  sessionId = "Ab3x";

  constructor(private readonly random: RandomSource) {}

  add(text: string): void {
    if (this.texts.length < MOST_RECORDED) {
      this.texts.push(text);
    } else {
      this.texts[this.random.integer(0, MOST_RECORDED - 1)] = text;
    }
    const [id] = string.match(text, "^REQ;REDY;NONE;(%w%w%w%w)");
    if (id !== undefined) {
      this.sessionId = id;
    }
  }
}

/** The addon's own modules. They run in a client of their own, so that making bad messages costs the victim nothing. */
function loadModules(realm: Realm): Modules {
  const maker = realm.createClient({ name: "Maker", realm: "Elsewhere" });
  const validation = maker.require("src.DataSyncManager.data.Validation") as {
    validateEntry: Modules["validate"];
  };
  const packer = maker.require("src.DataSyncHandler.packing.EntryPacker") as Packer;
  return {
    pack: (tableType, entries, isLast) =>
      packer.packEntries(packer.createPacking(), tableType, { items: entries, isLast }),
    validate: validation.validateEntry,
  };
}

/** One run: the two who sync, and what is thrown at one of them. */
class FuzzRun {
  readonly violations: string[] = [];
  /** Bad messages that were thrown. */
  sent = 0;
  readonly victim: Client;
  private readonly random: RandomSource;
  private readonly recording: Recording;
  private readonly realm: Realm;
  private readonly partner: Client;
  private readonly modules: Modules;

  constructor(seed: number, addonFolder: string) {
    this.random = createRandom(seed);
    this.recording = new Recording(this.random);
    const { recording } = this;
    this.realm = createRealm({
      seed,
      addonFolder,
      traceMessages: false,
      observer: { accepted: (_from, _target, text) => recording.add(text) },
    });
    [this.victim, this.partner] = createMembers(this.realm, seed);
    this.modules = loadModules(this.realm);
  }

  /** Throws that many messages, or fewer if too much goes wrong. */
  throwAll(count: number): void {
    const { realm, victim, violations } = this;
    while (this.sent < count && violations.length < MOST_VIOLATIONS) {
      this.throwSome();
      realm.run(PAUSE);
      for (const message of victim.errors) {
        violations.push(message);
      }
      if (victim.stats.longestSlice > LONGEST_SLICE) {
        violations.push(string.format("a frame of %.2f ms", victim.stats.longestSlice));
        return;
      }
    }
  }

  private throwSome(): void {
    const { partner, random, realm, recording, victim } = this;
    const isStorm = math.floor(this.sent / PHASE) % 4 === 3;
    keepBusy(random, victim, partner, isStorm);
    if (isStorm || random.next() < 0.5) {
      for (const _ of $range(1, isStorm ? BURST : 1)) {
        const text = badMessage(random, recording.texts, recording.sessionId);
        if (isStorm || !endsSession(text)) {
          this.hit(text, someSender(random, partner));
        }
      }
    }
    if (random.next() < (isStorm ? 0.1 : 0.02)) {
      for (const text of wrongBatch(random, this.modules.pack, recording.sessionId)) {
        this.hit(text, partner.fullName);
        realm.run(FRAME);
      }
    }
  }
  private hit(text: string, sender: string): void {
    const { victim } = this;
    victim.fireEvent("CHAT_MSG_ADDON", PREFIX, text, "WHISPER", sender, victim.fullName, 0, 0, "", 0);
    this.sent += 1;
  }

  /** Stops the syncs, and waits until the victim has let go of everything. */
  calmDown(): void {
    this.victim.slash("/gh stop");
    this.partner.slash("/gh stop");
    this.realm.run(CALM);
  }

  /** Checks that nothing bad is in the victim's tables; the number of entries in them. */
  checkEntries(): number {
    let count = 0;
    const tables = tablesIn(this.victim.env[SAVED]);
    for (const tableType of TABLES) {
      for (const [id, entry] of pairs(tables[tableType] ?? {})) {
        count += 1;
        const problem = this.modules.validate(entry, tableType);
        if (problem !== undefined) {
          this.violations.push(`${tableType} ${id} was applied: ${problem}`);
        }
        if (entry.guildName !== EONAR) {
          this.violations.push(`${tableType} ${id} of ${entry.guildName} was applied`);
        }
      }
    }
    return count;
  }

  /** Kilobytes that both hold beyond what they hold after a reload, which must be few. */
  checkGrowth(): number {
    const clients = [this.victim, this.partner];
    const held = heldByClients(clients);
    for (const client of clients) {
      client.reload();
    }
    this.realm.run(LOADING_SECONDS);
    const growth = held - heldByClients(clients);
    if (growth > MOST_GROWTH) {
      this.violations.push(string.format("%d KB more are held than after a reload", growth));
    }
    return growth;
  }
}

/** Throws `count` bad messages at a client with the addon of that folder, and says what came of it. */
export function fuzz(this: void, seed: number, count: number, addonFolder: string): FuzzResult {
  const run = new FuzzRun(seed, addonFolder);
  run.throwAll(count);
  run.calmDown();
  const entries = run.checkEntries();
  // The reload at the end adds to the logs and may take a longer frame, so both are read before.
  const steps = stepsOf(run.victim);
  const { longestSlice } = run.victim.stats;
  const growth = run.checkGrowth();
  return { messages: run.sent, violations: run.violations, growth, longestSlice, entries, steps };
}
