import type { Client, Flavor, Realm } from "../realmTypes";
import { createRealm } from "../realm";
import { sampleArticles, sampleRoster, timestamp } from "../samples/sampleRoster";
import { savedFile, savedTable } from "../samples/savedData";

/** The realm's clock in all pictures, so that they are the same tomorrow. */
const START = 1795000000;
const GUILD = "No Rest For The Wicked";
const REALM = "Eonar";
const FULL_GUILD = `${GUILD}-${REALM}`;
const LINKED_GUILD = "Second Wind-Alleria";
const RANKS = ["Guild Master", "Officer", "Raider", "Member", "Initiate"];
const SETTLING_SECONDS = 40;

/** What the pictures are taken of: a guild with data, one of its members at the keyboard. */
export interface Stage {
  realm: Realm;
  /** Whose screen it is. */
  player: Client;
  others: Client[];
}

/** What there is before a scene begins. */
export interface StageOptions {
  /** Members in the roster besides those who are online. */
  roster: number;
  articles: number;
  /** True for a guild whose leader has not set anything up yet. */
  isNew?: boolean;
}

/** The setup of the guild: another one is linked, and news are the officers'. */
function setupEntry() {
  return {
    id: "norestforthewickedeonar",
    tableType: "setup",
    guildName: FULL_GUILD,
    lastUpdated: timestamp(START - 86400),
    deleted: false,
    data: {
      guilds: [{ name: FULL_GUILD }, { name: LINKED_GUILD }],
      contacts: ["Dornwald-Alleria"],
      rules: { setup: 1, news: 1 },
    },
  };
}

const ZONES = ["Valdrakken", "Dornogal", "Hallowfall", "Stormwind City", "Isle of Dorn"];
const NOTES = ["", "", "Alt of a friend", "Tuesdays only", "Raids from 8"];

/** Takes a roster entry. Returns how the game's own list shows that member: some of them online. */
function gameMember({ data, id }: ReturnType<typeof sampleRoster>[number]) {
  const { class: className, level, rank } = data as { class: string; level: number; rank: string };
  const first = string.byte(id, 3);
  const chance = first + level + id.length;
  return {
    fullName: id,
    rankIndex: math.max(1, RANKS.indexOf(rank)),
    level,
    className,
    classFile: string.upper(className),
    isOnline: chance % 5 === 0,
    zone: ZONES[chance % ZONES.length]!,
    note: NOTES[chance % NOTES.length]!,
    hoursAway: (chance * chance) % 900,
  };
}

/** Takes what there is, the kind of client and its language. Returns the stage with everyone logged in. */
export function setStage(scene: StageOptions, flavor: Flavor, locale: string): Stage {
  const realm = createRealm({ seed: 7, startTime: START, latency: [120, 160] });
  const guild = realm.addGuild({ name: GUILD, realm: REALM, ranks: RANKS });
  const entries = [
    ...(scene.isNew === true ? [] : [setupEntry()]),
    ...sampleRoster(scene.roster, 3, START, [FULL_GUILD, LINKED_GUILD]),
    ...["news", "guildInfo", "calendar"].flatMap((table, index) =>
      sampleArticles(table, scene.articles, 11 + index, START, FULL_GUILD),
    ),
  ];
  const member = (name: string, rankIndex: number, saved: string | undefined): Client => {
    const client = realm.createClient({
      name,
      realm: REALM,
      guild,
      rankIndex,
      flavor,
      locale,
      class: "SHAMAN",
      ...(saved === undefined ? {} : { savedVariables: saved }),
    });
    client.login();
    return client;
  };
  for (const entry of entries) {
    if (entry.tableType === "roster" && entry.guildName === FULL_GUILD) {
      guild.setMember(gameMember(entry));
    }
  }
  const saved = entries.length > 0 ? savedFile(savedTable(entries)) : undefined;
  const player = member("Sakarra", 0, saved);
  const others = [
    member("Thornvale", 1, undefined),
    member("Mirelle", 3, undefined),
    member("Bramwick", 3, undefined),
  ];
  realm.run(SETTLING_SECONDS);
  return { realm, player, others };
}
