import type { Client, Flavor, Realm } from "../realmTypes";
import { DAY } from "../game/calendar";
import { createRealm, REALM_START } from "../realm";
import { EONAR, GUILD_NAME, HOME_REALM, RANKS } from "../samples/sampleGuilds";
import { sampleArticles, sampleRoster, timestamp } from "../samples/sampleRoster";
import { ARTICLE_TABLES, savedFile, savedTable, setupId } from "../samples/savedData";

/** Sets up the guild that the pictures show. */

const LINKED_GUILD = "Second Wind-Alleria";
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
  /** True if one of the others has the data, and the player has nothing yet. */
  isNewcomer?: boolean;
}

/** The setup of the guild: another one is linked, and news are the officers'. */
function setupEntry() {
  return {
    id: setupId(EONAR),
    tableType: "setup",
    guildName: EONAR,
    lastUpdated: timestamp(REALM_START - DAY),
    deleted: false,
    data: {
      guilds: [{ name: EONAR }, { name: LINKED_GUILD }],
      contacts: ["Dornwald-Alleria"],
      rules: { setup: 1, news: 1 },
    },
  };
}

const ZONES = ["Valdrakken", "Dornogal", "Hallowfall", "Stormwind City", "Isle of Dorn"];
const NOTES = ["", "", "Alt of a friend", "Tuesdays only", "Raids from 8"];

/** The member of a roster entry in the game's own list; about a fifth of them are online. */
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

/** The stage of a scene with everyone logged in. */
export function setStage(scene: StageOptions, flavor: Flavor, locale: string): Stage {
  const realm = createRealm({ seed: 7, latency: [120, 160] });
  const guild = realm.addGuild({ name: GUILD_NAME, realm: HOME_REALM, ranks: RANKS });
  const entries = [
    ...(scene.isNew === true ? [] : [setupEntry()]),
    ...sampleRoster(scene.roster, 3, REALM_START, [EONAR, LINKED_GUILD]),
    ...ARTICLE_TABLES.flatMap((table, index) =>
      sampleArticles(table, scene.articles, 11 + index, REALM_START, EONAR),
    ),
  ];
  const member = (name: string, rankIndex: number, saved: string | undefined): Client => {
    const client = realm.createClient({
      name,
      realm: HOME_REALM,
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
    if (entry.tableType === "roster" && entry.guildName === EONAR) {
      guild.setMember(gameMember(entry));
    }
  }
  const saved = entries.length > 0 ? savedFile(savedTable(entries)) : undefined;
  const isNewcomer = scene.isNewcomer === true;
  const player = member("Sakarra", 0, isNewcomer ? undefined : saved);
  const others = [
    member("Thornvale", 1, isNewcomer ? saved : undefined),
    member("Mirelle", 3, undefined),
    member("Bramwick", 3, undefined),
  ];
  realm.run(SETTLING_SECONDS);
  return { realm, player, others };
}
