import type { Client, Guild, Realm, RealmObserver } from "../realm";
import { createRealm, REALM_START } from "../realm";
import { HOME_REALM, RANKS } from "../samples/sampleGuilds";
import { type SampleEntry, sampleRoster } from "../samples/sampleRoster";
import { SAVED, savedFile } from "../samples/savedData";
import { readSavedVariables } from "../formats/savedVariables";
import { readRequiredFile } from "../formats/files";
import { splitName } from "../formats/names";
import type { DemoOptions } from "./options";
import { playerOfFile } from "./ownFiles";
import { olderRosterEntry } from "../samples/olderShapes";
import { SAMPLE_CLIENTS } from "./samples";

/** Sets up the realm of a demo or of the playground: the members with their files, logged in. */

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

/** Seconds after the logins until everything has been loaded and the guild's roster is known. */
const SETTLING_SECONDS = 30;

function samplePlayers(most: number): Player[] {
  return SAMPLE_CLIENTS.slice(0, most).map(({ file, user, guildName, rankIndex }) => {
    return { user, guildName, rankIndex, text: readRequiredFile(`sample/${file}`) };
  });
}

function ownPlayers(files: readonly string[]): Player[] {
  const isTaken: Record<string, true | undefined> = {};
  return files.map((path, index) => {
    const player = playerOfFile(path, index + 1, isTaken);
    isTaken[player.user] = true;
    // Nothing in a file says its player's rank. As officers they all may have written the setup that is in it.
    return { ...player, rankIndex: index === 0 ? 0 : 1 };
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

/** The two parts of a full name; older files have names without a realm, which is the samples' realm then. */
export function nameAndRealm(fullName: string): LuaMultiReturn<[name: string, realm: string]> {
  const [name, realm] = splitName(fullName);
  return $multi(name ?? fullName, realm ?? HOME_REALM);
}

/** Options of a run that the command line does not have. */
export interface ScenarioExtras {
  observer?: RealmObserver;
  /** The language of all clients. */
  locale?: string;
  /** How many of the samples play; all of them by default. */
  samples?: number;
  /** False leaves messages out of the trace. */
  traceMessages?: boolean;
}

/** A realm with everyone logged in and ready. */
export function createScenario(options: DemoOptions, extras: ScenarioExtras = {}): Scenario {
  const { locale, observer, samples, traceMessages } = extras;
  const realm = createRealm({
    seed: options.seed,
    latency: options.latency,
    traceMessages: traceMessages ?? true,
    ...(observer === undefined ? {} : { observer }),
  });
  const players = options.files.length > 0 ? ownPlayers(options.files) : samplePlayers(samples ?? math.huge);
  const first = players[0]!;
  for (const index of $range(1, options.newMembers)) {
    const user = `Newcomer${string.char(64 + index)}-${HOME_REALM}`;
    players.push({ user, guildName: first.guildName, rankIndex: 4, text: undefined });
  }
  if (options.roster > 0) {
    const guilds = [first.guildName, ...players.map(({ guildName }) => guildName)];
    first.text = withRoster(first, sampleRoster(options.roster, options.seed, REALM_START, guilds));
  }
  const guilds: Record<string, Guild | undefined> = {};
  const clients = players.map((player) => {
    const [guild, guildRealm] = nameAndRealm(player.guildName);
    const [name, ownRealm] = nameAndRealm(player.user);
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
