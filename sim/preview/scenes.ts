import type { Client, Flavor, Realm } from "../realmTypes";
import { createRealm } from "../realm";
import { sampleArticles, sampleRoster } from "../sampleRoster";
import { savedFile, savedTable } from "../savedData";

/** The realm's clock in all pictures, so that they are the same tomorrow. */
const START = 1795000000;
const GUILD = "No Rest For The Wicked";
const REALM = "Eonar";
const FULL_GUILD = `${GUILD}-${REALM}`;
const RANKS = ["Guild Master", "Officer", "Raider", "Member", "Initiate"];
const SETTLING_SECONDS = 40;

/** What the pictures are taken of: a guild with data, one of its members at the keyboard. */
export interface Stage {
  realm: Realm;
  /** Whose screen it is. */
  player: Client;
  others: Client[];
}

/** One picture: what the player does before it is taken. */
export interface Scene {
  name: string;
  /** What there is to see, for the gallery. */
  caption: string;
  /** Members in the roster besides those who are online. */
  roster: number;
  articles: number;
  play: (this: void, stage: Stage) => void;
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

/** Takes a scene, the kind of client and its language. Returns the stage with everyone logged in. */
export function setStage(scene: Scene, flavor: Flavor, locale: string): Stage {
  const realm = createRealm({ seed: 7, startTime: START, latency: [120, 160] });
  const guild = realm.addGuild({ name: GUILD, realm: REALM, ranks: RANKS });
  const entries = [
    ...sampleRoster(scene.roster, 3, START, [FULL_GUILD, "Second Wind-Alleria"]),
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
    if (entry.tableType === "roster" && entry.guildName === FULL_GUILD) guild.setMember(gameMember(entry));
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

/** Clicks on the only button that has the label in the client's language. */
function openWindow({ player, realm }: Stage): void {
  player.slash("/gh");
  realm.run(1);
}

/** The addon's sentences in the language of the player's client. */
function words({ player }: Stage): Record<string, string | undefined> {
  return player.sentences();
}

/** Opens the window at a pane, by the way that a player has: a click on its name. */
function openPane(stage: Stage, pane: string): void {
  openWindow(stage);
  stage.player.clickLabel(words(stage)[PANE_TITLES[pane] ?? ""] ?? pane);
  stage.realm.run(1);
}

/** The names of the panes in the list on the left. */
const PANE_TITLES: Record<string, string | undefined> = {
  news: "PANE_NEWS",
  guildInfo: "PANE_GUILD_INFO",
  calendar: "PANE_CALENDAR",
  roster: "PANE_ROSTER",
};

function syncAll(stage: Stage, seconds: number): void {
  openWindow(stage);
  stage.player.slash("/gh sync force");
  stage.realm.run(seconds);
}

export const SCENES: readonly Scene[] = [
  { name: "sync-empty", caption: "Before the first sync", roster: 0, articles: 0, play: openWindow },
  {
    name: "sync-running",
    caption: "While a sync runs",
    roster: 600,
    articles: 20,
    play: (stage) => syncAll(stage, 22),
  },
  {
    name: "sync-complete",
    caption: "After a sync with everyone",
    roster: 60,
    articles: 10,
    play: (stage) => syncAll(stage, 120),
  },
  {
    name: "sync-failed",
    caption: "A member has logged out in the middle",
    roster: 300,
    articles: 20,
    play: (stage) => {
      stage.others[1]!.setGroup("raid");
      syncAll(stage, 8);
      stage.others[0]!.crash();
      stage.realm.run(200);
    },
  },
  {
    name: "news-empty",
    caption: "No news yet",
    roster: 0,
    articles: 0,
    play: (stage) => openPane(stage, "news"),
  },
  {
    name: "news-read",
    caption: "News, one of them being read",
    roster: 10,
    articles: 40,
    play: (stage) => {
      openPane(stage, "news");
      stage.player.pressKey("DOWN");
      stage.player.pressKey("DOWN");
      stage.realm.run(1);
    },
  },
  {
    name: "news-edit",
    caption: "Writing news",
    roster: 10,
    articles: 12,
    play: (stage) => {
      openPane(stage, "news");
      stage.player.pressKey("DOWN");
      stage.realm.run(1);
      const [newArticle, title] = [words(stage).BUTTON_EDIT!, words(stage).FIELD_TITLE!];
      stage.player.clickLabel(newArticle);
      stage.player.typeField(title, "Raid on Sunday: bring flasks");
      stage.realm.run(1);
    },
  },
  {
    name: "calendar",
    caption: "The calendar of a month, with the next events",
    roster: 300,
    articles: 60,
    play: (stage) => {
      openPane(stage, "calendar");
      stage.player.pressKey("DOWN");
      stage.realm.run(1);
    },
  },
  {
    name: "calendar-edit",
    caption: "Planning an event",
    roster: 300,
    articles: 60,
    play: (stage) => {
      openPane(stage, "calendar");
      stage.player.clickLabel(words(stage).BUTTON_NEW!);
      stage.player.typeField(words(stage).FIELD_TITLE!, "Guild birthday");
      stage.realm.run(1);
    },
  },
  {
    name: "roster",
    caption: "The roster of 5000 characters",
    roster: 5000,
    articles: 0,
    play: (stage) => {
      openPane(stage, "roster");
      stage.realm.run(20);
    },
  },
  {
    name: "roster-card",
    caption: "A member of the roster at a glance",
    roster: 300,
    articles: 0,
    play: (stage) => {
      openPane(stage, "roster");
      stage.realm.run(3);
      stage.player.pressKey("DOWN");
      stage.realm.run(1);
    },
  },
  {
    name: "roster-edit",
    caption: "The player's own entry",
    roster: 300,
    articles: 0,
    play: (stage) => {
      openPane(stage, "roster");
      stage.realm.run(3);
      stage.player.clickLabel(words(stage).BUTTON_OWN_ENTRY!);
      stage.player.typeField(words(stage).FIELD_BIRTHDATE!, "31-12");
      stage.realm.run(1);
    },
  },
  {
    name: "log-sender",
    caption: "The log of a sync",
    roster: 40,
    articles: 10,
    play: (stage) => {
      stage.player.slash("/gh sync force");
      stage.realm.run(60);
      stage.player.slash("/gh log sender");
      stage.realm.run(1);
    },
  },
];
