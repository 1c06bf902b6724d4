import type { Client, Guild, Realm, RealmObserver } from "../realm";
import { createRealm } from "../realm";
import { type SampleEntry, sampleRoster } from "../samples/sampleRoster";
import { SAVED, savedFile } from "../samples/savedData";
import { readSavedVariables } from "../formats/savedVariables";
import { readFile } from "../formats/toc";
import type { DemoOptions } from "./options";
import { playerOfFile } from "./ownFiles";
import { olderRosterEntry } from "../samples/olderShapes";
import { SAMPLE_CLIENTS } from "./samples";

/** The members of the run, logged in, and their realm. */
export interface Scenario {
  realm: Realm;
  clients: Client[];
}

interface Player {
  user: string;
  guildName: string;
  rankIndex: number;
  text: string | undefined;
}

const RANKS = ["Guild Master", "Officer", "Raider", "Member", "Initiate"];
/** Seconds after the logins until everything has been loaded and the guild's roster is known. */
const SETTLING_SECONDS = 30;
/** The realm's clock at the start, near the newest of the generated entries. */
const START = 1795000000;

function samplePlayers(most: number): Player[] {
  return SAMPLE_CLIENTS.slice(0, most).map(({ file, user, guildName, rankIndex }) => {
    const text = readFile(`sample/${file}`);
    if (text === undefined) {
      error(`sample/${file} cannot be read.`, 0);
    }
    return { user, guildName, rankIndex, text };
  });
}

function ownPlayers(files: readonly string[]): Player[] {
  const isTaken: Record<string, true | undefined> = {};
  return files.map((path, index) => {
    const player = playerOfFile(path, index + 1, isTaken);
    isTaken[player.user] = true;
    return { ...player, rankIndex: index === 0 ? 0 : 3 };
  });
}

/** Adds generated members to what the first client has on disk, in the shape that its file has. */
function withRoster(player: Player, entries: readonly SampleEntry[]): string {
  const values = player.text === undefined ? {} : readSavedVariables(player.text);
  const saved = (values[SAVED] ?? { sharedData: {} }) as {
    schemaVersion?: number;
    sharedData: Record<string, unknown>;
  };
  const roster = (saved.sharedData.roster ??= {}) as Record<string, unknown>;
  for (const entry of entries) {
    roster[entry.id] ??= saved.schemaVersion === undefined ? olderRosterEntry(entry) : entry;
  }
  return savedFile(saved);
}

/** Takes `Name-Realm` or `Guild Name-Realm`. Returns its two parts; the samples' realm where it names none. */
export function splitName(fullName: string): LuaMultiReturn<[name: string, realm: string]> {
  const [name, realm] = string.match(fullName, "^(.*)%-([^-]+)$");
  return $multi(name ?? fullName, realm ?? "Eonar");
}

/** What else a run may want. */
export interface ScenarioExtras {
  observer?: RealmObserver;
  /** The language of all clients. */
  locale?: string;
  /** How many of the samples play; all of them where it is not given. */
  samples?: number;
  /** False leaves messages out of the trace. */
  traceMessages?: boolean;
}

/** Takes the options. Returns the realm with everyone logged in and ready. */
export function createScenario(options: DemoOptions, extras: ScenarioExtras = {}): Scenario {
  const { locale, observer, samples, traceMessages } = extras;
  const realm = createRealm({
    seed: options.seed,
    latency: options.latency,
    startTime: START,
    traceMessages: traceMessages ?? true,
    ...(observer === undefined ? {} : { observer }),
  });
  const players = options.files.length > 0 ? ownPlayers(options.files) : samplePlayers(samples ?? math.huge);
  const first = players[0]!;
  for (const index of $range(1, options.newMembers)) {
    const user = `Newcomer${string.char(64 + index)}-Eonar`;
    players.push({ user, guildName: first.guildName, rankIndex: 4, text: undefined });
  }
  if (options.roster > 0) {
    const guilds = [first.guildName, ...players.map(({ guildName }) => guildName)];
    first.text = withRoster(first, sampleRoster(options.roster, options.seed, START, guilds));
  }
  const guilds: Record<string, Guild | undefined> = {};
  const clients = players.map((player) => {
    const [guild, guildRealm] = splitName(player.guildName);
    const [name, ownRealm] = splitName(player.user);
    guilds[player.guildName] ??= realm.addGuild({ name: guild, realm: guildRealm, ranks: RANKS });
    return realm.createClient({
      name,
      realm: ownRealm,
      guild: guilds[player.guildName]!,
      rankIndex: player.rankIndex,
      flavor: options.flavor,
      ...(locale === undefined ? {} : { locale }),
      ...(player.text === undefined ? {} : { savedVariables: player.text }),
    });
  });
  for (const client of clients) {
    client.login();
  }
  realm.run(SETTLING_SECONDS);
  return { realm, clients };
}
