import type { Stage, StageOptions } from "./stage";

/** The scenes that pictures of the addon's windows are taken of. */

/** Something that the player does, or that happens. */
type Step = (this: void, stage: Stage) => void;

/** One picture: what there is, and what happens before it is taken. */
export interface Scene extends StageOptions {
  name: string;
  /** What there is to see, for the gallery. */
  caption: string;
  steps: readonly Step[];
}

/** A sentence of the addon, in the language of the player's client. */
function word({ player }: Stage, key: string): string {
  const sentence = player.sentences()[key];
  if (sentence === undefined) {
    error(`no sentence ${key}`, 0);
  }
  return sentence;
}

/** So many seconds pass. */
function pass(seconds: number): Step {
  return ({ realm }) => realm.run(seconds);
}

/** The player types a line into the chat. */
function slash(line: string): Step {
  return ({ player, realm }) => {
    player.slash(line);
    realm.run(1);
  };
}

/** The player clicks on what has these words, by the key of the sentence. */
function click(key: string): Step {
  return (stage) => {
    stage.player.clickLabel(word(stage, key));
    stage.realm.run(1);
  };
}

/** The player types into the field that has these words. */
function write(key: string, text: string): Step {
  return (stage) => {
    stage.player.typeField(word(stage, key), text);
    stage.realm.run(1);
  };
}

function press(key: string): Step {
  return ({ player, realm }) => {
    player.pressKey(key);
    realm.run(1);
  };
}

/** Opens the window at a pane, as a player does: the slash word, and a click on the pane's name. */
function open(pane: string): Step {
  return (stage) => {
    slash("/gh")(stage);
    click(pane)(stage);
  };
}

/** Starts a sync with everyone, at the pane that shows it. */
const SYNC: readonly Step[] = [open("PANE_SYNC"), slash("/gh sync force")];

/** A member starts a sync with the player alone. */
const syncFromOther: Step = ({ others }) => others[0]!.slash("/gh sync all Sakarra-Eonar force");

const GROUP = ["Bramwick-Eonar", "Mirelle-Eonar", "Thornvale-Eonar", "Dornwald-Alleria"];

