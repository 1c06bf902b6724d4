import type { Client, Guild, Realm } from "../realm";
import { createRealm, REALM_START } from "../realm";
import { DAY } from "../game/calendar";
import { ALLERIA, EONAR, GUILD_NAME, HOME_REALM } from "../samples/sampleGuilds";
import { type SampleEntry, sampleRoster, timestamp } from "../samples/sampleRoster";
import { savedFile, savedTable, setupId } from "../samples/savedData";
import { compareClients } from "./proof";
import { syncStateOf } from "./report";

/**
 * The command `npm run sync-log`: one sync with everything that can happen to an entry and to a message, and the logs of
 * both sides as their players see them.
 */

const SEED = 1;
const LATENCY: [number, number] = [120, 160];
const SETTLING_SECONDS = 40;
const LONGEST_SYNC = 600;
const MEMBERS = 260;
/** The last of the members are Bert's alone, so that his entries take more chunks than the server lets through at once. */
const NEW_MEMBERS = 190;
/** So many messages at once, and one more each second: a server that also limits whispers. */
const THROTTLE = { burst: 10, perSecond: 1, appliesToWhispers: true };
/** What is lost on the way, once each: by who sent it and how it begins. */
const LOST: readonly [sender: string, beginning: string][] = [
  // Two chunks in the middle of a transfer, which Anna asks for again.
  ["Bert", "SND;DATA;ROST;00002;"],
  ["Bert", "SND;DATA;ROST;00003;"],
  // The only chunk of a transfer, of which Bert cannot know.
  ["Anna", "SND;DATA;INFO;00001;"],
  // An answer: Anna repeats the question.
  ["Bert", "ACK;TABL;CALE"],
];

type Changes = Partial<Omit<SampleEntry, "data">>;

/** A moment before the sync begins. */
function daysAgo(days: number): string {
  return timestamp(REALM_START - days * DAY);
}

function article(
  tableType: string,
  number: number,
  changed: number,
  title: string,
  changes?: Changes,
): SampleEntry {
  const isEvent = tableType === "calendar";
  return {
    id: string.format("20261101%06d%04d", number, number),
    tableType,
    guildName: EONAR,
    lastUpdated: daysAgo(changed),
    deleted: false,
    data: {
      title,
      content: `${title}.`,
      category: "General",
      [isEvent ? "eventDate" : "date"]: "2026-11-20 20:00:00",
    },
    ...changes,
  };
}

function setup(linked: readonly string[], changed: number): SampleEntry {
  return {
    id: setupId(EONAR),
    tableType: "setup",
    guildName: EONAR,
    lastUpdated: daysAgo(changed),
    deleted: false,
    data: { guilds: linked.map((name) => ({ name })), contacts: [], rules: {} },
  };
}

/** What Anna and Bert have; the names of the articles tell what will become of them. */
function bothSides(): [anna: SampleEntry[], bert: SampleEntry[]] {
  const anna = [setup([EONAR, ALLERIA], 1), article("news", 1, 5, "Only Anna has it")];
  const bert = [setup([EONAR], 30), article("news", 2, 5, "Only Bert has it")];
  anna.push(article("news", 3, 3, "Anna's edit, the older one"));
  bert.push(article("news", 3, 2, "Bert's edit, the newer one"));
  anna.push(article("news", 4, 2, "Anna's edit, the newer one"));
  bert.push(article("news", 4, 3, "Bert's edit, the older one"));
  anna.push(article("news", 5, 2, "Anna deleted it", { deleted: true }));
  bert.push(article("news", 5, 4, "Bert still has it"));
  anna.push(article("news", 6, 4, "Anna still has it"));
  bert.push(article("news", 6, 2, "Bert deleted it", { deleted: true }));
  anna.push(article("news", 7, 9, "Both have it"));
  bert.push(article("news", 7, 9, "Both have it"));
  anna.push(article("guildInfo", 1, 5, "Only Anna has it"), article("guildInfo", 2, 5, "And this too"));
  bert.push(article("calendar", 1, 5, "Only Bert has it"), article("calendar", 2, 5, "And this too"));
  for (const [place, entry] of ipairs(sampleRoster(MEMBERS, SEED, REALM_START - 30 * DAY, [EONAR]))) {
    bert.push(entry);
    if (place === 1) {
      anna.push({ ...entry, lastUpdated: daysAgo(2) });
    } else if (place <= MEMBERS - NEW_MEMBERS) {
      anna.push(entry);
    }
  }
  return [anna, bert];
}

/** Loses each of the messages that are to be lost, the first time that it is sent. */
function createLoss(): {
  setRealm: (this: void, realm: Realm) => void;
  accepted: (this: void, from: string, target: string, text: string) => void;
} {
  const left = [...LOST];
  let realm: Realm | undefined;
  return {
    setRealm: (made) => {
      realm = made;
    },
    accepted: (from, _target, text) => {
      const place = left.findIndex(
        ([sender, beginning]) =>
          from === `${sender}-${HOME_REALM}` && string.sub(text, 1, beginning.length) === beginning,
      );
      if (place >= 0) {
        left.splice(place, 1);
      }
      realm?.setRules({ lossRate: place >= 0 ? 1 : 0 });
    },
  };
}

function login(realm: Realm, guild: Guild, name: string, rankIndex: number, entries: SampleEntry[]): Client {
  const savedVariables = savedFile(savedTable(entries));
  const client = realm.createClient({ name, realm: HOME_REALM, guild, rankIndex, savedVariables });
  client.login();
  return client;
}

/** The text in the window that a slash command opens. */
function windowText(realm: Realm, client: Client, command: string): string {
  client.slash(command);
  realm.run(1);
  const log = client
    .visibleTexts()
    .find((text) => string.find(text, "^%d%d%d%d%-%d%d%-%d%d ")[0] !== undefined);
  return log ?? error(`${client.fullName}: ${command} shows no log`, 0);
}

/** Runs the sync and prints what both players see of it; an error if it did not end as it must. */
export function recordSync(this: void): void {
  const loss = createLoss();
  const realm = createRealm({ seed: SEED, latency: LATENCY, observer: { accepted: loss.accepted } });
  const guild = realm.addGuild({ name: GUILD_NAME, realm: HOME_REALM, ranks: ["Guild Master", "Member"] });
  const [ofAnna, ofBert] = bothSides();
  const [anna, bert] = [login(realm, guild, "Anna", 0, ofAnna), login(realm, guild, "Bert", 1, ofBert)];
  realm.run(SETTLING_SECONDS);
  loss.setRealm(realm);
  realm.setRules({ perPrefix: THROTTLE });
  anna.slash("/gh sync");
  if (!realm.runUntil(() => syncStateOf(anna)?.isEnded === true, LONGEST_SYNC)) {
    error("the sync did not end", 0);
  }
  realm.run(1);
  const { differences } = compareClients([anna, bert], "");
  const problem = [...differences, ...anna.errors, ...bert.errors][0];
  if (problem !== undefined) {
    error(problem, 0);
  }
  print("Anna: /gh sync");
  print(anna.chat[anna.chat.length - 1]!);
  print("\nAnna: /gh log sender");
  print(windowText(realm, anna, "/gh log sender"));
  print("\nBert: /gh log receiver");
  print(windowText(realm, bert, "/gh log receiver"));
}