export const SCENES: readonly Scene[] = [
  {
    name: "sync-empty",
    caption: "Before the first sync",
    roster: 0,
    articles: 0,
    steps: [open("PANE_SYNC")],
  },
  {
    name: "sync-running",
    caption: "While a sync runs",
    roster: 600,
    articles: 20,
    steps: [...SYNC, pass(21)],
  },
  {
    name: "sync-complete",
    caption: "After a sync with everyone",
    roster: 60,
    articles: 10,
    steps: [...SYNC, pass(120)],
  },
  {
    name: "sync-failed",
    caption: "A member has logged out in the middle",
    roster: 300,
    articles: 20,
    steps: [
      ({ others }) => others[1]!.setGroup("raid"),
      ...SYNC,
      pass(7),
      ({ others }) => others[0]!.crash(),
      pass(200),
    ],
  },
  {
    name: "sync-incoming",
    caption: "While another member syncs with the player",
    roster: 600,
    articles: 10,
    isNewcomer: true,
    steps: [open("PANE_SYNC"), syncFromOther, pass(21)],
  },
  {
    name: "sync-received",
    caption: "After another member has synced with the player",
    roster: 60,
    articles: 5,
    isNewcomer: true,
    steps: [open("PANE_SYNC"), syncFromOther, pass(400)],
  },
  { name: "news-empty", caption: "No news yet", roster: 0, articles: 0, steps: [open("PANE_NEWS")] },
  {
    name: "news-read",
    caption: "News, one of them being read",
    roster: 10,
    articles: 40,
    steps: [open("PANE_NEWS"), press("DOWN"), press("DOWN")],
  },
  {
    name: "news-edit",
    caption: "Writing news",
    roster: 10,
    articles: 12,
    steps: [
      open("PANE_NEWS"),
      press("DOWN"),
      click("BUTTON_EDIT"),
      write("FIELD_TITLE", "Raid on Sunday: bring flasks"),
    ],
  },
  {
    name: "guild-info",
    caption: "Guild information",
    roster: 10,
    articles: 12,
    steps: [open("PANE_GUILD_INFO"), press("DOWN")],
  },
  {
    name: "calendar",
    caption: "The calendar of a month, with the next events",
    roster: 300,
    articles: 60,
    steps: [open("PANE_CALENDAR"), press("DOWN")],
  },
  {
    name: "calendar-edit",
    caption: "Planning an event",
    roster: 300,
    articles: 60,
    steps: [open("PANE_CALENDAR"), click("BUTTON_NEW"), write("FIELD_TITLE", "Guild birthday")],
  },
  {
    name: "roster-empty",
    caption: "The roster at the first login",
    roster: 0,
    articles: 0,
    steps: [open("PANE_ROSTER"), pass(2)],
  },
  {
    name: "roster",
    caption: "The roster of 5000 characters",
    roster: 5000,
    articles: 0,
    steps: [open("PANE_ROSTER"), pass(20)],
  },
  {
    name: "roster-card",
    caption: "A member of the roster at a glance",
    roster: 300,
    articles: 0,
    steps: [open("PANE_ROSTER"), pass(3), press("DOWN")],
  },
  {
    name: "roster-edit",
    caption: "The player's own entry, with a birthday that is none",
    roster: 300,
    articles: 0,
    steps: [open("PANE_ROSTER"), pass(3), click("BUTTON_OWN_ENTRY"), write("FIELD_BIRTHDATE", "31-12")],
  },
  {
    name: "roster-filter",
    caption: "What the roster can be narrowed down to",
    roster: 60,
    articles: 0,
    steps: [open("PANE_ROSTER"), pass(3), click("BUTTON_FILTER"), click("COLUMN_PROFESSIONS")],
  },
  {
    name: "roster-import",
    caption: "Before the game's guild list is imported",
    roster: 60,
    articles: 0,
    steps: [open("PANE_ROSTER"), pass(3), click("BUTTON_IMPORT_ROSTER"), pass(2)],
  },
  {
    name: "groups",
    caption: "Quick groups",
    roster: 60,
    articles: 0,
    steps: [
      open("PANE_GROUPS"),
      write("FIELD_GROUP", "Tuesday raid"),
      click("BUTTON_NEW"),
      ...GROUP.flatMap((user) => [write("FIELD_MEMBER", user), click("BUTTON_ADD")]),
    ],
  },
  {
    name: "groups-empty",
    caption: "No quick groups yet",
    roster: 0,
    articles: 0,
    steps: [open("PANE_GROUPS")],
  },
  {
    name: "member",
    caption: "The player's own characters",
    roster: 10,
    articles: 0,
    steps: [open("PANE_MEMBER"), press("DOWN")],
  },
  {
    name: "setup-new",
    caption: "The first login of a guild's leader: three steps",
    roster: 20,
    articles: 0,
    isNew: true,
    steps: [slash("/gh"), pass(1)],
  },
  {
    name: "setup",
    caption: "The guild's setup, with a guild that is to be linked",
    roster: 200,
    articles: 30,
    steps: [open("PANE_SETUP"), write("FIELD_GUILD", "Third Watch-Ravencrest"), click("BUTTON_ADD")],
  },
  {
    name: "maintenance",
    caption: "What is stored, and what can be done with it",
    roster: 600,
    articles: 40,
    steps: [open("PANE_MAINTENANCE"), pass(2)],
  },
  {
    name: "maintenance-reset",
    caption: "Before everything is emptied",
    roster: 60,
    articles: 10,
    steps: [open("PANE_MAINTENANCE"), click("BUTTON_RESET")],
  },
  {
    name: "logs",
    caption: "The log of the syncs that the player has begun",
    roster: 40,
    articles: 10,
    steps: [slash("/gh sync force"), pass(60), open("PANE_LOGS")],
  },
  {
    name: "log-sender",
    caption: "The same log in a window of its own",
    roster: 40,
    articles: 10,
    steps: [slash("/gh sync force"), pass(60), slash("/gh log sender")],
  },
  {
    name: "settings",
    caption: "The addon's page in the game's settings",
    roster: 0,
    articles: 0,
    steps: [slash("/gh settings")],
  },
];
